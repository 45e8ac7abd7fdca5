"""The Python interface of two scenarios of the labour market beside each other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_compare_result import MarketComparison


@dataclass(frozen=True, slots=True)
class MarketComparisonAnswer(TableAnswer, MarketComparison):
    """A `MarketComparison` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`; forms: 'table', 'json', 'csv', 'md', 'html'."""
        from jobmorph.reports.market_compare import render_market_compare

        return render_market_compare(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return f"{self.first}, {self.second}"

    @property
    def shown_table(self) -> pl.DataFrame:
        """Series by quarter, group and case: what `to_pandas` returns."""
        return self.quarters


def market_compare(
    first: str | Scenario,
    second: str | Scenario,
    *,
    years: int = 10,
    draws: int = 200,
    occupation: str | None = None,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
    edition: Edition | str | Path | None = None,
) -> MarketComparisonAnswer:
    """Run two scenarios over the same draws, and take the difference in each draw.

    Parameters
    ----------
    first, second : str or Scenario
        Shipped names, YAML files, or scenarios.
    years : int
        Years ahead, 1 to 10.
    draws : int
        Draws of all uncertain assumptions.
    occupation : str, optional
        A job in anybody's words, recorded by itself.
    seed : int
        Seed of the draws.
    progress : callable, optional
        Called with draws done and draws asked for.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    MarketComparisonAnswer
        Frozen; `changes` says what differs, `headlines` sums up, `quarters` holds every series.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = market_compare("slow", "slow", years=1, draws=2)
    >>> answer.headline("peak_unemployment_rate").mid
    0.0
    """
    # The simulator's compiler is slow to load, and no other question needs it.
    from jobmorph.studies.market_compare import study_market_compare
    from jobmorph.studies.market_scenarios import named_scenario

    held = opened(edition) or open_edition()
    scenarios = [
        each if isinstance(each, Scenario) else named_scenario(each, held)
        for each in (first, second)
    ]
    result = study_market_compare(
        *scenarios,
        years=years,
        draws=draws,
        occupation=occupation,
        seed=seed,
        edition=held,
        progress=progress,
    )
    return answer_of(MarketComparisonAnswer, result)
