"""What one person brings: past jobs, levels they state, hours they have, progress they log."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PastJob:
    """A job that was or is held.

    Parameters
    ----------
    title : str
        In the person's own words.
    years : float or None
        How long, in years; None where it is not said.
    line : int or None
        Line of the file it stands in.
    """

    title: str
    years: float | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class StatedSkill:
    """A level that the person states for themselves.

    Parameters
    ----------
    name : str
        The skill in the person's words: a label, a slug or an id.
    level : float
        0 (not yet) to 5; 3 is 'without help'.
    line : int or None
        Line of the file it stands in.
    """

    name: str
    level: float
    line: int | None = None


@dataclass(frozen=True, slots=True)
class LearnAfter:
    """An order of one's own: learn `name` after `first`."""

    name: str
    first: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """One entry of a log: hours spent on a skill, and the level reached if it was checked.

    Parameters
    ----------
    date : str
        'YYYY-MM-DD'.
    name : str
        The skill.
    hours : float
        Hours spent, 0 or more.
    level : float or None
        Level reached, if a check was passed.
    line : int or None
        Line of the file it stands in.
    """

    date: str
    name: str
    hours: float
    level: float | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a plan may know about a person; there is no field for anything else.

    Parameters
    ----------
    source : str
        Name of the file, or where the answers came from.
    jobs : tuple of PastJob
        Newest first.
    skills : tuple of StatedSkill
        Levels stated.
    target : str or None
        The job wanted; None stands for one's own.
    hours_week : float or None
        Hours a week for learning.
    learn_after : tuple of LearnAfter
        Order of one's own.
    leave_out : tuple of str
        Skills that are not to be planned.
    log : tuple of Progress
        Progress, oldest first.
    mentioned : tuple of str
        Skills that a resume names without a level.
    notes : tuple of str
        What the reader of the file must know.
    """

    source: str
    jobs: tuple[PastJob, ...] = ()
    skills: tuple[StatedSkill, ...] = ()
    target: str | None = None
    hours_week: float | None = None
    learn_after: tuple[LearnAfter, ...] = ()
    leave_out: tuple[str, ...] = ()
    log: tuple[Progress, ...] = ()
    mentioned: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
