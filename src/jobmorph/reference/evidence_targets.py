"""Which scores must exist, and the hash of everything they depend on."""

import ast
import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import yaml

from jobmorph.reference.manifest import Manifest
from jobmorph.schema.errors import ParameterError


@dataclass(frozen=True, slots=True)
class EvidenceArea:
    """One area of scores.

    Parameters
    ----------
    name : str
        Area, such as 'exposure'.
    tables : tuple of str
        Tables of the edition that its scores depend on.
    code : tuple of str
        Packages and modules under `jobmorph` whose code they depend on.
    metrics : tuple of str
        Every metric that must exist.
    """

    name: str
    tables: tuple[str, ...]
    code: tuple[str, ...]
    metrics: tuple[str, ...]


@cache
def evidence_areas() -> dict[str, EvidenceArea]:
    """Return all areas by name."""
    text = (files("jobmorph.reference") / "evidence_targets.yaml").read_text(encoding="utf-8")
    return {
        name: EvidenceArea(
            name, tuple(entry["tables"]), tuple(entry["code"]), tuple(entry["metrics"])
        )
        for name, entry in yaml.safe_load(text).items()
    }


def evidence_area(name: str) -> EvidenceArea:
    """Return one area, or raise `ParameterError` with the areas there are.

    Examples
    --------
    >>> evidence_area("exposure").metrics[0]
    'exposure.seen_auc'
    """
    areas = evidence_areas()
    if name not in areas:
        raise ParameterError(f"no scores are kept on {name!r}; areas", items=areas)
    return areas[name]


def evidence_hash(area: EvidenceArea, manifest: Manifest) -> str:
    """Hash what an area's scores depend on: tables by content, code by what it does.

    Code is hashed as its syntax tree without docstrings, so that words and layout may change.

    Returns
    -------
    str
        sha256, in hexadecimal.
    """
    digest = hashlib.sha256()
    for table in area.tables:
        digest.update(f"{table}={manifest.table(table).sha256}\n".encode())
    for path in area.code:
        for name, source in sorted(_modules(files("jobmorph").joinpath(*path.split("/")))):
            digest.update(f"{path}:{name}={_meaning(source)}\n".encode())
    return digest.hexdigest()


def _modules(place: Traversable) -> list[tuple[str, str]]:
    entries = place.iterdir() if place.is_dir() else [place]
    return [
        (entry.name, entry.read_text(encoding="utf-8"))
        for entry in entries
        if entry.name.endswith(".py")
    ]


KEPT_SOURCES: Final = 512
_DOCUMENTED: Final = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@lru_cache(maxsize=KEPT_SOURCES)
def _meaning(source: str) -> str:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and node.body and _is_docstring(node.body[0]):
            node.body = node.body[1:]
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
