"""Occupations of several classifications joined into cells that need no splitting."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np
import polars as pl

from jobmorph.schema.errors import DataError

# Published groups whose members do not share their first five digits.
_SPECIAL = MappingProxyType({"53-1048": ("53-1021", "53-1031"), "45-3000": ("45-3011", "45-3021")})


def link_published(published: Iterable[str], codes: Iterable[str]) -> pl.DataFrame:
    """Link the codes under which figures are published to codes of a classification.

    A published code that is no code of the classification stands for the codes of its broad
    group (five digits) that are not published by themselves.

    Parameters
    ----------
    published, codes : iterable of str
        Codes 'NN-NNNN'.

    Returns
    -------
    polars.DataFrame
        published, code; sorted.

    Raises
    ------
    DataError
        If published codes stand for nothing.

    Examples
    --------
    >>> link_published(["13-1020", "13-1031"], ["13-1021", "13-1022", "13-1031"]).rows()
    [('13-1020', '13-1021'), ('13-1020', '13-1022'), ('13-1031', '13-1031')]
    """
    alone, known = set(published), set(codes)
    pairs: list[tuple[str, str]] = []
    strangers = []
    for name in sorted(alone):
        if name in known:
            members = [name]
        else:
            broad = [c for c in known - alone if c[:6] == name[:6]]
            members = sorted(known & set(_SPECIAL.get(name, broad)))
        if not members:
            strangers.append(name)
        pairs += [(name, member) for member in members]
    if strangers:
        raise DataError("published codes belong to no occupation", items=strangers)
    return pl.DataFrame(pairs, schema=["published", "code"], orient="row")


def join_cells(links: Mapping[tuple[str, str], pl.DataFrame]) -> pl.DataFrame:
    """Join codes into cells: two codes share a cell if a chain of links leads between them.

    Nothing is split, so a change between two dates is never an artefact of how a code was
    divided; what happens inside a cell is not seen.

    Parameters
    ----------
    links : mapping of (str, str) to polars.DataFrame
        Names of two classifications, and the pairs of their codes in the first two columns.

    Returns
    -------
    polars.DataFrame
        system, code, cell (the same number for linked codes); sorted.

    Examples
    --------
    >>> old_new = pl.DataFrame({"old": ["a", "b", "c"], "new": ["x", "x", "y"]})
    >>> join_cells({("old", "new"): old_new}).filter(pl.col("system") == "old")["cell"].to_list()
    [0, 0, 1]
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    sides = [
        pl.DataFrame({"system": [system] * frame.height, "code": frame.to_series(side)})
        for systems, frame in links.items()
        for side, system in enumerate(systems)
    ]
    nodes = pl.concat(sides).unique().sort("system", "code").with_row_index("node")
    ends: list[list[int]] = [[], []]
    for index, side in enumerate(sides):
        found = side.join(nodes, on=["system", "code"], how="left", maintain_order="left")
        ends[index % 2] += found.get_column("node").to_list()
    graph = coo_array((np.ones(len(ends[0])), (ends[0], ends[1])), shape=(nodes.height,) * 2)
    _, cell = connected_components(graph, directed=False)
    return nodes.select("system", "code", pl.Series("cell", cell, dtype=pl.Int64))
