"""The evidence table: every published score beside its baseline, floor and goal, in words."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.layout import TerminalStyle, flow, pad, wrap
from jobmorph.reports.theme import plain_number
from jobmorph.reports.words import say

VALUE_WIDTH, TARGET_WIDTH = 27, 18  # columns, so that targets stand below each other
# Scores of what was tried and not chosen: kept, but not what the answers rest on.
_IS_VARIANT: Final = pl.col("metric_id").str.contains(".variants.", literal=True)


def meets(value: float, target: float | None, *, is_higher_better: bool) -> bool | None:
    """Say whether a score meets a floor or goal; None if none is set.

    Examples
    --------
    >>> meets(0.81, 0.80, is_higher_better=True), meets(0.40, 0.25, is_higher_better=False)
    (True, False)
    """
    if target is None:
        return None
    return value >= target if is_higher_better else value <= target


def row_meets(row: dict[str, Any], name: str) -> bool | None:
    """Say whether a row of the evidence table meets its floor or goal; None if none is set.

    A target that equals the baseline means 'beat it': the score must be better, not equal. A gain
    over a baseline beats no gain only if its whole interval does.

    Examples
    --------
    >>> gain = {"value": 0.01, "low": -0.01, "high": 0.03, "floor": 0.0, "baseline_value": 0.0,
    ...         "metric_id": "area.rank_gain", "is_higher_better": True}
    >>> row_meets(gain, "floor"), row_meets({**gain, "low": 0.002}, "floor")
    (False, True)
    """
    target, is_higher_better = row[name], bool(row["is_higher_better"])
    is_met = meets(row["value"], target, is_higher_better=is_higher_better)
    if is_met is None or target != row["baseline_value"]:
        return is_met
    is_gain = str(row["metric_id"]).endswith("_gain")
    bound = row["low" if is_higher_better else "high"] if is_gain else row["value"]
    return bool(is_met and bound is not None and bound != target) and bool(
        meets(bound, target, is_higher_better=is_higher_better)
    )


def target_words(target: float | None, *, is_met: bool | None) -> str:
    """Write a floor or goal with 'met' or 'missed'; a dash if none is set."""
    if is_met is None or target is None:
        return say("evidence.unset")
    return say("evidence.met" if is_met else "evidence.missed", target=plain_number(target))


def terminal_evidence(
    evidence: pl.DataFrame,
    style: TerminalStyle | None = None,
    *,
    area: str | None = None,
    stale: frozenset[str] = frozenset(),
    is_all: bool = False,
) -> str:
    """Print scores beside baseline, floor and goal.

    Parameters
    ----------
    evidence : polars.DataFrame
        Contract `evidence`.
    style : TerminalStyle, optional
        Width, marks, bold.
    area : str, optional
        The area asked for, for the heading; rows are taken as they come.
    stale : frozenset of str
        `metric_id` of scores whose data or code have changed since.
    is_all : bool
        Also the variants that were tried, and how, on what and with which command each score
        was measured.

    Returns
    -------
    str
        No line wider than the style. Scores with a floor or goal come first.
    """
    style = style or TerminalStyle()
    title = say("evidence.title", area=area or say("evidence.all"))
    lines = [style.bold(line) for line in wrap(style.clean(title), style.width)]
    if evidence.is_empty():
        return "\n".join([*lines, say("evidence.empty")]) + "\n"
    for (name,), rows in evidence.group_by(["area"], maintain_order=True):
        lines += ["", *_area_lines(str(name), rows, style, stale, is_all=is_all)]
    dates = ", ".join(evidence.get_column("computed_on").unique().sort())
    lines += ["", *wrap(style.clean(say("evidence.dates", dates=dates)), style.width)]
    return "\n".join(lines) + "\n"


def _area_lines(
    area: str, rows: pl.DataFrame, style: TerminalStyle, stale: frozenset[str], *, is_all: bool
) -> list[str]:
    tried = rows.filter(_IS_VARIANT)
    own = rows.filter(~_IS_VARIANT)
    has_target = pl.col("floor").is_not_null() | pl.col("goal").is_not_null()
    parts = [own.filter(has_target), own.filter(~has_target), tried if is_all else tried.clear()]
    lines = [style.bold(style.clean(area).upper()), *_verdict_lines(own, style)]
    for key, part in zip(("targets", "beside", "variants"), parts, strict=True):
        if part.is_empty():
            continue
        heading = style.bold(style.clean(say(f"evidence.part.{key}", count=part.height)))
        lines += ["", heading]
        for row in part.iter_rows(named=True):
            lines += _score_lines(row, style, is_stale=row["metric_id"] in stale)
    if is_all:
        for row in rows.iter_rows(named=True):
            lines += ["", *_method_lines(row, style)]
        return lines
    fold = say("evidence.fold" if tried.height else "evidence.fold.none", count=tried.height)
    return [*lines, "", *wrap(fold, style.width)]


def _verdict_lines(rows: pl.DataFrame, style: TerminalStyle) -> list[str]:
    """Count how many floors and goals are met."""
    counted = []
    for name in ("floor", "goal"):
        found = [row_meets(row, name) for row in rows.iter_rows(named=True)]
        known = [each for each in found if each is not None]
        counted.append(
            say("evidence.counted", name=say(f"evidence.{name}s"), met=sum(known), count=len(known))
        )
    return wrap(style.clean("; ".join(counted) + "."), style.width)


def _score_lines(row: dict[str, Any], style: TerminalStyle, *, is_stale: bool) -> list[str]:
    """Set a score: what was measured, then value, floor and goal, then the baseline."""
    lines = wrap(style.clean(_metric_words(row, is_stale=is_stale)), style.width, " ",
                 "   ")  # fmt: skip
    parts = [pad(value_words(row), VALUE_WIDTH)]
    for name in ("floor", "goal"):
        if row[name] is not None:
            parts.append(pad(_target(row, name), TARGET_WIDTH))
    beside = style.clean(_baseline_words(row))
    if len(parts) == 1:
        return [*lines, *flow([*parts, beside], style.width, "   ")]
    return [*lines, *flow(parts, style.width, "   "), *wrap(beside, style.width, "   ", "     ")]


def _target(row: dict[str, Any], name: str) -> str:
    said = target_words(row[name], is_met=row_meets(row, name))
    key = "evidence.target.unset" if row[name] is None else "evidence.target"
    return say(key, name=say(f"evidence.{name}"), said=said)


def _metric_words(row: dict[str, Any], *, is_stale: bool) -> str:
    parts = [row["metric"]]
    if not row["is_higher_better"]:
        parts.append(say("evidence.direction.false"))
    if is_stale:
        parts.append(say("evidence.stale.short"))
    return "; ".join(parts)


def value_words(row: dict[str, Any]) -> str:
    """Write a score with its interval, where it has one."""
    text = plain_number(row["value"])
    if row["low"] is None or row["high"] is None:
        return text
    return say(
        "evidence.interval",
        value=text,
        low=plain_number(row["low"]),
        high=plain_number(row["high"]),
    )


def _baseline_words(row: dict[str, Any]) -> str:
    if row["baseline_value"] is None:
        return say("evidence.no_baseline")
    name = row["baseline_name"] or say("evidence.baseline")
    return say("evidence.beside", value=plain_number(row["baseline_value"]), name=name)


def _method_lines(row: dict[str, Any], style: TerminalStyle) -> list[str]:
    head = say("evidence.method", metric=row["metric"], metric_id=row["metric_id"])
    lines = wrap(style.clean(head), style.width, " ", "   ")
    texts = (
        say("evidence.cases.of", n=plain_number(row["n"])),
        say("evidence.protocol", protocol=row["protocol"]),
        say("evidence.data", data=row["data"]),
        say("evidence.command", command=row["command"]),
    )
    for text in texts:
        lines += wrap(style.clean(text), style.width, "   ", "     ")
    return lines


def score_words(row: dict[str, Any]) -> str:
    """Write one score as a line: value, interval, cases, baseline, floor, goal, direction.

    Parameters
    ----------
    row : dict
        One row of contract `evidence`.
    """
    parts = [value_words(row), say("evidence.cases", n=plain_number(row["n"]))]
    parts.append(_baseline_words(row))
    parts += [_target(row, name) for name in ("floor", "goal")]
    parts.append(say(f"evidence.direction.{str(bool(row['is_higher_better'])).lower()}"))
    return "; ".join(parts)


def evidence_words(evidence: pl.DataFrame) -> pl.DataFrame:
    """Set the evidence table in a reader's words, one row a score, for Markdown."""
    rows = []
    for row in evidence.iter_rows(named=True):
        rows.append(
            {
                say("evidence.area"): row["area"],
                say("evidence.metric"): row["metric"],
                say("evidence.value"): score_words(row),
                say("evidence.again"): row["command"],
            }
        )
    return pl.DataFrame(rows)
