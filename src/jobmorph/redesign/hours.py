"""Best use of hours for given staffings: one quarter, in closed form."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.redesign.problem import PlanRules, TeamProblem
from jobmorph.redesign.staffing import Staffings, Team, people_moved

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RoleWork:
    """Work of R roles in hours of the quarter; arrays of shape (R,).

    Parameters
    ----------
    load : ndarray
        Work at today's productivity.
    assisted, assisted_sure : ndarray
        Most of it that is done with AI: mid and 10th percentile.
    delegated, delegated_sure : ndarray
        Most of it that AI does, within the pace of the quarter: mid and 10th percentile.
    """

    load: FloatArray
    assisted: FloatArray
    assisted_sure: FloatArray
    delegated: FloatArray
    delegated_sure: FloatArray


@dataclass(frozen=True, slots=True)
class HourPlan:
    """Hours of G staffings and R roles, in the quarter; arrays of shape (G, R).

    Parameters
    ----------
    available : ndarray
        People's hours after start-up and training.
    coaching : ndarray
        Managers' hours of coaching.
    delegated : ndarray
        Load that AI does.
    spare : ndarray
        Hours left after load, checking and coaching; negative where work is undone.
    service_margin : ndarray
        The same if AI does as little as its 10th percentile and checking takes its 90th.
    put_back : ndarray
        Spare hours put to use, up to the role's limit; the rest is idle.
    """

    available: FloatArray
    coaching: FloatArray
    delegated: FloatArray
    spare: FloatArray
    service_margin: FloatArray
    put_back: FloatArray


def work_of(problem: TeamProblem) -> RoleWork:
    """Sum a team's work by role, in the order of its roles."""
    load = pl.col("load_hours_quarter")
    pace = pl.col("delegated_today") + problem.rules.pace_share
    sums = problem.loads.group_by("role_id", maintain_order=True).agg(
        load.sum().alias("load"),
        (load * pl.col("assisted_limit")).sum().alias("assisted"),
        (load * pl.col("assisted_limit_low")).sum().alias("assisted_sure"),
        (load * pl.min_horizontal("delegated_limit", pace)).sum().alias("delegated"),
        (load * pl.min_horizontal("delegated_limit_low", pace)).sum().alias("delegated_sure"),
    )
    ordered = problem.roles.select("role_id").join(
        sums, on="role_id", how="left", maintain_order="left"
    )
    columns = {
        name: ordered.get_column(name).fill_null(0.0).to_numpy() for name in sums.columns[1:]
    }
    return RoleWork(**columns)


def plan_hours(
    team: Team,
    work: RoleWork,
    staffings: Staffings,
    rules: PlanRules,
    dropped: frozenset[str] = frozenset(),
) -> HourPlan:
    """Choose delegation and put freed hours back, at once for all staffings.

    With L load, A assisted, D delegated, s saving, chi checking and C available less coaching:

        spare = C - [L - s A - (1 - chi) D]
        service margin = C - [L - s_q10 A_q10 - (1 - chi_q90) min(D, D_q10)]

    All work that can be assisted is. Delegation is at least what makes spare and service margin
    non-negative. More of it earns the same (1 - chi) hours in every role as long as they can be
    put back, so any way to share out the checking limit is optimal; it is shared in proportion.

    Parameters
    ----------
    team, work, staffings : Team, RoleWork, Staffings
        R roles, G candidates.
    rules : PlanRules
        Limits and rates.
    dropped : frozenset of str
        Rules to leave out, of 'hours', 'service', 'checking'; used to find which ones clash.
    """
    available, coaching = _available(team, staffings, rules), _coaching(team, staffings, rules)
    capacity = available - coaching
    gain, gain_sure = 1.0 - rules.checking_share, 1.0 - rules.checking_share_high
    spare_before = capacity - (work.load - rules.saving_share * work.assisted)
    sure_before = capacity - (work.load - rules.saving_share_low * work.assisted_sure)
    needed = np.zeros_like(available)
    if "hours" not in dropped:
        needed = np.clip(-spare_before / gain, needed, work.delegated)
    if "service" not in dropped:
        needed = np.maximum(needed, np.clip(-sure_before / gain_sure, 0.0, work.delegated_sure))
    useful = np.clip((team.put_back_limit - spare_before) / gain, needed, work.delegated)
    extra = useful - needed
    if rules.checking_share > 0 and "checking" not in dropped:
        room = checking_limit(team, available, rules) / rules.checking_share - needed.sum(axis=1)
        wanted = extra.sum(axis=1)
        part = np.divide(room, wanted, out=np.zeros_like(room), where=wanted > 0)
        extra = extra * np.clip(part, 0.0, 1.0)[:, None]
    delegated = needed + extra
    spare = spare_before + gain * delegated
    return HourPlan(
        available=available,
        coaching=coaching,
        delegated=delegated,
        spare=spare,
        service_margin=sure_before + gain_sure * np.minimum(delegated, work.delegated_sure),
        put_back=np.clip(spare, 0.0, team.put_back_limit),
    )


def checking_limit(team: Team, available: FloatArray, rules: PlanRules) -> FloatArray:
    """Most hours that may go to checking, from people at mid level or above; shape (G,)."""
    hours: FloatArray = rules.checking_cap_share * available[:, team.is_checker].sum(axis=1)
    return hours


def _available(team: Team, staffings: Staffings, rules: PlanRules) -> FloatArray:
    moved_in = people_moved(team, staffings.moves, team.destination)
    training = np.zeros(staffings.planned.shape)
    for move, role in enumerate(team.destination):
        training[:, role] += staffings.moves[:, move] * team.training_hours[move]
    started = staffings.hires + moved_in
    hours: FloatArray = rules.hours_per_head * staffings.planned - rules.start_up_hours * started
    return hours - training


def _coaching(team: Team, staffings: Staffings, rules: PlanRules) -> FloatArray:
    managers = staffings.planned * team.is_manager
    reports = (staffings.planned * ~team.is_manager).sum(axis=1)
    count = managers.sum(axis=1)
    each = np.divide(reports, count, out=np.zeros(count.shape), where=count > 0)
    coaching: FloatArray = rules.coaching_hours_per_report * each[:, None] * managers
    return coaching
