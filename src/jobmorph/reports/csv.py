"""The task table as CSV: one row per task, moment and part, full precision."""

import csv
import io

from jobmorph.schema.ids import MOMENTS, PARTS
from jobmorph.studies.role_result import RoleResult

TASK_COLUMNS = (
    "job_id",
    "job_title",
    "edition",
    "usage_as_of",
    "horizon_year",
    "task_id",
    "label",
    "time_share",
    "time_hours_week",
    "moment",
    "part",
    "low",
    "mid",
    "high",
    "agreement",
    "is_overruled",
    "reason_text",
)

# Spreadsheets read a cell that starts like this as a formula, also from somebody else's file.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def role_csv(result: RoleResult) -> str:
    """Write the task table, tidy: one row per task, moment and part.

    Parameters
    ----------
    result : RoleResult
        The answer; `low`, `mid`, `high` are shares of the task's hours now.

    Returns
    -------
    str
        CSV with the columns `TASK_COLUMNS`, lines ended by a line feed.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(TASK_COLUMNS)
    job = result.match.job
    head = [job.id, job.title, result.record.edition, result.usage_as_of, result.horizon_year]
    for row in result.tasks.iter_rows(named=True):
        task = [row[name] for name in ("task_id", "label", "time_share", "time_hours_week")]
        tail = [row["agreement"], str(row["is_overruled"]).lower(), row["reason_text"]]
        for moment in MOMENTS:
            for part in PARTS:
                shares = [row[f"{moment}_{part}_{bound}"] for bound in ("low", "mid", "high")]
                cells = [*head, *task, moment, part, *shares, *tail]
                writer.writerow([guard_cell(cell) for cell in cells])
    return buffer.getvalue()


def guard_cell(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    Examples
    --------
    >>> guard_cell("=1+1"), guard_cell(-0.5), guard_cell("plain")
    ("'=1+1", -0.5, 'plain')
    """
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
