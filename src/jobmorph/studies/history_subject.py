"""Words into a subject of the history: a prepared case, a counted job, an occupation of today."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any, Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reference.history_cases import CaseAbsence, CaseSeries, HistoryCase, load_cases
from jobmorph.reference.history_definitions import load_definitions
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.history import LINK_KINDS, LinkKind
from jobmorph.schema.job import Match
from jobmorph.studies.resolve import resolve_job
from jobmorph.work.titles import title_key

SHOWN: Final = 5
MOST_SERIES: Final = 4
KEPT_EDITIONS: Final = 4
_BY_CODE: Final = "Linked through its code."
_BY_JUDGEMENT: Final = "Linked by our own judgement."
_LENT: Final = "Borrowed from the nearest counted job."


@dataclass(frozen=True, slots=True)
class HistorySubject:
    """What a history is asked of.

    Parameters
    ----------
    title : str
        Its name.
    case : HistoryCase or None
        The prepared case.
    match : Match or None
        How the words were read.
    today : tuple of str
        SOC 2018 codes whose profile stands in for it.
    series : tuple of CaseSeries
        What counts it.
    absent : tuple of CaseAbsence
        Counts that cannot show it.
    """

    title: str
    case: HistoryCase | None
    match: Match | None
    today: tuple[str, ...]
    series: tuple[CaseSeries, ...]
    absent: tuple[CaseAbsence, ...]


def find_subject(query: str, edition: Edition) -> HistorySubject:
    """Read a query: a case, a counted job by its very name, or any title.

    Raises
    ------
    ParameterError
        If the query is empty.
    NoMatchError
        If nothing fits, with the nearest.
    """
    if not query.strip():
        raise ParameterError(
            "the job title is empty", hint='Try: jobmorph history "switchboard operator"'
        )
    case = find_case(query)
    if case is not None:
        return _of_case(case, None)
    counted = _counted(query, edition)
    if counted is not None:
        return counted
    match = _read(query, edition)
    codes = _codes_of(match, edition)
    if match.job.is_borrowed:
        # A role that nobody counts has no story of its own: only the nearest counts.
        found = _of_codes(match.job.title, match, codes, edition)
        lent = tuple(replace(row, kind="nearest", note=_LENT) for row in found.series)
        return replace(found, series=lent, absent=_absences(lent, edition))
    by_code = find_case(codes[0])
    if by_code is not None:
        return _of_case(by_code, match)
    return _of_codes(match.job.title, match, codes, edition)


def find_case(query: str) -> HistoryCase | None:
    """Return the prepared case that a name, an alias or a code means."""
    return _cases_by_key().get(title_key(query))


@cache
def _cases_by_key() -> dict[str, HistoryCase]:
    """Return prepared cases by all their names; the first of a name is meant."""
    found: dict[str, HistoryCase] = {}
    for case in load_cases().values():
        for name in (case.case_id, case.title, *case.aliases):
            found.setdefault(title_key(name), case)
    return found


def nearest_names(query: str, edition: Edition) -> list[str]:
    """Return names of cases and counted jobs that look like a query."""
    titles = edition.table("history_occupation").filter("is_work").get_column("title").to_list()
    aliases = [name for case in load_cases().values() for name in (case.title, *case.aliases)]
    by_key = {title_key(name): name for name in [*titles, *aliases]}
    near = get_close_matches(title_key(query), by_key, n=SHOWN, cutoff=0.5)
    return [by_key[key] for key in near]


@lru_cache(maxsize=KEPT_EDITIONS)
def _counted_by_key(edition: Edition) -> dict[str, dict[str, str]]:
    """Return counted jobs by name and published code; the first of a name is meant."""
    named = edition.table("history_occupation").filter("is_work")
    found: dict[str, dict[str, str]] = {}
    for row in named.select("series_id", "title", "published_code").iter_rows(named=True):
        for name in (row["title"], row["published_code"]):
            found.setdefault(title_key(name), row)
    return found


def _of_case(case: HistoryCase, match: Match | None) -> HistorySubject:
    return HistorySubject(case.title, case, match, case.today, case.series, case.absent)


def _counted(query: str, edition: Edition) -> HistorySubject | None:
    """Find a census job or a published occupation by its very name."""
    row = _counted_by_key(edition).get(title_key(query))
    if row is None:
        return None
    series_id, title = row["series_id"], row["title"]
    links = _links(edition, pl.col("series_id") == series_id)
    same = [row["occupation_soc2018"] for row in links if row["link_kind"] == "same work"]
    if len(same) == 1:
        by_code = find_case(same[0])
        if by_code is not None:
            return _of_case(by_code, None)
        return _of_codes(title, None, tuple(same), edition)
    today = tuple(row["occupation_soc2018"] for row in links)
    series = [CaseSeries(series_id, "same work", "This very row.")]
    for link in links:
        kind: LinkKind = "nearest" if link["link_kind"] == "nearest" else "part of"
        series += [
            CaseSeries(row.series_id, kind, _BY_JUDGEMENT)
            for row in _series_of_code(link["occupation_soc2018"], edition)
            if row.series_id.startswith("employers:")
        ]
    kept = tuple({row.series_id: row for row in series}.values())[:MOST_SERIES]
    return HistorySubject(title, None, None, today, kept, _absences(kept, edition))


def _read(query: str, edition: Edition) -> Match:
    try:
        parameters = load_parameters("work")
        return resolve_job(query, level=None, edition=edition, parameters=parameters)
    except NoMatchError as fault:
        near = list(dict.fromkeys([*nearest_names(query, edition), *fault.items]))[:SHOWN]
        raise NoMatchError(
            f'no job found for "{query.strip()}". Nearest',
            items=near,
            hint="All that was counted: jobmorph history --atlas",
        ) from fault


def _codes_of(match: Match, edition: Edition) -> tuple[str, ...]:
    """SOC 2018 codes of a job's anchors, the heaviest first."""
    anchors = sorted(match.job.anchors, key=lambda anchor: -anchor.weight)
    bridge = dict(
        edition.table("bridge").select("occupation_onet2019", "occupation_soc2018").iter_rows()
    )
    return tuple(dict.fromkeys(bridge[anchor.occupation_onet2019] for anchor in anchors))


def _of_codes(
    title: str, match: Match | None, codes: tuple[str, ...], edition: Edition
) -> HistorySubject:
    series = _series_of_code(codes[0], edition)
    if not series:
        raise NoMatchError(
            f'no count has a row for "{title}". Nearest',
            items=nearest_names(title, edition),
        )
    kept = tuple(series)[:MOST_SERIES]
    return HistorySubject(title, None, match, codes, kept, _absences(kept, edition))


def _series_of_code(code: str, edition: Edition) -> list[CaseSeries]:
    """Series linked to a code: its own first, employers before the census, the longest first."""
    links = _links(edition, pl.col("occupation_soc2018") == code)
    order: dict[str, int] = {kind: place for place, kind in enumerate(LINK_KINDS)}
    ranked = sorted(
        links,
        key=lambda row: (
            order[row["link_kind"]],
            row["series_id"].startswith("census:"),
            row["is_residual"],
            -row["years"],
            row["series_id"],
        ),
    )
    notes = {"code": _BY_CODE, "judgement": _BY_JUDGEMENT}
    known: dict[str, LinkKind] = {kind: kind for kind in LINK_KINDS}
    return [
        CaseSeries(row["series_id"], known[row["link_kind"]], notes[row["link_origin"]])
        for row in ranked
    ]


def _links(edition: Edition, condition: pl.Expr) -> list[dict[str, Any]]:
    return _all_links(edition).filter(condition).to_dicts()


@lru_cache(maxsize=KEPT_EDITIONS)
def _all_links(edition: Edition) -> pl.DataFrame:
    """Links of series to occupations of today, with the years that each series counts."""
    named = edition.table("history_occupation").select("series_id", "is_residual")
    years = (
        edition.table("history_series")
        .filter(pl.col("sex") == "all")
        .group_by("series_id", maintain_order=True)
        .agg((~pl.col("is_missing")).sum().alias("years"))
    )
    return (
        edition.table("history_link")
        .join(named, on="series_id", maintain_order="left")
        .join(years, on="series_id", maintain_order="left")
    )


def _absences(series: tuple[CaseSeries, ...], edition: Edition) -> tuple[CaseAbsence, ...]:
    """Say which counts have no row, and which is only the nearest."""
    kinds = {row.series_id: row.kind for row in series}
    counted, titles = _counted_in(edition), _series_titles(edition)
    absences = []
    for definition in load_definitions():
        own = kinds.keys() & counted.get(definition, frozenset())
        if not own:
            absences.append(CaseAbsence(definition, "No row of this count is linked to the job."))
        elif all(kinds[each] == "nearest" for each in own):
            names = ", ".join(sorted({titles[each] for each in own}))
            absences.append(CaseAbsence(definition, f"No row of its own. Nearest: {names}."))
    return tuple(absences)


@lru_cache(maxsize=KEPT_EDITIONS)
def _counted_in(edition: Edition) -> dict[str, frozenset[str]]:
    """Return the series that each count has a figure of."""
    known = edition.table("history_series").drop_nulls("history_heads")
    series = known.group_by("definition", maintain_order=True).agg(pl.col("series_id").unique())
    return {name: frozenset(ids) for name, ids in series.iter_rows()}


@lru_cache(maxsize=KEPT_EDITIONS)
def _series_titles(edition: Edition) -> dict[str, str]:
    return dict(edition.table("history_occupation").select("series_id", "title").iter_rows())
