"""The form of a time survey: to fill in on paper, in a spreadsheet or as CSV."""

import csv
import io
from typing import Any, Final

from jobmorph.intake.survey_words import FORM_MARK, HOURS_HEADING
from jobmorph.reports.csv import guard_cell
from jobmorph.reports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.json_parts import job_document, json_text, record_document
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.words import say
from jobmorph.studies.survey_form import SurveyForm

BLANK: Final = "......"
ASKED_COLUMNS: Final = ("task_id", "label", "activity_id", "other_side")


def render_survey_form(
    form: SurveyForm, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write the form as text; `reports.survey_workbook` writes it as a workbook.

    Parameters
    ----------
    form : SurveyForm
        What is asked.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' shows it in the terminal; 'csv' and 'html' are to be handed out; 'json' says what
        it asks, with the record.
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
            "table": lambda: render_document(
                _document(form, is_shown=True), style=style or TerminalStyle()
            ),
            "json": lambda: json_text(_json(form)),
            "csv": lambda: _csv(form),
            "md": lambda: render_document(_document(form), "md"),
            "html": lambda: render_document(_document(form), "html"),
        },
    )


def form_lines(form: SurveyForm) -> list[str]:
    """Return what a person reads above the tasks."""
    given = say("survey.form.to", recipient=form.recipient.rstrip("."))
    return [
        say("survey.form.about"),
        say("survey.form.name"),
        say("survey.form.few"),
        say("survey.form.how"),
        say("survey.form.free", count=form.free_tasks),
        given if form.recipient else say("survey.form.to.nobody"),
    ]


def form_title(form: SurveyForm) -> str:
    """Return what the form is called."""
    return say("survey.form.title", title=form.asked.match.job.title)


def form_mark(form: SurveyForm) -> str:
    """Return the line by which the form is known again."""
    return f"{FORM_MARK} {form.asked.match.job.id}"


def form_labels(form: SurveyForm) -> list[str]:
    """Return the tasks as they stand in the form, empty lines last."""
    return [*form.asked.tasks.get_column("label").to_list(), *[""] * form.free_tasks]


def _csv(form: SurveyForm) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for line in (form_title(form), *form_lines(form), form_mark(form)):
        writer.writerow([guard_cell(line)])
    writer.writerow([say("survey.form.task"), HOURS_HEADING])
    for label in form_labels(form):
        writer.writerow([guard_cell(label), ""])
    # A spreadsheet takes UTF-8 for what it is only behind a mark.
    return "\ufeff" + buffer.getvalue()


def _document(form: SurveyForm, *, is_shown: bool = False) -> Document:
    caption = say("survey.form.caption")
    rows = [(label or BLANK, BLANK) for label in form_labels(form)]
    blocks: list[Block] = [
        Bullets(tuple(form_lines(form))),
        Heading(caption),
        table_of(caption, [say("survey.form.task"), HOURS_HEADING], rows, (1,)),
        Paragraph(form_mark(form)),
    ]
    if is_shown:
        blocks.append(Paragraph(say("survey.form.sent")))
    return Document(form_title(form), tuple(blocks))


def _json(form: SurveyForm) -> dict[str, Any]:
    return {
        "schema_version": form.schema_version,
        "job": job_document(form.asked.match),
        "title": form_title(form),
        "lines": form_lines(form),
        "tasks": form.asked.tasks.select(
            "task_id", "label", "activity_id", "other_side"
        ).to_dicts(),
        "free_tasks": form.free_tasks,
        "record": record_document(form.asked.record),
    }
