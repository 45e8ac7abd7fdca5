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
from jobmorph.schema.tables import ROLE_TASK

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
    role_id : str or None
        The library role whose tasks the steps are most like; None without a library.
    families : tuple of str
        Families of the library, the most similar first.
    steps : polars.DataFrame
        task_id, kind, kind_label, kind_words (the words that showed the kind, or ''), iwa_id,
        activity_label, similarity (of the nearest activity's text), library_task_id and
        library_label (null unless clearly nearer), library_similarity, activity_ids (what the
        step is read through; empty where its own text is), other_side (null where the activity
        decides).
    """

    role_id: str | None
    families: tuple[str, ...]
    steps: pl.DataFrame


def read_steps(
    playbook: Playbook,
    edition: Edition,
    parameters: ParameterSet,
    *,
    family: str | None = None,
) -> StepReading:
    """Read each step through a library task, a kind of step, or the nearest activity.

    A library task is taken where its text is similar enough and clearly more similar than the
    nearest activity's. Else the step is read as the kind whose words stand earliest in it; and
    where no words show a kind, through the activities its text is nearest to.

    Parameters
    ----------
    playbook : Playbook
        The steps.
    edition : Edition
        Activities, and the role library if it holds one.
    parameters : ParameterSet
        Entries `playbook.library_*`.
    family : str, optional
        Family whose tasks may be taken; the most similar one if not given.
    """
    texts = [
        f"{row['label']}. {row['statement']}"[:EMBEDDED_LENGTH]
        for row in playbook.steps.iter_rows(named=True)
    ]
    vectors = embed_texts(texts)
    nearest = _nearest_activity(vectors, edition)
    library = LibrarySimilarity.of(vectors, edition)
    families = library.families()
    taken = family or (families[0] if families else None)
    rows = []
    for place, step in enumerate(playbook.steps.iter_rows(named=True)):
        kind, words = step_kind(
            step["label"], step["statement"], step["other_side"], step["verbatim"]
        )
        near, task = nearest[place], library.nearest(place, taken)
        if not _is_clearly_nearer(task, near["similarity"], parameters):
            task = None
        rows.append(_row(step, kind, words, near, task))
    schema = {"activity_ids": pl.List(pl.String)}
    steps = pl.DataFrame(rows, schema_overrides=schema, infer_schema_length=None)
    return StepReading(library.role(taken, edition), families, steps)


def step_kind(
    label: str, statement: str, side: str | None, verbatim: str = ""
) -> tuple[StepKind, str]:
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
        score, words = _score(kind, head, f"{statement[len(head) :]} {verbatim}")
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


@dataclass(frozen=True, slots=True)
class LibrarySimilarity:
    """How similar n steps are to the T tasks of the role library.

    Parameters
    ----------
    tasks : polars.DataFrame
        Existing tasks: columns of `role_task`.
    similarity : ndarray, shape (n, T)
        Cosine similarity.
    """

    tasks: pl.DataFrame
    similarity: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: NDArray[np.float32], edition: Edition) -> "LibrarySimilarity":
        """Compare steps with the library of an edition; no tasks if it holds none."""
        if not has_library(edition):
            return cls(ROLE_TASK.empty(), np.zeros((len(vectors), 0), dtype=np.float32))
        tasks = edition.rows("role_task", pl.col("task_kind") == "existing")
        texts = [f"{label}. {text}" for label, text in tasks.select("label", "statement").rows()]
        return cls(tasks, vectors @ embed_texts(texts).T)

    def families(self) -> tuple[str, ...]:
        """Families by the mean similarity of the steps to their nearest task, highest first."""
        names = np.array(self.tasks.get_column("family").to_list())
        means = {
            str(name): float(self.similarity[:, names == name].max(axis=1).mean())
            for name in np.unique(names)
        }
        return tuple(sorted(means, key=lambda name: -means[name]))

    def nearest(self, step: int, family: str | None) -> dict[str, object] | None:
        """Nearest task of a family with its similarity; None if there is none."""
        places = (self.tasks.get_column("family") == family).arg_true().to_numpy()
        if places.size == 0:
            return None
        place = int(places[self.similarity[step, places].argmax()])
        similarity = float(self.similarity[step, place])
        return {**self.tasks.row(place, named=True), "similarity": similarity}

    def role(self, family: str | None, edition: Edition) -> str | None:
        """Role of a family that spends most hours on the tasks nearest to the steps."""
        found = [self.nearest(step, family) for step in range(len(self.similarity))]
        ids = [str(task["task_id"]) for task in found if task is not None]
        if not ids:
            return None
        hours = edition.rows(
            "role_hours", pl.col("task_id").is_in(ids) & (pl.col("moment") == "today")
        )
        total = hours.group_by("role_id", maintain_order=True).agg(pl.col("time_hours_week").sum())
        best = total.sort("time_hours_week", "role_id", descending=[True, False])
        return str(best.item(0, "role_id"))


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
        side = str(task["other_side"]) if kind.side is None else kind.side
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
