"""What is said of figures about groups that were held back, and of hours that a team counted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jobmorph.intake.tasks import Week
from jobmorph.reports.words import say
from jobmorph.schema.record import RunRecord
from jobmorph.studies.disclosure import Decision
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.team_redesign import CheckedRoster, Redesign, Telling
from jobmorph.studies.team_result import TeamResult


def told_roster(checked: CheckedRoster) -> RosterResult:
    """Return a checked roster whose record says what was held back."""
    result = checked.result
    return replace(result, record=_noted(result.record, _telling_lines(checked.telling)))


def told_redesign(redesign: Redesign) -> TeamResult:
    """Return a redesign's result; its record says what was counted and what was held back."""
    result = redesign.result
    lines = (*_hours_lines(redesign.weeks), *_telling_lines(redesign.telling))
    return replace(result, record=_noted(result.record, lines))


def told_lines(decisions: Sequence[Decision], note: str = "") -> tuple[str, ...]:
    """Say how many figures are repeated or withheld.

    Parameters
    ----------
    decisions : sequence of Decision
        What became of every figure about people.
    note : str
        What is wrong with the list of what was told; '' if nothing.
    """
    repeated = [each for each in decisions if each.verdict == "as told before"]
    withheld = [each for each in decisions if each.verdict == "withhold"]
    lines = [note] if note else []
    if repeated:
        # Of several days the last: it is the one that a reader finds first.
        day = max((each.told_on or "" for each in repeated), default="")
        lines.append(_counted("team.told.repeated", len(repeated), day=day))
    if withheld:
        lines.append(_counted("team.told.withheld", len(withheld)))
    return tuple(lines)


def _telling_lines(telling: Telling) -> tuple[str, ...]:
    unkept = (telling.unkept,) if telling.unkept else ()
    return (*told_lines(telling.decisions, telling.unread), *unkept)


def _hours_lines(weeks: Mapping[str, Week]) -> tuple[str, ...]:
    return tuple(
        say("team.hours.used", role=role, source=week.source) for role, week in weeks.items()
    )


def _noted(record: RunRecord, lines: Sequence[str]) -> RunRecord:
    return replace(record, notes=(*record.notes, *lines))


def _counted(key: str, count: int, **words: str) -> str:
    return say(f"{key}.one", **words) if count == 1 else say(key, count=f"{count:,}", **words)
