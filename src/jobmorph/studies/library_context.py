"""What the role library says about a role beyond its week: future, competencies, moves."""

from dataclasses import dataclass

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.job import JobRef


@dataclass(frozen=True, slots=True)
class LibraryContext:
    """The library's words on a role; all of it our judgement, tier 'assumption'.

    Parameters
    ----------
    role_id, family, level, title, scope, purpose, as_of : str
        The role.
    levels : polars.DataFrame
        role_id, level, title of the family, lowest level first.
    future : dict of str to str
        year, summary of the job as it becomes; drops and grows as task labels, one a line.
    card_level, card_title : str
        The role card of that year: which level it is for, and its name.
    card : polars.DataFrame
        label, task_kind, time_hours_week_low, time_hours_week, time_hours_week_high: its hours.
    competencies : polars.DataFrame
        place, slug, label, need (level asked of this role, 1 to 5; null if none), level_1 ..
        level_5: what a person does at each level.
    moves : polars.DataFrame
        Contract `role_move` with the title of the role it leads to.
    skills : polars.DataFrame
        skill, time_hours_week: hours of the week that use it, most first.
    material : polars.DataFrame
        Contract `role_material` of the family: everything else.
    """

    role_id: str
    family: str
    level: str
    title: str
    scope: str
    purpose: str
    as_of: str
    levels: pl.DataFrame
    future: dict[str, str]
    card_level: str
    card_title: str
    card: pl.DataFrame
    competencies: pl.DataFrame
    moves: pl.DataFrame
    skills: pl.DataFrame
    material: pl.DataFrame


def library_context(job: JobRef, edition: Edition) -> LibraryContext:
    """Collect what the library says about a role."""
    role = edition.rows_of("role", "role_id", [job.id]).row(0, named=True)
    family = role["family"]
    material = edition.rows("role_material", pl.col("family") == family)
    future = _items(material, "future").row(0, named=True)
    labels = _labels(family, edition)
    card_item = _items(material, "future_card").row(0, named=True)
    return LibraryContext(
        role_id=job.id,
        family=family,
        level=role["level"],
        title=role["title"],
        scope=role["scope"],
        purpose=role["purpose"],
        as_of=role["as_of"],
        levels=family_levels(family, edition),
        future={
            "year": future["year"],
            "summary": future["summary"],
            **{key: _as_labels(future[key], family, labels) for key in ("drops", "grows")},
        },
        card_level=card_item["level"],
        card_title=card_item["title"],
        card=_card(family, edition),
        competencies=_competencies(material, role["level"]),
        moves=_moves(family, edition),
        skills=_skills(job, edition),
        material=material,
    )


def added_work(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Tasks that the library expects to be added, with their hours on the family's role card.

    Returns
    -------
    polars.DataFrame
        label, time_hours_week_low, time_hours_week, time_hours_week_high, origin ('new'); no
        rows at other levels than the card's, for which the library gives no hours.
    """
    card = edition.rows(
        "role_hours", (pl.col("role_id") == job.id) & (pl.col("moment") == "horizon")
    )
    tasks = edition.table("role_task").filter(pl.col("task_kind") != "existing")
    return card.join(tasks, on="task_id", maintain_order="left").select(
        "label",
        "time_hours_week_low",
        "time_hours_week",
        "time_hours_week_high",
        pl.lit("new").alias("origin"),
    )


def family_levels(family: str, edition: Edition) -> pl.DataFrame:
    """Levels of a family in the order of a career: role_id, level, title."""
    rows = edition.rows_of("role", "family", [family])
    return rows.sort("place").select("role_id", "level", "title")


def _items(material: pl.DataFrame, section: str) -> pl.DataFrame:
    """One row per item of a section, a column per key."""
    rows = material.filter(pl.col("section") == section)
    return (
        rows.drop("family", "section", "level")
        .pivot("item_key", index="place", values="text")
        .sort("place")
    )


def _labels(family: str, edition: Edition) -> dict[str, str]:
    rows = edition.rows("role_task", pl.col("family") == family)
    return dict(rows.select("task_id", "label").iter_rows())


def _as_labels(slugs: str, family: str, labels: dict[str, str]) -> str:
    return "\n".join(labels[f"lib:{family}/{slug}"] for slug in slugs.split("\n"))


def _card(family: str, edition: Edition) -> pl.DataFrame:
    hours = edition.rows(
        "role_hours",
        pl.col("role_id").str.starts_with(f"{family}/") & (pl.col("moment") == "horizon"),
    )
    return (
        hours.join(edition.table("role_task"), on="task_id", maintain_order="left")
        .sort("time_hours_week", descending=True, maintain_order=True)
        .select(
            "label",
            "task_kind",
            "time_hours_week_low",
            "time_hours_week",
            "time_hours_week_high",
        )
    )


def _competencies(material: pl.DataFrame, level: str) -> pl.DataFrame:
    wide = _items(material, "competency")
    need = f"needs_{level}"
    found = wide if need in wide.columns else wide.with_columns(pl.lit(None, pl.String).alias(need))
    return found.select(
        "place",
        "slug",
        "label",
        pl.col(need).cast(pl.Float64).alias("need"),
        *(f"level_{step}" for step in range(1, 6)),
    )


def _moves(family: str, edition: Edition) -> pl.DataFrame:
    titles = edition.table("role").select(pl.col("role_id").alias("to_role_id"), "title")
    moves = edition.rows("role_move", pl.col("family") == family)
    return moves.join(titles, on="to_role_id", how="left", maintain_order="left")


def _skills(job: JobRef, edition: Edition) -> pl.DataFrame:
    hours = edition.rows(
        "role_hours", (pl.col("role_id") == job.id) & (pl.col("moment") == "today")
    )
    return (
        edition.table("role_skill")
        .join(hours, on="task_id", maintain_order="left")
        .group_by("skill", maintain_order=True)
        .agg(pl.col("time_hours_week").sum())
        .sort(["time_hours_week", "skill"], descending=[True, False])
    )
