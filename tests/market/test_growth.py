from dataclasses import replace

import numpy as np
import pytest

from jobmorph.market.growth import (
    METHODS,
    TrendRule,
    choose_damping,
    forecast_growth,
    relative_trend,
)

from .small_record import YEARS, make_record

RECORD = make_record()


def steady(rates):
    """Return jobs that change at a steady yearly log rate each."""
    ages = np.array(YEARS) - YEARS[0]
    heads = 1e5 * np.exp(np.outer(rates, ages))
    at = slice(0, len(rates))
    return replace(
        RECORD,
        units=RECORD.units[at],
        majors=RECORD.majors[at],
        heads=heads,
        wide_heads=heads,
        wide_group=np.arange(len(rates)),
        projected_base=RECORD.projected_base[at],
        projected=RECORD.projected_base[at] * 1.1,
        is_broken=np.zeros(len(rates), dtype=bool),
    )


def test_a_trend_is_relative_yearly_and_held():
    record = steady([0.05, 0.05, 0.5])
    total = record.total_growth(2008, 2014) / 6
    trend = relative_trend(record, 2014)
    assert trend[0] == pytest.approx(max(0.05 - total, -0.12))
    assert trend[2] == pytest.approx(min(0.5 - total, 0.12))


def test_a_trend_of_the_pandemic_years_ends_before_them():
    assert relative_trend(RECORD, 2021) == pytest.approx(relative_trend(RECORD, 2019))
    # From 2019, where a lookback would start in 2020.
    moved = TrendRule(lookback_years=5)
    end = RECORD.growth(2019, 2025) - RECORD.total_growth(2019, 2025)
    expected = np.clip(np.nan_to_num(end / 6), -0.12, 0.12)
    assert relative_trend(RECORD, 2025, rule=moved) == pytest.approx(expected)


def test_damping_is_what_earlier_pairs_ask_for():
    # Shares that drift for ever: all of the trend goes on, as far as the grid reaches.
    assert choose_damping(steady([0.01, 0.012, 0.015, 0.008]), 2018) == 0.8
    rng = np.random.default_rng(1)
    noise = replace(RECORD, heads=1e5 * np.exp(0.2 * rng.standard_normal(RECORD.heads.shape)))
    # Shares that return to their mean: none of it does.
    assert choose_damping(replace(noise, wide_heads=noise.heads), 2018) == 0.0


def test_methods_by_hand():
    found = forecast_growth(RECORD, 2018, damping=0.5)
    alike = np.full(400, found.total)
    assert found.yearly("no_change").tolist() == [0.0] * 400
    assert found.yearly("alike") == pytest.approx(alike)
    plain = found.yearly("sum", is_levelled=False)
    assert plain == pytest.approx(found.official + 0.5 * found.trend)
    average = found.yearly("average", is_levelled=False)
    # The sum and the average rank alike: one is the other stretched.
    assert 2 * average - alike == pytest.approx(plain)


def test_levelled_methods_grow_together_as_officially_projected():
    found = forecast_growth(RECORD, 2018)
    heads = RECORD.heads_in(2018)
    for method in ("trend", "sum"):
        ahead = heads @ np.exp(10 * found.yearly(method)) / heads.sum()
        assert np.log(ahead) / 10 == pytest.approx(found.total)


def test_a_unit_without_a_line_grows_like_all():
    projected = RECORD.projected.copy()
    projected[5] = np.nan
    found = forecast_growth(replace(RECORD, projected=projected), 2018)
    assert found.official[5] == found.total


@pytest.mark.parametrize("origin", [2014, 2018, 2021])
def test_no_later_row_is_read(origin):
    plain = forecast_growth(RECORD, origin)
    later = forecast_growth(shift_the_future(RECORD, origin), origin)
    for method in METHODS:
        assert later.yearly(method).tolist() == plain.yearly(method).tolist()


def shift_the_future(record, origin):
    late = np.array(record.years) > origin
    editions = np.array(record.vintages) > origin
    change = np.random.default_rng(7).uniform(0.1, 9.0, len(record.units))[:, None]
    return replace(
        record,
        heads=np.where(late, record.heads * change, record.heads),
        wide_heads=np.where(late, record.wide_heads * change, record.wide_heads),
        projected=np.where(editions, record.projected * change, record.projected),
        projected_base=np.where(editions, record.projected_base / change, record.projected_base),
    )


def test_figures_of_the_made_up_record_stay_as_they_are():
    found = forecast_growth(RECORD, 2018)
    assert (found.damping, found.total) == (0.8, pytest.approx(0.0149318, abs=1e-6))
    assert found.yearly("sum")[:3] == pytest.approx([0.0743893, -0.1413443, 0.0016453], abs=1e-6)
