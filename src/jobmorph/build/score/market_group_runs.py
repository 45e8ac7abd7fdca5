"""Runs of the past by group on several networks, for scores of hires and of spells."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.market_fits import StoredFit
from jobmorph.market.network import MoveNetwork
from jobmorph.reference.tables import TableSource
from jobmorph.studies.market_calibration import LabourPast
from jobmorph.studies.market_calibration_groups import group_of_nodes, with_job_course
from jobmorph.studies.market_calibration_network import (
    NodeEconomy,
    apart_network,
    moves_network,
    node_economy,
    size_network,
)
from jobmorph.studies.market_group_courses import GroupCourses, group_courses

# The fit of national months ends at the lowest speed allowed; a run ahead uses this one.
PUBLISHED_OPENING_SPEED: Final = 0.025
NETWORKS: Final = {
    "observed": "the simulator, observed moves",
    "size": "the simulator, moves in proportion to jobs",
    "identity": "the simulator, nobody changes occupation",
}
OPENING: Final = "observed_opening"


def group_runs(
    edition: TableSource, past: LabourPast, fits: Mapping[str, StoredFit]
) -> dict[str, GroupCourses]:
    """Run each network; demand follows counted jobs of the same year, the driver is output.

    Parameters
    ----------
    edition : TableSource
        Holds `market_node`, `move_probability`, `labour_group`, `labour_major_job`.
    past : LabourPast
        Series and drivers.
    fits : mapping of str to StoredFit
        Those of the networks.

    Returns
    -------
    dict of str to GroupCourses
        By network; and 'observed_opening', where posts are opened at the published speed. One node
        knows no groups: its hires follow jobs, its spells are alike.
    """
    economy = node_economy(edition)
    networks = {
        "observed": moves_network(edition, economy.nodes, "observed"),
        "size": size_network(economy.heads),
        "identity": apart_network(len(economy.nodes)),
    }
    runs = {
        name: _run(edition, past, economy, network, fits[f"network_{name}"])
        for name, network in networks.items()
    }
    fit = fits["network_observed"]
    faster = replace(fit, values={**fit.values, "opening_speed": PUBLISHED_OPENING_SPEED})
    runs[OPENING] = _run(edition, past, economy, networks["observed"], faster)
    return runs


def hiring_groups(economy: NodeEconomy) -> tuple[str, ...]:
    """Major groups in the order of the columns of `GroupCourses.hired`."""
    return tuple(sorted(set(economy.majors)))


def _run(
    edition: TableSource,
    past: LabourPast,
    economy: NodeEconomy,
    network: MoveNetwork,
    fit: StoredFit,
) -> GroupCourses:
    plain = economy.past(network, past.driver("output"), past.period)
    here = with_job_course(edition, economy, plain, lag=0)
    majors = hiring_groups(economy)
    hiring: NDArray[np.int64] = np.array([majors.index(major) for major in economy.majors])
    return group_courses(here, fit.candidates, hiring, group_of_nodes(edition, economy))
