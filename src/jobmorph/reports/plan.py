"""A learning plan in one of its forms: terminal, Markdown, page, JSON, table, calendar."""

from typing import Final

from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import ANSWER_FORMATS, render_form
from jobmorph.reports.plan_calendar import plan_calendar
from jobmorph.reports.plan_document import plan_markdown
from jobmorph.reports.plan_json import plan_csv, plan_json
from jobmorph.reports.plan_sentences import ALONE, Beside
from jobmorph.reports.plan_terminal import terminal_plan
from jobmorph.studies.plan_result import PlanResult

PLAN_FORMATS: Final = (*ANSWER_FORMATS, "ics")


def render_plan(
    result: PlanResult,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
    is_all: bool = False,
    beside: Beside = ALONE,
) -> str:
    """Write a learning plan.

    Parameters
    ----------
    result : PlanResult
        The plan.
    output_format : {'table', 'json', 'csv', 'md', 'html', 'ics'}
        'table' is the terminal; 'html' a page to print and pin up; 'csv' one row a step; 'ics' a
        calendar with one entry a week.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    is_all : bool
        'table': everything behind the first screen as well. 'ics': every week, not the first 8.
    beside : Beside
        What is to be said and is not part of the study. 'ics' needs its `start`.

    Returns
    -------
    str
        Text that ends with a line break.

    Raises
    ------
    ParameterError
        If the format is unknown, or 'ics' has no first day.
    """
    return render_form(
        output_format,
        {
            "table": lambda: terminal_plan(result, style or TerminalStyle(), beside, is_all=is_all),
            "json": lambda: plan_json(result, beside),
            "csv": lambda: plan_csv(result),
            "md": lambda: plan_markdown(result, beside),
            "html": lambda: _html(result, beside),
            "ics": lambda: plan_calendar(result, beside, is_all=is_all),
        },
    )


def _html(result: PlanResult, beside: Beside) -> str:
    from jobmorph.reports.plan_html import plan_html

    return plan_html(result, beside)
