"""Where did they go: the path of a job in each count, what grew beside it, and the other story."""

from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.history_cases import load_cases
from jobmorph.reference.history_definitions import HistoryBreak
from jobmorph.schema.record import RunRecord
from jobmorph.schema.version import VERSION
from jobmorph.studies.history_analogues import analogues, stand_alike
from jobmorph.studies.history_growth import grew_economy, grew_nearby, span_of
from jobmorph.studies.history_moves import observed_moves
from jobmorph.studies.history_path import case_paths
from jobmorph.studies.history_profile import is_stand_in, open_profiles
from jobmorph.studies.history_result import HistoryOther, HistoryPath, HistoryResult, PastResult
from jobmorph.studies.history_subject import HistorySubject, find_subject

USED_TABLES: Final = (
    "history_occupation",
    "history_series",
    "history_code",
    "history_link",
    "history_total",
    "move_probability",
    "rating",
    "employment",
)
SCENARIO: Final = "none"
KEPT_CASES: Final = 64
MOVES_NOTE: Final = (
    "Moves are of people who left such jobs in surveys of 2010 to 2018, smoothed with a model; "
    "they are not of the people counted further back."
)
APART_NOTE: Final = (
    "The three counts ask different people different things. No figure of one may be set beside "
    "one of another."
)
SHARE_NOTE: Final = (
    "Shares are of everybody counted who names an occupation, by the same count in the same year."
)
PROFILE_NOTE: Final = (
    "Likeness is to what these jobs ask for today. What the job asked for at its height was not "
    "rated."
)
STAND_IN_NOTE: Final = (
    "No occupation of today holds this work. The profile is that of the nearest one: {title}."
)
BORROWED_NOTE: Final = (
    "Nobody counts this job separately. The nearest counted job is shown and marked 'borrowed'."
)
CROSSED_NOTE: Final = (
    "{title}: between the peak and half of it the count itself changed ({years}). Part of the fall "
    "may be the change."
)
FIRST_NOTE: Final = (
    "{title}: the highest figure is the first, of {year}. The true peak may lie before this count "
    "began."
)
NEAREST_REASON: Final = (
    "Of the prepared cases that went the other way, the nearest by profile of today."
)
WELL_KNOWN: Final = {"fell": "switchboard-operators", "rose": "bank-tellers"}
WELL_KNOWN_REASON: Final = "A well-known case that went the other way; this job has no profile."
PAIR_NOTE: Final = "Pairs like these show what can happen, not which one happens to you."


def study_history(query: str, *, edition: Edition | None = None) -> HistoryResult:
    """Answer what became of a job.

    Parameters
    ----------
    query : str
        A prepared case, a job that a census counted, a title, a library role or a code.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    HistoryResult
        Paths by count, what grew in the same years, literature, the other story, likeness.

    Raises
    ------
    NoMatchError
        If nothing fits the words or no count has a row, with the nearest.
    ParameterError
        If the query is empty.
    DataError
        If the edition has no history.
    """
    edition = edition or open_edition()
    subject = find_subject(query, edition)
    paths = case_paths(subject.series, edition)
    book = open_profiles(edition)
    spans = [span_of(path) for path in paths if path.is_lead]
    own = {row.series_id for row in subject.series}
    case = subject.case
    likeness = analogues(book, subject.today, case.case_id if case else None)
    return HistoryResult(
        query=query,
        title=subject.title,
        case_id=case.case_id if case else None,
        story=case.story if case else None,
        match=subject.match,
        paths=paths,
        absent=subject.absent,
        happened=case.happened if case else None,
        grew_nearby=grew_nearby(spans, own, subject.today, edition, book),
        grew_economy=grew_economy(spans, own, edition),
        literature=case.literature if case else (),
        other=_other(subject, paths, likeness, edition),
        stand_alike=stand_alike(book, subject.today),
        analogues=likeness,
        record=history_record(edition),
        moves=observed_moves(subject.today, edition),
        moves_note=MOVES_NOTE,
        notes=_notes(subject, paths, edition),
    )


def study_past(query: str, *, edition: Edition | None = None) -> PastResult:
    """Answer what became of a job and of those most like it, and no more than that.

    Parameters
    ----------
    query, edition
        As in `study_history`.

    Returns
    -------
    PastResult
        The figures of `study_history`.

    Raises
    ------
    NoMatchError, ParameterError, DataError
        As `study_history`.
    """
    edition = edition or open_edition()
    subject = find_subject(query, edition)
    paths = case_paths(subject.series, edition)
    case_id = subject.case.case_id if subject.case else None
    likeness = analogues(open_profiles(edition), subject.today, case_id)
    return PastResult(paths, _other(subject, paths, likeness, edition), likeness)


def history_record(edition: Edition) -> RunRecord:
    """Versions and sources behind the history."""
    return RunRecord(
        version=VERSION,
        edition=edition.name,
        scenario=SCENARIO,
        seed=0,
        assumptions=(),
        sources=edition.manifest.credits_for(USED_TABLES),
    )


def _other(
    subject: HistorySubject,
    paths: tuple[HistoryPath, ...],
    likeness: pl.DataFrame,
    edition: Edition,
) -> HistoryOther:
    """Return the case that must stand beside: the prepared one, or the nearest of the other way."""
    if subject.case is not None:
        name, reason = subject.case.other, subject.case.other_reason
    else:
        wanted = "rose" if paths[-1].summary.change < 0 else "fell"
        nearest = likeness.filter((pl.col("basis") == "case") & (pl.col("direction") == wanted))
        name, reason = (
            (nearest.item(0, "id"), NEAREST_REASON)
            if nearest.height
            else (WELL_KNOWN[wanted], WELL_KNOWN_REASON)
        )
    case = load_cases()[name]
    return HistoryOther(
        name, case.title, case.story, reason, case.happened, _case_leads(name, edition)
    )


@lru_cache(maxsize=KEPT_CASES)
def _case_leads(case_id: str, edition: Edition) -> tuple[HistoryPath, ...]:
    """Return the leading paths of a prepared case, worked out once an edition."""
    paths = case_paths(load_cases()[case_id].series, edition)
    return tuple(path for path in paths if path.is_lead)


def _notes(
    subject: HistorySubject, paths: tuple[HistoryPath, ...], edition: Edition
) -> tuple[str, ...]:
    notes = [APART_NOTE, SHARE_NOTE, PROFILE_NOTE]
    if subject.match is not None and subject.match.job.is_borrowed:
        notes.append(BORROWED_NOTE)
    if subject.case is not None and is_stand_in(subject.case, edition):
        titles = edition.rows(
            "occupation", pl.col("occupation_soc2018") == subject.today[0]
        ).get_column("title")
        notes.append(STAND_IN_NOTE.format(title=titles[0]))
    for path in paths:
        years = sorted({each.year for each in path.crossed if bears_on_fall(path, each)})
        name = f"{path.label}, {path.title}"
        if years and path.summary.half_life is not None:
            notes.append(CROSSED_NOTE.format(title=name, years=", ".join(map(str, years))))
        if path.summary.change < 0 and path.summary.peak_year == path.summary.first_year:
            notes.append(FIRST_NOTE.format(title=name, year=path.summary.first_year))
    return (*notes, PAIR_NOTE)


def bears_on_fall(path: HistoryPath, change: HistoryBreak) -> bool:
    """Say whether a change bears on a half-life: a new list does not where codes were matched."""
    return change.kind in {"universe", "method"} or (
        change.kind == "classification" and path.definition != "employers"
    )
