"""Places that one can move to: nodes of the observed moves and roles of the library."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.pathways.network import START
from jobmorph.reference.edition import Edition
from jobmorph.schema.job import JobRef
from jobmorph.studies.job_facts import counted_heads

NODE_PREFIX: Final = "node:"
ROLE_PREFIX: Final = "role:"
PLACE_TABLES: Final = (
    "move_node",
    "move_probability",
    "bridge",
    "employment",
    "role",
    "role_anchor",
    "role_move",
    "door",
    "licence",
    "job_week",
    "preparation",
    "rating",
    "outlook_forecast",
    "outlook_error",
)


@dataclass(frozen=True, slots=True)
class Places:
    """All places of an edition.

    Parameters
    ----------
    names : polars.DataFrame
        place_id, place_kind ('node' or 'role'), title, level (null for nodes).
    anchors : polars.DataFrame
        place_id, occupation_onet2019, weight (sums to 1 over a place): a node's occupations by
        their US jobs, a role's as the library says.
    """

    names: pl.DataFrame
    anchors: pl.DataFrame

    def codes(self) -> pl.DataFrame:
        """Official codes behind each place, most weight first: place_id, codes."""
        ordered = self.anchors.sort("place_id", -pl.col("weight"), "occupation_onet2019")
        return ordered.group_by("place_id", maintain_order=True).agg(
            pl.col("occupation_onet2019").alias("codes")
        )

    def mean(self, values: pl.DataFrame) -> pl.DataFrame:
        """Average figures of occupations over each place.

        Parameters
        ----------
        values : polars.DataFrame
            occupation_onet2019 and figures; nulls leave their weight to the others.

        Returns
        -------
        polars.DataFrame
            place_id and the figures; null where no occupation has one.
        """
        joined = self.anchors.join(
            values, on="occupation_onet2019", how="left", maintain_order="left"
        )
        figures = [name for name in values.columns if name != "occupation_onet2019"]
        return joined.group_by("place_id", maintain_order=True).agg(
            _weighted(name) for name in figures
        )

    @classmethod
    def of_job(cls, job: JobRef) -> "Places":
        """Make one place of a job: with the id of its role, or 'start' for any other."""
        place_id = role_place(job.id) if job.kind == "role" else START
        kind = "role" if job.kind == "role" else "node"
        names = pl.DataFrame(
            {"place_id": [place_id], "place_kind": [kind], "title": [job.title], "level": [None]},
            schema_overrides={"level": pl.String},
        )
        anchors = pl.DataFrame(
            {
                "place_id": place_id,
                "occupation_onet2019": [each.occupation_onet2019 for each in job.anchors],
                "weight": [each.weight for each in job.anchors],
            }
        )
        return cls(names, anchors)


def node_place(node: str) -> str:
    """Id of the place that a node of the observed moves is."""
    return NODE_PREFIX + node


def role_place(role_id: str) -> str:
    """Id of the place that a role of the library is."""
    return ROLE_PREFIX + role_id


@lru_cache(maxsize=4)
def all_places(edition: Edition) -> Places:
    """Lay out the places of an edition."""
    nodes = edition.table("move_node").select(
        pl.concat_str(pl.lit(NODE_PREFIX), "moves_node").alias("place_id"),
        pl.lit("node").alias("place_kind"),
        "title",
        pl.lit(None, pl.String).alias("level"),
    )
    roles = edition.table("role").select(
        pl.concat_str(pl.lit(ROLE_PREFIX), "role_id").alias("place_id"),
        pl.lit("role").alias("place_kind"),
        "title",
        pl.col("level").cast(pl.String),
    )
    anchors = pl.concat([_node_anchors(edition), _role_anchors(edition)])
    names = pl.concat([nodes, roles]).filter(
        pl.col("place_id").is_in(anchors.get_column("place_id").unique().implode())
    )
    return Places(names, anchors)


def _node_anchors(edition: Edition) -> pl.DataFrame:
    heads = counted_heads(edition.table("bridge"), edition.table("employment"))
    linked = (
        edition.table("bridge")
        .select("occupation_onet2019", "moves_node")
        .drop_nulls()
        .join(heads, on="occupation_onet2019", maintain_order="left")
    )
    # A node none of whose codes is counted shares alike.
    weight = pl.coalesce("employment_heads", pl.lit(0.0))
    total = weight.sum().over("moves_node")
    alike = 1.0 / pl.len().over("moves_node")
    return linked.select(
        pl.concat_str(pl.lit(NODE_PREFIX), "moves_node").alias("place_id"),
        "occupation_onet2019",
        pl.when(total > 0).then(weight / total).otherwise(alike).alias("weight"),
    )


def _role_anchors(edition: Edition) -> pl.DataFrame:
    return edition.table("role_anchor").select(
        pl.concat_str(pl.lit(ROLE_PREFIX), "role_id").alias("place_id"),
        "occupation_onet2019",
        pl.col("anchor_weight").alias("weight"),
    )


def _weighted(name: str) -> pl.Expr:
    known = pl.col("weight").filter(pl.col(name).is_not_null())
    mean = (pl.col(name).drop_nulls() * known).sum() / known.sum()
    return pl.when(known.sum() > 0).then(mean).alias(name)
