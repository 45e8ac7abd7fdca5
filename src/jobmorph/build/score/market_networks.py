"""The same past on other networks, each fitted again: whether the network of moves matters."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.market_fits import StoredFit
from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.market.calibrate_run import Past, courses_of
from jobmorph.market.calibrate_series import NAMES
from jobmorph.market.loss import loss, series_fit
from jobmorph.market.network import MoveNetwork
from jobmorph.reference.tables import TableSource
from jobmorph.studies.market_calibration import LabourPast, exit_share_year, one_node
from jobmorph.studies.market_calibration_network import (
    apart_network,
    moves_network,
    node_economy,
    permuted_network,
    size_network,
)

FloatArray = NDArray[np.float64]

AREA: Final = "market"
PERMUTED: Final = 5
_DATA: Final = "labour_target; market_node; move_probability"
_WORDS: Final = {
    "one": "one node",
    "observed": "observed moves",
    "predicted": "predicted moves",
    "size": "moves in proportion to jobs",
    "identity": "nobody changes occupation",
}
_NONE: Final = float("nan")


def network_rows(
    edition: TableSource, past: LabourPast, fits: Mapping[str, StoredFit]
) -> list[ScoreRow]:
    """Score the loss in sample of each network that was fitted, driver output.

    Parameters
    ----------
    edition : TableSource
        Holds `market_node`, `move_probability`.
    past : LabourPast
        Series and drivers.
    fits : mapping of str to StoredFit
        Those named `network_*`.
    """
    found: dict[str, float] = {}
    rows: list[ScoreRow] = []
    for name, economy in _pasts(edition, past).items():
        fit = fits.get(f"network_{name}")
        if fit is None:
            continue
        course = courses_of(economy, fit.candidates)
        found[name] = float(loss(course, past.counted, ())[0])
        row = _row(name, found[name], found["one"])
        rows += [row, _unemployment_row(course[0, NAMES.index("unemployment")], past, row)]
    shuffled = [value for name, value in found.items() if name.startswith("permuted")]
    head = replace(
        rows[0],
        metric_id=f"{AREA}.network_loss",
        metric="loss in sample with the observed moves; aggregate fit speaks for no network",
        found=Interval(found["observed"], _NONE, _NONE),
        baseline_name=f"mean of {len(shuffled)} permuted networks",
        baseline_value=float(np.mean(shuffled)),
    )
    return [head, *rows]


def _pasts(edition: TableSource, past: LabourPast) -> dict[str, Past]:
    economy, driver = node_economy(edition), past.driver("output")
    observed = moves_network(edition, economy.nodes, "observed")
    networks: dict[str, MoveNetwork] = {
        "observed": observed,
        "predicted": moves_network(edition, economy.nodes, "predicted"),
        "size": size_network(economy.heads),
        "identity": apart_network(len(economy.nodes)),
        **{f"permuted_{seed}": permuted_network(observed, seed) for seed in range(PERMUTED)},
    }
    one = one_node(past, driver.name, exit_share_year(edition))
    # Only months in sample are looked at.
    last = int(past.counted.in_sample.sum())
    pasts = {name: economy.past(each, driver, past.period) for name, each in networks.items()}
    return {name: each.until(last) for name, each in {"one": one, **pasts}.items()}


def _row(name: str, value: float, one: float) -> ScoreRow:
    words = _WORDS.get(name, "observed moves, destinations permuted")
    return ScoreRow(
        f"{AREA}.variants.networks.{name}.loss",
        f"loss in sample; {words}",
        "519 nodes (or one), driver output, demand moves alike everywhere; four parameters fitted "
        "again from those of one node, short search, the rest held",
        Interval(value, _NONE, _NONE),
        222,
        "one node",
        one,
        None,
        None,
        _DATA,
        is_higher_better=False,
        area=AREA,
    )


def _unemployment_row(course: FloatArray, past: LabourPast, row: ScoreRow) -> ScoreRow:
    months = past.counted.in_sample[: course.size]
    fit = series_fit(course, past.counted.of("unemployment")[: course.size], months)
    return replace(
        row,
        metric_id=row.metric_id.replace(".loss", ".unemployment_rmse"),
        metric=row.metric.replace("loss", "root mean squared error of unemployment"),
        found=Interval(fit.root_error, _NONE, _NONE),
        n=fit.months,
        baseline_name="none",
        baseline_value=None,
    )
