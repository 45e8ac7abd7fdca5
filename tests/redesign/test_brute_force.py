import polars as pl
import pytest

from jobmorph.redesign.brute_force import BruteForceDesigner
from jobmorph.redesign.problem import PlanWeights
from jobmorph.schema.errors import InfeasibleError

DESIGNER = BruteForceDesigner(hire_maximum=2, move_maximum=2)
STAY = BruteForceDesigner(hire_maximum=0, move_maximum=0)


def row_of(frame, key, value):
    return frame.row(by_predicate=pl.col(key) == value, named=True)


def test_hours_of_a_team_that_stays_as_it_is_by_hand(problem):
    design = STAY.design(problem())
    entry = row_of(design.hours, "role_id", "team/entry")
    # Pace lets .2 of 600 be delegated: 120 hours, 12 of checking; .4 of 200 assisted saves 20.
    assert entry["delegated_hours_quarter"] == pytest.approx(120.0)
    assert entry["checking_hours_quarter"] == pytest.approx(12.0)
    assert entry["assisted_hours_quarter"] == pytest.approx(80.0)
    assert entry["human_hours_quarter"] == pytest.approx(600.0)
    assert entry["put_back_hours_quarter"] == pytest.approx(800 - (800 - 108 - 20))
    mid = row_of(design.hours, "role_id", "team/mid")
    # .2 of 1200 delegated, .2 assisted: frees 216 + 60.
    assert mid["put_back_hours_quarter"] == pytest.approx(276.0)
    lead = row_of(design.hours, "role_id", "team/lead")
    assert lead["coaching_hours_quarter"] == pytest.approx(50.0)
    assert lead["put_back_hours_quarter"] == pytest.approx(50.0)
    assert design.objective == pytest.approx((128 + 276 + 50) / 2300)
    assert design.cost_usd == design.cost_today_usd == 85_000.0


def test_hours_balance_in_every_role(problem):
    design = DESIGNER.design(problem(start_up_hours=100.0, weights=PlanWeights(1.0, 0.5, 0.2)))
    hours = design.hours
    used = hours.select(
        pl.col("human_hours_quarter")
        + 0.75 * pl.col("assisted_hours_quarter")
        + pl.col("checking_hours_quarter")
        + pl.col("coaching_hours_quarter")
        + pl.col("put_back_hours_quarter")
        + pl.col("idle_hours_quarter")
    ).to_series()
    assert used.to_list() == pytest.approx(hours["available_hours_quarter"].to_list())
    load = hours.select(
        pl.sum_horizontal(
            "delegated_hours_quarter", "assisted_hours_quarter", "human_hours_quarter"
        )
    ).to_series()
    assert load.to_list() == pytest.approx(hours["load_hours_quarter"].to_list())


def test_freed_hours_beyond_their_use_stay_idle(problem):
    roles = problem().roles.with_columns(pl.lit(10.0).alias("put_back_limit_hours_quarter"))
    design = STAY.design(problem(roles=roles))
    assert design.hours["put_back_hours_quarter"].to_list() == pytest.approx([10.0] * 3)
    # Delegation stops where freed hours find no use: 20 hours come from assistance alone.
    entry = row_of(design.hours, "role_id", "team/entry")
    assert entry["delegated_hours_quarter"] == 0.0
    assert entry["idle_hours_quarter"] == pytest.approx(10.0)


def test_checking_limit_holds_back_delegation(problem):
    design = STAY.design(problem(checking_cap_share=0.01))
    # People at mid level or above have 1600 hours: 16 of checking, 160 delegated.
    assert design.hours["checking_hours_quarter"].sum() == pytest.approx(16.0)
    limit = row_of(design.constraints, "constraint", "checking")
    assert limit["slack"] == pytest.approx(0.0, abs=1e-9)
    assert limit["is_binding"]


def test_service_is_planned_on_the_bad_end(problem):
    # Mid has 1200 hours; growth to 1280 fits at mid (frees 294) but not at the bad end,
    # where .1 of 1280 is delegated at a fifth of checking: 102 hours.
    def loads(hours):
        return problem().loads.with_columns(
            pl.when(pl.col("task_id") == "user:3")
            .then(pl.lit(hours))
            .otherwise("load_hours_quarter")
            .alias("load_hours_quarter")
        )

    assert STAY.design(problem(loads=loads(1280.0))).objective > 0
    with pytest.raises(InfeasibleError, match="service"):
        STAY.design(problem(loads=loads(1320.0)))


def test_attrition_comes_first_and_layoffs_only_if_allowed(problem):
    money = PlanWeights(customer=0.0, money=1.0, people=0.0)
    roles = problem().roles.with_columns(pl.Series("attrition_share_quarter", [0.5, 0.0, 0.0]))
    loads = problem().loads.with_columns(pl.col("load_hours_quarter") * 0.3)
    kept = DESIGNER.design(problem(roles=roles, loads=loads, weights=money))
    assert kept.roles["layoff_heads"].sum() == 0
    assert kept.roles["leave_heads"].to_list() == [1, 0, 0]
    assert kept.roles["hire_heads"].sum() == 0
    cut = DESIGNER.design(problem(roles=roles, loads=loads, weights=money, layoff_limit_share=0.4))
    assert cut.roles["layoff_heads"].to_list() == [0, 1, 0]
    assert cut.cost_usd == kept.cost_usd - 15_000.0


def test_apprenticeship_keeps_entry_seats(problem):
    # Promotion pays off for a team that wants customer hours at mid level only, up to the seats.
    roles = problem().roles.with_columns(
        pl.Series("put_back_limit_hours_quarter", [0.0, 5_000.0, 0.0])
    )
    loads = problem().loads.filter(pl.col("role_id") != "team/entry")
    promote = BruteForceDesigner(hire_maximum=0, move_maximum=2)
    one = promote.design(problem(roles=roles, loads=loads))
    assert one.moves.rows() == [("team/entry", "team/mid", 1)]
    seat = roles.with_columns(pl.Series("entry_seat_heads", [2, 0, 0]))
    none = promote.design(problem(roles=seat, loads=loads))
    assert none.roles["planned_heads"].to_list()[0] == 2
    assert row_of(none.constraints, "constraint", "apprenticeship")["is_binding"]


def test_clashing_rules_are_named_and_no_others(problem):
    with pytest.raises(InfeasibleError) as failure:
        STAY.design(problem(span_heads=2.0))
    assert failure.value.items == ("span",)
    with pytest.raises(InfeasibleError) as failure:
        DESIGNER.design(problem(span_heads=2.0, budget_usd=86_000.0))
    assert set(failure.value.items) == {"span", "budget"}


def test_of_equal_plans_the_one_with_fewest_changes_is_taken(problem):
    design = DESIGNER.design(problem(weights=PlanWeights(0.0, 0.0, 1.0)))
    assert design.roles["hire_heads"].sum() == 0
    assert design.moves.is_empty()


def test_pricier_weights_never_lower_what_they_weigh(problem):
    put_back = [
        DESIGNER.design(problem(weights=PlanWeights(weight, 1.0, 0.0)))
        .hours["put_back_hours_quarter"]
        .sum()
        for weight in (0.0, 0.5, 1.0, 2.0, 5.0)
    ]
    assert put_back == sorted(put_back)
    assert put_back[0] < put_back[-1]
