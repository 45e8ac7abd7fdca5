"""Errors a user can act on: what, where, how many, the first five, what to do."""

from collections.abc import Iterable
from typing import ClassVar

SHOWN_ITEMS = 5


class JobmorphError(Exception):
    """Base of all errors that jobmorph raises on purpose.

    Parameters
    ----------
    what : str
        What is wrong, as one sentence.
    where : str, optional
        File, table, row or option concerned.
    items : iterable of str, optional
        The offending values; the first five are shown.
    count : int, optional
        How many there are, when `items` holds only some of them.
    hint : str, optional
        What to do about it.

    Examples
    --------
    >>> str(DataError("two hours are not numbers", where="week.csv", items=["line 4", "line 7"]))
    'week.csv: two hours are not numbers: line 4, line 7.'
    """

    exit_code: ClassVar[int] = 2

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        items: Iterable[str] = (),
        count: int | None = None,
        hint: str | None = None,
    ) -> None:
        self.what = what.rstrip(".")
        self.where = where
        self.items = tuple(items)
        self.count = len(self.items) if count is None else count
        self.hint = hint
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        if self.items:
            shown = ", ".join(self.items[:SHOWN_ITEMS])
            more = self.count - min(len(self.items), SHOWN_ITEMS)
            text += f": {shown}" + (f" and {more} more" if more > 0 else "")
        if not text.endswith(("?", "!")):
            text += "."
        return f"{text} {self.hint}" if self.hint else text


class DataError(JobmorphError):
    """A file or table is absent, unreadable, corrupted or holds bad values."""


class SchemaError(JobmorphError):
    """A table does not have the columns, types or keys of its contract."""


class ParameterError(JobmorphError):
    """An option, parameter, scenario or override is unknown or out of range."""


class NoMatchError(JobmorphError):
    """The question is understood but has no answer; near matches are listed."""

    exit_code: ClassVar[int] = 1


class InfeasibleError(JobmorphError):
    """No plan meets all limits; the clashing ones are listed."""

    exit_code: ClassVar[int] = 1
