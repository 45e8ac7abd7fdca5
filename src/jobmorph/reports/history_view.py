"""The history of a job as a reader sees it: sparklines, changes in words, sentences."""

import math
import re
from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.reports.theme import people, signed_percent, tier_letter, whole
from jobmorph.reports.words import say
from jobmorph.schema.history import DEFINITIONS, Definition
from jobmorph.studies.history import bears_on_fall
from jobmorph.studies.history_result import HistoryPath, HistoryResult, PastResult

BLOCKS: Final = "▁▂▃▄▅▆▇█"
DIGITS: Final = "12345678"
DECADE: Final = 10
LITTLE: Final = 0.02  # a change below this is told as hardly any
TIMES_FROM: Final = 2.0  # from here on growth is told in times, not in percent
TEN_THOUSAND: Final = 10_000
_TOGETHER: Final = " and "
_LIMITS: Final = re.compile(
    r", (?:except|including|general|outside|all other|not)\b", re.IGNORECASE
)


def year_slots(path: HistoryPath) -> list[int]:
    """Years of a path, one slot each: every tenth of a census, every year of the survey."""
    first, last = path.summary.first_year, path.summary.last_year
    step = 1 if path.definition == "employers" else DECADE
    return list(range(first, last + 1, step))


def spark(path: HistoryPath, *, is_ascii: bool = False) -> str:
    """Draw one path as a row of marks, from none to its own peak.

    Parameters
    ----------
    path : HistoryPath
        One count; its peak has the highest mark.
    is_ascii : bool
        Digits 1 to 8 in place of blocks.

    Returns
    -------
    str
        One sign a slot; a space where there is no figure.
    """
    marks = DIGITS if is_ascii else BLOCKS
    heads = dict(path.table.select("year", "history_heads").iter_rows())
    peak = path.summary.peak_heads
    signs = []
    for year in year_slots(path):
        value = heads.get(year)
        if value is None:
            signs.append(" ")
            continue
        step = math.ceil(value / peak * len(marks)) if peak else 1
        signs.append(marks[min(max(step, 1), len(marks)) - 1])
    return "".join(signs)


def change_words(first: float, last: float) -> tuple[str, dict[str, str]]:
    """Tell a change by the key that fits: fewer, more, times or same, and its figures."""
    change = last / first - 1 if first else math.inf
    if abs(change) < LITTLE:
        return "same", {}
    if change < 0:
        return "fewer", {"share": str(whole(-change * 100))}
    if change >= TIMES_FROM - 1:
        return "times", {"times": times_words(last / first)}
    return "more", {"share": str(whole(change * 100))}


def times_words(ratio: float) -> str:
    """Write a ratio: one decimal below ten, whole above.

    Examples
    --------
    >>> times_words(2.748), times_words(325.6)
    ('2.7', '326')
    """
    return f"{ratio:.1f}" if ratio < DECADE else f"{whole(ratio):,}"


def count_name(definition: Definition) -> str:
    """Name a count in two or three words."""
    return say(f"history.count.{definition}")


def leads(result: HistoryResult | PastResult) -> list[HistoryPath]:
    """Leading path of each count, in the order of the counts."""
    return [path for name in DEFINITIONS if (path := result.path(name)) is not None]


def main_path(result: HistoryResult | PastResult) -> HistoryPath:
    """Return the path of the first sentence: the latest count that has a row of the job's own."""
    found = leads(result)
    for kinds in (("same work",), ("part of",), ("nearest",)):
        own = [path for path in found if path.kind in kinds]
        told = [path for path in own if path.summary.course != "too short"]
        if own:
            return (told or own)[-1]
    return found[-1]


def lead_sentence(result: HistoryResult | PastResult) -> str:
    """Say what the latest count of the job's own shows."""
    path = main_path(result)
    summary = path.summary
    values = {
        "title": short_title(path.title),
        "first": people(summary.first_heads),
        "first_year": summary.first_year,
        "last": people(summary.last_heads),
        "last_year": summary.last_year,
        "count": count_name(path.definition),
    }
    if path.kind == "nearest":
        return say("history.lead.nearest", row=path.title, **values)
    if summary.course == "rose then fell":
        fall = say("history.share", share=whole(-summary.change_since_peak * 100))
        peak = {"peak": people(summary.peak_heads), "peak_year": summary.peak_year}
        return say("history.lead.peak", change=fall, **peak, **values)
    key, figures = change_words(summary.first_heads, summary.last_heads)
    change = say("history.share", share=figures["share"]) if "share" in figures else ""
    return say(f"history.lead.{key}", change=change, times=figures.get("times", ""), **values)


def apart_sentence(result: HistoryResult, *, is_page: bool = False) -> str:
    """Say how many counts there are, and that they must not be joined."""
    key = "history.apart.page" if is_page else "history.apart"
    return say(f"{key}.{len(leads(result))}")


def crossed_years(path: HistoryPath) -> list[int]:
    """Years in which the count changed between peak and half, in a way that bears on it."""
    if path.summary.half_life is None:
        return []
    return sorted({each.year for each in path.crossed if bears_on_fall(path, each)})


def half_words(path: HistoryPath) -> str:
    """Tell the half-life within one count; empty where the row did not fall from its peak."""
    half = path.summary.half_life
    if half is None:
        return "" if path.summary.change_since_peak == 0 else say("history.not_halved")
    mark = "*" if crossed_years(path) else ""
    if half.years < 1.5:
        return say("history.halved.fast", mark=mark)
    return say("history.halved", years=whole(half.years), mark=mark)


def row_words(path: HistoryPath) -> str:
    """Tell how a row stands to the job where it is not the same work."""
    keys = {"nearest": "history.nearest", "part of": "history.wider"}
    return say(keys[path.kind], row=path.title) if path.kind in keys else ""


def short_title(title: str) -> str:
    """Shorten an official name: no 'and n more', no ', except', ', general' or brackets.

    Examples
    --------
    >>> short_title("Registered Nurses and 3 more counted together")
    'Registered Nurses'
    >>> short_title("Office Clerks, General"), short_title("Hotel, Motel, and Resort Clerks")
    ('Office Clerks', 'Hotel, Motel, and Resort Clerks')
    """
    head, joint, tail = title.rpartition(_TOGETHER)
    kept = head if joint and tail.endswith("counted together") else title
    return _LIMITS.split(kept)[0].partition(" (")[0]


def way_words(path: HistoryPath) -> str:
    """Tell which way a row went, for the story beside: a fall from its peak."""
    summary = path.summary
    start, year = summary.first_heads, summary.first_year
    if summary.change < 0:
        start, year = summary.peak_heads, summary.peak_year
    key, figures = change_words(start, summary.last_heads)
    years = {"first": year, "last": summary.last_year}
    return say(f"history.way.{key}", **figures, **years)


def other_path(result: HistoryResult | PastResult) -> HistoryPath:
    """Return the path of the other story that shows it going its way the most."""
    other = result.other
    known = [path for path in other.paths if path.kind != "nearest"] or list(other.paths)
    if other.story == "fell":
        return min(known, key=lambda path: path.summary.change)
    # A first figure near none makes a growth that says nothing.
    later = [path for path in known if path.definition != "census_at_work"]
    return max(later or known, key=lambda path: path.summary.change)


def other_sentence(result: HistoryResult | PastResult, *, is_short: bool = False) -> str:
    """Tell the case that went the other way, with its figures."""
    path = other_path(result)
    key = "history.other.short" if is_short else "history.other"
    title = short_title(path.title)
    return say(key, title=title, change=way_words(path), reason=result.other.reason)


def study_marks(result: HistoryResult) -> list[str]:
    """Tier letter of each study, or that it has none, and what of it was checked."""
    return [
        say(
            "history.mark",
            letter=tier_letter(claim.tier)
            if claim.tier
            else say("history.untiered", kind=claim.kind),
            checked=say(f"history.checked.{claim.checked}"),
        )
        for claim in result.literature
    ]


def studies(result: HistoryResult) -> list[str]:
    """Say what studies found, each with its tier and what of it was checked."""
    return [
        say("history.study", claim=claim.claim, mark=mark)
        for claim, mark in zip(result.literature, study_marks(result), strict=True)
    ]


def grew_sentence(result: HistoryResult, most: int = 3) -> str:
    """Name what gained most heads within reach, in the years of the first sentence's count."""
    if result.stand_alike.is_empty():
        return say("history.grew.unknown")
    rows = result.grew_nearby.filter(pl.col("definition") == main_path(result).definition)
    if rows.is_empty():
        return say("history.grew.none")
    items = ", ".join(
        say("history.grew.item", title=short_title(row["title"]), gain=people(row["gain_heads"]))
        for row in rows.head(most).iter_rows(named=True)
    )
    years = rows.row(0, named=True)
    return say("history.grew", items=items, first=years["first_year"], last=years["last_year"])


def pair_sentence(result: HistoryResult | PastResult) -> str:
    """Name the nearest counted job that fell and the nearest that rose, never one alone."""
    rows = {
        row["direction"]: row
        for row in result.analogues.filter(pl.col("basis") == "counted").iter_rows(named=True)
    }
    if set(rows) != {"fell", "rose"}:
        return say("history.pair.none")
    fell, rose = rows["fell"], rows["rose"]
    return say(
        "history.pair",
        fell=short_title(fell["title"]),
        fell_change=signed_percent(fell["change"]),
        rose=short_title(rose["title"]),
        rose_change=signed_percent(rose["change"]),
        first=min(fell["first_year"], rose["first_year"]),
        last=max(fell["last_year"], rose["last_year"]),
    )


def absent_lines(result: HistoryResult, taken: Sequence[Definition]) -> list[str]:
    """Say of each count without a picture why; those of one reason stand together."""
    by_note: dict[str, list[str]] = {}
    for each in result.absent:
        if each.definition not in taken:
            by_note.setdefault(each.note, []).append(count_name(each.definition))
    return [
        say("history.absent", count=_TOGETHER.join(names), note=note)
        for note, names in by_note.items()
    ]


def share_words(share: float | None) -> str:
    """Write a share as so many of 10,000, with a decimal where it is small."""
    if share is None:
        return ""
    value = share * TEN_THOUSAND
    return f"{value:.1f}" if value < DECADE else f"{whole(value):,}"
