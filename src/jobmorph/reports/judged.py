"""Library tasks: what our model and the library's author say, side by side."""

from typing import Any

from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.role_result import RoleResult


def judged_sentences(result: RoleResult) -> dict[str, list[str]]:
    """Say for each task what model and author said before they were pooled.

    Returns
    -------
    dict of str to list of str
        Sentences by task_id, one a moment; 'far apart' is said where it holds. Empty without a
        library role.
    """
    sentences: dict[str, list[str]] = {}
    for row in result.judged.iter_rows(named=True):
        sentences.setdefault(row["task_id"], []).append(_sentence(row))
    return sentences


def judged_summary(result: RoleResult) -> str:
    """Say on how many tasks model and author are far apart; empty without a library role."""
    if result.judged.is_empty():
        return ""
    count = result.judged.get_column("task_id").n_unique()
    apart = result.judged.filter("is_far").get_column("task_id").n_unique()
    return say("judged.summary", count=count, apart=apart)


def _sentence(row: dict[str, Any]) -> str:
    shares = {
        whose: say(
            "all.override.shares", **{part: whole(row[f"{whose}_{part}"] * 100) for part in PARTS}
        )
        for whose in ("model", "author")
    }
    key = "judged.far" if row["is_far"] else "judged"
    return say(key, moment=say(f"judged.{row['moment']}"), **shares)
