import json
import re
from dataclasses import replace

import jsonschema
import polars as pl
import pytest

from jobmorph.redesign.limits import Freeze, SeatLimit
from jobmorph.reports.json_parts import schema_text
from jobmorph.reports.team_json import (
    TEAM_SCHEMA_FILE,
    read_plan,
    render_team_json,
    team_document,
    team_of_json,
)
from jobmorph.schema.errors import DataError
from jobmorph.studies.team_result import Conflict, Flip, OneMore

from .team_answer import agency

LOG = json.dumps({"inputs": [{"name": "roster", "sha256": "ab" * 32}]})


@pytest.fixture(scope="module")
def result():
    return agency()


@pytest.fixture(scope="module")
def text(result):
    return render_team_json(result)


def check(document):
    schema = json.loads(schema_text(TEAM_SCHEMA_FILE))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)


def test_it_keeps_its_schema(text):
    check(json.loads(text))


def test_rare_parts_keep_the_schema(result):
    plan = result.plans[0]
    limits = replace(
        plan.request.limits,
        budget_amount_year=None,
        seats=(SeatLimit("account-management/mid", None, 3, 2),),
        freezes=(Freeze("Berlin", 2),),
        kept_tasks=frozenset({"lib:b/x", "lib:a/y"}),
    )
    full = replace(
        plan,
        request=replace(plan.request, limits=limits),
        one_more=(OneMore("budget", 1.0, "amount", True, True, 1.0, 2.0, 3.0),),
    )
    none = replace(
        result.plans[1], design=None, measures=None,
        conflict=Conflict(("budget", "coaching"), (("budget", 5.0), ("coaching", None))),
    )  # fmt: skip
    flip = Flip("redesign.set_up_amount_head", 1.0, 0.5, 2.0, 1.7, "hold", "cut-cost")
    document = team_document(replace(result, plans=(full, none), flips=(flip,), chosen="hold"))
    check(document)
    assert document["designs"][0]["limits"]["kept_tasks"] == ["lib:a/y", "lib:b/x"]
    assert document["designs"][1]["plan"] is None
    read = team_of_json(json.dumps(document))
    assert read.designs[1].measures is None
    assert read.designs[1].end_heads == {}
    assert read.designs[0].limits["kept_tasks"] == "lib:a/y; lib:b/x"
    assert read.designs[0].limits["seats"] == "seat_id account-management/mid most 3 from_quarter 2"


def test_figures_have_full_precision(result, text):
    document = json.loads(text)
    for plan, told in zip(result.plans, document["designs"], strict=True):
        assert told["measures"]["cost_amount_year"]["mid"] == plan.measures.cost_amount_year.mid
        assert sum(row["planned_heads"] for row in told["plan"]["seats"]) == (
            plan.design.seats["planned_heads"].sum()
        )
        late = sum(row["late_hours_quarter"] for row in told["plan"]["hours"])
        assert late == pytest.approx(plan.design.hours["late_hours_quarter"].sum())
    assert document["could_pass_hours_week"] == result.could_pass_hours_week.as_dict()


def test_nobody_and_nobody_s_pay_is_in_it(result, text):
    document = json.loads(text)
    assert "rows" not in document
    keys = set(re.findall(r'"(\w+)":', text))
    assert not keys & {"pay_amount_year", "pay_group", "start_year", "manager_roster_row",
                       "protected", "roster_row", "expected"}  # fmt: skip
    small = result.seats.join(result.pay.pay, on="seat_id").filter(pl.col("today_heads") < 5)
    numbers = {float(each) for each in re.findall(r": (\d+\.\d+)", text)}
    for pay, heads in small.select("pay_amount_year", "today_heads").iter_rows():
        for each in (pay, pay * heads, pay / 4.0, pay * heads / 4.0):
            assert not any(abs(number - each) < 0.01 for number in numbers)


def test_a_plan_is_read_back(result, text):
    plan = team_of_json(text, name="agency", log=LOG)
    assert (plan.name, plan.source, plan.people) == ("agency", "agency.csv", 12)
    assert (plan.currency, plan.is_own_pay) == ("EUR", True)
    assert plan.hashes == {"roster": "ab" * 32}
    assert plan.as_is["cost_amount_year"] == result.as_is.cost_amount_year
    assert plan.as_is["seats"] == 12.0
    hold = plan.design("hold")
    assert hold is not None
    assert hold.measures["customer_hours_week"] == result.plan("hold").measures.customer_hours_week
    assert sum(hold.end_heads.values()) == 12
    assert plan.design("none") is None
    assert hold.limits["weights.customer"] == 0.4
    assert hold.limits["is_bold"] == "no"
    used = {each.name: each.value for each in plan.assumptions}
    assert used["redesign.used_share"] == 0.6


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text[:-200], "it is no JSON from line"),
        (lambda _: "[1, 2]", "this is no plan of a team"),
        (lambda _: '{"schema_version": "1.0", "jobs": []}', "this is no plan of a team"),
        (lambda text: text.replace('"schema_version": "1.0"', '"schema_version": "2.0"', 1),
         "this plan has format 2.0, and only 1.0 can be read"),
        (lambda text: text.replace('"quarters":', '"quarter_count":', 1), "lacks parts"),
        (lambda text: text.replace('"low": ', '"low": 1e12, "was": ', 1), None),
        (lambda text: text.replace('"planned_heads":', '"people":'), "lacks parts"),
    ],
)  # fmt: skip
def test_what_is_no_plan_is_refused(text, change, message):
    changed = change(text)
    if message is None:
        # A range that is none, outside of what a comparison reads, does no harm.
        assert team_of_json(changed).people == 12
        return
    with pytest.raises(DataError, match=re.escape(message)) as caught:
        team_of_json(changed, name="plan_a")
    assert str(caught.value).startswith("plan_a: ")


def test_a_range_out_of_order_is_refused(text):
    document = json.loads(text)
    document["as_is"]["cost_amount_year"]["low"] = 1e12
    with pytest.raises(DataError, match="lacks parts"):
        team_of_json(json.dumps(document))


def test_a_folder_or_a_file(tmp_path, text):
    folder = tmp_path / "plan_b"
    folder.mkdir()
    with pytest.raises(DataError, match=r"there is no plan\.json in this folder"):
        read_plan(folder)
    (folder / "plan.json").write_text(text, encoding="utf-8")
    assert read_plan(folder).name == "plan_b"
    assert read_plan(folder).hashes == {}
    (folder / "log.json").write_text(LOG, encoding="utf-8")
    assert read_plan(folder / "plan.json").hashes == {"roster": "ab" * 32}
    (folder / "log.json").write_text("{damaged", encoding="utf-8")
    assert read_plan(folder).hashes == {}
    with pytest.raises(DataError):
        read_plan(tmp_path / "nowhere.json")
