"""YAML of a user, read as nodes that know their line; nothing is constructed or expanded."""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

import yaml

from jobmorph.intake.fault import Fault, LineError, shown
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_NULL_TAG: Final = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping.

    Parameters
    ----------
    key : str
        The key.
    line : int
        Line of the file that the key stands in.
    node : yaml.Node
        The value.
    """

    key: str
    line: int
    node: yaml.Node

    def text(self) -> str | None:
        """Value as text on one line; None if it is empty, a list or a mapping."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag == _NULL_TAG:
            return None
        return " ".join(self.node.value.split()) or None

    def number(self) -> float | None:
        """Value as a finite number; None if it is none."""
        text = self.text()
        if text is None or _NUMBER.fullmatch(text) is None:
            return None
        value = float(text)
        return value if math.isfinite(value) else None

    def shown(self) -> str:
        """Value as a message quotes it."""
        if isinstance(self.node, yaml.ScalarNode):
            return shown(self.node.value)
        return "a list" if isinstance(self.node, yaml.SequenceNode) else "a mapping"


def compose_yaml(file: TextFile) -> yaml.Node | None:
    """Parse a YAML file into its root node; None if it holds only comments.

    Raises
    ------
    LineError
        If the text is no YAML, with the line where that shows.
    DataError
        If it is nested too deep or holds several documents.
    """
    try:
        return yaml.compose(file.text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = 1 if mark is None else mark.line + 1
        raise LineError(file.name, [Fault(line, f"this is no valid YAML ({fault.problem})")]) from (
            fault
        )
    except (yaml.YAMLError, ValueError) as fault:
        reason = str(fault).splitlines()[0]
        raise DataError(f"this is no valid YAML ({reason})", where=file.name) from fault
    except RecursionError:
        raise DataError("the YAML is nested too deep", where=file.name) from None


def line_of(node: yaml.Node) -> int:
    """Line of the file that a node starts in, the first is 1."""
    return int(node.start_mark.line) + 1


def mapping_entries(
    node: yaml.Node, *, allowed: Collection[str], what: str, faults: list[Fault]
) -> dict[str, Entry]:
    """Return the entries of a mapping; unknown and repeated keys are added to `faults`.

    Parameters
    ----------
    node : yaml.Node
        The node that should be a mapping; another kind is a fault.
    allowed : collection of str
        Known keys; empty allows any.
    what : str
        What the mapping stands for, such as 'an override'.
    faults : list of Fault
        Added to.
    """
    if not isinstance(node, yaml.MappingNode):
        faults.append(Fault(line_of(node), f"{what} is a list of `key: value`, not a single value"))
        return {}
    entries: dict[str, Entry] = {}
    for key_node, value_node in node.value:
        line = line_of(key_node)
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        if not key:
            faults.append(Fault(line, f"a key of {what} is not a word"))
        elif key in entries:
            faults.append(Fault(line, f"{key} stands in line {entries[key].line} already"))
        elif allowed and key not in allowed:
            faults.append(Fault(line, unknown(f"key {shown(key)}", key, allowed)))
        else:
            entries[key] = Entry(key, line, value_node)
    return entries


def unknown(named: str, value: str, known: Collection[str]) -> str:
    """Say that something is unknown, with the nearest known names, or all of a few.

    Examples
    --------
    >>> unknown('key "dlegated"', "dlegated", ["task", "delegated"])
    'unknown key "dlegated"; did you mean delegated?'
    """
    near = get_close_matches(value, known, n=2, cutoff=0.7)
    if near:
        return f"unknown {named}; did you mean {' or '.join(near)}?"
    return f"unknown {named}; known are {', '.join(sorted(known)[:8])}"
