"""Which assumption matters most for a scenario? Ranks, Sobol indices, or one at a time."""

from typing import Final

import numpy as np
import polars as pl

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market import (
    DEFAULT_YEARS,
    EXPECTED,
    LONGEST_YEARS,
    MOST_DRAWS,
    market_record,
    shared_draws,
)
from jobmorph.studies.market_alike import FEWEST_DRAWS, alike_note
from jobmorph.studies.market_demand import ScenarioPair, scenario_pair
from jobmorph.studies.market_matter_result import METHODS, MarketSensitivity, Method
from jobmorph.studies.market_result import MarketNote
from jobmorph.studies.market_scenarios import all_parameters, reference_scenario
from jobmorph.studies.market_sobol import MatterRuns, sobol_runs, sobol_table
from jobmorph.studies.market_tornado import (
    OUTCOMES,
    draw_ranking,
    ranged_parameters,
    study_tornado,
    tornado_runs,
    totals_run,
)
from jobmorph.studies.progress import Progress

DEFAULTS: Final[dict[Method, int]] = {"ranks": 200, "sobol": 64, "one-at-a-time": 0}
FEWEST: Final[dict[Method, int]] = {"ranks": FEWEST_DRAWS, "sobol": 4, "one-at-a-time": 0}
_NOTES: Final = {
    "difference": "Outcomes are less the reference in the same draw: what both share matters "
    "little for them.",
    "range": "An assumption matters as far as its range reaches; ranges are judgement in places.",
}


def study_sensitivity(
    scenario: Scenario | None = None,
    *,
    method: Method = "ranks",
    years: int = DEFAULT_YEARS,
    draws: int | None = None,
    seed: int = 0,
    edition: Edition | None = None,
    progress: Progress | None = None,
) -> MarketSensitivity:
    """Find out which assumption an outcome of a scenario rests on most.

    Parameters
    ----------
    scenario : Scenario, optional
        A patch on the assumptions; without it all assumptions as they stand.
    method : {'ranks', 'sobol', 'one-at-a-time'}
        Rank correlations over the draws; shares of variance; each assumption at its ends.
    years : int
        Years ahead, 1 to 10.
    draws : int, optional
        Draws ('ranks', 200 if not given) or base draws ('sobol', 64 if not given).
    seed : int
        Seed of the draws.
    edition : Edition, optional
        The embedded one if not given.
    progress : callable, optional
        Called with runs done and runs asked for.

    Returns
    -------
    MarketSensitivity

    Raises
    ------
    ParameterError
        If method, years or draws are out of range.
    """
    count = check_sensitivity(method, years, draws)
    edition = edition or open_edition()
    pair = scenario_pair(scenario, reference_scenario(edition), all_parameters())
    notes = [MarketNote(key, text) for key, text in _NOTES.items()]
    if method == "sobol":
        found = sobol_table(edition, pair, years=years, draws=count, seed=seed, progress=progress)
    elif method == "ranks":
        found = _ranks(edition, pair, years, count, seed, progress)
        alike = alike_note(shared_draws(seed, count, edition), ranged_parameters(pair.scenario))
        notes = [*alike, *notes]
    else:
        table = study_tornado(scenario, years=years, edition=edition, progress=progress)
        runs = planned_runs(scenario, method, count, edition=edition)
        found = MatterRuns(table, runs, _dropped_ends(table))
    name = EXPECTED if scenario is None else scenario.name
    return MarketSensitivity(
        scenario=name,
        method=method,
        years=years,
        draws=count or found.runs,
        runs=found.runs,
        dropped_runs=found.dropped_runs,
        table=found.table,
        notes=tuple(notes),
        record=market_record(edition, pair.scenario, name, seed),
    )


def check_sensitivity(method: str, years: int, draws: int | None) -> int:
    """Return the draws of an analysis, or raise `ParameterError` with every fault at once."""
    faults = []
    if method not in METHODS:
        raise ParameterError(f"no method {method!r}; there are", items=METHODS)
    if not 1 <= years <= LONGEST_YEARS:
        faults.append(f"--years is 1 to {LONGEST_YEARS}, not {years}")
    known: Method = next(each for each in METHODS if each == method)
    if known == "one-at-a-time" and draws is not None:
        faults.append("--draws does not go with one-at-a-time: it takes two runs an assumption")
    count = DEFAULTS[known] if draws is None else draws
    if known != "one-at-a-time" and not FEWEST[known] <= count <= MOST_DRAWS:
        faults.append(f"--draws is {FEWEST[known]} to {MOST_DRAWS:,} with {known}, not {count}")
    if faults:
        raise ParameterError(
            "; ".join(faults), hint="Left out, years are ten and draws as many as the method needs."
        )
    return count


def planned_runs(scenario: Scenario | None, method: Method, draws: int, *, edition: Edition) -> int:
    """Return how many runs of the labour market an analysis takes."""
    pair = scenario_pair(scenario, reference_scenario(edition), all_parameters())
    assumptions = len(ranged_parameters(pair.scenario))
    if method == "sobol":
        return sobol_runs(draws, assumptions)
    return draws if method == "ranks" else tornado_runs(assumptions)


def _ranks(
    edition: Edition,
    pair: ScenarioPair,
    years: int,
    count: int,
    seed: int,
    progress: Progress | None,
) -> MatterRuns:
    draws = shared_draws(seed, count, edition)
    record = totals_run(edition, pair, draws, years, progress)
    table = draw_ranking(record, pair.scenario, draws)
    return MatterRuns(table, count, record.dropped)


def _dropped_ends(table: pl.DataFrame) -> int:
    """Count runs of a tornado without a state of rest; they are the same for all outcomes."""
    one = table.filter((pl.col("outcome") == OUTCOMES[0]) & (pl.col("case") == "difference"))
    return int(np.isnan(one.select("at_low", "at_high").to_numpy()).sum())
