"""What reports told about groups of people, kept on this computer to compare reports with.

The ledger holds keyed hashes, figures and days; no name and no fact of a person. It is written so
that only its owner can read it. Whatever is wrong with it is said in one line and never stops a
report.
"""

import contextlib
import json
import math
import os
import re
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from jobmorph.schema.disclosure import Disclosure
from jobmorph.schema.errors import DataError

VARIABLE: Final = "JOBMORPH_STATE"
FILE_NAME: Final = "told.json"
SCHEMA_VERSION: Final = "1.0"
KEY_BYTES: Final = 32
LIMIT_BYTES: Final = 32_000_000
# A redesign of thousands of people takes a minute; two of them may be ahead.
WAIT_SECONDS: Final = 300.0
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARK: Final = re.compile(r"[0-9a-f]{8,128}")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was told, and the key of its fingerprints.

    Parameters
    ----------
    key : bytes
        Secret of this computer, for `studies.disclosure.fingerprints`.
    told : tuple of Disclosure
        Oldest first.
    note : str
        What a reader should know: the ledger was new, damaged or shortened; '' if nothing.
    """

    key: bytes = field(repr=False)
    told: tuple[Disclosure, ...] = ()
    note: str = ""

    def with_told(self, new: tuple[Disclosure, ...]) -> "Ledger":
        """Return the ledger with more that was told."""
        return replace(self, told=(*self.told, *new))


def ledger_home(folder: Path | None = None) -> Path:
    """Path of the ledger, whether it is there or not.

    Parameters
    ----------
    folder : Path, optional
        Its folder; else the one that the environment variable JOBMORPH_STATE names, else the
        user's own folder for states of programs.
    """
    from platformdirs import user_state_path

    named = os.environ.get(VARIABLE, "").strip()
    home = folder or (Path(named) if named else user_state_path("jobmorph"))
    return home / FILE_NAME


def read_ledger(path: Path) -> Ledger:
    """Read what was told before.

    Parameters
    ----------
    path : Path
        From `ledger_home`.

    Returns
    -------
    Ledger
        An empty one with a new key where there is none, and with a note where it cannot be used.
        Nothing is raised, nothing written.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LIMIT_BYTES + 1)
    except FileNotFoundError:
        return Ledger(secrets.token_bytes(KEY_BYTES))
    except OSError as fault:
        return _fresh(f"cannot be read ({fault.strerror or type(fault).__name__})")
    try:
        return _parsed(content)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return _fresh("is damaged")


@contextlib.contextmanager
def held_ledger(path: Path, *, wait_seconds: float = WAIT_SECONDS) -> Iterator[Ledger]:
    """Read a ledger and hold it until what an answer tells is saved.

    Two answers that are worked out at the same time, of a command and of a server, would else not
    know of each other. The system lets go of what a program held when the program ends, however
    it ends.

    Parameters
    ----------
    path : Path
        From `ledger_home`.
    wait_seconds : float
        How long to wait for an answer that is ahead.

    Raises
    ------
    DataError
        If the ledger is held for longer. Where it cannot be held at all, since its folder cannot
        be written to, nothing can be saved either: the ledger is read without.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_suffix(".lock"), timeout=wait_seconds, mode=0o600)
    with contextlib.ExitStack() as held:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            held.enter_context(lock)
        except Timeout:
            raise DataError(
                "another report about a team is being made on this computer and takes "
                f"longer than {wait_seconds:,.0f} seconds",
                hint="Try again when it is done: two reports must not tell of people unknown to "
                "each other.",
            ) from None
        except OSError:
            pass
        yield read_ledger(path)


def save_ledger(ledger: Ledger, path: Path) -> str:
    """Write a ledger, whole or not at all, so that only its owner can read it.

    A file there that is no ledger is set aside under another name first. If the ledger is too
    large its oldest entries are dropped.

    Parameters
    ----------
    ledger : Ledger
        What was told.
    path : Path
        From `ledger_home`; folders that lack are made.

    Returns
    -------
    str
        What a reader should know; '' if all went well. Nothing is raised.
    """
    content, dropped = _written(ledger)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _set_aside(path)
        # mkstemp makes a file that nobody else can read.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as fault:
        return _unsaved(fault)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    except OSError as fault:
        with contextlib.suppress(OSError):
            partial.unlink()
        return _unsaved(fault)
    if dropped:
        return (
            f"The list of what was told about groups is full: its {dropped:,} oldest entries were "
            "dropped, and reports are no longer compared with them."
        )
    return ""


def forget_ledger(path: Path) -> bool:
    """Delete a ledger; say whether there was one.

    Raises
    ------
    OSError
        If it cannot be deleted.
    """
    is_there = path.exists()
    path.unlink(missing_ok=True)
    return is_there


def _parsed(content: bytes) -> Ledger:
    if len(content) > LIMIT_BYTES:
        raise ValueError
    raw = json.loads(content.decode("utf-8"))
    key = bytes.fromhex(raw["key"])
    people = [str(each) for each in raw["people"]]
    is_sound = (
        raw["schema_version"] == SCHEMA_VERSION
        and len(key) == KEY_BYTES
        and all(_MARK.fullmatch(each) for each in people)
    )
    if not is_sound:
        raise ValueError
    return Ledger(key, tuple(_entry(each, people) for each in raw["told"]))


def _entry(raw: Mapping[str, Any], people: list[str]) -> Disclosure:
    value, places = float(raw["value"]), raw["members"]
    is_sound = (
        math.isfinite(value)
        and _DAY.fullmatch(raw["told_on"])
        and all(type(place) is int and 0 <= place < len(people) for place in places)
    )
    if not is_sound:
        raise ValueError
    members = tuple(people[place] for place in places)
    return Disclosure(str(raw["statistic"]), members, value, raw["told_on"])


def _written(ledger: Ledger) -> tuple[bytes, int]:
    """Return the file, and how many of the oldest entries had to be left out."""
    told = ledger.told
    while True:
        content = _document(ledger.key, told)
        if len(content) <= LIMIT_BYTES or not told:
            return content, len(ledger.told) - len(told)
        told = told[max(1, len(told) // 10) :]


def _document(key: bytes, told: tuple[Disclosure, ...]) -> bytes:
    people = sorted({member for each in told for member in each.members})
    places = {member: place for place, member in enumerate(people)}
    document = {
        "schema_version": SCHEMA_VERSION,
        "key": key.hex(),
        "people": people,
        "told": [
            {
                "statistic": each.statistic,
                "told_on": each.told_on,
                "value": each.value,
                "members": [places[member] for member in each.members],
            }
            for each in told
        ],
    }
    return json.dumps(document, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def _set_aside(path: Path) -> None:
    """Keep a file that cannot be read as a ledger: somebody may still want it."""
    if path.exists() and read_ledger(path).note:
        path.replace(path.with_suffix(".damaged.json"))


def _fresh(what: str) -> Ledger:
    note = (
        f"The list of what earlier reports told about groups {what}: this report is not compared "
        "with them."
    )
    return Ledger(secrets.token_bytes(KEY_BYTES), note=note)


def _unsaved(fault: OSError) -> str:
    reason = fault.strerror or type(fault).__name__
    return (
        f"What this report tells about groups could not be kept ({reason}): a later report cannot "
        "be compared with it."
    )
