"""The published scores: all there, not stale, and told honestly."""

import importlib.util
import shutil
from pathlib import Path

import polars as pl
import pytest

from jobmorph.reference.edition import Edition, embedded_folder, open_edition
from jobmorph.reference.evidence_targets import evidence_area, evidence_hash
from jobmorph.reports.evidence import row_meets
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.tables import EVIDENCE
from jobmorph.studies.evidence import study_evidence


@pytest.mark.parametrize("area", ["exposure", "titles"])
def test_every_metric_that_must_exist_was_measured_with_this_code_and_data(area):
    found = study_evidence(area)
    EVIDENCE.check(found.table)
    assert set(evidence_area(area).metrics) <= set(found.table["metric_id"])
    assert (found.is_stale, found.stale_reason) == (False, None)


def test_floors_are_met_but_for_the_two_that_are_known_to_be_missed():
    rows = study_evidence("exposure").table.iter_rows(named=True)
    missed = {row["metric_id"] for row in rows if row_meets(row, "floor") is False}
    assert missed == {"exposure.next_wave_rank_api", "exposure.next_wave_rank_api_gain"}


def test_intervals_contain_their_value():
    table = study_evidence("exposure").table.drop_nulls(["low", "high"])
    assert (table["low"] <= table["value"]).all()
    assert (table["value"] <= table["high"]).all()


def test_scores_of_changed_data_are_stale(tmp_path):
    folder = tmp_path / "edition"
    shutil.copytree(embedded_folder(), folder)
    from jobmorph.build.writer import replace_table

    tasks = open_edition().table("task")
    replace_table("task", tasks.with_columns(pl.lit(0.5).alias("relevance")), folder)
    found = study_evidence("exposure", edition=Edition(folder))
    assert found.is_stale
    assert "changed since" in found.stale_reason


def test_the_hash_follows_tables():
    area, manifest = evidence_area("exposure"), open_edition().manifest
    assert len(evidence_hash(area, manifest)) == 64


def test_unknown_areas_are_refused():
    with pytest.raises(ParameterError, match=r"no scores are kept on 'magic'; areas: exposure"):
        study_evidence("magic")


def test_the_page_of_titles_shows_the_scores_that_ship():
    root = Path(__file__).parents[2]
    path = root / "benchmarks" / "evidence_table.py"
    spec = importlib.util.spec_from_file_location("evidence_table", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (root / "docs" / "method" / "titles.md").read_text(encoding="utf-8")
    assert "`titles.top1`" in page
    assert module.written(page, "titles") == page, (
        "run python benchmarks/evidence_table.py titles --write docs/method/titles.md"
    )
