"""The sentences of an answer about moves: what leads, what the limits leave out, what to type."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from jobmorph.reports.commands import typed_job
from jobmorph.reports.paths_view import (
    ROLE,
    Row,
    counted_as,
    crowded_names,
    hundred,
    inside,
    is_empty,
    is_known,
    kept,
    learn_words,
    left,
    months_ends,
    name_of,
    pay_fall,
    target_row,
)
from jobmorph.reports.sentences import SURE_PROBABILITY, as_heading, in_sentence
from jobmorph.reports.theme import count_words, money, whole
from jobmorph.reports.words import say
from jobmorph.schema.job import Match
from jobmorph.studies.paths_result import PathLimits, PathsResult

WAGE_STEP: Final = 1000
MISSING: Final = 3


def read_sentence(result: PathsResult) -> str:
    """Say how the words were read, whose figures these are and what a person is taken to bring."""
    match, counted = result.start.match, counted_as(result)
    key = "paths.read.occupation" if match.job.kind == "occupation" else "paths.read.role"
    texts = [say(key if counted else "paths.read.none", counted=counted, code=match.job.id)]
    if match.probability is not None and match.probability < SURE_PROBABILITY:
        texts.append(say("read.probability", share=whole(match.probability * 100)))
    return " ".join(texts)


def brings_sentence(result: PathsResult) -> str:
    """Say from where it is known what a person brings."""
    return say("paths.brings.profile" if result.is_from_profile else "paths.brings.job")


def lead_sentence(result: PathsResult) -> str:
    """Answer: what the trade knows and what was counted; of a target, that one move."""
    if result.target is not None:
        return " ".join(target_sentences(result))
    if is_empty(result):
        bare = result.destinations.is_empty()
        return say("paths.lead.none.bare" if bare else "paths.lead.none")
    trade, counted = kept(result, "trade"), kept(result, "counted")
    texts = [_trade_lead(trade)] if trade else []
    if counted and not trade:
        key = "paths.lead.only.one" if len(counted) == 1 else "paths.lead.only"
        texts.append(say(key, count=count_words(len(counted))))
    if counted:
        texts.append(say("paths.lead.counted", title=inside(counted[0]), **_ends(counted[0])))
    return " ".join(texts)


def _trade_lead(rows: list[Row]) -> str:
    known = [row for row in rows if row["months"] is not None]
    if not known:
        return say("paths.lead.trade.bare", count=len(rows))
    nearest = min(known, key=lambda row: row["months"])
    key = "paths.lead.trade.one" if len(rows) == 1 else "paths.lead.trade"
    title, count = inside(nearest), count_words(len(rows))
    return say(key, title=title, count=count, **months_ends(nearest))


def _ends(row: Row) -> dict[str, Any]:
    low, high = (whole(100 * row[f"move_probability_{end}"]) for end in ("low", "high"))
    return {"low": low, "mid": hundred(row["move_probability"]), "high": max(high, 1)}


def target_name(result: PathsResult) -> str:
    """Name the job asked for; empty without one."""
    row = target_row(result)
    if row is not None:
        return name_of(row)
    return as_heading(result.target.job.title) if result.target else ""


def target_sentences(result: PathsResult) -> list[str]:
    """Say how long the move asked for takes, what is missing, and whether it was counted."""
    row = target_row(result)
    if row is None:
        return [say("paths.to.unknown", title=target_name(result))]
    texts = _takes(result, row)
    if row["move_probability"] is None:
        texts.append(say("paths.to.uncounted"))
    else:
        texts.append(say("paths.to.counted", **_ends(row)))
    if row["left_out"] is not None:
        texts.append(say("paths.to.left_out", reason=reason_words(result, row["left_out"])))
    return texts


def _takes(result: PathsResult, row: Row) -> list[str]:
    title = name_of(row)
    if row["months"] is None:
        return [say("paths.to.months.none", title=title)]
    key, hours = f"paths.to.months.{row['months_from']}", f"{result.hours_week:g}"
    months = say(key, title=title, hours=hours, **months_ends(row))
    return [months, _missing(row)] if is_known(row) else [months]


def _missing(row: Row) -> str:
    if row["brings"] >= row["asks"]:
        return say("paths.to.all", asked=row["asks"])
    had, asked = row["brings"], row["asks"]
    return say("paths.to.missing", had=had, asked=asked, learn=learn_words(row, MISSING))


def crowded_sentence(rows: Sequence[Row], most: int = 2) -> str:
    """Name the first crowded of some jobs; empty if none is."""
    names = crowded_names(rows, most)
    return say("paths.crowded", titles=say("paths.and").join(names)) if names else ""


# --- limits ----------------------------------------------------------------------------------


def _limit_words(limits: PathLimits) -> dict[str, str]:
    none = say("paths.out.no_limit")
    return {
        "months": none if limits.most_months is None else f"{limits.most_months:g}",
        "wage": none if limits.least_wage_usd_year is None else money(limits.least_wage_usd_year),
        "avoid": avoided(limits),
    }


def avoided(limits: PathLimits) -> str:
    """Name the conditions of work to avoid."""
    return ", ".join(name.replace("-", " ") for name in limits.avoid)


def reason_words(result: PathsResult, reason: str) -> str:
    """Say why the limits leave a move out."""
    return say(f"paths.reason.{reason}", **_limit_words(result.limits))


def left_out_items(result: PathsResult) -> str:
    """Count what the limits leave out, by reason; empty if nothing."""
    rows = result.left_out.filter(result.left_out["count"] > 0).to_dicts()
    items = []
    for place, row in enumerate(rows):
        noun = "paths.out.move" if row["count"] == 1 else "paths.out.moves"
        values = {"count": row["count"], "noun": "" if place else say(noun)}
        items.append(say(f"paths.out.{row['reason']}", **values, **_limit_words(result.limits)))
    return ", ".join(items)


def none_sentences(result: PathsResult) -> list[str]:
    """Say why nothing is left, and what would show more."""
    items = left_out_items(result)
    if items:
        return [say("paths.none.why", items=items), say("paths.none.try")]
    return [say("paths.unseen"), say("paths.none.bare.try", job=typed_job(result.start))]


# --- commands --------------------------------------------------------------------------------


def commands(result: PathsResult) -> list[str]:
    """Name what can be typed next, most useful first."""
    job = typed_job(result.start)
    if is_empty(result):
        return [*relaxed(result), say("paths.command.role", job=job)]
    if result.target is not None:
        return [
            say("paths.command.plan", job=job, target=_typed(result.target)),
            say("paths.command", job=job, flags=""),
            say("paths.command.all", job=job),
        ]
    shown = [*kept(result, "trade"), *kept(result, "counted")]
    roles = [row for row in shown if row["place_kind"] == ROLE]
    paid = [row for row in shown if not pay_fall(row)]
    targets = [in_sentence(roles[0]["title"])] if roles else [row["codes"][0] for row in paid[:1]]
    texts = [say("paths.command.plan", job=job, target=target) for target in targets]
    if not result.limits.no_degree and any("degree" in row["barriers"] for row in shown):
        texts.append(say("paths.command.degree", job=job))
    elif result.limits.most_months is None:
        texts.append(say("paths.command.months", job=job))
    texts += [say("paths.command.to", job=job, target=target) for target in targets]
    return [*texts, say("paths.command.all", job=job)]


def _typed(match: Match) -> str:
    """Write a job as it can be typed between quotes: the words asked for, else its id."""
    asked = " ".join(match.query.split())
    return asked if asked.isascii() and '"' not in asked else match.job.id


def relaxed(result: PathsResult) -> list[str]:
    """Write the question again with one limit widened, the widest gain first."""
    job, limits = typed_job(result.start), result.limits
    rows = left(result)
    wider: list[PathLimits] = []
    for reason in result.left_out.sort("count", descending=True).get_column("reason"):
        own = [row for row in rows if row["left_out"] == reason]
        if reason == "months":
            known = [row["months"] for row in own if row["months"] is not None]
            months = float(math.ceil(min(known))) if known else None
            wider.append(replace(limits, most_months=months))
        elif reason == "wage":
            wages = [row["wage_usd_year"] for row in own if row["wage_usd_year"] is not None]
            least = max(wages, default=0.0) // WAGE_STEP * WAGE_STEP
            wider.append(replace(limits, least_wage_usd_year=least or None))
        elif reason == "degree":
            wider.append(replace(limits, no_degree=False))
        elif reason == "licence":
            wider.append(replace(limits, no_licence=False))
        elif reason == "part_time":
            wider.append(replace(limits, part_time=False))
        elif reason == "avoid":
            wider.append(replace(limits, avoid=()))
    return [say("paths.command", job=job, flags=limit_flags(each)) for each in wider]


def limit_flags(limits: PathLimits) -> str:
    """Write limits as they are typed."""
    texts = []
    if limits.most_months is not None:
        texts.append(say("paths.flag.months", months=f"{limits.most_months:g}"))
    if limits.least_wage_usd_year is not None:
        texts.append(say("paths.flag.wage", wage=f"{limits.least_wage_usd_year:.0f}"))
    for flag, name in (
        (limits.no_degree, "degree"),
        (limits.no_licence, "licence"),
        (limits.part_time, "part_time"),
    ):
        texts += [say(f"paths.flag.{name}")] if flag else []
    texts += [say("paths.flag.avoid", avoid=name) for name in limits.avoid]
    return "".join(texts)
