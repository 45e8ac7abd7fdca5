"""Quantities of the history of occupations."""

from jobmorph.schema.column import FLAG, Column, count, real, text
from jobmorph.schema.history import (
    BREAK_KINDS,
    CLASSIFICATIONS,
    DEFINITIONS,
    LINK_KINDS,
    LINK_ORIGINS,
    SEXES,
)

HISTORY: list[Column] = [
    text("series_id", "one occupation in one source: census:<name> or employers:<code>"),
    text(
        "definition",
        "what a series counts; figures of two definitions are never joined",
        DEFINITIONS,
    ),
    text("sex", "men, women or all", SEXES),
    real("history_heads", "people", "people or jobs counted, by the series' definition", 0.0),
    real("work_heads", "people", "of these, those whose answer names an occupation", 0.0),
    Column("is_missing", FLAG, "", "the source has no figure: not coded, not published; not zero"),
    text("classification", "list of occupations that the year was coded by", CLASSIFICATIONS),
    Column("is_work", FLAG, "", "the row is an occupation, not 'retired' or the like"),
    Column("is_part", FLAG, "", "counted inside a wider series too; never add it to others"),
    Column("is_residual", FLAG, "", "a rest group ('all other') and no job of its own"),
    count("first_year", "year", "first year of the row", 1800),
    count("last_year", "year", "last year of the row", 1800),
    text("link_kind", "how the series stands to an occupation of today", LINK_KINDS),
    text("link_origin", "where the link comes from", LINK_ORIGINS),
    text("break_kind", "what changed", BREAK_KINDS),
]
