"""The person's side of a move: the job left, the levels they have, the jobs there are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.pathways.barrier import Standing
from jobmorph.pathways.feasibility import PlaceSkills
from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.job import JobRef, Match
from jobmorph.schema.profile import Profile
from jobmorph.studies.held_skills import HeldJob, PastWork, StatedLevels
from jobmorph.studies.job_week import HORIZON_YEARS
from jobmorph.studies.judged_job import Run
from jobmorph.studies.path_destinations import Leaving
from jobmorph.studies.paths_result import PathLimits
from jobmorph.studies.place_facts import edition_facts, job_facts, place_facts
from jobmorph.studies.place_skills import edition_skills, levels_of_person, skills_at_places
from jobmorph.studies.places import Places, all_places, node_place, role_place
from jobmorph.studies.plan_gaps import ASSUMED_YEARS
from jobmorph.studies.plan_profile import UNKNOWN_YEARS, understand_profile
from jobmorph.studies.plan_timeline import step_hours
from jobmorph.studies.skill_book import SkillBook, skill_book

FloatArray = NDArray[np.float64]
YEARS: Final = int(HORIZON_YEARS)  # of the weeks that the edition holds


@dataclass(frozen=True, slots=True)
class PathQuestion:
    """What is asked, understood.

    Parameters
    ----------
    match : Match
        The job left.
    target : Match or None
        The job wanted.
    profile : Profile or None
        What the person says of themselves.
    hours_week : float
        Hours a week for learning.
    limits : PathLimits
        What they will not go beyond, conditions as ids.
    has_degree : bool
        Whether they say that they have a degree.
    """

    match: Match
    target: Match | None
    profile: Profile | None
    hours_week: float
    limits: PathLimits
    has_degree: bool = False


@dataclass(frozen=True)
class PathStart:
    """Where routes begin.

    Parameters
    ----------
    own : mapping of str to object
        Row of `place_facts` of the job left.
    leaving : Leaving
        What the person leaves with, and the jobs there are.
    target_place : str or None
        Place of the job wanted.
    """

    own: Mapping[str, Any]
    leaving: Leaving
    target_place: str | None


def path_start(question: PathQuestion, run: Run) -> PathStart:
    """Gather the person's side and the jobs there are.

    A target that shares its node with other jobs speaks for itself: pay, week and skills of that
    place are its own.

    Raises
    ------
    LineError
        If words of the profile are not understood.
    """
    edition, job = run.edition, question.match.job
    own = job_facts(job, edition, YEARS)
    book = skill_book(edition)
    facts, skills = edition_facts(edition, YEARS), edition_skills(edition)
    target = None
    if question.target is not None:
        target = place_of(question.target.job, edition)
        if target is not None and _shares_place(target, question.target.job, edition):
            facts, skills = _as_target(target, question.target.job, facts, skills, book, edition)
    leaving = Leaving(
        facts=facts,
        skills=skills,
        held=_held(question, skills, book, run),
        standing=Standing(
            has_degree=question.has_degree or own["asks_degree"],
            experience_months=own["experience_months"],
            licence_ids=() if own["licence_id"] is None else (own["licence_id"],),
            job_zone=own["job_zone"],
        ),
        wage_usd_year=own["wage_usd_year"],
        hours=step_hours(load_parameters("skills")),
        hours_week=question.hours_week,
        book=book,
    )
    return PathStart(own, leaving, target)


def place_of(job: JobRef, edition: Edition) -> str | None:
    """Id of the place that a job is; None where no survey has a node for its occupation."""
    if job.kind == "role":
        return role_place(job.id)
    main = max(job.anchors, key=lambda each: each.weight)
    row = edition.rows("bridge", pl.col("occupation_onet2019") == main.occupation_onet2019)
    node = row.item(0, "moves_node") if row.height else None
    return None if node is None else node_place(node)


def _shares_place(place: str, job: JobRef, edition: Edition) -> bool:
    """Say whether an official job is one of several at its place."""
    at = pl.col("place_id") == place
    return job.kind != "role" and all_places(edition).anchors.filter(at).height > 1


def _as_target(
    place: str,
    job: JobRef,
    facts: pl.DataFrame,
    skills: PlaceSkills,
    book: SkillBook,
    edition: Edition,
) -> tuple[pl.DataFrame, PlaceSkills]:
    """Let one job stand for its place."""
    alone = Places.of_job(job)
    own = place_facts(alone, edition, YEARS)
    own = own.with_columns(pl.lit(place).alias("place_id")).cast(facts.schema)
    facts = pl.concat([facts.filter(pl.col("place_id") != place), own.select(facts.columns)])
    mine = skills_at_places(alone, book, edition, load_parameters("skills"))
    at = skills.place_at[place]
    levels = {name: getattr(skills, name).copy() for name in ("held", "needed")}
    for name, table in levels.items():
        table[at] = getattr(mine, name)[0]
    return facts, replace(skills, **levels)


def _held(question: PathQuestion, skills: PlaceSkills, book: SkillBook, run: Run) -> FloatArray:
    """Levels the person has: by what they say and by past jobs, as a learning plan takes them."""
    parameters = load_parameters("skills")
    job = question.match.job
    read = understand_profile(question.profile or Profile(""), book, run, ())
    jobs = list(read.jobs)
    if job.id not in [each.job.id for each in jobs]:
        is_assumed = question.profile is None or not jobs
        jobs.insert(0, HeldJob(job, ASSUMED_YEARS if is_assumed else UNKNOWN_YEARS))
    past = PastWork(jobs, book, run.edition, parameters)
    share = parameters["skills.transfer_same_kind"].value
    return levels_of_person(skills, book, StatedLevels(read.levels, book, share), past)
