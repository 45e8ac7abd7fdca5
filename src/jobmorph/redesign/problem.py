"""A team before its redesign: people, work, rules, and what the owner wants most."""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.tables import TASK_VERDICT, TEAM_LOAD, TEAM_MOVE, TEAM_ROLE


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Limits and rates of one quarter.

    Parameters
    ----------
    hours_per_head : float
        Hours of one person at work in the quarter (13 weeks x 40 x .85).
    checking_share, checking_share_high : float
        Checking hours per delegated hour: mid and 90th percentile, below 1.
    saving_share, saving_share_low : float
        Hours saved per assisted hour: mid and 10th percentile.
    pace_share : float
        Most of a task's load that may newly be delegated within the quarter.
    checking_cap_share : float
        Most of the hours of people at mid level or above that may go to checking.
    span_heads : float
        People per manager, at most.
    coaching_hours_per_report : float
        Managers' hours of coaching for each person they lead.
    start_up_hours : float
        Hours that a new person in a role does not yet work.
    hire_cost_usd, layoff_cost_usd : float
        One-off cost of a hire and of a layoff.
    layoff_limit_share : float
        Most of a role's people who may be laid off; 0 rules layoffs out.
    budget_usd : float or None
        Most that the plan may cost in the quarter; None for no limit.
    """

    hours_per_head: float
    checking_share: float
    checking_share_high: float
    saving_share: float
    saving_share_low: float
    pace_share: float
    checking_cap_share: float
    span_heads: float
    coaching_hours_per_report: float
    start_up_hours: float = 0.0
    hire_cost_usd: float = 0.0
    layoff_cost_usd: float = 0.0
    layoff_limit_share: float = 0.0
    budget_usd: float | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.checking_share <= self.checking_share_high < 1.0:
            raise ParameterError("checking must take a share below 1, and its high end the more")
        if not 0.0 <= self.saving_share_low <= self.saving_share <= 1.0:
            raise ParameterError("saving must be a share, and its low end the less")
        if self.hours_per_head <= 0:
            raise ParameterError("a person needs hours in the quarter")

    @classmethod
    def of(cls, parameters: ParameterSet) -> "PlanRules":
        """Take rates from `exposure.*` and `redesign.*`; service is planned on their bad end."""
        checking = parameters["exposure.checking_share"]
        saving = parameters["exposure.assisted_saving"]
        own = {
            name: parameters[f"redesign.{name}"].value
            for name in (
                "pace_share",
                "checking_cap_share",
                "span_heads",
                "coaching_hours_per_report",
                "start_up_hours",
            )
        }
        return cls(
            hours_per_head=parameters["exposure.hours_week"].value
            * parameters["redesign.weeks_quarter"].value
            * parameters["redesign.working_share"].value,
            checking_share=checking.value,
            checking_share_high=checking.high,
            saving_share=saving.value,
            saving_share_low=saving.low,
            **own,
        )


@dataclass(frozen=True, slots=True)
class PlanWeights:
    """What the owner wants most; each weight multiplies an amount relative to today.

    Parameters
    ----------
    customer : float
        Freed hours put to use, relative to all hours of work today.
    money : float
        Money saved, relative to what the team costs today.
    people : float
        People who stay, relative to the people of today.
    """

    customer: float
    money: float
    people: float


@dataclass(frozen=True, slots=True)
class TeamProblem:
    """Everything a designer needs, for one quarter.

    Parameters
    ----------
    roles : polars.DataFrame
        Contract `team_role`.
    loads : polars.DataFrame
        Contract `team_load`.
    moves : polars.DataFrame
        Contract `team_move`; pairs not listed are not possible.
    rules : PlanRules
        Limits and rates.
    weights : PlanWeights
        The objective.

    Raises
    ------
    DataError
        If the team has no people or no work, loads or moves name unknown roles, or limits of a
        task exceed its load.
    """

    roles: pl.DataFrame
    loads: pl.DataFrame
    moves: pl.DataFrame
    rules: PlanRules
    weights: PlanWeights

    def __post_init__(self) -> None:
        known = TEAM_ROLE.check(self.roles).get_column("role_id").to_list()
        named = pl.concat(
            [
                TEAM_LOAD.check(self.loads).get_column("role_id"),
                TEAM_MOVE.check(self.moves).get_column("role_id"),
                self.moves.get_column("destination_role_id").alias("role_id"),
            ]
        )
        strays = named.filter(~named.is_in(known)).unique().sort()
        if not strays.is_empty():
            raise DataError("work or moves name roles that the team does not have", items=strays)
        if not (self.roles["today_heads"].sum() > 0 and self.loads["load_hours_quarter"].sum() > 0):
            raise DataError("a team needs people and work")
        over = self.loads.filter(
            pl.col("delegated_limit") + pl.col("assisted_limit") > 1.0 + 1e-9
        ).get_column("task_id")
        if not over.is_empty():
            raise DataError("more than all of a task is delegated and assisted", items=over)


@dataclass(frozen=True, slots=True)
class TeamDesign:
    """A plan for one quarter.

    Parameters
    ----------
    roles : polars.DataFrame
        Contract `plan_role`.
    hours : polars.DataFrame
        Contract `plan_hours`.
    moves : polars.DataFrame
        Contract `plan_move`; only moves that are made.
    constraints : polars.DataFrame
        Contract `plan_constraint`.
    cost_today_usd, cost_usd : float
        What the team costs in the quarter today, and in the plan.
    objective : float
        Weighted sum that the plan maximises.
    """

    roles: pl.DataFrame
    hours: pl.DataFrame
    moves: pl.DataFrame
    constraints: pl.DataFrame
    cost_today_usd: float
    cost_usd: float
    objective: float


class TeamDesigner(Protocol):
    """Finds the best plan that keeps every rule."""

    def design(self, problem: TeamProblem) -> TeamDesign:
        """Solve a problem.

        Raises
        ------
        InfeasibleError
            If no plan keeps all rules; the clashing ones are listed.
        """
        ...


def load_of_roles(
    roles: pl.DataFrame, verdicts: pl.DataFrame, *, hours_per_head: float
) -> pl.DataFrame:
    """Turn people and verdicts into work: load = heads x hours x time share.

    Parameters
    ----------
    roles : polars.DataFrame
        Contract `team_role`.
    verdicts : polars.DataFrame
        role_id and the columns of contract `task_verdict`; the horizon is the plan's quarter.
    hours_per_head : float
        Hours of one person at work in the quarter.

    Returns
    -------
    polars.DataFrame
        Contract `team_load`, at today's productivity.
    """
    TASK_VERDICT.check(verdicts.drop("role_id").unique("task_id"))
    heads = TEAM_ROLE.check(roles).select("role_id", "today_heads")
    load = pl.col("today_heads") * hours_per_head * pl.col("time_share")
    return TEAM_LOAD.check(
        verdicts.join(heads, on="role_id", how="inner", maintain_order="left").select(
            "role_id",
            "task_id",
            load.alias("load_hours_quarter"),
            pl.col("today_delegated_mid").alias("delegated_today"),
            pl.col("horizon_delegated_low").alias("delegated_limit_low"),
            pl.col("horizon_delegated_mid").alias("delegated_limit"),
            pl.col("horizon_assisted_low").alias("assisted_limit_low"),
            pl.col("horizon_assisted_mid").alias("assisted_limit"),
        )
    )
