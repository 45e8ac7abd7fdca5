"""The column dictionary: one name, type, unit, meaning and range per quantity."""

from dataclasses import dataclass

import polars as pl

from jobmorph.schema.ids import (
    CHANGE_PARTS,
    DIRECTIONS,
    HARD_REASONS,
    LEVELS,
    MOMENTS,
    ORIGINS,
    PARTS,
    QUALITIES,
    TIERS,
)

TEXT = pl.String()
REAL = pl.Float64()
COUNT = pl.Int64()
FLAG = pl.Boolean()
TEXTS = pl.List(pl.String())


@dataclass(frozen=True, slots=True)
class Column:
    """One quantity that may stand in a table.

    Parameters
    ----------
    name : str
        Column name, with its unit or id system.
    dtype : polars data type
        Type of the column.
    unit : str
        Unit in words; empty for text.
    meaning : str
        What a value says.
    minimum, maximum : float or None
        Inclusive bounds for numbers.
    allowed : tuple of str
        The closed vocabulary, if there is one.
    """

    name: str
    dtype: pl.DataType
    unit: str
    meaning: str
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[str, ...] = ()

    def count_outside(self, series: pl.Series) -> int:
        """Count non-null values outside the range or vocabulary."""
        outside = 0
        if self.minimum is not None:
            outside += int((series < self.minimum).sum())
        if self.maximum is not None:
            outside += int((series > self.maximum).sum())
        if self.allowed:
            outside += int((~series.drop_nulls().is_in(list(self.allowed))).sum())
        return outside


def _share(name: str, meaning: str) -> Column:
    return Column(name, REAL, "share", meaning, 0.0, 1.0 + 1e-9)


def _text(name: str, meaning: str, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, TEXT, "", meaning, allowed=allowed)


def _count(name: str, unit: str, meaning: str, minimum: float = 0) -> Column:
    return Column(name, COUNT, unit, meaning, minimum)


def _real(
    name: str, unit: str, meaning: str, minimum: float | None = None, maximum: float | None = None
) -> Column:
    return Column(name, REAL, unit, meaning, minimum, maximum)


def _wages() -> list[Column]:
    return [
        _real(
            f"wage_{point}_usd_year",
            "US dollars a year",
            f"annual wage, {point}, wage and salary jobs",
            0.0,
        )
        for point in ("p10", "p25", "median", "p75", "p90")
    ]


def _verdicts() -> list[Column]:
    return [
        _share(
            f"{moment}_{part}_{bound}",
            f"share of the task's hours today that is {part} at moment {moment}, {bound}",
        )
        for moment in MOMENTS
        for part in PARTS
        for bound in ("low", "mid", "high")
    ]


_ALL: list[Column] = [
    # ids and names
    _text("task_id", "task: onet:<n>, lib:<family>/<slug> or user:<n>"),
    _text("role_id", "library role: <family>/<level>"),
    _text("occupation_onet2019", "O*NET-SOC 2019 code"),
    _text("occupation_soc2018", "SOC 2018 six-digit code"),
    _text("soc2018_minor", "SOC 2018 minor group"),
    _text("soc2018_major", "SOC 2018 major group"),
    _text("moves_node", "node of the observed-moves network (merged survey codes)"),
    _text("outlook_unit", "National Employment Matrix 2024 occupation code"),
    _text("gwa_id", "generalised work activity"),
    _text("iwa_id", "intermediate work activity"),
    _text("dwa_id", "detailed work activity"),
    _text("element_id", "O*NET content model element"),
    _text("title", "name shown to people"),
    _text("title_key", "normalised title used for look-up"),
    _text("label", "short plain label in our own words"),
    _text("source_id", "dataset the row comes from"),
    _text("vintage", "date or release of the source, as its producer names it"),
    _text("as_of", "date of the figure, YYYY or YYYY-MM"),
    _text("tier", "kind of evidence", TIERS),
    _text("note", "what a reader must know about the row"),
    # work
    Column("has_tasks", FLAG, "", "the public data list tasks for this occupation"),
    _text("published_code", "code under which the source publishes the figure"),
    _share("employment_share", "share of the SOC 2018 occupation's jobs given to this code"),
    _real("employment_heads", "people", "US wage and salary jobs, national", 0.0),
    Column("is_employment_split", FLAG, "", "employment is an equal split of the six-digit code"),
    *_wages(),
    Column("is_wage_topcoded", FLAG, "", "some wage percentile stands at the published top code"),
    _count("job_zone", "zone", "O*NET job zone, 1 to 5", 1),
    _text("education_typical", "typical entry education, Employment Projections"),
    _real("employment_base_heads", "people", "jobs in the projection's base year", 0.0),
    _real("employment_projected_heads", "people", "jobs in the projection's target year", 0.0),
    _count("base_year", "year", "base year", 1800),
    _count("target_year", "year", "target year", 1800),
    _count("year", "year", "calendar year", 1800),
    _text("task_type", "O*NET task type", ("core", "supplemental", "unrated")),
    _real("importance", "scale 1-5", "task importance, O*NET scale IM", 1.0, 5.0),
    _real("frequency", "per day", "task frequency, from O*NET scale FT", 0.0),
    _share("relevance", "share of incumbents for whom the task is relevant, O*NET scale RT"),
    _share("time_share", "share of the job's hours today"),
    _real("time_hours_week", "hours a week", "hours a week today", 0.0, 168.0),
    _real("time_hours_week_low", "hours a week", "low end of the hours", 0.0, 168.0),
    _real("time_hours_week_high", "hours a week", "high end of the hours", 0.0, 168.0),
    _text("moment", "moment that a row speaks of", MOMENTS),
    _text("origin", "work that exists, checks AI, or is new", ORIGINS),
    _share("delegated", "share of the row's time: AI does it, a person checks samples"),
    _share("assisted", "share of the row's time: a person does it with AI"),
    _share("human", "share of the row's time: a person does it"),
    Column("activity_ids", TEXTS, "", "detailed or intermediate work activities of the task"),
    _text("other_side", "who is on the other side", ("customer", "colleague", "nobody")),
    _text(
        "title_source", "where a title comes from", ("official", "alternate", "reported", "direct")
    ),
    # exposure evidence, per task
    *[
        _share(f"label_{label}_share", f"weight of rubric label {label.upper()} over the raters")
        for label in ("e0", "e1", "e2")
    ],
    *[
        _share(f"automation_t{step}_share", f"weight of automation label T{step}")
        for step in range(5)
    ],
    _text("label_source", "where the labels come from", ("own", "dwa", "iwa", "gwa", "text")),
    _share("physical_share", "share of an activity's tasks that need physical action"),
    Column("is_physical", FLAG, "", "the task needs physical action"),
    _real("cognitive_demand", "scale 0-4", "cognitive demand C, mean of model raters", 0.0, 4.0),
    _real("physical_demand", "scale 0-4", "physical deployment D, mean of model raters", 0.0, 4.0),
    _real(
        "regulation_demand", "scale 0-4", "regulation, licence R, mean of model raters", 0.0, 4.0
    ),
    _share("usage_chat_share", "share of all chat conversations, latest wave, for this task"),
    _share("usage_api_share", "share of all API calls, latest wave, for this task"),
    _share("automated_chat_share", "share of chat use that is directive or feedback loop (shrunk)"),
    _share("automated_api_share", "share of API use that is directive or feedback loop (shrunk)"),
    Column(
        "is_usage_observable", FLAG, "", "the task's text exists in the release usage is keyed on"
    ),
    _share("propensity", "predicted probability of being seen in usage, cross-fitted"),
    _real("usage_signal", "logit", "logit propensity less its mean for the same labels"),
    _real("log_intensity_chat", "log share per hour", "predicted log chat intensity if seen"),
    _real("log_intensity_api", "log share per hour", "predicted log API intensity if seen"),
    *[
        _real(
            f"{reason}_percentile",
            "0-100",
            f"rank of the job's ratings behind {reason}",
            0.0,
            100.0,
        )
        for reason in ("accountability", "error_cost", "preference")
    ],
    _share("access_strength", "how far the work needs systems or places that AI cannot enter"),
    _text("eases", "what makes the activity easy for AI, our judgement"),
    _text("holds", "what keeps a person on the activity, our judgement"),
    _text("would_change", "what would change the verdict, our judgement"),
    _text("metric", "what the score measures"),
    _real("relative_adoption", "ratio", "AI use of the occupation's sectors over the mean", 0.0),
    # evidence ledger
    _text("measure", "published measure"),
    _real("value", "of the row", "measured or published value"),
    _real(
        "percentile", "0-100", "employment-weighted mid-rank among all jobs or tasks", 0.0, 100.0
    ),
    _text("channel", "usage channel", ("chat", "api")),
    _text("wave", "month of the usage wave, YYYY-MM"),
    _share("usage_share", "share of the channel's use in the wave"),
    _share("automated_share", "share of use that is directive or feedback loop"),
    # ratings
    _text(
        "domain", "element group", ("activity", "skill", "knowledge", "ability", "context", "style")
    ),
    _text("scale", "scale of the rating", ("IM", "LV", "CX", "CT", "WI", "DR")),
    _real("rating", "scale points", "mean rating on its scale"),
    _real("scale_minimum", "scale points", "lowest value of the scale"),
    _real("scale_maximum", "scale points", "highest value of the scale"),
    _text("skill_id", "element id of a skill or ability"),
    # draws
    _count("draw", "index", "index of the shared draw"),
    _real(
        "theta_assisted", "", "scale of assisted use that meets the level of use in the draw", 0.0
    ),
    _real("theta_delegated", "", "scale of delegated use that meets the level in the draw", 0.0),
    _share("adopted_share", "share of reach in use today, employment-weighted, in the draw"),
    # verdicts
    *_verdicts(),
    _text("part", "who does the work", PARTS),
    _real("low", "of the row", "low end: 10th percentile, or of the interval"),
    _real("mid", "of the row", "mean of the draws"),
    _real("high", "of the row", "high end: 90th percentile, or of the interval"),
    _text("reason_kind", "what a reason argues", ("reason", "counter", "would_change")),
    _text("reason_id", "stable name of the reason"),
    _text("reason_text", "the reason in plain words"),
    _share("strength", "strength of the reason, 0 to 1"),
    _text("quality", "human quality", QUALITIES),
    _real("score", "0-100", "score of the quality", 0.0, 100.0),
    _real("score_low", "0-100", "low end of the score", 0.0, 100.0),
    _real("score_high", "0-100", "high end of the score", 0.0, 100.0),
    _text("hard_reason", "reason that bars delegation", HARD_REASONS),
    _text("level", "seniority", LEVELS),
    # evidence table
    _text("metric_id", "stable name of the score"),
    _text("area", "part of the product the score is about"),
    _text("protocol", "how it was measured"),
    _count("n", "cases", "number of cases scored"),
    _text("baseline_name", "the honest alternative"),
    _real("baseline_value", "of the metric", "what the alternative scores"),
    _real("floor", "of the metric", "must be passed"),
    _real("goal", "of the metric", "chased"),
    Column("is_higher_better", FLAG, "", "direction of the metric"),
    _text("data", "data the score was measured on"),
    _text("command", "command that measures it again"),
    _text("computed_on", "date of the edition measured, YYYY-MM-DD"),
    _text("input_hash", "sha256 of data and code that the score depends on"),
    # task mix
    _share("person_time_share", "people's hours in the row, as a share of the job's hours today"),
    _share("put_back_time_share", "of these, hours put back after AI freed them"),
    # skills
    _share("link_share", "share of the task's work activities that the skill is linked to"),
    _text("change_part", "why hours of use change", CHANGE_PARTS),
    *[
        _real(f"change_hours_week{end}", "hours a week", f"change in hours of use{words}")
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    _real("importance_today", "scale 1-5", "published importance of the skill, scale IM", 1.0, 5.0),
    *[
        _real(
            f"importance_horizon{end}", "scale 1-5", f"importance at the horizon{words}", 1.0, 5.0
        )
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    _text("direction", "whether demand for the skill rises or falls", DIRECTIONS),
    _real("proficiency_hire", "level 0-5", "proficiency needed to be hired", 0.0, 5.0),
    _real("proficiency_advance", "level 0-5", "proficiency needed to advance", 0.0, 5.0),
    _real("proficiency_held", "level 0-5", "proficiency a person has", 0.0, 5.0),
    _real("proficiency_needed", "level 0-5", "proficiency a target takes", 0.0, 5.0),
    _real("proficiency_gap", "level 0-5", "levels missing; never negative", 0.0, 5.0),
    # moves
    _text("destination_node", "node of the observed-moves network that a move ends in"),
    _real("skill_distance", "0-2", "1 less the cosine of two skill profiles", 0.0, 2.0),
    Column("is_resolvable", FLAG, "", "the data can tell this move from staying"),
    _share("move_probability", "probability of the destination, given that a person leaves"),
    _real("missing_levels", "proficiency levels", "sum of missing levels over skills", 0.0),
    _real("training_hours", "hours", "hours to close the gap", 0.0),
    Column("job_zone_step", COUNT, "zones", "job zone of the destination less the origin's", -4, 4),
    Column("is_feasible", FLAG, "", "no barrier stands in the way of the move"),
    _text("barrier", "what stands in the way", ("none", "preparation", "training")),
    # market
    _real("horizon_years", "years", "years ahead of the base date", 0.0),
    _count("step", "index", "step of the simulation; 0 is the start"),
    _real("employed_heads", "people", "people employed in the occupation", 0.0),
    _real("unemployed_heads", "people", "unemployed whose last job was in the occupation", 0.0),
    _real("long_term_unemployed_heads", "people", "of these, 27 weeks or longer", 0.0),
    _real("vacancy_jobs", "jobs", "open positions", 0.0),
    _real("employment_baseline_heads", "people", "baseline employment at the horizon", 0.0),
    *[
        _real(f"employment_horizon_heads{end}", "people", f"employment at the horizon{words}", 0.0)
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    _share("more_jobs_probability", "probability of more jobs at the horizon than in the base"),
    # redesign
    Column("is_manager", FLAG, "", "people in the role lead others"),
    _text("destination_role_id", "library role that people move to"),
    *[
        _count(f"{name}_heads", "people", meaning)
        for name, meaning in (
            ("today", "people in the role today"),
            ("planned", "people in the role in the plan"),
            ("leave", "people who leave by themselves"),
            ("hire", "people hired"),
            ("move_in", "people who move into the role"),
            ("move_out", "people who move out of the role"),
            ("layoff", "people laid off"),
            ("move", "people who make the move"),
            ("entry_seat", "entry-level positions that must stay"),
        )
    ],
    _share("attrition_share_quarter", "share of people who leave in a quarter"),
    _real("cost_usd_quarter", "US dollars a quarter", "cost of one person", 0.0),
    *[
        _real(f"{name}_hours_quarter", "hours a quarter", meaning, 0.0)
        for name, meaning in (
            ("load", "work to be done, at today's productivity"),
            ("available", "people's hours after start-up and training"),
            ("delegated", "load that AI does"),
            ("assisted", "load that people do with AI"),
            ("human", "load that people do"),
            ("checking", "people's hours of checking AI's work"),
            ("coaching", "managers' hours of coaching"),
            ("put_back", "freed hours put to use"),
            ("put_back_limit", "most freed hours the role can put to use"),
            ("idle", "people's hours without work"),
        )
    ],
    *[
        _share(f"{part}_limit{end}", f"most of the task's load that may be {part}{words}")
        for part in ("delegated", "assisted")
        for end, words in (("", ""), ("_low", ", at its 10th percentile"))
    ],
    _share("delegated_today", "share of the task's load that is delegated today"),
    _text("constraint", "named rule of a plan"),
    _real("slack", "of the rule", "distance from the rule's limit"),
    Column("is_binding", FLAG, "", "one unit less would break the rule"),
]

COLUMNS: dict[str, Column] = {column.name: column for column in _ALL}
