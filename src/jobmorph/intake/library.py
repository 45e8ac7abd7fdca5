"""A family of the role library: its file read, every fault told at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.library_faults import KnownIds, family_faults
from jobmorph.intake.library_shape import FAMILY
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.intake.yaml_node import Entry, compose_yaml
from jobmorph.schema.errors import DataError

LIMIT_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Family:
    """One family file that keeps the contract of `docs/library.md`.

    Parameters
    ----------
    source : str
        Name of the file.
    family : str
        Id of the family.
    content : dict
        The file's content, shaped as the contract says; records keep their line as '_line'.
    """

    source: str
    family: str
    content: dict[str, Any]


def read_family(path: Path, known: KnownIds) -> Family:
    """Read one family file.

    Raises
    ------
    LineError
        If anything breaks the contract; all breaches at once, with their lines.
    DataError
        If the file as a whole cannot be used.
    """
    return parse_family(read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="YAML"), known)


def parse_family(file: TextFile, known: KnownIds) -> Family:
    """Turn the text of a family file into a family; see `read_family`."""
    root = compose_yaml(file)
    if not isinstance(root, yaml.MappingNode):
        raise DataError(
            "the file is not a family of roles", where=file.name, hint="See docs/library.md."
        )
    faults: list[Fault] = []
    content = FAMILY.read(Entry("the family", 1, root), faults)
    if not faults:
        faults = family_faults(content, known)
    if faults:
        raise LineError(file.name, faults)
    return Family(file.name, content["family"], content)
