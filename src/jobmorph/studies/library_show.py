"""Everything the library says about one role."""

from dataclasses import dataclass
from difflib import get_close_matches

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.ids import LEVELS, Level
from jobmorph.schema.job import JobRef
from jobmorph.studies.library_context import LibraryContext, family_levels, library_context
from jobmorph.studies.library_role import find_library_role
from jobmorph.work.titles import title_key


@dataclass(frozen=True, slots=True)
class LibraryRole:
    """One role of the library with all its words.

    Parameters
    ----------
    job : JobRef
        The role with its anchors.
    edition : str
        Name of the edition.
    context : LibraryContext
        Scope, future, competencies, moves, skills and the family's material.
    field : str
        'sales', 'marketing', 'service', 'operations', 'leadership' or 'ai'.
    is_new_role : bool
        Whether AI creates this kind of role.
    aliases : tuple of str
        Names of the role other than its title.
    anchors : polars.DataFrame
        occupation_onet2019, title, anchor_weight; heaviest first.
    tasks : polars.DataFrame
        The week: columns of the table `role_task` and time_hours_week_low, time_hours_week,
        time_hours_week_high, skills (list); most hours first.
    qualities : polars.DataFrame
        task_id, quality, author_score (0 to 4), text.
    new_tasks : polars.DataFrame
        Tasks of the family's future card that do not exist now: columns of `role_task`.
    titles : dict of str to str
        Titles of all roles by id: feeders may name one.
    """

    job: JobRef
    edition: str
    context: LibraryContext
    field: str
    is_new_role: bool
    aliases: tuple[str, ...]
    anchors: pl.DataFrame
    tasks: pl.DataFrame
    qualities: pl.DataFrame
    new_tasks: pl.DataFrame
    titles: dict[str, str]

    def items(self, section: str, level: str | None = None) -> list[dict[str, str]]:
        """Return the items of a section of the material, each as its texts by key.

        Parameters
        ----------
        section : str
            Such as 'interview' or 'promotion'.
        level : str, optional
            Level of a section that has levels.
        """
        wanted = pl.col("section") == section
        if level is not None:
            wanted &= pl.col("level") == level
        rows = self.context.material.filter(wanted).sort("place", maintain_order=True)
        found: dict[int, dict[str, str]] = {}
        for place, key, text in rows.select("place", "item_key", "text").iter_rows():
            found.setdefault(place, {})[key] = text
        return list(found.values())


def show_library_role(query: str, *, level: str | None, edition: Edition) -> LibraryRole:
    """Find a role and collect what the library says about it.

    Parameters
    ----------
    query : str
        A title, an alias, a role id (`family/level`) or a family id (its lowest level).
    level : str or None
        Level asked for.
    edition : Edition
        Holds the library.

    Raises
    ------
    NoMatchError
        If the library has no such role, with the nearest names.
    ParameterError
        If the family has no such level.
    """
    job = library_role_named(query, level, edition)
    role = edition.rows_of("role", "role_id", [job.id]).row(0, named=True)
    aliases = edition.rows("role_alias", pl.col("role_id") == job.id).get_column("title")
    family = role["family"]
    tasks = _week(job, edition)
    return LibraryRole(
        job=job,
        edition=edition.manifest.edition,
        context=library_context(job, edition),
        field=role["field"],
        is_new_role=role["is_new_role"],
        aliases=tuple(each for each in aliases if title_key(each) != title_key(job.title)),
        anchors=_anchors(job, edition),
        tasks=tasks,
        qualities=edition.rows(
            "role_quality", pl.col("task_id").is_in(tasks.get_column("task_id").to_list())
        ),
        new_tasks=edition.rows(
            "role_task", (pl.col("family") == family) & (pl.col("task_kind") != "existing")
        ),
        titles=dict(edition.table("role").select("role_id", "title").iter_rows()),
    )


def library_role_named(query: str, level: str | None, edition: Edition) -> JobRef:
    """Return the library role that a name means; see `show_library_role`."""
    asked: Level | None = next((known for known in LEVELS if known == level), None)
    if level is not None and asked is None:
        raise ParameterError(f'unknown level "{level}"; levels', where="--level", items=LEVELS)
    named = query.strip().lower()
    levels = family_levels(named, edition)
    match = None
    if levels.height:
        role_id = f"{named}/{asked}" if asked else levels.item(0, "role_id")
        match = find_library_role(role_id, None, edition)
        if match is None:
            raise ParameterError(
                f'{named} has no level "{asked}"; levels',
                where="--level",
                items=levels.get_column("level").to_list(),
            )
    match = match or find_library_role(query, asked, edition)
    if match is None:
        raise NoMatchError(
            f'the role library has no "{query.strip()}". Nearest',
            items=_near(query, edition),
            hint="All of them: jobmorph library list",
        )
    return match.job


def _near(query: str, edition: Edition) -> list[str]:
    aliases = edition.table("role_alias")
    titles = dict(aliases.select("title_key", "title").iter_rows())
    ids = edition.table("role").get_column("role_id").to_list()
    near = get_close_matches(title_key(query), titles, n=5, cutoff=0.4)
    return [titles[key] for key in near] or get_close_matches(query, ids, n=5, cutoff=0.2)


def _week(job: JobRef, edition: Edition) -> pl.DataFrame:
    hours = edition.rows(
        "role_hours", (pl.col("role_id") == job.id) & (pl.col("moment") == "today")
    ).drop("role_id", "moment")
    skills = (
        edition.table("role_skill")
        .sort("task_id", "place")
        .group_by("task_id", maintain_order=True)
        .agg(pl.col("skill").alias("skills"))
    )
    return (
        hours.join(edition.table("role_task"), on="task_id", maintain_order="left")
        .join(skills, on="task_id", how="left", maintain_order="left")
        .sort("time_hours_week", "task_id", descending=[True, False])
    )


def _anchors(job: JobRef, edition: Edition) -> pl.DataFrame:
    titles = edition.table("occupation").select("occupation_onet2019", "title")
    return pl.DataFrame(
        {
            "occupation_onet2019": [anchor.occupation_onet2019 for anchor in job.anchors],
            "anchor_weight": [anchor.weight for anchor in job.anchors],
        }
    ).join(titles, on="occupation_onet2019", how="left", maintain_order="left")
