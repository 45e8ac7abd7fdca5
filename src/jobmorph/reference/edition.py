"""Lazy reader of a reference edition: parquet tables beside a manifest."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.manifest import (
    REBUILD_HINT,
    Manifest,
    hash_file,
    read_manifest,
)
from jobmorph.reference.row_index import Places, TableColumn, places_of, rows_at
from jobmorph.schema.errors import DataError, SchemaError
from jobmorph.schema.parameter import SharedDraws
from jobmorph.schema.tables import EDITION_TABLES

DRAWS_NAME = "draws.npy"
VECTORS_NAME = "activity_vectors.npy"
SKILL_VECTORS_NAME = "skill_vectors.npy"
TITLE_VECTORS_NAME = "title_vectors.npy"
VECTOR_SCALE = 127.0


class Edition:
    """A folder of tables that is read when asked, each table at most once.

    Parameters
    ----------
    folder : Path
        Folder that holds `manifest.json` and one parquet file per table.

    Raises
    ------
    DataError
        If the folder holds no readable manifest.

    Examples
    --------
    >>> open_edition().table("occupation").height
    1016
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Manifest = read_manifest(folder)
        self._frames: dict[str, pl.DataFrame] = {}
        self._places: dict[TableColumn, Places] = {}

    @property
    def name(self) -> str:
        """Name of the edition, 'YYYY.MM'."""
        return self.manifest.edition

    def path(self, table: str) -> Path:
        """Path of one table's parquet file."""
        return self.folder / f"{table}.parquet"

    def table(self, name: str) -> pl.DataFrame:
        """Return a whole table, checked against its contract on first reading.

        Raises
        ------
        DataError
            If the table is absent or its file is damaged.
        """
        if name not in self._frames:
            self._frames[name] = self._checked(name, self._read(name, None))
        return self._frames[name]

    def frames_read(self) -> dict[str, pl.DataFrame]:
        """Return the tables that were read, or laid over it, so far."""
        return dict(self._frames)

    def rows(self, name: str, condition: pl.Expr) -> pl.DataFrame:
        """Return the rows of a table that meet a condition, without reading the others' values."""
        if name in self._frames:
            return self._frames[name].filter(condition)
        return self._checked(name, self._read(name, condition))

    def rows_of(self, name: str, column: str, values: Iterable[str]) -> pl.DataFrame:
        """Return the rows of a table whose column holds one of some values, in its order.

        Like `rows`, but a table that was read is searched through an index of that column.
        """
        if name not in self._frames:
            return self.rows(name, pl.col(column).is_in(list(values)))
        key = TableColumn(name, column)
        if key not in self._places:
            self._places[key] = places_of(self._frames[name].get_column(column))
        return rows_at(self._frames[name], self._places[key], values)

    def draws(self) -> SharedDraws:
        """Return the shared draws that this edition ships (seed 0)."""
        return SharedDraws(seed=0, z=self._array(DRAWS_NAME).astype(np.float64))

    def activity_vectors(self) -> NDArray[np.float32]:
        """Return the vectors of the detailed activities, shape (2087, 256), nearly unit."""
        return self._array(VECTORS_NAME).astype(np.float32) / np.float32(VECTOR_SCALE)

    def skill_vectors(self) -> NDArray[np.float32]:
        """Return the vectors of the ESCO skills, shape (S, 256), in the order of `skill_label`."""
        return self._array(SKILL_VECTORS_NAME).astype(np.float32) / np.float32(VECTOR_SCALE)

    def title_vectors(self) -> NDArray[np.int8]:
        """Return the vectors of the words of titles, shape (V, 256), times 127 at most."""
        return self._array(TITLE_VECTORS_NAME).astype(np.int8)

    def verify(self) -> list[str]:
        """Compare every table with the manifest; return one line per fault, none if all is well."""
        faults = []
        for entry in self.manifest.tables:
            path = self.folder / _file_name(entry.name)
            if not path.is_file():
                faults.append(f"{path.name} is missing")
            elif hash_file(path) != entry.sha256:
                faults.append(f"{path.name} differs from the manifest")
        return faults

    def _array(self, file_name: str) -> NDArray[np.generic]:
        try:
            loaded: NDArray[np.generic] = np.load(self.folder / file_name, allow_pickle=False)
        except (OSError, ValueError) as fault:
            raise self._damaged(file_name, fault) from fault
        return loaded

    def _read(self, name: str, condition: pl.Expr | None) -> pl.DataFrame:
        self.manifest.table(name)
        try:
            scan = pl.scan_parquet(self.path(name))
            return (scan if condition is None else scan.filter(condition)).collect()
        except (OSError, pl.exceptions.PolarsError) as fault:
            raise self._damaged(self.path(name).name, fault) from fault

    def _checked(self, name: str, frame: pl.DataFrame) -> pl.DataFrame:
        try:
            return EDITION_TABLES[name].check(frame)
        except SchemaError as fault:
            raise self._damaged(self.path(name).name, fault) from fault

    def _damaged(self, file_name: str, fault: Exception) -> DataError:
        reason = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        return DataError(
            f"this table of the edition is missing or damaged ({reason})",
            where=str(self.folder / file_name),
            hint=REBUILD_HINT,
        )


def _file_name(entry_name: str) -> str:
    return entry_name if entry_name.endswith(".npy") else f"{entry_name}.parquet"


def embedded_folder() -> Path:
    """Folder of the edition that ships inside the package."""
    return Path(str(files("jobmorph.reference") / "edition_data"))


@cache
def open_edition(folder: Path | None = None) -> Edition:
    """Open an edition once per process; the embedded one if no folder is named.

    Raises
    ------
    DataError
        If the folder holds no edition.
    """
    return Edition(embedded_folder() if folder is None else folder)
