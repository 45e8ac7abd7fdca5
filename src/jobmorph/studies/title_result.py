"""The answers about titles: cards of single ones, counts of a coded file."""

from dataclasses import dataclass
from typing import Final

from jobmorph.intake.title_row import RowFault
from jobmorph.schema.record import RunRecord
from jobmorph.studies.codes import Codes
from jobmorph.work.title.reading import TitleReading

SCHEMA_VERSION: Final = "1.0"
PARQUET: Final = "Parquet"


@dataclass(frozen=True, slots=True)
class TitleCard:
    """What one title is read as, with the names and codes behind it.

    Parameters
    ----------
    reading : TitleReading
        Family, level, modifiers and occupations with their chances, and what is sure enough.
    role_title : str or None
        Title of the nearest library role.
    occupation_titles : tuple of str
        Titles of `reading.occupations`, in their order.
    codes : Codes or None
        Codes of the first occupation.
    """

    reading: TitleReading
    role_title: str | None
    occupation_titles: tuple[str, ...]
    codes: Codes | None


@dataclass(frozen=True, slots=True)
class TitleResult:
    """Titles, each read.

    Parameters
    ----------
    cards : tuple of TitleCard
        One per title, in the order asked.
    record : RunRecord
        Versions and sources.
    """

    cards: tuple[TitleCard, ...]
    record: RunRecord
    schema_version: str = SCHEMA_VERSION

    @property
    def is_abstained(self) -> bool:
        """Whether nothing is stated for any of the titles."""
        return all(card.reading.is_abstained for card in self.cards)


@dataclass(frozen=True, slots=True)
class FaultCount:
    """Rows whose title was not read for one reason: how many, and where the first hundred are.

    `lines` counts from 1: lines of a text file with its header, rows of a parquet table.
    """

    fault: RowFault
    rows: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CodingCounts:
    """Counts of a coded table.

    Parameters
    ----------
    rows : int
        Rows written, blank lines and header not counted.
    distinct : int
        Different titles among them, each read once.
    family, occupation, abstained : int
        Rows for which a family, an occupation, neither is stated; rows with a fault in none.
    faults : tuple of FaultCount
        Rows whose title was not read.
    """

    rows: int
    distinct: int
    family: int
    occupation: int
    abstained: int
    faults: tuple[FaultCount, ...]


@dataclass(frozen=True, slots=True)
class CodedFile:
    """A table of titles that was coded.

    Parameters
    ----------
    source, output, column : str
        Names of the file read, the file written, and the column of titles.
    is_column_guessed : bool
        Whether nobody named the column.
    encoding : str
        How both files are encoded: 'UTF-8', 'UTF-16', 'Windows-1252' or 'Parquet'.
    columns : tuple of str
        Names of the added columns.
    counts : CodingCounts
        Rows and what became of them.
    resumed_rows : int
        Rows taken over from an earlier run that was interrupted.
    restart_reason : str or None
        What had changed since an earlier run, so that it could not be continued: 'input',
        'edition', 'options' or 'partial'.
    record : RunRecord
        Versions and sources.
    """

    source: str
    output: str
    column: str
    is_column_guessed: bool
    encoding: str
    columns: tuple[str, ...]
    counts: CodingCounts
    resumed_rows: int
    restart_reason: str | None
    record: RunRecord
    schema_version: str = SCHEMA_VERSION
