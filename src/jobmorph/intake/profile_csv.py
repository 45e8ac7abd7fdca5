"""A profile as a table: one skill a row, as a spreadsheet or an HR system exports it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from jobmorph.intake.delimited_text import SEPARATORS, DelimitedText, Row, parse_delimited
from jobmorph.intake.fault import Fault, shown
from jobmorph.intake.profile_field import (
    LEAST_LEVEL,
    LONGEST_TEXT,
    MOST_HOURS_LOGGED,
    MOST_LEVEL,
    MOST_LOG,
    day_of,
    is_personal,
    one_line,
)
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import SHOWN_ITEMS, DataError
from jobmorph.schema.profile import Profile, Progress, StatedSkill

NOTHING: Final = "Nothing was computed."
ALIASES: Final[Mapping[str, frozenset[str]]] = {
    "skill": frozenset(
        {
            "skill", "skills", "skill name", "competency", "competencies", "competence",
            "competency name", "capability", "ability", "fähigkeit", "fähigkeiten", "kompetenz",
            "kompetenzen", "kenntnis", "kenntnisse", "compétence", "compétences", "competencia",
        }
    ),
    "level": frozenset(
        {
            "level", "levels", "rating", "self rating", "skill rating", "skill level", "score",
            "competency level", "competency rating", "current level", "proficiency",
            "proficiency level", "niveau", "kompetenzniveau", "stufe", "bewertung", "nivel",
        }
    ),
    "hours": frozenset({"hours", "hour", "h", "hrs", "hours spent", "stunden", "std", "heures"}),
    "date": frozenset({"date", "day", "logged on", "datum", "tag", "fecha"}),
}  # fmt: skip
_WHO: Final = re.compile(
    r"(?:full ?|last ?|sur|employee ?|worker ?|person ?|user ?|mitarbeiter ?|nach)?name|"
    r"(?:employee|worker|person|personnel|user|staff|mitarbeiter)(?: ?(?:id|no|number|nummer))?|"
    r"personalnummer|e ?mail(?: ?address)?"
)
_NUMBER: Final = r"([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))"
# '3', '3,5', '3/5', '3 of 5', '3 - without help'
_LEVEL: Final = re.compile(rf"{_NUMBER}(?:\s*(?:/|of|von)\s*5)?(?:\s*[-–—:]\s*[^\d\W].*)?")
_HOURS: Final = re.compile(rf"{_NUMBER}\s*(?:h|hrs?|hours?|std|stunden)?\.?", re.IGNORECASE)


@dataclass(slots=True)
class _Rows:
    """What the rows gave so far."""

    skills: list[StatedSkill] = field(default_factory=list)
    log: list[Progress] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def is_table(file: TextFile) -> bool:
    r"""Say whether a text starts like a table of skills.

    Examples
    --------
    >>> is_table(TextFile("me.txt", "Fähigkeit;Niveau\nZuhören;3\n", "UTF-8"))
    True
    """
    first = next((line for line in file.text.splitlines() if line.strip()), "")
    cells = [_plain(cell) for cell in re.split("[,;\t|]", first)]
    return len(cells) > 1 and any(cell in ALIASES["skill"] for cell in cells)


def profile_of_table(file: TextFile, faults: list[Fault]) -> Profile:
    """Turn the text of a table into a profile.

    A row without a day states a level; one with a day is an entry of the log. A skill without a
    level is listed as mentioned. Other columns are not read; a note says which.

    Parameters
    ----------
    file : TextFile
        Its first row names the columns `skill` and `level`, and where known `hours`, `date`.
    faults : list of Fault
        Added to.

    Raises
    ------
    DataError
        If a column is missing or there twice, or the rows are about several people.
    """
    table = parse_delimited(file)
    places = _columns(file.name, table.header)
    _require_one_person(file.name, table)
    if not table.rows:
        raise DataError("there is a header but no skill", where=file.name, hint=NOTHING)
    if len(table.rows) > MOST_LOG:
        what = f"{len(table.rows):,} rows are more than one person's profile has ({MOST_LOG:,})"
        raise DataError(what, where=file.name, hint=NOTHING)
    rows = _Rows()
    for row in table.rows:
        _read_row(row, table.header, places, rows)
    faults += rows.faults
    return Profile(
        source=file.name,
        skills=tuple(rows.skills),
        log=tuple(sorted(rows.log, key=lambda entry: entry.date)),
        mentioned=tuple(dict.fromkeys(rows.mentioned)),
        notes=_notes(file, table, places, rows),
    )


def _plain(cell: str) -> str:
    words = re.sub(r"[^\w]+|_", " ", cell.strip("\ufeff\"' ").casefold()).split()
    # A scale in the header, as in 'level (0-5)', says nothing about which column it is.
    return " ".join(word for word in words if not word.isdigit())


def _columns(source: str, header: Row) -> dict[str, int]:
    places: dict[str, int] = {}
    twice: list[str] = []
    for place, cell in enumerate(header.cells):
        column = next((name for name, known in ALIASES.items() if _plain(cell) in known), None)
        if column in places:
            twice += [header.cells[places[column]], cell]
        elif column is not None:
            places[column] = place
    found = ", ".join(shown(cell) for cell in header.cells[:SHOWN_ITEMS] if cell)
    hint = "The first line must name the columns: skill, level. Or write the profile as YAML."
    if "skill" not in places:
        raise DataError(f"no column looks like a skill. Found: {found}", where=source, hint=hint)
    if "level" not in places and not {"hours", "date"} <= set(places):
        raise DataError(f"no column looks like a level. Found: {found}", where=source, hint=hint)
    if twice:
        raise DataError(
            "two columns mean the same",
            where=source,
            items=[shown(name) for name in twice],
            hint="Rename or remove one.",
        )
    return places


def _require_one_person(source: str, table: DelimitedText) -> None:
    for place, cell in enumerate(table.header.cells):
        if not _WHO.fullmatch(_plain(cell)):
            continue
        people = {row.cells[place].casefold() for row in table.rows if place < len(row.cells)}
        people.discard("")
        if len(people) > 1:
            raise DataError(
                f"the rows are about {len(people):,} people (column {shown(cell)})",
                where=source,
                hint=f"Keep the rows of one person, and take that column out. {NOTHING}",
            )


def _read_row(row: Row, header: Row, places: Mapping[str, int], rows: _Rows) -> None:
    if any(row.cells[len(header.cells) :]):
        what = (
            f"{len(row.cells)} fields where the header has {len(header.cells)}; put text or "
            "numbers that hold the separator in quotation marks"
        )
        rows.faults.append(Fault(row.line, what))
        return
    cells = {
        column: row.cells[place] if place < len(row.cells) else ""
        for column, place in places.items()
    }
    names = {column: header.cells[place] for column, place in places.items()}
    told: list[str] = []
    name = _skill(cells["skill"], names["skill"], told)
    level = _level(cells.get("level", ""), names.get("level", "level"), told)
    hours = _hours(cells.get("hours", ""), names.get("hours", "hours"), told)
    day = _day(cells.get("date", ""), names.get("date", "date"), told)
    if hours is not None and not cells.get("date"):
        told.append("hours without a day; a log needs both")
    if day is not None and hours is None and level is None and not told:
        told.append("a day without hours or a level")
    rows.faults += [Fault(row.line, what) for what in told]
    if told:
        return
    if day is not None:
        rows.log.append(Progress(day, name, hours or 0.0, level, row.line))
    elif level is not None:
        rows.skills.append(StatedSkill(name, level, row.line))
    else:
        rows.mentioned.append(name)


def _skill(cell: str, column: str, told: list[str]) -> str:
    name = one_line(cell)
    if not name:
        told.append(f"{column} is empty")
    elif len(name) > LONGEST_TEXT:
        told.append(f"{column} has {len(name):,} characters, at most {LONGEST_TEXT}")
    return name


def _level(cell: str, column: str, told: list[str]) -> float | None:
    if not cell:
        return None
    match = _LEVEL.fullmatch(cell)
    level = None if match is None else float(match.group(1).replace(",", "."))
    if level is None or not LEAST_LEVEL <= level <= MOST_LEVEL:
        span = f"{LEAST_LEVEL:g} to {MOST_LEVEL:g}"
        told.append(f"{column} {shown(cell)} is not a number from {span}")
    return level


def _hours(cell: str, column: str, told: list[str]) -> float | None:
    if not cell:
        return None
    match = _HOURS.fullmatch(cell)
    hours = None if match is None else float(match.group(1).replace(",", "."))
    if hours is None or not 0.0 <= hours <= MOST_HOURS_LOGGED:
        told.append(f"{column} {shown(cell)} is not a number from 0 to {MOST_HOURS_LOGGED:g}")
    return hours


def _day(cell: str, column: str, told: list[str]) -> str | None:
    day = day_of(cell) if cell else None
    if cell and day is None:
        told.append(f"{column} {shown(cell)} is not a day such as 2026-11-20")
    return day


def _notes(
    file: TextFile, table: DelimitedText, places: Mapping[str, int], rows: _Rows
) -> tuple[str, ...]:
    between = SEPARATORS[table.separator]
    notes = [f"{file.name}: read as {file.encoding} with {between} between fields."]
    others = [
        name
        for place, name in enumerate(table.header.cells)
        if name and place not in places.values()
    ]
    if others:
        listed = ", ".join(shown(name) for name in others[:SHOWN_ITEMS])
        more = f" and {len(others) - SHOWN_ITEMS} more" if len(others) > SHOWN_ITEMS else ""
        notes.append(f"{file.name}: columns not read: {listed}{more}.")
    if any(is_personal(name) for name in others):
        notes.append(f"{file.name}: no plan needs to know who somebody is; nothing of it is kept.")
    if rows.mentioned:
        count = len(rows.mentioned)
        lacking = "one skill has" if count == 1 else f"{count} skills have"
        notes.append(f"{file.name}: {lacking} no level; a level is not guessed.")
    return tuple(notes)
