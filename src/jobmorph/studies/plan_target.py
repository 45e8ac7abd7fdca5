"""What a target job asks of a person: levels to reach, how much each matters, in which order."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.errors import NoMatchError
from jobmorph.skills.ladder import in_halves, proficiency_of_level
from jobmorph.studies.library_ladder import competency_needs
from jobmorph.studies.mixed_job import MixedJob
from jobmorph.studies.skill_book import LEARNED_DOMAINS, SkillEntry
from jobmorph.studies.skill_ratings import RATED_EVERYWHERE
from jobmorph.studies.skills_table import PRACTISED_IMPORTANCE

MOST_RELATED: Final = 5
MOST_OF_A_KIND: Final = 5  # fields of knowledge, and skills, of a job outside the library
LEAST_OF_A_KIND: Final = 2
HALF: Final = 0.5
RISING, FALLING, LEAST = 1.5, 0.5, 0.1


@dataclass(frozen=True, slots=True)
class Target:
    """What a job asks for.

    Parameters
    ----------
    needs : polars.DataFrame
        skill_id, label, domain, proficiency_start (before the first day), proficiency_needed (to
        do it well), worth, is_deeper (wanted beyond what the job asks), time_hours_week (of the
        skill at the horizon), time_hours_week_reach, direction, direction_reach.
    entries : dict of str to SkillEntry
        What is written about each of these skills.
    """

    needs: pl.DataFrame
    entries: dict[str, SkillEntry]


def plan_target(job: MixedJob, skills: pl.DataFrame, *, is_own: bool) -> Target:
    """Find what a job asks for.

    A library role asks for its competencies, another job for its most important fields of
    knowledge and skills, at least half of them knowledge: general skills are used in every job and
    say less about this one. In one's own job more is wanted of what people keep: a competency that
    does not lose hours within reach at the level from which one advances; of another job's skills,
    half a level more in the field and the skill that matter most and lose none. These rules are
    ours.

    Parameters
    ----------
    job : MixedJob
        The target.
    skills : polars.DataFrame
        Its skills, as `SkillsResult.skills`.
    is_own : bool
        Whether it is the job the person has.

    Raises
    ------
    NoMatchError
        If nobody has rated the job.
    """
    own = skills.filter(pl.col("domain") == "competency")
    if own.height:
        needs = _with_worth(_competency_needs(job, own, is_own=is_own))
    else:
        rated = _rated_needs(skills)
        if rated.is_empty():
            raise _unrated(job)
        needs = _with_worth(rated)
        needs = _deeper(needs) if is_own else needs
    entries = {each: job.book.of(each) for each in needs.get_column("skill_id")}
    return Target(needs, entries)


def _competency_needs(job: MixedJob, skills: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    ladder = competency_needs(job).filter(pl.col("role_id") == job.judged.match.job.id)
    asked = skills.filter(pl.col("proficiency_needed").is_not_null()).join(
        ladder.select("skill_id", "proficiency_hire", "proficiency_advance"),
        on="skill_id",
        maintain_order="left",
    )
    wanted = pl.col("proficiency_needed")
    if is_own:
        deeper = pl.max_horizontal("proficiency_advance", wanted)
        wanted = pl.when(pl.col("direction_reach") == "falling").then(wanted).otherwise(deeper)
    start = wanted if is_own else pl.col("proficiency_hire")
    return asked.with_columns(
        start.alias("proficiency_start"),
        wanted.alias("proficiency_needed"),
        pl.lit(1.0).alias("importance"),
    )


def _unrated(job: MixedJob) -> NoMatchError:
    """Say that nobody has rated a job, with related jobs that are rated."""
    edition, own = job.run.edition, job.judged.match.job
    related = edition.rows(
        "related_occupation", pl.col("occupation_onet2019") == own.anchors[0].occupation_onet2019
    ).sort("place")
    rated = set(
        edition.rows("rating", pl.col("element_id") == RATED_EVERYWHERE)["occupation_onet2019"]
    )
    titles = dict(edition.table("occupation").select("occupation_onet2019", "title").iter_rows())
    near = [titles[code] for code in related.get_column("related_onet2019") if code in rated]
    return NoMatchError(
        f'nobody has rated yet what "{own.title}" asks of a person. Related jobs that are rated',
        items=near[:MOST_RELATED],
    )


def _rated_needs(skills: pl.DataFrame) -> pl.DataFrame:
    """Take the most important knowledge and skills; at least a few where none is important."""
    rated = skills.filter(pl.col("level_published").is_not_null()).sort(
        ["importance_today", "skill_id"], descending=[True, False]
    )
    important = rated.filter(pl.col("importance_today") >= PRACTISED_IMPORTANCE)
    chosen = []
    for domain in LEARNED_DOMAINS:
        own = important.filter(pl.col("domain") == domain)
        few = rated.filter(pl.col("domain") == domain).head(LEAST_OF_A_KIND)
        chosen.append((own if own.height >= LEAST_OF_A_KIND else few).head(MOST_OF_A_KIND))
    level = in_halves(proficiency_of_level(pl.col("level_published")))
    return pl.concat(chosen).with_columns(
        level.alias("proficiency_start"),
        level.alias("proficiency_needed"),
        ((pl.col("importance_today") - 1.0) / 4.0).alias("importance"),
    )


def _deeper(needs: pl.DataFrame) -> pl.DataFrame:
    """Want more of the skills that matter most and keep their hours."""
    kept = needs.filter(pl.col("direction_reach") != "falling")
    best = (
        kept.sort(["worth", "skill_id"], descending=[True, False])
        .group_by("domain", maintain_order=True)
        .head(1)
    )
    more = pl.col("skill_id").is_in(best.get_column("skill_id").implode())
    wanted = (pl.col("proficiency_needed") + pl.when(more).then(HALF).otherwise(0.0)).clip(0.0, 5.0)
    return needs.with_columns(
        wanted.alias("proficiency_needed"),
        wanted.alias("proficiency_start"),
        more.alias("is_deeper"),
    )


def _with_worth(needs: pl.DataFrame) -> pl.DataFrame:
    """Weigh skills by importance, by their hours within reach, and by where these go."""
    mean = needs.get_column("time_hours_week_reach").mean()
    hours = (
        pl.col("time_hours_week_reach") / mean
        if isinstance(mean, float) and mean > 0
        else pl.lit(1)
    )
    drift = (
        pl.when(pl.col("direction_reach") == "rising")
        .then(RISING)
        .when(pl.col("direction_reach") == "falling")
        .then(FALLING)
        .otherwise(1.0)
    )
    worth = pl.max_horizontal(pl.col("importance") * hours * drift, pl.lit(LEAST))
    return needs.with_columns(worth.alias("worth"), pl.lit(value=False).alias("is_deeper")).select(
        "skill_id",
        "label",
        "domain",
        "proficiency_start",
        "proficiency_needed",
        "worth",
        "is_deeper",
        "time_hours_week",
        "time_hours_week_reach",
        "direction",
        "direction_reach",
    )
