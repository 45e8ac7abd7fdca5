"""A team's roster checked, or redesigned, the same way from a command line as from a server.

What is told about groups of people is held beside what earlier reports told, and kept in one list
of this computer (`intake.disclosure_store`): no two answers, whichever way they were asked for, can
be laid side by side to tell of a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from jobmorph.intake.disclosure_store import (
    Ledger,
    held_ledger,
    ledger_home,
    read_ledger,
    save_ledger,
)
from jobmorph.intake.roster import RosterReading
from jobmorph.intake.tasks import Week, read_week
from jobmorph.intake.team_limits import StatedLimits, read_team_limits
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.adverse_impact import has_attribute
from jobmorph.studies.audit import Choice
from jobmorph.studies.disclosure import Decision, disclosures_of
from jobmorph.studies.market_scenarios import all_parameters
from jobmorph.studies.progress import Progress
from jobmorph.studies.resolve import resolve_job
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.team import ALL, TeamQuestion, study_team
from jobmorph.studies.team_hours import with_counted_hours
from jobmorph.studies.team_impact import DesignImpact, impact_of_designs
from jobmorph.studies.team_owner import OwnerWishes, owner_limits
from jobmorph.studies.team_result import TeamResult
from jobmorph.studies.told_facts import held_roster


@dataclass(frozen=True, slots=True)
class CountedHours:
    """Hours of a role that the team counted.

    Parameters
    ----------
    role : str
        In anybody's words.
    file : Path
        A tasks file; see `intake.tasks.read_week`.
    """

    role: str
    file: Path


@dataclass(frozen=True, slots=True)
class RedesignRequest:
    """What is asked of a redesign.

    Parameters
    ----------
    design : str
        Name of a design, or 'all'.
    quarters : int
        Length of the plan.
    is_explained : bool
        Ask what one unit more of each limit would bring.
    wishes : OwnerWishes
        Limits said in so many words.
    limits : Path or None
        File of limits.
    hours : tuple of CountedHours
        Laid over those of the role library.
    seed : int
        Of the draws.
    """

    design: str = ALL
    quarters: int = 8
    is_explained: bool = False
    wishes: OwnerWishes = field(default_factory=OwnerWishes)
    limits: Path | None = None
    hours: tuple[CountedHours, ...] = ()
    seed: int = 0

    def choices(self) -> dict[str, Choice]:
        """Return what was asked, for a run's log."""
        return {
            "design": self.design,
            "quarters": self.quarters,
            "explain": self.is_explained,
            "budget": self.wishes.budget_amount_year,
            "entry seats": self.wishes.entry_seats,
            "allow layoffs": self.wishes.layoff_share,
            "growth": self.wishes.growth_year,
            "limits": self.limits,
            "task hours": tuple(each.role for each in self.hours) or None,
        }


@dataclass(frozen=True, slots=True)
class Telling:
    """What became of each fact about people.

    Parameters
    ----------
    decisions : tuple of Decision
        Told, told as before, or withheld.
    unread, unkept : str
        What a reader should know about the list of what was told: why nothing could be compared,
        why this answer could not be kept; '' if nothing.
    """

    decisions: tuple[Decision, ...]
    unread: str = ""
    unkept: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRoster:
    """A roster whose facts about people may be told."""

    result: RosterResult
    telling: Telling


@dataclass(frozen=True, slots=True)
class Redesign:
    """Designs of a team, beside the team as it is.

    Parameters
    ----------
    result : TeamResult
        The answer.
    edition : Edition
        With counted hours laid over it.
    impacts : tuple of DesignImpact
        The check of adverse impact; empty where the roster has no attribute for it.
    telling : Telling
        What became of each fact about people.
    weeks : mapping of str to Week
        Counted hours, by role id.
    """

    result: TeamResult
    edition: Edition
    impacts: tuple[DesignImpact, ...]
    telling: Telling
    weeks: Mapping[str, Week]


def check_roster(result: RosterResult, *, is_kept: bool) -> CheckedRoster:
    """Hold a roster's facts about people back beside what earlier reports told.

    Parameters
    ----------
    result : RosterResult
        As read.
    is_kept : bool
        Keep what is told, to compare later reports with: not for a look at one's own screen.
    """
    home = ledger_home()
    with held_ledger(home) if is_kept else nullcontext(read_ledger(home)) as ledger:
        held = held_roster(result, ledger)
        unkept = _kept(ledger, held.decisions, home) if is_kept else ""
    return CheckedRoster(held.result, Telling(held.decisions, ledger.note, unkept))


def redesign_team(
    reading: RosterReading,
    roster: RosterResult,
    request: RedesignRequest,
    edition: Edition,
    *,
    progress: Progress | None = None,
) -> Redesign:
    """Find the designs that a request asks for, and keep what they tell about groups of people.

    Parameters
    ----------
    reading : RosterReading
        The roster as read: a protected attribute stands only there.
    roster : RosterResult
        The same, as its titles were understood.
    request : RedesignRequest
        What is asked.
    edition : Edition
        With a user's own roles laid over it.
    progress : Progress, optional
        Told how many designs are done.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.
    """
    weeks = counted_weeks(request.hours, edition)
    counted = with_counted_hours(edition, weeks)
    stated = StatedLimits() if request.limits is None else read_team_limits(request.limits)
    home = ledger_home()
    with held_ledger(home) as ledger:
        held = held_roster(roster, ledger)
        question = TeamQuestion(
            designs=() if request.design == ALL else (request.design,),
            quarters=request.quarters,
            is_explained=request.is_explained,
            limits=owner_limits(stated, request.wishes, counted.manifest.base_date),
            ledger=ledger,
        )
        result = study_team(
            held.result, question, seed=request.seed, edition=counted, progress=progress
        )
        decisions = (*held.decisions, *result.pay.decisions)
        unkept = _kept(ledger, decisions, home)
    impacts = impact_of_designs(reading, result) if has_attribute(reading) else ()
    return Redesign(result, counted, impacts, Telling(decisions, ledger.note, unkept), weeks)


def counted_weeks(hours: Sequence[CountedHours], edition: Edition) -> dict[str, Week]:
    """Read counted hours, by role id.

    Raises
    ------
    ParameterError
        If a role is given twice.
    NoMatchError, DataError
        If a role or a file cannot be read.
    """
    known = frozenset(edition.table("activity").get_column("iwa_id").to_list()) if hours else None
    weeks: dict[str, Week] = {}
    for each in hours:
        match = resolve_job(each.role, level=None, edition=edition, parameters=all_parameters())
        if match.job.id in weeks:
            raise ParameterError(f"counted hours of {match.job.id} are given twice")
        weeks[match.job.id] = read_week(each.file, known_activities=known)
    return weeks


def _kept(ledger: Ledger, decisions: tuple[Decision, ...], home: Path) -> str:
    """Keep what is told for the first time; say why if that fails."""
    new = disclosures_of(decisions, datetime.now(UTC).date().isoformat())
    return save_ledger(ledger.with_told(new), home) if new else ""
