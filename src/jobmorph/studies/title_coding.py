"""Titles coded in bulk: family, level, codes and chances beside each row of a table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import polars as pl

from jobmorph.intake.title_cell import cell_fault, plain_cell
from jobmorph.intake.title_column import find_title_column, require_free_names, require_prefix
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import DataError
from jobmorph.studies.title_codes import CodeBook
from jobmorph.work.title.reading import TitleReading

ADDED_COLUMNS: Final[dict[str, type[pl.DataType]]] = {
    "family": pl.String,
    "level": pl.String,
    "occupation_soc2018": pl.String,
    "occupation_onet2019": pl.String,
    "isco08": pl.String,
    "label": pl.String,
    "probability": pl.Float64,
    "is_abstained": pl.Boolean,
    "alternatives": pl.String,
    "family_probability": pl.Float64,
    "level_probability": pl.Float64,
}
MOST_ALTERNATIVES: Final = 5
# Chances are measured on some thousand titles: more digits would say nothing.
DIGITS: Final = 4
BATCH: Final = 4096
# How messages name the table and the arguments of `code_titles`.
TABLE, COLUMN_OPTION, PREFIX_OPTION = "the table", "column=", "prefix="


@dataclass(frozen=True, slots=True)
class CodedTitle:
    """What is added to a row; fields in the order of `ADDED_COLUMNS`.

    Parameters
    ----------
    family, level : str or None
        Library role, where the family is sure enough.
    occupation_soc2018, occupation_onet2019, isco08 : str or None
        Codes, where the occupation is sure enough; `isco08` is the one with the largest share.
    label : str or None
        Title of the library role, else of the occupation.
    probability : float or None
        Chance that the best occupation is right, sure enough or not; None if nothing was read.
    is_abstained : bool
        Neither a family nor an occupation is sure enough.
    alternatives : str
        JSON list of up to five `{occupation_soc2018, probability}`, best first.
    family_probability, level_probability : float or None
        Chance that the nearest family is right, sure enough or not, and the level.
    """

    family: str | None
    level: str | None
    occupation_soc2018: str | None
    occupation_onet2019: str | None
    isco08: str | None
    label: str | None
    probability: float | None
    is_abstained: bool
    alternatives: str
    family_probability: float | None
    level_probability: float | None


UNREAD: Final = CodedTitle(None, None, None, None, None, None, None, True, "[]", None, None)


class TitleCoder:
    """Codes titles with an edition; the engine is opened when the first title comes.

    Parameters
    ----------
    edition : Edition
        Names of roles and occupations, codes and the title engine.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._book = CodeBook(edition)
        self._roles: dict[str, str] = {}
        self._occupations: dict[str, str] = {}

    def code(self, titles: Sequence[str | None]) -> list[CodedTitle]:
        """Code titles, in their order; equal ones are read once.

        Titles that are empty, longer than 200 characters or no text come back as `UNREAD`.
        """
        plain = [plain_cell(title) for title in titles]
        wanted = [title for title in dict.fromkeys(plain) if cell_fault(title) is None]
        if not wanted:
            return [UNREAD] * len(plain)
        self._open_names()
        from jobmorph.studies.title_reader import open_title_engine

        readings = open_title_engine(self.edition).read_all(wanted)
        coded = {
            title: self._coded(reading) for title, reading in zip(wanted, readings, strict=True)
        }
        return [coded.get(title, UNREAD) for title in plain]

    def _open_names(self) -> None:
        if not self._occupations:
            occupations = self.edition.table("occupation").select("occupation_onet2019", "title")
            self._occupations = dict(occupations.iter_rows())
            self._roles = dict(self.edition.table("role").select("role_id", "title").iter_rows())

    def _coded(self, reading: TitleReading) -> CodedTitle:
        best = reading.occupations[0] if reading.occupations else None
        stated = best if reading.is_occupation_sure else None
        role = reading.family if reading.is_family_sure else None
        level = None if reading.is_abstained else reading.level
        label = None
        if role is not None:
            label = self._roles.get(role.role_id, role.matched_title)
        elif stated is not None:
            label = self._occupations.get(stated.occupation_onet2019, stated.matched_title)
        return CodedTitle(
            family=None if role is None else role.family,
            level=level,
            occupation_soc2018=None if stated is None else stated.occupation_soc2018,
            occupation_onet2019=None if stated is None else stated.occupation_onet2019,
            isco08=None if stated is None else self._isco(stated.occupation_onet2019),
            label=label,
            probability=None if best is None else _rounded(best.probability),
            is_abstained=reading.is_abstained,
            alternatives=_alternatives(reading),
            family_probability=(
                None if reading.family is None else _rounded(reading.family.probability)
            ),
            level_probability=None if level is None else _rounded(reading.level_probability),
        )

    def _isco(self, occupation: str) -> str | None:
        codes = self._book.codes(occupation).isco
        return codes[0].isco08 if codes else None


def code_titles(
    frame: pl.DataFrame,
    column: str | None = "job_title",
    *,
    prefix: str = "",
    edition: Edition | None = None,
) -> pl.DataFrame:
    """Add family, level, codes and chances to a table of titles.

    Parameters
    ----------
    frame : polars.DataFrame
        Any table; its columns, rows and their order stay.
    column : str or None
        Column of titles; None takes the only one that looks like it.
    prefix : str
        Put before the names of the added columns.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    polars.DataFrame
        The table with the columns `ADDED_COLUMNS` at its end; see `CodedTitle`.

    Raises
    ------
    DataError
        If there is no such column, or it holds no text.
    ParameterError
        If the table already has a column of an added name.

    Examples
    --------
    >>> coded = code_titles(pl.DataFrame({"job_title": ["Registered Nurse", ""]}))
    >>> coded.get_column("occupation_soc2018").to_list()
    ['29-1141', None]
    """
    names = [require_prefix(prefix) + name for name in ADDED_COLUMNS]
    place = find_title_column(frame.columns, column, source=TABLE, option=COLUMN_OPTION).place
    require_free_names(frame.columns, names, source=TABLE, option=PREFIX_OPTION)
    cells = _text(frame.to_series(place))
    coder = TitleCoder(edition or open_edition())
    distinct = cells.unique(maintain_order=True)
    plain = [plain_cell(cell) for cell in distinct]
    wanted = list(dict.fromkeys(plain))
    coded: list[CodedTitle] = []
    for start in range(0, len(wanted), BATCH):
        coded += coder.code(wanted[start : start + BATCH])
    place_of = {title: place for place, title in enumerate(wanted)}
    rows = coded_frame(coded, prefix)[[place_of[title] for title in plain]]
    return frame.hstack(rows[_places(cells, distinct)])


def _places(cells: pl.Series, distinct: pl.Series) -> pl.Series:
    """Position of each cell among the distinct ones."""
    found = cells.to_frame("cell").join(
        distinct.to_frame("cell").with_row_index("place"),
        on="cell",
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    return found.get_column("place")


def coded_frame(coded: Sequence[CodedTitle], prefix: str = "") -> pl.DataFrame:
    """Return coded titles as a table with the columns `ADDED_COLUMNS`."""
    values = attrgetter(*ADDED_COLUMNS)
    schema = {prefix + name: dtype for name, dtype in ADDED_COLUMNS.items()}
    return pl.DataFrame([values(each) for each in coded], schema=schema, orient="row")


def _text(cells: pl.Series) -> pl.Series:
    if cells.dtype in (pl.String, pl.Null) or isinstance(cells.dtype, pl.Categorical | pl.Enum):
        return cells.cast(pl.String)
    raise DataError(
        f"the column {cells.name!r} holds {cells.dtype} values, not titles",
        where=TABLE,
        hint="Name the column of titles: column=...",
    )


def _alternatives(reading: TitleReading) -> str:
    chances: dict[str, float] = {}
    for each in reading.occupations:
        chances.setdefault(each.occupation_soc2018, each.probability)
    listed = [
        {"occupation_soc2018": code, "probability": _rounded(chance)}
        for code, chance in list(chances.items())[:MOST_ALTERNATIVES]
    ]
    return json.dumps(listed)


def _rounded(chance: float | None) -> float | None:
    return None if chance is None else round(float(chance), DIGITS)
