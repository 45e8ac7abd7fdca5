"""What could go wrong with a plan, in words, each with an option."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Heading, Paragraph
from jobmorph.reports.team_plan_amounts import (
    Purse,
    capital,
    count_range,
    counted,
    hours_range,
    hours_text,
    inside,
    listed,
    people_text,
    percent_text,
)
from jobmorph.reports.theme import whole
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_risk import Risk

MOST_NAMES: Final = 4
LEVEL_SHARE: Final = 0.001


def risk_parts(chapters: TeamChapters) -> Iterator[Block]:
    """Tell what could go wrong, each with an option."""
    for risk in chapters.risks:
        title, why, option = risk_texts(chapters, risk)
        yield Heading(title, 3)
        yield Paragraph(f"{why} {option}")


def risk_texts(chapters: TeamChapters, risk: Risk) -> tuple[str, ...]:
    """Write title, reason and option of a risk."""
    values = _values(chapters, risk)

    def text(part: str) -> str:
        key = f"teamplan.risk.{risk.kind}.{part}"
        single = f"{key}.one"
        return say(single if single in CATALOGUE and risk.number == 1 else key, **values)

    return text("title"), text("why"), text("option")


def _values(chapters: TeamChapters, risk: Risk) -> dict[str, str]:
    """Fields that the sentences of a risk may use."""
    purse, between = Purse(chapters.currency), risk.between
    names = [inside(name) for name in risk.names]
    values = {
        "names": listed(names, most=MOST_NAMES),
        "first": capital(names[0]) if names else "",
        "count": str(max(len(names) - 1, 0)),
        "quarters": str(len(chapters.quarters)),
        "number": hours_text(risk.number),
        "of": hours_text(risk.of),
        "share": percent_text(risk.number / risk.of) if risk.of else "",
        "people": capital(people_text(whole(risk.number))),
        "whole": f"{whole(risk.number):,}",
        "words": capital(counted(whole(risk.number))),
        "money": purse.amount(risk.number),
        "free": _free_text(chapters, purse, risk),
        "end": chapters.end_name,
        "then": hours_text(chapters.measures.late_hours_week),
        "as_is": hours_text(chapters.as_is.late_hours_week),
        "last": chapters.quarters[-1].name,
    }
    if between is not None:
        values |= {
            "count_range": count_range(between),
            "hours_range": hours_range(between),
            "worst": purse.amount(between.low),
        }
    return values


def _free_text(chapters: TeamChapters, purse: Purse, risk: Risk) -> str:
    """Say what the plan would cost beside as is if software cost nothing."""
    if abs(risk.of) < LEVEL_SHARE * chapters.money.as_is_year.mid:
        return say("teamplan.risk.free.level")
    key = "teamplan.risk.free.more" if risk.of < 0.0 else "teamplan.risk.free.less"
    return say(key, amount=purse.amount(risk.of))
