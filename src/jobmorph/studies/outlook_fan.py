"""Quantiles of jobs year by year: of one unit, of a mixture of units, of their sum."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.forecast_error import ErrorModel
from jobmorph.market.group_total import (
    SharedScores,
    UnitForecast,
    draw_heads,
    draw_scores,
    mixed_scores,
)
from jobmorph.schema.parameter import Parameter
from jobmorph.studies.outlook_units import growth_factor, unit_forecast

FloatArray = NDArray[np.float64]

POINTS: Final = {
    "p05": 0.05,
    "p10": 0.10,
    "p25": 0.25,
    "p50": 0.50,
    "p75": 0.75,
    "p90": 0.90,
    "p95": 0.95,
}
DRAWS: Final = 4_000
INDEX_BASE: Final = 100.0
_MOST_SHARED: Final = 0.9


def unit_fan(unit: pl.DataFrame, model: ErrorModel, years: int) -> pl.DataFrame:
    """Lay out the range of one unit's jobs, year by year.

    Parameters
    ----------
    unit : polars.DataFrame
        One row of `outlook_forecast`.
    model : ErrorModel
        Past errors.
    years : int
        Years ahead.

    Returns
    -------
    polars.DataFrame
        As `OutlookResult.forecast`.
    """
    start = unit_forecast(unit)
    base_year = int(unit.item(0, "base_year"))
    rows = [_start_row(base_year, float(start.heads[0]))]
    for ahead in range(1, years + 1):
        errors = model.quantiles_at(start.size, tuple(POINTS.values()), float(ahead))[0]
        heads = start.heads[0] * np.exp(start.growth[0] * ahead + errors)
        chance = model.chance_below(start.size, -start.growth * ahead, float(ahead))[0]
        rows.append(_row(base_year, ahead, heads, float(chance), _beside(unit, start.heads, ahead)))
    return pl.DataFrame(rows)


def sum_fan(
    units: pl.DataFrame,
    model: ErrorModel,
    years: int,
    *,
    common: Parameter,
    rng: np.random.Generator,
    is_index: bool = False,
) -> pl.DataFrame:
    """Lay out the range of several units together, whose errors go together in part.

    Parameters
    ----------
    units : polars.DataFrame
        Rows of `outlook_forecast`, with `weight` for an index.
    model : ErrorModel
        Past errors.
    years : int
        Years ahead.
    common : Parameter
        Part of the errors that all units share, with its range.
    rng : numpy.random.Generator
        Source of the scores.
    is_index : bool
        Mix growth by weight, 100 in the base year, instead of adding jobs.

    Returns
    -------
    polars.DataFrame
        As `OutlookResult.forecast`.
    """
    start = unit_forecast(units)
    parts = _parts(units, start, is_index=is_index)
    scores = correlated_scores(start, model, common=common, rng=rng)
    base_year = int(units.item(0, "base_year"))
    rows = [_start_row(base_year, float(parts.sum()))]
    for ahead in range(1, years + 1):
        factors = draw_heads(start, model, scores, float(ahead)) / start.heads[:, None]
        total = parts @ factors
        heads = np.quantile(total, list(POINTS.values()))
        chance = float((total < parts.sum()).mean())
        rows.append(_row(base_year, ahead, heads, chance, _beside(units, parts, ahead)))
    return pl.DataFrame(rows)


def correlated_scores(
    start: UnitForecast, model: ErrorModel, *, common: Parameter, rng: np.random.Generator
) -> FloatArray:
    """Draw scores of units, the part that they share drawn from its own range; (N, M)."""
    shared = draw_scores(start.majors, DRAWS, rng=rng)
    part = common.quantile(rng.standard_normal(DRAWS))
    return _mixed(start, shared, model, np.clip(part, 0.0, _MOST_SHARED - model.major_share))


def sensitivity(
    units: pl.DataFrame,
    model: ErrorModel,
    years: int,
    *,
    common: Parameter,
    rng: np.random.Generator,
) -> pl.DataFrame:
    """Give the total at the target with the shared part held at its low, middle and high."""
    start = unit_forecast(units)
    shared = draw_scores(start.majors, DRAWS, rng=rng)
    rows = []
    for part in (common.low, common.value, common.high):
        scores = _mixed(start, shared, model, np.full(DRAWS, part))
        total = draw_heads(start, model, scores, float(years)).sum(axis=0)
        low, middle, high = np.quantile(total, [0.1, 0.5, 0.9])
        rows.append(
            {
                "common_share": part,
                "low": low,
                "middle": middle,
                "high": high,
                "fewer_probability": float((total < start.heads.sum()).mean()),
            }
        )
    return pl.DataFrame(rows)


def with_ranges(units: pl.DataFrame, model: ErrorModel, years: int) -> pl.DataFrame:
    """Add to each unit its own range at the target, in jobs.

    Returns
    -------
    polars.DataFrame
        The columns of `units` with low, middle, high, fewer_probability, official, alike.
    """
    start = unit_forecast(units)
    errors = model.quantiles_at(start.size, (0.1, 0.5, 0.9), float(years))
    heads = start.heads[:, None] * np.exp(start.growth[:, None] * years + errors)
    chance = model.chance_below(start.size, -start.growth * years, float(years))
    return units.with_columns(
        *(pl.Series(name, heads[:, at]) for at, name in enumerate(("low", "middle", "high"))),
        pl.Series("fewer_probability", chance),
        pl.Series("official", start.heads * growth_factor(units, "growth_official_year", years)),
        pl.Series("alike", start.heads * growth_factor(units, "growth_alike_year", years)),
    )


def _mixed(
    start: UnitForecast, shared: SharedScores, model: ErrorModel, part: FloatArray
) -> FloatArray:
    return mixed_scores(
        start.majors,
        shared,
        common_share=part,
        major_share=np.full(DRAWS, model.major_share),
    )


def _parts(units: pl.DataFrame, start: UnitForecast, *, is_index: bool) -> FloatArray:
    if not is_index:
        return start.heads
    return np.asarray(INDEX_BASE * units.get_column("weight").to_numpy())


def _beside(units: pl.DataFrame, parts: FloatArray, ahead: int) -> dict[str, float]:
    return {
        "official": float(parts @ growth_factor(units, "growth_official_year", ahead)),
        "alike": float(parts @ growth_factor(units, "growth_alike_year", ahead)),
    }


def _start_row(base_year: int, value: float) -> dict[str, float | int | None]:
    return {
        "year": base_year,
        "year_ahead": 0,
        **dict.fromkeys(POINTS, value),
        "fewer_probability": None,
        "official": value,
        "alike": value,
    }


def _row(
    base_year: int, ahead: int, values: FloatArray, chance: float, beside: dict[str, float]
) -> dict[str, float | int | None]:
    return {
        "year": base_year + ahead,
        "year_ahead": ahead,
        **dict(zip(POINTS, values.tolist(), strict=True)),
        "fewer_probability": chance,
        **beside,
    }
