"""The answer to 'what does this playbook ask of people?', as tables and a record."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord

SCHEMA_VERSION: Final = "1.0"


@dataclass(frozen=True, slots=True)
class PlaybookResult:
    """A playbook, step by step.

    Parameters
    ----------
    source, title : str
        The file's name and the playbook's title.
    match : Match
        The job that lends figures, and how it was found.
    usage_as_of : str
        'YYYY-MM' of the latest usage wave behind 'today'.
    minutes_total : float
        Minutes of all steps; steps count as one minute each where none are stated.
    are_minutes_stated : bool
        Whether the file states minutes for at least one step.
    steps : polars.DataFrame
        One row per step, in the order of the file: task_id, line, section, label, statement,
        verbatim, minutes, channel, other_side, kind, kind_label, kind_words, iwa_id,
        activity_label, similarity, library_task_id, library_label, library_similarity,
        script_low, script_mid, script_high, script_words_score, script_activity_score (0 to
        100), today_ and reach_ delegated, assisted, human with _low, _mid, _high (shares of the
        step's time), step_class ('runs', 'assisted', 'human'), contact ('removes', 'changes',
        'keeps', 'creates', 'none'), contact_minutes_low, contact_minutes_mid,
        contact_minutes_high (minutes with a customer that would pass to AI), values, proposal.
    triggers : polars.DataFrame
        task_id, sign, words, points: what counted for or against script.
    summary : polars.DataFrame
        moment ('today', 'reach'), part, low, mid, high: shares of all minutes.
    totals : polars.DataFrame
        measure, low, mid, high in minutes; see `studies.playbook_contact.contact_totals`.
    moves : polars.DataFrame
        move, task_ids, minutes_low, minutes_mid, minutes_high: the redesign; see
        `studies.playbook_redesign.redesign_moves`.
    judged : polars.DataFrame
        Contract `task_judgement`: the model and our own judgement of the step, side by side.
    record : RunRecord
        Versions, seed, assumptions, sources.
    notes : tuple of str
        What to know about the reading.
    """

    source: str
    title: str
    match: Match
    usage_as_of: str
    minutes_total: float
    are_minutes_stated: bool
    steps: pl.DataFrame
    triggers: pl.DataFrame
    summary: pl.DataFrame
    totals: pl.DataFrame
    moves: pl.DataFrame
    judged: pl.DataFrame
    record: RunRecord
    notes: tuple[str, ...]
    schema_version: str = SCHEMA_VERSION
