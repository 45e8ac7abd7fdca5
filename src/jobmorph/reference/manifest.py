"""The manifest of an edition: what it holds, made from what, under which licence."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jobmorph.schema.errors import DataError
from jobmorph.schema.record import SourceCredit

MANIFEST_NAME = "manifest.json"
REBUILD_HINT = "Rebuild it with: jobmorph data build --from DIR"


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table of an edition: its hash, size, rows, sources and what to know about it."""

    name: str
    sha256: str
    bytes: int
    rows: int
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class InputEntry:
    """One raw file that an edition was compiled from."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class MissingTable:
    """A table that an edition should have and lacks, with what that weakens."""

    name: str
    weakens: str
    hint: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a reader needs to trust or rebuild an edition."""

    edition: str
    base_date: str
    usage_as_of: str
    schema_version: str
    tables: tuple[TableEntry, ...]
    inputs: tuple[InputEntry, ...]
    sources: tuple[SourceCredit, ...]
    missing: tuple[MissingTable, ...]

    def table(self, name: str) -> TableEntry:
        """Return the entry of one table, or raise `DataError` with the names there are."""
        for entry in self.tables:
            if entry.name == name:
                return entry
        raise DataError(
            f"this edition has no table {name!r}; it holds",
            items=[entry.name for entry in self.tables],
            hint=REBUILD_HINT,
        )

    def credits_for(self, tables: tuple[str, ...]) -> tuple[SourceCredit, ...]:
        """Credits of the sources behind some tables, in the order of the manifest."""
        wanted = {source for name in tables for source in self.table(name).sources}
        return tuple(credit for credit in self.sources if credit.source_id in wanted)


def hash_file(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def write_manifest(manifest: Manifest, folder: Path) -> Path:
    """Write the manifest into an edition's folder; same content, same bytes."""
    path = folder / MANIFEST_NAME
    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an edition's folder.

    Raises
    ------
    DataError
        If it is absent, no JSON, or lacks a field.
    """
    path = folder / MANIFEST_NAME
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return _parse_manifest(raw)
    except FileNotFoundError:
        raise DataError("no edition here", where=str(folder), hint=REBUILD_HINT) from None
    except (ValueError, KeyError, TypeError) as fault:
        raise DataError(
            f"the manifest cannot be read ({fault})", where=str(path), hint=REBUILD_HINT
        ) from fault


def _parse_manifest(raw: dict[str, Any]) -> Manifest:
    return Manifest(
        edition=raw["edition"],
        base_date=raw["base_date"],
        usage_as_of=raw["usage_as_of"],
        schema_version=raw["schema_version"],
        tables=tuple(
            TableEntry(**{**entry, "sources": tuple(entry["sources"])}) for entry in raw["tables"]
        ),
        inputs=tuple(InputEntry(**entry) for entry in raw["inputs"]),
        sources=tuple(SourceCredit(**entry) for entry in raw["sources"]),
        missing=tuple(MissingTable(**entry) for entry in raw["missing"]),
    )
