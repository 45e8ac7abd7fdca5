"""The Python interface of the labour market."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_result import MarketResult


@dataclass(frozen=True, slots=True)
class MarketAnswer(TableAnswer, MarketResult):
    """A `MarketResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.market import render_market

        return render_market(self, output_format)

    def shown_page(self) -> str:
        """Return the answer and its first charts: the whole page is long for a notebook."""
        from jobmorph.reports.market_page import market_html

        return market_html(self, is_short=True)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.scenario

    @property
    def shown_table(self) -> pl.DataFrame:
        """Series by quarter, group and case: what `to_pandas` returns."""
        return self.quarters


def market(
    scenario: str | Scenario = "expected",
    *,
    years: int = 10,
    draws: int = 200,
    occupation: str | None = None,
    seed: int = 0,
    run_folder: str | Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    edition: Edition | str | Path | None = None,
) -> MarketAnswer:
    """Answer what a scenario does to US employment, unemployment and openings.

    Parameters
    ----------
    scenario : str or Scenario
        A shipped name (slow, expected, fast, augment-first, cut-first), a YAML file, or a scenario.
    years : int
        Years ahead, 1 to 10.
    draws : int
        Draws of all uncertain assumptions.
    occupation : str, optional
        A job in anybody's words, recorded by itself.
    seed : int
        Seed of the draws.
    run_folder : path, optional
        Where blocks of draws are kept, so that a run can go on after an interruption.
    progress : callable, optional
        Called with draws done and draws asked for.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    MarketAnswer
        Frozen; `headlines` sums up, `quarters` holds every series, `waits` who waits longest.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = market("slow", years=1, draws=2)
    >>> answer.headline("peak_unemployment_rate", "difference").mid
    0.0
    """
    # The simulator's compiler is slow to load, and no other question needs it.
    from jobmorph.studies.market import study_market
    from jobmorph.studies.market_scenarios import named_scenario

    held = opened(edition) or open_edition()
    asked = scenario if isinstance(scenario, Scenario) else named_scenario(scenario, held)
    result = study_market(
        asked,
        years=years,
        draws=draws,
        occupation=occupation,
        seed=seed,
        edition=held,
        progress=progress,
        run_folder=None if run_folder is None else Path(run_folder),
    )
    return answer_of(MarketAnswer, result)
