import re
from dataclasses import replace

import polars as pl
import pytest

from jobmorph.reports import sentences
from jobmorph.reports.role_view import view_role
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS
from jobmorph.studies.role_result import Agreement


def with_horizon(result, delegated, human, label=None):
    """The result with the same horizon verdict for every task."""
    shares = {"delegated": delegated, "assisted": 1 - delegated - human, "human": human}
    columns = {
        f"horizon_{part}_{bound}": pl.lit(shares[part])
        for part in PARTS
        for bound in ("low", "mid", "high")
    }
    tasks = result.tasks.with_columns(**columns)
    if label:
        tasks = tasks.with_columns(pl.lit(label).alias("label"))
    summary = result.summary.filter(pl.col("moment") != "horizon")
    rows = [
        {"moment": "horizon", "part": part, "low": share, "mid": share, "high": share}
        for part, share in shares.items()
    ]
    return replace(result, tasks=tasks, summary=pl.concat([summary, pl.DataFrame(rows)]))


def numbers(text):
    return [int(number) for number in re.findall(r"\d+", text)]


def test_every_number_of_the_first_sentence_is_in_the_data(result):
    view = view_role(result)
    sentence = sentences.lead_sentence(result, view)
    hours = result.hours("horizon", "delegated")
    middle, week, year, eight, ten, low, high = numbers(sentence)
    assert (week, year, eight, ten) == (40, 2031, 8, 10)
    assert abs(middle - hours.mid) < 1
    assert middle == view.horizon.delegated.mid
    assert (low, high) == (round(hours.low), round(hours.high))
    assert sentence == "About 8 of your 40 hours could pass to AI by 2031 (8 in 10: 4 to 12)."


@pytest.mark.parametrize(
    ("delegated", "start"), [(0.0, "Hardly any"), (0.025, "About one of"), (0.5, "About 20 of")]
)
def test_first_sentence_for_few_hours(result, delegated, start):
    changed = with_horizon(result, delegated, 0.3)
    assert sentences.lead_sentence(changed, view_role(changed)).startswith(start)


def test_few_hours_for_ai_say_how_many_are_shared(result):
    changed = with_horizon(result, 0.0, 0.7)
    said = sentences.lead_sentence(changed, view_role(changed))
    assert said.endswith("About 12 (12 to 12) you would do with AI.")
    assert "with AI" not in sentences.lead_sentence(result, view_role(result))


def test_no_range_reads_zero_to_zero(result):
    changed = with_horizon(result, 0.0, 1.0)
    assert sentences.lead_sentence(changed, view_role(changed)) == (
        "Hardly any of your 40 hours could pass to AI by 2031 (8 in 10: under 1)."
    )


def test_what_stays_is_mostly_human_and_largest(result):
    view = view_role(result)
    human = {row["label"]: row["horizon_human_mid"] for row in result.tasks.iter_rows(named=True)}
    said = sentences.stays_sentence(result, view)
    assert said == ("Stays mostly yours: calm people who complain; change orders and accounts.")
    # The longest task has more human hours than the second one named, but a smaller human part
    # than the week as a whole.
    week = result.share("horizon", "human").mid
    assert human["answer customers' questions"] < week < human["change orders and accounts"]
    assert sentences.stays_sentence(result, view, most=1).endswith("calm people who complain.")


def test_growth_is_said_only_of_what_the_library_expects_to_grow(library_result):
    said = sentences.stays_sentence(library_result, view_role(library_result))
    assert said == (
        "Stays mostly yours, and grows: calm people who complain; show new colleagues the work."
    )
    none = replace(
        library_result, library=replace(library_result.library,
                                        future={**library_result.library.future, "grows": ""})
    )  # fmt: skip
    assert "grows" not in sentences.stays_sentence(none, view_role(none))


def test_a_week_shared_with_ai_throughout_says_so(result):
    changed = with_horizon(result, 0.1, 0.4)
    said = sentences.stays_sentence(changed, view_role(changed))
    assert said.startswith("You would do most of what stays with AI; largest:")


def test_little_stays(result):
    changed = with_horizon(result, 0.9, 0.0)
    assert sentences.stays_sentence(changed, view_role(changed)).startswith("Little stays")


@pytest.mark.parametrize(
    ("agreement", "said"),
    [
        (
            Agreement("agree", 4.0, 60.2, 73.8, 5),
            "Sources agree: five measures rank it above 60 to 74 in 100 other jobs.",
        ),
        (
            Agreement("differ", 12.0, 40.0, 70.0, 12),
            "Sources differ: 12 measures rank it above 40 to 70 in 100 other jobs.",
        ),
        (
            Agreement("unknown", None, 40.0, 40.0, 1),
            "Only one published measure ranks this job: above 40 in 100 other jobs.",
        ),
        (
            Agreement("unknown", None, None, None, 0),
            "No published measure ranks this job; the range is our model's.",
        ),
    ],
)
def test_agreement(agreement, said):
    assert sentences.agreement_sentence(agreement) == said


def test_so_far_carries_the_date_of_the_data(result):
    said = sentences.so_far_sentence(result, view_role(result))
    assert said == "Seen so far (use data to Feb 2026): AI 1 (0-2) of 40 hours, with AI 3 (2-5)."


def test_freed_hours_count_checking_once(result):
    assert sentences.freed_sentence(result) == (
        "Freed by 2031: 10 (6-15) hours a week, after 1 (0-4) for checking."
    )
    none = replace(result, new_work=result.new_work.clear())
    assert sentences.freed_sentence(none).endswith("after checking.")


def test_freed_hours_never_read_zero_to_zero(result):
    freed = {**result.hours_freed_week, "horizon": Estimate(0.0, 0.1, 0.3)}
    said = sentences.freed_sentence(replace(result, hours_freed_week=freed))
    assert said == "Freed by 2031: hardly an hour a week, after checking (8 in 10: under 1)."


def test_new_work_fills_freed_hours_only_if_it_fits_them(result, library_result):
    assert sentences.new_work_sentence(result) == (
        "New, in freed hours: write the rules AI works by 1 (0-2)."
    )
    assert sentences.new_work_sentence(replace(result, new_work=result.new_work.clear())) == ""
    much = library_result.new_work.with_columns(
        pl.Series("time_hours_week", [1.2, 16.0]), pl.Series("time_hours_week_high", [3.6, 20.0])
    )
    said = sentences.new_work_sentence(replace(library_result, new_work=much))
    assert said == "New on the library's card of 2031: write the rules AI works by 16 (0-20)."


def test_new_work_left_out_is_counted(result):
    rows = pl.concat([result.new_work, result.new_work.with_columns(pl.lit("new").alias("origin"))])
    said = sentences.new_work_sentence(replace(result, new_work=rows), most=1)
    assert said == "New, in freed hours: check what AI answered 1 (0-4) and 2 more."


def test_borrowed_figures_say_borrowed(result, occupation_result):
    assert "borrowed" in sentences.reading_sentence(result)
    assert "borrowed" not in sentences.reading_sentence(occupation_result)


def test_an_unmeasured_fit_is_not_shown(result):
    assert "Fit 83 in 100" in sentences.reading_sentence(result)
    unmeasured = replace(result, match=replace(result.match, probability=None))
    assert "Fit" not in sentences.reading_sentence(unmeasured)


def test_a_guessed_level_says_so(result):
    assert sentences.title_words(result) == "Example service representative, entry (guessed)"


def test_edge_stands_by_score_with_its_task(result):
    rows = sentences.edge_rows(result)
    assert [row.name for row in rows][:3] == [
        "people to people",
        "agility in the moment",
        "context",
    ]
    assert str(rows[0].score) == "64 (58-70)"
    assert rows[0].task == "calm people who complain"


def test_overruled_verdicts_stand_beside_ours(overruled_result):
    view = view_role(overruled_result)
    (said,) = sentences.override_sentences(overruled_result, view)
    assert said == (
        "Answer customers' questions, by 2031: yours AI 10%, with AI 20%, person 70%; ours AI "
        "30%, with AI 20%, person 50%. Not how we work (2026-03-01)."
    )
    assert sentences.overruled_sentence(overruled_result).startswith("One of our verdicts")


def test_sentences_a_person_reads_about_themselves_are_short(result):
    view = view_role(result)
    for text in (
        sentences.lead_sentence(result, view),
        sentences.stays_sentence(result, view),
        sentences.agreement_sentence(result.agreement),
        sentences.freed_sentence(result),
    ):
        assert len(text.split()) <= 20


def test_an_official_job_has_no_level_in_its_title(occupation_result):
    job = replace(occupation_result.match.job, title="Chief Examples", level="executive")
    match = replace(occupation_result.match, job=job)
    assert sentences.title_words(replace(occupation_result, match=match)) == "Chief Examples"
