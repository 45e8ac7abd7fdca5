"""What happens to all jobs: hours by part and moment, why, pay, outlook, ways out, what grows."""

from functools import lru_cache
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import PARTS, RANGE_ENDS, Moment
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.scenario import Scenario
from jobmorph.schema.version import VERSION
from jobmorph.studies.atlas_frame import counted_occupations, library_families
from jobmorph.studies.atlas_job import REFILLED_SHARE, atlas_jobs, atlas_parameters
from jobmorph.studies.atlas_places import (
    job_agreements,
    job_anchors,
    job_moves_out,
    job_new_roles,
)
from jobmorph.studies.atlas_reasons import job_reasons
from jobmorph.studies.atlas_result import FIELDS, JobAtlasResult
from jobmorph.studies.job_week import HORIZON_YEARS, job_weeks
from jobmorph.studies.judged_job import BASELINE
from jobmorph.studies.place_facts import occupation_growth

YEARS: Final = int(HORIZON_YEARS)
USED_TABLES: Final = (
    "job_week",
    "atlas_job",
    "occupation",
    "employment",
    "outlook_forecast",
    "outlook_error",
    "move_probability",
    "role",
    "role_move",
    "occupation_measure",
)
NOTES: Final = (
    "Exposure is not probability of job loss: hours that AI could do say nothing of how many such "
    "jobs there will be.",
    "Jobs are US wage and salary jobs. Where one official count holds several jobs, the one that "
    "bears its name has the area and the others stand inside it; where none bears its name, they "
    "share the area equally. The number shown is the count of all of them.",
    "Jobs of official 'all other' codes have no list of tasks and are not in the atlas.",
    "Families of the role library have no official count and no area; their pay, growth and moves "
    "are borrowed from the occupations they stand on, and their hours rest on our own judgement "
    "too.",
    "Growth is a forecast of the number of jobs by our own method; exposure is no part of it.",
    "Spending that moves with changed pay or prices (indirect exposure) is not in these hours; "
    "`jobmorph market` asks about it.",
)
_MOMENTS: Final[tuple[Moment, ...]] = ("today", "reach")
_WAGES: Final = ("wage_p25_usd_year", "wage_median_usd_year", "wage_p75_usd_year")
_ORDER: Final = ("job_kind", "employment_area_heads", "title")


def study_atlas(*, field: str | None = None, edition: Edition | None = None) -> JobAtlasResult:
    """Lay out all occupations with tasks, and the families of the role library inside them.

    Figures are those of `study_role`, `study_outlook` and `study_paths` for each job, read from the
    edition: the default scenario, five years ahead, seed 0.

    Parameters
    ----------
    field : str, optional
        One of `FIELDS`' values, such as 'sales'; all fields if not given.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    JobAtlasResult

    Raises
    ------
    ParameterError
        If there is no such field.
    DataError
        If the edition was built before there was an atlas.
    """
    if field is not None and field not in FIELDS.values():
        raise ParameterError(
            f"there is no field {field!r} in the atlas; there are", items=sorted(FIELDS.values())
        )
    edition = edition or open_edition()
    parameters = atlas_parameters()
    jobs = _jobs(edition)
    counts = edition.table("employment").unique("published_code")
    units = edition.table("outlook_forecast")
    base_year = int(units.item(0, "base_year"))
    return JobAtlasResult(
        jobs=jobs if field is None else jobs.filter(pl.col("field") == field),
        field=field,
        horizon_year=Scenario(BASELINE, edition.manifest.base_date, HORIZON_YEARS).horizon_year,
        usage_as_of=edition.manifest.usage_as_of,
        employment_as_of=f"{counts.item(0, 'year')}-05",
        growth_base_year=base_year,
        growth_target_year=base_year + YEARS,
        counted_heads=float(edition.table("employment").get_column("employment_heads").sum()),
        covered_heads=float(jobs.get_column("employment_area_heads").sum()),
        notes=NOTES,
        record=_record(edition, parameters),
    )


@lru_cache(maxsize=4)
def _jobs(edition: Edition) -> pl.DataFrame:
    """Lay out all jobs; computed once a session."""
    parameters = atlas_parameters()
    named = pl.concat([counted_occupations(edition), library_families(edition)], how="diagonal")
    anchors = job_anchors(named, edition)
    return (
        named.join(_hours(edition, parameters), on="job_id", maintain_order="left")
        .join(_borrowed(anchors, edition), on="job_id", how="left", maintain_order="left")
        .join(job_moves_out(anchors, edition), on="job_id", how="left", maintain_order="left")
        .join(job_agreements(anchors, edition, parameters), on="job_id", maintain_order="left")
        .join(job_reasons(named, edition), on="job_id", maintain_order="left")
        .join(job_new_roles(named, edition), on="job_id", how="left", maintain_order="left")
        .with_columns(
            pl.col("new_roles").fill_null([]),
            pl.col("moves_counted", "moves_known").fill_null(0),
        )
        .with_columns((pl.col("moves_counted") + pl.col("moves_known")).alias("moves_out"))
        .sort(
            _ORDER,
            descending=[False, True, False],
            nulls_last=True,
            maintain_order=True,
        )
    )


def _hours(edition: Edition, parameters: ParameterSet) -> pl.DataFrame:
    """Hours of each part at each moment: shares of the week times its hours."""
    week = pl.col("time_hours_week")
    roles = (
        edition.rows("role_hours", pl.col("moment") == "today")
        .group_by(pl.col("role_id").alias("job_id"), maintain_order=True)
        .agg(week.sum())
    )
    usual = parameters["work.hours_week"].value
    told = job_weeks(edition).join(atlas_jobs(edition), on="job_id", maintain_order="left")
    return (
        told.join(roles, on="job_id", how="left", maintain_order="left")
        .with_columns(week.fill_null(usual))
        .select(
            "job_id",
            "time_hours_week",
            *(
                (pl.col(f"{moment}_{part}_share{end}") * week).alias(
                    f"{moment}_{part}_hours_week{end}"
                )
                for moment in _MOMENTS
                for part in PARTS
                for end in RANGE_ENDS
            ),
            *(
                (pl.col(f"{part}_share{end}") * week).alias(f"horizon_{part}_hours_week{end}")
                for part in PARTS
                for end in RANGE_ENDS
            ),
            *(
                (pl.col(f"checking_share{end}") * week).alias(f"checking_hours_week{end}")
                for end in RANGE_ENDS
            ),
        )
    )


def _borrowed(anchors: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Pay and growth: an occupation's own, means over a role's occupations."""
    pay = (
        edition.table("bridge")
        .select("occupation_onet2019", "occupation_soc2018")
        .join(edition.table("employment"), on="occupation_soc2018", maintain_order="left")
        .select("occupation_onet2019", "is_wage_topcoded", *_WAGES)
    )
    growth = occupation_growth(edition, YEARS)
    names = [name for name in growth.columns if name != "occupation_onet2019"]
    weight = pl.col("weight")
    known = weight.filter(pl.col(names[0]).is_not_null())
    return (
        anchors.join(pay, on="occupation_onet2019", how="left", maintain_order="left")
        .join(growth, on="occupation_onet2019", how="left", maintain_order="left")
        .group_by("job_id", maintain_order=True)
        .agg(
            # As in the answer about the job: missing where any occupation's is.
            *(
                pl.when(pl.col(name).null_count() == 0)
                .then((pl.col(name) * weight).sum())
                .alias(name)
                for name in _WAGES
            ),
            pl.col("is_wage_topcoded").any(),
            *(
                pl.when(known.sum() > 0)
                .then((pl.col(name) * weight).sum() / known.sum())
                .alias(name)
                for name in names
            ),
        )
    )


def _record(edition: Edition, parameters: ParameterSet) -> RunRecord:
    used = [
        parameters[name]
        for name in parameters
        if name.startswith("exposure.") or name in ("work.hours_week", REFILLED_SHARE)
    ]
    return RunRecord(
        version=VERSION,
        edition=edition.manifest.edition,
        scenario=BASELINE,
        seed=0,
        assumptions=assumptions_of(used),
        sources=edition.manifest.credits_for(USED_TABLES),
    )
