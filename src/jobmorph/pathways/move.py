"""Where people who leave a job go: probability of a destination, never its feasibility."""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from jobmorph.schema.errors import DataError, NoMatchError
from jobmorph.schema.job import JobRef
from jobmorph.schema.tables import BRIDGE, JOB_MOVE, MOVE, MOVE_PAIR, NODE_FACTS


class MoveModel(Protocol):
    """Says where leavers of each node go."""

    def predict(self, nodes: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
        """Predict destinations.

        Parameters
        ----------
        nodes : polars.DataFrame
            Contract `node_facts`.
        pairs : polars.DataFrame
            Contract `move_pair`; directed pairs of different nodes.

        Returns
        -------
        polars.DataFrame
            Contract `move`: probabilities given leaving, summing to 1 over the resolvable
            destinations of each origin; null, never zero, where the data cannot tell.
        """
        ...


@dataclass(frozen=True, slots=True)
class GravityMoveModel:
    """Destinations by size and distance.

    P(j | i, leave) is proportional to E_j^a exp(-b D_ij), over the resolvable j.

    Parameters
    ----------
    size_elasticity : float
        a, on employment of the destination.
    distance_decay : float
        b, per unit of skill distance; 0 or more.
    """

    size_elasticity: float
    distance_decay: float

    def predict(self, nodes: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
        """See `MoveModel.predict`.

        Raises
        ------
        DataError
            If a pair names a node that is not there, or a node and itself.
        """
        NODE_FACTS.check(nodes)
        MOVE_PAIR.check(pairs)
        _refuse_strays(nodes, pairs)
        sizes = nodes.select(pl.col("moves_node").alias("destination_node"), "employment_heads")
        pull = (pl.col("employment_heads") ** self.size_elasticity) * (
            -self.distance_decay * pl.col("skill_distance")
        ).exp()
        scored = pairs.join(
            sizes, on="destination_node", how="left", maintain_order="left"
        ).with_columns(pl.when("is_resolvable").then(pull).alias("move_probability"))
        return MOVE.check(_normalise(scored, "moves_node").select(MOVE.columns))


def moves_of_job(job: JobRef, moves: pl.DataFrame, bridge: pl.DataFrame) -> pl.DataFrame:
    """Borrow a job's destinations from its anchors: P(j) = sum over anchors of weight x P(j | i).

    Parameters
    ----------
    job : JobRef
        The job.
    moves : polars.DataFrame
        Contract `move`.
    bridge : polars.DataFrame
        Contract `bridge`.

    Returns
    -------
    polars.DataFrame
        Contract `job_move`, most probable first. The job's own nodes, and destinations that some
        anchor cannot resolve, are not resolvable; probabilities sum to 1 over the others.

    Raises
    ------
    NoMatchError
        If an anchor has no node in the moves network.
    """
    MOVE.check(moves)
    origins = anchor_nodes(job, bridge)
    own = origins.get_column("moves_node")
    mixed = (
        moves.join(origins, on="moves_node", how="inner", maintain_order="left")
        .group_by("destination_node", maintain_order=True)
        .agg(
            (pl.col("anchor_weight") * pl.col("move_probability")).sum().alias("move_probability"),
            pl.col("is_resolvable").all(),
        )
        .with_columns(
            pl.col("is_resolvable") & ~pl.col("destination_node").is_in(own.to_list()),
        )
        .with_columns(pl.when("is_resolvable").then("move_probability"))
        .with_columns(pl.lit(job.id).alias("_job"))
    )
    ordered = _normalise(mixed, "_job").sort(
        ["move_probability", "destination_node"], descending=[True, False], nulls_last=True
    )
    return JOB_MOVE.check(ordered.select(JOB_MOVE.columns))


def anchor_nodes(job: JobRef, bridge: pl.DataFrame) -> pl.DataFrame:
    """Return the nodes that a job's anchors lie in, with their summed weights.

    Returns
    -------
    polars.DataFrame
        moves_node, anchor_weight (sums to 1).

    Raises
    ------
    NoMatchError
        If an anchor has no node in the moves network.
    """
    anchors = pl.DataFrame(
        {
            "occupation_onet2019": [anchor.occupation_onet2019 for anchor in job.anchors],
            "anchor_weight": [anchor.weight for anchor in job.anchors],
        }
    ).join(BRIDGE.check(bridge), on="occupation_onet2019", how="left", maintain_order="left")
    if anchors.get_column("moves_node").null_count():
        absent = anchors.filter(pl.col("moves_node").is_null())
        raise NoMatchError(
            f"no moves are observed for occupations behind {job.title!r}",
            items=absent.get_column("occupation_onet2019"),
        )
    return anchors.group_by("moves_node", maintain_order=True).agg(pl.col("anchor_weight").sum())


def _normalise(scored: pl.DataFrame, origin: str) -> pl.DataFrame:
    total = pl.col("move_probability").sum().over(origin)
    scored = scored.with_columns((pl.col("move_probability") / total).alias("_share"))
    stuck = scored.filter(pl.col("is_resolvable") & ~pl.col("_share").is_finite())
    if not stuck.is_empty():
        raise DataError(
            "no destination has people in it", items=stuck.get_column(origin).unique().sort()
        )
    return scored.with_columns(pl.col("_share").alias("move_probability"))


def _refuse_strays(nodes: pl.DataFrame, pairs: pl.DataFrame) -> None:
    known = nodes.get_column("moves_node").to_list()
    stray = pairs.filter(
        ~pl.col("moves_node").is_in(known)
        | ~pl.col("destination_node").is_in(known)
        | (pl.col("moves_node") == pl.col("destination_node"))
    )
    if not stray.is_empty():
        raise DataError(
            "pairs must join two different known nodes",
            items=[" to ".join(row) for row in stray.select(MOVE_PAIR.key).iter_rows()],
        )
