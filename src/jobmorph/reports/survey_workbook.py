"""The form of a time survey as a workbook: hours can be typed, anything else is refused."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from jobmorph.intake.survey import MOST_HOURS
from jobmorph.intake.survey_words import HOURS_HEADING
from jobmorph.reports.survey_form import form_labels, form_lines, form_mark, form_title
from jobmorph.reports.words import say
from jobmorph.reports.workbook import tab_name
from jobmorph.studies.survey_form import SurveyForm

TASK_WIDTH, HOURS_WIDTH = 60, 14
LINE_HEIGHT = 30  # points: two lines of text
# A file made twice has the same bytes: it tells no time of its own.
MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)


def survey_form_workbook(form: SurveyForm) -> bytes:
    """Write the form as one sheet; the sum stands below the hours.

    Returns
    -------
    bytes
        The same form has the same bytes. No cell is merged, hidden or run.
    """
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    with Workbook(buffer, options) as book:
        book.set_properties({"title": form_title(form), "created": MADE})
        _write(book, book.add_worksheet(tab_name(say("survey.form.sheet"))), form)
    return buffer.getvalue()


def _write(book: Any, page: Any, form: SurveyForm) -> None:
    strong = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    box = book.add_format({"border": 1, "num_format": "0.0#"})
    page.set_column(0, 0, TASK_WIDTH)
    page.set_column(1, 1, HOURS_WIDTH)
    page.write_string(0, 0, form_title(form), strong)
    lines = [*form_lines(form), say("survey.form.book"), form_mark(form)]
    for row, line in enumerate(lines, start=1):
        page.set_row(row, LINE_HEIGHT)
        page.write_string(row, 0, line, text)
    head = len(lines) + 2
    page.write_string(head, 0, say("survey.form.task"), strong)
    page.write_string(head, 1, HOURS_HEADING, strong)
    labels = form_labels(form)
    for row, label in enumerate(labels, start=head + 1):
        page.write_string(row, 0, label, text) if label else page.write_blank(row, 0, None, box)
        page.write_blank(row, 1, None, box)
    last = head + len(labels)
    page.data_validation(head + 1, 1, last, 1, {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": MOST_HOURS,
        "error_message": say("survey.form.range"),
    })  # fmt: skip
    page.write_string(last + 1, 0, say("survey.form.together"), strong)
    page.write_formula(last + 1, 1, f"=SUM(B{head + 2}:B{last + 1})", box, 0)
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
