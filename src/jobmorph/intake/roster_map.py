"""What the titles of a roster mean, as its owner says: a small file of titles and columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from jobmorph.intake.fault import Fault, LineError, shown
from jobmorph.intake.roster_header import FIELDS, Field, personal_kind
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.intake.yaml_node import Entry, compose_yaml, line_of, mapping_entries, unknown
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import is_id

LIMIT_BYTES: Final = 5_000_000
HOLD: Final = "hold"
OPEN: Final = "?"
KEYS: Final = ("columns", "titles", "drop")
EXAMPLE: Final = 'Write such as: titles: {"Kundenberater": customer-service/mid, "Koch": hold}'
_CODE: Final = re.compile(r"\d{2}-\d{4}(\.\d{2})?")


@dataclass(frozen=True, slots=True)
class MappedTitle:
    """What a title means: a library role, an official code, or 'hold'; and its line."""

    meaning: str
    line: int


@dataclass(frozen=True, slots=True)
class RosterMap:
    """A mapping file.

    Parameters
    ----------
    source : str
        Name of the file; empty for none.
    titles : mapping of str to MappedTitle
        By the title as the roster has it. Titles left open ('?') are not in it.
    columns : mapping of Field to str
        Names of columns by what they hold.
    drop : tuple of str
        Columns that must not be read.
    """

    source: str = ""
    titles: Mapping[str, MappedTitle] = field(default_factory=dict)
    columns: Mapping[Field, str] = field(default_factory=dict)
    drop: tuple[str, ...] = ()


def read_roster_map(path: Path) -> RosterMap:
    """Read a mapping file.

    Parameters
    ----------
    path : Path
        YAML with any of: `titles` (title: role id, O*NET-SOC or SOC code, `hold`, or `?` for not
        decided), `columns` (what it holds: name of the column), `drop` (names of columns).

    Raises
    ------
    LineError
        If entries are faulty, all of them at once.
    DataError
        If the file as a whole cannot be used.
    """
    return parse_roster_map(read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="YAML"))


def parse_roster_map(file: TextFile) -> RosterMap:
    r"""Turn the text of a mapping file into a mapping; see `read_roster_map`.

    Examples
    --------
    >>> text = "columns: {title: Funktion}\ntitles:\n  Koch: hold\n  SDR: '?'\n"
    >>> told = parse_roster_map(TextFile("map.yaml", text, "UTF-8"))
    >>> dict(told.columns), list(told.titles)
    ({'title': 'Funktion'}, ['Koch'])
    """
    root = compose_yaml(file)
    if root is None:
        raise DataError("the mapping file is empty", where=file.name, hint=EXAMPLE)
    faults: list[Fault] = []
    entries = mapping_entries(root, allowed=KEYS, what="a mapping file", faults=faults)
    told = RosterMap(
        file.name,
        _titles(entries.get("titles"), faults),
        _columns(entries.get("columns"), faults),
        _drop(entries.get("drop"), faults),
    )
    if faults:
        raise LineError(file.name, faults)
    return told


def _pairs(entry: Entry | None, what: str, faults: list[Fault]) -> dict[str, Entry]:
    if entry is None or (entry.text() is None and isinstance(entry.node, yaml.ScalarNode)):
        return {}
    return mapping_entries(entry.node, allowed=(), what=what, faults=faults)


def _titles(entry: Entry | None, faults: list[Fault]) -> dict[str, MappedTitle]:
    found = {}
    for title, each in _pairs(entry, "titles", faults).items():
        meaning = each.text()
        if meaning is None or meaning == OPEN:
            continue
        plain = meaning.casefold()
        if plain == HOLD or is_id("role_id", plain) or _CODE.fullmatch(plain):
            found[" ".join(title.split())] = MappedTitle(plain, each.line)
        else:
            what = (
                f"{shown(title)}: {each.shown()} is no role such as sales-development/entry, no "
                "code such as 43-4051.00, and not hold"
            )
            faults.append(Fault(each.line, what))
    return found


def _columns(entry: Entry | None, faults: list[Fault]) -> dict[Field, str]:
    found: dict[Field, str] = {}
    for key, each in _pairs(entry, "columns", faults).items():
        kind = next((known for known in FIELDS if known == key), None)
        name = each.text()
        if kind is None and personal_kind(key) is not None:
            faults.append(Fault(each.line, f"{shown(key)} is not needed and never read"))
        elif kind is None:
            faults.append(Fault(each.line, unknown(f"kind of column {shown(key)}", key, FIELDS)))
        elif name is None:
            faults.append(Fault(each.line, f"{key} names no column"))
        else:
            found[kind] = name
    return found


def _drop(entry: Entry | None, faults: list[Fault]) -> tuple[str, ...]:
    if entry is None:
        return ()
    if not isinstance(entry.node, yaml.SequenceNode):
        faults.append(Fault(entry.line, "drop is not a list of column names"))
        return ()
    names = [Entry("drop", line_of(node), node).text() for node in entry.node.value]
    return tuple(name for name in names if name is not None)
