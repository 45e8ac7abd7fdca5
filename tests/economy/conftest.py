"""A tiny invented economy: 12 occupations, 40 tasks, 3 roles, 5 skills, 11 nodes, 3 industries.

No number in it describes anything real. Figures are round so that results can be checked by hand.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from jobmorph.schema.job import Anchor, JobRef
from jobmorph.schema.tables import (
    BRIDGE,
    LADDER,
    MOVE_PAIR,
    NODE_FACTS,
    PROJECTION,
    SKILL_ACTIVITY,
    SKILL_RATING,
    TASK_VERDICT,
)
from jobmorph.work.mix import WorkDraws

TABLES = Path(__file__).parent / "tables"
INDUSTRIES = ("shops_heads", "offices_heads", "care_heads")

# A part's range around its mid; human takes what is left.
LOW_FACTOR, HIGH_FACTOR = 0.6, 1.3


def read_table(name: str) -> pl.DataFrame:
    return pl.read_csv(TABLES / f"{name}.csv", infer_schema_length=None)


@dataclass(frozen=True)
class Economy:
    """The raw tables; every property gives a frame that keeps its contract."""

    occupations: pl.DataFrame
    tasks: pl.DataFrame
    roles: pl.DataFrame
    skills: pl.DataFrame
    horizon_years: float = 5.0
    base_year: int = 2024
    hours_week: float = 40.0
    checking_share: float = 0.1
    saving_share: float = 0.25

    def job(self, role_id: str) -> JobRef:
        row = self.roles.row(by_predicate=pl.col("role_id") == role_id, named=True)
        weights = [float(weight) for weight in str(row["anchor_weights"]).split()]
        anchors = tuple(
            Anchor(code, weight)
            for code, weight in zip(row["anchor_codes"].split(), weights, strict=True)
        )
        return JobRef("role", role_id, row["title"], row["level"], anchors)

    def verdicts(self, job_id: str) -> pl.DataFrame:
        rows = self.tasks.filter(pl.col("job") == job_id)
        columns = ["task_id", "time_share"]
        for moment in ("today", "reach", "horizon"):
            delegated, assisted = pl.col(f"{moment}_delegated"), pl.col(f"{moment}_assisted")
            rows = rows.with_columns((1.0 - delegated - assisted).alias(f"{moment}_human"))
            bounds = {
                "delegated": (delegated * LOW_FACTOR, delegated * HIGH_FACTOR),
                "assisted": (assisted * LOW_FACTOR, assisted * HIGH_FACTOR),
                "human": (
                    1.0 - HIGH_FACTOR * (delegated + assisted),
                    1.0 - LOW_FACTOR * (delegated + assisted),
                ),
            }
            for part, (low, high) in bounds.items():
                mid = pl.col(f"{moment}_{part}")
                rows = rows.with_columns(
                    low.clip(0.0, 1.0).alias(f"{moment}_{part}_low"),
                    mid.clip(0.0, 1.0).alias(f"{moment}_{part}_mid"),
                    high.clip(0.0, 1.0).alias(f"{moment}_{part}_high"),
                )
        columns = [name for name in TASK_VERDICT.columns if name in rows.columns]
        return TASK_VERDICT.check(rows.select(columns))

    def work_draws(self, job_id: str, moment: str, scores: np.ndarray) -> WorkDraws:
        """M draws: AI's parts scaled by one shared factor, from 0 to all of the human part."""
        frame = self.verdicts(job_id)
        time_share, delegated, assisted = (
            frame[name].to_numpy()[:, None] * np.ones((1, scores.size))
            for name in ("time_share", f"{moment}_delegated_mid", f"{moment}_assisted_mid")
        )
        most = 1.0 / np.maximum((delegated + assisted).max(), 1e-9)
        factor = np.clip(1.0 + 0.1 * scores, 0.0, most)
        ones = np.ones(scores.size)
        return WorkDraws(
            tuple(frame["task_id"]),
            time_share,
            delegated * factor,
            assisted * factor,
            self.checking_share * ones,
            self.saving_share * ones,
        )

    @property
    def task_activities(self) -> pl.DataFrame:
        return self.tasks.select("task_id", pl.col("activity_ids").str.split(" "))

    @property
    def skill_activity(self) -> pl.DataFrame:
        links = self.skills.select("skill_id", pl.col("gwa_ids").str.split(" ").alias("gwa_id"))
        return SKILL_ACTIVITY.check(links.explode("gwa_id", empty_as_null=False))

    def skill_ratings(self, level: str) -> pl.DataFrame:
        column = pl.col(f"importance_{level}").alias("importance_today")
        return SKILL_RATING.check(self.skills.select("skill_id", column))

    @property
    def ladder(self) -> pl.DataFrame:
        reals = pl.col("proficiency_hire", "proficiency_advance").cast(pl.Float64)
        return LADDER.check(read_table("ladder").with_columns(reals))

    @property
    def bridge(self) -> pl.DataFrame:
        soc = pl.col("occupation_onet2019").str.head(7).alias("occupation_soc2018")
        return BRIDGE.check(self.occupations.with_columns(soc).select(BRIDGE.columns))

    @property
    def heads(self) -> pl.DataFrame:
        return self.occupations.with_columns(
            pl.sum_horizontal(INDUSTRIES).cast(pl.Float64).alias("employment_heads")
        )

    @property
    def move_nodes(self) -> pl.DataFrame:
        nodes = self.heads.group_by("moves_node", maintain_order=True).agg(
            pl.col("employment_heads").sum(), pl.col("job_zone").first()
        )
        return NODE_FACTS.check(nodes)

    @property
    def node_skills(self) -> pl.DataFrame:
        wide = read_table("node_skills")
        long = wide.unpivot(
            index="moves_node", variable_name="skill_id", value_name="proficiency_needed"
        )
        return long.with_columns(pl.col("proficiency_needed").cast(pl.Float64))

    @property
    def move_pairs(self) -> pl.DataFrame:
        wide = read_table("node_skills")
        profile = wide.drop("moves_node").to_numpy().astype(float)
        profile /= np.linalg.norm(profile, axis=1, keepdims=True)
        nodes = wide["moves_node"].to_list()
        blind = set(read_table("unresolvable_pairs").iter_rows())
        rows = [
            (origin, destination, max(0.0, 1.0 - float(profile[i] @ profile[j])))
            for i, origin in enumerate(nodes)
            for j, destination in enumerate(nodes)
            if i != j
        ]
        frame = pl.DataFrame(
            rows, schema=["moves_node", "destination_node", "skill_distance"], orient="row"
        )
        seen = [pair not in blind for pair in frame.select(MOVE_PAIR.key).iter_rows()]
        return MOVE_PAIR.check(frame.with_columns(pl.Series("is_resolvable", seen)))

    @property
    def projection(self) -> pl.DataFrame:
        heads = pl.col("employment_heads").sum()
        frame = self.heads.group_by("outlook_unit", maintain_order=True).agg(
            pl.col("title").first(),
            heads.alias("employment_base_heads"),
            (heads * (1.0 + pl.col("growth_ten_years").first())).alias(
                "employment_projected_heads"
            ),
        )
        frame = frame.with_columns(
            pl.lit(self.base_year).cast(pl.Int64).alias("base_year"),
            pl.lit(self.base_year + 10).cast(pl.Int64).alias("target_year"),
            pl.lit(None, dtype=pl.String).alias("education_typical"),
        )
        return PROJECTION.check(frame.select(PROJECTION.columns))

    def jobs_by_industry(self) -> np.ndarray:
        """Heads, shape (12, 3), in the order of the occupations."""
        return self.occupations.select(INDUSTRIES).to_numpy().astype(float)

    def wages(self) -> np.ndarray:
        return self.occupations.select(pl.col("wage_usd_year").cast(pl.Float64)).to_numpy()

    @property
    def team_verdicts(self) -> pl.DataFrame:
        return pl.concat(
            self.verdicts(role_id).with_columns(pl.lit(role_id).alias("role_id"))
            for role_id in self.roles["role_id"]
        )


@pytest.fixture(scope="session")
def economy() -> Economy:
    return Economy(
        occupations=read_table("occupations"),
        tasks=read_table("tasks"),
        roles=read_table("roles"),
        skills=read_table("skills"),
    )
