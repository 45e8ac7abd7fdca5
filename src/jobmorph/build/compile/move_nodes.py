"""Nodes of observed moves: published codes, siblings of one survey code merged."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# Leavers of two codes that the survey cannot tell apart go to the same places, by construction.
SIBLING_COSINE: Final = 0.98
# Mean weight of one answer: cells where next to nobody is expected hold this much if they hold any.
MASS_PER_PERSON: Final = 2950.0


@dataclass(frozen=True, slots=True)
class MoveNodes:
    """The merged network: n nodes in the order of their ids.

    Parameters
    ----------
    ids : tuple of str
        Code of the largest member, n of them.
    codes : polars.DataFrame
        moves_node, code_soc2010, title, employment_heads: one row per published code.
    movers : ndarray, shape (n, n)
        Observed movers from row to column, in answers; zero on the diagonal.
    mass : ndarray, shape (n,)
        Person-years behind each origin, stayers included, in answers.
    heads : ndarray, shape (n,)
        Jobs in May 2018.
    """

    ids: tuple[str, ...]
    codes: pl.DataFrame
    movers: FloatArray
    mass: FloatArray
    heads: FloatArray

    @property
    def leavers(self) -> FloatArray:
        """Movers out of each node, in answers, shape (n,)."""
        return np.asarray(self.movers.sum(axis=1))

    @property
    def sizes(self) -> IntArray:
        """Number of published codes in each node, shape (n,)."""
        counts = dict(self.codes.group_by("moves_node").len().iter_rows())
        return np.array([counts[node] for node in self.ids], dtype=np.int64)


def merge_siblings(edges: pl.DataFrame) -> MoveNodes:
    """Merge codes that the survey cannot tell apart, and take staying out.

    Two codes are siblings if the cosine of their outgoing rows, staying included, exceeds .98.
    Siblings hold pieces of one survey code in proportion to employment, so that their masses add
    up: movers_ij = sum of share x mass over members, divided by the mean weight of one answer.

    Parameters
    ----------
    edges : polars.DataFrame
        As `read_observed_moves` gives it.

    Returns
    -------
    MoveNodes

    Raises
    ------
    DataError
        If a code has no mass or no jobs, or a row does not sum to 1 within 1%.
    """
    codes = _codes_of(edges)
    position = {code: row for row, code in enumerate(codes.get_column("code_soc2010"))}
    shares = np.zeros((len(position), len(position)))
    origin = [position[code] for code in edges.get_column("origin_soc2010")]
    destination = [position[code] for code in edges.get_column("destination_soc2010")]
    shares[origin, destination] = edges.get_column("stay_or_move_share").to_numpy()
    _refuse_bad_rows(codes, shares)
    mass = codes.get_column("origin_mass").to_numpy() / MASS_PER_PERSON
    heads = codes.get_column("employment_heads").to_numpy()
    member = _components(_cosines(shares) > SIBLING_COSINE)
    names = codes.get_column("code_soc2010").to_list()
    largest = _largest_members(member, heads)
    ids = sorted(names[row] for row in largest.values())
    at = np.array([ids.index(names[largest[int(group)]]) for group in member])
    gather = np.zeros((len(ids), len(names)))
    gather[at, np.arange(len(names))] = 1.0
    moved = gather @ (shares * mass[:, None]) @ gather.T
    np.fill_diagonal(moved, 0.0)
    return MoveNodes(
        ids=tuple(ids),
        codes=codes.with_columns(pl.Series("moves_node", [ids[row] for row in at]))
        .select("moves_node", "code_soc2010", "title", "employment_heads")
        .sort("moves_node", "code_soc2010"),
        movers=moved,
        mass=gather @ mass,
        heads=gather @ heads,
    )


def _codes_of(edges: pl.DataFrame) -> pl.DataFrame:
    size = edges.group_by("destination_soc2010").agg(
        pl.col("employment_heads").first(), pl.col("destination_title").first().alias("title")
    )
    mass = edges.group_by("origin_soc2010").agg(pl.col("origin_mass").first())
    return (
        mass.join(
            size,
            left_on="origin_soc2010",
            right_on="destination_soc2010",
            how="full",
            coalesce=True,
        )
        .select(
            pl.col("origin_soc2010").alias("code_soc2010"),
            "title",
            "origin_mass",
            "employment_heads",
        )
        .sort("code_soc2010")
    )


def _refuse_bad_rows(codes: pl.DataFrame, shares: FloatArray) -> None:
    off = np.abs(shares.sum(axis=1) - 1.0) > 0.01
    bare = codes.select(
        (pl.col("origin_mass").fill_null(0.0) <= 0.0)
        | (pl.col("employment_heads").fill_null(0.0) <= 0.0)
    ).to_series()
    faults = codes.filter(bare | pl.Series(off))
    if not faults.is_empty():
        raise DataError(
            "codes whose shares do not sum to 1, or that have no people",
            where="observed moves",
            items=faults.get_column("code_soc2010"),
        )


def _cosines(rows: FloatArray) -> FloatArray:
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(unit @ unit.T)


def _components(is_linked: NDArray[np.bool_]) -> IntArray:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    _, member = connected_components(csr_array(is_linked), directed=False)
    return np.asarray(member, dtype=np.int64)


def _largest_members(member: IntArray, heads: FloatArray) -> dict[int, int]:
    """Return the row of the member with most jobs, by component; ties to the first."""
    order = np.lexsort((-np.arange(member.size), heads))
    return {int(member[row]): int(row) for row in order}
