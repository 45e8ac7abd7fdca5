"""What every answer of the Python interface can do: show itself, and be made from a result."""

from abc import ABC, abstractmethod
from dataclasses import fields
from html import escape
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from jobmorph.reference.edition import Edition, open_edition

_FRAME = "width:100%;height:720px;border:0"


class ShownAnswer(ABC):
    """An answer that can show itself in every format of its report."""

    __slots__ = ()

    @abstractmethod
    def render(self, output_format: str) -> str:
        """Return the report in one of its formats: 'table', 'json', 'csv', 'md', 'html'.

        Raises
        ------
        ParameterError
            If the report has no such format.
        """

    @property
    @abstractmethod
    def shown_title(self) -> str:
        """What a page is about."""

    def to_html(self) -> str:
        """Return the self-contained page."""
        return self.render("html")

    def to_json(self) -> str:
        """Return the documented JSON."""
        return self.render("json")

    def __str__(self) -> str:
        """Return the terminal answer."""
        return self.render("table")

    def _repr_html_(self) -> str:
        """Show the page in a notebook, framed so that its style stays its own."""
        title = escape(f"jobmorph: {self.shown_title}", quote=True)
        page = escape(self.to_html(), quote=True)
        return f'<iframe title="{title}" style="{_FRAME}" srcdoc="{page}"></iframe>'


class TableAnswer(ShownAnswer):
    """An answer with one table that others go on working with."""

    __slots__ = ()

    @property
    @abstractmethod
    def shown_table(self) -> pl.DataFrame:
        """The table that `to_pandas` hands out."""

    def to_pandas(self) -> Any:
        """Return `shown_table` as a pandas frame.

        Raises
        ------
        ModuleNotFoundError
            If pandas (or pyarrow, which polars uses for it) is not installed.
        """
        return self.shown_table.to_pandas()


_Answer = TypeVar("_Answer")


def answer_of(kind: type[_Answer], result: Any) -> _Answer:
    """Turn a study's result into the answer that extends it."""
    return kind(**{item.name: getattr(result, item.name) for item in fields(result)})


def opened(edition: Edition | str | Path | None) -> Edition | None:
    """Open an edition that is given as a folder; None stands for the embedded one."""
    return open_edition(Path(edition)) if isinstance(edition, str | Path) else edition
