"""The answer to 'what happens to all jobs?', as one table and a record."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.schema.record import RunRecord

SCHEMA_VERSION: Final = "1.0"
# Major groups of SOC 2018 by the id that links and options use.
FIELDS: Final[dict[str, str]] = {
    "11-0000": "management",
    "13-0000": "business",
    "15-0000": "computing",
    "17-0000": "engineering",
    "19-0000": "science",
    "21-0000": "social",
    "23-0000": "law",
    "25-0000": "teaching",
    "27-0000": "arts",
    "29-0000": "health",
    "31-0000": "care",
    "33-0000": "protection",
    "35-0000": "food",
    "37-0000": "buildings",
    "39-0000": "service",
    "41-0000": "sales",
    "43-0000": "office",
    "45-0000": "farming",
    "47-0000": "construction",
    "49-0000": "repair",
    "51-0000": "production",
    "53-0000": "transport",
}


@dataclass(frozen=True, slots=True)
class JobAtlasResult:
    """All occupations, and the library's families inside the occupations that lend them figures.

    Parameters
    ----------
    jobs : polars.DataFrame
        One row a job, most US jobs first, library families after them:
        job_id, title, job_kind ('occupation' or 'role'), field (a value of `FIELDS`),
        inside_of (the occupation that a role leans on most, or that bears the name of the code by
        which an occupation is counted with others; else null), occupation_soc2018;
        employment_heads (US jobs of the published code; null where nobody counts it and for roles),
        employment_area_heads (what of that count the job stands for: all of it if it bears the
        code's name, nothing if it stands inside another, an equal part where none bears the name),
        jobs_counted (jobs of the atlas under that count);
        time_hours_week, and for each moment and part `<moment>_<part>_hours_week` with _low and
        _high; checking_hours_week_low, checking_hours_week, checking_hours_week_high;
        wage_p25_usd_year, wage_median_usd_year, wage_p75_usd_year (US), is_wage_topcoded;
        growth_low, growth_middle, growth_high (share of today's jobs; of a role that stands on
        several occupations, means of theirs); moves_counted, moves_known (by the trade),
        moves_out (both); agreement; delegated_label, delegated_reason, human_label, human_reason,
        hard_reason (null if none bars enough); rising (labels), new_roles (titles). Figures of
        roles but their hours are borrowed.
    field : str or None
        The field asked for; None for all.
    horizon_year : int
        Calendar year of the horizon.
    usage_as_of, employment_as_of : str
        'YYYY-MM' of the use data and of the count of jobs.
    growth_base_year, growth_target_year : int
        Years between which jobs grow.
    counted_heads, covered_heads : float
        US jobs that the survey counts, and those of the jobs in the atlas, over all fields.
    notes : tuple of str
        What a reader must know.
    record : RunRecord
        What the answer rests on.
    """

    jobs: pl.DataFrame
    field: str | None
    horizon_year: int
    usage_as_of: str
    employment_as_of: str
    growth_base_year: int
    growth_target_year: int
    counted_heads: float
    covered_heads: float
    notes: tuple[str, ...]
    record: RunRecord
    schema_version: str = SCHEMA_VERSION

    @property
    def occupations(self) -> pl.DataFrame:
        """Rows of official occupations."""
        return self.jobs.filter(pl.col("job_kind") == "occupation")

    @property
    def roles(self) -> pl.DataFrame:
        """Rows of the library's families, which no office counts."""
        return self.jobs.filter(pl.col("job_kind") == "role")
