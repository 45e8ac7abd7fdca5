"""Quantities of the labour market: industries, nodes of the simulator, the series it is held to."""

from typing import Final

from jobmorph.schema.column import FLAG, TEXTS, Column, count, real, share, text

SERIES_STEPS: Final = ("month", "quarter")
SPELL_BINS: Final = ("under 5 weeks", "5 to 14 weeks", "15 to 26 weeks", "27 weeks and more")
OCCUPATION_LEVELS: Final = ("aggregate", "major", "detailed")
CLOSURES: Final = {
    "full": "jobs wanted over the outlook's, the total coming back to its path",
    "open": "jobs wanted over the outlook's, the total left open",
}
RANGE_WORDS: Final = {"_low": ", 10th percentile", "": "", "_high": ", 90th percentile"}
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
    text("origin_group", "group of the job left; 'outside': had none; 'all': anybody"),
    text("destination_group", "group of the new job; 'all' is any"),
    text("market_case", "run of the market: a scenario, one left open, the reference, differences"),
    *(
        real(f"hires_heads_year{end}", "people a year", f"hires through openings{said}")
        for end, said in RANGE_WORDS.items()
    ),
    text("market_group", "group of occupations as a run of the market records it"),
    *(
        real(
            f"net_moves_heads_year{end}",
            "people a year",
            f"who comes from other groups less who leaves for them{said}",
        )
        for end, said in RANGE_WORDS.items()
    ),
    share("openings_share", "openings as a share of jobs and openings, as published"),
    text("market_quantity", "what a run of the market tells: a rate by quarter, its peak, its end"),
    *(
        real(f"market_rate{end}", "share", f"rate of a run of the market, or its difference{said}")
        for end, said in RANGE_WORDS.items()
    ),
    count("run_draws", "draws", "draws that a run was asked for"),
    count("run_dropped_draws", "draws", "draws without a state of rest, left out"),
    text("fit_id", "one fit of the simulator to the past: what it was given, or its network"),
    text("fit_parameter", "parameter that was fitted or held"),
    real("fitted_value", "see the parameter's unit", "value with the least loss"),
    real("fitted_low", "see the parameter's unit", "low end of the 95% profile interval"),
    real("fitted_high", "see the parameter's unit", "high end of the 95% profile interval"),
    real("fit_loss", "squared standard errors", "loss in sample when it was fitted", 0.0),
    count("fit_evaluations", "runs", "runs that the search took"),
    text("outlook_part", "unit of the outlook, or a named group of them"),
    text("scenario", "name of a shipped scenario"),
    *(
        real(f"multiplier_{closure}{end}", "ratio", f"{told}{said}", 0.0)
        for closure, told in CLOSURES.items()
        for end, said in RANGE_WORDS.items()
    ),
    *(
        real(f"congestion{end}", "ratio", f"searchers per opening over those of all{said}", 0.0)
        for end, said in RANGE_WORDS.items()
    ),
]
