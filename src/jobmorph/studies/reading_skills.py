"""Which ESCO skills the sentences of a text speak of."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reference.embedding import embed_texts
from jobmorph.schema.tables import SKILL_LABEL
from jobmorph.work.text.line import Sentence
from jobmorph.work.text.skill import SkillIndex, phrase_rows, rank_skills

MOST_PER_SENTENCE: Final = 3
MOST_PER_LIST: Final = 8
LONG_LIST: Final = 3

SKILL_SCHEMA: Final[dict[str, pl.DataType]] = {
    "esco_skill": pl.String(),
    "skill_label": pl.String(),
    "likeness": pl.Float64(),
    "count": pl.Int64(),
    "line": pl.Int64(),
    "evidence": pl.String(),
}


def has_skills(edition: Edition) -> bool:
    """Say whether an edition holds ESCO's skills."""
    return any(entry.name == SKILL_LABEL.name for entry in edition.manifest.tables)


def open_skills(edition: Edition) -> SkillIndex:
    """Return the skills of an edition, ready to be compared with sentences."""
    return SkillIndex(edition.table(SKILL_LABEL.name), edition.skill_vectors())


def read_skills(sentences: Sequence[Sentence], index: SkillIndex, least: float) -> pl.DataFrame:
    """Name the skills that sentences speak of, each with its best sentence.

    The likeness stated is the mean of the cosine with the sentence's nearest phrase and the share
    of the skill's words that stand in it; below `least` nothing is named. A sentence names at most
    three skills, a list of four or more things at most eight.

    Returns
    -------
    polars.DataFrame
        Columns of `SKILL_SCHEMA`, those named by most sentences first.
    """
    texts = [sentence.text for sentence in sentences]
    phrases, held = phrase_rows(texts)
    vectors, phrase_vectors = embed_texts(texts), embed_texts(phrases)
    rows = []
    for at, sentence in enumerate(sentences):
        is_list = sentence.text.count(",") + sentence.text.count("·") >= LONG_LIST
        limit = MOST_PER_LIST if is_list else MOST_PER_SENTENCE
        hits = rank_skills(texts[at], vectors[at], phrase_vectors[held[at]], index, limit=limit)
        for hit in hits:
            if hit.stated >= least:
                rows.append((hit.row, hit.stated, sentence.number, sentence.text))
    frame = pl.DataFrame(rows, schema=["row", "likeness", "line", "evidence"], orient="row")
    if frame.is_empty():
        return pl.DataFrame(schema=SKILL_SCHEMA)
    found = (
        frame.sort("likeness", descending=True, maintain_order=True)
        .group_by("row", maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("count"),
            pl.col("likeness", "line", "evidence").first(),
        )
    )
    ids = index.table.get_column("esco_skill")
    starts = [int(index.starts[row]) for row in found.get_column("row")]
    return (
        found.with_columns(
            pl.Series("esco_skill", [ids[start] for start in starts], dtype=pl.String),
            pl.Series(
                "skill_label",
                [index.labels(row)[0] for row in found.get_column("row")],
                dtype=pl.String,
            ),
        )
        .sort("count", "likeness", "skill_label", descending=[True, True, False])
        .select(list(SKILL_SCHEMA))
    )
