"""Guides of a plan, one a family of roles: whom to look for, first months, practice, ways up."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_plan_amounts import capital, hours_text, inside, listed, sentence
from jobmorph.reports.team_plan_fold import Guide
from jobmorph.reports.words import say
from jobmorph.studies.team_chapters import FamilySeats, TeamChapters
from jobmorph.studies.team_chapters_library import FamilyMaterial, WorkSample

MOST_GUIDES: Final = 8
MOST_NAMES: Final = 3
MOST_NEW: Final = 3


def guides_of(chapters: TeamChapters) -> tuple[Guide, ...]:
    """Write the guides: families that may hire first, then the others."""
    told = list(dict.fromkeys([each.family for each in (*chapters.material, *chapters.trained)]))
    return tuple(
        _guide(chapters, chapters.seats_of(family), number)
        for number, family in enumerate(told[:MOST_GUIDES], start=1)
    )


def left_out(chapters: TeamChapters) -> tuple[str, ...]:
    """Name the families for which no guide stands here."""
    told = [each.family for each in (*chapters.material, *chapters.trained)]
    return tuple(dict.fromkeys(told))[MOST_GUIDES:]


def _guide(chapters: TeamChapters, seats: FamilySeats, number: int) -> Guide:
    material = chapters.material_of(seats.family)
    label = say(
        "teamplan.guide.label",
        number=number,
        labels=capital(listed([inside(each) for each in seats.labels], most=MOST_NAMES)),
    )
    blocks = (
        *_hiring(material),
        *_first_days(material),
        *_practice(material),
        *_growing(chapters, seats, material),
    )
    return Guide(f"guide-{number}", label, blocks)


def _hiring(material: FamilyMaterial) -> Iterator[Block]:
    yield Heading(say("teamplan.kit.profile"), 4)
    yield Bullets(tuple(map(sentence, material.profile)))
    if material.work_sample is not None:
        yield from _sample(material.work_sample)
    heads = [say(f"teamplan.kit.{name}") for name in ("question", "weak", "fair", "strong")]
    rows = [(each.text, each.weak, each.fair, each.strong) for each in material.questions]
    yield Heading(say("teamplan.kit.interview"), 4)
    yield table_of(say("teamplan.kit.interview"), heads, rows)


def _sample(sample: WorkSample) -> Iterator[Block]:
    yield Heading(say("teamplan.kit.sample", minutes=sample.minutes), 4)
    yield Paragraph(sentence(sample.task))
    yield Paragraph(say("teamplan.kit.look"))
    yield Bullets(tuple(map(sentence, sample.look_for)))


def _first_days(material: FamilyMaterial) -> Iterator[Block]:
    yield Heading(say("teamplan.guide.days"), 4)
    for days in material.first_days:
        yield Paragraph(say("teamplan.onboard.days", days=days.days))
        yield Bullets(tuple(map(sentence, days.items)))
    if len(material.ai_stages) > 1:
        stage = sentence(material.ai_stages[1])
        yield Paragraph(say("teamplan.onboard.stage", stage=stage))
    if material.new_tasks:
        yield Paragraph(say("teamplan.onboard.ai"))
        yield Bullets(
            tuple(
                say(
                    "teamplan.onboard.task",
                    label=capital(each.label),
                    low=hours_text(each.hours_low),
                    mid=hours_text(each.hours),
                    high=hours_text(each.hours_high),
                    statement=each.statement,
                )
                for each in material.new_tasks[:MOST_NEW]
            )
        )


def _practice(material: FamilyMaterial) -> Iterator[Block]:
    if not material.ai_practices:
        return
    names = ("practice", "hours", "check")
    heads = [say(f"teamplan.contents.{name}") for name in names]
    rows = [
        (sentence(each.text), hours_text(each.hours), sentence(each.check))
        for each in material.ai_practices
    ]
    yield Heading(say("teamplan.contents.table"), 4)
    yield table_of(say("teamplan.contents.table"), heads, rows, (1,))


def _growing(
    chapters: TeamChapters, seats: FamilySeats, material: FamilyMaterial
) -> Iterator[Block]:
    if material.develop:
        yield Heading(say("teamplan.grow"), 4)
        yield Bullets(tuple(map(sentence, material.develop)))
    for step in chapters.develop.ups:
        if step.label in seats.labels and step.promotion:
            words = {"label": inside(step.destination), "origin": inside(step.label)}
            yield Heading(say("teamplan.ladder.takes", **words), 4)
            yield Bullets(tuple(map(sentence, step.promotion)))
