"""A user's own verdicts: matched to the tasks shown, and kept beside ours."""

from collections.abc import Sequence
from difflib import get_close_matches

import polars as pl

from jobmorph.exposure.overrides import OverruledVerdict
from jobmorph.intake.overrides import Override
from jobmorph.schema.errors import ParameterError

_APPLIED = {
    "task_id": pl.String,
    "moment": pl.String,
    "delegated": pl.Float64,
    "assisted": pl.Float64,
    "human": pl.Float64,
    "reason": pl.String,
    "date": pl.String,
}
_SHOWN = {
    "task_id": pl.String,
    "moment": pl.String,
    **{
        f"{whose}_{part}": pl.Float64
        for whose in ("ours", "theirs")
        for part in ("delegated", "assisted", "human")
    },
    "reason": pl.String,
    "date": pl.String,
}


def match_overrides(overrides: Sequence[Override], tasks: pl.DataFrame) -> pl.DataFrame:
    """Find the task that each override means, by id, label or statement.

    A label that several tasks share means all of them.

    Returns
    -------
    polars.DataFrame
        task_id, moment, delegated, assisted, human, reason, date.

    Raises
    ------
    ParameterError
        If a task is not part of the job; all of them at once, with near names.
    """
    rows, unknown = [], []
    for override in overrides:
        ids = _ids_of(override.task, tasks)
        if not ids:
            unknown.append(f"{override.where or override.task}: {_near(override.task, tasks)}")
        rows += [
            (
                task_id,
                override.moment,
                override.delegated,
                override.assisted,
                override.human,
                override.reason,
                override.date,
            )
            for task_id in ids
        ]
    if unknown:
        raise ParameterError(
            "overruled tasks that this job does not have", where="--overrides", items=unknown
        )
    return pl.DataFrame(rows, schema=_APPLIED, orient="row")


def overruled_table(overruled: OverruledVerdict | None, applied: pl.DataFrame) -> pl.DataFrame:
    """Return ours and theirs side by side with the reason and date; no rows if nothing is."""
    if overruled is None:
        return pl.DataFrame(schema=_SHOWN)
    why = applied.select("task_id", pl.col("moment").alias("asked"), "reason", "date")
    joined = overruled.comparison.join(why, on="task_id", maintain_order="left").filter(
        (pl.col("asked") == "all") | (pl.col("asked") == pl.col("moment"))
    )
    return joined.select(*_SHOWN)


def _ids_of(name: str, tasks: pl.DataFrame) -> list[str]:
    wanted = name.strip().casefold()
    return [
        row["task_id"]
        for row in tasks.select("task_id", "label", "statement").iter_rows(named=True)
        if wanted in {str(value).strip().casefold() for value in row.values() if value}
    ]


def _near(name: str, tasks: pl.DataFrame) -> str:
    known = [*tasks.get_column("task_id"), *tasks.get_column("label")]
    near = get_close_matches(name, known, n=2, cutoff=0.3)
    return f"no task {name!r}" + (f", nearest {' or '.join(near)}" if near else "")
