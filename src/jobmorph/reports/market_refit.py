"""A fit made on the user's machine beside the one that ships: terminal, CSV, JSON, YAML."""

from typing import Any, Final

import yaml

from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text, record_document
from jobmorph.reports.layout import TerminalStyle, plain_table, wrap_all
from jobmorph.reports.market_calibrate import number, score_lines
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.studies.market_calibrate_result import RefitResult
from jobmorph.studies.market_calibration import LAST_IN_SAMPLE

_CELLS: Final = (
    ("r", "in", "value"),
    ("rmse", "in", "value"),
    ("rmse", "in", "shipped"),
    ("rmse", "in", "regression"),
    ("rmse", "after", "value"),
    ("rmse", "after", "shipped"),
    ("rmse", "after", "regression"),
    ("rmse", "after", "no_change"),
)
_HEADS: Final = ("r", "error", "shipped", "rule", "error", "shipped", "rule", "same")
_WIDTHS: Final = (6, 7, 6, 6, 9, 6, 6, 6)


def render_refit(
    result: RefitResult, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write a fit beside the shipped one.

    Parameters
    ----------
    result : RefitResult
        The answer.
    output_format : {'table', 'json', 'csv', 'yaml'}
        'table' is the terminal; 'csv' the parameters; 'yaml' the fit to keep.
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
            "json": lambda: json_text(refit_document(result)),
            "csv": lambda: render_frame(result.parameters, "csv"),
            "yaml": lambda: _yaml(result),
        },
    )


def refit_document(result: RefitResult) -> dict[str, Any]:
    """Return the answer as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "country": "US",
        **_head(result),
        "free": list(result.free),
        "parameters": result.parameters.to_dicts(),
        "scores": result.scores.to_dicts(),
        "notes": [{"note_id": note.note_id, "text": note.text} for note in result.notes],
        "record": record_document(result.record),
    }


def _head(result: RefitResult) -> dict[str, Any]:
    names = (
        "driver",
        "network",
        "seed",
        "is_complete",
        "evaluations",
        "wanted",
        "loss",
        "shipped_loss",
        "shipped_evaluations",
    )
    return {name: getattr(result, name) for name in names}


def _terminal(result: RefitResult, style: TerminalStyle) -> str:
    driver = say(f"market.fit.driver.{result.driver}")
    lead = say(
        "market.refit.lead",
        loss=f"{result.loss:.2f}",
        shipped=f"{result.shipped_loss:.2f}",
        runs=f"{result.evaluations:,}",
        shipped_runs=f"{result.shipped_evaluations:,}",
    )
    title = say("market.refit.title", driver=driver, network=result.network)
    notes = [note.text for note in result.notes]
    lines = [style.bold(title), *wrap_all([lead, *notes], style), ""]
    lines += score_lines(
        result.scores,
        say("market.fit.given", driver=driver),
        style,
        last_in=LAST_IN_SAMPLE,
        heads=_HEADS,
        cells=_CELLS,
        widths=_WIDTHS,
    )
    lines += ["", *wrap_all([say("market.fit.key.refit", last_in=LAST_IN_SAMPLE)], style), ""]
    return "\n".join([*lines, *_parameter_lines(result, style)]) + "\n"


def _parameter_lines(result: RefitResult, style: TerminalStyle) -> list[str]:
    rows = []
    for row in result.parameters.to_dicts():
        name = row["parameter"].replace("_", " ")
        told = name if row["is_free"] else say("market.refit.parameter.held", name=name)
        known = row["low"] is not None
        ends = say("market.fit.range", low=number(row["low"]), high=number(row["high"]))
        rows.append([told, number(row["value"]), number(row["shipped"]), ends if known else ""])
    columns = ("own", "shipped", "range")
    heads = [say("market.fit.column.parameter")]
    heads += [say(f"market.refit.column.{column}") for column in columns]
    return plain_table(heads, rows, style, right=frozenset({1, 2}))


def _yaml(result: RefitResult) -> str:
    values = {row["parameter"]: row["value"] for row in result.parameters.to_dicts()}
    return str(yaml.safe_dump({"fit": _head(result), "parameters": values}, sort_keys=False))
