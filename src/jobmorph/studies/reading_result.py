"""The answer to 'what does this text say about work?', as tables and a record."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION: Final = "1.0"


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """A job description or resume, read. No personal data is in it.

    Parameters
    ----------
    source : str
        The file's name; 'resume' and its ending for a resume, whose name may tell whose it is.
    kind : str
        'job' or 'resume'.
    language : str
        'en', 'de', 'fr' or 'es': the language most of it is in.
    title : str or None
        The line that reads as a job title, as far as it was understood.
    match : Match or None
        The job that the title means; None if no line reads as a known title.
    tasks : polars.DataFrame
        The draft of a week, one row a duty, in the order of the text: line, statement,
        time_hours_week (suggested), activity_id (null where none is like it), activity_label,
        activity_likeness, library_task_id (null unless the job is a library role and one of its
        tasks is like it), library_label, library_likeness, other_side (null where unknown).
    activities : polars.DataFrame
        iwa_id, label, count (duties), likeness (of the best), line, evidence (its sentence).
    skills : polars.DataFrame
        esco_skill, skill_label, likeness, count (sentences), line, evidence.
    requirements : polars.DataFrame
        line, statement: what somebody must bring.
    roles : polars.DataFrame
        role, count: how many sentences are for what.
    dropped : polars.DataFrame
        kind, count: personal data taken out, by kind.
    record : RunRecord
        Versions, assumptions, sources.
    notes : tuple of str
        What to know about the reading.
    """

    source: str
    kind: str
    language: str
    title: str | None
    match: Match | None
    tasks: pl.DataFrame
    activities: pl.DataFrame
    skills: pl.DataFrame
    requirements: pl.DataFrame
    roles: pl.DataFrame
    dropped: pl.DataFrame
    record: RunRecord
    notes: tuple[str, ...]
    schema_version: str = SCHEMA_VERSION
