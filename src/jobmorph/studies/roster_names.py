"""Names of people that stand where a title, department or place should; told by line only."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from jobmorph.intake.roster import RosterReading
from jobmorph.intake.roster_personal import looks_like_name, looks_like_place
from jobmorph.reference.edition import Edition
from jobmorph.studies.roster_titles import ReadTitle, known_words, looks_strange

SHOWN_LINES: Final = 100
_UNSURE: Final = ("confirm", "not_found")
_WORDS: Final = ("department", "location", "stated_level", "pay_band")


def names_among_titles(
    read: Mapping[str, ReadTitle], heads: Mapping[str, int], edition: Edition
) -> frozenset[str]:
    """Titles of one person that no job is sure for, and that look like a person's name."""
    doubtful = [
        title
        for title, each in read.items()
        if each.status in _UNSURE and heads[title] == 1 and looks_like_name(title)
    ]
    return _strange(doubtful, edition)


def withhold_names(
    reading: RosterReading, titles: frozenset[str], edition: Edition
) -> tuple[pl.DataFrame, dict[str, tuple[int, ...]]]:
    """Leave out cells that look like a person's name.

    Parameters
    ----------
    reading : RosterReading
        The roster.
    titles : frozenset of str
        Titles to leave out, from `names_among_titles`.
    edition : Edition
        Words of known titles.

    Returns
    -------
    polars.DataFrame
        Its rows, contract `roster_row`, null where a name stood. In departments, places, levels
        and bands this is what one person only has, looks like a name, holds a word that stands in
        no title, and is no place.
    dict of str to tuple of int
        Lines concerned by column, at most a hundred of each.
    """
    rows = reading.rows
    lines: dict[str, tuple[int, ...]] = {}
    for column in ("title", *_WORDS):
        names = titles if column == "title" else _names_in(rows.get_column(column), edition)
        if not names:
            continue
        is_name = rows.get_column(column).is_in(list(names)).fill_null(value=False)
        lines[column] = tuple(reading.row_lines[at] for at in is_name.arg_true()[:SHOWN_LINES])
        kept = pl.when(is_name).then(None).otherwise(pl.col(column)).alias(column)
        rows = rows.with_columns(kept)
    return rows, lines


def _names_in(cells: pl.Series, edition: Edition) -> frozenset[str]:
    single = cells.drop_nulls().value_counts().filter(pl.col("count") == 1)
    doubtful = [
        cell
        for cell in single.get_column(cells.name)
        if looks_like_name(cell) and not looks_like_place(cell)
    ]
    return _strange(doubtful, edition)


def _strange(doubtful: list[str], edition: Edition) -> frozenset[str]:
    if not doubtful:
        return frozenset()
    words = known_words(edition)
    return frozenset(text for text in doubtful if looks_strange(text, words))
