"""Which work activity, and which task of the library, each duty of a text is like."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.edition import Edition
from jobmorph.reference.embedding import embed_texts
from jobmorph.schema.job import Match
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.playbook_steps import LibrarySimilarity
from jobmorph.work.text.line import Sentence

DUTY_SCHEMA: Final[dict[str, pl.DataType]] = {
    "line": pl.Int64(),
    "statement": pl.String(),
    "activity_id": pl.String(),
    "activity_label": pl.String(),
    "activity_likeness": pl.Float64(),
    "library_task_id": pl.String(),
    "library_label": pl.String(),
    "library_likeness": pl.Float64(),
    "other_side": pl.String(),
}


def read_duties(
    duties: Sequence[Sentence],
    match: Match | None,
    edition: Edition,
    parameters: ParameterSet,
    *,
    is_silent: bool = False,
) -> pl.DataFrame:
    """Compare duties with work activities and with the tasks of the named library role.

    A detailed activity is named where the cosine of duty and activity reaches
    `reading.activity_likeness`; activities that the named job is known to do count a little
    nearer, but the plain cosine is what must reach it and what is stated. A task of the library is
    named from `reading.library_likeness`; its first activity then stands for the duty.

    Parameters
    ----------
    duties : sequence of Sentence
        Duties, without personal data.
    match : Match or None
        The named job.
    edition : Edition
        Activities and library.
    parameters : ParameterSet
        Entries `reading.*`.
    is_silent : bool
        Name nothing: the text is in a language that the comparison does not read.

    Returns
    -------
    polars.DataFrame
        Columns of `DUTY_SCHEMA`, one row a duty.
    """
    rows = [_empty_row(duty) for duty in duties]
    if rows and not is_silent:
        vectors = embed_texts([duty.text for duty in duties])
        _name_activities(rows, vectors, match, edition, parameters)
        if match is not None and match.job.kind == "role":
            _name_tasks(rows, vectors, match.job.id.split("/")[0], edition, parameters)
    return pl.DataFrame(rows, schema=DUTY_SCHEMA)


def activity_table(duties: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Intermediate activities that duties were read as, the most frequent first.

    Returns
    -------
    polars.DataFrame
        iwa_id, label, count, likeness, line, evidence.
    """
    named = duties.drop_nulls("activity_id").with_columns(
        pl.col("activity_id").str.split(".").list.head(6).list.join(".").alias("iwa_id"),
        pl.coalesce("library_likeness", "activity_likeness").alias("likeness"),
    )
    labels = edition.table("activity").select("iwa_id", "label")
    return (
        named.sort("likeness", descending=True, maintain_order=True)
        .group_by("iwa_id", maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("count"),
            pl.col("likeness").first(),
            pl.col("line").first(),
            pl.col("statement").first().alias("evidence"),
        )
        .join(labels, on="iwa_id", maintain_order="left")
        .sort("count", "likeness", descending=True, maintain_order=True)
        .select("iwa_id", "label", "count", "likeness", "line", "evidence")
    )


def _empty_row(duty: Sentence) -> dict[str, object]:
    return dict.fromkeys(DUTY_SCHEMA) | {"line": duty.number, "statement": duty.text}


def _name_activities(
    rows: list[dict[str, object]],
    vectors: NDArray[np.float32],
    match: Match | None,
    edition: Edition,
    parameters: ParameterSet,
) -> None:
    detailed = edition.table("detailed_activity")
    known = edition.activity_vectors()
    known /= np.linalg.norm(known, axis=1, keepdims=True)
    similarity = vectors @ known.T
    bonus = parameters["reading.known_bonus"].value * _is_known(match, detailed, edition)
    best = (similarity + bonus).argmax(axis=1)
    sides = dict(edition.table("activity").select("iwa_id", "other_side").iter_rows())
    least = parameters["reading.activity_likeness"].value
    for at, row in enumerate(rows):
        place, likeness = int(best[at]), float(similarity[at, best[at]])
        if likeness < least:
            continue
        found = detailed.row(place, named=True)
        row.update(
            activity_id=found["dwa_id"],
            activity_label=found["label"],
            activity_likeness=likeness,
            other_side=sides[found["iwa_id"]],
        )


def _is_known(match: Match | None, detailed: pl.DataFrame, edition: Edition) -> NDArray[np.float32]:
    if match is None:
        return np.zeros(detailed.height, dtype=np.float32)
    codes = [anchor.occupation_onet2019 for anchor in match.job.anchors]
    rows = edition.rows("task", pl.col("occupation_onet2019").is_in(codes))
    done = rows.get_column("activity_ids").explode().unique().to_list()
    return detailed.get_column("dwa_id").is_in(done).to_numpy().astype(np.float32)


def _name_tasks(
    rows: list[dict[str, object]],
    vectors: NDArray[np.float32],
    family: str,
    edition: Edition,
    parameters: ParameterSet,
) -> None:
    library = LibrarySimilarity.of(vectors, edition)
    least = parameters["reading.library_likeness"].value
    labels = dict(
        pl.concat(
            [
                edition.table("activity").select(pl.col("iwa_id").alias("id"), "label"),
                edition.table("detailed_activity").select(pl.col("dwa_id").alias("id"), "label"),
            ]
        ).iter_rows()
    )
    for at, row in enumerate(rows):
        task = library.nearest(at, family)
        if task is None or not isinstance(task["similarity"], float) or task["similarity"] < least:
            continue
        linked = task["activity_ids"]
        activity = str(linked[0]) if isinstance(linked, list) and linked else row["activity_id"]
        row.update(
            library_task_id=task["task_id"],
            library_label=task["label"],
            library_likeness=task["similarity"],
            activity_id=activity,
            activity_label=labels.get(str(activity)),
            other_side=task["other_side"],
        )
