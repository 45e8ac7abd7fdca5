"""Fit the labour-market simulator to the past on the user's own machine."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.calibrate import Effort, fit
from jobmorph.market.calibrate_run import Past, courses_of
from jobmorph.market.calibrate_series import NAMES, MonthlySeries
from jobmorph.market.calibrate_space import RESPONSE, REST, SPACE, Space, space_for
from jobmorph.market.drivers import Driver
from jobmorph.market.loss import loss, series_fit
from jobmorph.market.network import MoveNetwork
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.market_calibrate import (
    calibration_record,
    finite_or_none,
    parameter_words,
    rule_values,
)
from jobmorph.studies.market_calibrate_result import RefitResult
from jobmorph.studies.market_calibration import LabourPast, exit_share_year, labour_past, one_node
from jobmorph.studies.market_calibration_courses import (
    STATISTICS,
    WINDOWS,
    rule_courses,
    value_of,
)
from jobmorph.studies.market_calibration_network import (
    NodeEconomy,
    apart_network,
    moves_network,
    node_economy,
    permuted_network,
    size_network,
)
from jobmorph.studies.market_fits import FIT_OF, StoredFit, candidates_of, edition_fits
from jobmorph.studies.market_result import MarketNote

FloatArray = NDArray[np.float64]
# Called with evaluations done, evaluations asked for, and the least loss so far.
RefitProgress = Callable[[int, int, float], None]

ONE: Final = "one"
NETWORKS: Final = (ONE, "observed", "predicted", "size", "identity", "permuted")
# What a network may change is looked for again; the rest is held at the fit of one node.
FREE: Final = (REST, RESPONSE, "matching_window", "vacancy_window", "separation_speed")
DEFAULT_EVALUATIONS: Final = 2_000
NETWORK_EVALUATIONS: Final = 80
MOST_EVALUATIONS: Final = 100_000
_WIDE: Final = 32
_NARROW: Final = 8
_NEAR_STEP: Final = 0.05
# A lower loss than this counts: a course closer by half a standard error in one series.
_LOWER: Final = 0.25
_NOTES: Final = {
    "start": "The search starts at the ranges' own starting values, not at the shipped fit.",
    "network": "Parameters that a network may change were looked for again from the fit of one "
    "node; the rest was held there.",
    "short": "A shorter search than the shipped one ends higher; that is no better model.",
    "lower": "This fit is closer in sample than the shipped one, whose search ended too early.",
    "interrupted": "The search was interrupted; this is the best so far.",
}


@dataclass(slots=True)
class _Best:
    """What a search has seen; lives outside it, so that an interruption loses nothing."""

    wanted: int
    progress: RefitProgress | None
    place: FloatArray | None = None
    loss: float = float("inf")
    seen: int = field(default=0)

    def watch(self, places: FloatArray, losses: FloatArray) -> None:
        self.seen += len(places)
        best = int(np.argmin(losses))
        if losses[best] < self.loss:
            self.place, self.loss = places[best].copy(), float(losses[best])
        if self.progress is not None:
            self.progress(min(self.seen, self.wanted), self.wanted, self.loss)


def study_refit(
    driver: str = "output",
    *,
    network: str = ONE,
    evaluations: int | None = None,
    seed: int = 0,
    edition: Edition | None = None,
    progress: RefitProgress | None = None,
) -> RefitResult:
    """Fit the simulator to 2000-12 to 2019-05 again, beside the fit that ships.

    On one node all parameters are looked for, from starting values of their own. On a network only
    those that it may change, from the fit of one node: a run there takes a hundred times as long.
    An interruption (KeyboardInterrupt) ends the search, not the answer.

    Parameters
    ----------
    driver : str
        output, openings, or openings and layoffs.
    network : str
        One of `NETWORKS`.
    evaluations : int, optional
        Runs of the past; 2,000 on one node and 80 on a network if not given.
    seed : int
        Of the search; of the permutation too.
    edition : Edition, optional
        The embedded one if not given.
    progress : callable, optional
        Called after each round.

    Returns
    -------
    RefitResult

    Raises
    ------
    ParameterError
        If driver, network or evaluations are not known or out of range.
    """
    wanted = _checked(driver, network, evaluations)
    edition = edition or open_edition()
    past, shipped = labour_past(edition), edition_fits(edition)[FIT_OF[driver]]
    economy = _economy(edition, past, driver, network, seed)
    space = _space(economy.driver, network, dict(shipped.values))
    start = space.start if network == ONE else space.places_of(shipped.values)
    candidates = _WIDE if network == ONE else _NARROW
    effort = Effort(
        rounds=max(round((wanted - 1) / candidates), 1),
        candidates=min(candidates, max(wanted - 1, 2)),
        step=0.2 if network == ONE else _NEAR_STEP,
        seed=seed,
    )
    best = _Best(1 + effort.rounds * effort.candidates, progress)
    is_complete = True
    try:
        fit(economy, past.counted, space, effort, start=start, watch=best.watch)
    except KeyboardInterrupt:
        is_complete = False
    # Nothing seen yet, or nothing that comes to rest: where the search began.
    place = start if best.place is None else best.place
    values = space.values_of(place)
    both = np.concatenate(
        [courses_of(economy, candidates_of(each)) for each in (values, shipped.values)]
    )
    losses = loss(both, past.counted, economy.driver.inputs)
    return RefitResult(
        driver=driver,
        network=network,
        free=tuple(each.name for each in space.ranges),
        is_complete=is_complete,
        evaluations=best.seen,
        wanted=best.wanted,
        seed=seed,
        loss=float(losses[0]),
        shipped_loss=float(losses[1]),
        shipped_evaluations=shipped.evaluations,
        parameters=_parameters(edition, driver, space, values),
        scores=_scores(past, driver, both),
        notes=_notes(network, best, losses, shipped, is_complete=is_complete),
        record=calibration_record(edition, seed),
    )


def _checked(driver: str, network: str, evaluations: int | None) -> int:
    faults = []
    if driver not in FIT_OF:
        faults.append(f"no driver {driver!r}; there are {', '.join(FIT_OF)}")
    if network not in NETWORKS:
        faults.append(f"no network {network!r}; there are {', '.join(NETWORKS)}")
    wanted = evaluations or (DEFAULT_EVALUATIONS if network == ONE else NETWORK_EVALUATIONS)
    if not 2 <= wanted <= MOST_EVALUATIONS:
        faults.append(f"--evaluations is 2 to {MOST_EVALUATIONS:,}, not {wanted}")
    if faults:
        raise ParameterError("; ".join(faults), hint="Try: jobmorph market calibrate --refit")
    return wanted


def _economy(edition: Edition, past: LabourPast, driver: str, network: str, seed: int) -> Past:
    if network == ONE:
        return one_node(past, driver, exit_share_year(edition))
    nodes = node_economy(edition)
    moves = _network(edition, nodes, network, seed)
    return nodes.past(moves, past.driver(driver), past.period)


def _network(edition: Edition, nodes: NodeEconomy, network: str, seed: int) -> MoveNetwork:
    if network == "size":
        return size_network(nodes.heads)
    if network == "identity":
        return apart_network(len(nodes.nodes))
    if network == "permuted":
        return permuted_network(moves_network(edition, nodes.nodes, "observed"), seed)
    return moves_network(edition, nodes.nodes, network)


def _space(driver: Driver, network: str, shipped: dict[str, float]) -> Space:
    everything = space_for(driver)
    if network == ONE:
        return everything
    free = tuple(each for each in everything.ranges if each.name in FREE)
    names = {each.name for each in free}
    return Space(free, {name: value for name, value in shipped.items() if name not in names})


def _parameters(
    edition: Edition, driver: str, space: Space, values: dict[str, float]
) -> pl.DataFrame:
    table = edition.table("market_fit").filter(pl.col("fit_id") == FIT_OF[driver])
    shipped = {row["fit_parameter"]: row for row in table.to_dicts()}
    free = {each.name for each in space.ranges}
    rows = []
    for name in (each.name for each in SPACE if each.name in values):
        meaning, unit = parameter_words(name)
        rows.append(
            {
                "parameter": name,
                "meaning": meaning,
                "unit": unit,
                "is_free": name in free,
                "value": values[name],
                "shipped": shipped[name]["fitted_value"],
                "low": shipped[name]["fitted_low"],
                "high": shipped[name]["fitted_high"],
            }
        )
    return pl.DataFrame(rows, schema_overrides={"low": pl.Float64, "high": pl.Float64})


def _scores(past: LabourPast, driver: str, courses: FloatArray) -> pl.DataFrame:
    """Score the refitted and the shipped course, (2, 7, T), beside the rules."""
    rows: list[dict[str, object]] = []
    simple = rule_courses(past, past.driver(driver))
    for window in WINDOWS:
        for name in NAMES:
            head = {"series": name, "window": window}
            if name in past.driver(driver).inputs:
                rows += [{**head, "statistic": each, "is_given": True} for each in STATISTICS]
                continue
            rows += [
                {**head, "is_given": False, **told}
                for told in _told(past.counted, past, courses[:, NAMES.index(name)], window, name)
            ]
            rules = rule_values(past, simple, window, name)
            for place, row in enumerate(rows[-len(STATISTICS) :]):
                row.update({rule: finite_or_none(values[place]) for rule, values in rules.items()})
    return pl.DataFrame(rows, schema=_SCORES)


def _told(
    counted: MonthlySeries, past: LabourPast, courses: FloatArray, window: str, name: str
) -> list[dict[str, object]]:
    found = [series_fit(course, counted.of(name), past.windows[window]) for course in courses]
    return [
        {
            "statistic": statistic,
            "months": found[0].months,
            "value": finite_or_none(value_of(found[0], statistic)),
            "shipped": finite_or_none(value_of(found[1], statistic)),
        }
        for statistic in STATISTICS
    ]


_SCORES: Final = {
    "series": pl.String(),
    "window": pl.String(),
    "statistic": pl.String(),
    "is_given": pl.Boolean(),
    "months": pl.Int64(),
    "value": pl.Float64(),
    "shipped": pl.Float64(),
    "regression": pl.Float64(),
    "constant": pl.Float64(),
    "no_change": pl.Float64(),
}


def _notes(
    network: str, best: _Best, losses: FloatArray, shipped: StoredFit, *, is_complete: bool
) -> tuple[MarketNote, ...]:
    names = [] if is_complete else ["interrupted"]
    names.append("start" if network == ONE else "network")
    if losses[1] - losses[0] > _LOWER:
        names.append("lower")
    elif network == ONE and best.seen < shipped.evaluations:
        names.append("short")
    return tuple(MarketNote(name, _NOTES[name]) for name in names)
