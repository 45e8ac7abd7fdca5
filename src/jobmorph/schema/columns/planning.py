"""Quantities of skills, moves, the market and teams."""

import polars as pl

from jobmorph.schema.column import (
    COUNT,
    FLAG,
    TEXTS,
    Column,
    count,
    real,
    share,
    text,
)
from jobmorph.schema.ids import (
    CHANGE_PARTS,
    DIRECTIONS,
    NODE_LINKS,
    PRACTICE_PARTS,
    SUPPORT_CLASSES,
)

PLANNING: list[Column] = [
    share("link_share", "share of the task's work activities that the skill is linked to"),
    text("change_part", "why hours of use change", CHANGE_PARTS),
    *[
        real(f"change_hours_week{end}", "hours a week", f"change in hours of use{words}")
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    real("importance_today", "scale 1-5", "published importance of the skill, scale IM", 1.0, 5.0),
    *[
        real(f"importance_horizon{end}", "scale 1-5", f"importance at the horizon{words}", 1.0, 5.0)
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    text("direction", "whether demand for the skill rises or falls", DIRECTIONS),
    real("proficiency_hire", "level 0-5", "proficiency needed to be hired", 0.0, 5.0),
    real("proficiency_advance", "level 0-5", "proficiency needed to advance", 0.0, 5.0),
    real("proficiency_held", "level 0-5", "proficiency a person has", 0.0, 5.0),
    real("proficiency_needed", "level 0-5", "proficiency a target takes", 0.0, 5.0),
    real("proficiency_gap", "level 0-5", "levels missing; never negative", 0.0, 5.0),
    real("proficiency_from", "level 0-5", "proficiency at the start of a step", 0.0, 5.0),
    real("proficiency_to", "level 0-5", "proficiency at its end", 0.0, 5.0),
    text("practice_part", "today's hours, and what becomes of them", PRACTICE_PARTS),
    *[
        real(f"practice_hours_week{end}", "hours a week", f"hours that teach a skill{words}", 0.0)
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    *[
        real(f"learning_hours{end}", "hours", f"hours of guided practice{words}", 0.0)
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    real("worth", "weight", "how much a step matters for the target", 0.0),
    count("week", "index", "week of a plan; 1 is the first"),
    real("year_ahead", "years", "years after the start", 0.0),
    real("heads", "people", "people at a level", 0.0),
    real("seat_heads", "people", "seats at a level", 0.0),
    real("short_heads", "people", "seats that nobody is ready for", 0.0),
    Column("after_ids", TEXTS, "", "skills that are learned before"),
    text("place_id", "job that one can move to or from: 'node:...', 'role:...' or 'start'"),
    text("destination_place", "place that a move ends in"),
    count("skills_had", "skills", "skills that a person has at the level asked"),
    count("skills_asked", "skills", "skills that a place asks for"),
    Column("asks_degree", FLAG, "", "people in the job mostly say that a degree is asked for"),
    real("experience_months", "months", "related work that people say is asked for", 0.0),
    text("licence_id", "licence of a person that the law asks for"),
    Column("licence_accepted_ids", TEXTS, "", "licences with which the work may be done"),
    share("hop_chance", "chance of the hop within the years of the question"),
    real("wage_usd_year", "US dollars a year", "median wage of a job", 0.0),
    real("growth_share", "share", "growth of US jobs to the horizon, middle of the range", -1.0),
    real("crowding", "ratio", "newcomers pushed there per usual newcomer", 0.0),
    *[
        real(f"stay_months{end}", "months", f"months until the work is done well{words}", 0.0)
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    *[
        real(f"extra_months{end}", "months", f"months on top of learning, a licence{words}", 0.0)
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    *[
        real(f"most_months{end}", "months", f"most months of learning before a first day{words}", 0)
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    Column("places", TEXTS, "", "places of a route in order, the start left out"),
    text("end_place", "place that a route ends in"),
    count("hops", "hops", "hops of a route"),
    count("uncounted_hops", "hops", "hops of a route that no survey counts"),
    share("route_index", "product of the chances of a route's hops; an index, not a chance"),
    Column("hop_months", pl.List(pl.Float64()), "months", "months of each hop of a route"),
    real("wage_least_usd_year", "US dollars a year", "lowest wage on a route", 0.0),
    share("human_least_share", "least share of hours that people keep on a route"),
    real("growth_least_share", "share", "least growth of US jobs on a route", -1.0),
    real("crowding_most", "ratio", "most pushed newcomers per usual newcomer on a route", 0.0),
    text("destination_node", "node of the observed-moves network that a move ends in"),
    real("skill_distance", "0-2", "1 less the cosine of two skill profiles", 0.0, 2.0),
    Column("is_resolvable", FLAG, "", "the data can tell this move from staying"),
    share("move_probability", "probability of the destination, given that a person leaves"),
    share("move_probability_low", "probability of the destination, low end"),
    share("move_probability_high", "probability of the destination, high end"),
    share("observed_share", "share of the leavers who were seen to go there; null if too few"),
    text("support", "people behind a figure, as a class", SUPPORT_CLASSES),
    Column("codes_soc2010", TEXTS, "", "published SOC 2010 codes that make up the node"),
    Column("is_node_merged", FLAG, "", "several codes that the survey cannot tell apart"),
    share("leave_share_year", "share of people who work elsewhere in the next year"),
    text("node_link", "what an occupation's node was found by", NODE_LINKS),
    text("move_term", "one reason why people move somewhere"),
    real("coefficient_log_odds", "log odds per standard deviation", "strength of a term"),
    real("missing_levels", "proficiency levels", "sum of missing levels over skills", 0.0),
    real("training_hours", "hours", "hours to close the gap", 0.0),
    Column("job_zone_step", COUNT, "zones", "job zone of the destination less the origin's", -4, 4),
    Column("is_feasible", FLAG, "", "no barrier stands in the way of the move"),
    text("barrier", "what stands in the way", ("none", "preparation", "training")),
    real("horizon_years", "years", "years ahead of the base date", 0.0),
    count("step", "index", "step of the simulation; 0 is the start"),
    real("employed_heads", "people", "people employed in the occupation", 0.0),
    real("unemployed_heads", "people", "unemployed whose last job was in the occupation", 0.0),
    real("long_term_unemployed_heads", "people", "of these, 27 weeks or longer", 0.0),
    real("vacancy_jobs", "jobs", "open positions", 0.0),
    real("employment_baseline_heads", "people", "baseline employment at the horizon", 0.0),
    *[
        real(f"employment_horizon_heads{end}", "people", f"employment at the horizon{words}", 0.0)
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    share("more_jobs_probability", "probability of more jobs at the horizon than in the base"),
]
