"""Which columns of a roster are kept, which build the reporting line, and which are never read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final, Literal

from jobmorph.intake.fault import shown
from jobmorph.intake.roster_grid import Header
from jobmorph.intake.roster_header import (
    FIELDS,
    Field,
    known_name,
    pay_period,
    personal_kind,
)
from jobmorph.intake.roster_personal import column_of_people
from jobmorph.schema.errors import SHOWN_ITEMS, DataError, ParameterError

Purpose = Literal[
    "kept", "line", "aid", "protected", "personal", "people", "spare", "asked", "unknown"
]  # fmt: skip
Period = Literal["year", "month", "hour"]
WORDS: Final[tuple[Field, ...]] = ("title", "department", "level", "location", "band")
LINE: Final[tuple[Field, ...]] = ("manager", "person")
AIDS: Final[tuple[Field, ...]] = ("period", "currency")
_NUMBERS_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class RosterRequest:
    """What the owner of a roster says about it.

    Parameters
    ----------
    columns : mapping of Field to str
        Names of columns by what they hold.
    drop : tuple of str
        Names of columns that must not be read.
    sheet : str or None
        Sheet of a workbook.
    pay_period : {'year', 'month', 'hour'} or None
        How often pay is paid.
    protected : str or None
        Name of one column of a protected attribute, for the check of adverse impact only.
    """

    columns: Mapping[Field, str] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    sheet: str | None = None
    pay_period: Period | None = None
    protected: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What becomes of one column.

    Parameters
    ----------
    place : int
        Its position, the first is 0.
    name : str
        As the roster calls it.
    purpose : str
        'kept'; 'line': turned into keys for the reporting line and let go; 'aid': says how to read
        pay; 'protected': kept apart for the check of adverse impact; 'personal': its name says
        that it holds personal data; 'people': its cells look like people; 'spare': another column
        of the same field was surer; 'asked': left out as asked; 'unknown': not needed. All but the
        first four are not read.
    field : str or None
        What it holds.
    detail : str
        Kind of personal data, or the field of a spare one.
    is_stated : bool
        The owner named it.
    """

    place: int
    name: str
    purpose: Purpose
    field: Field | None = None
    detail: str = ""
    is_stated: bool = False


class ColumnChoice:
    """Chooses the column of each field.

    Parameters
    ----------
    header : Header
        Names of the columns.
    request : RosterRequest
        What the owner says.
    source : str
        Name of the file, for messages.
    """

    def __init__(self, header: Header, request: RosterRequest, source: str) -> None:
        self._names = header.names
        self._known = header.known
        self._request = request
        self._source = source
        self._stated = {
            kind: self._place_of(name, f"--{kind}") for kind, name in request.columns.items()
        }
        self._dropped = {self._place_of(name, "--drop") for name in request.drop}
        self._protected = (
            None if request.protected is None else self._place_of(request.protected, "--protected")
        )
        self._require_apart()
        self._fields = [self._field(place) for place in range(len(self._names))]

    def candidates(self) -> list[int]:
        """Positions of columns that may be kept: the only ones whose cells are ever looked at."""
        found = {place for place in range(len(self._names)) if self._fields[place] is not None}
        return sorted((found | set(self._stated.values())) - self._dropped)

    def choose(self, samples: Mapping[int, Sequence[str]]) -> tuple[ColumnUse, ...]:
        """Say what becomes of every column.

        Parameters
        ----------
        samples : mapping of int to sequence of str
            Some cells that are not empty, by position, of all `candidates`.

        Raises
        ------
        DataError
            If no column can be the title, or a column that the owner named holds people.
        """
        uses: dict[int, ColumnUse] = {}
        if self._protected is not None:
            name = self._names[self._protected]
            uses[self._protected] = ColumnUse(self._protected, name, "protected", is_stated=True)
        for kind in FIELDS:
            if kind in self._stated:
                uses[self._stated[kind]] = self._as_stated(kind, samples)
        for kind in FIELDS:
            self._guess(kind, samples, uses)
        self._require_title(uses)
        for place in range(len(self._names)):
            uses.setdefault(place, self._left_out(place))
        return tuple(uses[place] for place in sorted(uses))

    def _place_of(self, name: str, option: str) -> int:
        places = [p for p, known in enumerate(self._names) if known.strip() == name.strip()]
        if len(places) == 1:
            return places[0]
        if places:
            raise ParameterError(
                f"{len(places)} columns are called {shown(name)}", where=option,
                hint="Rename all but one of them.",
            )  # fmt: skip
        near = get_close_matches(name, [n for n in self._names if n], n=2, cutoff=0.6)
        hint = f"Did you mean {' or '.join(near)}?" if near and self._known else None
        raise ParameterError(
            f"{self._source} has no column called {shown(name)}", where=option, hint=hint
        )

    def _require_apart(self) -> None:
        """Refuse a protected column that is named for something else too."""
        if self._protected in {*self._stated.values(), *self._dropped}:
            raise ParameterError(
                f"{shown(self._names[self._protected or 0])} is named for something else too",
                where="--protected",
                hint="A protected attribute is read for the check of adverse impact only.",
            )

    def _field(self, place: int) -> Field | None:
        name = self._names[place]
        if place in self._dropped or place == self._protected or personal_kind(name) is not None:
            return None
        known = known_name(name)
        return None if known is None else known.field

    def _as_stated(self, kind: Field, samples: Mapping[int, Sequence[str]]) -> ColumnUse:
        place = self._stated[kind]
        cells = samples.get(place, ())
        people = people_in(kind, cells, is_stated=True) if kind in WORDS else None
        if people is not None:
            raise refused(self._source, self._names[place], people, kind)
        return ColumnUse(place, self._names[place], _purpose(kind), kind, is_stated=True)

    def _guess(
        self, kind: Field, samples: Mapping[int, Sequence[str]], uses: dict[int, ColumnUse]
    ) -> None:
        ranked = sorted(
            (known.rank, place)
            for place, name in enumerate(self._names)
            if place not in uses and self._fields[place] == kind
            and (known := known_name(name)) is not None
        )  # fmt: skip
        is_found = kind in self._stated
        for _, place in ranked:
            name = self._names[place]
            people = people_in(kind, samples.get(place, ())) if kind in WORDS else None
            if people is not None:
                uses[place] = ColumnUse(place, name, "people", kind, people)
            elif is_found or _is_numbers(kind, samples.get(place, ())):
                uses[place] = ColumnUse(place, name, "spare", kind, kind)
            else:
                uses[place] = ColumnUse(place, name, _purpose(kind), kind)
                is_found = True

    def _left_out(self, place: int) -> ColumnUse:
        name = self._names[place]
        if place in self._dropped:
            return ColumnUse(place, name, "asked")
        kind = personal_kind(name)
        if kind is not None:
            return ColumnUse(place, name, "personal", detail=kind)
        return ColumnUse(place, name, "unknown")

    def _require_title(self, uses: Mapping[int, ColumnUse]) -> None:
        of_title = [use for use in uses.values() if use.field == "title"]
        if any(use.purpose == "kept" for use in of_title):
            return
        people = next((use for use in of_title if use.purpose == "people"), None)
        if people is not None:
            raise refused(self._source, people.name, people.detail, "title")
        if not self._known:
            raise DataError(
                "no column looks like a job title, and no column has a name that rosters have",
                where=self._source,
                hint="Does a row of column names stand above the people? Say which: --title NAME",
            )
        free = [
            self._names[place]
            for place in range(len(self._names))
            if self._names[place] and personal_kind(self._names[place]) is None
        ]
        listed = ", ".join(free[:SHOWN_ITEMS])
        more = f" and {len(free) - SHOWN_ITEMS} more" if len(free) > SHOWN_ITEMS else ""
        unknown = [name for name in free if known_name(name) is None]
        example = next(iter([*unknown, *free]), "NAME")
        quoted = f'"{example}"' if " " in example else example
        raise DataError(
            f"no column looks like a job title. Found: {listed}{more}",
            where=self._source,
            hint=f"Say which: --title {quoted}",
        )


def period_of(uses: Sequence[ColumnUse], request: RosterRequest) -> Period | None:
    """Return how often pay is paid: as the owner says, else as the column's name says."""
    if request.pay_period is not None:
        return request.pay_period
    told = next((pay_period(use.name) for use in uses if use.field == "pay"), None)
    return next((known for known in ("year", "month", "hour") if known == told), None)


def refused(source: str, name: str, people: str, kind: Field) -> DataError:
    """Refuse a column whose cells are people, without repeating any."""
    option = f"--{kind} NAME"
    hint = f"Say which column it is: {option}" if kind == "title" else (
        f"Say another: {option}, or leave it out: --drop {shown(name)}"
    )  # fmt: skip
    return DataError(
        f"column {shown(name)} holds what looks like {people} of people; it is not kept",
        where=source,
        hint=f"{hint}. Nothing was computed.",
    )


def _purpose(kind: Field) -> Purpose:
    if kind in LINE:
        return "line"
    return "aid" if kind in AIDS else "kept"


def people_in(kind: Field, cells: Sequence[str], *, is_stated: bool = False) -> str | None:
    """Say what kind of personal data the cells of a column of words hold, or None.

    Towns may look like names: a column that the owner named as the place of work is taken for one.
    """
    found = column_of_people(cells, is_code=kind != "title")
    is_town = kind == "location" and found == "names" and is_stated
    return None if is_town else found


def _is_numbers(kind: Field, cells: Sequence[str]) -> bool:
    """Say whether a column of titles holds their numbers instead."""
    if kind != "title" or not cells:
        return False
    return sum(cell.isdigit() for cell in cells) > _NUMBERS_SHARE * len(cells)
