import polars as pl
import pytest

from jobmorph.intake.playbook import assemble_playbook, read_playbook
from jobmorph.intake.playbook_markdown import markdown_blocks
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.ids import PARTS
from jobmorph.schema.tables import TASK_JUDGEMENT
from jobmorph.studies.playbook import study_playbook
from jobmorph.studies.playbook_steps import side_in, step_kind


@pytest.fixture(scope="module")
def cadence(examples):
    return study_playbook(read_playbook(examples / "outbound-sdr-cadence.md"))


@pytest.fixture(scope="module")
def macros(examples):
    return study_playbook(read_playbook(examples / "support-macros.csv"))


@pytest.fixture(scope="module")
def ritual(examples):
    return study_playbook(read_playbook(examples / "weekly-report-ritual.md"))


def step(result, words):
    return result.steps.row(by_predicate=pl.col("label").str.contains(words), named=True)


@pytest.mark.parametrize("name", ["cadence", "macros", "ritual"])
def test_shares_sum_to_one_and_ranges_are_in_order(name, request):
    result = request.getfixturevalue(name)
    for moment in ("today", "reach"):
        mids = result.steps.select(
            total=pl.sum_horizontal(f"{moment}_{part}_mid" for part in PARTS)
        )
        assert mids["total"].to_list() == pytest.approx([1.0] * result.steps.height, abs=1e-9)
        for part in PARTS:
            low, mid, high = (result.steps[f"{moment}_{part}_{e}"] for e in ("low", "mid", "high"))
            assert ((low <= mid) & (mid <= high)).all()
    scores = result.steps.select("script_low", "script_mid", "script_high")
    assert all(0 <= low <= mid <= high <= 100 for low, mid, high in scores.iter_rows())
    TASK_JUDGEMENT.check(result.judged)


@pytest.mark.parametrize("name", ["cadence", "macros", "ritual"])
def test_totals_are_the_roll_up_of_the_steps(name, request):
    result = request.getfixturevalue(name)
    totals = dict(result.totals.select("measure", "mid").iter_rows())
    parts = [totals[f"customer_{part}"] for part in PARTS]
    assert sum(parts) == pytest.approx(totals["customer"], abs=1e-6)
    delegated = result.summary.row(
        by_predicate=(pl.col("moment") == "reach") & (pl.col("part") == "delegated"), named=True
    )
    assert totals["customer_delegated"] + totals["other_delegated"] == pytest.approx(
        delegated["mid"] * result.minutes_total
    )


def test_the_role_is_found_by_what_is_done(cadence, macros, ritual):
    assert cadence.match.job.id.startswith("sales-development/")
    assert macros.match.job.id.startswith("customer-service/")
    assert ritual.match.job.id.startswith("sales-leadership/")


def test_words_that_prescribe_and_words_that_leave_room(cadence):
    template = step(cadence, "Send email A")
    talk = step(cadence, "If they ask")
    assert template["script_mid"] > 60
    assert talk["script_mid"] < 30
    triggers = cadence.triggers.filter(pl.col("task_id") == template["task_id"])
    assert "do not change" in " ".join(triggers["words"]).lower()
    room = cadence.triggers.filter(pl.col("task_id") == talk["task_id"])
    assert set(room["sign"]) >= {"freedom"}


def test_who_does_it_follows_the_rule(cadence, macros, ritual):
    for result in (cadence, macros, ritual):
        for row in result.steps.iter_rows(named=True):
            human = row["reach_human_mid"]
            run = row["reach_delegated_mid"] + row["reach_assisted_mid"] * row["script_mid"] / 100
            expected = "human" if human > 0.5 else "runs" if run >= human else "assisted"
            assert row["step_class"] == expected


def test_what_a_leader_would_expect(cadence, macros, ritual):
    assert step(cadence, "Log the call")["step_class"] == "runs"
    assert step(cadence, "If they ask")["step_class"] == "human"
    assert step(macros, "Password reset")["step_class"] == "runs"
    assert step(macros, "hardship")["step_class"] == "human"
    assert step(ritual, "Export")["step_class"] == "runs"
    assert step(ritual, "One-to-one")["step_class"] == "human"


def test_contact_goes_only_where_a_customer_is(cadence, macros, ritual):
    for result in (cadence, macros, ritual):
        for row in result.steps.iter_rows(named=True):
            if row["contact"] in ("removes", "changes", "keeps"):
                assert row["other_side"] == "customer"
            if row["other_side"] != "customer":
                assert row["contact_minutes_high"] == 0
            if row["contact"] == "removes":
                assert row["step_class"] == "runs"
    assert step(macros, "Password reset")["contact"] == "removes"
    assert step(cadence, "Hand over")["contact"] == "creates"
    assert set(ritual.steps["contact"]) == {"none"}


def test_the_redesign_names_what_applies(cadence, macros, ritual):
    assert "unscript" in set(cadence.moves["move"])
    assert "door" in set(macros.moves["move"])
    moves = dict(ritual.moves.select("move", "task_ids").iter_rows())
    assert "door" not in moves
    assert set(moves["meet"]) == set(moves["run"])
    one_to_one = step(ritual, "One-to-one")["task_id"]
    assert one_to_one in moves["give"]
    low, mid, high = cadence.moves.select("minutes_low", "minutes_mid", "minutes_high").row(0)
    assert low <= mid <= high


def test_a_title_lends_its_own_tasks(examples):
    read = read_playbook(examples / "weekly-report-ritual.md")
    result = study_playbook(read, title="customer service representative")
    assert result.match.query == "customer service representative"
    with pytest.raises(NoMatchError):
        study_playbook(read, title="zzzz qqqq xxxx")


def test_without_minutes_every_step_counts_alike():
    read = assemble_playbook("p.md", markdown_blocks("- Call the customer\n- Log the call\n"))
    result = study_playbook(read)
    assert not result.are_minutes_stated
    assert result.steps["minutes"].to_list() == [1.0, 1.0]
    names = {assumption.name for assumption in result.record.assumptions}
    assert "work.time_spread_equal" in names
    assert "playbook.points_verbatim" in names


def test_words_without_a_kind_fall_back_on_the_nearest_activity():
    read = assemble_playbook("p.md", markdown_blocks("- Weld the frame of the greenhouse\n"))
    (row,) = study_playbook(read).steps.iter_rows(named=True)
    assert (row["kind"], row["kind_words"]) == ("other", "")
    assert row["activity_label"]


def test_the_same_file_gives_the_same_answer(cadence, examples):
    again = study_playbook(read_playbook(examples / "outbound-sdr-cadence.md"))
    assert again.steps.equals(cadence.steps)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Log the call in the system", "record"),
        ("Call the customer", "live_call"),
        ("Send email 2", "first_message"),
        ("Email the team about overdue fields", "chase"),
        ("Refund the order", "money_decision"),
        ("Customer is angry", "upset"),
        ("Meeting with the team", "status_meeting"),
        ("Stir the soup", "other"),
    ],
)
def test_the_earliest_words_decide_the_kind(text, kind):
    assert step_kind(text, text, None)[0].kind_id == kind


def test_sides_are_read_only_where_they_are_clear():
    assert side_in("Ask the team about the customer") is None
    assert side_in("Brief the manager") == "colleague"
