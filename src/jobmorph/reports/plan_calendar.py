"""A learning plan as a calendar file (RFC 5545): one entry a week."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from jobmorph.reports.plan_blocks import week_lines
from jobmorph.reports.plan_sentences import Beside, hours_words, title_of_plan
from jobmorph.reports.plan_weeks import FIRST_WEEKS, PlanWeek, plan_weeks
from jobmorph.reports.words import say
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.plan_result import PlanResult

MOST_OCTETS: Final = 75
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def plan_calendar(result: PlanResult, beside: Beside, *, is_all: bool = False) -> str:
    r"""Write one entry a week, on the first day of the week, that blocks no time.

    An entry's UID is a hash of what it says, and its DTSTAMP is the first day of the plan: the
    same plan is the same file, and a second import adds nothing.

    Parameters
    ----------
    result : PlanResult
        The plan.
    beside : Beside
        Its `start` is the day of week 1.
    is_all : bool
        All weeks, not only the first 8.

    Returns
    -------
    str
        Lines that end in '\r\n', none longer than 75 octets. A plan with nothing to learn has no
        entry.

    Raises
    ------
    ParameterError
        If there is no first day.
    """
    if beside.start is None:
        raise ParameterError(say("plan.calendar.start"), hint=say("plan.calendar.start.hint"))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//jobmorph//plan//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(title_of_plan(result))}",
    ]
    for week in plan_weeks(result, None if is_all else FIRST_WEEKS):
        lines += _entry(week, result, beside.start)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _entry(week: PlanWeek, result: PlanResult, start: date) -> Iterator[str]:
    day = start + timedelta(weeks=week.week - 1)
    summary = say("plan.calendar.summary", week=week.week, labels=", ".join(week.labels),
                  hours=hours_words(week.hours))  # fmt: skip
    text = "\n".join([*week_lines(week), say("plan.calendar.note")])
    content = "\x1f".join([result.match.job.id, result.target.job.id, f"{day}", summary, text])
    yield "BEGIN:VEVENT"
    yield f"UID:jobmorph-{hashlib.sha256(content.encode()).hexdigest()[:32]}"
    yield f"DTSTAMP:{start:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(summary)}"
    yield f"DESCRIPTION:{escaped(text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    r"""Escape what a calendar would read as its own: backslash, semicolon, comma, line break.

    Examples
    --------
    >>> escaped("one, two; three")
    'one\\, two\\; three'
    """
    return text.translate(_ESCAPES)


def folded(line: str) -> str:
    r"""Fold a line at 75 octets, never inside a character; what follows starts with a blank.

    Examples
    --------
    >>> [len(part) for part in folded("x" * 100).split("\r\n")]
    [75, 26]
    """
    parts, part, room = [], "", MOST_OCTETS
    for sign in line:
        if len((part + sign).encode()) > room:
            parts.append(part)
            part, room = "", MOST_OCTETS - 1
        part += sign
    return "\r\n ".join([*parts, part])
