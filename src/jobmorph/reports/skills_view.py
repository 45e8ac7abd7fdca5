"""The skills of a job as a reader sees them: whole tenths of hours that add up, and sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from jobmorph.reports.sentences import as_heading
from jobmorph.reports.tenths import (
    in_tenths,
    one_decimal,
    parts_to_total,
    signed_tenths,
    tenths,
)
from jobmorph.reports.theme import count_words, whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.skills_result import MainSkills, SkillsResult
from jobmorph.studies.skills_table import MOST_SKILLS, PRACTISED_IMPORTANCE

LEARNED: Final = ("skill", "knowledge")
SMALL_TENTHS: Final = 10  # an hour or less is called small
WHOLE_TENTHS: Final = 100
_PARTS: Final = ("ai_takes", "remaining_work", "new_work")


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill as shown; hours in tenths, `now + change` is `mid`, the parts sum to `change`.

    Parameters
    ----------
    label, title : str
        Plain name; official name, empty for the library's.
    level : str
        Level asked, 1 to 5; empty where nothing says so.
    now, low, mid, high : int
        Hours a week now and by the horizon.
    reach_low, reach, reach_high : int
        Hours a week if all within reach were usual.
    ai, other, new : int
        What AI takes, other work and new work give.
    word, word_reach : str
        gains, loses or unclear.
    importance : str
        How much it matters now, 1 to 5; empty where nobody rated it.
    hours : Estimate
        Hours by the horizon, exact, for a figure.
    hours_now : float
        Hours now, exact.
    """

    label: str
    title: str
    level: str
    now: int
    low: int
    mid: int
    high: int
    reach_low: int
    reach: int
    reach_high: int
    ai: int
    other: int
    new: int
    word: str
    word_reach: str
    importance: str
    hours: Estimate
    hours_now: float

    @property
    def change(self) -> int:
        """Change by the horizon, in tenths."""
        return self.mid - self.now

    @property
    def by(self) -> str:
        """Hours by the horizon with their range."""
        return _range(self.low, self.mid, self.high)

    @property
    def within_reach(self) -> str:
        """Hours within reach with their range."""
        return _range(self.reach_low, self.reach, self.reach_high)

    @property
    def why(self) -> str:
        """What moves it, in hours."""
        parts = {
            "ai": -self.ai,
            "ai.back": self.ai,
            "other": self.other,
            "other.less": -self.other,
            "new": self.new,
        }
        told = [
            say(f"skills.why.{name}", hours=tenths(part))
            for name, part in parts.items()
            if part > 0
        ]
        return ", ".join(told) or say("skills.why.none")


def _range(low: int, mid: int, high: int) -> str:
    first, last = _ends(low, mid, high)
    return say("range", low=first, mid=tenths(mid), high=last)


def _ends(low: int, mid: int, high: int) -> list[str]:
    """Write the ends of a range in tenths; whole where it reaches ten hours."""
    ends = (min(low, mid), max(high, mid))
    is_whole = ends[1] >= WHOLE_TENTHS
    return [str(whole(end / 10)) if is_whole else tenths(end) for end in ends]


def skill_line(row: Mapping[str, Any]) -> SkillLine:
    """Set one skill in tenths of hours."""
    names = ("time_hours_week_low", "time_hours_week", "time_hours_week_high")
    low, mid, high = (in_tenths(row[name]) for name in names)
    reach = [in_tenths(row[name.replace("week", "week_reach")]) for name in names]
    now = in_tenths(row["time_hours_week_today"])
    ai, other, new = parts_to_total([row[part] for part in _PARTS], mid - now)
    needed, rated = row["proficiency_needed"], row["importance_today"]
    return SkillLine(
        label=row["label"],
        title=row["title"] or "",
        level="" if needed is None else one_decimal(needed),
        now=now, low=low, mid=mid, high=high,
        reach_low=reach[0], reach=reach[1], reach_high=reach[2],
        ai=ai, other=other, new=new,
        word=direction_words(row["direction"]),
        word_reach=direction_words(row["direction_reach"]),
        importance="" if rated is None else one_decimal(rated),
        hours=Estimate(*(row[name] for name in names)),
        hours_now=row["time_hours_week_today"],
    )  # fmt: skip


def direction_words(direction: str | None) -> str:
    """Direction in a word; where nothing is known, 'unclear'."""
    return say(f"skills.direction.{direction or 'unclear'}")


def skill_lines(rows: pl.DataFrame) -> list[SkillLine]:
    """Set skills in tenths of hours, in their order."""
    return [skill_line(row) for row in rows.iter_rows(named=True)]


def main_skills(result: SkillsResult | MainSkills) -> pl.DataFrame:
    """Skills of the main table: competencies of a library role, else what matters most."""
    own = result.skills.filter(pl.col("domain") == "competency")
    if own.height:
        return own
    rated = result.skills.filter(pl.col("domain").is_in(LEARNED) & pl.col("is_linked"))
    return rated.sort(
        ["importance_today", "time_hours_week_today", "skill_id"],
        descending=[True, True, False],
        nulls_last=True,
    ).head(MOST_SKILLS)


def lead_sentence(result: SkillsResult | MainSkills) -> str:
    """Say which skill fills the most hours, with the range in the sentence."""
    rows = main_skills(result)
    if rows.is_empty():
        return say("skills.lead.none")
    most = rows.row(rows.get_column("time_hours_week_today").arg_max() or 0, named=True)
    line = skill_line(most)
    low, high = _ends(line.low, line.mid, line.high)
    return say(
        "skills.lead",
        label=as_heading(line.label),
        now=tenths(line.now),  # whole hours would show a change where there is none
        week=whole(result.hours_week),
        mid=tenths(line.mid),
        year=result.horizon_year,
        between=say("between", low=low, high=high),
    )


def moves_sentence(lines: Sequence[SkillLine]) -> str:
    """Say which skills clearly lose or gain by the horizon, and how large the changes are."""
    if not lines:
        return ""
    loses, gains = (say(f"skills.direction.{each}") for each in ("falling", "rising"))
    losing, gaining = (sum(line.word == word for line in lines) for word in (loses, gains))
    most = max(abs(line.change) for line in lines)
    size = say("skills.moves.small" if most <= SMALL_TENTHS else "skills.moves.most",
               most=tenths(most))  # fmt: skip
    if losing + gaining == 1:
        mover = next(line for line in lines if line.word in (loses, gains))
        return f"{say('skills.moves.one', label=mover.label, word=mover.word)} {size}"
    if losing + gaining == 0:
        return f"{say('skills.moves.none', count=count_words(len(lines)))} {size}"
    counts = {
        "count": count_words(len(lines)),
        "losing": _count(losing),
        "gaining": _count(gaining),
    }
    return f"{say('skills.moves.many', **counts)} {size}"


def _count(count: int) -> str:
    few = {0: "skills.count.none", 1: "skills.count.one"}
    return say(few[count]) if count in few else count_words(count)


def reach_moves(result: SkillsResult | MainSkills) -> pl.DataFrame:
    """Skills that clearly gain or lose within reach, in the trade's words where it has any.

    Returns
    -------
    polars.DataFrame
        Rows of `SkillsResult.skills` with `change_reach`, most hours lost first.
    """
    trade = result.skills.filter(pl.col("domain") == "trade")
    if trade.is_empty():
        trade = result.skills.filter(
            pl.col("domain").is_in(LEARNED) & (pl.col("importance_today") >= PRACTISED_IMPORTANCE)
        )
    return (
        trade.filter(pl.col("direction_reach").is_in(["falling", "rising"]))
        .with_columns(
            (pl.col("time_hours_week_reach") - pl.col("time_hours_week_today")).alias(
                "change_reach"
            )
        )
        .sort("change_reach", maintain_order=True)
    )


def reach_sentence(result: SkillsResult | MainSkills, most: int = 2) -> str:
    """Name the skills that gain and lose most hours within reach."""
    moves = reach_moves(result)
    less = moves.filter(pl.col("direction_reach") == "falling").head(most)
    more = moves.filter(pl.col("direction_reach") == "rising").reverse().head(most)
    items = [_reach_items(rows) for rows in (more, less)]
    if not any(items):
        return say("skills.reach.none")
    texts = [say("skills.reach.more", items=items[0])] if items[0] else []
    if items[1]:
        key = "skills.reach.less" if texts else "skills.reach.less.only"
        texts.append(say(key, items=items[1]))
    return say("skills.reach", items="; ".join(texts))


def _reach_items(rows: pl.DataFrame) -> str:
    return ", ".join(
        say(
            "skills.reach.item",
            label=row["label"],
            change=signed_tenths(
                in_tenths(row["time_hours_week_reach"]) - in_tenths(row["time_hours_week_today"])
            ),
        )
        for row in rows.iter_rows(named=True)
    )


def start_rows(result: SkillsResult, most: int) -> list[dict[str, Any]]:
    """Practices to start with: those of the skills that lose most, each practice once."""
    design = result.practice.design.filter(pl.col("practice").is_not_null())
    return design.unique("practice", keep="first", maintain_order=True).head(most).to_dicts()
