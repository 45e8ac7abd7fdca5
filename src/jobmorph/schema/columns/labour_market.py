"""Quantities of the labour market: industries, nodes of the simulator, the series it is held to."""

from typing import Final

from jobmorph.schema.column import FLAG, TEXTS, Column, count, real, share, text

SERIES_STEPS: Final = ("month", "quarter")
SPELL_BINS: Final = ("under 5 weeks", "5 to 14 weeks", "15 to 26 weeks", "27 weeks and more")
OCCUPATION_LEVELS: Final = ("aggregate", "major", "detailed")
OCCUPATION_LISTS: Final = ("census1950", "census1980", "history")

LABOUR_MARKET: list[Column] = [
    text("industry_naics", "industry: NAICS 2022 code of six digits as the survey numbers it"),
    real("wage_mean_usd_year", "US dollars a year", "mean annual wage of wage and salary jobs", 0),
    Column("is_employment_filled", FLAG, "", "jobs are not published; filled in by a named rule"),
    Column("is_wage_filled", FLAG, "", "wage is not published; filled in by a named rule"),
    share("exit_share_year", "share of workers who leave the labour force in a year"),
    real("growth_share_year", "share a year", "projected change of jobs a year over jobs", -1.0),
    real("moves_in_heads_year", "people a year", "movers from other nodes, by the move table", 0),
    real("moves_out_heads_year", "people a year", "movers to other nodes, by the move table", 0),
    real("separation_risk", "ratio", "risk of losing a job over that of all workers", 0.0),
    share("entrant_share", "share of those who start to work who start in this node"),
    Column("is_rate_filled", FLAG, "", "exits and growth are those of the major group"),
    text("target_id", "one series that the simulator is held to or driven by"),
    text("period", "first month of the period, YYYY-MM"),
    real("target_value", "see the series' unit", "figure of the period, in the series' unit"),
    Column("is_derived", FLAG, "", "computed from other published figures, not published as such"),
    text("unit", "unit of the figures, in words"),
    text("published_series", "name of the series at its publisher"),
    text("series_step", "how often there is a figure", SERIES_STEPS),
    Column("is_seasonally_adjusted", FLAG, "", "the publisher took the seasons out"),
    text("labour_group", "group of occupations that household statistics are published by"),
    Column("majors_soc2018", TEXTS, "", "SOC major groups in the group"),
    text("spell_bin", "how long people have been without a job", SPELL_BINS),
    text("occupation_level", "detail of the row", OCCUPATION_LEVELS),
    text("occupation_census2018", "2018 Census occupation code"),
    real("labour_force_heads", "people", "employed and unemployed by their last job", 0.0),
    share("unemployment_share", "unemployed as a share of the labour force, as published"),
    real("to_unemployed_heads", "people", "employed who are unemployed a month later", 0.0),
    real("from_unemployed_heads", "people", "unemployed who work in the group a month later", 0.0),
    count("survey_year", "year", "year of the survey", 1800),
    real("displaced_heads", "people", "lost a job of three years or more for good in the years", 0),
    share("displaced_share", "share of those with three years in the job who lost it in the years"),
    text("occupation_occ1990dd", "occupation that census lists of 1950 to 2016 are joined by"),
    text("occupation_list", "list that a code belongs to", OCCUPATION_LISTS),
    real("task_abstract", "score 0-10", "abstract tasks of the occupation, 1977", 0.0, 10.0),
    real("task_routine", "score 0-10", "routine tasks of the occupation, 1977", 0.0, 10.0),
    real("task_manual", "score 0-10", "manual tasks of the occupation, 1977", 0.0, 10.0),
]
