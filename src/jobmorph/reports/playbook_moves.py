"""The redesign of a playbook in sentences."""

from collections.abc import Sequence

import polars as pl

from jobmorph.reports.theme import shown, whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.playbook_result import PlaybookResult

MOST_NAMED = 4


def move_sentences(result: PlaybookResult) -> list[str]:
    """Say each move of the redesign in a sentence or two, in order."""
    return [_sentence(row, result) for row in result.moves.iter_rows(named=True)]


def named_steps(steps: pl.DataFrame, task_ids: Sequence[str], most: int = MOST_NAMED) -> str:
    """Name steps by number and label: '3 (call one), 5 (questions) and 2 more'."""
    numbers = {task_id: place for place, task_id in enumerate(steps["task_id"], start=1)}
    labels = dict(steps.select("task_id", "label").iter_rows())
    # What fits is the most important; within it the order of the playbook reads better.
    kept = sorted(task_ids[:most], key=lambda task_id: numbers[task_id])
    items = [f"{numbers[task_id]} ({labels[task_id]})" for task_id in kept]
    rest = len(task_ids) - len(kept)
    if rest > 0:
        return say("playbook.move.more", items=", ".join(items), count=rest)
    if len(items) == 1:
        return items[0]
    return say("playbook.move.list", first=", ".join(items[:-1]), last=items[-1])


def _sentence(row: dict[str, object], result: PlaybookResult) -> str:
    ids = row["task_ids"]
    task_ids = [str(each) for each in ids] if isinstance(ids, list) else []
    bounds = [row[f"minutes_{end}"] for end in ("low", "mid", "high")]
    low, mid, high = (float(each) if isinstance(each, float) else 0.0 for each in bounds)
    checking = result.totals.row(by_predicate=pl.col("measure") == "checking", named=True)
    values = result.steps.filter(pl.col("task_id").is_in(task_ids[:MOST_NAMED]))
    is_single = row["move"] == "prune" and len(task_ids) == 1
    return say(
        f"playbook.move.{row['move']}{'.one' if is_single else ''}",
        steps=named_steps(result.steps, task_ids),
        minutes=shown(Estimate(low, mid, high)),
        total=whole(mid),
        checking=shown(Estimate(checking["low"], checking["mid"], checking["high"])),
        values="; ".join(dict.fromkeys(values.get_column("values"))),
    )
