"""A user's own verdicts on top of ours: recomputed, with both kept side by side."""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import polars as pl

from jobmorph.exposure.assess import JobVerdict, verdict_of_draws
from jobmorph.exposure.observed import Shares
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import MOMENTS, PARTS, Moment

ALL_MOMENTS: Final = "all"
SHARE_TOLERANCE: Final = 1e-6
COMPARISON: Final = {
    "task_id": pl.String(),
    "moment": pl.String(),
    **{f"{side}_{part}": pl.Float64() for side in ("ours", "theirs") for part in PARTS},
}


@dataclass(frozen=True, slots=True)
class OverruledVerdict:
    """A verdict recomputed with the user's own.

    Parameters
    ----------
    verdict : JobVerdict
        Everything with the user's verdicts in place, rolled up again.
    comparison : polars.DataFrame
        task_id, moment, ours_delegated, ours_assisted, ours_human, theirs_delegated,
        theirs_assisted, theirs_human; a row per overruled task and moment.
    """

    verdict: JobVerdict
    comparison: pl.DataFrame


def apply_overrides(verdict: JobVerdict, overrides: pl.DataFrame) -> OverruledVerdict:
    """Put a user's verdicts in place of ours.

    Parameters
    ----------
    verdict : JobVerdict
        Ours.
    overrides : polars.DataFrame
        task_id, moment ('today', 'reach', 'horizon' or 'all'), delegated, assisted, human: shares
        of the task's hours that sum to 1. Further columns are ignored.

    Returns
    -------
    OverruledVerdict

    Raises
    ------
    ParameterError
        If a task or moment is unknown, a task is overruled twice at one moment, shares are
        negative or do not sum to 1; all faults at once.

    Notes
    -----
    Every draw of the task at that moment becomes the given value, so its range narrows to it: the
    user states how they work, our doubt about labels and use no longer applies, and any
    width we added would be invented. The job keeps the range that comes from its other tasks and
    from how its hours divide. Other moments of the task stay ours; say 'all' to settle all three.
    """
    faults = _faults(verdict, overrides)
    if faults:
        raise ParameterError(
            "overruled verdicts cannot be used",
            where="overrides",
            items=faults,
            hint="Shares must sum to 1; moments are today, reach, horizon or all.",
        )
    rows = {task_id: row for row, task_id in enumerate(verdict.draws.task_ids)}
    moments = {
        moment: Shares(delegated=shares.delegated.copy(), assisted=shares.assisted.copy())
        for moment, shares in verdict.draws.moments.items()
    }
    compared: list[dict[str, Any]] = []
    for override in overrides.iter_rows(named=True):
        total = override["delegated"] + override["assisted"] + override["human"]
        row = rows[override["task_id"]]
        for moment in _moments_of(override["moment"]):
            moments[moment].delegated[row] = override["delegated"] / total
            moments[moment].assisted[row] = override["assisted"] / total
            compared.append(_comparison(verdict, override, row, moment))
    recomputed = verdict_of_draws(replace(verdict.draws, moments=moments))
    return OverruledVerdict(recomputed, pl.DataFrame(compared, schema=COMPARISON))


def _faults(verdict: JobVerdict, overrides: pl.DataFrame) -> list[str]:
    known = set(verdict.draws.task_ids)
    taken: set[str] = set()
    faults = []
    for line, override in enumerate(overrides.iter_rows(named=True), start=1):
        where = f"row {line}"
        if override["task_id"] not in known:
            faults.append(f"{where}: unknown task {override['task_id']!r}")
        if override["moment"] not in (*MOMENTS, ALL_MOMENTS):
            faults.append(f"{where}: unknown moment {override['moment']!r}")
            continue
        shares = np.array([override[part] for part in PARTS], dtype=float)
        if not (shares >= 0.0).all():
            faults.append(f"{where}: a share is missing or negative")
        elif abs(shares.sum() - 1.0) > SHARE_TOLERANCE:
            faults.append(f"{where}: shares sum to {shares.sum():g}")
        keys = {f"{override['task_id']} at {m}" for m in _moments_of(override["moment"])}
        faults += [f"{where}: {key} is overruled twice" for key in sorted(keys & taken)]
        taken |= keys
    return faults


def _moments_of(moment: str) -> tuple[Moment, ...]:
    return tuple(known for known in MOMENTS if moment in (known, ALL_MOMENTS))


def _comparison(
    verdict: JobVerdict, override: dict[str, Any], row: int, moment: Moment
) -> dict[str, Any]:
    ours = verdict.tasks.row(row, named=True)
    return {
        "task_id": override["task_id"],
        "moment": moment,
        **{f"ours_{part}": ours[f"{moment}_{part}_mid"] for part in PARTS},
        **{f"theirs_{part}": float(override[part]) for part in PARTS},
    }
