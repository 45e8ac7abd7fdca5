"""Demand for every occupation under a scenario, against the path that the outlook assumes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.market.demand_draws import (
    closed_totals,
    demand_draws,
    relative_demand_draws,
    with_new_work,
)
from jobmorph.reference.tables import DrawnTables, TableSource
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_industry import economy_industries
from jobmorph.studies.market_saving import SavedTime, saved_time
from jobmorph.studies.outlook_units import units_of_codes

FloatArray = NDArray[np.float64]
Closure = Literal["full", "open"]

CLOSURES: Final[tuple[Closure, ...]] = ("full", "open")
REFERENCE: Final = "slow"
HISTORICAL: Final = ("computerisation",)


@dataclass(frozen=True, slots=True)
class MarketDemand:
    """Demand of U units in years 0 to Y, in M draws.

    Parameters
    ----------
    units : tuple of str
        employment_unit of each row.
    baseline_heads : ndarray, shape (Y + 1, U)
        E, jobs without the scenario: the outlook's middle.
    multiplier : dict of closure to ndarray, shape (Y + 1, U, M)
        Demand over that of the reference; 'full' brings the total back to the baseline's in time.
    saved_share : ndarray, shape (Y + 1, U, M)
        Time that AI saves in the scenario, as a share of hours.
    reference_saved_share : ndarray, shape (Y + 1, U, M)
        The same in the reference.
    filled_units : tuple of str
        Units that took their group's mean saving.
    """

    units: tuple[str, ...]
    baseline_heads: FloatArray
    multiplier: dict[Closure, FloatArray]
    saved_share: FloatArray
    reference_saved_share: FloatArray
    filled_units: tuple[str, ...]

    @property
    def years(self) -> int:
        """Years ahead, Y."""
        return int(self.baseline_heads.shape[0] - 1)


@dataclass(frozen=True, slots=True)
class ScenarioPair:
    """Parameters of all rooms: the baseline, a scenario, and the reference that goes with it.

    The reference differs from the scenario in the pace of adoption, the growth of reach and new
    work alone (those of the shipped scenario 'slow'): what the outlook's baseline contains already.
    """

    baseline: ParameterSet
    scenario: ParameterSet
    reference: ParameterSet


def scenario_pair(
    scenario: Scenario | None, slow: Scenario, parameters: ParameterSet
) -> ScenarioPair:
    """Lay a scenario over the parameters, and the slow one over both.

    Raises
    ------
    ParameterError
        If the scenario belongs to history, or changes what is not there.
    """
    if scenario is not None and scenario.name in HISTORICAL:
        raise past_scenario(scenario.name)
    patched = parameters if scenario is None else scenario.apply(parameters)
    return ScenarioPair(parameters, patched, slow.apply(patched))


def past_scenario(name: str, scores: Sequence[str] = ()) -> ParameterError:
    """Make the answer to whoever asks `market` for a scenario of the past.

    Parameters
    ----------
    name : str
        One of `HISTORICAL`.
    scores : sequence of str
        How its run compares with what was counted.
    """
    return ParameterError(
        f"the scenario {name!r} runs from 1980 to 2010, against what was counted, and not ahead"
        + ("; its scores" if scores else ""),
        where="--scenario",
        items=scores,
        hint="All its scores: jobmorph evidence market --all. Those years: jobmorph history",
    )


def market_demand(
    edition: DrawnTables,
    pair: ScenarioPair,
    draws: SharedDraws,
    *,
    years: int,
    saved: SavedTime | None = None,
) -> MarketDemand:
    """Work out demand by occupation, year by year.

    M_i(h) = n_i(h; scenario) / n_i(h; reference), n from equation (D) and new work; demand is
    E_i(h) M_i(h). Today's use is in both and cancels; the reference itself gives exactly 1.

    Parameters
    ----------
    edition : DrawnTables
        Where tables come from.
    pair : ScenarioPair
        Parameters of all rooms.
    draws : SharedDraws
        The M draws.
    years : int
        Years ahead, Y.
    saved : SavedTime, optional
        What AI saves in these draws, if it is known already; it takes most of the time.
    """
    saved = saved or saved_time(edition, pair.scenario, pair.baseline, draws)
    before = replace(saved, parameters=pair.reference)
    baseline = baseline_path(edition, years)
    industries = economy_industries(edition)
    landing = _landing(edition, saved, baseline[0], pair.scenario)
    shapes = (years + 1, len(saved.units), draws.count)
    told, slow, full, left_open = (np.zeros(shapes) for _ in range(4))
    speed = draws.of(pair.scenario["market.closure_share_year"])
    for year in range(years + 1):
        told[year], slow[year] = saved.saved_at(year), before.saved_at(year)
        demands = []
        for share, parameters in ((told[year], pair.scenario), (slow[year], pair.reference)):
            values = demand_draws(parameters, draws)
            demands.append(
                with_new_work(
                    relative_demand_draws(share, industries.structure, values),
                    landing_share=landing,
                    employment_share=baseline[0] / baseline[0].sum(),
                    new_work_share_year=values.new_work_share_year,
                    horizon_years=float(year),
                )
            )
        left_open[year] = demands[0] / demands[1]
        full[year] = closed_totals(
            baseline[year],
            left_open[year],
            closure_share_year=speed,
            horizon_years=float(year),
        )
    return MarketDemand(
        saved.units, baseline, {"full": full, "open": left_open}, told, slow, saved.filled_units
    )


def baseline_path(edition: TableSource, years: int) -> FloatArray:
    """Jobs of each unit by the outlook's middle, shape (Y + 1, U).

    The outlook's own errors are left out: they would hide what the scenario changes, and a run and
    its reference share the same baseline.
    """
    units = edition.table("outlook_forecast")
    growth = units.get_column("growth_expected_year").to_numpy()
    heads = units.get_column("employment_base_heads").to_numpy()
    path: FloatArray = heads * np.exp(np.arange(years + 1)[:, None] * growth)
    return path


def node_weights(edition: TableSource, units: Sequence[str], nodes: Sequence[str]) -> FloatArray:
    """Share of each node's jobs that lie in each unit, shape (N, U); rows sum to 1."""
    jobs = edition.table("market_node_job")
    codes = jobs.select(pl.col("published_code").alias("occupation_soc2018")).unique(
        maintain_order=True
    )
    linked = jobs.join(
        units_of_codes(codes, edition),
        left_on="published_code",
        right_on="occupation_soc2018",
        how="left",
        maintain_order="left",
    )
    row = {node: place for place, node in enumerate(nodes)}
    column = {unit: place for place, unit in enumerate(units)}
    weights = np.zeros((len(nodes), len(units)))
    for node, unit, heads in linked.select(
        "moves_node", "employment_unit", "employment_heads"
    ).iter_rows():
        if unit in column and node in row:
            weights[row[node], column[unit]] += heads
    total = weights.sum(axis=1, keepdims=True)
    if not (total > 0.0).all():
        bare = [nodes[int(place)] for place in np.flatnonzero(total[:, 0] == 0.0)]
        raise ParameterError("nodes of the moves network without jobs in the outlook", items=bare)
    shares: FloatArray = weights / total
    return shares


def _landing(
    edition: TableSource, saved: SavedTime, heads: FloatArray, parameters: ParameterSet
) -> FloatArray:
    """Where new work lands, shape (U, M); columns sum to 1.

    One part with the occupations nearest to the library's new AI roles, in proportion to their
    anchors and to their jobs (a small occupation cannot take what a large one can); the rest where
    people work with AI today, jobs times the assisted share of their hours.
    """
    part = parameters["market.new_work_family_share"].value
    beside = heads[:, None] * saved.assisted_at(0.0)
    roles = heads * _role_weights(edition, saved.units)
    landing: FloatArray = part * (roles / roles.sum())[:, None] + (
        1.0 - part
    ) * beside / beside.sum(axis=0)
    return landing


def _role_weights(edition: TableSource, units: Sequence[str]) -> FloatArray:
    """Weight of the new AI roles in each unit, through their anchors, shape (U,)."""
    new = edition.table("role").filter("is_new_role").get_column("role_id")
    anchors = (
        edition.table("role_anchor")
        .filter(pl.col("role_id").is_in(new.implode()))
        .join(
            edition.table("bridge").select("occupation_onet2019", "occupation_soc2018"),
            on="occupation_onet2019",
            how="left",
            maintain_order="left",
        )
    )
    linked = units_of_codes(anchors, edition).drop_nulls("employment_unit")
    column = {unit: place for place, unit in enumerate(units)}
    weights = np.zeros(len(units))
    for unit, weight in linked.select("employment_unit", "anchor_weight").iter_rows():
        weights[column[unit]] += weight
    return weights if weights.any() else np.ones(len(units))
