"""Will there be as many such jobs in some years as now? A range, beside simpler answers."""

from typing import Final

import numpy as np
import polars as pl

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.job import JobRef, Match
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.version import VERSION
from jobmorph.studies.outlook_fan import INDEX_BASE, sum_fan, unit_fan, with_ranges
from jobmorph.studies.outlook_notes import BREAKS, note, notes_of, scenario_notes
from jobmorph.studies.outlook_result import OutlookResult
from jobmorph.studies.outlook_scenarios import TABLE as SCENARIO_TABLE
from jobmorph.studies.outlook_scenarios import outlook_scenarios
from jobmorph.studies.outlook_units import (
    LONGEST_YEARS,
    USED_PARAMETERS,
    USED_TABLES,
    error_model,
    outlook_score,
    unit_track,
    units_of_job,
)
from jobmorph.studies.resolve import resolve_job

BASELINE: Final = "baseline"
_ALWAYS: Final = (
    "survey",
    "official_self_employed",
    "exposure",
    "looked_at",
    "periods",
)


def study_outlook(
    query: str,
    *,
    years: int = 5,
    level: str | None = None,
    edition: Edition | None = None,
    seed: int = 0,
    scenario: Scenario | None = None,
) -> OutlookResult:
    """Answer how many US jobs of a kind there may be.

    A library role has no count of its own. If its occupations lie in one unit, that unit's jobs
    are shown; else an index that mixes their growth by the role's weights:
    100 sum_i w_i E_i(h)/E_i(0), errors of the occupations going together in part.

    Parameters
    ----------
    query : str
        A title, library role or code.
    years : int
        Years ahead, 1 to 10.
    level : str, optional
        Seniority.
    edition : Edition, optional
        The embedded one if not given.
    seed : int
        Seed of the draws that mix several occupations.
    scenario : Scenario, optional
        A scenario of one's own, to stand beside the shipped ones; takes seconds.

    Returns
    -------
    OutlookResult

    Raises
    ------
    NoMatchError
        If no job fits the words, or the survey counts none of its occupations.
    ParameterError
        If the years are out of range.
    """
    check_years(years)
    edition = edition or open_edition()
    parameters = outlook_parameters()
    match = resolve_job(query, level=level, edition=edition, parameters=parameters)
    units = units_of_job(match.job, edition)
    model = error_model(edition)
    is_one = units.height == 1
    forecast = (
        unit_fan(units, model, years)
        if is_one
        else sum_fan(
            units,
            model,
            years,
            common=parameters[USED_PARAMETERS[0]],
            rng=np.random.default_rng(seed),
            is_index=True,
        )
    )
    is_apart = _is_counted_apart(match.job, units, edition)
    scenarios = outlook_scenarios(units, forecast, edition, own=scenario)
    names = units.get_column("employment_unit").to_list()
    return OutlookResult(
        forecast=forecast,
        match=match,
        years=years,
        is_borrowed=match.job.is_borrowed,
        is_counted_apart=is_apart,
        measure="jobs" if is_one else "index",
        units=with_ranges(units, model, years),
        series=_series(units, edition),
        breaks=BREAKS,
        official_published=official_line(names, edition),
        track=unit_track(names, edition),
        score=outlook_score(edition),
        notes=tuple(
            note(each)
            for each in (*_note_ids(match, units, is_apart=is_apart), *scenario_notes(scenarios))
        ),
        record=outlook_record(edition, parameters, seed, scenarios),
        scenarios=scenarios,
    )


def check_years(years: int) -> None:
    """Raise `ParameterError` unless years are a whole number from 1 to 10."""
    if not 1 <= years <= LONGEST_YEARS:
        raise ParameterError(
            f"the outlook reaches 1 to {LONGEST_YEARS} years ahead, not {years}", where="--years"
        )


def outlook_parameters() -> ParameterSet:
    """Load the parameters that an outlook may use."""
    return load_parameters("market").merged(load_parameters("work"))


def outlook_record(
    edition: Edition,
    parameters: ParameterSet,
    seed: int,
    scenarios: pl.DataFrame | None = None,
) -> RunRecord:
    """Write down what an outlook rests on, and the what-ifs beside it."""
    used = [parameters[name] for name in USED_PARAMETERS]
    tables: tuple[str, ...] = USED_TABLES
    if scenarios is not None:
        used += [
            parameter
            for name, parameter in load_parameters("market").items()
            if not name.startswith(("market.flow_", "market.outlook_"))
        ]
        if edition.path(SCENARIO_TABLE).is_file():
            tables = (*USED_TABLES, SCENARIO_TABLE)
    return RunRecord(
        version=VERSION,
        edition=edition.manifest.edition,
        scenario=BASELINE,
        seed=seed,
        assumptions=assumptions_of(used),
        sources=edition.manifest.credits_for(tables),
    )


def official_line(units: list[str], edition: Edition) -> pl.DataFrame:
    """Return the newest official projection of some units, as published."""
    rows = edition.table("outlook_projection")
    return rows.filter(
        (pl.col("base_year") == pl.col("base_year").max()) & pl.col("employment_unit").is_in(units)
    )


def _series(units: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Lay out counted jobs of each unit, and the index of their mixture where all are counted."""
    names = units.get_column("employment_unit").to_list()
    rows = edition.rows_of("outlook_series", "employment_unit", names)
    base = units.select("employment_unit", "weight", "employment_base_heads")
    growth = pl.col("employment_heads") / pl.col("employment_base_heads") * pl.col("weight")
    mixed = (
        rows.join(base, on="employment_unit", maintain_order="left")
        .group_by("year", maintain_order=True)
        .agg(
            pl.when(pl.len() == len(names)).then(growth.sum() * INDEX_BASE).alias("index"),
        )
    )
    return rows.join(mixed, on="year", maintain_order="left").sort("employment_unit", "year")


def _is_counted_apart(job: JobRef, units: pl.DataFrame, edition: Edition) -> bool:
    """Say whether the survey counts exactly this occupation."""
    if job.is_borrowed or units.height > 1 or units.item(0, "is_merged"):
        return False
    code = job.anchors[0].occupation_onet2019
    row = edition.rows("bridge", pl.col("occupation_onet2019") == code).row(0, named=True)
    split = edition.rows(
        "employment", pl.col("occupation_soc2018") == row["occupation_soc2018"]
    ).item(0, "is_employment_split")
    return bool(row["employment_share"] >= 1.0 and not split)


def _note_ids(match: Match, units: pl.DataFrame, *, is_apart: bool) -> list[str]:
    ids: list[str] = []
    if match.job.is_borrowed:
        ids += ["borrowed", "one_code" if units.height == 1 else "mixture"]
    elif not is_apart and not units["is_merged"].any():
        ids.append("detail")
    return [*ids, *notes_of(units), *_ALWAYS]
