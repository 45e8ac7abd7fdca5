"""A team's redesign as an Excel workbook: twenty sheets, costs that a person can work out anew."""

from collections.abc import Mapping
from typing import Final

from jobmorph.reports.team_workbook_cost import cost_sheet
from jobmorph.reports.team_workbook_decides import decides_sheet
from jobmorph.reports.team_workbook_designs import (
    answer_sheet,
    designs_sheet,
    opening_lines,
    pay_words,
)
from jobmorph.reports.team_workbook_people import (
    coaching_sheet,
    measures_sheet,
    risks_sheet,
    training_sheet,
)
from jobmorph.reports.team_workbook_record import record_pages
from jobmorph.reports.team_workbook_seats import (
    hiring_sheet,
    hours_sheet,
    moves_sheet,
    roles_sheet,
    seats_sheet,
)
from jobmorph.reports.terminal_details import record_line
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Sheet, sheet_of, write_workbook
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.team_result import TeamResult

PAGES: Final = ("training", "coaching", "risks", "measures")


def team_workbook(result: TeamResult, pages: Mapping[str, Sheet] | None = None) -> bytes:
    """Write the answer as an .xlsx file.

    Parameters
    ----------
    result : TeamResult
        The answer.
    pages : mapping of str to Sheet, optional
        Sheets of a fuller plan in place of ours: 'training', 'coaching', 'risks', 'measures'.

    Returns
    -------
    bytes
        Twenty sheets: Read me, Answer, Designs, Roles, Hours by task, Seats by quarter, Moves,
        Hiring, Training, Coaching, Cost, What decides it, Risks, Measures, Folded groups, Titles to
        confirm, Overruled verdicts, Assumptions, Sources, Run record. Only Cost has formulas, none
        holds a word of the roster, and each carries its value. The same answer has the same bytes.

    Raises
    ------
    ParameterError
        If a page is none of those four.
    """
    fuller = pages or {}
    strays = [name for name in fuller if name not in PAGES]
    if strays:
        raise ParameterError("no such page of the workbook", items=strays)
    sheets = [
        _read_me(result),
        answer_sheet(result),
        designs_sheet(result),
        roles_sheet(result),
        hours_sheet(result),
        seats_sheet(result),
        moves_sheet(result),
        hiring_sheet(result),
        fuller.get("training") or training_sheet(result),
        fuller.get("coaching") or coaching_sheet(result),
        cost_sheet(result),
        decides_sheet(result),
        fuller.get("risks") or risks_sheet(result),
        fuller.get("measures") or measures_sheet(result),
        *record_pages(result),
    ]
    return write_workbook(sheets, _title(result))


def _title(result: TeamResult) -> str:
    return say("team.book.title", name=result.roster.source)


def _read_me(result: TeamResult) -> Sheet:
    texts = [
        _title(result),
        *opening_lines(result),
        pay_words(result),
        *(say(f"team.book.{key}") for key in ("people", "how", "change", "not", "exposure")),
        *result.record.notes,
        record_line(result.record),
    ]
    return sheet_of(say("team.book.read_me"), (), [[text] for text in dict.fromkeys(texts)])
