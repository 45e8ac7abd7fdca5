"""Which assumption matters most: each one moved to its ends while all others stay in the middle."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.draws import DIMENSIONS
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.parameter import Z90, Parameter, ParameterSet, SharedDraws
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_blocks import run_blocks
from jobmorph.studies.market_demand import ScenarioPair, market_demand, node_weights, scenario_pair
from jobmorph.studies.market_run import Case, RunRecord, totals_of, totals_request
from jobmorph.studies.market_scenarios import all_parameters, reference_scenario
from jobmorph.studies.market_start import market_nodes
from jobmorph.studies.market_summary import series_of
from jobmorph.studies.progress import Progress

FloatArray = NDArray[np.float64]

# No seed of the shipped draws, so that nothing takes these for them.
SEED: Final = 1
# The raters' level is drawn without an entry of its own in the parameters.
RATERS: Final = "exposure.rater_level_spread"
RATER_DIMENSION: Final = 0
OUTCOMES: Final = ("peak_unemployment_rate", "end_unemployment_rate", "end_openings_rate")
_ROOMS: Final = ("exposure.", "market.")
_CENTRES: Final = 8
CASES_TOLD: Final[tuple[tuple[str, Case], ...]] = (
    ("difference", "scenario"),
    ("open_difference", "open"),
)


def study_tornado(
    scenario: Scenario | None = None,
    *,
    years: int = 10,
    edition: Edition | None = None,
    progress: Progress | None = None,
) -> pl.DataFrame:
    """Rank assumptions by how far their range moves the outcome of a scenario.

    One at a time: every assumption with a range is set to its low and its high end, all others at
    their middle, and the market is run. What several do together is not seen; ranges of a run of
    many draws hold that.

    Parameters
    ----------
    scenario : Scenario, optional
        A patch on the assumptions.
    years : int
        Years ahead.
    edition : Edition, optional
        The embedded one if not given.
    progress : callable, optional
        Called with runs done and runs asked for.

    Returns
    -------
    polars.DataFrame
        rank, parameter, meaning, tier, outcome, case ('difference' or 'open_difference', each
        less the reference with the same assumptions), at_low, at_middle, at_high, swing
        (largest less smallest of the three), noise (spread between equal runs that differ only in
        the order of tasks' own scores; a smaller swing says nothing); largest swing first.
    """
    edition = edition or open_edition()
    pair = scenario_pair(scenario, reference_scenario(edition), all_parameters())
    ranged = ranged_parameters(pair.scenario)
    columns = sorted(ranged)
    draws = _one_at_a_time(columns)
    record = totals_run(edition, pair, draws, years, progress)
    return _ranking(record, ranged, columns)


def totals_run(
    edition: Edition,
    pair: ScenarioPair,
    draws: SharedDraws,
    years: int,
    progress: Progress | None = None,
) -> RunRecord:
    """Run the network over some draws and keep totals alone."""
    demand = market_demand(edition, pair, draws, years=years)
    nodes = market_nodes(edition)
    weights = node_weights(edition, demand.units, nodes.names)
    request = totals_request(nodes, weights, pair.scenario, demand)
    return run_blocks(request, draws, progress=progress)


def draw_ranking(record: RunRecord, parameters: ParameterSet, draws: SharedDraws) -> pl.DataFrame:
    """Rank assumptions by how the outcome goes with them over the draws of a run.

    Costs nothing beyond the run itself, and sees assumptions together; with M draws correlations
    within 2 / sqrt(M) of 0 say nothing.

    Parameters
    ----------
    record : RunRecord
        The run.
    parameters : ParameterSet
        The scenario's.
    draws : SharedDraws
        Draws of the run, all that were asked for.

    Returns
    -------
    polars.DataFrame
        rank, parameter, meaning, tier, outcome, case, correlation (of ranks), at_low and at_high
        (mean outcome over the third of the draws in which the assumption is lowest, highest);
        strongest first.
    """
    ranged = ranged_parameters(parameters)
    rows = []
    for (label, outcome), values in outcome_differences(totals_of(record, "network")).items():
        for column, held in ranged.items():
            scores = draws.column(column)[record.draws]
            rows.append(
                named_parameters(held)
                | {"outcome": outcome, "case": label}
                | _together(scores, values)
            )
    return (
        pl.DataFrame(rows)
        .sort(
            "case",
            "outcome",
            pl.col("correlation").abs(),
            "parameter",
            descending=[False, False, True, False],
        )
        .with_columns(pl.int_range(1, pl.len() + 1).over("case", "outcome").alias("rank"))
        .select(
            "rank",
            "parameter",
            "meaning",
            "tier",
            "outcome",
            "case",
            "correlation",
            "at_low",
            "at_high",
        )
    )


def _together(scores: FloatArray, values: FloatArray) -> dict[str, float]:
    """Correlate ranks; take the mean of the values in the lowest and the highest third."""
    order = scores.argsort(kind="stable")
    third = max(order.size // 3, 1)
    return {
        "correlation": rank_correlation(scores, values),
        "at_low": float(values[order[:third]].mean()),
        "at_high": float(values[order[-third:]].mean()),
    }


def rank_correlation(scores: FloatArray, values: FloatArray) -> float:
    """Correlate ranks; 0 where nothing moves, as in the reference itself.

    Examples
    --------
    >>> rank_correlation(np.array([1.0, 2.0, 3.0]), np.array([1.0, 10.0, 100.0])).__round__(6)
    1.0
    """
    if np.ptp(values) == 0.0:
        return 0.0
    ranks = np.array([np.argsort(np.argsort(each, kind="stable")) for each in (scores, values)])
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def outcome_differences(totals: Mapping[str, FloatArray]) -> dict[tuple[str, str], FloatArray]:
    """Return each outcome less the reference's in the same draw, by (case, outcome), (M,)."""
    slow = _outcomes(totals["reference"])
    found = {}
    for label, case in CASES_TOLD:
        told = _outcomes(totals[case])
        for outcome in OUTCOMES:
            found[label, outcome] = told[outcome] - slow[outcome]
    return found


def tornado_runs(assumptions: int) -> int:
    """Return how many runs `study_tornado` takes.

    Examples
    --------
    >>> tornado_runs(38)
    84
    """
    return _CENTRES + 2 * assumptions


def ranged_parameters(parameters: ParameterSet) -> dict[int, list[Parameter]]:
    """Return the parameters that draws move here, by their column of the draws."""
    found: dict[int, list[Parameter]] = {RATER_DIMENSION: [parameters[RATERS]]}
    for parameter in parameters.values():
        moves = parameter.dimension is not None and parameter.low < parameter.high
        if moves and parameter.dimension is not None and parameter.name.startswith(_ROOMS):
            found.setdefault(parameter.dimension, []).append(parameter)
    return found


def _one_at_a_time(columns: list[int]) -> SharedDraws:
    """Scores of the runs: the middle several times, then each column low and high."""
    scores = np.zeros((_CENTRES + 2 * len(columns), DIMENSIONS))
    for place, column in enumerate(columns):
        scores[_CENTRES + 2 * place, column] = -Z90
        scores[_CENTRES + 2 * place + 1, column] = Z90
    return SharedDraws(SEED, scores)


def _ranking(
    record: RunRecord, ranged: dict[int, list[Parameter]], columns: list[int]
) -> pl.DataFrame:
    rows = []
    for (label, outcome), told in outcome_differences(totals_of(record, "network")).items():
        values = _by_run(told, record, columns)
        for column in columns:
            rows.append(
                _row(ranged[column], values[column], values[-1])
                | {"outcome": outcome, "case": label}
            )
    ranking = (
        pl.DataFrame(rows)
        .sort("case", "outcome", "swing", "parameter", descending=[False, False, True, False])
        .with_columns(pl.int_range(1, pl.len() + 1).over("case", "outcome").alias("rank"))
    )
    return ranking.select(
        "rank",
        "parameter",
        "meaning",
        "tier",
        "outcome",
        "case",
        "at_low",
        "at_middle",
        "at_high",
        "swing",
        "noise",
    )


def _outcomes(values: FloatArray) -> dict[str, FloatArray]:
    series = series_of(values)
    rate = series["unemployment_rate"]
    return {
        "peak_unemployment_rate": rate.max(axis=1),
        "end_unemployment_rate": rate[:, -1],
        "end_openings_rate": series["openings_rate"][:, -1],
    }


def _by_run(values: FloatArray, record: RunRecord, columns: list[int]) -> dict[int, FloatArray]:
    """Return low and high of each column, and the middles under -1; runs left out are missing."""
    runs = tornado_runs(len(columns))
    wide = np.full(runs, np.nan)
    wide[record.draws] = values
    found = {
        column: wide[_CENTRES + 2 * place : _CENTRES + 2 * place + 2]
        for place, column in enumerate(columns)
    }
    return {**found, -1: wide[:_CENTRES]}


def _row(parameters: list[Parameter], ends: FloatArray, centres: FloatArray) -> dict[str, object]:
    middle = float(np.nanmean(centres))
    three = np.array([ends[0], middle, ends[1]])
    return {
        **named_parameters(parameters),
        "at_low": float(ends[0]),
        "at_middle": middle,
        "at_high": float(ends[1]),
        "swing": float(np.nanmax(three) - np.nanmin(three)),
        "noise": float(np.nanmax(centres) - np.nanmin(centres)),
    }


def named_parameters(parameters: list[Parameter]) -> dict[str, object]:
    """Name what one column of the draws moves."""
    return {
        "parameter": " + ".join(parameter.name for parameter in parameters),
        "meaning": parameters[0].meaning,
        "tier": parameters[0].tier,
    }
