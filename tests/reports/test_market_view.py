from dataclasses import replace

import polars as pl
import pytest

from jobmorph.reports.market_view import (
    group_finding,
    has_difference,
    major_groups,
    moves_finding,
    net_finding,
    openings_finding,
    path_finding,
    peak_quarter,
    shown_groups,
    wait_finding,
)

from ..studies.market_case import result


def with_quarters(group, series, case, **values):
    found = result("cut-first", None)
    is_row = (pl.col("group_id") == group) & (pl.col("series") == series) & (pl.col("case") == case)
    changed = [
        pl.when(is_row).then(pl.lit(value)).otherwise(pl.col(end)).alias(end)
        for end, value in values.items()
    ]
    return replace(found, quarters=found.quarters.with_columns(changed))


def test_groups_are_the_22_and_the_one_asked_for_first():
    assert len(major_groups(result())) == 22
    assert shown_groups(result())[0] == "41-3090"
    assert shown_groups(result("cut-first", None))[0] == "11-0000"


@pytest.mark.parametrize(
    ("low", "mid", "high", "told"),
    [(0.02, 0.03, 0.04, "Legal, +3.0 (+2.0 to +4.0) points"), (-0.04, -0.03, -0.02, "in 1")],
)
def test_a_group_counts_only_where_its_whole_range_lies_on_one_side(low, mid, high, told):
    found = with_quarters("23-0000", "unemployment_rate", "difference", low=low, mid=mid, high=high)
    all_zero = replace(
        found,
        quarters=found.quarters.with_columns(
            pl.when(pl.col("group_id") == "23-0000").then(pl.col(end)).otherwise(0.0).alias(end)
            for end in ("low", "mid", "high")
        ),
    )
    sentence = group_finding(all_zero)
    assert told in sentence
    above, below = ("1", "none") if low > 0 else ("none", "1")
    assert f"above the reference in {above} of 22 groups, below it in {below};" in sentence


def test_who_waits_longest_is_named_only_as_far_as_it_differs():
    assert wait_finding(result("cut-first", None)).startswith("All groups search about as long")
    apart = with_quarters("23-0000", "search_months", "scenario", low=7.0, mid=8.0, high=9.0)
    assert wait_finding(apart).startswith("Legal searches longest at the end, 8.0 (7.0-9.0) months")


def test_shares_of_hires_are_of_all_hires():
    found = result("cut-first", None)
    rows = {
        (left, to): heads
        for left, to, heads in found.moves.filter(pl.col("market_case") == "scenario")
        .select("origin_group", "destination_group", "hires_heads_year")
        .iter_rows()
    }
    total, outside = rows["all", "all"], rows["outside", "all"]
    own = sum(rows[group, group] for group in major_groups(found))
    sentence = moves_finding(found)
    assert f"; {100 * (total - own - outside) / total:.0f} of 100 come" in sentence
    assert f" {100 * outside / total:.0f} from outside" in sentence


def test_findings_of_the_reference_itself_compare_with_nothing():
    found = result("slow", None)
    assert not has_difference(found)
    assert "reference" not in path_finding(found)
    assert has_difference(result("cut-first", None))


def test_the_past_stands_beside_the_run():
    assert "counted since 2000-12: 3.4% to 14.8%" in openings_finding(result("cut-first", None))


def test_gains_and_losses_have_signs():
    sentence = net_finding(result("cut-first", None))
    gain, loss = sentence.split(";")
    assert "gains most" in gain and "+" in gain
    assert "loses most, -" in loss


def test_the_peak_is_that_of_the_mean():
    path = result("cut-first", None).path("unemployment_rate")
    assert path["mid"][peak_quarter(result("cut-first", None)) - 1] == path["mid"].max()
