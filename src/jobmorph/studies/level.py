"""The shared draws of a run, and the level of use that goes with its parameters."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.exposure.calibration import calibrate
from jobmorph.reference.draws import make_draws
from jobmorph.reference.edition import Edition
from jobmorph.reference.tables import TableSource
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.studies.job_facts import task_facts, with_activity
from jobmorph.work.time_share import share_by_ratings

SHIPPED_SEED: Final = 0
TIME_SPREAD: Final = "work.time_spread_importance"
KEPT_CALIBRATIONS: Final = 4
# Parameters that act after the level of use today is known: changing them needs no calibration.
AFTER_TODAY: Final = frozenset(
    f"exposure.{name}"
    for name in (
        "adoption_speed",
        "adoption_ceiling",
        "reach_growth",
        "reach_maximum",
        "checking_share",
        "assisted_saving",
        "judgement_weight_labelled",
        "judgement_weight_activities",
        "judgement_weight_none",
        "judgement_floor",
        "judgement_far_from",
        "agreement_agree_below",
        "agreement_differ_up_to",
        "edge_activity_weight",
        "change_threshold",
        "reason_shown_from",
        "headline_hard_from",
    )
)


@dataclass(frozen=True, slots=True)
class _Use:
    """What a calibration rests on; equal if it would come out the same."""

    edition: Edition
    setting: str
    spread: float
    seed: int
    count: int
    parameters: ParameterSet = field(compare=False)
    draws: SharedDraws = field(compare=False)


@lru_cache(maxsize=KEPT_CALIBRATIONS)
def _calibrated(use: _Use) -> pl.DataFrame:
    return calibrate_economy(use.edition, use.edition.table("task"), use.parameters, use.draws)


@lru_cache(maxsize=4)
def run_draws(seed: int, edition: Edition) -> SharedDraws:
    """Return the shared draws of a seed: shipped for seed 0, made for any other."""
    return edition.draws() if seed == SHIPPED_SEED else make_draws(seed)


def economy_calibration(
    edition: Edition, parameters: ParameterSet, baseline: ParameterSet, draws: SharedDraws
) -> pl.DataFrame:
    """Return the calibration that fits a run's parameters and draws.

    Shipped ones serve the baseline, scenarios that only change what comes after today, and those
    that ship; anything else is calibrated again over all occupations (about a quarter of a minute),
    once for all questions that share it.

    Returns
    -------
    polars.DataFrame
        Contract `calibration`.
    """
    kept = None if draws.seed != SHIPPED_SEED else kept_calibration(edition, parameters, baseline)
    if kept is not None:
        return kept
    spread = parameters[TIME_SPREAD].value
    use = _Use(edition, use_setting(parameters), spread, draws.seed, draws.count, parameters, draws)
    return _calibrated(use)


def kept_calibration(
    tables: TableSource, parameters: ParameterSet, baseline: ParameterSet
) -> pl.DataFrame | None:
    """Return the compiled calibration of the shipped draws that fits some parameters, if any."""
    if not needs_calibration(parameters, baseline):
        return tables.table("calibration")
    fits = pl.col("use_setting") == use_setting(parameters)
    rows = tables.rows("scenario_calibration", fits).drop("use_setting")
    return None if rows.is_empty() else rows


def use_setting(parameters: ParameterSet) -> str:
    """Return a fingerprint of what the level of use today rests on: values, ranges, columns."""
    told = [
        (each.name, each.low, each.value, each.high, each.dimension)
        for each in parameters.values()
        if each.name.startswith("exposure.") and each.name not in AFTER_TODAY
    ]
    return hashlib.sha256(json.dumps(sorted(told)).encode()).hexdigest()[:16]


def needs_calibration(parameters: ParameterSet, baseline: ParameterSet) -> bool:
    """Say whether a change of parameters moves the level of use today."""
    return any(
        parameters[name] != baseline[name]
        for name in baseline
        if name.startswith("exposure.") and name not in AFTER_TODAY
    )


def calibrate_economy(
    tables: TableSource, task_table: pl.DataFrame, parameters: ParameterSet, draws: SharedDraws
) -> pl.DataFrame:
    """Tie observed use to the assumed level of hours, in every draw, over all occupations.

    Returns
    -------
    polars.DataFrame
        Contract `calibration`.
    """
    sigma = parameters[TIME_SPREAD].value
    facts = task_facts(economy_tasks(task_table), tables)
    return calibrate(facts, parameters=parameters, draws=draws, time_share_sigma=sigma)


def economy_tasks(task_table: pl.DataFrame) -> pl.DataFrame:
    """Divide the week of every occupation over its tasks and name each task's activity."""
    return pl.concat(
        with_activity(share_by_ratings(part).tasks)
        for part in task_table.partition_by("occupation_onet2019", maintain_order=True)
    )
