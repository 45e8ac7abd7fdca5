"""The apprenticeship problem as sentences and tables: practice kept, lost, given back, designed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from jobmorph.reports.document import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.pipeline_blocks import pipeline_blocks
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.tenths import in_tenths, parts_to_total, plain_share, shown_range, tenths
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.skills_result import LadderResult, SkillsResult
from jobmorph.studies.teaching_ways import TeachingWay

MOST_ROWS: Final = 8
DESIGNS: Final = 3
PARTS: Final = ("today", "kept", "lost", "given_back")


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """Practice of one skill by the horizon, in tenths of hours; `kept + lost` is `now`.

    Parameters
    ----------
    skill_id, label : str
        The skill.
    now, kept, lost, back : int
        Hours a week that teach it now, that still do, that no longer do, that come on top.
    """

    skill_id: str
    label: str
    now: int
    kept: int
    lost: int
    back: int

    @property
    def missing(self) -> int:
        """Lost hours that nothing gives back."""
        return max(self.lost - self.back, 0)


def practice_lines(result: SkillsResult) -> list[PracticeLine]:
    """Account for each skill at the horizon, largest loss first."""
    rows = _wide(result)
    lines = []
    for row in rows.iter_rows(named=True):
        now = in_tenths(row["today"])
        kept, lost = parts_to_total([row["kept"], row["lost"]], now)
        lines.append(
            PracticeLine(
                row["skill_id"], row["label"], now, kept, lost, in_tenths(row["given_back"])
            )
        )
    return lines


def _wide(result: SkillsResult) -> pl.DataFrame:
    """Set the account at the horizon side by side, one row a skill, largest gap first."""
    horizon = result.practice.table.filter(pl.col("moment") == "horizon")
    frame = horizon.select("skill_id", "label").unique(maintain_order=True)
    for part in PARTS:
        own = horizon.filter(pl.col("practice_part") == part)
        frame = frame.join(
            own.select(
                "skill_id",
                pl.col("practice_hours_week_low").alias(f"{part}_low"),
                pl.col("practice_hours_week").alias(part),
                pl.col("practice_hours_week_high").alias(f"{part}_high"),
            ),
            on="skill_id",
            maintain_order="left",
        )
    gap = pl.col("lost") - pl.col("given_back")
    return frame.sort(gap, "skill_id", descending=[True, False], maintain_order=True)


def lead_sentence(result: SkillsResult) -> str:
    """Say how much practice the skill that is hit most loses, with the range."""
    rows = _wide(result)
    if rows.is_empty():
        return say("practice.lead.unknown")
    most = rows.row(0, named=True)
    line = practice_lines(result)[0]
    if line.missing == 0:
        return say("practice.lead.none", year=result.horizon_year)
    low, high = (tenths(in_tenths(most[f"lost_{end}"])) for end in ("low", "high"))
    return say(
        "practice.lead",
        year=result.horizon_year,
        lost=tenths(line.lost),
        now=tenths(line.now),
        label=line.label,
        between=say("between", low=low, high=high),
        back=tenths(line.back),
    )


def so_far_sentence(result: SkillsResult) -> str:
    """Say how much of that loss has come already; empty if nothing is lost."""
    lines = practice_lines(result)
    if not lines or lines[0].missing == 0:
        return ""
    lost = result.practice.table.filter(
        (pl.col("moment") == "today")
        & (pl.col("practice_part") == "lost")
        & (pl.col("skill_id") == lines[0].skill_id)
    ).item(0, "practice_hours_week")
    return say("practice.so_far", lost=tenths(in_tenths(lost)))


def slower_sentences(result: SkillsResult) -> str:
    """Say how much longer learning takes, as practice goes, set up again, and given up."""
    practice = result.practice
    texts = [
        say(f"practice.{name}", words=longer_words(value))
        for name, value in (
            ("slower", practice.slower),
            ("slower.designed", practice.slower_designed),
            ("slower.unreturned", practice.slower_unreturned),
        )
    ]
    return " ".join(texts)


def longer_words(times: Estimate) -> str:
    """Write times as long as a percentage, longer or shorter.

    Examples
    --------
    >>> longer_words(Estimate(0.97, 1.14, 1.37))
    'about 14% longer (8 in 10: 3% shorter to 37% longer)'
    """
    percent = [whole((each - 1.0) * 100) for each in (times.low, times.mid, times.high)]
    low, high = (_end(each) for each in (percent[0], percent[2]))
    kind = "longer" if percent[1] > 0 else "shorter" if percent[1] < 0 else "same"
    return say(f"practice.{kind}", mid=abs(percent[1]), low=low, high=high)


def _end(percent: int) -> str:
    kind = "longer" if percent > 0 else "shorter" if percent < 0 else "same"
    return say(f"practice.end.{kind}", share=abs(percent))


def practice_blocks(
    result: SkillsResult,
    ways: Mapping[str, TeachingWay],
    ladder: LadderResult | None = None,
    *,
    is_all: bool = True,
    has_hint: bool = True,
) -> list[Block]:
    """Lay out the account and the design, the answer first.

    Parameters
    ----------
    result : SkillsResult
        The answer.
    ways : mapping of str to TeachingWay
        How a team sets practice up.
    ladder : LadderResult, optional
        With the pipeline of a team.
    is_all : bool
        Whether every skill, range and rule is told.
    has_hint : bool
        Whether designs left out are counted, with the option that shows them.
    """
    lines = practice_lines(result)
    blocks: list[Block] = [Paragraph(lead_sentence(result), is_lead=True)]
    if not lines:
        return blocks
    design = design_blocks(result, ways, is_all=is_all, has_hint=has_hint)
    told = f"{so_far_sentence(result)} {slower_sentences(result)}".strip()
    blocks += [Paragraph(told), *design]
    blocks += account_blocks(lines if is_all else lines[:MOST_ROWS], result.horizon_year)
    if ladder is not None:
        blocks += pipeline_blocks(ladder, is_all=is_all)
    return [*blocks, *(_ranges(result) if is_all else []), *(_reading(result) if is_all else [])]


def account_blocks(lines: Sequence[PracticeLine], year: int) -> list[Block]:
    """Set the account as a table whose rows add up."""
    title = say("practice.table", year=year)
    names = ("skill", "now", "kept", "lost", "back", "missing")
    heads = [say(f"practice.column.{name}") for name in names]
    rows = [
        [
            as_heading(line.label),
            *(tenths(each) for each in (line.now, line.kept, line.lost, line.back)),
            tenths(line.missing) if line.missing else say("practice.missing.none"),
        ]
        for line in lines
    ]
    return [
        Heading(title),
        table_of(title, heads, rows, range(1, 6)),
        Paragraph(say("practice.table.note")),
    ]


def design_blocks(
    result: SkillsResult,
    ways: Mapping[str, TeachingWay],
    *,
    is_all: bool = True,
    has_hint: bool = True,
) -> list[Block]:
    """Say what would give the practice back, skill by skill, and how a team sets it up."""
    design = result.practice.design
    if design.is_empty():
        return []
    shown = design if is_all else design.head(DESIGNS)
    held = {each.name: each.value for each in result.record.assumptions}
    note = say("practice.design.note", most=plain_share(held["skills.design_hours_week"]))
    items = tuple(_item(row, ways) for row in shown.iter_rows(named=True))
    blocks: list[Block] = [Heading(say("practice.design")), Paragraph(note)]
    blocks.append(Bullets(items, is_numbered=True))
    if has_hint and shown.height < design.height:
        blocks.append(Paragraph(say("practice.design.more", count=design.height - shown.height)))
    if not is_all:
        return blocks
    used = list(dict.fromkeys(shown.get_column("teach")))
    told = [ways[each] for each in used if each in ways]
    texts = tuple(say("practice.way", label=as_heading(w.label), how=w.how) for w in told)
    return [*blocks, Heading(say("practice.ways"), 3), Bullets(texts)]


def _item(row: Mapping[str, Any], ways: Mapping[str, TeachingWay]) -> str:
    way = ways.get(row["teach"])
    return say(
        "practice.design.item" if row["practice"] else "practice.design.item.only",
        label=as_heading(row["label"]),
        hours=tenths(max(in_tenths(row["design_hours_week"]), 1)),
        way=way.label if way else row["teach"],
        practice=row["practice"],
        check=row["check"],
    )


def _ranges(result: SkillsResult) -> list[Block]:
    title = say("practice.ranges")
    heads = [say(f"practice.column.{name}") for name in ("skill", "now", "kept", "lost", "back")]
    rows = [
        [
            as_heading(line.label),
            *(
                shown_range(row[f"{part}_low"], mid, row[f"{part}_high"])
                for part, mid in zip(
                    PARTS, (line.now, line.kept, line.lost, line.back), strict=True
                )
            ),
        ]
        for line, row in zip(
            practice_lines(result), _wide(result).iter_rows(named=True), strict=True
        )
    ]
    return [Heading(title, 3), table_of(title, heads, rows, range(1, 5))]


def _reading(result: SkillsResult) -> list[Block]:
    held = {each.name: each.value for each in result.record.assumptions}
    assisted = say(
        "practice.read.assisted",
        assisted=plain_share(held["skills.practice_assisted"]),
        checking=plain_share(held["skills.practice_checking"]),
    )
    texts = (assisted, say("practice.read.range"), say("practice.read.slower"))
    return [Heading(say("practice.read")), Bullets(texts)]
