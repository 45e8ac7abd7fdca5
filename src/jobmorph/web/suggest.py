"""Titles offered while somebody types."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition

MOST: Final = 8
LEAST_LETTERS: Final = 2
LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class _Book:
    """Keys in order, with the title and rank that belong to each."""

    keys: list[str]
    titles: list[str]
    ranks: list[float]


def suggested_titles(typed: str, edition: Edition) -> list[str]:
    """Return titles that begin with what was typed, or hold a word that does.

    Parameters
    ----------
    typed : str
        Letters so far.
    edition : Edition
        Holds roles, their other names, and official titles.

    Returns
    -------
    list of str
        At most 8: the library's first, then those with more US jobs behind them.

    Examples
    --------
    >>> from jobmorph.reference.edition import open_edition
    >>> "Registered Nurses" in suggested_titles("registered n", open_edition())
    True
    """
    letters = " ".join(typed.casefold().split())[:LONGEST]
    if len(letters) < LEAST_LETTERS:
        return []
    book = _book(edition)
    start = bisect_left(book.keys, letters)
    found: dict[str, float] = {}
    for place in range(start, len(book.keys)):
        if not book.keys[place].startswith(letters):
            break
        title = book.titles[place]
        found[title] = max(found.get(title, -1.0), book.ranks[place])
    ranked = sorted(found, key=lambda title: (-found[title], len(title), title))
    return ranked[:MOST]


def ranked_titles(edition: Edition) -> pl.DataFrame:
    """Titles of roles, their other names and official titles, with the rank of each."""
    names = pl.concat([_roles(edition), _official(edition)])
    return names.unique("title", keep="first", maintain_order=True).select("title", "rank")


@lru_cache(maxsize=2)
def _book(edition: Edition) -> _Book:
    rows = [
        (key, title, rank - (0.0 if is_start else 0.5))
        for title, rank in ranked_titles(edition).iter_rows()
        for key, is_start in _keys(title)
    ]
    rows.sort()
    return _Book([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


def _keys(title: str) -> list[tuple[str, bool]]:
    words = title.casefold().split()
    return [(" ".join(words[place:]), place == 0) for place in range(len(words))]


def _roles(edition: Edition) -> pl.DataFrame:
    roles = edition.table("role").select("title", pl.lit(3.0).alias("rank"))
    aliases = edition.table("role_alias").select("title", pl.lit(2.0).alias("rank"))
    return pl.concat([roles, aliases])


def _official(edition: Edition) -> pl.DataFrame:
    heads = edition.table("employment").select("occupation_soc2018", "employment_heads")
    named = edition.table("occupation").filter("has_tasks")
    joined = named.join(heads, on="occupation_soc2018", how="left", maintain_order="left")
    most = pl.col("employment_heads").max()
    rank = (pl.col("employment_heads").fill_null(0) / most).cast(pl.Float64)
    return joined.select("title", rank.alias("rank"))
