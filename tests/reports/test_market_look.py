from dataclasses import replace

import polars as pl

from jobmorph.reports.market_look import look_parts, scenario_chart
from jobmorph.reports.market_terminal import lead_sentence
from jobmorph.studies.market_look import HEADLINES, MarketLook

from ..studies.market_case import YEARS, result


def look_at(name):
    run = result(name, None)
    return MarketLook(
        scenario=name,
        years=YEARS,
        draws=run.draws,
        dropped_draws=0,
        seed=0,
        base_date=run.base_date,
        headlines=run.headlines.filter(pl.col("quantity").is_in(HEADLINES)),
        quarters=run.quarters.filter(
            (pl.col("group_id") == "all") & (pl.col("series") == "unemployment_rate")
        ),
        record=run.record,
    )


def with_peaks(look, low, mid, high):
    is_peak = (pl.col("quantity") == "peak_unemployment_rate") & (pl.col("case") == "difference")
    ends = {"low": low, "mid": mid, "high": high}
    return replace(
        look,
        headlines=look.headlines.with_columns(
            pl.when(is_peak).then(value).otherwise(pl.col(end)).alias(end)
            for end, value in ends.items()
        ),
    )


def test_a_look_answers_as_its_run_does():
    parts = look_parts([look_at("cut-first"), look_at("slow")], "cut-first")
    assert parts.lead == lead_sentence(result("cut-first", None))
    path, peaks = parts.charts
    assert len(path.drawings) == 2 and len(path.tables[0].rows) == 4 * YEARS
    for chart in (path, peaks):
        assert "4 draws of seed 0" in chart.source and "edition 2026.11" in chart.source
    assert look_parts([look_at("slow")], "cut-first") is None


def test_scenarios_stand_from_most_to_least_and_the_reference_in_the_table_only():
    one, other = look_at("cut-first"), replace(look_at("cut-first"), scenario="fast")
    chart = scenario_chart(
        [with_peaks(one, -0.001, 0.0005, 0.002), look_at("slow"),
         with_peaks(other, 0.001, 0.003, 0.005)]
    )  # fmt: skip
    assert [row.label for row in chart.rows] == ["fast", "cut-first"]
    assert chart.rows[0].figures == ("+0.3 (+0.1 to +0.5)",)
    assert [row[0] for row in chart.tables[0].rows] == ["cut-first", "slow", "fast"]
    assert "in 1 of 2 scenarios" in chart.title
    both = [with_peaks(each, -0.001, 0.0, 0.001) for each in (one, other)]
    assert "in none of 2 scenarios" in scenario_chart(both).title
