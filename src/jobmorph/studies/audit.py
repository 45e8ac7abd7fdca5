"""An audit log: what went into a run, what was chosen, read, hidden and written; no time of day."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Final

from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.reference.manifest import Manifest
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION: Final = "1.0"
_SHA256: Final = re.compile(r"[0-9a-f]{64}")

Choice = str | int | float | bool | None | PurePath | Sequence[str]


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file by what it is for, never by where it lies.

    Parameters
    ----------
    name : str
        'roster', 'mapping', 'limits', 'hours'; or the name of an output.
    sha256 : str
        In hexadecimal.
    """

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ChosenOption:
    """An option as it was given, in words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something happened."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class SolverNote:
    """The solver of one design.

    Parameters
    ----------
    design : str
        What was solved.
    name, version : str
        The solver.
    status : str
        How it ended, in the solver's words.
    gap_share : float or None
        Relative gap between what was found and what could still be; None if it says none.
    """

    design: str
    name: str
    version: str
    status: str
    gap_share: float | None = None


@dataclass(frozen=True, slots=True)
class AuditLog:
    """Everything that makes a run repeatable, and what it did with data on people.

    Parameters
    ----------
    inputs, outputs : tuple of HashedFile
        By name.
    version, edition, edition_sha256, scenario, seed
        The program, its reference edition (hash over the hashes of its tables), assumptions and
        draws.
    choices : tuple of ChosenOption
        Options as given, by name; of a path its last part only.
    columns : tuple of Tally
        Columns of the roster by what became of them and what they hold; no heading, no cell.
    hidden : tuple of Tally
        How many facts about people were folded, hidden, repeated or withheld.
    solver : tuple of SolverNote
        By design.
    made_on : str or None
        Day or time, only if somebody said it.
    """

    inputs: tuple[HashedFile, ...]
    version: str
    edition: str
    edition_sha256: str
    scenario: str
    seed: int
    choices: tuple[ChosenOption, ...]
    columns: tuple[Tally, ...]
    hidden: tuple[Tally, ...]
    solver: tuple[SolverNote, ...]
    outputs: tuple[HashedFile, ...]
    made_on: str | None = None
    schema_version: str = SCHEMA_VERSION

    def dated(self, made_on: str) -> "AuditLog":
        """Return the log with the day or time that somebody says."""
        return replace(self, made_on=made_on)

    def to_json(self) -> str:
        """Return the log as indented JSON; the same log has the same bytes."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def audit_of(
    inputs: Mapping[str, str],
    record: RunRecord,
    manifest: Manifest,
    *,
    choices: Mapping[str, Choice] | None = None,
    columns: Sequence[ColumnUse] = (),
    hidden: Mapping[str, int] | None = None,
    solver: Sequence[SolverNote] = (),
    outputs: Mapping[str, bytes | str] | None = None,
) -> AuditLog:
    """Log a run.

    Parameters
    ----------
    inputs : mapping of str to str
        sha256 of each file that was read, in hexadecimal, by what it is for: hash it as it is
        read, with `hash_bytes` or `reference.manifest.hash_file`.
    record : RunRecord
        Version, edition, scenario and seed of the run.
    manifest : Manifest
        Of the edition.
    choices : mapping, optional
        Options as given; those left at None are left out.
    columns : sequence of ColumnUse
        What became of each column of the roster.
    hidden : mapping of str to int, optional
        What was suppressed, and how often.
    solver : sequence of SolverNote
        One a design.
    outputs : mapping of str to bytes or str, optional
        What was written, by name.

    Returns
    -------
    AuditLog
        It tells no time, so that the same run has the same bytes; see `AuditLog.dated`.

    Raises
    ------
    ParameterError
        If a hash of an input is none: all at once.
    """
    odd = sorted(name for name, digest in inputs.items() if not _SHA256.fullmatch(digest))
    if odd:
        raise ParameterError("inputs without a sha256 in hexadecimal", items=odd)
    written = {name: hash_bytes(content) for name, content in (outputs or {}).items()}
    given = {name: value for name, value in (choices or {}).items() if value is not None}
    return AuditLog(
        inputs=_hashed(inputs),
        version=record.version,
        edition=record.edition,
        edition_sha256=edition_hash(manifest),
        scenario=record.scenario,
        seed=record.seed,
        choices=tuple(ChosenOption(name, _words(given[name])) for name in sorted(given)),
        columns=_column_tallies(columns),
        hidden=tuple(Tally(what, count) for what, count in sorted((hidden or {}).items())),
        solver=tuple(sorted(solver, key=lambda note: note.design)),
        outputs=_hashed(written),
    )


def hash_bytes(content: bytes | str) -> str:
    """Return the sha256 of a file's content; text counts as UTF-8.

    Examples
    --------
    >>> hash_bytes("")[:16]
    'e3b0c44298fc1c14'
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def edition_hash(manifest: Manifest) -> str:
    """Return one hash for all tables of an edition."""
    lines = sorted(f"{table.name}={table.sha256}\n" for table in manifest.tables)
    return hash_bytes("".join(lines))


def _hashed(digests: Mapping[str, str]) -> tuple[HashedFile, ...]:
    return tuple(HashedFile(name, digests[name]) for name in sorted(digests))


def _words(value: Choice) -> str:
    if isinstance(value, PurePath):
        return value.name
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return str(value)
    return ", ".join(value or ())


def _column_tallies(columns: Sequence[ColumnUse]) -> tuple[Tally, ...]:
    """Count columns by what became of them; a field where one was read, else the kind of data."""
    counted: dict[str, int] = {}
    for use in columns:
        what = ": ".join(part for part in (use.purpose, use.field or use.detail) if part)
        counted[what] = counted.get(what, 0) + 1
    return tuple(Tally(what, counted[what]) for what in sorted(counted))
