"""Shapes of the answers about texts and the role library."""

from typing import Annotated

from pydantic import Field

from jobmorph.web.mcp.brief import Brief, JobRead, Part, Span


class DutyRead(Part):
    """One duty of a text; hours are a guess to be corrected."""

    duty: str
    hours_week: float
    read_as: str | None = None


class ReadBrief(Brief):
    """What a job description or resume says."""

    kind: str
    language: str
    job: JobRead | None = None
    duties: Annotated[tuple[DutyRead, ...], Field(description="A draft of a week.")] = ()
    duties_left_out: int = 0
    skills: Annotated[tuple[str, ...], Field(description="Named by the words, best first.")] = ()
    skills_left_out: int = 0
    asks_for: Annotated[tuple[str, ...], Field(description="What somebody must bring.")] = ()
    dropped: Annotated[str, Field(description="Personal data taken out: counts only.")]


class FamilyListed(Part):
    """A family of roles."""

    family: str
    levels: tuple[str, ...]


class RoleListed(Part):
    """A role of the library, with what the new ones consist of."""

    role_id: str
    title: str
    hours_week: float
    tasks: tuple[str, ...] = ()
    feeders: Annotated[tuple[str, ...], Field(description="Where people come from.")] = ()


class RolesBrief(Brief):
    """The role library: its families, or the roles of one."""

    families: tuple[FamilyListed, ...] = ()
    roles: tuple[RoleListed, ...] = ()


class LibraryTask(Part):
    """A task of the week: what AI takes and what it leaves."""

    task: str
    hours_week: Span
    takes: str
    leaves: str


class MoveListed(Part):
    """A move known in the trade."""

    to: str
    months: Span
    gap: tuple[str, ...] = ()


class LibraryRoleBrief(Brief):
    """What the library says about a role: our own judgement."""

    role_id: str
    title: str
    level: str
    as_of: str
    hours_week: float
    tasks: Annotated[tuple[LibraryTask, ...], Field(description="Most hours first.")] = ()
    tasks_left_out: int = 0
    becomes: Annotated[str, Field(description="The job as it becomes.")]
    competencies: tuple[str, ...] = ()
    to_enter: tuple[str, ...] = ()
    moves: tuple[MoveListed, ...] = ()
