"""A roster check as JSON: columns, titles and sums; no row of a person."""

from dataclasses import asdict
from typing import Any

from jobmorph.reports.json_parts import record_document
from jobmorph.studies.roster_result import RosterResult

SCHEMA_FILE = "roster-1.0.json"


def roster_document(result: RosterResult) -> dict[str, Any]:
    """Return the answer as plain JSON types."""
    heads = {row["title"]: row for row in result.titles.iter_rows(named=True)}
    starts = result.starts
    return {
        "schema_version": result.schema_version,
        "source": result.source,
        "form": result.form,
        "totals": asdict(result.totals),
        "columns": [asdict(use) for use in result.columns],
        "titles": [
            {
                "title": each.title,
                "team_heads": heads[each.title]["team_heads"],
                "team_fte": heads[each.title]["team_fte"],
                "title_status": each.status,
                "job": None if each.job is None else asdict(each.job),
                "guesses": [asdict(guess) for guess in each.guesses],
            }
            for each in result.readings
        ],
        "departments": [asdict(group) for group in result.groups],
        "folded_start_year": result.folded_start_year,
        "starts": None
        if starts is None
        else {
            "bands": list(starts.bands),
            "rows": [
                {"department": name or None, "people": list(counts), "total": total}
                for name, counts, total in zip(
                    starts.groups, starts.people, starts.totals, strict=True
                )
            ],
        },
        "said": dict(result.said),
        "untitled_lines": list(result.untitled_lines),
        "withheld_lines": list(result.withheld_lines),
        "withheld_words": [
            {"column": column, "lines": list(lines)}
            for column, lines in result.withheld_words.items()
        ],
        "record": record_document(result.record),
    }
