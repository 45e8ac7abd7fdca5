"""Which sources stand behind the tables of the labour market, and what to know about them."""

from typing import Final

_NODE_JOBS: Final = (
    "observed_moves_2018",
    "oews_panel",
    "crosswalk_soc2010_soc2018",
    "crosswalk_onet2019_soc2018",
)
MARKET_SERIES: Final = ("labour_series_monthly", "labour_chances_1996_2024", "gdp_real_quarterly")

# On top of what stands behind the fitted move table.
MARKET_NODE_SOURCES: Final = (*_NODE_JOBS, "crosswalk_onet2019_nem", "group_flows_2019_2026")

MARKET_SOURCES: Final[dict[str, tuple[str, ...]]] = {
    "industry": ("oews_2025_industry",),
    "industry_job": ("oews_2025_industry",),
    "market_node_job": _NODE_JOBS,
    "labour_target": MARKET_SERIES,
    "labour_target_kind": MARKET_SERIES,
    "labour_group": (),
    "labour_spell": ("unemployment_spells_2004_2022",),
    "labour_major_job": ("oews_panel",),
    "labour_major_flow": ("group_flows_2019_2026",),
    "labour_occupation": ("unemployment_by_occupation_2025", "crosswalk_census2018_soc2018"),
    "labour_displacement": ("displaced_workers_1983_2026",),
    "routine_link": (
        "routine_tasks_1977",
        "crosswalk_census_occ1990dd",
        "census_jobs_1850_2000",
    ),
}

MARKET_NOTES: Final[dict[str, str]] = {
    "industry_job": "US wage and salary jobs, May 2025. Small cells are withheld or left out; half "
    "a percent of the jobs is filled in from what sectors and the economy hold beyond them.",
    "market_node_job": "Codes of today split over codes of 2010 by their jobs of 2018.",
    "market_node": "Wage and salary jobs. Risks of losing a job are those of 22 groups in 2019. "
    "Movers and entrants follow the move table, which is fitted by `jobmorph data train`.",
    "labour_target": "Vintages are mixed. Chances from matched samples are not seasonally "
    "adjusted; total separations after April 2024 are computed. Rate and level of openings are of "
    "different vintages. Nothing is smoothed.",
    "market_fit": "Fitted by a search with a fixed seed to months up to May 2019; not fitted again "
    "when an edition is built. Intervals of one fit; an end that is the end of the range searched "
    "says that the past does not bound it.",
    "labour_spell": "Experienced unemployed by last job, 2004 to 2022.",
    "labour_major_job": "Survey of employers; pools three years of panels, new method in 2021. "
    "Lists of occupations changed in 2010 and 2018.",
    "labour_major_flow": "Matched samples: levels are about two thirds of the nation's. September "
    "and October 2025 are missing.",
    "labour_occupation": "Mean of eleven months of 2025; joined to codes by name. Some codes are "
    "groups, with X for the digits left open.",
    "labour_displacement": "Workers who had held the job for three years. Groups of 1983 to 2001 "
    "are older ones; which major groups they stand for is a reading.",
    "scenario_multiplier": "Model output: demand under a scenario over that of the outlook, ranges "
    "of 256 draws of the assumptions, without errors of the outlook. Rounded to a thousandth.",
    "node_congestion": "Model output of the labour-flow simulator: searchers per opening of a node "
    "over those of all nodes; 1 today by construction. Ranges hold doubt about assumptions and "
    "past errors of the outlook.",
    "market_look": "Model output of the labour-flow simulator: totals under every shipped "
    "scenario, ten years, 100 draws of seed 0, as `jobmorph market --draws 100` works them out. No "
    "recession is in the ranges.",
    "routine_link": "Series of the history come through the list of 1950, by our own reading of "
    "their names.",
}
