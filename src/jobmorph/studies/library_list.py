"""The roles of the library: one row each, and what the new ones consist of."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import LEVELS

LIST_COLUMNS: Final = ("role_id", "family", "level", "title", "n_tasks", "hours_week")
FIELD_ORDER: Final = ("sales", "marketing", "service", "operations", "leadership", "ai")
MOST_SKILLS: Final = 8


def list_roles(
    edition: Edition, *, family: str | None = None, is_new_only: bool = False
) -> pl.DataFrame:
    """List the roles of a library.

    Parameters
    ----------
    edition : Edition
        Holds the library.
    family : str, optional
        One family only.
    is_new_only : bool
        Only roles that AI creates; three columns more say what they consist of.

    Returns
    -------
    polars.DataFrame
        role_id, family, level, title, n_tasks (tasks of its week), hours_week; by field, family
        and level. With `is_new_only` also tasks (labels, most hours first), skills (most used
        first) and feeders (where people come from): lists of texts.

    Raises
    ------
    ParameterError
        If there is no such family; the nearest are named.
    """
    roles = edition.table("role")
    if family is not None:
        _require_family(family, roles.get_column("family").unique().sort().to_list())
        roles = roles.filter(pl.col("family") == family)
    if is_new_only:
        roles = roles.filter("is_new_role")
    week = edition.rows("role_hours", pl.col("moment") == "today")
    listed = (
        roles.join(
            week.group_by("role_id", maintain_order=True).agg(
                pl.len().cast(pl.Int64).alias("n_tasks"),
                pl.col("time_hours_week").sum().alias("hours_week"),
            ),
            on="role_id",
            how="left",
            maintain_order="left",
        )
        .sort(_place("field", FIELD_ORDER), "family", _place("level", LEVELS))
        .select(LIST_COLUMNS)
    )
    return _with_content(listed, week, edition) if is_new_only else listed


def _require_family(family: str, known: Sequence[str]) -> None:
    if family not in known:
        near = get_close_matches(family, known, n=5, cutoff=0.5) or known
        raise ParameterError(
            f'there is no family "{family}"; nearest', where="--family", items=near
        )


def _place(column: str, order: Sequence[str]) -> pl.Expr:
    return pl.col(column).replace_strict(
        {word: place for place, word in enumerate(order)}, default=len(order), return_dtype=pl.Int64
    )


def _with_content(listed: pl.DataFrame, week: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    hours = week.join(listed.select("role_id"), on="role_id", how="semi").sort(
        "time_hours_week", descending=True, maintain_order=True
    )
    tasks = hours.join(
        edition.table("role_task").select("task_id", "label"), on="task_id", maintain_order="left"
    )
    skills = (
        hours.join(edition.table("role_skill"), on="task_id", maintain_order="left")
        .group_by("role_id", "skill", maintain_order=True)
        .agg(pl.col("time_hours_week").sum())
        .sort("time_hours_week", "skill", descending=[True, False])
    )
    feeders = edition.rows(
        "role_material", (pl.col("section") == "feeders") & (pl.col("item_key") == "from")
    ).sort("family", "place")
    # A feeder may be a role of the library: people read its title.
    feeders = feeders.with_columns(
        pl.col("text").replace(dict(edition.table("role").select("role_id", "title").iter_rows()))
    )
    return (
        listed.join(
            tasks.group_by("role_id", maintain_order=True).agg(pl.col("label").alias("tasks")),
            on="role_id",
            how="left",
            maintain_order="left",
        )
        .join(
            skills.group_by("role_id", maintain_order=True).agg(
                pl.col("skill").head(MOST_SKILLS).alias("skills")
            ),
            on="role_id",
            how="left",
            maintain_order="left",
        )
        .join(
            feeders.group_by("family", maintain_order=True).agg(pl.col("text").alias("feeders")),
            on="family",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            pl.col(name).fill_null(pl.lit([], dtype=pl.List(pl.String)))
            for name in ("tasks", "skills", "feeders")
        )
    )
