"""The shape a YAML file must have, and a reading that collects every breach with its line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from jobmorph.intake.fault import Fault
from jobmorph.intake.yaml_node import Entry, line_of, mapping_entries, unknown


class Shape(Protocol):
    """What a value must look like."""

    def read(self, entry: Entry, faults: list[Fault]) -> Any:
        """Return the value as plain data; breaches are added to `faults`."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """A text on one line.

    Parameters
    ----------
    most : int
        Largest number of characters.
    pattern : str
        Regular expression that the whole text matches; empty for any text.
    means : str
        How a message names what the pattern asks for.
    """

    most: int = 400
    pattern: str = ""
    means: str = ""

    def read(self, entry: Entry, faults: list[Fault]) -> str:
        """Return the text."""
        text = entry.text()
        if text is None:
            faults.append(Fault(entry.line, f"{entry.key} is empty or not a text"))
        elif len(text) > self.most:
            faults.append(
                Fault(entry.line, f"{entry.key} has {len(text)} characters, at most {self.most}")
            )
        elif self.pattern and re.fullmatch(self.pattern, text) is None:
            faults.append(Fault(entry.line, f"{entry.key} {entry.shown()} is not {self.means}"))
        return text or ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, entry: Entry, faults: list[Fault]) -> str:
        """Return the word."""
        text = entry.text()
        if text not in self.words:
            what = unknown(f"{entry.key} {entry.shown()}", text or "", self.words)
            faults.append(Fault(entry.line, what))
        return text or ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, both included.

    Parameters
    ----------
    least, most : float
        Bounds.
    is_whole : bool
        Only whole numbers.
    """

    least: float
    most: float
    is_whole: bool = False

    def read(self, entry: Entry, faults: list[Fault]) -> float:
        """Return the number."""
        value = entry.number()
        is_odd = self.is_whole and value is not None and value != int(value)
        if value is None or is_odd or not self.least <= value <= self.most:
            kind = "whole number" if self.is_whole else "number"
            what = (
                f"{entry.key} {entry.shown()} is not a {kind} from {self.least:g} to {self.most:g}"
            )
            faults.append(Fault(entry.line, what))
            return self.least
        return value


@dataclass(frozen=True, slots=True)
class Items:
    """A list of values of one shape.

    Parameters
    ----------
    of : Shape
        Shape of each item.
    least, most : int
        How many there may be.
    """

    of: Shape
    least: int = 0
    most: int = 60

    def read(self, entry: Entry, faults: list[Fault]) -> list[Any]:
        """Return the items."""
        node = entry.node
        if not isinstance(node, yaml.SequenceNode):
            faults.append(Fault(entry.line, f"{entry.key} is not a list"))
            return []
        if not self.least <= len(node.value) <= self.most:
            faults.append(
                Fault(
                    entry.line,
                    f"{entry.key} has {len(node.value)} entries, needs {self.least} to {self.most}",
                )
            )
        return [self.of.read(Entry(entry.key, line_of(item), item), faults) for item in node.value]


@dataclass(frozen=True, slots=True)
class Row:
    """A list of a fixed length whose places have shapes of their own."""

    places: tuple[Shape, ...]

    def read(self, entry: Entry, faults: list[Fault]) -> list[Any]:
        """Return the values in order."""
        node = entry.node
        if not isinstance(node, yaml.SequenceNode) or len(node.value) != len(self.places):
            faults.append(Fault(entry.line, f"{entry.key} is not a list of {len(self.places)}"))
            return []
        return [
            shape.read(Entry(entry.key, line_of(item), item), faults)
            for shape, item in zip(self.places, node.value, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping from free keys that match a pattern to values of one shape."""

    of: Shape
    pattern: str
    means: str
    least: int = 0

    def read(self, entry: Entry, faults: list[Fault]) -> dict[str, Any]:
        """Return the mapping."""
        entries = mapping_entries(entry.node, allowed=(), what=entry.key, faults=faults)
        for key, item in entries.items():
            if re.fullmatch(self.pattern, key) is None:
                faults.append(Fault(item.line, f"{entry.key}: {key!r} is not {self.means}"))
        if len(entries) < self.least:
            faults.append(Fault(entry.line, f"{entry.key} needs at least {self.least} entries"))
        return {key: self.of.read(item, faults) for key, item in entries.items()}


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys; its line is kept under the key '_line'.

    Parameters
    ----------
    required, optional : mapping of str to Shape
        Shapes by key.
    """

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def read(self, entry: Entry, faults: list[Fault]) -> dict[str, Any]:
        """Return the values by key; absent optional keys are left out."""
        shapes = {**self.required, **self.optional}
        entries = mapping_entries(entry.node, allowed=shapes, what=entry.key, faults=faults)
        missing = [key for key in self.required if key not in entries]
        if missing:
            faults.append(Fault(line_of(entry.node), f"{entry.key} lacks {', '.join(missing)}"))
        values: dict[str, Any] = {
            key: shapes[key].read(item, faults) for key, item in entries.items()
        }
        values["_line"] = line_of(entry.node)
        return values
