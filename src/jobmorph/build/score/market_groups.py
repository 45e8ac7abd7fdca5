"""Changes of unemployment in ten groups of occupations: networks beside two plain rules."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.market_fits import StoredFit
from jobmorph.build.score.metrics import Interval, cluster_interval, spearman
from jobmorph.build.score.rows import ScoreRow
from jobmorph.market.calibrate_run import run_past
from jobmorph.market.network import MoveNetwork
from jobmorph.reference.tables import TableSource
from jobmorph.studies.market_calibration import FIRST, LabourPast
from jobmorph.studies.market_calibration_groups import (
    GroupYears,
    group_of_nodes,
    group_years,
    with_job_course,
)
from jobmorph.studies.market_calibration_network import (
    NodeEconomy,
    apart_network,
    moves_network,
    node_economy,
    permuted_network,
    size_network,
)

FloatArray = NDArray[np.float64]

AREA: Final = "market"
SPANS: Final = ((2007, 2010), (2010, 2014), (2014, 2019), (2019, 2020), (2020, 2022))
LAGS: Final = {"same_year": 0, "forecast": 1}
_DATA: Final = "labour_spell: CPS; labour_major_job: OEWS; labour_group; market_node"
_POWER: Final = (
    "ten points: a rank correlation of no relation has a standard error of .33, and .87 against "
    ".63 is told apart about one time in five"
)
_WORDS: Final = {
    "same_ratio": "each group rises in the same ratio",
    "same_points": "each group rises by the same points",
    "jobs": "each group rises by what its jobs fall",
    "observed": "the simulator, observed moves",
    "size": "the simulator, moves in proportion to jobs",
    "permuted_0": "the simulator, observed moves with destinations permuted",
    "identity": "the simulator, nobody changes occupation",
}


def group_rows(
    edition: TableSource, past: LabourPast, fits: Mapping[str, StoredFit]
) -> list[ScoreRow]:
    """Score changes in five spans; the change of all groups together is given to everybody.

    Parameters
    ----------
    edition : TableSource
        Holds the tables of `group_years`, `market_node`, `move_probability`.
    past : LabourPast
        Series and drivers.
    fits : mapping of str to StoredFit
        Those of the networks.
    """
    counted, economy = group_years(edition), node_economy(edition)
    observed = moves_network(edition, economy.nodes, "observed")
    networks = {
        "observed": observed,
        "size": size_network(economy.heads),
        "permuted_0": permuted_network(observed, 0),
        "identity": apart_network(len(economy.nodes)),
    }
    rows: list[ScoreRow] = []
    for mode, lag in LAGS.items():
        predicted = {
            name: _simulated(edition, past, economy, network, fits[f"network_{name}"], lag)
            for name, network in networks.items()
        }
        rows += _mode_rows(counted, predicted, mode)
    return rows


def _simulated(
    edition: TableSource,
    past: LabourPast,
    economy: NodeEconomy,
    network: MoveNetwork,
    fit: StoredFit,
    lag: int,
) -> dict[int, FloatArray]:
    """Return mean unemployment rates by year, (G,) each; the driver is output."""
    plain = economy.past(network, past.driver("output"), past.period)
    here = with_job_course(edition, economy, plain, lag=lag)
    record = run_past(here, fit.candidates, group_of_nodes(edition, economy))
    idle, employed = (record.of(name)[0, 1:] for name in ("unemployed", "employed"))
    years = np.array([int(month[:4]) for month in past.months])
    rates = idle / (idle + employed)
    first = int(FIRST[:4]) + 1
    return {year: rates[years == year].mean(axis=0) for year in range(first, years.max() + 1)}


def _mode_rows(
    counted: GroupYears, predicted: Mapping[str, Mapping[int, FloatArray]], mode: str
) -> list[ScoreRow]:
    lag = LAGS[mode]
    changes = {
        name: np.stack([_rule(counted, name, span, lag) for span in SPANS])
        for name in ("same_ratio", "same_points", "jobs")
    }
    for name, rates in predicted.items():
        changes[name] = np.stack(
            [
                _levelled(counted, counted.rate(a) * rates[b] / rates[a], b) - counted.rate(a)
                for a, b in SPANS
            ]
        )
    truth = np.stack([counted.rate(b) - counted.rate(a) for a, b in SPANS])
    people = np.stack([counted.people(a) for a, _ in SPANS])
    rows = []
    for name, change in changes.items():
        if lag and name in {"same_ratio", "same_points"}:
            continue
        rows.append(_error_row(truth, change, changes["same_ratio"], name, mode))
        if name != "same_ratio":
            rows += _weighted_rows(truth, change, changes["same_ratio"], people, rows[-1])
        for place, span in enumerate(SPANS):
            rows += _span_rows(
                truth[place], change[place], changes["same_ratio"][place], f"{mode}.{name}", span
            )
    return rows


def _rule(counted: GroupYears, name: str, span: tuple[int, int], lag: int) -> FloatArray:
    """Return changes by one rule, all groups together as counted."""
    first, last = span
    before = counted.rate(first)
    if name == "same_ratio":
        after = before.copy()
    elif name == "same_points":
        rise = counted.total_rate(last) - counted.total_rate(first)
        after = before + rise
    else:
        growth = counted.job_growth(first - lag, last - lag)
        weights = counted.people(last)
        fall = np.average(growth, weights=weights) - growth
        rise = counted.total_rate(last) - float(np.average(before, weights=weights))
        return fall + rise
    return _levelled(counted, after, last) - before


def _levelled(counted: GroupYears, rates: FloatArray, year: int) -> FloatArray:
    """Scale rates so that all groups together have the rate that was counted."""
    mean = float(np.average(rates, weights=counted.people(year)))
    return rates * (counted.total_rate(year) / mean)


def _error_row(
    truth: FloatArray, change: FloatArray, ratio: FloatArray, name: str, mode: str
) -> ScoreRow:
    """Score all spans together; the interval draws groups."""
    is_main = name == "observed" and mode == "same_year"

    def error(rows: NDArray[np.int64]) -> float:
        return float(np.sqrt(((change - truth)[:, rows] ** 2).mean()))

    return ScoreRow(
        f"{AREA}.groups_rmse" if is_main else f"{AREA}.variants.groups.{mode}.{name}.rmse",
        f"error of changes of unemployment in ten groups, all spans; {_WORDS[name]}",
        f"2007-10, 10-14, 14-19, 19-20, 20-22; the change of all is given; {_POWER}; interval: "
        "bootstrap of groups",
        cluster_interval(error, np.arange(truth.shape[1])),
        truth.size,
        "each group rises in the same ratio",
        float(np.sqrt(((ratio - truth) ** 2).mean())),
        None,
        None,
        _DATA,
        is_higher_better=False,
        area=AREA,
    )


def _weighted_rows(
    truth: FloatArray,
    change: FloatArray,
    ratio: FloatArray,
    people: FloatArray,
    plain: ScoreRow,
) -> list[ScoreRow]:
    """Score all spans with groups weighted by people, and the gain over the plain rule."""
    mine, other = (change - truth) ** 2, (ratio - truth) ** 2
    weighted = replace(
        plain,
        metric_id=f"{_beside(plain)}.rmse_weighted",
        metric=f"{plain.metric}; groups weighted by people",
        found=cluster_interval(lambda rows: _root(mine, people, rows), np.arange(truth.shape[1])),
        baseline_value=_root(other, people, np.arange(truth.shape[1])),
    )
    return [
        weighted,
        _gain_row(mine, other, np.ones(truth.shape), plain),
        _gain_row(mine, other, people, weighted),
    ]


def _gain_row(
    mine: FloatArray, other: FloatArray, weights: FloatArray, plain: ScoreRow
) -> ScoreRow:
    """Score the error less that of the plain rule on the same groups."""
    statistic = plain.metric_id.rsplit("_" if plain.metric_id.count(".") == 1 else ".", 1)[-1]
    stem = _beside(plain)

    def gain(rows: NDArray[np.int64]) -> float:
        return _root(mine, weights, rows) - _root(other, weights, rows)

    return replace(
        plain,
        metric_id=f"{stem}.{statistic}_gain",
        metric=f"{plain.metric}; less that of the same ratio, paired",
        found=cluster_interval(gain, np.arange(mine.shape[1])),
        baseline_name="no gain",
        baseline_value=0.0,
    )


def _root(square: FloatArray, weights: FloatArray, rows: NDArray[np.int64]) -> float:
    return float(np.sqrt(np.average(square[:, rows], weights=weights[:, rows])))


def _beside(plain: ScoreRow) -> str:
    """Return where rows beside a pooled one stand."""
    if plain.metric_id == f"{AREA}.groups_rmse":
        return f"{AREA}.variants.groups.same_year.observed"
    return plain.metric_id.rsplit(".", 1)[0]


def _span_rows(
    truth: FloatArray,
    change: FloatArray,
    ratio: FloatArray,
    stem: str,
    span: tuple[int, int],
) -> list[ScoreRow]:
    """Score one span: error and rank correlation of changes."""
    name = stem.rsplit(".", maxsplit=1)[-1]
    places = np.arange(truth.size)
    found: dict[str, tuple[Callable[[NDArray[np.int64]], float], float]] = {
        "rmse": (
            lambda rows: float(np.sqrt(((change - truth)[rows] ** 2).mean())),
            float(np.sqrt(((ratio - truth) ** 2).mean())),
        ),
        "spearman": (
            lambda rows: spearman(truth[rows], change[rows]),
            spearman(truth, ratio),
        ),
    }
    rows = []
    for statistic, (measure, baseline) in found.items():
        interval: Interval = cluster_interval(measure, places)
        rows.append(
            ScoreRow(
                f"{AREA}.variants.groups.{stem}.{span[0]}_{span[1]}.{statistic}",
                f"{statistic} of changes, {span[0]} to {span[1]}; {_WORDS[name]}",
                f"ten groups; the change of all is given; {_POWER}",
                interval,
                truth.size,
                "each group rises in the same ratio",
                baseline,
                None,
                None,
                _DATA,
                is_higher_better=statistic == "spearman",
                area=AREA,
            )
        )
    return rows
