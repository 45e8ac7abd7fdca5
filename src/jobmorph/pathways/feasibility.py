"""What a move takes: gap, training, barriers. Kept apart from how often the move is made."""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from jobmorph.schema.tables import MOVE_FEASIBILITY, MOVE_PAIR, NODE_FACTS, NODE_SKILL


class FeasibilityModel(Protocol):
    """Says what each move takes."""

    def assess(
        self, nodes: pl.DataFrame, pairs: pl.DataFrame, node_skills: pl.DataFrame
    ) -> pl.DataFrame:
        """Assess every pair.

        Parameters
        ----------
        nodes : polars.DataFrame
            Contract `node_facts`.
        pairs : polars.DataFrame
            Contract `move_pair`.
        node_skills : polars.DataFrame
            Contract `node_skill`; skills without a row are not needed.

        Returns
        -------
        polars.DataFrame
            Contract `move_feasibility`, one row per pair.
        """
        ...


@dataclass(frozen=True, slots=True)
class LevelGapModel:
    """Feasibility from missing proficiency levels and the step in job zones.

    missing levels = sum over skills of max(0, needed there - needed here); training hours =
    missing levels x hours per level.

    Parameters
    ----------
    training_hours_per_level : float
        Hours to raise one skill by one level.
    training_hours_maximum : float
        More than this is a barrier.
    job_zone_step_maximum : int
        A larger step up in preparation is a barrier.
    """

    training_hours_per_level: float
    training_hours_maximum: float
    job_zone_step_maximum: int

    def assess(
        self, nodes: pl.DataFrame, pairs: pl.DataFrame, node_skills: pl.DataFrame
    ) -> pl.DataFrame:
        """See `FeasibilityModel.assess`."""
        NODE_FACTS.check(nodes)
        MOVE_PAIR.check(pairs)
        NODE_SKILL.check(node_skills)
        hours = self.training_hours_per_level * pl.col("missing_levels")
        assessed = (
            pairs.select("moves_node", "destination_node")
            .join(_missing_levels(pairs, node_skills), on=list(MOVE_PAIR.key), how="left")
            .with_columns(pl.col("missing_levels").fill_null(0.0))
            .join(_zone_steps(nodes, pairs), on=list(MOVE_PAIR.key), how="left")
            .with_columns(hours.alias("training_hours"))
        )
        barrier = (
            pl.when(pl.col("job_zone_step") > self.job_zone_step_maximum)
            .then(pl.lit("preparation"))
            .when(pl.col("training_hours") > self.training_hours_maximum)
            .then(pl.lit("training"))
            .otherwise(pl.lit("none"))
        )
        judged = assessed.with_columns(barrier.alias("barrier")).with_columns(
            (pl.col("barrier") == "none").alias("is_feasible")
        )
        return MOVE_FEASIBILITY.check(judged.select(MOVE_FEASIBILITY.columns))


def _missing_levels(pairs: pl.DataFrame, node_skills: pl.DataFrame) -> pl.DataFrame:
    here = node_skills.rename({"proficiency_needed": "_here"})
    there = node_skills.rename({"moves_node": "destination_node", "proficiency_needed": "_there"})
    gap = (pl.col("_there") - pl.col("_here").fill_null(0.0)).clip(lower_bound=0.0)
    return (
        pairs.select("moves_node", "destination_node")
        .join(there, on="destination_node", how="inner")
        .join(here, on=["moves_node", "skill_id"], how="left")
        .group_by("moves_node", "destination_node")
        .agg(gap.sum().alias("missing_levels"))
    )


def _zone_steps(nodes: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    zones = nodes.select("moves_node", "job_zone")
    there = zones.rename({"moves_node": "destination_node", "job_zone": "_there"})
    return (
        pairs.select("moves_node", "destination_node")
        .join(zones, on="moves_node", how="left")
        .join(there, on="destination_node", how="left")
        .select(
            "moves_node",
            "destination_node",
            (pl.col("_there") - pl.col("job_zone")).alias("job_zone_step"),
        )
    )
