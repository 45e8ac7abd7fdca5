"""What a plan changes, for its pack: hours and tasks, seats and moves, what protects people."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.document import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_pack_names import day_text, group_names, half_text, hours_text, listed
from jobmorph.reports.theme import month_words, whole
from jobmorph.reports.words import say
from jobmorph.studies.team_pack import ConsultationPack
from jobmorph.studies.team_pack_groups import is_told
from jobmorph.studies.team_pack_hours import PackHours, PackTask

SHOWN_KEPT: Final = 6
_PARTS: Final = ("ai_now", "ai_end", "with_now", "with_end", "person_now", "person_end")


def work_blocks(pack: ConsultationPack) -> Iterator[Block]:
    """Tell who does the work now and at the end."""
    names = group_names(pack)
    yield Heading(say("pack.rep.work", end=pack.end_name))
    yield Paragraph(say("pack.work.lead"))
    parts = zip(names, pack.work.groups, pack.groups, strict=True)
    rows = [
        (name, *_hours_row(hours, is_planned=bool(group.families))) for name, hours, group in parts
    ]
    if len(names) > 1:
        rows.append((say("pack.work.total"), *_hours_row(pack.work.total)))
    heads = [say(f"pack.work.{part}") for part in ("group", *_PARTS)]
    yield table_of(say("pack.work.table"), heads, rows, range(1, len(heads)))
    notes = [say("pack.work.now", usage=month_words(pack.usage_as_of))]
    yield Paragraph(" ".join([say("pack.work.held"), *notes] if pack.people.has_held else notes))
    yield Heading(say("pack.tasks.title"), level=3)
    yield Paragraph(say("pack.tasks.lead"))
    for at, name in enumerate(names):
        yield from _tasks(pack, at, name)


def _hours_row(hours: PackHours, *, is_planned: bool = True) -> list[str]:
    """Write a group's hours; of titles that the plan leaves as they are only people's."""
    return [
        hours_text(getattr(hours, part))
        if is_planned or part.startswith("person")
        else say("pack.work.aside")
        for part in _PARTS
    ]


def _tasks(pack: ConsultationPack, at: int, name: str) -> Iterator[Block]:
    own = [task for task in pack.work.tasks if task.group == at]
    if not pack.groups[at].families:
        return
    yield Heading(say("pack.tasks.group", group=name), level=3)
    if own:
        heads = ("task", "hours", "ai", "with", "person", "leaves")
        yield table_of(
            say("pack.tasks.table"),
            [say(f"pack.tasks.{head}") for head in heads],
            [_task_row(task) for task in own],
            (1, 2, 3, 4),
        )
    else:
        yield Paragraph(say("pack.tasks.none"))
    if pack.work.staying[at]:
        yield Paragraph(say("pack.tasks.stays", tasks=listed(pack.work.staying[at])))


def _task_row(task: PackTask) -> list[str]:
    pairs = (
        (task.ai_now, task.ai_end),
        (task.with_now, task.with_end),
        (task.person_now, task.person_end),
    )
    changes = [say("pack.tasks.pair", now=half_text(now), end=half_text(end)) for now, end in pairs]
    return [task.label, half_text(task.week_hours), *changes, task.leaves]


def step_blocks(pack: ConsultationPack) -> Iterator[Block]:
    """Tell the way by quarter."""
    yield Heading(say("pack.rep.when"))
    rows = [
        (step.quarter, hours_text(step.ai), hours_text(step.with_ai), f"{step.seats:,}")
        for step in pack.work.steps
    ]
    heads = [say(f"pack.when.{part}") for part in ("quarter", "ai", "with", "seats")]
    yield table_of(say("pack.when.table"), heads, rows, (1, 2, 3))
    days = listed([day_text(day) for day in pack.reviews])
    yield Paragraph(say("pack.when.reviews", days=days))


def seat_blocks(pack: ConsultationPack) -> Iterator[Block]:
    """Tell seats, hires, moves and training."""
    yield Heading(say("pack.rep.seats"))
    rows = [
        (name, f"{group.seats_now:,}", f"{group.seats_end:,}", _count(group.hired))
        for name, group in zip(group_names(pack), pack.groups, strict=True)
    ]
    people = pack.people
    if len(rows) > 1:
        rows.append(
            (
                say("pack.seats.total"),
                f"{people.seats_now:,}",
                f"{people.seats_end:,}",
                _count(people.hired),
            )
        )
    heads = [
        say(f"pack.seats.{part}", end=pack.end_name) for part in ("group", "now", "end", "hired")
    ]
    yield table_of(say("pack.seats.table"), heads, rows, (1, 2, 3))
    is_hidden = any(group.hired is None for group in pack.groups) or people.hired is None
    yield Paragraph(say("pack.seats.note" if is_hidden else "pack.seats.note.open"))
    yield Bullets((*_people_items(pack), *_training_items(pack)))
    yield from _moves(pack)


def _count(count: int | None) -> str:
    return say("pack.hidden") if count is None else f"{count:,}"


def _people_items(pack: ConsultationPack) -> Iterator[str]:
    people, end = pack.people, pack.end_name
    yield _told("pack.seats.left", people.left, left=people.left, end=end)
    yield _told("pack.seats.moved", people.moved, moved=people.moved)
    if not people.has_entry:
        yield say("pack.seats.entry.none")
    elif people.entry_now and people.entry_end:
        yield say("pack.seats.entry", now=people.entry_now, end_seats=people.entry_end, end=end)
    else:
        sign = (people.entry_more > 0) - (people.entry_more < 0)
        word = {1: "more", 0: "same", -1: "fewer"}[sign]
        yield say(f"pack.seats.entry.{word}", end=end)
    if people.has_held:
        key = "pack.seats.held" if people.held else "pack.seats.held.hidden"
        yield say(key, held=people.held)


def _told(key: str, count: int | None, **values: object) -> str:
    if count is None:
        return say(f"{key}.hidden", **values)
    return say(key if count else f"{key}.none", **values)


def _training_items(pack: ConsultationPack) -> Iterator[str]:
    work, learning = pack.work, pack.learning
    yield say(
        "pack.train.ai",
        mid=whole(learning.value),
        low=whole(learning.low),
        high=whole(learning.high),
    )
    key = "pack.train.checks" if work.checking else "pack.train.checks.few"
    yield say(key, hours=f"{work.checking:,}", end=pack.end_name)
    if work.coaching_now is not None and work.coaching_end is not None:
        yield say(
            "pack.train.coaching",
            now=f"{work.coaching_now:.2f}",
            end_hours=f"{work.coaching_end:.2f}",
            end=pack.end_name,
        )
    yield say(
        "pack.train.customers",
        now=hours_text(work.customers_now),
        end_hours=hours_text(work.customers_end),
        end=pack.end_name,
    )


def _moves(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.moves.title"), level=3)
    if not pack.moves:
        yield Paragraph(say("pack.moves.none"))
        return
    rows = []
    for move in pack.moves:
        low, mid, high = map(whole, (move.months.low, move.months.mid, move.months.high))
        months = say("pack.months", low=low, mid=mid, high=high)
        rows.append((move.start, move.end, months, f"{whole(move.training_hours):,}"))
    heads = [say(f"pack.moves.{part}") for part in ("start", "end", "months", "hours")]
    yield table_of(say("pack.moves.table"), heads, rows, (2, 3))
    yield Paragraph(say("pack.moves.note"))


def promise_items(pack: ConsultationPack) -> Iterator[str]:
    """Say what is done so that nobody loses out: the limits that the plan kept."""
    limits = pack.limits
    if limits.layoff_share > 0.0:
        yield say("pack.lose.allowed", share=whole(100.0 * limits.layoff_share))
    else:
        yield say("pack.lose.nobody")
    yield say("pack.lose.bold" if limits.is_bold else "pack.lose.bad")
    yield from (
        say("pack.lose.pace", share=whole(100.0 * rate.value))
        for rate in pack.scores.rates
        if rate.name == "redesign.pace_share"
    )
    yield say("pack.lose.learn")
    yield say("pack.lose.coaching", share=whole(100.0 * limits.coaching_factor))
    if pack.people.has_entry:
        yield say("pack.lose.practice", share=whole(100.0 * limits.practice_floor_share))
        least = limits.entry_seats_least
        is_open = pack.people.entry_now and is_told(least)
        if least:
            yield say("pack.lose.entry" if is_open else "pack.lose.entry.hidden", count=least)
    if pack.work.kept:
        yield say("pack.lose.kept", tasks=_kept(pack.work.kept))
    for freeze in limits.freezes:
        if freeze.quarters < len(pack.quarter_names):
            quarter = pack.quarter_names[freeze.quarters]
            yield say("pack.lose.freeze", place=freeze.location, quarter=quarter)
    yield say("pack.lose.unused")
    yield say("pack.lose.back")


def _kept(tasks: tuple[str, ...]) -> str:
    if len(tasks) <= SHOWN_KEPT:
        return listed(tasks)
    more = len(tasks) - SHOWN_KEPT
    return say("pack.lose.kept.more", tasks="; ".join(tasks[:SHOWN_KEPT]), count=more)
