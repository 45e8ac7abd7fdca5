"""Quantities of the outlook: units, official projections, past errors, what was said before."""

from jobmorph.schema.column import FLAG, Column, count, real, share, text

OUTLOOK_COLUMNS: list[Column] = [
    text(
        "employment_unit",
        "occupations counted together since 2012, named by the code with most jobs",
    ),
    text("code_source", "who publishes under the code", ("survey", "projections")),
    text("occupation_code", "code as published; its classification follows from the year"),
    count("year_first", "year", "first year of an unbroken run of years", 1800),
    count("year_last", "year", "last year of the run", 1800),
    Column("is_trend_only", FLAG, "", "older classification; good for trends, not for levels"),
    Column("is_merged", FLAG, "", "several codes are counted as one in some year"),
    Column("is_broken", FLAG, "", "a change of codes in 2019 moved jobs that cannot be traced"),
    Column("is_official_own", FLAG, "", "the official projection has a line for the unit"),
    count("size_class", "class", "size of the unit by its jobs, 0 the smallest"),
    real("growth_official_year", "log points a year", "growth by the official projection"),
    real("growth_trend_year", "log points a year", "trend of the share of jobs, undamped"),
    real("growth_alike_year", "log points a year", "official growth of all jobs together"),
    real("growth_expected_year", "log points a year", "growth that this forecast expects"),
    share("probability", "probability that the value lies at or below"),
    real("error_log", "log points", "error of a forecast"),
    share("fewer_jobs_probability", "stated chance of fewer jobs than at the start"),
    real("employment_counted_heads", "people", "jobs that were counted in the target year", 0.0),
    text("setting", "named number of the forecast"),
    real("value_setting", "as named", "value of a setting"),
    text("period_kind", "a count, or what was projected", ("counted", "official")),
    real("employment_target_heads", "people", "jobs at the end of the period", 0.0),
    real("lost_heads", "jobs", "jobs lost in units that shrank", 0.0),
    real("gained_heads", "jobs", "jobs gained in units that grew", 0.0),
    share("changed_share", "jobs lost and gained, as a share of jobs at start and end"),
    count("units", "units", "units counted at both ends"),
    count("halved_units", "units", "units that lost half of their jobs or more"),
    count("doubled_units", "units", "units that at least doubled"),
    count("shrinking_units", "units", "units that lost jobs"),
    share("covered_share", "share of all jobs at the start that lie in these units"),
]
