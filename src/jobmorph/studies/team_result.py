"""The answer of a redesign: the team as it is beside its designs, explained."""

from dataclasses import dataclass, field
from typing import Final

import polars as pl

from jobmorph.redesign.limits import DesignRequest
from jobmorph.redesign.problem import TeamDesign
from jobmorph.reference.designs import DesignOffer
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import RunRecord
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.team_pay import PayTable

SCHEMA_VERSION: Final = "1.0"


@dataclass(frozen=True, slots=True)
class TeamMeasures:
    """What a design comes to, at its end unless said otherwise.

    Parameters
    ----------
    seats, entry_seats : int
        People, and those of them at entry level.
    hired, moved, left, laid_off : int
        People over the whole plan.
    customer_hours_week, coaching_hours_head_week : float
        Hours with customers, of all; coaching that each person gets.
    delegated_hours_week, assisted_hours_week, checking_hours_week, care_hours_week : float
        Hours that AI does, that are done with AI, that checking AI and running it take.
    freed_hours_week, idle_hours_week, practice_hours_week : float
        Hours that AI frees beyond today; hours that nobody uses; hours set aside to
        practise.
    cost_amount_year : Estimate
        What the last four quarters cost: pay and on-costs, software, finding and training people.
    tool_amount_year : Estimate
        Of this, software; set-up is told as a part of a year over the length of the plan.
    saved_amount_year : Estimate
        As it is less this design, after software, checking and unused hours; negative if dearer.
    ready_heads : Estimate
        People who, in the course of the plan, get ready for the level above entry.
    service_missed : float
        Of 100 draws of what AI can do, the part in which some service lacks people in a quarter.
    resilience : float
        Smallest margin, over kinds of ability, of people who hold it, relative to today.
    late_hours_week : float
        Hours of work that wait in the last quarter because people start or are trained; part of
        them may be hours with customers, from which they are not taken off.
    """

    seats: int
    entry_seats: int
    hired: int
    moved: int
    left: int
    laid_off: int
    customer_hours_week: float
    coaching_hours_head_week: float
    delegated_hours_week: float
    assisted_hours_week: float
    checking_hours_week: float
    care_hours_week: float
    freed_hours_week: float
    idle_hours_week: float
    practice_hours_week: float
    cost_amount_year: Estimate
    tool_amount_year: Estimate
    saved_amount_year: Estimate
    ready_heads: Estimate
    service_missed: float
    resilience: float
    late_hours_week: float = 0.0


@dataclass(frozen=True, slots=True)
class OneMore:
    """What one unit more, or less, of a limit that binds would bring: found by solving again.

    Parameters
    ----------
    rule : str
        The limit: 'budget', 'entry_seats', 'coaching', 'practice', 'seats_most', 'span', 'pace',
        'service' ...
    step : float
        How much it was changed, in `unit`.
    unit : str
        'seat', 'hour', 'amount', 'share', 'person'.
    is_easing : bool
        The limit was eased; else tightened.
    is_possible : bool
        There still is a plan.
    seats, customer_hours_week, cost_amount_year : float
        Change of these measures.
    """

    rule: str
    step: float
    unit: str
    is_easing: bool
    is_possible: bool
    seats: float
    customer_hours_week: float
    cost_amount_year: float


@dataclass(frozen=True, slots=True)
class SeatChange:
    """Why a seat has more or fewer people at the end than today.

    Parameters
    ----------
    seat_id : str
        The seat.
    before, after, left, hired, moved_in, moved_out, laid_off : int
        People.
    load_hours_week, freed_hours_week, freed_sure_hours_week : float
        Work of the seat; hours that AI frees of it in the middle, and at the bad end, for which
        services are staffed.
    hours_head_week : float
        One person's hours at work.
    reason : str
        'freed' (not refilled: AI carries it even at the bad end), 'grown' (more work), 'customers'
        (hired for hours with customers), 'coaching', 'practice', 'moves' (people moved on or in),
        'limit' (an owner's limit).
    """

    seat_id: str
    before: int
    after: int
    left: int
    hired: int
    moved_in: int
    moved_out: int
    laid_off: int
    load_hours_week: float
    freed_hours_week: float
    freed_sure_hours_week: float
    hours_head_week: float
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Limits that cannot hold together.

    Parameters
    ----------
    rules : tuple of str
        A smallest set: these cannot hold together, whatever the other limits; without any one of
        them the rest of the set can.
    relaxations : tuple of tuple of str and float
        For each of them, the value at which there is a plan with all other limits kept; None if
        giving way on it alone is not enough, or it has no scale.
    """

    rules: tuple[str, ...]
    relaxations: tuple[tuple[str, float | None], ...] = ()


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """One design of a team.

    Parameters
    ----------
    offer : DesignOffer
        What it is for.
    request : DesignRequest
        Weights and limits as they were used, in absolute figures.
    design : TeamDesign or None
        The plan; None if no plan keeps its limits.
    measures : TeamMeasures or None
        What it comes to.
    binding : tuple of str
        Names of rules at whose limit the plan stands, the owner's first.
    one_more : tuple of OneMore
        What a unit more of them would bring; empty unless asked for.
    changes : tuple of SeatChange
        Seats that grow or shrink, largest change first.
    conflict : Conflict or None
        Why there is no plan.
    """

    offer: DesignOffer
    request: DesignRequest
    design: TeamDesign | None = None
    measures: TeamMeasures | None = None
    binding: tuple[str, ...] = ()
    one_more: tuple[OneMore, ...] = ()
    changes: tuple[SeatChange, ...] = ()
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Flip:
    """An assumption that changes which of two designs is better.

    Parameters
    ----------
    assumption : str
        Name of the parameter.
    usual, low, high, turning : float
        Its value, its range, and the value at which the two swap places.
    first, second : str
        Designs: the cheaper one now, and the one that is cheaper beyond the turning point.
    """

    assumption: str
    usual: float
    low: float
    high: float
    turning: float
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class TeamResult:
    """The team as it is, beside its designs.

    Parameters
    ----------
    roster : RosterResult
        The roster as read.
    seats : polars.DataFrame
        seat_id, role_id, label, level, team_area, service, location, is_manager, is_held,
        today_heads, team_fte.
    pay : PayTable
        Where pay comes from; `pay.currency` is that of all amounts.
    quarters : int
        Length of the plan.
    quarter_names : tuple of str
        'Q1 2027' and so on.
    end_name : str
        'end 2028'.
    work_hours_week : float
        All work, in hours a week.
    could_pass_hours_week, checking_hours_week : Estimate
        Of these, hours that could pass to AI by the end at the pace a team can change; hours of
        checking that come back.
    usual_hours_week : Estimate
        The same if use spreads as in the economy as a whole.
    tasks : polars.DataFrame
        seat_id, task_id, label, other_side, load_hours_week, delegated, delegated_low,
        delegated_high, assisted, assisted_low, assisted_high (shares at the end), reason_line,
        counter_line, takes, leaves.
    moves : polars.DataFrame
        Moves that are possible: seat_id, destination_seat_id, move_kind, months_low, months,
        months_high, training_hours, earliest_quarter.
    as_is : TeamMeasures
        The team as it is, kept so.
    plans : tuple of TeamPlan
        Designs, in the order of the offers.
    trade_off : polars.DataFrame
        design, cost_amount_year, customer_hours_week, seats, is_named: named designs and the best
        hours with customers at budgets between them.
    flips : tuple of Flip
        What changes the order of designs.
    chosen : str or None
        The design that its owner chose, if one.
    limits_source : str
        Name of the owner's file of limits; '' if none.
    record : RunRecord
        Versions, assumptions, sources.
    """

    roster: RosterResult
    seats: pl.DataFrame
    pay: PayTable
    quarters: int
    quarter_names: tuple[str, ...]
    end_name: str
    work_hours_week: float
    could_pass_hours_week: Estimate
    checking_hours_week: Estimate
    usual_hours_week: Estimate
    tasks: pl.DataFrame
    moves: pl.DataFrame
    as_is: TeamMeasures
    plans: tuple[TeamPlan, ...]
    trade_off: pl.DataFrame
    flips: tuple[Flip, ...]
    chosen: str | None
    limits_source: str
    record: RunRecord
    schema_version: str = field(default=SCHEMA_VERSION)

    def plan(self, name: str) -> TeamPlan:
        """Return a design by name."""
        return next(plan for plan in self.plans if plan.offer.name == name)
