"""How should this team be redesigned? The team as it is, beside designs, explained."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import polars as pl

from jobmorph.intake.disclosure_store import Ledger
from jobmorph.redesign.accounts import AsIs, team_as_is
from jobmorph.redesign.layout import TeamArrays, arrays_of
from jobmorph.redesign.limits import DesignRequest
from jobmorph.redesign.problem import TeamProblem
from jobmorph.redesign.rates import PlanRates
from jobmorph.redesign.robust import drawn_costs
from jobmorph.reference.designs import DesignOffer, design_offers
from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.tables import TEAM_MOVE
from jobmorph.schema.version import VERSION
from jobmorph.studies.judged_job import Run, open_run
from jobmorph.studies.progress import Progress
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.skill_book import skill_book
from jobmorph.studies.team_explain import money_flips
from jobmorph.studies.team_measures import Ruler, design_as_is, measure_as_is
from jobmorph.studies.team_moves import moves_of_seats
from jobmorph.studies.team_owner import limits_in_ids
from jobmorph.studies.team_quarters import end_name, quarter_names
from jobmorph.studies.team_requests import OwnerLimits, requests_of
from jobmorph.studies.team_result import TeamResult
from jobmorph.studies.team_seats import TeamSeats, seats_of_roster
from jobmorph.studies.team_solving import solved_plans
from jobmorph.studies.team_trade_off import trade_off_of
from jobmorph.studies.team_work import TeamWork, work_of_seats
from jobmorph.studies.team_world import could_pass, price_draws, shown_tasks, world_of

QUARTERS: Final = 8
MOST_QUARTERS: Final = 20
ALL: Final = "all"
ROOMS: Final = ("redesign", "skills")
USED_TABLES: Final = (
    "role", "role_hours", "role_task", "role_practice", "role_move", "role_material", "task",
    "task_use", "calibration", "employment", "move_probability",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TeamQuestion:
    """What is asked about a team.

    Parameters
    ----------
    designs : tuple of str
        Names of designs; empty for all.
    chosen : str or None
        The design that its owner chose: it is explained in full.
    quarters : int
        Length of the plan.
    by_location : bool
        Tell seats of different places apart.
    is_explained : bool
        Ask what one unit more of each limit that binds would bring.
    limits : OwnerLimits
        What the owner says.
    ledger : Ledger or None
        What earlier reports told about people; None compares with none.
    """

    designs: tuple[str, ...] = ()
    chosen: str | None = None
    quarters: int = QUARTERS
    by_location: bool = False
    is_explained: bool = False
    limits: OwnerLimits = field(default_factory=OwnerLimits)
    ledger: Ledger | None = None


@dataclass(frozen=True, slots=True)
class TeamSetting:
    """A team laid out for designs; see `TeamResult` for the parts."""

    team: TeamSeats
    work: TeamWork
    moves: pl.DataFrame
    problem: TeamProblem
    arrays: TeamArrays
    as_is: AsIs
    ruler: Ruler
    requests: tuple[DesignRequest, ...]
    run: Run


def study_team(
    roster: RosterResult,
    question: TeamQuestion | None = None,
    *,
    scenario: Scenario | None = None,
    seed: int = 0,
    edition: Edition | None = None,
    progress: Progress | None = None,
) -> TeamResult:
    """Redesign a team around what people do.

    Parameters
    ----------
    roster : RosterResult
        A roster that was read.
    question : TeamQuestion, optional
        Designs, length, limits.
    scenario : Scenario, optional
        A patch on the parameters.
    seed : int
        Of the shared draws.
    edition : Edition, optional
        The embedded one if not given.
    progress : Progress, optional
        Told how many designs are done.

    Returns
    -------
    TeamResult

    Raises
    ------
    ParameterError
        If a design is unknown or a limit out of range.
    DataError
        If no title of the roster is a role of the library, or pay has several currencies.
    """
    asked = question or TeamQuestion()
    offers = _offers(asked)
    run = _run(asked, scenario, seed, edition)
    setting = lay_out(roster, asked, offers, run)
    plans = solved_plans(
        setting.problem,
        setting.ruler,
        offers,
        setting.requests,
        in_full=_in_full(offers, asked),
        progress=progress,
    )
    drawn = could_pass(setting.work, setting.team.names, setting.arrays, setting.ruler)
    return TeamResult(
        roster=roster,
        seats=setting.team.names.join(
            setting.team.seats.select(
                "seat_id", "level", "team_area", "service", "is_manager", "is_held"
            ),
            on="seat_id",
            maintain_order="left",
        ),
        pay=setting.team.pay,
        quarters=asked.quarters,
        quarter_names=quarter_names(run.horizon.base_date, asked.quarters),
        end_name=end_name(run.horizon.base_date, asked.quarters),
        work_hours_week=drawn.work_hours_week,
        could_pass_hours_week=drawn.could_pass,
        checking_hours_week=drawn.checking,
        usual_hours_week=drawn.usual,
        tasks=shown_tasks(setting.work, setting.team.names, asked.quarters),
        moves=setting.moves,
        as_is=measure_as_is(
            setting.ruler, setting.as_is, design_as_is(setting.arrays, setting.as_is)
        ),
        plans=plans,
        trade_off=trade_off_of(setting.problem, setting.requests, plans, setting.ruler),
        flips=money_flips(plans, run.parameters),
        chosen=asked.chosen,
        limits_source=asked.limits.source,
        record=_record(run, asked),
    )


def _offers(asked: TeamQuestion) -> tuple[DesignOffer, ...]:
    known = {offer.name: offer for offer in design_offers()}
    named = asked.designs or tuple(known)
    wanted = (*named, asked.chosen) if asked.chosen and asked.chosen not in named else named
    strays = [name for name in wanted if name not in known]
    if strays:
        raise ParameterError(
            "no such design", items=strays, hint=f"There are: {', '.join(known)}, and all"
        )
    if not 1 <= asked.quarters <= MOST_QUARTERS:
        raise ParameterError(f"a plan has 1 to {MOST_QUARTERS} quarters, not {asked.quarters}")
    return tuple(offer for name, offer in known.items() if name in wanted)


def _run(asked: TeamQuestion, scenario: Scenario | None, seed: int, edition: Edition | None) -> Run:
    run = open_run(
        horizon_years=asked.quarters / 4.0, scenario=scenario, seed=seed, edition=edition
    )
    parameters = run.parameters
    for room in ROOMS:
        parameters = parameters.merged(load_parameters(room))
    return replace(run, parameters=parameters)


def lay_out(
    roster: RosterResult, asked: TeamQuestion, offers: Sequence[DesignOffer], run: Run
) -> TeamSetting:
    """Turn a roster into a problem, and what its designs are measured with."""
    owner = asked.limits
    team = seats_of_roster(
        roster, run.edition, run.parameters,
        by_location=asked.by_location or bool(owner.freezes), attrition_year=owner.attrition_year,
        ledger=asked.ledger,
    )  # fmt: skip
    work = work_of_seats(
        team.seats, team.names, run, skill_book(run.edition),
        quarters=asked.quarters, growth_year=owner.growth_year,
    )  # fmt: skip
    moves = moves_of_seats(
        team.seats, team.names, run.edition, run.parameters, quarters=asked.quarters
    )
    rates = PlanRates.of(run.parameters)
    problem = TeamProblem(
        team.seats, work.work, work.practice, work.skills, moves.select(TEAM_MOVE.columns),
        rates, asked.quarters,
    )  # fmt: skip
    arrays = arrays_of(problem)
    as_is = team_as_is(arrays, rates)
    prices = price_draws(run)
    ruler = Ruler(
        arrays, rates, world_of(work, team.names, run), prices,
        drawn_costs(as_is.costs, prices), _months_up(team, moves),
    )  # fmt: skip
    heads = team.seats.get_column("today_heads")
    requests = requests_of(
        offers,
        limits_in_ids(owner, team, work.tasks),
        heads=int(heads.sum()),
        entry_heads=int(team.seats.filter(pl.col("level") == "entry")["today_heads"].sum()),
        cost_amount_year=float(as_is.costs.total.sum()) * 4.0 / asked.quarters,
        people_tasks=work.people_tasks,
    )
    return TeamSetting(team, work, moves, problem, arrays, as_is, ruler, requests, run)


def _months_up(team: TeamSeats, moves: pl.DataFrame) -> dict[str, Estimate]:
    """Months from entry seats to the soonest move up, of those that the team has."""
    entry = team.seats.filter(pl.col("level") == "entry").get_column("seat_id")
    ups = moves.filter(
        pl.col("seat_id").is_in(entry.implode()) & (pl.col("move_kind") == "up")
    ).sort("seat_id", "months")
    first = ups.unique("seat_id", keep="first", maintain_order=True)
    return {
        seat: Estimate(low, usual, high)
        for seat, low, usual, high in first.select(
            "seat_id", "months_low", "months", "months_high"
        ).iter_rows()
    }


def _in_full(offers: Sequence[DesignOffer], asked: TeamQuestion) -> frozenset[str]:
    """Designs that are asked what one unit more of each limit would bring."""
    if not asked.is_explained:
        return frozenset()
    return frozenset(offer.name for offer in offers if asked.chosen in (None, offer.name))


def _record(run: Run, asked: TeamQuestion) -> RunRecord:
    edition = run.edition
    held = {entry.name for entry in edition.manifest.tables}
    tables = tuple(name for name in USED_TABLES if name in held)
    used = [name for name in run.parameters if name.split(".")[0] in ("redesign", "exposure")]
    notes = (f"limits from {asked.limits.source}",) if asked.limits.source else ()
    return RunRecord(
        version=VERSION,
        edition=edition.name,
        scenario=run.scenario,
        seed=run.draws.seed,
        assumptions=assumptions_of(run.parameters[name] for name in used),
        sources=edition.manifest.credits_for(tables),
        notes=notes,
    )
