"""What an unfinished run of coding has done so far, kept beside its output.

A small database on disk: how far the run is, and every title it has read. So a title is read once
however many different ones a file holds, memory stays bounded, and a run that goes on gives the
same bytes as one that was never interrupted.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError

HELD_IN_MEMORY: Final = 50_000
_ASKED_AT_ONCE: Final = 500
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS run (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS coded "
    "(title TEXT PRIMARY KEY, cells TEXT NOT NULL, stated INTEGER NOT NULL)",
)


@dataclass(frozen=True, slots=True)
class AddedCells:
    """The added cells of a title as written, and what is stated: 1 family, 2 occupation."""

    cells: str
    stated: int


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a run depends on: hashes of input and edition, and the options."""

    input: str
    edition: str
    options: str

    def difference(self, other: Mapping[str, str]) -> str | None:
        """Name the first thing in which another run differs, or None."""
        mine = asdict(self)
        return next((name for name, value in mine.items() if other.get(name) != value), None)


class Sidecar:
    """The record of an unfinished run.

    Parameters
    ----------
    path : Path
        Its file; made if it is not there.

    Raises
    ------
    DataError
        If another run holds it, or it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._near: dict[str, AddedCells] = {}
        try:
            self._base = self._open()
        except sqlite3.OperationalError as fault:
            raise DataError(
                say("title.file.locked", name=path.name, reason=fault),
                hint=say("title.file.locked.hint"),
            ) from fault
        except sqlite3.DatabaseError:
            # Not a record of ours, or a damaged one: nothing in it can be trusted.
            self.remove()
            self._base = self._open()

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, timeout=0.0, isolation_level=None)
        try:
            for setting in ("locking_mode=EXCLUSIVE", "synchronous=NORMAL", "cache_size=-16000"):
                base.execute(f"PRAGMA {setting}")
            base.execute("BEGIN EXCLUSIVE")
            for table in _TABLES:
                base.execute(table)
            base.execute("COMMIT")
        except sqlite3.Error:
            base.close()
            raise
        return base

    def state(self) -> dict[str, Any]:
        """Return what the last commit said; empty before the first."""
        return {name: json.loads(value) for name, value in self._base.execute("SELECT * FROM run")}

    def clear(self) -> None:
        """Forget everything."""
        self._near.clear()
        self._base.execute("DELETE FROM run")
        self._base.execute("DELETE FROM coded")

    def find(self, titles: Iterable[str]) -> dict[str, AddedCells]:
        """Return the titles that have been read before."""
        wanted = list(titles)
        found = {title: self._near[title] for title in wanted if title in self._near}
        asked = [title for title in wanted if title not in found]
        for start in range(0, len(asked), _ASKED_AT_ONCE):
            part = asked[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(part))
            rows = self._base.execute(
                f"SELECT title, cells, stated FROM coded WHERE title IN ({marks})",
                part,
            )
            found.update({title: AddedCells(cells, stated) for title, cells, stated in rows})
        self._hold(found)
        return found

    def commit(self, state: Mapping[str, Any], added: Mapping[str, AddedCells]) -> None:
        """Keep how far the run is and the titles it has read, both or neither."""
        rows = [(title, each.cells, each.stated) for title, each in added.items()]
        values = [(name, json.dumps(value)) for name, value in state.items()]
        self._base.execute("BEGIN")
        try:
            self._base.executemany("INSERT INTO coded VALUES (?, ?, ?)", rows)
            self._base.executemany("INSERT OR REPLACE INTO run VALUES (?, ?)", values)
            self._base.execute("COMMIT")
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._hold(added)

    def count_titles(self) -> int:
        """Count the different titles read."""
        return int(self._base.execute("SELECT count(*) FROM coded").fetchone()[0])

    def close(self) -> None:
        """Release the file; it stays for a later run."""
        self._base.close()

    def remove(self) -> None:
        """Delete the file, and what an interrupted commit left beside it."""
        for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            path.unlink(missing_ok=True)

    def _hold(self, found: Mapping[str, AddedCells]) -> None:
        if len(self._near) + len(found) > HELD_IN_MEMORY:
            self._near.clear()
        self._near.update(found)
