"""What kind of work each step of a playbook is: by its words, by the library, by activities."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.intake.playbook import Playbook
from jobmorph.reference.edition import Edition
from jobmorph.reference.embedding import embed_texts
from jobmorph.reference.overlay import has_library
from jobmorph.reference.step_kinds import OTHER, StepKind, load_step_kinds
from jobmorph.schema.ids import iwa_of_activity
from jobmorph.schema.parameter import ParameterSet

EMBEDDED_LENGTH: Final = 400
_HEAD_POINTS: Final = 12
_WORD_POINTS: Final = 1.0
_DETAIL_POINTS: Final = 0.5
_CUSTOMER: Final = (
    r"\b(customers?|prospects?|buyers?|clients?|callers?|contacts?|leads?|them|they|you)\b"
)
_COLLEAGUE: Final = (
    r"\b(team|reps?|colleagues?|managers?|heads? of|vp|leadership|finance|operations|engineering|"
    r"marketing|everyone|everybody|people whose|person|shift lead|each person)\b"
)


@dataclass(frozen=True, slots=True)
class StepReading:
    """How the steps of a playbook were read.

    Parameters
    ----------
    steps : polars.DataFrame
        task_id, kind, kind_label, kind_words (the words that showed the kind, or ''), iwa_id,
        activity_label, similarity (of the nearest activity's text), library_task_id and
        library_label (null unless clearly nearer), library_similarity, activity_ids (what the
        step is read through; empty where its own text is), other_side (null where the activity
        decides).
    """

    steps: pl.DataFrame


def read_steps(playbook: Playbook, edition: Edition, parameters: ParameterSet) -> StepReading:
    """Read each step through a library task, a kind of step, or the nearest activity.

    A library task is taken where its text is similar enough and clearly more similar than the
    nearest activity's. Else the step is read as the kind whose words stand earliest in it; and
    where no words show a kind, through the activities its text is nearest to.
    """
    texts = [
        f"{row['label']}. {row['statement']}"[:EMBEDDED_LENGTH]
        for row in playbook.steps.iter_rows(named=True)
    ]
    vectors = embed_texts(texts)
    nearest = _nearest_activity(vectors, edition)
    library = _nearest_library_task(vectors, edition)
    rows = []
    for place, step in enumerate(playbook.steps.iter_rows(named=True)):
        kind, words = step_kind(step["label"], step["statement"], step["other_side"])
        near, task = nearest[place], library[place]
        if not _is_clearly_nearer(task, near["similarity"], parameters):
            task = None
        rows.append(_row(step, kind, words, near, task))
    schema = {"activity_ids": pl.List(pl.String)}
    return StepReading(pl.DataFrame(rows, schema_overrides=schema, infer_schema_length=None))


def step_kind(label: str, statement: str, side: str | None) -> tuple[StepKind, str]:
    """Kind of a step and the words that show it.

    The kind whose words stand earliest in the first sentence is taken; words further on count
    little. What is clearly for colleagues is not read as a kind of work with customers.

    Examples
    --------
    >>> step_kind("Log the call", "Log the call in the system", None)[0].kind_id
    'record'
    """
    kinds = load_step_kinds()
    head = statement.partition(". ")[0] or label
    usual = side or side_in(head)
    best, best_score, best_words = kinds[OTHER], 0.0, ""
    for kind in kinds.values():
        if usual == "colleague" and kind.side == "customer":
            continue
        score, words = _score(kind, head, statement[len(head) :])
        if score > best_score:
            best, best_score, best_words = kind, score, words
    return best, best_words


def side_in(text: str) -> str | None:
    """Who a text says is on the other side: 'customer', 'colleague', or None if it does not.

    Examples
    --------
    >>> side_in("Remind the team"), side_in("Ask the customer"), side_in("Export the list")
    ('colleague', 'customer', None)
    """
    customer = pl.Series([text]).str.contains(f"(?i){_CUSTOMER}").item()
    colleague = pl.Series([text]).str.contains(f"(?i){_COLLEAGUE}").item()
    if customer == colleague:
        return None
    return "customer" if customer else "colleague"


def _score(kind: StepKind, head: str, details: str) -> tuple[float, str]:
    starts = [match for each in kind.words if (match := each.search(head))]
    later = [match for each in kind.words if (match := each.search(details))]
    if not starts:
        points = _DETAIL_POINTS * min(len(later), 2)
        return points, later[0].group() if later else ""
    first = min(starts, key=lambda match: match.start())
    place = len(head[: first.start()].split())
    points = max(_HEAD_POINTS - place, _WORD_POINTS) + _DETAIL_POINTS * (
        len(starts) - 1 + min(len(later), 2)
    )
    return points, first.group()


def _nearest_activity(vectors: NDArray[np.float32], edition: Edition) -> list[dict[str, object]]:
    detailed = edition.table("detailed_activity")
    labels = dict(edition.table("activity").select("iwa_id", "label").iter_rows())
    similarity = vectors @ edition.activity_vectors().T
    best = similarity.argmax(axis=1)
    iwa_ids = detailed.get_column("iwa_id").to_list()
    return [
        {
            "iwa_id": iwa_ids[int(place)],
            "activity_label": labels[iwa_ids[int(place)]],
            "similarity": float(similarity[row, place]),
        }
        for row, place in enumerate(best)
    ]


def _nearest_library_task(
    vectors: NDArray[np.float32], edition: Edition
) -> list[dict[str, object] | None]:
    if not has_library(edition):
        return [None] * len(vectors)
    tasks = edition.rows("role_task", pl.col("task_kind") == "existing")
    if tasks.is_empty():
        return [None] * len(vectors)
    texts = [
        f"{label}. {statement}" for label, statement in tasks.select("label", "statement").rows()
    ]
    similarity = vectors @ embed_texts(texts).T
    return [
        {**tasks.row(int(place), named=True), "similarity": float(similarity[row, place])}
        for row, place in enumerate(similarity.argmax(axis=1))
    ]


def _is_clearly_nearer(
    task: dict[str, object] | None, activity_similarity: object, parameters: ParameterSet
) -> bool:
    if task is None:
        return False
    least = parameters["playbook.library_similarity"].value
    lead = parameters["playbook.library_lead"].value
    near, activity = task["similarity"], activity_similarity
    return (
        isinstance(near, float)
        and isinstance(activity, float)
        and near >= max(least, activity + lead)
    )


def _row(
    step: dict[str, object],
    kind: StepKind,
    words: str,
    near: dict[str, object],
    task: dict[str, object] | None,
) -> dict[str, object]:
    through: list[str] = list(kind.activities)
    side = kind.side
    if task is not None:
        linked = task["activity_ids"]
        through = [iwa_of_activity(each) for each in linked] if isinstance(linked, list) else []
        side = str(task["other_side"])
    said = side_in(str(step["statement"]).partition(". ")[0])
    if side in ("customer", "colleague") and said is not None and task is None:
        side = said
    return {
        "task_id": step["task_id"],
        "kind": kind.kind_id,
        "kind_label": kind.label,
        "kind_words": words,
        **near,
        "library_task_id": task["task_id"] if task else None,
        "library_label": task["label"] if task else None,
        "library_similarity": task["similarity"] if task else None,
        "activity_ids": list(dict.fromkeys(through)),
        "other_side": step["other_side"] or side,
    }
