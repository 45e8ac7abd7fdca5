"""Which assumption matters most for a scenario: a ranking and what it rests on."""

from dataclasses import dataclass, field
from typing import Final, Literal

import polars as pl

from jobmorph.schema.record import RunRecord
from jobmorph.studies.market_result import MarketNote

SCHEMA_VERSION: Final = "1.0"
Method = Literal["ranks", "sobol", "one-at-a-time"]
METHODS: Final[tuple[Method, ...]] = ("ranks", "sobol", "one-at-a-time")


@dataclass(frozen=True, slots=True)
class MarketSensitivity:
    """What an outcome of a scenario, less its reference, rests on.

    Parameters
    ----------
    scenario : str
        Name of the scenario.
    method : {'ranks', 'sobol', 'one-at-a-time'}
        How it was found out.
    years : int
        Years ahead.
    draws : int
        Draws of all assumptions asked for; base draws of 'sobol'; runs of 'one-at-a-time'.
    runs, dropped_runs : int
        Runs of the labour market, and those without a state of rest.
    table : polars.DataFrame
        rank, parameter, meaning, tier, outcome (peak_unemployment_rate, end_unemployment_rate,
        end_openings_rate), case ('difference': totals come back; 'open_difference': they do not),
        and by method: 'ranks' correlation, at_low, at_high; 'one-at-a-time' at_low, at_middle,
        at_high, swing, noise; 'sobol' first_order, first_order_low, first_order_high, total,
        total_low, total_high (95%, bootstrap of base draws) and members, the number of assumptions
        that the row moves. The strongest stand first.
    notes : tuple of MarketNote
        What a reader must know.
    record : RunRecord
        Edition, seed, assumptions, sources.
    """

    scenario: str
    method: Method
    years: int
    draws: int
    runs: int
    dropped_runs: int
    table: pl.DataFrame
    notes: tuple[MarketNote, ...]
    record: RunRecord
    schema_version: str = field(default=SCHEMA_VERSION)

    def ranking(self, outcome: str, case: str = "difference") -> pl.DataFrame:
        """Return the rows of one outcome, the strongest first."""
        return self.table.filter((pl.col("outcome") == outcome) & (pl.col("case") == case))
