"""An edition on disk: one file per table, and the manifest that vouches for them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl

from jobmorph.build.compile.edition import BASE_DATE, CompiledEdition
from jobmorph.build.compile.provenance import (
    TABLE_NOTES,
    TABLE_SOURCES,
    missing_tables,
    source_credits,
)
from jobmorph.build.contracts import validate_table
from jobmorph.build.raw import RawFolder
from jobmorph.reference.edition import (
    DRAWS_NAME,
    SKILL_VECTORS_NAME,
    TITLE_VECTORS_NAME,
    VECTORS_NAME,
)
from jobmorph.reference.manifest import (
    InputEntry,
    Manifest,
    TableEntry,
    hash_file,
    read_manifest,
    write_manifest,
)
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import EDITION_TABLES

EDITION_NAME = "2026.11"
EDITION_SCHEMA = "1.0"
ROW_GROUP = 20_000


def write_edition(compiled: CompiledEdition, raw: RawFolder, folder: Path) -> Manifest:
    """Write all tables and the manifest into a folder; an evidence table there is kept.

    Same inputs and library versions give the same bytes.

    Returns
    -------
    Manifest
        What was written.

    Raises
    ------
    DataError
        If the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        entries = [
            _write_table(name, frame, folder) for name, frame in sorted(compiled.tables.items())
        ]
        np.save(folder / DRAWS_NAME, compiled.draws.z.astype(np.float32), allow_pickle=False)
        np.save(folder / VECTORS_NAME, compiled.vectors, allow_pickle=False)
        np.save(folder / SKILL_VECTORS_NAME, compiled.skill_vectors, allow_pickle=False)
        np.save(folder / TITLE_VECTORS_NAME, compiled.title_vectors, allow_pickle=False)
    except OSError as fault:
        raise DataError(
            f"the edition cannot be written ({fault.strerror})", where=str(folder)
        ) from fault
    arrays = (DRAWS_NAME, VECTORS_NAME, SKILL_VECTORS_NAME, TITLE_VECTORS_NAME)
    entries += [_array_entry(name, folder) for name in arrays]
    if (folder / "evidence.parquet").is_file():
        entries.append(_entry("evidence", folder / "evidence.parquet", _rows(folder, "evidence")))
    manifest = Manifest(
        edition=EDITION_NAME,
        base_date=BASE_DATE,
        usage_as_of=compiled.usage_as_of,
        schema_version=EDITION_SCHEMA,
        tables=tuple(sorted(entries, key=lambda entry: entry.name)),
        inputs=tuple(InputEntry(r.path, r.sha256, r.size_bytes) for r in raw.reads),
        sources=source_credits(),
        missing=missing_tables(raw),
    )
    write_manifest(manifest, folder)
    return manifest


def replace_table(name: str, frame: pl.DataFrame, folder: Path) -> Manifest:
    """Write one table into an existing edition and renew its manifest entry."""
    manifest = read_manifest(folder)
    entry = _write_table(name, EDITION_TABLES[name].check(frame), folder)
    others = [old for old in manifest.tables if old.name != name]
    renewed = replace(manifest, tables=tuple(sorted([*others, entry], key=lambda item: item.name)))
    write_manifest(renewed, folder)
    return renewed


def _write_table(name: str, frame: pl.DataFrame, folder: Path) -> TableEntry:
    path = folder / f"{name}.parquet"
    validate_table(EDITION_TABLES[name], EDITION_TABLES[name].check(frame)).write_parquet(
        path, compression="zstd", compression_level=15, row_group_size=ROW_GROUP, statistics=True
    )
    return _entry(name, path, frame.height)


def _array_entry(file_name: str, folder: Path) -> TableEntry:
    rows = int(np.load(folder / file_name, mmap_mode="r").shape[0])
    return _entry(file_name, folder / file_name, rows)


def _entry(name: str, path: Path, rows: int) -> TableEntry:
    stem = name.removesuffix(".npy")
    return TableEntry(
        name=name,
        sha256=hash_file(path),
        bytes=path.stat().st_size,
        rows=rows,
        sources=TABLE_SOURCES[stem],
        note=TABLE_NOTES.get(stem, ""),
    )


def _rows(folder: Path, name: str) -> int:
    return int(pl.scan_parquet(folder / f"{name}.parquet").select(pl.len()).collect().item())
