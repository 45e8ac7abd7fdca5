"""The tiny economy's support team as a problem of the redesign room."""

import polars as pl

from jobmorph.redesign.limits import DesignRequest, PlanLimits, PlanWeights
from jobmorph.redesign.problem import TeamProblem
from jobmorph.redesign.rates import PlanRates
from jobmorph.schema.tables import TEAM_MOVE, TEAM_PRACTICE, TEAM_SEAT, TEAM_SKILL, TEAM_WORK

HOURS_HEAD = 442.0
REQUEST = DesignRequest(
    "team",
    PlanWeights(customer=1.0, money=0.2, resilience=0.0, people=0.5),
    PlanLimits(seats_least=16),
)


def rates_of(economy, **changes):
    return PlanRates(
        **{
            "checking_share": economy.checking_share,
            "checking_share_bad": economy.checking_share,
            "saving_share": economy.saving_share,
            "saving_share_bad": economy.saving_share,
            "pace_share": 0.1,
        }
        | changes
    )


def team_problem_of(economy, **changes):
    """One quarter; what AI does at most is the verdict at the horizon."""
    roles = economy.roles
    seats = roles.select(
        pl.col("role_id").alias("seat_id"),
        "level",
        pl.lit("support").alias("team_area"),
        pl.lit("support").alias("service"),
        pl.lit(None, pl.String).alias("location"),
        "is_manager",
        pl.lit(value=False).alias("is_held"),
        "today_heads",
        pl.lit(HOURS_HEAD).alias("work_hours_head_quarter"),
        pl.lit(0.0).alias("attrition_share_quarter"),
        pl.col("cost_usd_quarter").cast(pl.Float64).alias("cost_amount_quarter"),
        pl.lit(0.0).alias("start_up_months"),
    )
    heads = seats.select("seat_id", "today_heads")
    load = pl.col("today_heads") * HOURS_HEAD * pl.col("time_share")
    work = economy.team_verdicts.join(
        heads, left_on="role_id", right_on="seat_id", maintain_order="left"
    ).select(
        pl.col("role_id").alias("seat_id"),
        "task_id",
        pl.lit(1, pl.Int64).alias("quarter"),
        load.alias("load_hours_quarter"),
        pl.col("today_delegated_mid").alias("delegated_today"),
        pl.col("today_assisted_mid").alias("assisted_today"),
        pl.col("horizon_delegated_mid").alias("delegated_limit"),
        pl.col("horizon_delegated_low").alias("delegated_limit_low"),
        pl.col("horizon_assisted_mid").alias("assisted_limit"),
        pl.col("horizon_assisted_low").alias("assisted_limit_low"),
        pl.lit(value=True).alias("is_customer"),
        pl.lit(value=False).alias("is_coaching"),
    )
    return TeamProblem(
        TEAM_SEAT.check(seats.select(TEAM_SEAT.columns)),
        TEAM_WORK.check(work),
        TEAM_PRACTICE.empty(),
        TEAM_SKILL.empty(),
        TEAM_MOVE.empty(),
        rates_of(economy, **changes),
        1,
    )
