from dataclasses import replace

import polars as pl

from jobmorph.reports.role_cards import Line, cards
from jobmorph.reports.role_view import view_role
from jobmorph.schema.ids import PARTS


def test_library_cards_say_what_grows_what_to_learn_and_where_it_leads(library_result):
    grows, learn, leads = cards(library_result, view_role(library_result))
    assert grows.heading == "Stays and grows"
    assert grows.lines == [
        Line("Calm people who complain", "7.5 hours a week now, 9.5 by 2031"),
        Line("Show new colleagues the work", "2 hours a week now"),
        Line("Take over where AI stops", "new, 5.5 (3-8) hours a week"),
        Line("Check what AI answered", "new, 2 (1-4) hours a week"),
    ]
    assert learn.lines[0] == Line("Judging what is fair", "level 3 of 5 asked")
    assert leads.note == "Known in the trade, not counted."
    # One of each kind first, then the shortest of the others.
    assert [line.words for line in leads.lines] == [
        "Example specialist",
        "Example success associate",
        "Ai checks",
        "Example lead",
    ]
    assert leads.lines[0].figure == "6 to 12 months"


def test_another_level_gets_no_hours_of_the_card(library_result):
    library = replace(library_result.library, level="mid")
    result = replace(library_result, library=library)
    grows = cards(result, view_role(result))[0]
    assert [line.figure for line in grows.lines] == [
        "7.5 hours a week now",
        "2 hours a week now",
        "new",
        "new",
    ]


def test_cards_of_other_jobs_add_tasks_of_one_label(shared_labels_result):
    stays = cards(shared_labels_result, view_role(shared_labels_result))[0]
    assert stays.heading == "Stays with people"
    assert stays.lines[0].words == "Calm people who complain"
    assert "of its 12 hours" in stays.lines[0].figure


def test_where_nothing_passes_the_card_says_what_is_shared(result):
    none = [
        pl.lit(0.0 if part == "delegated" else 0.5).alias(f"horizon_{part}_{bound}")
        for part in PARTS
        for bound in ("low", "mid", "high")
    ]
    share = pl.when(pl.col("part") == "delegated").then(0.0).otherwise(0.5)
    summary = result.summary.with_columns(share.alias(name) for name in ("low", "mid", "high"))
    changed = replace(result, tasks=result.tasks.with_columns(none), summary=summary)
    card = cards(changed, view_role(changed))[1]
    assert card.heading == "You would do with AI"
    assert len(card.lines) == 3


def test_cards_follow_the_moment_or_name_their_year(result, library_result):
    view = view_role(result)
    for moment, heading in (("today", "With people so far"), ("reach", "Beyond AI's reach")):
        stays = cards(result, view, moment)[0]
        assert stays.heading == heading
        assert stays.note.startswith("Seen so far (use data to" if moment == "today" else "Within")
        assert all(str(result.horizon_year) not in line.figure for line in stays.lines)
        most = max(task.hours_of(moment, "human").mid for task in view.tasks)
        assert abs(int(stays.lines[0].figure.split()[0]) - most) <= 1
    grows = cards(library_result, view_role(library_result), "today")[0]
    assert grows.heading == "Stays and grows by 2031"


def test_the_parts_of_a_task_add_up_at_every_moment(shared_labels_result):
    from jobmorph.reports.role_cards import _whole
    from jobmorph.reports.task_groups import group_tasks

    for group in group_tasks(view_role(shared_labels_result).tasks):
        for moment in ("today", "horizon", "reach"):
            assert sum(_whole(group, moment, part) for part in PARTS) == group.hours
