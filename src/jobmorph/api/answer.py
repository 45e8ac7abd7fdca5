"""What every answer of the Python interface can do: show itself, and be made from a result."""

from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import fields
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import polars as pl

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import ParameterError

if TYPE_CHECKING:
    from jobmorph.intake.tasks import Week

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

    def shown_page(self) -> str:
        """Return the page that a notebook shows."""
        return self.to_html()

    def to_json(self) -> str:
        """Return the documented JSON."""
        return self.render("json")

    def __str__(self) -> str:
        """Return the terminal answer."""
        return self.render("table")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Show the page in a notebook, and the terminal answer where only text can be shown."""
        told = {"text/plain": str(self).rstrip("\n")}
        with suppress(ParameterError):  # an answer that has no page
            told["text/html"] = self._repr_html_()
        return told

    def _repr_html_(self) -> str:
        """Show the page in a notebook, framed so that its style stays its own."""
        from jobmorph.reports.page_fonts import without_fonts

        title = escape(f"jobmorph: {self.shown_title}", quote=True)
        page = escape(without_fonts(self.shown_page()), quote=True)
        return f'<iframe title="{title}" style="{_FRAME}" srcdoc="{page}"></iframe>'


class TableAnswer(ShownAnswer):
    """An answer with one table that others go on working with."""

    __slots__ = ()

    @property
    @abstractmethod
    def shown_table(self) -> pl.DataFrame:
        """The table that `to_pandas` hands out."""

    def to_polars(self) -> pl.DataFrame:
        """Return `shown_table`, a polars frame."""
        return self.shown_table

    def to_pandas(self) -> Any:
        """Return `shown_table` as a pandas frame; pyarrow is not needed.

        Numbers that may be missing become floats, lists stay lists.

        Raises
        ------
        ModuleNotFoundError
            If pandas is not installed.
        """
        pandas = import_module("pandas")  # nothing else here needs it, and mypy has no stubs
        frame = self.shown_table
        return pandas.DataFrame({name: _values(frame.get_column(name)) for name in frame.columns})


def _values(column: pl.Series) -> Any:
    """Return numbers as an array, which keeps their type, all else as a list."""
    return column.to_numpy() if column.dtype.is_numeric() else column.to_list()


_Answer = TypeVar("_Answer")


def answer_of(kind: type[_Answer], result: Any) -> _Answer:
    """Turn a study's result into the answer that extends it."""
    return kind(**{item.name: getattr(result, item.name) for item in fields(result)})


def told_week(tasks: "Week | str | Path | Any | None") -> "Week | None":
    """Read a week from a file or a polars or pandas table; one already read is returned as is."""
    from jobmorph.intake.frame import is_frame
    from jobmorph.intake.tasks import read_week, week_of_frame

    if isinstance(tasks, str | Path):
        return read_week(Path(tasks))
    return week_of_frame(tasks) if is_frame(tasks) else tasks


def opened(edition: Edition | str | Path | None) -> Edition | None:
    """Open an edition that is given as a folder; None stands for the embedded one."""
    return open_edition(Path(edition)) if isinstance(edition, str | Path) else edition
