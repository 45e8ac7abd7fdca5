"""Rows of unemployment by occupation: risks of losing a job, with and without a network."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.market_fits import StoredFit
from jobmorph.build.score.market_occupations import PERMUTED, OccupationCase, occupation_cases
from jobmorph.build.score.metrics import Interval, cluster_interval, on_rows, spearman
from jobmorph.build.score.rows import ScoreRow
from jobmorph.reference.tables import TableSource

AREA: Final = "market"
# Floors of the risks and of the network alone.
FLOORS: Final[dict[str, tuple[float, float | None]]] = {"22": (0.85, None), "370": (0.50, 0.25)}
_DATA: Final = (
    "labour_occupation: BLS CPS 2025; labour_major_flow 2019 to 2024; market_node; move_probability"
)
_WORDS: Final = {
    "inflow_group": "risk of losing a job of the major group, 2019 to 2024",
    "inflow": "risk of the major group times yearly leavers of the occupation",
    "inflow_network": "the same risks in the simulator at rest, observed moves",
    "network": "published form with the observed moves, the same risk for all",
    "network_rest": "the simulator at rest with the predicted moves, the same risk for all",
    "inflow_published": "the same risks in the published form with the observed moves",
    "wage": "lower mean wage",
}


_WHO: Final = {"22": "22 groups", "370": "detailed occupations"}


def occupation_rows(edition: TableSource, fits: Mapping[str, StoredFit]) -> list[ScoreRow]:
    """Score 22 groups and the detailed occupations; arguments as in `occupation_cases`."""
    rows: list[ScoreRow] = []
    for size, case in occupation_cases(edition, fits).items():
        plain = {name: _rank_row(size, case, name) for name in _WORDS}
        rows += [
            *_heads(size, case, plain),
            *_gains(size, case, plain),
            *plain.values(),
            _permuted_row(size, case, plain["inflow_network"]),
        ]
    return rows


def _heads(size: str, case: OccupationCase, plain: Mapping[str, ScoreRow]) -> list[ScoreRow]:
    """Return the risks beside the wage, and the network alone beside permuted ones."""
    shuffled = [
        spearman(case.counted, case.predicted[f"permuted_{seed}"]) for seed in range(PERMUTED)
    ]
    stem, floors = f"{AREA}.occupations_{size}", FLOORS[size]
    network = replace(
        plain["network"],
        metric_id=f"{stem}.network",
        baseline_name=f"best of {PERMUTED} permuted networks",
        baseline_value=max(shuffled),
        floor=floors[1],
    )
    return [replace(plain["inflow"], metric_id=f"{stem}.inflow", floor=floors[0]), network]


def _gains(size: str, case: OccupationCase, plain: Mapping[str, ScoreRow]) -> list[ScoreRow]:
    """Return what a network adds to the risks, paired over occupations."""
    risks = case.predicted["inflow"]
    rows = []
    for name in ("inflow_network", "inflow_published"):
        values = case.predicted[name]

        def gain(rows: NDArray[np.int64], here: NDArray[np.float64] = values) -> float:
            counted = case.counted[rows]
            return spearman(counted, here[rows]) - spearman(counted, risks[rows])

        is_main = name == "inflow_network"
        stem = f"{AREA}.occupations_{size}.network" if is_main else f"{_stem(size)}.{name}"
        rows.append(
            replace(
                plain[name],
                metric_id=f"{stem}_gain",
                metric=f"rank correlation gained over the risks, {_WHO[size]}; {_WORDS[name]}",
                found=cluster_interval(gain, np.arange(case.counted.size)),
                baseline_name="no gain",
                baseline_value=0.0,
                goal=0.0 if is_main else None,
            )
        )
    return rows


def _permuted_row(size: str, case: OccupationCase, plain: ScoreRow) -> ScoreRow:
    again = [
        spearman(case.counted, case.predicted[f"inflow_permuted_{seed}"])
        for seed in range(PERMUTED)
    ]
    return replace(
        plain,
        metric_id=f"{_stem(size)}.inflow_permuted",
        metric="rank correlation, 2025; the same risks in the simulator, permuted moves (mean)",
        found=Interval(float(np.mean(again)), float(min(again)), float(max(again))),
        protocol=f"{PERMUTED} permutations; the interval is their least and most",
    )


def _rank_row(size: str, case: OccupationCase, name: str) -> ScoreRow:
    found = cluster_interval(
        on_rows(spearman, case.counted, case.predicted[name]), np.arange(case.counted.size)
    )
    return ScoreRow(
        f"{_stem(size)}.{name}",
        f"rank correlation with unemployment, {_WHO[size]}, 2025; {_WORDS[name]}",
        "nothing is fitted to occupations; risks before 2025; interval: bootstrap of occupations",
        found,
        case.counted.size,
        "lower mean wage",
        spearman(case.counted, case.predicted["wage"]),
        None,
        None,
        _DATA,
        area=AREA,
    )


def _stem(size: str) -> str:
    return f"{AREA}.variants.occupations_{size}"
