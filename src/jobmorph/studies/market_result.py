"""The answer to 'what happens to everybody under this scenario?', as tables and a record."""

from dataclasses import dataclass, field
from typing import Final, Protocol

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION: Final = "1.0"
ALL: Final = "all"
# Who starts to work without a job before and without having been unemployed.
OUTSIDE: Final = "outside"

# Series of a run, in the order in which they are shown; heads are US employees.
SERIES: Final = (
    "employed_heads",
    "unemployed_heads",
    "unemployment_rate",
    "long_term_share",
    "openings_heads",
    "openings_rate",
    "hires_heads_month",
    "lost_jobs_heads_month",
    "job_changes_heads_month",
    "search_months",
)


@dataclass(frozen=True, slots=True)
class MarketNote:
    """Something a reader must know: a stable name, and one plain sentence."""

    note_id: str
    text: str


@dataclass(frozen=True, slots=True)
class AskedNode:
    """The occupation asked for, as the simulator knows it.

    Parameters
    ----------
    query, title : str
        What was asked, and the job it was read as.
    moves_node, node_title : str
        The node that holds most of it.
    weight : float
        Part of the job that lies there, 0 to 1.
    """

    query: str
    title: str
    moves_node: str
    node_title: str
    weight: float


def headline_of(headlines: pl.DataFrame, quantity: str, case: str) -> Estimate:
    """Look up one headline of a run, or of two beside each other.

    Raises
    ------
    KeyError
        If there is none.
    """
    rows = headlines.filter((pl.col("quantity") == quantity) & (pl.col("case") == case))
    if rows.is_empty():
        raise KeyError(f"{quantity}, {case}")
    row = rows.row(0, named=True)
    return Estimate(row["low"], row["mid"], row["high"])


def path_of(quarters: pl.DataFrame, series: str, case: str, group_id: str) -> pl.DataFrame:
    """Return quarter, low, mid, high of one series of one group."""
    wanted = (
        (pl.col("series") == series) & (pl.col("case") == case) & (pl.col("group_id") == group_id)
    )
    return quarters.filter(wanted).select("quarter", "low", "mid", "high")


class MarketSpan(Protocol):
    """Anything that runs from a month on."""

    @property
    def years(self) -> int:
        """Years ahead."""

    @property
    def base_date(self) -> str:
        """'YYYY-MM' at which it starts."""


class MarketTotals(MarketSpan, Protocol):
    """What is told of all groups together; of a whole run, and of a first look at one."""

    @property
    def scenario(self) -> str:
        """Name of the scenario."""

    @property
    def draws(self) -> int:
        """Draws that came to rest."""

    @property
    def headlines(self) -> pl.DataFrame:
        """Headlines; see `MarketResult`."""

    @property
    def record(self) -> RunRecord:
        """Edition, seed, assumptions, sources."""

    def headline(self, quantity: str, case: str = "scenario") -> Estimate:
        """Look up one headline."""

    def path(self, series: str, case: str = "scenario", group_id: str = ALL) -> pl.DataFrame:
        """Return quarter, low, mid, high of one series."""


@dataclass(frozen=True, slots=True)
class MarketResult:
    """What a scenario does to the US labour market, beside the reference run.

    Ranges hold the mean over draws (mid), the 10th and the 90th percentile. Cases: 'scenario'
    (total employment comes back to the baseline's in time), 'open' (it does not: a bound),
    'reference' (AI spreads slowly; what the official projection assumes); 'difference' and
    'open_difference' are those less the reference, draw by draw.

    Parameters
    ----------
    scenario : str
        Name of the scenario.
    years : int
        Years ahead.
    draws, dropped_draws : int
        Draws that were run, and those without a state of rest.
    base_date : str
        'YYYY-MM' at which a run starts.
    asked : AskedNode or None
        The occupation asked for.
    groups : polars.DataFrame
        group_id, title, employed_heads: 'all', the 22 major groups, the node asked for.
    quarters : polars.DataFrame
        quarter (1 to 4 x years), group_id, series (one of `SERIES`), case, low, mid, high. Stocks
        and rates at the quarter's end, flows a month. `search_months` is the unemployed over
        those who find work in a month.
    headlines : polars.DataFrame
        quantity (peak_unemployment_rate, end_unemployment_rate, peak_year, end_openings_rate,
        end_long_term_share, extra_unemployed_years, lost_jobs), case, low, mid, high.
        `extra_unemployed_years` are person-years of unemployment above the reference;
        `lost_jobs` all separations over the run.
    waits : polars.DataFrame
        group_id, title, series (long_term_share, search_months), low, mid, high of the scenario
        in the last year, reference and difference_low, difference, difference_high; longest first.
    beveridge : polars.DataFrame
        quarter, case, unemployment_rate, openings_rate: means over draws.
    demand : polars.DataFrame
        group_id, year, baseline_heads, and low, mid, high of saved_share, multiplier_full,
        multiplier_open: demand over the reference's, weighted by the baseline's jobs.
    moves : polars.DataFrame
        Contract `market_move`: hires of the last year by the group of the last or present job and
        the group of the new one; unemployed count with their last trade, whoever starts from
        outside with 'outside'. Cases as above. Four weeks stand for the year, the middle one of
        each quarter for its thirteen; recalls take no opening and are not in it.
    net_moves : polars.DataFrame
        Contract `market_net_move`: what each group gains from all others in that year.
    past : polars.DataFrame
        Contract `market_past`: unemployment and openings as published, month by month.
    network : polars.DataFrame
        model (network, own_occupation, one_pool), quantity, case, low, mid, high: what moving
        between occupations adds, totals only.
    ranking : polars.DataFrame
        Which assumption matters most over the draws; see `market_tornado.draw_ranking`. Each one
        moved by itself: `market_tornado.study_tornado`.
    scores : polars.DataFrame
        Contract `evidence`: how well the simulator follows the past, what it misses too; variants
        that were tried are left out.
    held_back_share : float
        Part of the moves of the table that search leaves out, since the table alone would let
        their destinations grow without a shock.
    notes : tuple of MarketNote
        What a reader must know.
    record : RunRecord
        Edition, seed, assumptions, sources.
    """

    scenario: str
    years: int
    draws: int
    dropped_draws: int
    base_date: str
    asked: AskedNode | None
    groups: pl.DataFrame
    quarters: pl.DataFrame
    headlines: pl.DataFrame
    waits: pl.DataFrame
    beveridge: pl.DataFrame
    demand: pl.DataFrame
    moves: pl.DataFrame
    net_moves: pl.DataFrame
    past: pl.DataFrame
    network: pl.DataFrame
    ranking: pl.DataFrame
    scores: pl.DataFrame
    held_back_share: float
    notes: tuple[MarketNote, ...]
    record: RunRecord
    schema_version: str = field(default=SCHEMA_VERSION)

    def headline(self, quantity: str, case: str = "scenario") -> Estimate:
        """Look up one headline.

        Raises
        ------
        KeyError
            If there is none.
        """
        return headline_of(self.headlines, quantity, case)

    def path(self, series: str, case: str = "scenario", group_id: str = ALL) -> pl.DataFrame:
        """Return quarter, low, mid, high of one series of one group."""
        return path_of(self.quarters, series, case, group_id)

    def title_of(self, group_id: str) -> str:
        """Return the name of a group; those from outside have none and keep their id.

        Raises
        ------
        KeyError
            If there is no such group.
        """
        if group_id == OUTSIDE:
            return group_id
        rows = self.groups.filter(pl.col("group_id") == group_id)
        if rows.is_empty():
            raise KeyError(group_id)
        return str(rows.item(0, "title"))
