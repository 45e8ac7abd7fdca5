"""The plan's first page in words: the answer, what it brings and costs, what to do first."""

from collections.abc import Iterator
from typing import Final

from jobmorph.reports.blocks import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.team_plan_amounts import (
    Purse,
    hires_text,
    hours_text,
    inside,
    listed,
    people_text,
    quoted,
    span_text,
)
from jobmorph.reports.words import say
from jobmorph.studies.team_chapters import TeamChapters
from jobmorph.studies.team_chapters_measure import TaskCheck
from jobmorph.studies.team_chapters_risk import Risk
from jobmorph.studies.team_result import TeamMeasures, TeamResult

LEAST_HOURS: Final = 0.5
LEAST_COACHING: Final = 0.05
# Seats that nobody's library describes are the first thing to settle from this part on.
MANY_HELD: Final = 0.2
# The last quarter stands apart if it has so many times the mean of hires, and so many.
MOST_LAST: Final = 2.0
LEAST_LAST: Final = 3


def answer_parts(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Set the answer on one page."""
    purse = Purse(result.pay.currency)
    yield Paragraph(lead_text(result, chapters), is_lead=True)
    yield Paragraph(
        " ".join(
            [
                _share_text(result, chapters),
                money_text(chapters, purse),
                *gain_texts(result, chapters, purse),
            ]
        )
    )
    yield from _warnings(result, chapters)
    yield Heading(say("teamplan.answer.table"), 3)
    yield _table(result, chapters, purse)
    yield Paragraph(say("teamplan.answer.note", span=span_text(result.quarters)))
    yield Heading(say("teamplan.monday"), 3)
    yield Bullets(tuple(_monday(result, chapters)), is_numbered=True)


def lead_text(result: TeamResult, chapters: TeamChapters) -> str:
    """Say what could pass to AI, and what becomes of the seats."""
    could = say(
        "teamplan.lead",
        work=hours_text(result.work_hours_week),
        could=hours_between(result),
        end=result.end_name,
    )
    return f"{could} {seats_text(chapters.measures, chapters.as_is)}"


def _share_text(result: TeamResult, chapters: TeamChapters) -> str:
    measures, as_is = chapters.measures, chapters.as_is
    return say(
        "teamplan.lead.plan",
        hours=hours_text(measures.delegated_hours_week),
        now=hours_text(as_is.delegated_hours_week),
        end=result.end_name,
    )


def hours_between(result: TeamResult) -> str:
    """Write what could pass to AI, with its range in words."""
    could = result.could_pass_hours_week
    return say(
        "teamplan.between",
        mid=hours_text(could.mid),
        low=hours_text(could.low),
        high=hours_text(could.high),
    )


def seats_text(measures: TeamMeasures, as_is: TeamMeasures) -> str:
    """Say what becomes of the seats, and whether anybody is asked to leave."""
    change = measures.seats - as_is.seats
    kind = "kept" if change == 0 else "fewer" if change < 0 else "more"
    asked = "asked" if measures.laid_off else "nobody"
    return say(
        f"teamplan.seats.{kind}",
        seats=f"{measures.seats:,}",
        now=f"{as_is.seats:,}",
        asked=say(f"teamplan.seats.{asked}", people=people_text(measures.laid_off)),
    )


def money_text(chapters: TeamChapters, purse: Purse) -> str:
    """Say what the plan costs or saves beside the team as it is."""
    saved = chapters.money.saved_year
    kind = "dearer" if saved.high < 0.0 else "cheaper" if saved.low > 0.0 else "open"
    ends = sorted((abs(saved.low), abs(saved.high)))
    return say(
        f"teamplan.cost.{kind}",
        mid=purse.amount(saved.mid),
        middle=say("teamplan.cost.more" if saved.mid < 0.0 else "teamplan.cost.less"),
        low=purse.plain(ends[0]),
        high=purse.plain(ends[1]),
        saved=purse.amount(max(saved.high, 0.0)),
        dearer=purse.amount(min(saved.low, 0.0)),
    )


def gain_texts(result: TeamResult, chapters: TeamChapters, purse: Purse) -> list[str]:
    """Say what the team gets for it: hours with customers, coaching."""
    money, now = chapters.money, chapters.as_is
    texts, extra = [], money.extra_customer_hours
    way = "same" if abs(extra) < LEAST_HOURS else "more" if extra > 0.0 else "fewer"
    texts.append(
        say(
            f"teamplan.gain.customers.{way}",
            span=span_text(result.quarters),
            extra=hours_text(abs(extra)),
            now=hours_text(now.customer_hours_week),
            mean=hours_text(money.customer_hours_mean),
            then=hours_text(chapters.measures.customer_hours_week),
            quarter=result.quarter_names[-1],
        )
    )
    price = money.extra_hour_amount
    if price is not None:
        key = "teamplan.gain.price" if price.low >= 0.0 else "teamplan.gain.price.open"
        texts.append(
            say(
                key,
                amount=purse.ranged(price),
                mid=purse.amount(price.mid),
                high=purse.amount(price.high),
            )
        )
    coaching = (now.coaching_hours_head_week, chapters.measures.coaching_hours_head_week)
    if max(coaching) > 0.0:
        shown = [f"{each:.1f}" for each in coaching]
        key = "same" if abs(coaching[1] - coaching[0]) < LEAST_COACHING else "changes"
        texts.append(say(f"teamplan.gain.coaching.{key}", now=shown[0], then=shown[1]))
    return texts


def _warnings(result: TeamResult, chapters: TeamChapters) -> Iterator[Block]:
    """Say on the first page what a leader would hold against it later."""
    known = {each.kind: each for each in chapters.risks}
    held = known.get("held")
    if held is not None and held.number >= MANY_HELD * held.of:
        yield Paragraph(say("teamplan.held", count=f"{held.number:.0f}", of=f"{held.of:.0f}"))
    recruit = chapters.recruit
    thin = all(each.freed_sure_hours < each.seat_hours for each in recruit.margins)
    is_kept = chapters.measures.seats == chapters.as_is.seats
    if is_kept and thin and not (recruit.is_fixed or recruit.is_bold):
        yield Paragraph(say("teamplan.no_seat", label=chapters.label))
    dip = known.get("customers_dip", known.get("customers_less"))
    if dip is not None:
        yield Paragraph(
            say(
                f"teamplan.dip.{dip.kind}",
                lowest=hours_text(dip.number),
                quarter=dip.names[0],
                now=hours_text(dip.of),
                count=len(dip.names) - 1,
                quarters=len(chapters.quarters),
            )
        )
    yield from _last_texts(result, chapters, known.get("late"))


def _last_texts(
    result: TeamResult, chapters: TeamChapters, late: Risk | None
) -> Iterator[Paragraph]:
    """Say how much work waits, and whether the last quarter stands apart."""
    last = result.quarter_names[-1]
    if late is not None:
        is_last = late.names[0] == last
        yield Paragraph(
            say(
                "teamplan.late.last" if is_last else "teamplan.late",
                hours=hours_text(late.number),
                quarter=late.names[0],
                then=hours_text(chapters.measures.late_hours_week),
                as_is=hours_text(chapters.as_is.late_hours_week),
                last=last,
            )
        )
    lines = chapters.quarters
    hires, booked = lines[-1].hired, chapters.measures.hired
    if len(lines) > 1 and hires >= MOST_LAST * booked / len(lines) and hires >= LEAST_LAST:
        yield Paragraph(
            say(
                "teamplan.late.hires",
                quarter=last,
                hires=hires,
                all=booked,
                before=lines[-2].name,
                seats=f"{lines[-2].heads:,}",
                customers=hours_text(lines[-2].customer_hours_week),
            )
        )


def _table(result: TeamResult, chapters: TeamChapters, purse: Purse) -> Block:
    now, then = chapters.as_is, chapters.measures
    none = say("teamplan.none")

    def pair(name: str) -> tuple[str, str]:
        return hours_text(getattr(now, name)), hours_text(getattr(then, name))

    rows = [
        ("seats", f"{now.seats:,}", f"{then.seats:,}"),
        ("entry", f"{now.entry_seats:,}", f"{then.entry_seats:,}"),
        ("asked", "0", f"{then.laid_off:,}"),
        ("customers", *pair("customer_hours_week")),
        ("late", *pair("late_hours_week")),
        ("coaching", f"{now.coaching_hours_head_week:.2f}", f"{then.coaching_hours_head_week:.2f}"),
        ("ai", *pair("delegated_hours_week")),
        ("with_ai", *pair("assisted_hours_week")),
        ("checking", *pair("checking_hours_week")),
        ("unused", none, hours_text(then.idle_hours_week)),
        ("tools", none, purse.cell(then.tool_amount_year)),
        ("cost", purse.cell(now.cost_amount_year), purse.cell(then.cost_amount_year)),
        ("saved", none, _signed(chapters, purse)),
    ]
    named = [(say(f"teamplan.line.{key}", currency=purse.currency), *cells) for key, *cells in rows]
    end = say("teamplan.at_end", label=chapters.label, end=result.end_name)
    return table_of(say("teamplan.answer.table"), ("", say("teamplan.as_is"), end), named, (1, 2))


def _signed(chapters: TeamChapters, purse: Purse) -> str:
    """Write the difference as 'more' or 'less', both ends with their sign in words."""
    saved = chapters.money.saved_year

    def word(value: float) -> str:
        key = "teamplan.cost.more" if value < 0.0 else "teamplan.cost.less"
        return say("teamplan.cost.word", amount=purse.plain(abs(value)), word=say(key))

    return say("teamplan.range", mid=word(saved.mid), low=word(saved.high), high=word(saved.low))


def _monday(result: TeamResult, chapters: TeamChapters) -> Iterator[str]:
    """Say what to do first, one line a chapter."""
    held = [each for each in chapters.risks if each.kind == "held"]
    if held and held[0].number >= MANY_HELD * held[0].of:
        yield say("teamplan.monday.map", names=listed(held[0].names, most=4))
    yield say("teamplan.monday.tell")
    openings = chapters.recruit.openings
    if openings:
        first = next(at for at, hires in enumerate(_hires(chapters)) if hires)
        named = [each.labels[0] for each in openings if not each.is_group]
        yield say(
            "teamplan.monday.recruit" if named else "teamplan.monday.recruit.any",
            label=inside(named[0]) if named else "",
            hires=hires_text(chapters.measures.hired),
            quarter=result.quarter_names[first],
        )
    if chapters.measure.checks:
        yield _first_check(chapters.measure.checks[0])
    train = chapters.train
    each = train.hours_head.mid / max(1, len({cohort.quarter for cohort in train.cohorts}))
    yield say(
        "teamplan.monday.train",
        hours=hours_text(each),
        people=people_text(train.heads),
        quarter=result.quarter_names[0],
    )
    areas = [area for area in chapters.coach.areas if area.changes]
    if areas:
        yield say("teamplan.monday.coach", before=areas[0].changes[0].before)
    yield say("teamplan.monday.count", ratio=_ratio(result))


def _hires(chapters: TeamChapters) -> list[int]:
    return [each.hired for each in chapters.quarters]


def _first_check(check: TaskCheck) -> str:
    return say(
        "teamplan.monday.task",
        task=quoted(check.label),
        sample=check.sample,
        stop=check.stop_errors,
    )


def _ratio(result: TeamResult) -> str:
    could = result.could_pass_hours_week
    return f"{could.high / could.low:.1f}" if could.low > 0.0 else say("teamplan.many")
