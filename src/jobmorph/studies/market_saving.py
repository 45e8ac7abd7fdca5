"""Time that AI saves in every occupation of the economy, year by year and draw by draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.exposure.ends import draw_ends, ordered_calibration
from jobmorph.exposure.facts import arrays_of_facts, job_starts
from jobmorph.exposure.use_sums import UseSums, join_sums, use_sums
from jobmorph.reference.tables import DrawnTables, TableSource
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.studies.job_facts import counted_heads, task_facts, with_activity
from jobmorph.studies.judged_job import spread_of
from jobmorph.studies.level import SHIPPED_SEED, calibrate_economy, kept_calibration
from jobmorph.studies.outlook_units import units_of_codes
from jobmorph.work.time_share import TimeRule, share_by_ratings

FloatArray = NDArray[np.float64]

BATCH_TASKS: Final = 3_000
USED_TABLES: Final = ("task", "task_use", "calibration", "bridge", "employment", "outlook_forecast")


@dataclass(frozen=True, slots=True)
class SavedTime:
    """What AI saves in the U units of the outlook, under one scenario.

    Parameters
    ----------
    units : tuple of str
        employment_unit of each row.
    sums : UseSums
        Sums of use by unit, (U, M), means over its occupations by their jobs.
    adopted_share : ndarray, shape (M,)
        Where the adoption curve starts.
    parameters, draws : ParameterSet, SharedDraws
        The scenario's parameters, and its M draws.
    filled_units : tuple of str
        Units whose occupations have no tasks: they take the mean of their major group.
    """

    units: tuple[str, ...]
    sums: UseSums
    adopted_share: FloatArray
    parameters: ParameterSet
    draws: SharedDraws
    filled_units: tuple[str, ...]

    def saved_at(self, years: float) -> FloatArray:
        """Return S_i(h), freed hours over hours, shape (U, M).

        S = sum_t w_t [d_t (1 - chi) + a_t sav], the freed hours of `jobmorph.work.mix`.
        """
        use = self.sums.years_ahead(years, self.adopted_share, self.parameters, self.draws)
        checking = self.draws.of(self.parameters["exposure.checking_share"])
        saving = self.draws.of(self.parameters["exposure.assisted_saving"])
        return use.delegated * (1.0 - checking) + use.assisted * saving

    def assisted_at(self, years: float) -> FloatArray:
        """Return the share of hours that people work with AI, shape (U, M)."""
        use = self.sums.years_ahead(years, self.adopted_share, self.parameters, self.draws)
        return use.assisted


def first_draws(draws: SharedDraws, count: int) -> SharedDraws:
    """Return the first of the shared draws."""
    return SharedDraws(draws.seed, draws.z[:count])


def saved_time(
    edition: DrawnTables, parameters: ParameterSet, baseline: ParameterSet, draws: SharedDraws
) -> SavedTime:
    """Find what AI saves in every unit of the outlook, in every draw.

    All tasks of all occupations are judged in each draw, with the equations and the level of use
    of `jobmorph role`; only sums by occupation are kept. A task's own scores are those of M draws,
    so that one occupation differs a little from a verdict with another number of draws; what all
    tasks share (the raters' level, the level of use) is the same in the same draw.

    Parameters
    ----------
    edition : DrawnTables
        Where tables come from.
    parameters, baseline : ParameterSet
        Rooms exposure and work (others do no harm), with and without the scenario's patch.
    draws : SharedDraws
        The M draws.

    Raises
    ------
    DataError
        If a table is missing.
    """
    calibration = _calibration(edition, parameters, baseline, draws)
    codes, sums = occupation_sums(edition, parameters, draws, calibration)
    units = edition.table("outlook_forecast").get_column("employment_unit").to_list()
    weights = _unit_weights(codes, units, edition)
    filled = [unit for unit, total in zip(units, weights.sum(axis=1), strict=True) if total == 0.0]
    spread = _with_groups(weights, units)
    return SavedTime(
        units=tuple(units),
        sums=UseSums(*(spread @ getattr(sums, name) for name in UseSums.__slots__)),
        adopted_share=calibration.get_column("adopted_share").to_numpy(),
        parameters=parameters,
        draws=draws,
        filled_units=tuple(filled),
    )


def occupation_sums(
    tables: TableSource, parameters: ParameterSet, draws: SharedDraws, calibration: pl.DataFrame
) -> tuple[tuple[str, ...], UseSums]:
    """Judge the tasks of every occupation; return occupation_onet2019 of each row, and sums."""
    calibrated = ordered_calibration(calibration, draws)
    codes: list[str] = []
    parts: list[UseSums] = []
    for rule, facts in _facts_by_rule(tables):
        for batch in _batches(facts):
            names = batch.get_column("occupation_onet2019")
            starts = job_starts(names)
            ends = draw_ends(
                arrays_of_facts(batch),
                starts,
                parameters=parameters,
                draws=draws,
                calibration=calibrated,
                time_share_sigma=parameters[spread_of(rule)].value,
                author=None,
            )
            codes += names.gather(starts).to_list()
            parts.append(use_sums(ends, starts))
    return tuple(codes), join_sums(parts)


@lru_cache(maxsize=2)
def _facts_by_rule(tables: TableSource) -> tuple[tuple[TimeRule, pl.DataFrame], ...]:
    """Return the facts of all tasks, by the rule that divides their week, sorted by occupation."""
    weeks: dict[TimeRule, list[pl.DataFrame]] = {}
    for tasks in tables.table("task").partition_by("occupation_onet2019", maintain_order=True):
        shared = share_by_ratings(tasks)
        # Activities are shared out among the tasks of one job: never over several jobs at once.
        weeks.setdefault(shared.rule, []).append(with_activity(shared.tasks))
    return tuple(
        (
            rule,
            task_facts(pl.concat(frames), tables).sort("occupation_onet2019", maintain_order=True),
        )
        for rule, frames in weeks.items()
    )


def _batches(facts: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield whole occupations, about `BATCH_TASKS` tasks at a time, to save memory."""
    starts = job_starts(facts.get_column("occupation_onet2019")).tolist()
    first = 0
    for end in [*starts[1:], facts.height]:
        if end - first >= BATCH_TASKS or end == facts.height:
            yield facts[first:end]
            first = end


def _calibration(
    edition: DrawnTables, parameters: ParameterSet, baseline: ParameterSet, draws: SharedDraws
) -> pl.DataFrame:
    """Return the level of use of these draws: shipped, or calibrated again (seconds)."""
    shipped = edition.draws()
    is_shipped = draws.seed == SHIPPED_SEED and np.array_equal(draws.z, shipped.z[: draws.count])
    kept = kept_calibration(edition, parameters, baseline) if is_shipped else None
    if kept is not None:
        return kept.sort("draw").head(draws.count)
    return calibrate_economy(edition, edition.table("task"), parameters, draws)


def _unit_weights(codes: tuple[str, ...], units: list[str], edition: TableSource) -> FloatArray:
    """Jobs of each occupation in each unit, shape (U, J); jobs of a merged code in equal parts."""
    bridge = edition.table("bridge")
    heads = counted_heads(bridge, edition.table("employment"))
    linked = units_of_codes(
        pl.DataFrame({"occupation_onet2019": codes})
        .join(
            bridge.select("occupation_onet2019", "occupation_soc2018"),
            on="occupation_onet2019",
            how="left",
            maintain_order="left",
        )
        .join(heads, on="occupation_onet2019", how="left", maintain_order="left"),
        edition,
    )
    row = {unit: place for place, unit in enumerate(units)}
    column = {code: place for place, code in enumerate(codes)}
    weights = np.zeros((len(units), len(codes)))
    for code, unit, jobs in linked.select(
        "occupation_onet2019", "employment_unit", "employment_heads"
    ).iter_rows():
        if unit in row:
            weights[row[unit], column[code]] = max(jobs or 0.0, 1.0)
    return weights


def _with_groups(weights: FloatArray, units: list[str]) -> FloatArray:
    """Give units without tasks the mean of their major group, and scale rows to sum to 1."""
    majors = np.array([unit[:2] for unit in units])
    is_bare = weights.sum(axis=1) == 0.0
    filled = weights.copy()
    for major in np.unique(majors[is_bare]):
        inside = weights[majors == major].sum(axis=0)
        filled[(majors == major) & is_bare] = inside if inside.any() else weights.sum(axis=0)
    scaled: FloatArray = filled / filled.sum(axis=1, keepdims=True)
    return scaled
