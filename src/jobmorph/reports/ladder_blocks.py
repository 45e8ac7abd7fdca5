"""The ladder as sentences, lists and tables: entry, months, levels, steps up, learning with AI."""

from collections.abc import Sequence
from typing import Any, Final

import polars as pl

from jobmorph.reports.document import Block, Bullets, Grid, Heading, Paragraph, table_of
from jobmorph.reports.pipeline_blocks import pipeline_blocks
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.tenths import one_decimal, range_decimal
from jobmorph.reports.theme import tier_letter, whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import Assumption
from jobmorph.studies.preparation import months_of, schooling
from jobmorph.studies.skills_result import LadderResult, LadderRungResult, OwnMonths

SCHOOLING: Final = 3
HERE: Final = "here"
ENDS: Final = ("proficiency_hire", "proficiency_needed", "proficiency_advance")


def own_rung(result: LadderResult) -> LadderRungResult:
    """Return the level of the job that was asked for."""
    job = result.match.job
    place = HERE if result.is_inferred else job.level
    return next((rung for rung in result.rungs if rung.level == place), result.rungs[0])


def lead_sentence(result: LadderResult) -> str:
    """Say how long the job takes to do well, with the range in the sentence."""
    return months_sentence(own_rung(result))


def months_sentence(own: LadderRungResult | OwnMonths) -> str:
    """Say how long a level takes to do well, with the range in the sentence."""
    months = own.months
    if months is None:
        return say("ladder.lead.none")
    between = say("between", low=one_decimal(months.low), high=one_decimal(months.high))
    return say("ladder.lead", now=one_decimal(months.mid), between=between)


def change_sentence(result: LadderResult) -> str:
    """Say how long it takes by the horizon, as practice goes and with practice set up again."""
    return ahead_sentence(own_rung(result), result.horizon_year)


def ahead_sentence(own: LadderRungResult | OwnMonths, year: int) -> str:
    """Say how long a level takes by a year; empty where nothing says so."""
    if own.months_horizon is None:
        return ""
    text = say("ladder.change", year=year, horizon=range_decimal(own.months_horizon))
    if own.months_designed is None:
        return text
    return f"{text} {say('ladder.designed', designed=range_decimal(own.months_designed))}"


def ladder_blocks(result: LadderResult) -> list[Block]:
    """Lay out the whole ladder, the answer first."""
    return [
        *answer_blocks(result),
        *level_blocks(result),
        *step_blocks(result),
        *asked_blocks(result),
        *learning_blocks(result),
        *pipeline_blocks(result, is_all=True),
        *seen_blocks(result),
    ]


def answer_blocks(result: LadderResult) -> list[Block]:
    """Lead, where it comes from, what it takes to get in, and months at each level."""
    origin = "ladder.inferred" if result.is_inferred else "ladder.library"
    texts = f"{change_sentence(result)} {say(origin)}".strip()
    blocks: list[Block] = [Paragraph(lead_sentence(result), is_lead=True), Paragraph(texts)]
    if result.entry:
        blocks += [Heading(say("ladder.entry")), Bullets(result.entry)]
    return [*blocks, *_months(result)]


def _months(result: LadderResult) -> list[Block]:
    sources = dict.fromkeys(say(f"ladder.source.{r.months_source}") for r in result.rungs)
    note = say("ladder.months.note", source="; ".join(sources))
    if result.is_inferred:
        title = say("ladder.related")
        heads = [say(f"ladder.column.{name}") for name in ("number", "place", "title", "months")]
        rows = [
            [str(number), say(f"ladder.place.{rung.level}"), rung.title, _range(rung.months)]
            for number, rung in enumerate(result.rungs, start=1)
        ]
        return [Heading(title), table_of(title, heads, rows, (0, 3)), Paragraph(note)]
    title = say("ladder.months")
    names = ("level", "title", "now", "by", "designed")
    heads = [say(f"ladder.column.{name}", year=result.horizon_year) for name in names]
    rows = [
        [
            say(f"level.{rung.level}"),
            rung.title,
            *(_range(each) for each in (rung.months, rung.months_horizon, rung.months_designed)),
        ]
        for rung in result.rungs
    ]
    return [Heading(title), table_of(title, heads, rows, (2, 3, 4)), Paragraph(note)]


def _range(months: Estimate | None) -> str:
    return "" if months is None else range_decimal(months)


def level_blocks(result: LadderResult) -> list[Block]:
    """Lay out what each level asks, skill by skill."""
    if result.is_inferred:
        title = say("ladder.levels.here")
        heads = [say(f"ladder.column.{name}") for name in ("skill", "hire", "well", "advance")]
        rows = [
            [as_heading(row["label"]), *(one_decimal(row[end]) for end in ENDS)]
            for row in own_rung(result).needs.iter_rows(named=True)
        ]
        return [Heading(title), table_of(title, heads, rows, (1, 2, 3))]
    title = say("ladder.levels")
    return [Heading(title), level_matrix(result.rungs)]


def level_matrix(rungs: Sequence[LadderRungResult]) -> Grid:
    """Set skills against the levels of a written ladder, 'hired > well > step up' in a cell."""
    labels = {
        row["skill_id"]: row["label"] for rung in rungs for row in rung.needs.iter_rows(named=True)
    }
    cells = {
        (row["skill_id"], rung.level): say(
            "ladder.cell",
            **{
                name: one_decimal(row[end])
                for name, end in zip(("hire", "well", "advance"), ENDS, strict=True)
            },
        )
        for rung in rungs
        for row in rung.needs.iter_rows(named=True)
    }
    heads = [say("ladder.column.skill"), *(say(f"level.{rung.level}") for rung in rungs)]
    rows = [
        [as_heading(label), *(cells.get((skill_id, rung.level), "") for rung in rungs)]
        for skill_id, label in labels.items()
    ]
    return table_of(say("ladder.levels"), heads, rows)


def step_blocks(result: LadderResult, *, is_next_only: bool = False) -> list[Block]:
    """List checks that somebody else can see, for each step up or the next one."""
    own = own_rung(result)
    place = result.rungs.index(own)
    above = result.rungs[place + 1 :] if is_next_only else result.rungs
    steps = [rung for rung in above if rung.promotion]
    blocks: list[Block] = []
    for rung in steps[:1] if is_next_only else steps:
        title = say("ladder.promotion", title=rung.title)
        blocks += [Heading(title), Bullets(rung.promotion)]
    return blocks


def asked_blocks(result: LadderResult) -> list[Block]:
    """Schooling and work before the first day, as people in the job say."""
    texts = []
    named = [
        say("ladder.asked.item", words=words, share=whole(share * 100))
        for words, share in schooling(result.preparation)[:SCHOOLING]
    ]
    if named:
        texts.append(say("ladder.asked.schooling", items=", ".join(named)))
    before = months_of(result.preparation, "RW")
    if before is not None:
        texts.append(say("ladder.asked.experience", months=range_decimal(before)))
    if result.job_zone is not None:
        texts.append(say("ladder.asked.zone", zone=result.job_zone))
    if result.match.job.is_borrowed and texts:
        texts.append(say("ladder.asked.borrowed"))
    return [Heading(say("ladder.asked")), Paragraph(" ".join(texts))] if texts else []


def learning_blocks(result: LadderResult) -> list[Block]:
    """How AI changes learning, as two numbers: aided output, and skill without aid."""
    held = {each.name: each for each in result.record.assumptions}
    novice, expert, unguarded, guarded = (
        held[f"skills.{name}"]
        for name in (
            "novice_gain_aided",
            "expert_gain_aided",
            "unaided_change_unguarded",
            "unaided_change_guarded",
        )
    )
    aided = say(
        "ladder.aided",
        novice=_percent(novice.value),
        low=_signed(novice.low),
        high=_signed(novice.high),
        expert=_signed(expert.value),
    )
    unaided = say(
        "ladder.unaided",
        unguarded=_percent(abs(unguarded.value)),
        low=_signed(unguarded.low),
        high=_signed(unguarded.high),
        guarded=_signed(guarded.value),
    )
    return [
        Heading(say("ladder.learning")),
        Bullets((f"{aided} {_source(novice)}", f"{unaided} {_source(unguarded)}")),
        Paragraph(say("ladder.learning.note")),
    ]


def _source(assumption: Assumption) -> str:
    return say(
        "ladder.learning.source",
        letter=tier_letter(assumption.tier),
        source=assumption.source.rstrip("."),
    )


def _percent(share: float) -> str:
    return f"{whole(share * 100)}%"


def _signed(share: float) -> str:
    points = whole(abs(share) * 100) * (1 if share > 0 else -1)
    return f"{points:+d}%" if points else "0%"


def seen_blocks(result: LadderResult) -> list[Block]:
    """Say what a person visibly does at the level that each job asks."""
    blocks: list[Block] = [Heading(say("ladder.seen"))]
    rungs = [own_rung(result)] if result.is_inferred else result.rungs
    for rung in rungs:
        rows = rung.needs.filter(pl.col("seen") != "").iter_rows(named=True)
        items = tuple(_seen(row) for row in rows)
        kind = "place" if result.is_inferred else "level"
        word = say(f"ladder.place.{rung.level}" if kind == "place" else f"level.{rung.level}")
        title = say("ladder.seen.level", title=rung.title, level=word)
        blocks += [Heading(title, 3), Bullets(items)]
    if result.is_inferred:
        blocks += _neighbours(result)
    return blocks


def _seen(row: dict[str, Any]) -> str:
    return say(
        "ladder.seen.item",
        label=as_heading(row["label"]),
        need=one_decimal(row["proficiency_needed"]),
        seen=row["seen"],
    )


def _neighbours(result: LadderResult) -> list[Block]:
    """Set the same skills in the jobs below and above side by side, jobs by their number."""
    own = own_rung(result)
    levels = [
        dict(rung.needs.select("skill_id", "proficiency_needed").iter_rows())
        for rung in result.rungs
    ]
    heads = [
        say("ladder.column.skill"),
        *(str(number) for number in range(1, len(result.rungs) + 1)),
    ]
    rows = [
        [
            as_heading(row["label"]),
            *(
                one_decimal(known[row["skill_id"]]) if row["skill_id"] in known else ""
                for known in levels
            ),
        ]
        for row in own.needs.iter_rows(named=True)
    ]
    title = say("ladder.levels.jobs")
    return [Heading(title), table_of(title, heads, rows, range(1, len(heads)))]
