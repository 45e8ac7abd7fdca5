"""The pipeline of a team: who grows into which level, and the year in which nobody is ready."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import Level
from jobmorph.schema.tables import PIPELINE

SHORT_FROM = 0.5  # half a seat: below it a shortage is rounding


@dataclass(frozen=True, slots=True)
class PipelineLevel:
    """One level of a team.

    Parameters
    ----------
    level : Level
        Its name.
    heads : float
        People there now.
    seats : tuple of float
        Seats wanted in each year, the first for one year ahead.
    months_to_next : tuple of float
        Months until a person is ready for the level above, in each year.
    attrition_share : float
        Share of people who leave the team in a year.
    outside_hires : float
        Most people a year who can be hired into this level from outside; the lowest level is
        always filled up to its seats.
    """

    level: Level
    heads: float
    seats: tuple[float, ...]
    months_to_next: tuple[float, ...]
    attrition_share: float
    outside_hires: float = 0.0


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A team's levels, year by year.

    Parameters
    ----------
    years : polars.DataFrame
        Contract `pipeline`; year 0 is now.
    short_level : Level or None
        The first level that runs short, if one does.
    short_year : int or None
        The first year ahead in which it does.
    """

    years: pl.DataFrame
    short_level: Level | None
    short_year: int | None


def run_pipeline(levels: Sequence[PipelineLevel]) -> Pipeline:
    """Step a team through the years.

    Each year, from the lowest level l up:

        N' = N (1 - attrition - up) + up_below N_below + hires,
        up = min(12 / months_to_next, open seats above / N),

    where seats are opened by attrition and moves up. A level is short in the first year in which
    its people and all outside hires allowed do not fill its seats.

    Parameters
    ----------
    levels : sequence of PipelineLevel
        Lowest first; all with the same number of years.

    Returns
    -------
    Pipeline

    Raises
    ------
    DataError
        If there is no level, or years differ in number.
    """
    lengths = {len(each.seats) for each in levels} | {len(each.months_to_next) for each in levels}
    if not levels or len(lengths) != 1:
        raise DataError("a pipeline needs levels with seats and months for the same years")
    heads = [each.heads for each in levels]
    rows = [_row(0, each, each.heads, each.seats[0] if each.seats else 0.0, 0.0) for each in levels]
    short: tuple[int, Level] | None = None
    for year in range(lengths.pop()):
        heads, missing = _step(levels, heads, year)
        for each, held, gap in zip(levels, heads, missing, strict=True):
            rows.append(_row(year + 1, each, held, each.seats[year], gap))
            if gap >= SHORT_FROM and short is None:
                short = (year + 1, each.level)
    frame = PIPELINE.check(pl.DataFrame(rows, schema=PIPELINE.polars_schema))
    return Pipeline(frame, short[1] if short else None, short[0] if short else None)


def _step(
    levels: Sequence[PipelineLevel], heads: list[float], year: int
) -> tuple[list[float], list[float]]:
    """Return people and empty seats of every level a year on; the top is filled first."""
    stay = [n * (1.0 - each.attrition_share) for n, each in zip(heads, levels, strict=True)]
    missing = [0.0] * len(levels)
    for place in range(len(levels) - 1, -1, -1):
        each = levels[place]
        gap = max(each.seats[year] - stay[place], 0.0)
        if place == 0:
            stay[0] += gap
            continue
        ready = stay[place - 1] * min(12.0 / levels[place - 1].months_to_next[year], 1.0)
        up = min(ready, gap)
        stay[place - 1] -= up
        hired = min(gap - up, each.outside_hires)
        stay[place] += up + hired
        missing[place] = gap - up - hired
    return stay, missing


def _row(
    year: int, each: PipelineLevel, heads: float, seats: float, short: float
) -> dict[str, object]:
    return {
        "year_ahead": float(year),
        "level": each.level,
        "heads": heads,
        "seat_heads": seats,
        "short_heads": short,
    }
