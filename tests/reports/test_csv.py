import io

import polars as pl
import pytest

from jobmorph.reports.csv import TASK_COLUMNS, role_csv


def test_every_verdict_reads_back_at_full_precision(result):
    frame = pl.read_csv(io.StringIO(role_csv(result)))
    assert tuple(frame.columns) == TASK_COLUMNS
    assert frame.height == result.tasks.height * 9
    for task in result.tasks.iter_rows(named=True):
        rows = frame.filter(pl.col("task_id") == task["task_id"])
        for row in rows.iter_rows(named=True):
            for bound in ("low", "mid", "high"):
                assert row[bound] == task[f"{row['moment']}_{row['part']}_{bound}"]


def test_mids_sum_to_one_and_rows_say_source_and_date(result):
    frame = pl.read_csv(io.StringIO(role_csv(result)))
    sums = frame.group_by("task_id", "moment").agg(pl.col("mid").sum())
    assert sums["mid"].to_list() == pytest.approx([1.0] * sums.height, abs=1e-9)
    assert frame["edition"].cast(pl.String).unique().to_list() == ["2099.01"]
    assert frame["usage_as_of"].unique().to_list() == ["2026-02"]


def test_a_label_that_is_a_formula_is_text(result):
    from dataclasses import replace

    tasks = result.tasks.with_columns(pl.lit('=HYPERLINK("x")').alias("label"))
    frame = pl.read_csv(io.StringIO(role_csv(replace(result, tasks=tasks))))
    assert frame["label"][0] == '\'=HYPERLINK("x")'
