"""Quantities and words of the role library."""

from jobmorph.schema.column import (
    FLAG,
    TEXTS,
    Column,
    count,
    real,
    share,
    text,
)
from jobmorph.schema.ids import HARD_REASONS, LEVELS, MOMENTS, PARTS, QUALITIES


def _verdicts() -> list[Column]:
    return [
        share(
            f"{moment}_{part}_{bound}",
            f"share of the task's hours today that is {part} at moment {moment}, {bound}",
        )
        for moment in MOMENTS
        for part in PARTS
        for bound in ("low", "mid", "high")
    ]


LIBRARY: list[Column] = [
    text("family", "family of the role library"),
    text("field", "field of work of a family"),
    text("purpose", "what a job is for"),
    Column("is_new_role", FLAG, "", "a role that AI creates"),
    text("scope", "what a level of a job covers"),
    text("statement", "what the task is, in a sentence of ours"),
    text("task_kind", "work that exists, or the kind of new work it is"),
    text("reason_line", "the reason on the side of the judgement"),
    text("counter_line", "the reason on the other side"),
    text("takes", "what software can take of the task"),
    text("leaves", "what it leaves to a person"),
    Column("onet_ids", TEXTS, "", "labelled O*NET tasks that describe the same work"),
    real("anchor_weight", "weight", "weight of an occupation that lends figures", 0.0, 1.0 + 1e-9),
    real("author_score", "scale 0-4", "a library author's score of a quality", 0.0, 4.0),
    text("skill", "skill in the words of the trade"),
    text("section", "part of a family's material, or of the skill guide"),
    count("place", "index", "order within a section, or of levels within a family"),
    text("item_key", "what an item is within its section"),
    text("text", "words of the library or of the skill guide"),
    text("to_role_id", "library role a move leads to"),
    text("move_kind", "direction of a move", ("up", "across", "into")),
    Column("from_levels", TEXTS, "", "levels a move starts from; empty for those near its end"),
    Column("gap", TEXTS, "", "what is to be learnt for a move"),
    *[
        real(f"months{bound}", "months", f"months to get there, {words}", 0.0)
        for bound, words in (("_low", "low"), ("", "usual"), ("_high", "high"))
    ],
    *[
        real(f"competence_months{bound}", "months", f"months to do a job well, {words}", 0.0)
        for bound, words in (("_low", "low"), ("", "usual"), ("_high", "high"))
    ],
    *_verdicts(),
    share("judgement_weight", "weight of the author against the model"),
    *[
        share(f"{whose}_{part}", f"{part} share by {whose}")
        for whose in ("today", "reach", "model", "author")
        for part in PARTS
    ],
    share("disagreement", "half the sum of absolute differences of the three shares"),
    Column("is_far", FLAG, "", "so far apart that the range is widened to hold both"),
    text("part", "who does the work", PARTS),
    real("low", "of the row", "low end: 10th percentile, or of the interval"),
    real("mid", "of the row", "mean of the draws"),
    real("high", "of the row", "high end: 90th percentile, or of the interval"),
    text("reason_kind", "what a reason argues", ("reason", "counter", "would_change")),
    text("reason_id", "stable name of the reason"),
    text("reason_text", "the reason in plain words"),
    share("strength", "strength of the reason, 0 to 1"),
    text("quality", "human quality", QUALITIES),
    real("score", "0-100", "score of the quality", 0.0, 100.0),
    real("score_low", "0-100", "low end of the score", 0.0, 100.0),
    real("score_high", "0-100", "high end of the score", 0.0, 100.0),
    text("hard_reason", "reason that bars delegation", HARD_REASONS),
    text("level", "seniority", LEVELS),
]
