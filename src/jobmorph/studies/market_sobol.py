"""Sobol indices of the labour market: every assumption swapped between two sets of draws."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.variance_shares import variance_shares
from jobmorph.reference.draws import DIMENSIONS
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import InfeasibleError
from jobmorph.schema.parameter import Parameter, SharedDraws
from jobmorph.studies.market_blocks import run_blocks
from jobmorph.studies.market_demand import ScenarioPair, market_demand, node_weights
from jobmorph.studies.market_run import totals_of, totals_request
from jobmorph.studies.market_saving import SavedTime, saved_time
from jobmorph.studies.market_start import MarketNodes, market_nodes
from jobmorph.studies.market_tornado import (
    CASES_TOLD,
    OUTCOMES,
    named_parameters,
    outcome_differences,
    ranged_parameters,
    rank_correlation,
)
from jobmorph.studies.progress import Progress

FloatArray = NDArray[np.float64]
# Outcomes of N draws by (case, outcome); NaN where a draw has no state of rest.
Outcomes = dict[tuple[str, str], FloatArray]

ALONE: Final = 10
REST: Final = "all others"
_TWO_SETS: Final = 2
_FEWEST: Final = 4
_CLIP: Final = 1e-6
# A seed of its own: nothing may take these for the shipped draws of seed 0.
_SEED_SHIFT: Final = 1
_CHOSEN_BY: Final = "peak_unemployment_rate"


@dataclass(frozen=True, slots=True)
class MatterRuns:
    """What an analysis found, and what it took.

    Parameters
    ----------
    table : polars.DataFrame
        See `MarketSensitivity.table`.
    runs, dropped_runs : int
        Runs made, and those without a state of rest.
    """

    table: pl.DataFrame
    runs: int
    dropped_runs: int


def sobol_runs(draws: int, assumptions: int) -> int:
    """Return how many runs an analysis takes: two sets, each swap, and the rest in one.

    Examples
    --------
    >>> sobol_runs(64, 38), sobol_runs(64, 3)
    (832, 320)
    """
    return draws * (_TWO_SETS + min(ALONE, assumptions) + (assumptions > ALONE))


def sobol_table(
    edition: Edition,
    pair: ScenarioPair,
    *,
    years: int,
    draws: int,
    seed: int = 0,
    progress: Progress | None = None,
) -> MatterRuns:
    """Estimate what part of the variance of each outcome each assumption brings.

    Two independent Latin hypercubes A and B over all assumptions with a range; the ten that go most
    with the peak (rank correlation over A and B, either closure) are swapped one by one, all others
    together, so that nothing is left out of the variance. Tasks' own scores are the same in every
    swap: they are no assumption.

    Parameters
    ----------
    edition : Edition
        Where tables come from.
    pair : ScenarioPair
        Parameters of all rooms.
    years, draws, seed : int
        Years ahead, base draws N, seed of the sets.
    progress : callable, optional
        Called with runs done and runs asked for.

    Raises
    ------
    InfeasibleError
        If too few draws come to rest.
    """
    ranged = ranged_parameters(pair.scenario)
    columns = sorted(ranged)
    bench = _Bench(edition, pair, years, seed + _SEED_SHIFT, market_nodes(edition))
    told = _Told(progress, sobol_runs(draws, len(columns)))
    one, other = _two_sets(columns, draws, seed)
    # Of A alone: what AI saves does not change with what only the market's room holds.
    saved = saved_time(edition, pair.scenario, pair.baseline, SharedDraws(bench.seed, one))
    first = bench.outcomes(one, saved, told.of(draws))
    second = bench.outcomes(other, None, told.of(draws))
    alone = _strongest(columns, (one, other), (first, second))
    rest = [column for column in columns if column not in alone]
    sets = [[column] for column in alone] + ([rest] if rest else [])
    swaps = []
    for moved in sets:
        mixed = one.copy()
        mixed[:, moved] = other[:, moved]
        is_market = all(_is_of_market(ranged[column]) for column in moved)
        swaps.append(bench.outcomes(mixed, saved if is_market else None, told.of(draws)))
    table = _table(ranged, sets, first, second, swaps, seed)
    missing = [np.isnan(next(iter(each.values()))) for each in (first, second, *swaps)]
    return MatterRuns(table, told.wanted, int(np.sum(missing)))


@dataclass(slots=True)
class _Told:
    """Progress over several sets of runs."""

    progress: Progress | None
    wanted: int
    done: int = 0

    def of(self, draws: int) -> Progress | None:
        """Return progress of the next set."""
        before, self.done = self.done, self.done + draws
        told = self.progress
        if told is None:
            return None
        return lambda done, _: told(before + done, self.wanted)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every set of runs shares."""

    edition: Edition
    pair: ScenarioPair
    years: int
    seed: int
    nodes: MarketNodes

    def outcomes(
        self, scores: FloatArray, saved: SavedTime | None, progress: Progress | None
    ) -> Outcomes:
        """Run N draws with given scores, (N, 64)."""
        draws = SharedDraws(self.seed, scores)
        known = None if saved is None else replace(saved, draws=draws)
        demand = market_demand(self.edition, self.pair, draws, years=self.years, saved=known)
        weights = node_weights(self.edition, demand.units, self.nodes.names)
        request = totals_request(self.nodes, weights, self.pair.scenario, demand)
        record = run_blocks(request, draws, progress=progress)
        found = {}
        for key, values in outcome_differences(totals_of(record, "network")).items():
            found[key] = np.full(draws.count, np.nan)
            found[key][record.draws] = values
        return found


def _two_sets(columns: Sequence[int], draws: int, seed: int) -> FloatArray:
    """Return standard normal scores of A and B, (2, N, 64); 0 where nothing has a range.

    Latin hypercubes: the first points of a Sobol sequence in as many dimensions hold pairs of
    columns that go together, which so few draws would take for effects.
    """
    from scipy.stats import norm, qmc

    rng = np.random.default_rng(seed)
    wide = np.zeros((_TWO_SETS, draws, DIMENSIONS))
    for one in wide:
        points = qmc.LatinHypercube(len(columns), rng=rng).random(draws)
        one[:, list(columns)] = norm.ppf(np.clip(points, _CLIP, 1.0 - _CLIP))
    return wide


def _strongest(
    columns: Sequence[int], sets: tuple[FloatArray, FloatArray], found: tuple[Outcomes, Outcomes]
) -> list[int]:
    """Return the assumptions that go most with the peak over both sets, strongest first."""
    scores = np.concatenate(sets)
    strength = dict.fromkeys(columns, 0.0)
    for case, _ in CASES_TOLD:
        values = np.concatenate([each[case, _CHOSEN_BY] for each in found])
        kept = ~np.isnan(values)
        if not kept.any():
            continue
        for column in columns:
            here = abs(rank_correlation(scores[kept, column], values[kept]))
            strength[column] = max(strength[column], here)
    return sorted(columns, key=lambda column: (-strength[column], column))[:ALONE]


def _table(
    ranged: dict[int, list[Parameter]],
    sets: list[list[int]],
    first: Outcomes,
    second: Outcomes,
    swaps: list[Outcomes],
    seed: int,
) -> pl.DataFrame:
    rows = []
    for case, _ in CASES_TOLD:
        for outcome in OUTCOMES:
            key = case, outcome
            wide = np.stack([first[key], second[key], *(swap[key] for swap in swaps)])
            known = wide[:, ~np.isnan(wide).any(axis=0)]
            if known.shape[1] < _FEWEST:
                raise InfeasibleError(
                    f"only {known.shape[1]} base draws come to rest in every swap",
                    hint="Ask for more base draws; 64 are usual.",
                )
            shares = variance_shares(known[0], known[1], known[2:], rng=np.random.default_rng(seed))
            for place, moved in enumerate(sets):
                rows.append(
                    _row_head(ranged, moved, is_rest=len(moved) > 1)
                    | {"outcome": outcome, "case": case}
                    | _ends("first_order", place, shares.first_order, shares.first_order_ends)
                    | _ends("total", place, shares.total, shares.total_ends)
                )
    ordered = pl.DataFrame(rows).sort(
        "case", "outcome", "total", "parameter", descending=[False, False, True, False]
    )
    rank = pl.int_range(1, pl.len() + 1).over("case", "outcome").alias("rank")
    return ordered.with_columns(rank).select("rank", pl.exclude("rank"))


def _row_head(
    ranged: dict[int, list[Parameter]], moved: list[int], *, is_rest: bool
) -> dict[str, object]:
    count = sum(len(ranged[column]) for column in moved)
    if is_rest:
        return {"parameter": REST, "meaning": REST, "tier": "", "members": count}
    return {**named_parameters(ranged[moved[0]]), "members": count}


def _ends(name: str, place: int, values: FloatArray, ends: FloatArray) -> dict[str, float]:
    return {
        name: float(values[place]),
        f"{name}_low": float(ends[0, place]),
        f"{name}_high": float(ends[1, place]),
    }


def _is_of_market(parameters: Sequence[Parameter]) -> bool:
    return all(parameter.name.startswith("market.") for parameter in parameters)
