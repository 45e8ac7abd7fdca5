"""The paper for employee representatives: what is planned, what it rests on, what to ask."""

from collections.abc import Iterator

from jobmorph.reports.document import Block, Bullets, Document, Heading, Paragraph, table_of
from jobmorph.reports.team_pack_changes import promise_items, seat_blocks, step_blocks, work_blocks
from jobmorph.reports.team_pack_names import (
    column_becomes,
    column_name,
    column_reason,
    day_text,
    estimate_words,
    foot_text,
    group_names,
    hours_text,
    listed,
    question_text,
)
from jobmorph.reports.theme import month_words
from jobmorph.reports.words import say
from jobmorph.studies.team_pack import ConsultationPack
from jobmorph.studies.team_pack_groups import PackGroup


def representatives_paper(pack: ConsultationPack) -> Document:
    """Write the paper for employee representatives."""
    blocks = (
        Paragraph(say("pack.rep.lead"), is_lead=True),
        Paragraph(
            say(
                "pack.rep.what",
                purpose=pack.purpose,
                first=pack.quarter_names[0],
                end=pack.end_name,
            )
        ),
        *_short(pack),
        *_decided(),
        *_data(pack),
        *work_blocks(pack),
        *step_blocks(pack),
        *seat_blocks(pack),
        Heading(say("pack.rep.lose")),
        Bullets(tuple(promise_items(pack))),
        *_questions(pack),
        *_sure(),
        *_groups(pack),
        Paragraph(foot_text(pack)),
    )
    return Document(say("pack.rep.title", label=pack.label), blocks, pack.record.edition)


def _short(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.rep.short"))
    yield Bullets(tuple(short_items(pack)))


def short_items(pack: ConsultationPack) -> Iterator[str]:
    """Say in a few lines what the plan is."""
    people, total, end = pack.people, pack.work.total, pack.end_name
    key = "same" if people.seats_now == people.seats_end else "seats"
    yield say(
        f"pack.short.{key}", now=f"{people.seats_now:,}", end=end, end_seats=f"{people.seats_end:,}"
    )
    if not people.is_asked_to_leave:
        is_ruled_out = pack.limits.layoff_share == 0.0
        yield say("pack.short.nobody" if is_ruled_out else "pack.short.nobody.chosen")
    elif people.laid_off is None:
        yield say("pack.short.asked.hidden")
    else:
        yield say("pack.short.asked", count=f"{people.laid_off:,}")
    yield say("pack.short.could", end=end, **estimate_words(pack.work.could_pass))
    yield say(
        "pack.short.work",
        end=end,
        total=total_text(pack),
        now=hours_text(total.ai_now),
        end_hours=hours_text(total.ai_end),
        with_now=hours_text(total.with_now),
        with_end=hours_text(total.with_end),
        usage=month_words(pack.usage_as_of),
    )
    yield say("pack.short.person", person=hours_text(total.person_end), end=end)
    yield say("pack.short.review", day=day_text(pack.reviews[0]))


def total_text(pack: ConsultationPack) -> str:
    """Write the team's hours a week, rounded to five."""
    total = pack.work.total
    return hours_text(total.ai_now + total.with_now + total.person_now)


def _decided() -> Iterator[Block]:
    yield Heading(say("pack.rep.decided"))
    parts = ("planned", "open", "yours", "others")
    yield Bullets(tuple(say(f"pack.decided.{part}") for part in parts))


def _data(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.rep.data"))
    yield Paragraph(say("pack.data.lead"))
    yield table_of(
        say("pack.data.table"),
        [say(f"pack.data.{name}") for name in ("column", "becomes", "for")],
        [(column_name(use), column_becomes(use), column_reason(use)) for use in pack.columns],
    )
    yield Paragraph(say("pack.data.where"))
    yield Paragraph(say("pack.data.pay" if pack.is_own_pay else "pack.data.lent"))
    yield Heading(say("pack.never.title"), level=3)
    parts = ("person", "name", "pay", "trait")
    yield Bullets(tuple(say(f"pack.never.{part}") for part in parts))


def _questions(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.rep.ask"))
    yield Paragraph(say("pack.ask.lead"))
    yield Bullets(tuple(question_text(pack, point) for point in pack.questions), is_numbered=True)


def _sure() -> Iterator[Block]:
    yield Heading(say("pack.rep.sure"))
    yield Bullets(tuple(say(f"pack.sure.{part}") for part in ("hours", "card", "law", "contact")))


def _groups(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.rep.groups"))
    yield Paragraph(say("pack.groups.lead"))
    named = zip(group_names(pack), pack.groups, strict=True)
    yield Bullets(
        tuple(say("pack.groups.jobs", group=name, jobs=_jobs(group)) for name, group in named)
    )


def _jobs(group: PackGroup) -> str:
    jobs, titles = listed(group.jobs), listed(group.titles)
    if not group.jobs and len(group.titles) == 1:
        return say("pack.groups.held.one")
    if not group.jobs:
        return say("pack.groups.held.only", titles=titles)
    return say("pack.groups.held", jobs=jobs, titles=titles) if group.titles else jobs
