"""Two jobs side by side as a page."""

from jobmorph.reports.compare import compare_edition, compared_lines, compared_titles
from jobmorph.reports.document import Document, Heading, Paragraph, render_document, table_of
from jobmorph.reports.role_view import view_role
from jobmorph.reports.sentences import lead_sentence, stays_sentence
from jobmorph.reports.words import say
from jobmorph.studies.role_result import RoleResult


def compare_html(left: RoleResult, right: RoleResult) -> str:
    """Write two answers side by side as one HTML file: sentences of both, then the table."""
    titles = compared_titles(left, right)
    answers = [
        block
        for result, title in zip((left, right), titles, strict=True)
        for block in (Heading(title), Paragraph(_answer(result), is_lead=True))
    ]
    rows = [(line.name, line.left, line.right) for line in compared_lines(left, right)]
    heads = [say("compare.question"), *titles]
    remarks = [say("exposure"), compare_edition(left)]
    if left.horizon_year != right.horizon_year:
        years = say("compare.years", left=left.horizon_year, right=right.horizon_year)
        remarks.insert(0, years)
    blocks = (
        *answers,
        table_of(say("compare.title"), heads, rows, (1, 2)),
        *(Paragraph(remark) for remark in remarks),
    )
    document = Document(say("compare.title"), blocks, left.record.edition)
    return render_document(document, "html")


def _answer(result: RoleResult) -> str:
    view = view_role(result)
    return f"{lead_sentence(result, view)} {stays_sentence(result, view)}"
