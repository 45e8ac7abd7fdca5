"""A ladder for jobs outside the library, inferred from related jobs, job zones and training."""

from dataclasses import dataclass
from typing import Final, Literal

import polars as pl

from jobmorph.schema.estimate import Estimate
from jobmorph.schema.job import Anchor, JobRef
from jobmorph.skills.ladder import proficiency_of_level
from jobmorph.studies.context import job_wage
from jobmorph.studies.library_ladder import Rung, shown_needs
from jobmorph.studies.mixed_job import MixedJob
from jobmorph.studies.practice import practice_at, slower_draws
from jobmorph.studies.preparation import job_preparation, training_months
from jobmorph.studies.skill_book import LEARNED_DOMAINS
from jobmorph.studies.skill_links import element_links
from jobmorph.studies.skill_ratings import RATED_EVERYWHERE, job_ratings
from jobmorph.studies.skills_result import LadderRungResult

MOST_JOBS: Final = 3
MOST_SKILLS: Final = 8
LEAST_IMPORTANCE: Final = 3.0
MANAGERS: Final = "11"
SUPERVISORS: Final = "-10"  # first-line supervisors stand at NN-10xx of their major group


def inferred_rungs(job: MixedJob) -> list[Rung]:
    """Place a job between the related jobs that take less and those that take more.

    Below are related jobs that ask for less preparation or, at the same, pay less; above are
    related jobs that ask for more, and supervisors and managers among them. What is asked before
    the first day is the mean of the jobs below where that is less; what one advances with is the
    mean of those above where that is more.
    """
    below, above = _related(job)
    here = _levels(job.judged.match.job, job)
    skills = here.get_column("skill_id").to_list()
    lower, upper = (_mean_levels(jobs, job, skills) for jobs in (below, above))
    needs = (
        here.join(lower, on="skill_id", how="left", maintain_order="left", suffix="_below")
        .join(upper, on="skill_id", how="left", maintain_order="left", suffix="_above")
        .select(
            "skill_id",
            pl.min_horizontal("level_below", "level")
            .fill_null(pl.col("level"))
            .alias("proficiency_hire"),
            pl.col("level").alias("proficiency_needed"),
            pl.max_horizontal("level_above", "level")
            .fill_null(pl.col("level"))
            .alias("proficiency_advance"),
        )
    )
    rungs = [_neighbour("below", each, job, skills) for each in below]
    rungs.append(_here(job, needs))
    return [*rungs, *(_neighbour("above", each, job, skills) for each in above)]


def _related(job: MixedJob) -> tuple[list[JobRef], list[JobRef]]:
    edition, own = job.run.edition, job.judged.match.job
    code = own.anchors[0].occupation_onet2019
    related = edition.rows("related_occupation", pl.col("occupation_onet2019") == code).sort(
        "place"
    )
    jobs = related.join(
        edition.table("occupation"),
        left_on="related_onet2019",
        right_on="occupation_onet2019",
        maintain_order="left",
    )
    zone = edition.rows("occupation", pl.col("occupation_onet2019") == code).item(0, "job_zone")
    wage = job_wage(own, edition).median_usd_year
    ratings = edition.rows_of("rating", "occupation_onet2019", jobs.get_column("related_onet2019"))
    rated = set(
        ratings.filter(pl.col("element_id") == RATED_EVERYWHERE).get_column("occupation_onet2019")
    )
    below, above = [], []
    for row in jobs.iter_rows(named=True):
        other = row["related_onet2019"]
        if other not in rated:
            continue
        ref = JobRef("occupation", other, row["title"], None, (Anchor(other, 1.0),))
        pay = job_wage(ref, edition).median_usd_year
        gain = 0.0 if pay is None or wage is None else pay - wage
        place = _place(
            (row["job_zone"] or 0) - (zone or 0), gain, is_promotion=_leads(other) > _leads(code)
        )
        if place == "above":
            above.append(ref)
        elif place == "below":
            below.append(ref)
    return below[:MOST_JOBS], above[:MOST_JOBS]


def _place(zones: int, gain: float, *, is_promotion: bool) -> Literal["above", "below", "beside"]:
    """Tell jobs above from jobs below: by preparation, then by leading others, then by pay."""
    if zones > 0 or (zones == 0 and is_promotion and gain > 0):
        return "above"
    return "below" if zones < 0 or gain < 0 else "beside"


def _leads(code: str) -> bool:
    return code.startswith(MANAGERS) or code[2:5] == SUPERVISORS


def _levels(own: JobRef, job: MixedJob) -> pl.DataFrame:
    """Return levels of a job's most important learnable skills: skill_id, level."""
    rated = job_ratings(own, job.run.edition).filter(
        pl.col("domain").is_in(LEARNED_DOMAINS) & pl.col("level_published").is_not_null()
    )
    important = rated.filter(pl.col("importance_today") >= LEAST_IMPORTANCE)
    chosen = (important if important.height else rated).head(MOST_SKILLS)
    return chosen.select("skill_id", proficiency_of_level(pl.col("level_published")).alias("level"))


def _mean_levels(jobs: list[JobRef], job: MixedJob, skills: list[str]) -> pl.DataFrame:
    frames = [
        job_ratings(each, job.run.edition)
        .filter(pl.col("skill_id").is_in(skills) & pl.col("level_published").is_not_null())
        .select("skill_id", proficiency_of_level(pl.col("level_published")).alias("level"))
        for each in jobs
    ]
    if not frames:
        return pl.DataFrame(schema={"skill_id": pl.String, "level": pl.Float64})
    return pl.concat(frames).group_by("skill_id", maintain_order=True).agg(pl.col("level").mean())


def _neighbour(place: str, own: JobRef, job: MixedJob, skills: list[str]) -> Rung:
    levels = _mean_levels([own], job, skills)
    needs = levels.select(
        "skill_id",
        pl.col("level").alias("proficiency_hire"),
        pl.col("level").alias("proficiency_needed"),
        pl.col("level").alias("proficiency_advance"),
    )
    zone = job.run.edition.rows("occupation", pl.col("occupation_onet2019") == own.id)
    months, source = training_months(
        job_preparation(own, job.run.edition), zone.item(0, "job_zone"), job.parameters
    )
    return Rung(
        LadderRungResult(
            level=place,
            job_id=own.id,
            title=own.title,
            needs=shown_needs(job, needs),
            promotion=(),
            months=months,
            months_source=source,
            months_tier="survey" if source == "asked" else "model",
        )
    )


@dataclass(frozen=True, slots=True)
class HereMonths:
    """Months until a job is done well, where they come from, and at the horizon.

    Parameters
    ----------
    months, horizon : Estimate
        Today and at the horizon.
    source : {'asked', 'zone'}
        People in the job, or its job zone.
    slower : float
        Times as long, mid.
    """

    months: Estimate
    horizon: Estimate
    source: str
    slower: float


def own_months(job: MixedJob) -> HereMonths:
    """Months of the very job that was asked for, as on its ladder."""
    return _months_here(job, _levels(job.judged.match.job, job).get_column("skill_id").to_list())


def _months_here(job: MixedJob, skills: list[str]) -> HereMonths:
    own = job.judged.match.job
    links = element_links(job.judged, job.mix)
    moments = practice_at(job, ("today", "horizon"), links, skills)
    now, ahead = slower_draws(moments["today"]), slower_draws(moments["horizon"])
    slower = float((ahead / now).mean())
    zone = job.run.edition.rows(
        "occupation", pl.col("occupation_onet2019") == own.anchors[0].occupation_onet2019
    ).item(0, "job_zone")
    months, source = training_months(job_preparation(own, job.run.edition), zone, job.parameters)
    return HereMonths(months, months.scaled(slower), source, slower)


def _here(job: MixedJob, needs: pl.DataFrame) -> Rung:
    own = job.judged.match.job
    here = _months_here(job, needs.get_column("skill_id").to_list())
    return Rung(
        LadderRungResult(
            level="here",
            job_id=own.id,
            title=own.title,
            needs=shown_needs(job, needs),
            promotion=(),
            months=here.months,
            months_source=here.source,
            months_tier="survey" if here.source == "asked" else "model",
            months_horizon=here.horizon,
        ),
        slower=here.slower,
    )
