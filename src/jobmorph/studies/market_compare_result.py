"""Two scenarios beside each other: both runs, and their difference draw by draw."""

from dataclasses import dataclass, field
from typing import Final

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import RunRecord
from jobmorph.studies.market_result import ALL, AskedNode, MarketNote, headline_of, path_of

SCHEMA_VERSION: Final = "1.0"


@dataclass(frozen=True, slots=True)
class MarketComparison:
    """What one scenario does to the US labour market beside another.

    Cases: 'first', 'second', and 'difference', the second less the first in the same draw; ranges
    (low, mid, high) of a difference are those of the difference, which are narrower than what the
    two ranges beside each other suggest. 'reference', AI as slow as computers, stands beside them
    where both scenarios share it.

    Parameters
    ----------
    first, second : str
        Names of the scenarios.
    years : int
        Years ahead.
    draws, dropped_draws : int
        Draws that came to rest in both, and those that did not.
    base_date : str
        'YYYY-MM' at which runs start.
    asked : AskedNode or None
        The occupation asked for.
    changes : polars.DataFrame
        parameter, meaning, unit, and first_low, first_value, first_high, second_low, second_value,
        second_high of every assumption that differs.
    groups : polars.DataFrame
        group_id, title, employed_heads.
    headlines : polars.DataFrame
        quantity (as in `MarketResult.headlines`, and jobs_wanted_open: demand over the reference's
        in the last year if the total is left open), case, low, mid, high.
        `extra_unemployed_years` has a difference only: person-years of unemployment.
    quarters : polars.DataFrame
        quarter, group_id, series, case, low, mid, high; as in `MarketResult.quarters`.
    demand : polars.DataFrame
        group_id, year, baseline_heads, closure (full, open), case (first, second, difference), low,
        mid, high: jobs wanted over those of the reference.
    notes : tuple of MarketNote
        What a reader must know.
    record : RunRecord
        Edition, seed, assumptions of the first scenario, sources.
    """

    first: str
    second: str
    years: int
    draws: int
    dropped_draws: int
    base_date: str
    asked: AskedNode | None
    changes: pl.DataFrame
    groups: pl.DataFrame
    headlines: pl.DataFrame
    quarters: pl.DataFrame
    demand: pl.DataFrame
    notes: tuple[MarketNote, ...]
    record: RunRecord
    schema_version: str = field(default=SCHEMA_VERSION)

    def headline(self, quantity: str, case: str = "difference") -> Estimate:
        """Look up one headline.

        Raises
        ------
        KeyError
            If there is none.
        """
        return headline_of(self.headlines, quantity, case)

    def path(self, series: str, case: str = "difference", group_id: str = ALL) -> pl.DataFrame:
        """Return quarter, low, mid, high of one series of one group."""
        return path_of(self.quarters, series, case, group_id)
