"""The sentences of a learning plan, each said only where the plan bears it out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import polars as pl

from jobmorph.reports.sentences import in_sentence
from jobmorph.reports.theme import ShownRange, shown, significant, whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.job import JobRef, Match
from jobmorph.studies.plan_result import PlanResult, Remark

LONG_WEEKS: Final = 26
NEARLY_ALL: Final = 10
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,&/+-]{0,60}")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a plan and is not part of the study.

    Parameters
    ----------
    told : tuple of str
        Which profile was used, and where one was saved; on the terminal only.
    mentioned : tuple of str
        Skills that a resume names without a level.
    asked_target : str or None
        The person's words for the job wanted.
    start : datetime.date or None
        First day of week 1; None writes weeks without days.
    """

    told: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    asked_target: str | None = None
    start: date | None = None


ALONE: Final = Beside()


def title_of_plan(result: PlanResult) -> str:
    """Name the way: from which job to which."""
    own = result.match.job.title
    if result.aim == "own job":
        return say("plan.title.own", own=own, year=result.horizon_year)
    return say("plan.title", own=own, target=_title(result.target.job))


def _title(job: JobRef) -> str:
    """Title inside a sentence; official ones stay as they are."""
    return job.title if job.kind == "occupation" else in_sentence(job.title)


def reading_sentence(result: PlanResult, beside: Beside) -> str:
    """Say how titles were read."""
    if result.aim == "own job" and beside.asked_target is not None:
        title = result.match.job.title
        return say("plan.read.same", query=beside.asked_target, title=title)
    matches = [result.match] if result.aim == "own job" else [result.match, result.target]
    return say("plan.read", items="; ".join(map(_read, matches)))


def _read(match: Match) -> str:
    job = match.job
    if job.level is None:
        return say("plan.read.item", query=match.query, title=job.title)
    key = "plan.read.guessed" if job.is_level_implied else "plan.read.level"
    return say(key, query=match.query, title=job.title, level=say(f"level.{job.level}"))


def lead_sentences(result: PlanResult) -> str:
    """Say what the person brings, and what the rest takes, with its range."""
    brings = brings_sentence(result)
    if result.already_there:
        return brings
    weeks = rounded(result.weeks_total)
    key = "plan.rest.one" if weeks.mid <= 1 else "plan.rest"
    hours = hours_words(result.hours_week)
    return f"{brings} {say(key, weeks=weeks.mid, hours=hours, between=weeks.between)}"


def brings_sentence(result: PlanResult) -> str:
    """Count the things that the target asks and the person has."""
    count, have = result.gaps.height, len(result.brings) + len(result.comes_with_work)
    start = result.gaps.filter(
        (pl.col("proficiency_gap") > 0)
        & (pl.col("proficiency_held") > 0)
        & ~pl.col("comes_with_work")
    ).height
    key = "plan.asks.own" if result.aim == "own job" else "plan.asks.other"
    words = {
        "have": have,
        "start": start,
        "count": count,
        "asks": say(key, year=result.horizon_year),
    }
    if result.already_there:
        return say("plan.met" if have == count else "plan.met.left", **words)
    if have:
        return say("plan.brings.more" if start else "plan.brings", **words)
    if start == 0:
        return say("plan.brings.new", **words)
    return say("plan.brings.start.all" if start == count else "plan.brings.start", **words)


def long_sentence(result: PlanResult) -> str:
    """Say what shortens a long plan; '' for a short one."""
    return say("plan.long") if result.weeks_total.mid > LONG_WEEKS else ""


def bring_lines(result: PlanResult) -> list[str]:
    """Say what the person brings, by level and by where it is known from; the most first."""
    lines = []
    has_gap = pl.col("proficiency_gap") > 0
    is_close = pl.col("comes_with_work")
    for key, wanted in (
        ("have", ~has_gap & (pl.col("proficiency_held") > 0)),
        ("close", is_close),
        ("start", has_gap & (pl.col("proficiency_held") > 0) & ~is_close),
    ):
        rows = result.gaps.filter(wanted).sort(
            ["proficiency_held", "skill_id"], descending=[True, False]
        )
        for source, labels in _by_source(result, rows).items():
            lines.append(say(f"plan.bring.{key}", labels=listed(labels), source=source))
    new = result.gaps.filter(pl.col("proficiency_held") <= 0).get_column("label").to_list()
    return [*lines, say("plan.bring.new", labels=listed(new))] if new else lines


def listed(labels: Iterable[str]) -> str:
    """Join labels; by semicolons where one of them has a comma of its own.

    Examples
    --------
    >>> listed(["a", "b"]), listed(["a, by b", "c"])
    ('a, b', 'a, by b; c')
    """
    items = list(labels)
    return ("; " if any("," in item for item in items) else ", ").join(items)


def _by_source(result: PlanResult, rows: pl.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows.iter_rows(named=True):
        found.setdefault(held_words(result, row), []).append(row["label"])
    return found


def held_words(result: PlanResult, row: Mapping[str, Any]) -> str:
    """Say where a held level comes from."""
    own = result.match
    title = row["held_title"] or own.job.title
    words = typed_plain(own.query) if title == own.job.title else None
    return say(f"plan.held.{row['held_from']}", title=words or _small(title))


def _small(title: str) -> str:
    """Title inside a sentence; one whose words are all capitals, as official ones, stays."""
    has_capitals = any(word[:1].isupper() and word[1:].islower() for word in title.split()[1:])
    return title if has_capitals else in_sentence(title)


def growing_line(result: PlanResult) -> str:
    """Name what the person has that counts for more than now; '' if there is nothing."""
    if not result.counts_more:
        return ""
    return say("plan.more", items=_remarks("more", result.counts_more))


def spare_lines(result: PlanResult) -> list[str]:
    """Say what need not be learned any more, and what was left out."""
    lines = []
    if result.not_to_learn:
        lines.append(say("plan.stop", items=_remarks("stop", result.not_to_learn)))
    if result.left_out:
        lines.append(say("plan.left_out", labels=listed(result.left_out)))
    return lines


def _remarks(key: str, remarks: Iterable[Remark]) -> str:
    return "; ".join(_remark(key, each) for each in remarks)


def _remark(key: str, remark: Remark) -> str:
    now, then = whole(remark.hours_today), whole(remark.hours_reach)
    if now == then or min(now, then) < 1:
        return remark.label
    return say(f"plan.{key}.item", label=remark.label, now=now, then=then)


def trade_sentences(result: PlanResult) -> list[str]:
    """Say what is new in the work there, what the trade knows, and what schooling is asked."""
    lines = []
    if result.new_tasks:
        lines.append(say("plan.new_tasks", labels=listed(result.new_tasks)))
    if result.new_software:
        lines.append(say("plan.new_software", labels=listed(result.new_software)))
    move = result.known_move
    if move is not None:
        months = shown(move.months)
        is_target = move.role_id == result.target.job.id
        text = say(
            "plan.trade" if is_target else "plan.trade.first",
            title=in_sentence(move.title),
            low=months.low,
            high=months.high,
        )
        gap = say("plan.trade.gap", items=", ".join(move.gap)) if move.gap else ""
        other = "" if is_target else say("plan.trade.try", typed=quoted(move.title))
        lines.append(" ".join(each for each in (text, gap, move.note, other) if each))
    is_official = result.aim == "other job" and result.target.job.kind == "occupation"
    if is_official and not result.already_there:
        lines.append(say("plan.incumbents"))
    asked = result.asked_schooling
    if asked is not None:
        tenths = whole(asked.share * 10)
        is_borrowed = result.target.job.is_borrowed
        lines.append(
            say(
                "plan.schooling.all" if tenths >= NEARLY_ALL else "plan.schooling",
                tenths=tenths,
                most=asked.most_named,
                borrowed=say("plan.schooling.borrowed") if is_borrowed else "",
            )
        )
    return lines


def rounded(estimate: Estimate) -> ShownRange:
    """Round to whole units, and to no more digits than such a range supports."""
    return shown(
        Estimate(*(significant(end) for end in (estimate.low, estimate.mid, estimate.high)))
    )


def hours_words(hours: float) -> str:
    """Write hours of a person's week: '4 hours', '1 hour', '2.5 hours'."""
    plain = f"{round(hours, 1):g}"
    return say("plan.hours.one") if plain == "1" else say("plan.hours", hours=plain)


def step_hours(row: Mapping[str, Any]) -> ShownRange:
    """Hours of a step."""
    return shown(Estimate(*(row[f"learning_hours{end}"] for end in RANGE_ENDS)))


def level_words(row: Mapping[str, Any]) -> str:
    """From which level to which a step leads."""
    return say("plan.level", start=f"{row['proficiency_from']:g}", end=f"{row['proficiency_to']:g}")


def weeks_words(row: Mapping[str, Any]) -> str:
    """Weeks of a step: '3', or '3-5'."""
    if row["week_first"] == row["week_last"]:
        return str(row["week_first"])
    return say("plan.weeks", first=row["week_first"], last=row["week_last"])


def then_sentence(rows: Iterable[Mapping[str, Any]]) -> str:
    """Sum up the steps that have no line of their own: how far they lead; '' without any."""
    later = list(rows)
    if not later:
        return ""
    last = {row["label"]: f"{row['proficiency_to']:g}" for row in later}
    levels: dict[str, list[str]] = {}
    for label, level in last.items():
        levels.setdefault(level, []).append(label)
    items = [
        say("plan.then.item", labels=listed(labels), level=level)
        for level, labels in levels.items()
    ]
    week = max(row["week_last"] for row in later)
    return say("plan.then", week=week, items="; ".join(items))


def next_commands(result: PlanResult) -> list[str]:
    """Name what to type next."""
    return [say("plan.next.page"), say("plan.next.role", target=typed(result.target))]


def met_commands(result: PlanResult) -> list[str]:
    """Name what somebody can do who has all that the target asks."""
    target = typed(result.target)
    return [say("plan.met.ladder", target=target), say("plan.next.role", target=target)]


def typed(match: Match) -> str:
    """Write a job as it can be typed: the words asked for where a shell takes them, else its id."""
    return quoted(typed_plain(match.query) or match.job.id)


def typed_plain(query: str) -> str | None:
    """Return words that a shell takes; None if these are not."""
    words = " ".join(query.split())
    return words if words.isascii() and _PLAIN.fullmatch(words) else None


def quoted(words: str) -> str:
    """Put words in quotation marks where a shell needs them."""
    return f'"{words}"' if re.search(r"[^A-Za-z0-9./-]", words) else words
