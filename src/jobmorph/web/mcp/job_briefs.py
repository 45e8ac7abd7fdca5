"""Shapes of the answers about one job or two: titles, weeks, skills, ladders."""

from typing import Annotated

from pydantic import Field

from jobmorph.web.mcp.brief import Brief, JobRead, Part, Span


class WeekParts(Part):
    """Hours a week at one moment: AI does it and a person checks, with AI, a person."""

    moment: str
    delegated: Span
    assisted: Span
    human: Span


class TaskPart(Part):
    """One task by the horizon; the ranges of `assisted` and `human` stand in the command."""

    task: str
    hours_week: float
    delegated: Span
    assisted: float
    human: float
    why: str


class NewWork(Part):
    """Work that comes back or is new, in hours a week."""

    work: str
    hours_week: Span


class UsFigures(Part):
    """US pay and jobs; borrowed figures are those of the nearest official job."""

    median_pay_usd_year: float | None = None
    jobs: float | None = None
    as_of: str
    is_borrowed: bool


class RoleBrief(Brief):
    """What happens to a job."""

    job: JobRead
    hours_week: float
    moments: tuple[WeekParts, ...]
    freed_hours_week: Annotated[Span, Field(description="By the horizon, after checking.")]
    tasks: Annotated[tuple[TaskPart, ...], Field(description="Largest first, by the horizon.")] = ()
    tasks_left_out: int
    new_work: tuple[NewWork, ...] = ()
    stays_human_because: Annotated[
        tuple[str, ...], Field(description="Qualities the work asks of a person most, of 100.")
    ] = ()
    script_share: Annotated[Span, Field(description="How much follows a script, of 100.")]
    sources_agree: str
    us: UsFigures


class ComparedJob(Part):
    """One of two jobs."""

    answer: str
    job: JobRead
    hours_week: float
    moments: tuple[WeekParts, ...]
    freed_hours_week: Span
    script_share: Span
    us: UsFigures


class CompareBrief(Brief):
    """Two jobs with the same draws, so that a difference is none of sampling."""

    first: ComparedJob
    second: ComparedJob


class OccupationRead(Part):
    """An official occupation that a title may mean."""

    soc2018: str
    title: str
    probability: float


class TitleRead(Part):
    """What one title is read as; where nothing is sure, only what lies nearest."""

    title: str
    answer: str
    is_stated: Annotated[bool, Field(description="False: only what lies nearest is known.")]
    role_id: str | None = None
    role_title: str | None = None
    role_probability: float | None = None
    level: str | None = None
    level_probability: float | None = None
    occupations: tuple[OccupationRead, ...] = ()
    isco08: tuple[str, ...] = ()


class TitleBrief(Brief):
    """Job titles, each read by itself."""

    titles: tuple[TitleRead, ...]


class SkillPart(Part):
    """A skill of a job: the level asked (1 to 5), hours a week now and by the horizon."""

    skill: str
    level_asked: float | None = None
    hours_now: float
    hours_by_horizon: Span
    direction: str


class SkillsBrief(Brief):
    """Which skills a job asks for, now and by the horizon."""

    job: JobRead
    horizon_year: int
    skills: tuple[SkillPart, ...] = ()
    practise_first: Annotated[
        tuple[str, ...], Field(description="Practice that AI takes, and how to give it back.")
    ] = ()
    times_as_long_to_learn: Annotated[
        Span, Field(description="Time to do the job well by the horizon; 1 is as long as now.")
    ]


class Rung(Part):
    """One level of a ladder; months until the work is done well."""

    level: str
    job_id: str
    title: str
    months: Span | None = None
    months_by_horizon: Span | None = None
    to_get_here: tuple[str, ...] = ()


class LadderBrief(Brief):
    """What entry takes, and each step up."""

    job: JobRead
    horizon_year: int
    is_inferred: Annotated[
        bool, Field(description="Built from related official jobs, not from a career ladder.")
    ]
    to_be_hired: tuple[str, ...] = ()
    levels: tuple[Rung, ...]
