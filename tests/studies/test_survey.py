import numpy as np
import polars as pl
import pytest

from jobmorph.intake.survey import read_survey_files
from jobmorph.intake.tasks import parse_week, read_week
from jobmorph.intake.text_file import TextFile
from jobmorph.reports.survey import hours_csv, render_survey
from jobmorph.reports.survey_form import form_labels, render_survey_form
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.role import study_role
from jobmorph.studies.survey import study_survey
from jobmorph.studies.survey_form import study_survey_form

CALLS, REPLIES, MEETINGS = (
    "live calls with prospects",
    "answer written replies",
    "stand-ups and team meetings",
)


def answers(path, hours, extra=()):
    """Write a table with one column an answer; `hours` holds a list a task."""
    count = len(next(iter(hours.values())))
    lines = [";".join(["task", *(f"p{n}" for n in range(count))])]
    for task, values in [*hours.items(), *extra]:
        lines.append(";".join([task, *(f"{value:g}" if value else "" for value in values)]))
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_survey_files([path])


def row(result, label):
    return result.tasks.row(by_predicate=pl.col("label") == label, named=True)


def test_the_form_asks_about_tasks_in_our_words_and_about_nobody():
    form = study_survey_form("SDR", recipient="the works council.")
    assert CALLS in form_labels(form)
    assert form_labels(form)[-5:] == [""] * 5
    assert form.asked.tasks["reference_share"].sum() == pytest.approx(1.0)
    text = render_survey_form(form, "csv")
    assert "Give it to: the works council.\n" in text
    assert "Form: sales-development/entry\ntask,hours in a usual week\n" in text


def test_tasks_of_official_jobs_with_the_same_words_are_asked_once():
    from jobmorph.reference.edition import open_edition
    from jobmorph.studies.job_facts import with_activity

    edition = open_edition()
    tasks = with_activity(edition.table("task")).join(
        edition.table("detailed_activity").select("dwa_id", "label"), on="dwa_id"
    )
    most = (
        tasks.group_by("occupation_onet2019")
        .agg((pl.len() - pl.col("label").n_unique()).alias("repeats"), pl.col("label"))
        .sort("repeats", "occupation_onet2019")
        .tail(1)
        .row(0, named=True)
    )
    asked = study_survey_form(most["occupation_onet2019"]).asked.tasks
    assert asked.height == len(set(most["label"])) == len(most["label"]) - most["repeats"]
    assert sum(len(ids.split()) for ids in asked["task_id"]) == len(most["label"])
    assert asked["reference_share"].sum() == pytest.approx(1.0)


def test_shares_count_and_hours_are_not_stretched(tmp_path):
    # Half of a week of 10 hours weighs as much as half of one of 60.
    hours = {CALLS: [5, 60, 20, 20, 20], REPLIES: [5, 0, 20, 20, 20]}
    result = study_survey(answers(tmp_path / "a.csv", hours), title="SDR")
    assert result.answers == 5
    assert result.hours_week == 38
    assert row(result, CALLS)["time_share"] == 0.6
    assert row(result, CALLS)["time_hours_week"] == pytest.approx(0.6 * 38)
    assert row(result, CALLS)["time_share_middle"] == 0.5
    assert row(result, CALLS)["people_told"] == "all"
    assert row(result, CALLS)["is_outside_range"]
    assert row(result, CALLS)["difference_hours_week"] == pytest.approx(
        38 * (0.6 - 6 / 40), abs=0.1
    )
    assert result.tasks["time_share"].sum() == pytest.approx(1.0)
    assert row(result, MEETINGS)["people_told"] == "nobody"


def test_where_few_do_a_task_only_its_rough_mean_is_told(tmp_path):
    hours = {CALLS: [20] * 12, REPLIES: [20] * 6 + [0] * 6, MEETINGS: [4] + [0] * 11}
    result = study_survey(answers(tmp_path / "a.csv", hours), title="SDR")
    few, some = row(result, MEETINGS), row(result, REPLIES)
    assert few["people_told"] == "few"
    assert [few[f"time_share_{name}"] for name in ("low", "high", "middle")] == [None] * 3
    assert few["people"] is None
    assert few["is_outside_range"] is None
    assert few["time_share"] == 0.01
    assert (some["people"], some["people_told"]) == (6, "number")


def test_own_words_are_shown_from_five_on_and_counted_below(tmp_path):
    hours = {CALLS: [30] * 6, REPLIES: [4] * 6}
    extra = [
        ("Internal tooling!", [2, 2, 2, 0, 0, 0]),
        ("internal  TOOLING", [0, 0, 0, 2, 2, 2]),
        ("Lunch with Mr Secret", [4, 4, 0, 0, 0, 0]),
        ("Something else", [0, 0, 4, 4, 0, 0]),
    ]
    result = study_survey(answers(tmp_path / "a.csv", hours, extra), title="SDR")
    written = result.tasks.filter(pl.col("origin") == "written")
    assert written["label"].to_list() == ["Internal tooling!"]
    assert written["people_told"].to_list() == ["all"]
    other = result.tasks.filter(pl.col("origin") == "other")
    assert other["people_told"].to_list() == ["few"]
    assert other["time_share"].to_list() == [0.07]
    for form in ("table", "json", "csv", "md", "html"):
        assert "Secret" not in render_survey(result, form)
        assert "Something else" not in render_survey(result, form)


def test_answers_become_hours_that_role_reads(tmp_path):
    rng = np.random.default_rng(3)
    form = study_survey_form("SDR")
    labels = form.asked.tasks["label"].to_list()
    hours = {label: rng.integers(1, 5, size=8).tolist() for label in labels}
    result = study_survey(answers(tmp_path / "a.csv", hours), title="SDR")
    path = tmp_path / "hours.csv"
    path.write_text(hours_csv(result), encoding="utf-8")
    week = read_week(path)
    assert week.tasks["statement"].to_list() == result.tasks["label"].to_list()
    assert week.hours_week == pytest.approx(result.hours_week, abs=0.05)
    assert "not used" not in " ".join(week.notes)
    role = study_role("SDR", week=week)
    told = dict(result.tasks.select("label", "time_share").iter_rows())
    for row_ in role.tasks.iter_rows(named=True):
        assert row_["time_share"] == pytest.approx(told[row_["statement"]], abs=0.001)


def test_a_form_of_own_tasks_is_read_beside_its_own_hours(tmp_path):
    text = "task,hours,activity,side\nRing schools,30,4.A.4.a.6.I03,customer\nFile reports,10,,\n"
    week = parse_week(TextFile("week.csv", text, "UTF-8"))
    form = study_survey_form("SDR", week=week)
    assert form_labels(form)[:2] == ["File reports", "Ring schools"]
    hours = {"Ring schools": [20] * 5, "File reports": [20] * 5}
    result = study_survey(answers(tmp_path / "a.csv", hours), title="SDR", week=week)
    ring = row(result, "Ring schools")
    assert (ring["reference_share"], ring["time_share"]) == (0.75, 0.5)
    assert (ring["activity_id"], ring["other_side"]) == ("4.A.4.a.6.I03", "customer")
    assert result.reference == "from your own hours"


def test_same_seed_same_bytes_whatever_the_order_of_answers(tmp_path):
    hours = {CALLS: [20, 25, 18, 30, 22, 9], REPLIES: [10, 3, 8, 2, 9, 31]}
    turned = {task: values[::-1] for task, values in hours.items()}
    one = study_survey(answers(tmp_path / "a.csv", hours), title="SDR", seed=4)
    other = study_survey(answers(tmp_path / "b.csv", turned), title="SDR", seed=4)
    assert render_survey(one, "json") == render_survey(other, "json")


def test_a_job_must_be_named_and_known(tmp_path):
    sheets = answers(tmp_path / "a.csv", {CALLS: [20] * 5})
    with pytest.raises(ParameterError, match="--role SDR"):
        study_survey(sheets)
    with pytest.raises(NoMatchError):
        study_survey(sheets, title="xqzv blorp")
    with pytest.raises(ParameterError, match="--to"):
        study_survey_form("SDR", recipient="x" * 121)
