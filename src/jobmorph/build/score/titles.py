"""All scores of the title reader, the skill ranker and the ranker of titles."""

from importlib.resources import files
from typing import Final

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.score import (
    rows,
    skill_sentences,
    title_families,
    title_hits,
    title_ranking,
)
from jobmorph.build.sources.employer_titles import read_filed_titles
from jobmorph.build.train.title_labels import read_labelled_titles
from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.studies.title_reader import TABLES, open_title_engine
from jobmorph.work.text.skill import SkillIndex

CASES: Final = "gtm_titles.csv"


def read_cases() -> pl.DataFrame:
    """Read go-to-market titles, written down before any tuning: title, family, level, part."""
    return pl.read_csv(str(files("jobmorph.build.score") / CASES), infer_schema=False)


def score_titles(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    """Score titles, chances, families and levels, title-to-title ranking, skills of sentences.

    Parameters
    ----------
    raw : RawFolder
        Holds the sources, the validation-only ones included.
    edition : Edition
        The edition whose names and library are read.

    Returns
    -------
    polars.DataFrame
        Rows of the ledger without command, date and hash; those named `titles.variants.*` are
        everything else that was tried.
    """
    labelled = read_labelled_titles(raw)
    tables = {name: edition.table(name) for name in (*TABLES, "occupation")}
    cases = read_cases()
    engine, aliases = open_title_engine(edition), edition.table("role_alias")
    skills = SkillIndex(edition.table("skill_label"), edition.skill_vectors())
    least = load_parameters("reading")["reading.skill_likeness"].value
    found = [
        *title_hits.score_unseen(labelled, tables),
        *title_hits.score_in_domain(labelled, tables),
        *title_hits.score_ceiling(read_filed_titles(raw)),
        *title_families.score_go_to_market(engine, cases, aliases, "held_out"),
        *title_families.score_go_to_market(engine, cases, aliases, "open"),
        *title_ranking.score_title_ranking(raw, edition),
        *skill_sentences.score_skill_sentences(raw, skills),
        skill_sentences.score_named_skills(raw, skills, least),
    ]
    return rows.score_frame(found)
