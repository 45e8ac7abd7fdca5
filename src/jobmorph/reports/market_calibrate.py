"""How well the simulator follows the past, in every form: terminal, CSV, JSON, YAML."""

from collections.abc import Sequence
from typing import Any, Final

import polars as pl
import yaml

from jobmorph.reports.commands import commands_line
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text, record_document
from jobmorph.reports.layout import TerminalStyle, pad, plain_table, wrap_all
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.studies.market_calibrate_result import CalibrationResult

NAME_WIDTH: Final = 25
WIDTHS: Final = (6, 6, 9, 7, 10, 7, 7)
POINTS: Final = 100.0
# Statistic, window and column of the frame, cell by cell.
CELLS: Final = (
    ("r", "in", "value"),
    ("r", "in", "regression"),
    ("rmse", "in", "value"),
    ("rmse", "in", "regression"),
    ("rmse", "after", "value"),
    ("rmse", "after", "regression"),
    ("rmse", "after", "no_change"),
)
HEADS: Final = ("r", "rule", "error", "rule", "error", "rule", "same")
_NETWORKS: Final = ("one", "observed", "predicted", "size", "identity")
# Nothing below this is told apart from none.
_LEAST: Final = 1e-4


def render_calibration(
    result: CalibrationResult, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write the shipped fits with their scores.

    Parameters
    ----------
    result : CalibrationResult
        The answer.
    output_format : {'table', 'json', 'csv', 'yaml'}
        'table' is the terminal; 'csv' the scores; 'yaml' the fitted parameters.
    style : TerminalStyle, optional
        Width and marks of 'table'.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: _terminal(result, style or TerminalStyle()),
            "json": lambda: json_text(calibration_document(result)),
            "csv": lambda: render_frame(result.scores, "csv"),
            "yaml": lambda: _yaml(result),
        },
    )


def calibration_document(result: CalibrationResult) -> dict[str, Any]:
    """Return the answer as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "country": "US",
        "first_month": result.first_month,
        "last_in_sample": result.last_in_sample,
        "last_month": result.last_month,
        "scores": result.scores.to_dicts(),
        "parameters": result.parameters.to_dicts(),
        "fits": result.fits.to_dicts(),
        "stale_reason": result.stale_reason,
        "notes": [{"note_id": note.note_id, "text": note.text} for note in result.notes],
        "record": record_document(result.record),
    }


def score_cells(
    scores: pl.DataFrame, series: str, cells: Sequence[tuple[str, str, str]] = CELLS
) -> list[str]:
    """Return the cells of one series: correlations as they are, errors in points."""
    rows = {(row["statistic"], row["window"]): row for row in scores.to_dicts() if
            row["series"] == series}  # fmt: skip
    texts = []
    for statistic, window, column in cells:
        value = rows[statistic, window][column]
        scale = POINTS if statistic == "rmse" else 1.0
        texts.append("" if value is None else f"{value * scale:.2f}")
    return texts


def score_lines(
    scores: pl.DataFrame,
    title: str,
    style: TerminalStyle,
    *,
    last_in: str,
    heads: Sequence[str] = HEADS,
    cells: Sequence[tuple[str, str, str]] = CELLS,
    widths: Sequence[int] = WIDTHS,
) -> list[str]:
    """Set the scores under one driver, target by target; an input says that it is one."""
    windows = [window for _, window, _ in cells]
    inside = sum(width for width, window in zip(widths, windows, strict=True) if window == "in")
    after = pad(say("market.fit.window.after", last_in=last_in), sum(widths) - inside, "right")
    first = pad(title, NAME_WIDTH) + pad(say("market.fit.window.in"), inside, "right") + after
    names = [say(f"market.fit.column.{head}") for head in heads]
    lines = [style.bold(first.rstrip()), style.bold(_line("", names, widths))]
    for series in scores.get_column("series").unique(maintain_order=True):
        name = say(f"market.fit.series.{series}")
        if scores.filter(pl.col("series") == series).item(0, "is_given"):
            lines.append(pad(name, NAME_WIDTH) + "  " + say("market.fit.not_scored"))
        else:
            lines.append(_line(name, score_cells(scores, series, cells), widths))
    return lines


def number(value: float | None) -> str:
    """Write a parameter with three digits; nothing that rounds to none.

    Examples
    --------
    >>> number(0.0031004), number(5.5e-06), number(2.0), number(None)
    ('0.0031', '0', '2', '')
    """
    if value is None:
        return ""
    return "0" if abs(value) < _LEAST else f"{value:.3g}"


def failing(scores: pl.DataFrame, window: str, rule: str) -> list[str]:
    """Name the series for which a rule is closer than the simulator."""
    scored = scores.filter(
        (pl.col("statistic") == "rmse") & (pl.col("window") == window) & ~pl.col("is_given")
    )
    rows = scored.filter(pl.col("value") > pl.col(rule))
    if rows.height == scored.height:
        return [say("market.fit.fails.all")]
    return [say(f"market.fit.series.{each}") for each in rows.get_column("series")]


def _terminal(result: CalibrationResult, style: TerminalStyle) -> str:
    months = say(
        "market.fit.months",
        first=result.first_month,
        last_in=result.last_in_sample,
        last=result.last_month,
    )
    lines = [style.bold(say("market.fit.title")), *wrap_all([_lead(result), months], style), ""]
    for driver, scores in _by_driver(result.scores):
        title = say("market.fit.given", driver=say(f"market.fit.driver.{driver}"))
        lines += [*score_lines(scores, title, style, last_in=result.last_in_sample), ""]
    key = say("market.fit.key", last_in=result.last_in_sample)
    lines += [*wrap_all([key, say("market.fit.level")], style), ""]
    lines += [style.bold(say("market.fit.fails")), *wrap_all(_fails(result), style, "", "  "), ""]
    lines += [style.bold(say("market.fit.parameters")), *_parameter_lines(result, style)]
    lines += [*wrap_all([say("market.fit.star"), "", *_network_sentences(result)], style), ""]
    if result.stale_reason:
        lines += wrap_all([say("market.fit.stale", reason=result.stale_reason)], style)
    commands = [say("market.fit.command.refit"), say("market.fit.command.evidence")]
    return "\n".join([*lines, commands_line(commands, style)]) + "\n"


def _by_driver(scores: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    names = scores.get_column("driver").unique(maintain_order=True).to_list()
    return [(name, scores.filter(pl.col("driver") == name)) for name in names]


def _lead(result: CalibrationResult) -> str:
    driver, scores = _by_driver(result.scores)[0]
    texts = score_cells(scores, "unemployment")
    key = "market.fit.lead" if driver == "output" else "market.fit.lead.given"
    return say(
        key,
        driver=say(f"market.fit.driver.{driver}"),
        error=texts[2],
        rule=texts[3],
        after=texts[4],
        same=texts[6],
    )


def _fails(result: CalibrationResult) -> list[str]:
    sentences = []
    for driver, scores in _by_driver(result.scores):
        named = say(f"market.fit.driver.{driver}")
        told = [
            say(f"market.fit.fails.{window}", driver=named, names=", ".join(names))
            for window, rule in (("in", "regression"), ("after", "no_change"))
            if (names := failing(scores, window, rule))
        ]
        sentences += told or [say("market.fit.fails.none", driver=named)]
    return sentences


def _parameter_lines(result: CalibrationResult, style: TerminalStyle) -> list[str]:
    drivers = result.parameters.get_column("fit").unique(maintain_order=True).to_list()
    names = result.parameters.get_column("parameter").unique(maintain_order=True).to_list()
    rows = {(row["parameter"], row["fit"]): row for row in result.parameters.to_dicts()}
    table = []
    for name in names:
        found = [rows.get((name, driver)) for driver in drivers]
        values = [number(each["value"]) if each else "" for each in found]
        ends = next((interval_words(each) for each in found if each and each["low"] is not None),
                    "")  # fmt: skip
        table.append([name.replace("_", " "), *values, ends])
    heads = [say("market.fit.column.parameter"), *(say(f"market.fit.driver.{d}") for d in drivers)]
    right = frozenset(range(1, len(drivers) + 1))
    return plain_table([*heads, say("market.fit.column.range")], table, style, right=right)


def interval_words(row: dict[str, Any]) -> str:
    """Write a profile interval; ends that are those of the search carry a mark."""
    ends = {}
    for end in ("low", "high"):
        text = number(row[end])
        is_bound = row[f"is_{end}_bound"]
        ends[end] = text if is_bound else say("market.fit.unbounded", value=text)
    return say("market.fit.range", **ends)


def _network_sentences(result: CalibrationResult) -> list[str]:
    fits = result.fits.filter(pl.col("fit").str.starts_with("network_"))
    if fits.is_empty():
        return []
    loss = {row["network"]: row["loss"] for row in fits.to_dicts()}
    told = [
        say(f"market.fit.network.{name}", loss=f"{loss[name]:.2f}")
        for name in _NETWORKS
        if name in loss
    ]
    permuted = [value for name, value in loss.items() if name.startswith("permuted")]
    if permuted:
        low, high = (f"{end:.2f}" for end in (min(permuted), max(permuted)))
        told.append(say("market.fit.network.permuted", low=low, high=high))
    apart = f"{(max(loss.values()) / min(loss.values()) - 1.0) * 100:.1f}%"
    sentences = [say("market.fit.networks", told=", ".join(told), apart=apart)]
    if not fits.get_column("is_refitted").any():
        sentences.append(say("market.fit.networks.same"))
    return sentences


def _yaml(result: CalibrationResult) -> str:
    fits = {
        str(driver): {row["parameter"]: row["value"] for row in rows.to_dicts()}
        for (driver,), rows in result.parameters.group_by("fit", maintain_order=True)
    }
    return str(yaml.safe_dump({"fits": fits}, sort_keys=False))


def _line(name: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    told = "".join(pad(cell, width, "right") for cell, width in zip(cells, widths, strict=True))
    return (pad(name, NAME_WIDTH) + told).rstrip()
