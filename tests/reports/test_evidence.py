import re

import polars as pl
import pytest

from jobmorph.reports.evidence import evidence_words, meets, score_words, terminal_evidence
from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.reports.theme import ASCII
from jobmorph.schema.tables import EVIDENCE


@pytest.fixture
def evidence():
    rows = [
        {
            "metric_id": "invented.auc",
            "area": "exposure",
            "metric": "Task seen in use, AUC",
            "protocol": "Invented folds",
            "value": 0.812345,
            "low": 0.79,
            "high": 0.83,
            "n": 18428,
            "baseline_name": "single label",
            "baseline_value": 0.71,
            "floor": 0.80,
            "goal": 0.86,
            "is_higher_better": True,
        },
        {
            "metric_id": "invented.ece",
            "area": "titles",
            "metric": "Calibration error",
            "protocol": "Invented split",
            "value": 0.06,
            "low": None,
            "high": None,
            "n": 200,
            "baseline_name": None,
            "baseline_value": None,
            "floor": 0.05,
            "goal": None,
            "is_higher_better": False,
        },
    ]
    for row in rows:
        row.update(
            data="invented data",
            command="jobmorph evidence --recompute --from DIR",
            computed_on="2099-01-01",
            input_hash="0" * 64,
        )
    return EVIDENCE.check(pl.DataFrame(rows, schema=EVIDENCE.polars_schema))


def test_a_score_reads_in_one_line(evidence):
    first, second = evidence.iter_rows(named=True)
    assert score_words(first) == (
        "0.812 (0.79 to 0.83); 18,428 cases; beside it: single label 0.71; floor 0.8 met; "
        "goal 0.86 missed; "
        "higher is better"
    )
    assert score_words(second) == (
        "0.06; 200 cases; no baseline; floor 0.05 missed; no goal set; lower is better"
    )


@pytest.mark.parametrize(
    ("value", "target", "is_higher_better", "is_met"),
    [(0.8, 0.8, True, True), (0.05, 0.05, False, True), (0.06, 0.05, False, False)],
)
def test_direction_counts(value, target, is_higher_better, is_met):
    assert meets(value, target, is_higher_better=is_higher_better) is is_met


@pytest.mark.parametrize("width", [60, 80])
def test_fits_and_names_what_is_stale(evidence, width):
    stale = frozenset({"invented.ece"})
    text = terminal_evidence(evidence, TerminalStyle(width, ASCII), stale=stale)
    assert max(map(cell_width, text.splitlines())) <= width
    assert text.isascii()
    assert text.count("stale") == 1
    assert text.index("EXPOSURE") < text.index("TITLES") < text.index("stale")


def test_floor_and_goal_stand_in_words_and_are_counted(evidence):
    text = terminal_evidence(evidence)
    assert "Floors met: 1 of 1; goals met: 0 of 1." in text
    assert "Floors met: 0 of 1; goals met: 0 of 0." in text
    assert re.search(
        r"^   0\.812 \(0\.79 to 0\.83\) +floor 0\.8 met +goal 0\.86 missed$", text, re.M
    )
    assert "Calibration error; lower is better" in text


def test_variants_and_methods_are_folded_unless_asked_for(evidence):
    variants = evidence.with_columns(
        pl.lit("exposure").alias("area"),
        pl.Series("metric_id", ["exposure.variants.one", "exposure.variants.two"]),
        pl.Series("metric", ["Tried with trees", "Tried with lines"]),
    )
    rows = pl.concat([evidence, variants])
    folded = terminal_evidence(rows)
    assert "2 variants tried, and how each score was measured: --all" in folded
    assert "Tried with trees" not in folded
    assert "Invented folds" not in folded
    unfolded = terminal_evidence(rows, is_all=True)
    assert "2 variants tried and not chosen" in unfolded
    assert "How: Invented folds" in unfolded
    assert "exposure.variants.two" in unfolded
    # What was tried does not count among the floors met.
    assert "Floors met: 1 of 1" in unfolded


def test_scores_with_a_target_come_first(evidence):
    plain = evidence.head(1).with_columns(
        pl.lit(None, dtype=pl.Float64).alias("floor"),
        pl.lit(None, dtype=pl.Float64).alias("goal"),
        pl.lit("No target here").alias("metric"),
        pl.lit("invented.plain").alias("metric_id"),
    )
    text = terminal_evidence(pl.concat([plain, evidence.head(1)]))
    assert text.index("Task seen in use") < text.index("without a target")
    assert text.index("without a target") < text.index("No target here")


def test_no_scores_is_said(evidence):
    assert "holds no scores" in terminal_evidence(evidence.clear(), area="market")


def test_words_for_markdown(evidence):
    assert evidence_words(evidence).height == 2
    assert evidence_words(evidence.clear()).is_empty()
