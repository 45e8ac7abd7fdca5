"""Where a person can go: moves that people made or the trade knows, what they take, routes."""

from dataclasses import replace
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import PARTS
from jobmorph.schema.job import Match
from jobmorph.schema.profile import Profile
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.version import VERSION
from jobmorph.studies.judged_job import Run, open_run
from jobmorph.studies.path_destinations import destination_table
from jobmorph.studies.path_limits import check_limits, condition_ids, left_out_places
from jobmorph.studies.path_moves import JobMoves, job_moves
from jobmorph.studies.path_routes import RouteQuestion, no_routes, path_routes
from jobmorph.studies.path_start import YEARS, PathQuestion, PathStart, path_start
from jobmorph.studies.path_stops import stop_table
from jobmorph.studies.paths_result import LEFT_OUT_REASONS, PathLimits, PathsResult, Start
from jobmorph.studies.place_congestion import TABLE as CONGESTION_TABLE
from jobmorph.studies.place_hops import edition_hops, hops_of_person
from jobmorph.studies.places import PLACE_TABLES, all_places
from jobmorph.studies.plan import hours_or_default
from jobmorph.studies.resolve import resolve_job

WEEK_HOURS: Final = 40.0
EXAMPLE: Final = 'Try: jobmorph path "switchboard operator"'
PATH_PARAMETERS: Final = (
    "skills.transfer_same_kind",
    "skills.transfer_general_most",
    *(f"skills.step_hours_{level}" for level in range(1, 6)),
)


def study_paths(
    query: str | None,
    *,
    level: str | None = None,
    to: str | None = None,
    profile: Profile | None = None,
    hours_week: float | None = None,
    has_degree: bool = False,
    limits: PathLimits | None = None,
    edition: Edition | None = None,
) -> PathsResult:
    """Say where a person can go.

    How often a move is made and what it takes are kept apart: likeness is never shown as 'where
    people move'.

    Parameters
    ----------
    query : str or None
        The job the person leaves; the newest of the profile if None.
    level : str, optional
        Its seniority.
    to : str, optional
        The job they want; none asks for all.
    profile : Profile, optional
        What the person brings; without one they are taken to do the job they leave well. Its
        target and hours count where `to` and `hours_week` are not given.
    hours_week : float, optional
        Hours a week for learning; 4 if nobody says.
    has_degree : bool
        Whether they have a degree; else the job they leave speaks for them.
    limits : PathLimits, optional
        What they will not go beyond; `avoid` takes words or ids.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    PathsResult

    Raises
    ------
    NoMatchError
        If no job, or nothing to avoid, fits the words.
    ParameterError
        If no job is named, target and start are the same, or hours and limits are out of range,
        all problems at once.
    DataError
        If the profile's words are not understood; all problems at once.
    """
    words = query or (profile.jobs[0].title if profile and profile.jobs else None)
    if words is None:
        raise ParameterError("name the job you leave", hint=EXAMPLE)
    hours = hours_week if hours_week is not None else (profile.hours_week if profile else None)
    limits = limits or PathLimits()
    check_limits(limits, hours)
    run = open_run(horizon_years=float(YEARS), edition=edition)
    wanted = to or (profile.target if profile else None)
    question = PathQuestion(
        match=_job(words, level, run),
        target=None if wanted is None else _job(wanted, None, run),
        profile=profile,
        hours_week=hours_or_default(hours),
        limits=replace(limits, avoid=condition_ids(limits.avoid)),
        has_degree=has_degree,
    )
    if question.target is not None and question.target.job.id == question.match.job.id:
        raise ParameterError(
            f'"{wanted}" is the job you leave: {question.match.job.title}',
            hint=f'For the job as it becomes: jobmorph plan "{words}"',
        )
    return _answer(question, run, has_routes=True)


def study_moves(
    query: str, *, level: str | None = None, edition: Edition | None = None
) -> PathsResult:
    """Say where a person can go at once, without looking for longer ways.

    Parameters
    ----------
    query : str
        The job the person leaves; they are taken to do it well.
    level : str, optional
        Its seniority.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    PathsResult
        As `study_paths` gives it, but with no routes.

    Raises
    ------
    NoMatchError
        If no job fits the words.
    """
    run = open_run(horizon_years=float(YEARS), edition=edition)
    question = PathQuestion(
        match=_job(query, level, run),
        target=None,
        profile=None,
        hours_week=hours_or_default(None),
        limits=PathLimits(),
        has_degree=False,
    )
    return _answer(question, run, has_routes=False)


def _job(words: str, level: str | None, run: Run) -> Match:
    return resolve_job(words, level=level, edition=run.edition, parameters=run.parameters)


def _answer(question: PathQuestion, run: Run, *, has_routes: bool) -> PathsResult:
    edition, limits = run.edition, question.limits
    start = path_start(question, run)
    known = job_moves(question.match.job, start.target_place, edition)
    shut = left_out_places(
        start.leaving.facts,
        all_places(edition),
        limits,
        start.leaving.standing.licence_ids,
        edition,
    )
    destinations = _within(destination_table(known.moves, start.leaving), shut, limits)
    shown = _start(question, start, known, edition)
    asked = RouteQuestion(
        start.target_place,
        frozenset(shut.drop_nulls("left_out").get_column("place_id")) - {start.target_place},
        known.own_places,
        limits,
    )
    leave_share = shown.leave_share_year
    routes = _routes(known, leave_share, start, asked, edition) if has_routes else no_routes()
    return PathsResult(
        start=shown,
        target=question.target,
        horizon_year=run.horizon.horizon_year,
        hours_week=question.hours_week,
        is_from_profile=question.profile is not None,
        limits=limits,
        destinations=destinations,
        routes=routes,
        left_out=_counts(destinations),
        unseen=known.unseen,
        elsewhere_share=known.elsewhere_share,
        record=_record(run),
        notes=question.profile.notes if question.profile else (),
        stops=stop_table(routes, destinations, known.moves, start.leaving),
    )


def _routes(
    known: JobMoves,
    leave_share_year: float | None,
    start: PathStart,
    asked: RouteQuestion,
    edition: Edition,
) -> pl.DataFrame:
    is_counted = pl.col("group") == "counted"
    first = hops_of_person(
        known.moves.filter(is_counted), known.moves.filter(~is_counted), leave_share_year, YEARS
    )
    return path_routes(first, edition_hops(edition, YEARS), start.leaving, asked)


def _within(table: pl.DataFrame, shut: pl.DataFrame, limits: PathLimits) -> pl.DataFrame:
    """Mark moves that the limits leave out, months first."""
    most = pl.lit(limits.most_months, pl.Float64)
    late = pl.when(pl.col("months") > most).then(pl.lit("months"))
    undated = pl.when(most.is_not_null() & pl.col("months").is_null()).then(pl.lit("unknown"))
    return (
        table.join(shut, on="place_id", how="left", maintain_order="left")
        .with_columns(pl.coalesce(late, "left_out", undated).alias("left_out"))
        .select(pl.exclude("note", "left_out"), "left_out", "note")
    )


def _counts(destinations: pl.DataFrame) -> pl.DataFrame:
    """Count the moves left out by reason, in the order of the reasons."""
    order = pl.DataFrame({"reason": list(LEFT_OUT_REASONS)})
    counted = (
        destinations.drop_nulls("left_out")
        .group_by("left_out", maintain_order=True)
        .agg(pl.len().cast(pl.Int64).alias("count"))
    )
    return order.join(
        counted, left_on="reason", right_on="left_out", how="inner", maintain_order="left"
    )


def _start(question: PathQuestion, start: PathStart, known: JobMoves, edition: Edition) -> Start:
    own = start.own
    nodes = edition.table("move_node").filter(pl.col("moves_node").is_in(list(known.nodes)))
    rows = {row["moves_node"]: row for row in nodes.iter_rows(named=True)}
    main = rows.get(known.nodes[0]) if known.nodes else None
    return Start(
        match=question.match,
        nodes=known.nodes,
        counted_as="" if main is None else main["title"],
        people="" if main is None else main["support"],
        wage_usd_year=own["wage_usd_year"],
        hours={part: WEEK_HOURS * own[f"{part}_share"] for part in PARTS},
        leave_share_year=None if main is None else main["leave_share_year"],
    )


def _record(run: Run) -> RunRecord:
    parameters, edition = load_parameters("skills"), run.edition
    has_congestion = edition.path(CONGESTION_TABLE).is_file()
    tables = (*PLACE_TABLES, CONGESTION_TABLE) if has_congestion else PLACE_TABLES
    return RunRecord(
        version=VERSION,
        edition=run.edition.manifest.edition,
        scenario=run.scenario,
        seed=run.draws.seed,
        assumptions=assumptions_of([parameters[name] for name in PATH_PARAMETERS]),
        sources=edition.manifest.credits_for(tables),
    )
