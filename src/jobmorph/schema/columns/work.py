"""Quantities of occupations, tasks, ratings and the task mix."""

from jobmorph.schema.column import (
    FLAG,
    TEXTS,
    Column,
    count,
    real,
    share,
    text,
)
from jobmorph.schema.ids import MOMENTS, ORIGINS


def _wages() -> list[Column]:
    return [
        real(
            f"wage_{point}_usd_year",
            "US dollars a year",
            f"annual wage, {point}, wage and salary jobs",
            0.0,
        )
        for point in ("p10", "p25", "median", "p75", "p90")
    ]


WORK: list[Column] = [
    Column("has_tasks", FLAG, "", "the public data list tasks for this occupation"),
    text("published_code", "code under which the source publishes the figure"),
    share("employment_share", "share of the SOC 2018 occupation's jobs given to this code"),
    real("employment_heads", "people", "US wage and salary jobs, national", 0.0),
    Column("is_employment_split", FLAG, "", "employment is an equal split of the six-digit code"),
    *_wages(),
    Column("is_wage_topcoded", FLAG, "", "some wage percentile stands at the published top code"),
    count("job_zone", "zone", "O*NET job zone, 1 to 5", 1),
    text("education_typical", "typical entry education, Employment Projections"),
    real("employment_base_heads", "people", "jobs in the projection's base year", 0.0),
    real("employment_projected_heads", "people", "jobs in the projection's target year", 0.0),
    count("base_year", "year", "base year", 1800),
    count("target_year", "year", "target year", 1800),
    count("year", "year", "calendar year", 1800),
    text("task_type", "O*NET task type", ("core", "supplemental", "unrated")),
    real("importance", "scale 1-5", "task importance, O*NET scale IM", 1.0, 5.0),
    real("frequency", "per day", "task frequency, from O*NET scale FT", 0.0),
    share("relevance", "share of incumbents for whom the task is relevant, O*NET scale RT"),
    share("time_share", "share of the job's hours today"),
    real("time_hours_week", "hours a week", "hours a week today", 0.0, 168.0),
    real("time_hours_week_low", "hours a week", "low end of the hours", 0.0, 168.0),
    real("time_hours_week_high", "hours a week", "high end of the hours", 0.0, 168.0),
    text("moment", "moment that a row speaks of", MOMENTS),
    text("origin", "work that exists, checks AI, or is new", ORIGINS),
    share("delegated", "share of the row's time: AI does it, a person checks samples"),
    share("assisted", "share of the row's time: a person does it with AI"),
    share("human", "share of the row's time: a person does it"),
    Column("activity_ids", TEXTS, "", "detailed or intermediate work activities of the task"),
    text("other_side", "who is on the other side", ("customer", "colleague", "nobody")),
    text(
        "title_source",
        "where a title comes from",
        ("official", "alternate", "reported", "direct", "filed", "esco"),
    ),
    text("title_words", "the title in plain English words, as the title reader compares it"),
    text("word", "one plain English word"),
    real("text_weight", "BM25", "weight of the word in descriptions and tasks", 0.0),
    real("technology_weight", "BM25", "weight of the word in names of tools and software", 0.0),
    text("model_part", "part of a learned model"),
    count("model_row", "index", "row of a number within its part"),
    text("model_key", "column of a number within its part: a code or a name"),
    text("occupation_read_soc2018", "SOC 2018 code that a title's words speak for most"),
    real("filed_titles", "titles", "titles, shared out where several codes were filed", 0.0),
    text(
        "domain", "element group", ("activity", "skill", "knowledge", "ability", "context", "style")
    ),
    text(
        "scale",
        "scale of the rating",
        ("IM", "LV", "CX", "CT", "WI", "DR", "RL", "RW", "PT", "OJ"),
    ),
    count("category", "step of the scale", "O*NET category of preparation, 1 the least", 1),
    share("share", "share of the respondents who chose the category"),
    Column("is_low_precision", FLAG, "", "the publisher recommends to suppress the figure"),
    text("related_onet2019", "O*NET-SOC 2019 code of the related occupation"),
    text("technology", "name of a software product, or of a kind of it"),
    text("kind", "class of products that a technology belongs to"),
    Column("is_hot", FLAG, "", "often asked for in job postings of all occupations"),
    Column("is_in_demand", FLAG, "", "often asked for in job postings of this occupation"),
    real("rating", "scale points", "mean rating on its scale"),
    real("scale_minimum", "scale points", "lowest value of the scale"),
    real("scale_maximum", "scale points", "highest value of the scale"),
    text("skill_id", "element id of a skill, ability or field of knowledge"),
    share("person_time_share", "people's hours in the row, as a share of the job's hours today"),
    share("put_back_time_share", "of these, hours put back after AI freed them"),
]
