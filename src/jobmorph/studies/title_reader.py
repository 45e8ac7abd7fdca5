"""The title engine of an edition, put together once."""

from functools import cache
from typing import Final

from jobmorph.reference.edition import Edition
from jobmorph.work.title.engine import TitleEngine
from jobmorph.work.title.store import build_engine

TABLES: Final = (
    "title",
    "occupation_word",
    "employment",
    "role_alias",
    "role_anchor",
    "title_model",
    "title_filing",
)


@cache
def open_title_engine(edition: Edition) -> TitleEngine:
    """Return the title engine of an edition; the second call is free.

    Raises
    ------
    DataError
        If tables of the title reader are absent or do not belong together.
    """
    return build_engine({name: edition.table(name) for name in TABLES}, edition.title_vectors())
