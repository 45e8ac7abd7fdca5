"""One job through the whole chain: role, skills, path, outlook, team, market."""

import math
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
import pytest

from jobmorph.exposure.assess import assess_job
from jobmorph.market.demand import (
    IndustryDemandModel,
    close_totals,
    demand_multiplier,
    demand_terms,
    draw_demand_parameters,
)
from jobmorph.market.ensemble import run_by_phases
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.market.industry import structure_of
from jobmorph.market.labour_market import NodeRates
from jobmorph.market.network import network_of_moves
from jobmorph.market.outlook import LognormalOutlook, Outlook, baseline_heads, correlated_errors
from jobmorph.market.published import (
    PublishedModel,
    PublishedParameters,
    PublishedState,
    search_matrix,
)
from jobmorph.market.state import path_table
from jobmorph.market.steady import steady_state
from jobmorph.market.timetable import Timetable, months_of_weeks
from jobmorph.pathways.feasibility import PlaceSkills, assess_moves
from jobmorph.pathways.move import GravityMoveModel, moves_of_job
from jobmorph.redesign.layout import arrays_of
from jobmorph.redesign.limits import DesignRequest, PlanLimits, PlanWeights
from jobmorph.redesign.problem import TeamDesign
from jobmorph.redesign.roll_out import steepest_path
from jobmorph.redesign.solve import HighsDesigner
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.job import JobRef
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.tables import (
    CALIBRATION,
    JOB_MOVE,
    LABOUR_PATH,
    MOVE_FEASIBILITY,
    OUTLOOK,
    PLAN_HOURS,
    PLAN_SEAT,
    SKILL_CHANGE,
    SKILL_HOURS,
    SKILL_IMPORTANCE,
    TASK_FACTS,
    TASK_MIX,
    TASK_VERDICT,
)
from jobmorph.skills.demand import ActivityLinkModel, SkillDemand
from jobmorph.skills.ladder import gap_to, rung_of
from jobmorph.skills.link import link_tasks
from jobmorph.studies.plan_timeline import step_hours
from jobmorph.work.freed_time import FreedTime, ReinvestmentTarget
from jobmorph.work.mix import WorkDraws, mix_draws, task_mix, work_at

from .team_link import REQUEST, rates_of, team_problem_of

SCENARIO = Scenario("tiny", base_date="2024-05", horizon_years=5.0)
INTO_PEOPLE = FreedTime.reinvested(
    [
        ReinvestmentTarget("lib:support/calm-customer", 2.0),
        ReinvestmentTarget("lib:support/guide-assistant", 1.0),
    ],
    share=0.7,
)
STEP_COUNT = 38  # five years in steps of 6.75 weeks


@dataclass(frozen=True)
class Market:
    """Twelve occupations, eleven units and nodes, in the order of the economy's tables."""

    saved: np.ndarray
    multiplier: np.ndarray
    unit_multiplier: np.ndarray


@dataclass(frozen=True)
class Chain:
    mix: pl.DataFrame
    skills: SkillDemand
    moves: pl.DataFrame
    feasibility: pl.DataFrame
    outlook: Outlook
    team: TeamDesign
    labour: pl.DataFrame


def parameters_of(*rooms: str) -> ParameterSet:
    merged = load_parameters(rooms[0])
    for room in rooms[1:]:
        merged = merged.merged(load_parameters(room))
    return SCENARIO.apply(merged)


def mid_draws(count=1) -> SharedDraws:
    return SharedDraws(seed=0, z=np.zeros((count, 64)))


def work_of_job(economy, job_id, moment="horizon") -> WorkDraws:
    return work_at(
        economy.verdicts(job_id),
        moment,
        checking_share=economy.checking_share,
        saving_share=economy.saving_share,
    )


def links_of(economy):
    return link_tasks(economy.task_activities, economy.skill_activity)


def skills_of(economy, job: JobRef, work: WorkDraws) -> SkillDemand:
    count = work.checking_share.size
    model = ActivityLinkModel(np.full(count, 0.5))
    return model.require(
        mix_draws(work, freed_time=INTO_PEOPLE),
        links=links_of(economy),
        ratings=economy.skill_ratings(job.level),
        hours_week=economy.hours_week,
    )


def moves_in(economy) -> pl.DataFrame:
    parameters = parameters_of("pathways")
    model = GravityMoveModel(
        parameters["pathways.size_elasticity"].value,
        parameters["pathways.distance_decay"].value,
    )
    return model.predict(economy.move_nodes, economy.move_pairs)


def feasibility_in(economy, node: str) -> pl.DataFrame:
    """What moves from one node take: learning is what is needed there and not here."""
    wide = economy.node_skills.pivot("skill_id", index="moves_node", values="proficiency_needed")
    places = tuple(wide["moves_node"])
    levels = wide.drop("moves_node")
    needed = levels.to_numpy().astype(float)
    skills = PlaceSkills(
        places,
        tuple(levels.columns),
        np.nan_to_num(needed),
        needed,
        np.zeros(needed.shape[1], dtype=bool),
    )
    others = [each for each in places if each != node]
    return assess_moves(
        skills, skills.held[skills.place_at[node]], others, step_hours(parameters_of("skills"))
    )


def market_of(economy) -> Market:
    codes = economy.occupations["occupation_onet2019"]
    structure = structure_of(economy.jobs_by_industry(), economy.wages())
    (demand_parameters,) = draw_demand_parameters(parameters_of("market"), mid_draws())
    model = IndustryDemandModel()
    saved, reference = (
        np.array([work_of_job(economy, code, moment).freed.sum() for code in codes])
        for moment in ("horizon", "today")
    )
    multiplier = demand_multiplier(
        model.relative_demand(saved, structure, demand_parameters),
        model.relative_demand(reference, structure, demand_parameters),
    )
    by_unit = (
        economy.heads.with_columns(pl.Series("multiplier", multiplier))
        .group_by("outlook_unit", maintain_order=True)
        .agg(
            (pl.col("multiplier") * pl.col("employment_heads")).sum()
            / pl.col("employment_heads").sum()
        )
    )
    return Market(saved, multiplier, by_unit["multiplier"].to_numpy())


def outlook_of(economy, unit_multiplier, draws=2000) -> Outlook:
    parameters, rng = parameters_of("market"), np.random.default_rng(7)
    model = LognormalOutlook(
        parameters["market.outlook_error_sd_ten_years"].value,
        parameters["market.outlook_error_exponent"].value,
    )
    errors = correlated_errors(
        unit_multiplier.size,
        rng.standard_normal(draws),
        common_share=parameters["market.outlook_error_common_share"].value,
        rng=rng,
    )
    ahead = baseline_heads(economy.projection, SCENARIO.horizon_years)
    closed = close_totals(
        ahead,
        unit_multiplier,
        closure_share_year=parameters["market.closure_share_year"].value,
        horizon_years=SCENARIO.horizon_years,
    )
    return model.project(
        economy.projection,
        elapsed_years=0.0,
        horizon_years=SCENARIO.horizon_years,
        multiplier=closed[:, None],
        errors=errors,
    )


def labour_of(economy, moves, outlook: Outlook) -> pl.DataFrame:
    nodes = economy.move_nodes["moves_node"].to_list()
    parameters = parameters_of("market")
    model = PublishedModel(
        search_matrix(moves, nodes, own_share=parameters["market.own_share"].value),
        PublishedParameters.of(parameters),
    )
    employed = economy.move_nodes["employment_heads"].to_numpy()
    unemployed = np.zeros((employed.size, 4))
    unemployed[:, 0] = 0.05 * employed
    start = PublishedState(employed, unemployed, 0.03 * employed)
    wanted = 1.03 * outlook.table["employment_horizon_heads"].to_numpy()
    growth = np.log(wanted / (1.03 * employed)) / STEP_COUNT
    steps = np.arange(1, STEP_COUNT + 1)[:, None]
    states = model.run(start, 1.03 * employed * np.exp(growth * steps))
    return path_table(states, nodes)


def run_chain(economy, job: JobRef, work: WorkDraws) -> Chain:
    moves, market = moves_in(economy), market_of(economy)
    outlook = outlook_of(economy, market.unit_multiplier)
    return Chain(
        mix=task_mix(
            economy.verdicts(job.id),
            freed_time=INTO_PEOPLE,
            checking_share=economy.checking_share,
            saving_share=economy.saving_share,
        ),
        skills=skills_of(economy, job, work),
        moves=moves_of_job(job, moves, economy.bridge),
        feasibility=feasibility_in(economy, "N01"),
        outlook=outlook,
        team=HighsDesigner().design(team_problem_of(economy), REQUEST),
        labour=labour_of(economy, moves, outlook),
    )


@pytest.fixture(scope="module")
def job(economy):
    return economy.job("support/mid")


@pytest.fixture(scope="module")
def chain(economy, job):
    return run_chain(economy, job, work_of_job(economy, job.id))


def test_a_job_passes_through_the_whole_chain(chain, job):
    for contract, frame in (
        (TASK_MIX, chain.mix),
        (SKILL_HOURS, chain.skills.hours),
        (SKILL_CHANGE, chain.skills.change),
        (SKILL_IMPORTANCE, chain.skills.importance),
        (JOB_MOVE, chain.moves),
        (MOVE_FEASIBILITY, chain.feasibility),
        (OUTLOOK, chain.outlook.table),
        (PLAN_SEAT, chain.team.seats),
        (PLAN_HOURS, chain.team.hours),
        (LABOUR_PATH, chain.labour),
    ):
        assert contract.check(frame).height > 0, contract.name
    assert job.id in chain.team.seats["seat_id"]


def test_role_link_hours_by_hand(chain):
    horizon = chain.mix.filter(pl.col("moment") == "horizon")
    by_origin = dict(horizon.group_by("origin").agg(pl.sum("person_time_share")).rows())
    # Freed .338 of the week (.1575 + .0475 + .123 + .0075 + .0025), checking .0295, kept .6325;
    # 70% of the freed hours come back, two thirds of them into calming customers.
    assert by_origin["checking"] == pytest.approx(0.0295)
    assert by_origin["new"] == pytest.approx(0.7 * 0.338 / 3)
    assert by_origin["existing"] == pytest.approx(0.6325 + 0.7 * 0.338 * 2 / 3)
    assert horizon["person_time_share"].sum() == pytest.approx(1 - 0.3 * 0.338, abs=1e-12)


def test_skill_link_hours_by_hand(chain):
    change = {(row[0], row[1]): row[3] for row in chain.skills.change.iter_rows()}
    # Listening: half of routine cases, all of calming customers.
    assert change["2.A.1.b", "ai_takes"] == pytest.approx(-40 * (0.1575 / 2 + 0.0075))
    assert change["2.A.1.b", "remaining_work"] == pytest.approx(40 * 0.7 * 0.338 * 2 / 3)
    assert change["2.B.1.e", "new_work"] == pytest.approx(40 * 0.7 * 0.338 / 3 / 2)
    parts = chain.skills.change.filter(pl.col("change_part") != "total")
    total = chain.skills.change.filter(pl.col("change_part") == "total")
    summed = dict(parts.group_by("skill_id").agg(pl.sum("change_hours_week")).rows())
    assert summed == pytest.approx(dict(total.select("skill_id", "change_hours_week").rows()))
    direction = dict(chain.skills.importance.select("skill_id", "direction").rows())
    assert direction == {
        "2.A.1.b": "rising",
        "2.A.1.c": "falling",
        "2.B.1.e": "rising",
        "2.B.3.e": "falling",
        "2.B.4.e": "falling",
    }


def test_path_link_by_hand(economy, chain):
    resolvable = chain.moves.filter("is_resolvable")
    assert resolvable["move_probability"].sum() == pytest.approx(1.0, abs=1e-12)
    # The job is anchored in N01 and N02, and moves between N01 and N09 cannot be resolved.
    blind = chain.moves.filter(~pl.col("is_resolvable"))
    assert sorted(blind["destination_node"]) == ["N01", "N02", "N09"]
    assert blind["move_probability"].null_count() == 3
    moves = moves_in(economy)
    from_helper = dict(
        moves.filter(pl.col("moves_node") == "N01")
        .select("destination_node", "move_probability")
        .rows()
    )
    # Profiles (3,2,1,2,2), (3,1,1,1,1) and (2,4,1,2,3): cosines 16/sqrt(22*13), 25/sqrt(22*34).
    near = math.exp(-4 * (1 - 16 / math.sqrt(22 * 13)))
    far = math.exp(-4 * (1 - 25 / math.sqrt(22 * 34)))
    ratio = (10_000 / 2_500) ** 0.85 * near / far
    assert from_helper["N03"] / from_helper["N06"] == pytest.approx(ratio)
    row = chain.feasibility.row(by_predicate=pl.col("destination_place") == "N04", named=True)
    # One level more in four of five skills: 3 to 4, twice 2 to 3, and 1 to 2.
    assert (row["skills_had"], row["skills_asked"]) == (1, 5)
    assert row["learning_hours"] == 100.0 + 2 * 40.0 + 15.0


def test_outlook_link_by_hand(economy, chain):
    market = market_of(economy)
    codes = economy.occupations["occupation_onet2019"].to_list()
    saved = dict(zip(codes, market.saved, strict=True))
    assert saved["91-1001.00"] == pytest.approx(0.6 * (0.36 + 0.075) + 0.4 * 0.05)
    assert saved["92-1003.00"] == pytest.approx(0.9 * 0.59 + 0.1 * 0.28)
    assert saved["93-1002.00"] == pytest.approx(0.1 * (0.18 + 0.1))
    structure = structure_of(economy.jobs_by_industry(), economy.wages())
    (mids,) = draw_demand_parameters(parameters_of("market"), mid_draws())
    terms = demand_terms(market.saved, structure, mids)
    clerk = codes.index("92-1003.00")
    assert terms.displacement[clerk, 0] == pytest.approx(math.log(1 - 0.4 * 0.559))
    # Who saves most is wanted least, who saves least most: here every elasticity is below 1.
    assert codes[int(np.argmin(market.multiplier))] == "92-1003.00"
    assert codes[int(np.argmax(market.multiplier))] == "93-1002.00"
    assert market.multiplier[clerk] == pytest.approx(clerk_multiplier_by_loops(economy, market))
    table = chain.outlook.table
    by_unit = {row["outlook_unit"]: row for row in table.iter_rows(named=True)}
    assert by_unit["92-1003"]["employment_baseline_heads"] == pytest.approx(4000 * 0.8**0.5)
    assert by_unit["93-1001"]["employment_baseline_heads"] == pytest.approx(8000 * 1.2**0.5)
    chances = {unit: row["more_jobs_probability"] for unit, row in by_unit.items()}
    assert chances["92-1003"] < 0.1
    assert chances["93-1001"] > 0.5


def clerk_multiplier_by_loops(economy, market):
    """The demand equation for the data clerk once more, industry by industry, in plain Python."""
    xi, c, substitution, eta, sigma, labour, passed, income = (
        0.4,
        0.15,
        0.9,
        0.6,
        0.4,
        0.6,
        0.8,
        0.7,
    )
    codes = economy.occupations["occupation_onet2019"].to_list()
    clerk = codes.index("92-1003.00")
    jobs, wages = economy.jobs_by_industry().tolist(), economy.wages()[:, 0].tolist()
    today = [work_of_job(economy, code, "today").freed.sum() for code in codes]
    demands = []
    for saved in (market.saved, today):
        falls = [-math.log(1 - xi * share * (1 - c)) for share in saved]
        bills = [[row[j] * wage for row, wage in zip(jobs, wages, strict=True)] for j in range(3)]
        means = [
            sum(bill * fall for bill, fall in zip(column, falls, strict=True)) / sum(column)
            for column in bills
        ]
        weights = [sum(column) / sum(map(sum, bills)) for column in bills]
        gain = sum(w * passed * labour * mean for w, mean in zip(weights, means, strict=True))
        demands.append(
            sum(
                jobs[clerk][j]
                / sum(jobs[clerk])
                * (1 - xi * saved[clerk])
                * math.exp(
                    substitution * (falls[clerk] - means[j])
                    + sigma * (1 - labour) * means[j]
                    + eta * (passed * labour * means[j] - gain)
                    + income * gain
                )
                for j in range(3)
            )
        )
    return demands[0] / demands[1]


def test_team_link_by_hand(economy, chain):
    hours = {row["seat_id"]: row for row in chain.team.hours.iter_rows(named=True)}
    mid = hours["support/mid"]
    assert mid["load_hours_quarter"] == pytest.approx(8 * 442)
    # Pace: a tenth of a task a quarter on top of today, so at most .15, .1, .2, 0, 0 of the tasks.
    most = 8 * 442 * (0.3 * 0.15 + 0.25 * 0.1 + 0.2 * 0.2)
    assert 0.0 < mid["delegated_hours_quarter"] <= most + 1e-6
    assert chain.team.seats["layoff_heads"].sum() == 0
    assert chain.team.seats["planned_heads"].sum() >= 16


def test_team_and_mix_count_the_same_hours(economy):
    """Without a pace a plan that takes all that AI can do needs exactly the mix's hours."""
    problem = team_problem_of(economy, pace_share=1.0)
    money = DesignRequest("money", PlanWeights(0.0, 1.0, 0.0, 0.0), PlanLimits(seats_least=16))
    plan = HighsDesigner().design(replace(problem, rates=rates_of(economy, pace_share=1.0)), money)
    freed = {}
    for role_id, moment in ((role, m) for role in economy.roles["role_id"]
                            for m in ("today", "horizon")):  # fmt: skip
        mix = task_mix(
            economy.verdicts(role_id),
            freed_time=FreedTime.vanishing(),
            checking_share=economy.checking_share,
            saving_share=economy.saving_share,
            moments=[moment],
        )
        freed[role_id, moment] = 1.0 - mix["person_time_share"].sum()
    arrays = arrays_of(problem)
    path = steepest_path(arrays, PlanLimits(), 1.0)
    tasks = arrays.tasks
    for seat, role_id in enumerate(arrays.seats.ids):
        rows = tasks.seat == seat
        load = tasks.load[rows, 0]
        gain = problem.rates.gain * (path.delegated[rows, 0] - tasks.delegated_today[rows] * load)
        saved = problem.rates.saving_share * (
            path.assisted[rows, 0] - tasks.assisted_today[rows] * load
        )
        wanted = (freed[role_id, "horizon"] - freed[role_id, "today"]) * load.sum()
        assert gain.sum() + saved.sum() == pytest.approx(wanted)
    assert plan.seats["planned_heads"].sum() == 16


def test_market_link_keeps_every_head(economy, chain):
    people = (
        chain.labour.group_by("step")
        .agg((pl.col("employed_heads") + pl.col("unemployed_heads")).sum().alias("people"))
        .sort("step")["people"]
        .to_numpy()
    )
    total = economy.move_nodes["employment_heads"].sum() * 1.05
    assert people.size == STEP_COUNT + 1
    np.testing.assert_allclose(people, total, rtol=1e-9)
    first, last = (
        dict(
            chain.labour.filter(pl.col("step") == step)
            .select("moves_node", "employed_heads")
            .rows()
        )
        for step in (0, STEP_COUNT)
    )
    change = {node: last[node] / first[node] for node in first}
    assert min(change, key=change.get) == "N07"  # data clerks shrink most
    assert change["N08"] > 1.0  # care grows


def test_market_link_runs_week_by_week_on_the_same_demand(economy):
    """The weekly simulator takes moves and demand of the chain: who saves most loses most."""
    nodes = economy.move_nodes["moves_node"].to_list()
    employed = economy.move_nodes["employment_heads"].to_numpy()
    outlook = outlook_of(economy, market_of(economy).unit_multiplier)
    rest = steady_state(
        network_of_moves(moves_in(economy), nodes),
        NodeRates(np.ones(employed.size), np.full(employed.size, 0.0009)),
        employed,
        FlowParameters(separation_share=np.array([[0.0024], [0.003]]), matching_window=0.2),
        unemployment_rate=0.05,
    )
    growth = outlook.table["employment_horizon_heads"].to_numpy() / employed
    years = np.arange(6)[:, None] / 5.0
    timetable = Timetable(rest.target[:, None, :] * growth**years, months_of_weeks(5 * 52))
    parameters = FlowParameters(separation_share=np.array([[0.0024], [0.003]]), matching_window=0.2)
    group = np.arange(employed.size)
    record = run_by_phases(rest, parameters, timetable, group)
    people = sum(record.of(name).sum(axis=-1) for name in ("employed", "unemployed", "outside"))
    np.testing.assert_allclose(people, rest.state.people[:, None] * np.ones(60), rtol=1e-9)
    change = record.of("employed")[:, -1] / employed
    assert [nodes[place] for place in change.argmin(axis=1)] == ["N07", "N07"]  # data clerks
    assert (change[:, nodes.index("N08")] > 1.0).all()  # care grows


def test_ladder_shows_what_the_next_level_takes(economy):
    held = economy.ladder.filter(pl.col("role_id") == "support/mid").select(
        "skill_id", pl.col("proficiency_hire").alias("proficiency_held")
    )
    gap = gap_to(held, rung_of(economy.ladder, "support/lead"))
    assert gap.select("skill_id", "proficiency_gap").rows() == [
        ("2.B.1.e", 3.0),
        ("2.A.1.b", 1.0),
        ("2.B.4.e", 1.0),
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_relabelling_occupations_permutes_every_result(economy, chain, job, seed):
    shuffled = replace(
        economy,
        occupations=economy.occupations.sample(fraction=1.0, shuffle=True, seed=seed),
        tasks=economy.tasks.sample(fraction=1.0, shuffle=True, seed=seed),
    )
    assert shuffled.occupations["title"].to_list() != economy.occupations["title"].to_list()
    plain, turned = market_of(economy), market_of(shuffled)
    units = economy.projection["outlook_unit"].to_list()
    turned_units = shuffled.projection["outlook_unit"].to_list()
    order = [turned_units.index(unit) for unit in units]
    np.testing.assert_allclose(turned.unit_multiplier[order], plain.unit_multiplier, rtol=1e-12)
    moves = moves_of_job(job, moves_in(shuffled), shuffled.bridge)
    np.testing.assert_allclose(
        moves["move_probability"].drop_nulls().to_numpy(),
        chain.moves["move_probability"].drop_nulls().to_numpy(),
        rtol=1e-9,
    )
    assert moves["destination_node"].to_list() == chain.moves["destination_node"].to_list()
    skills = skills_of(shuffled, job, work_of_job(shuffled, job.id))
    key = ["skill_id", "change_part"]
    np.testing.assert_allclose(
        skills.change.sort(key)["change_hours_week"].to_numpy(),
        chain.skills.change.sort(key)["change_hours_week"].to_numpy(),
        atol=1e-12,
    )


def test_draws_widen_ranges_around_the_same_middle(economy, job):
    scores = np.random.default_rng(3).standard_normal(400)
    work = economy.work_draws(job.id, "horizon", scores)
    drawn = skills_of(economy, job, work)
    exact = skills_of(economy, job, work_of_job(economy, job.id))
    key = ["skill_id", "change_part"]
    ranges, mids = drawn.change.sort(key), exact.change.sort(key)
    width = ranges["change_hours_week_high"] - ranges["change_hours_week_low"]
    moved = mids["change_hours_week"].abs() > 1e-9
    assert (width.filter(moved) > 0).all()
    assert (width.filter(~moved).abs() < 1e-9).all()
    np.testing.assert_allclose(
        ranges["change_hours_week"].to_numpy(), mids["change_hours_week"].to_numpy(), atol=0.2
    )


def facts_of(economy, job_id) -> pl.DataFrame:
    """Facts that the exposure model needs, invented in the same way for all tasks of a job."""
    tasks = economy.tasks.filter(pl.col("job") == job_id)
    count = tasks.height
    shares = np.linspace(0.0, 1.0, count)
    columns = {
        "task_id": tasks["task_id"],
        "occupation_onet2019": ["91-1001.00"] * count,
        "time_share": tasks["time_share"],
        "label_e0_share": 1.0 - shares,
        "label_e1_share": shares,
        "label_e2_share": np.zeros(count),
        **{f"automation_t{step}_share": np.full(count, float(step == 3)) for step in range(5)},
        "label_source": ["own"] * count,
        "is_physical": [False] * count,
        "cognitive_demand": np.full(count, 2.0),
        "physical_demand": np.zeros(count),
        "regulation_demand": np.zeros(count),
        "activity_ids": tasks["activity_ids"].str.split(" "),
        "other_side": ["customer"] * count,
        "employment_heads": np.full(count, 10_000.0),
        "relative_adoption": np.ones(count),
        "usage_chat_share": np.full(count, 1e-6),
        "usage_api_share": np.full(count, 1e-6),
        "automated_chat_share": np.full(count, 0.47),
        "automated_api_share": np.full(count, 0.85),
        "is_usage_observable": [True] * count,
        "propensity": np.full(count, 0.3),
        "usage_signal": np.zeros(count),
        "log_intensity_chat": np.full(count, -15.0),
        "log_intensity_api": np.full(count, -15.0),
        "accountability_percentile": np.full(count, 50.0),
        "error_cost_percentile": np.full(count, 50.0),
        "preference_percentile": np.full(count, 50.0),
        "access_strength": np.zeros(count),
    }
    return TASK_FACTS.check(pl.DataFrame(columns).select(TASK_FACTS.columns))


def test_the_exposure_model_feeds_the_same_chain(economy, job):
    draws = SharedDraws(seed=5, z=np.random.default_rng(5).standard_normal((64, 64)))
    calibration = pl.DataFrame(
        {
            "draw": range(64),
            "theta_assisted": np.full(64, 1e7),
            "theta_delegated": np.full(64, 1e6),
            "adopted_share": np.full(64, 0.1),
        },
        schema=CALIBRATION.polars_schema,
    )
    verdict = assess_job(
        facts_of(economy, job.id),
        parameters=parameters_of("exposure"),
        draws=draws,
        calibration=calibration,
        horizon_years=SCENARIO.horizon_years,
        time_share_sigma=0.3,
    )
    assert TASK_VERDICT.check(verdict.tasks)["task_id"].to_list() == list(verdict.draws.task_ids)
    work = verdict.draws.work_at("horizon")
    mix = mix_draws(work, freed_time=INTO_PEOPLE)
    np.testing.assert_allclose(mix.person_time + mix.vanished, 1.0, atol=1e-12)
    skills = skills_of(economy, job, work)
    taken = skills.change.filter(pl.col("change_part") == "ai_takes")["change_hours_week"]
    assert (taken <= 0).all() and taken.min() < 0
    # The job's freed hours are the same number in the exposure summary and in the mix.
    freed = verdict.hours_freed_share["horizon"].mid
    assert work.freed.sum(axis=0).mean() == pytest.approx(freed, abs=1e-12)
