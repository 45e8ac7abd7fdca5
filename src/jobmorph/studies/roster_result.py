"""The answer of a roster check."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.schema.ids import TitleStatus
from jobmorph.schema.record import RunRecord
from jobmorph.studies.roster_titles import ReadTitle

SCHEMA_VERSION: Final = "1.0"


@dataclass(frozen=True, slots=True)
class RosterTotals:
    """Sums of a roster, and for how many people it says what.

    Parameters
    ----------
    people : int
        Rows.
    fte, hours_week : float
        Full-time equivalents and hours a week of all; where the roster is silent, as `RosterCheck`
        says.
    fte_stated, hours_stated, start_stated, pay_stated, manager_found : int
        People for whom the roster states each.
    """

    people: int
    fte: float
    hours_week: float
    fte_stated: int
    hours_stated: int
    start_stated: int
    pay_stated: int
    manager_found: int


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A department: counts of its seats always, facts about its people from five on.

    Parameters
    ----------
    name : str or None
        None for people without one.
    people : int
        People.
    fte, hours_week : float
        As in `RosterTotals`.
    start_year_middle : float or None
        Middle year of hire; None where it is not told.
    is_folded : bool
        Facts about its people are told together with other small groups only.
    """

    name: str | None
    people: int
    fte: float
    hours_week: float
    start_year_middle: float | None
    is_folded: bool


@dataclass(frozen=True, slots=True)
class StartTable:
    """People by department and years since they came; a null is hidden.

    Parameters
    ----------
    bands : tuple of str
        Years of hire of each column, such as '2024-2026'.
    groups : tuple of str
        Departments of five and more; an empty name stands for all others together.
    people : tuple of tuples of int or None
        Counts by group and band.
    totals : tuple of int or None
        People of each group with a known year.
    """

    bands: tuple[str, ...]
    groups: tuple[str, ...]
    people: tuple[tuple[int | None, ...], ...]
    totals: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class RosterResult:
    """A roster that was read and checked; nothing is computed about anybody's job yet.

    Parameters
    ----------
    source, form : str
        File, and how it is written.
    rows : polars.DataFrame
        Contract `roster_row`, one row a person, nothing of who they are.
    titles : polars.DataFrame
        Contract `roster_title`, most people first.
    readings : tuple of ReadTitle
        How each title is read, in the order of `titles`.
    columns : tuple of ColumnUse
        What became of every column of the file.
    totals : RosterTotals
        Sums.
    groups : tuple of GroupFacts
        Departments, largest first; empty without a column of departments.
    folded_start_year : float or None
        Middle year of hire of all folded departments together.
    starts : StartTable or None
        Years of hire by department; None where the roster or its size does not allow it.
    said : mapping of str to int
        Rules that were taken in reading, by key, with the number of rows or cells concerned.
    untitled_lines, withheld_lines : tuple of int
        Lines without a title; lines whose title looks like a person's name and is not kept.
    withheld_words : mapping of str to tuple of int
        Lines whose 'department', 'location', 'stated_level' or 'pay_band' looks like one.
    record : RunRecord
        Versions and sources.
    """

    source: str
    form: str
    rows: pl.DataFrame
    titles: pl.DataFrame
    readings: tuple[ReadTitle, ...]
    columns: tuple[ColumnUse, ...]
    totals: RosterTotals
    groups: tuple[GroupFacts, ...]
    folded_start_year: float | None
    starts: StartTable | None
    said: Mapping[str, int]
    untitled_lines: tuple[int, ...]
    withheld_lines: tuple[int, ...]
    withheld_words: Mapping[str, tuple[int, ...]]
    record: RunRecord
    schema_version: str = SCHEMA_VERSION

    def count_titles(self, *statuses: TitleStatus) -> int:
        """Count titles of some statuses."""
        return sum(each.status in statuses for each in self.readings)
