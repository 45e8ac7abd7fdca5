"""What the team is told, and what stands at the end of a plan: representatives, sources."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Paragraph
from jobmorph.reports.team_plan_amounts import (
    hours_text,
    inside,
    listed,
    people_text,
    quoted,
    years_text,
)
from jobmorph.reports.team_plan_answer import hours_between
from jobmorph.reports.words import say
from jobmorph.schema.record import SourceCredit
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_result import TeamResult

MOST_TASKS: Final = 3
MOST_SOURCES: Final = 3


def tell_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Write what the team is told, to be read aloud."""
    yield Paragraph(say("teamplan.tell.lead"))
    for text in tell_texts(result, chapters):
        yield Paragraph(text)


def tell_texts(result: TeamResult, chapters: TeamChapters) -> list[str]:
    """Write sentences to the team: what may change, what does not, what each can do."""
    measures, as_is = chapters.measures, chapters.as_is
    texts = [
        say(
            "teamplan.tell.what",
            work=hours_text(result.work_hours_week),
            could=hours_between(result),
            end=result.end_name,
        ),
        say(
            "teamplan.tell.asked" if measures.laid_off else "teamplan.tell.nobody",
            people=people_text(measures.laid_off),
            length=years_text(result.quarters),
        ),
    ]
    change = measures.seats - as_is.seats
    if change:
        key = "fewer" if change < 0 else "more"
        one = ".one" if abs(change) == 1 else ""
        texts.append(say(f"teamplan.tell.{key}{one}", count=abs(change), end=result.end_name))
    passed = [quoted(each.label) for each in chapters.measure.checks[:MOST_TASKS]]
    if passed:
        texts.append(say("teamplan.tell.tasks", tasks=listed(passed)))
    texts.append(say("teamplan.tell.learn", hours=hours_text(chapters.train.hours_head.mid)))
    if chapters.develop.moves:
        moves = list(dict.fromkeys(inside(each.destination) for each in chapters.develop.moves))
        texts.append(say("teamplan.tell.moves", labels=listed(moves)))
    return [*texts, _data_text(result), say("teamplan.tell.stop"), say("teamplan.tell.ask")]


def _data_text(result: TeamResult) -> str:
    kept, dropped = read_columns(result)
    text = say("teamplan.tell.data", kept=listed(kept))
    if not dropped:
        return text
    return f"{text} {say('teamplan.tell.dropped', dropped=listed(dropped))}"


def read_columns(result: TeamResult) -> tuple[list[str], list[str]]:
    """Name what of the roster was read, and which personal data were not."""
    columns = result.roster.columns
    kept = [
        say(f"roster.field.{use.field}")
        for use in columns
        if use.purpose in ("kept", "line") and use.field is not None and use.field != "person"
    ]
    dropped = [use.detail for use in columns if use.purpose == "personal" and use.detail]
    return list(dict.fromkeys(kept)), list(dict.fromkeys(dropped))


def representative_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Point employee representatives to their pack, with what matters to them most."""
    kept, dropped = read_columns(result)
    yield Paragraph(say("teamplan.representatives.lead"))
    values = {
        "label": chapters.label,
        "end": result.end_name,
        "kept": listed(kept),
        "dropped": listed(dropped) if dropped else say("teamplan.no"),
    }
    names = ("planned", "data", "never", "say")
    yield Bullets(tuple(say(f"teamplan.representatives.{name}", **values) for name in names))


def source_parts(result: TeamResult) -> Iterator[Block]:
    """List the producers of what was used, and the run."""
    record = result.record
    yield Paragraph(say("teamplan.sources.library"))
    by_producer: dict[str, list[SourceCredit]] = {}
    for each in record.sources:
        by_producer.setdefault(each.producer, []).append(each)
    if by_producer:
        yield Bullets(tuple(_source_text(*each) for each in by_producer.items()))
    yield Paragraph(
        say(
            "teamplan.sources.run",
            version=record.version,
            edition=record.edition,
            seed=record.seed,
            scenario=record.scenario,
        )
    )


def _source_text(producer: str, sources: list[SourceCredit]) -> str:
    """Name a producer with its tables and their dates; many of them are counted."""
    if len(sources) > MOST_SOURCES:
        editions = sorted(each.edition for each in sources)
        items = say(
            "teamplan.source.several", count=len(sources), first=editions[0], last=editions[-1]
        )
    else:
        titles = [
            say("teamplan.source.item", title=each.title, edition=each.edition) for each in sources
        ]
        items = "; ".join(dict.fromkeys(titles))
    return say("teamplan.source", producer=producer, items=items)
