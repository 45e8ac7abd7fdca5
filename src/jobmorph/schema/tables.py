"""Contracts of the edition's tables and of the frames that travel between rooms."""

from jobmorph.schema.ids import MOMENTS, PARTS
from jobmorph.schema.table import TableContract

# --- tables of the reference edition -------------------------------------------------------

OCCUPATION = TableContract(
    "occupation",
    (
        "occupation_onet2019",
        "title",
        "occupation_soc2018",
        "soc2018_minor",
        "soc2018_major",
        "job_zone",
        "has_tasks",
    ),
    ("occupation_onet2019",),
    "One O*NET-SOC 2019 occupation; those without published tasks are marked.",
    frozenset({"job_zone"}),
)

BRIDGE = TableContract(
    "bridge",
    ("occupation_onet2019", "occupation_soc2018", "moves_node", "outlook_unit", "employment_share"),
    ("occupation_onet2019",),
    "How one occupation maps onto the units of the other sources.",
    frozenset({"moves_node", "outlook_unit"}),
)

EMPLOYMENT = TableContract(
    "employment",
    (
        "occupation_soc2018",
        "year",
        "published_code",
        "is_employment_split",
        "employment_heads",
        "wage_p10_usd_year",
        "wage_p25_usd_year",
        "wage_median_usd_year",
        "wage_p75_usd_year",
        "wage_p90_usd_year",
        "is_wage_topcoded",
    ),
    ("occupation_soc2018", "year"),
    "US jobs and wages of one SOC 2018 occupation in one May.",
    frozenset(
        {
            "employment_heads",
            "wage_p10_usd_year",
            "wage_p25_usd_year",
            "wage_median_usd_year",
            "wage_p75_usd_year",
            "wage_p90_usd_year",
        }
    ),
)

PROJECTION = TableContract(
    "projection",
    (
        "outlook_unit",
        "title",
        "base_year",
        "target_year",
        "employment_base_heads",
        "employment_projected_heads",
        "education_typical",
    ),
    ("outlook_unit",),
    "Official projection of one National Employment Matrix occupation.",
    frozenset({"education_typical"}),
)

TASK = TableContract(
    "task",
    (
        "task_id",
        "occupation_onet2019",
        "task_type",
        "importance",
        "frequency",
        "relevance",
        "label_e0_share",
        "label_e1_share",
        "label_e2_share",
        "automation_t0_share",
        "automation_t1_share",
        "automation_t2_share",
        "automation_t3_share",
        "automation_t4_share",
        "label_source",
        "is_physical",
        "cognitive_demand",
        "physical_demand",
        "regulation_demand",
        "activity_ids",
    ),
    ("task_id",),
    "One O*NET task: figures, labels and links, no sentence.",
    frozenset(
        {
            "importance",
            "frequency",
            "relevance",
            "cognitive_demand",
            "physical_demand",
            "regulation_demand",
        }
    ),
)

TASK_USE = TableContract(
    "task_use",
    (
        "task_id",
        "usage_chat_share",
        "usage_api_share",
        "automated_chat_share",
        "automated_api_share",
        "is_usage_observable",
        "propensity",
        "usage_signal",
        "log_intensity_chat",
        "log_intensity_api",
    ),
    ("task_id",),
    "Latest observed use of one task, and what the model expects.",
    frozenset({"usage_chat_share", "usage_api_share"}),
)

USAGE = TableContract(
    "usage",
    ("task_id", "channel", "wave", "usage_share", "automated_share"),
    ("task_id", "channel", "wave"),
    "Observed use of one task in one wave; absent rows are censored, not zero.",
    frozenset({"automated_share"}),
)

TASK_MEASURE = TableContract(
    "task_measure",
    ("task_id", "measure", "value", "percentile"),
    ("task_id", "measure"),
    "What one published measure says about one task.",
)

OCCUPATION_MEASURE = TableContract(
    "occupation_measure",
    ("occupation_onet2019", "measure", "value", "percentile"),
    ("occupation_onet2019", "measure"),
    "What one published measure says about one occupation.",
)

MEASURE = TableContract(
    "measure",
    ("measure", "label", "vintage", "source_id", "tier", "note"),
    ("measure",),
    "One published measure: what it is, its date and source.",
)

ACTIVITY = TableContract(
    "activity",
    ("iwa_id", "gwa_id", "label", "eases", "holds", "would_change", "other_side"),
    ("iwa_id",),
    "One intermediate work activity in our own words.",
)

DETAILED_ACTIVITY = TableContract(
    "detailed_activity",
    ("dwa_id", "iwa_id", "label"),
    ("dwa_id",),
    "One detailed work activity in our own words, in the order of the activity vectors.",
)

TASK_PROPENSITY = TableContract(
    "task_propensity",
    ("task_id", "propensity", "log_intensity_chat", "log_intensity_api"),
    ("task_id",),
    "What the trained model expects of one task's use, cross-fitted.",
)

ACTIVITY_FACT = TableContract(
    "activity_fact",
    (
        "iwa_id",
        "label_e0_share",
        "label_e1_share",
        "label_e2_share",
        "automation_t0_share",
        "automation_t1_share",
        "automation_t2_share",
        "automation_t3_share",
        "automation_t4_share",
        "physical_share",
        "cognitive_demand",
        "physical_demand",
        "regulation_demand",
        "propensity",
        "usage_signal",
        "log_intensity_chat",
        "log_intensity_api",
        "automated_chat_share",
        "automated_api_share",
        "n",
    ),
    ("iwa_id",),
    "Means over the tasks of one intermediate activity.",
    frozenset({"cognitive_demand", "physical_demand", "regulation_demand"}),
)

RATING = TableContract(
    "rating",
    ("occupation_onet2019", "element_id", "scale", "rating", "percentile", "vintage"),
    ("occupation_onet2019", "element_id", "scale", "vintage"),
    "Mean rating of one element for one occupation, with its rank among jobs.",
)

ELEMENT = TableContract(
    "element",
    ("element_id", "title", "domain"),
    ("element_id",),
    "Name of one rated element.",
)

SKILL_ACTIVITY = TableContract(
    "skill_activity",
    ("skill_id", "gwa_id"),
    ("skill_id", "gwa_id"),
    "Published link from a skill or ability to a generalised work activity.",
)

TITLE = TableContract(
    "title",
    ("title", "title_key", "occupation_onet2019", "title_source"),
    ("title_key", "occupation_onet2019"),
    "A job title that points at an occupation.",
)

ADOPTION = TableContract(
    "adoption",
    ("occupation_onet2019", "relative_adoption", "as_of"),
    ("occupation_onet2019",),
    "AI use of the sectors an occupation works in, relative to the mean.",
)

CALIBRATION = TableContract(
    "calibration",
    ("draw", "theta_assisted", "theta_delegated", "adopted_share"),
    ("draw",),
    "Per shared draw: what ties observed use to the assumed level of hours.",
)

EVIDENCE = TableContract(
    "evidence",
    (
        "metric_id",
        "area",
        "metric",
        "protocol",
        "value",
        "low",
        "high",
        "n",
        "baseline_name",
        "baseline_value",
        "floor",
        "goal",
        "is_higher_better",
        "data",
        "command",
        "computed_on",
        "input_hash",
    ),
    ("metric_id",),
    "One published score beside its baseline.",
    frozenset({"low", "high", "baseline_name", "baseline_value", "floor", "goal"}),
)

EDITION_TABLES: dict[str, TableContract] = {
    contract.name: contract
    for contract in (
        OCCUPATION,
        BRIDGE,
        EMPLOYMENT,
        PROJECTION,
        TASK,
        TASK_USE,
        USAGE,
        TASK_MEASURE,
        OCCUPATION_MEASURE,
        MEASURE,
        ACTIVITY,
        DETAILED_ACTIVITY,
        TASK_PROPENSITY,
        ACTIVITY_FACT,
        RATING,
        ELEMENT,
        SKILL_ACTIVITY,
        TITLE,
        ADOPTION,
        CALIBRATION,
        EVIDENCE,
    )
}

# --- frames that travel between rooms ------------------------------------------------------

JOB_TASKS = TableContract(
    "job_tasks",
    ("task_id", "label", "occupation_onet2019", "time_share", "origin"),
    ("task_id",),
    "The tasks of one job with their share of today's hours; shares sum to 1.",
)

TASK_FACTS = TableContract(
    "task_facts",
    (
        "task_id",
        "occupation_onet2019",
        "time_share",
        "label_e0_share",
        "label_e1_share",
        "label_e2_share",
        "automation_t0_share",
        "automation_t1_share",
        "automation_t2_share",
        "automation_t3_share",
        "automation_t4_share",
        "label_source",
        "is_physical",
        "cognitive_demand",
        "physical_demand",
        "regulation_demand",
        "activity_ids",
        "other_side",
        "employment_heads",
        "relative_adoption",
        "usage_chat_share",
        "usage_api_share",
        "automated_chat_share",
        "automated_api_share",
        "is_usage_observable",
        "propensity",
        "usage_signal",
        "log_intensity_chat",
        "log_intensity_api",
        "accountability_percentile",
        "error_cost_percentile",
        "preference_percentile",
        "access_strength",
    ),
    ("task_id",),
    "All that the exposure room needs to know about a task; one row per task of a job.",
    frozenset(
        {
            "cognitive_demand",
            "physical_demand",
            "regulation_demand",
            "usage_chat_share",
            "usage_api_share",
            "accountability_percentile",
            "error_cost_percentile",
            "preference_percentile",
        }
    ),
)

VERDICT_COLUMNS: tuple[str, ...] = tuple(
    f"{moment}_{part}_{bound}"
    for moment in MOMENTS
    for part in PARTS
    for bound in ("low", "mid", "high")
)

TASK_VERDICT = TableContract(
    "task_verdict",
    ("task_id", "time_share", *VERDICT_COLUMNS),
    ("task_id",),
    "What AI does to one task at three moments, as shares of the task's hours today.",
)

SUMMARY = TableContract(
    "summary",
    ("moment", "part", "low", "mid", "high"),
    ("moment", "part"),
    "The job's hours by moment and part, as shares; rolled up within each draw.",
)

TASK_REASON = TableContract(
    "task_reason",
    ("task_id", "reason_kind", "reason_id", "reason_text", "strength", "tier", "source_id"),
    ("task_id", "reason_kind", "reason_id"),
    "Why, why not, and what would change a verdict.",
)

EDGE = TableContract(
    "edge",
    ("quality", "score_low", "score", "score_high", "task_id", "reason_text"),
    ("quality",),
    "One human quality of a job, 0 to 100, with the task that asks for it most.",
    frozenset({"task_id"}),
)

TASK_MIX = TableContract(
    "task_mix",
    (
        "task_id",
        "moment",
        "time_share",
        "origin",
        "delegated",
        "assisted",
        "human",
        "person_time_share",
        "put_back_time_share",
    ),
    ("task_id", "moment", "origin"),
    "The one task mix that skills, redesign and market share: load, who does it, people's hours.",
)

TASK_SKILL = TableContract(
    "task_skill",
    ("task_id", "skill_id", "link_share"),
    ("task_id", "skill_id"),
    "How far a task draws on a skill; absent rows are 0.",
)

SKILL_RATING = TableContract(
    "skill_rating",
    ("skill_id", "importance_today"),
    ("skill_id",),
    "Published importance of each skill for one job.",
)

SKILL_HOURS = TableContract(
    "skill_hours",
    (
        "skill_id",
        "moment",
        "time_hours_week_low",
        "time_hours_week",
        "time_hours_week_high",
    ),
    ("skill_id", "moment"),
    "Hours a week in which people of a job use a skill; never to be summed over skills.",
)

SKILL_CHANGE = TableContract(
    "skill_change",
    (
        "skill_id",
        "change_part",
        "change_hours_week_low",
        "change_hours_week",
        "change_hours_week_high",
    ),
    ("skill_id", "change_part"),
    "Change in a skill's hours of use, split exactly; mids of the parts sum to the total.",
)

SKILL_IMPORTANCE = TableContract(
    "skill_importance",
    (
        "skill_id",
        "importance_today",
        "importance_horizon_low",
        "importance_horizon",
        "importance_horizon_high",
        "direction",
    ),
    ("skill_id",),
    "Importance of a skill now and at the horizon; null where no linked work exists today.",
    frozenset({"importance_horizon_low", "importance_horizon", "importance_horizon_high"}),
)

LADDER = TableContract(
    "ladder",
    ("role_id", "level", "skill_id", "proficiency_hire", "proficiency_advance"),
    ("role_id", "skill_id"),
    "Proficiency that a level of a role takes to be hired, and to advance from it.",
)

PROFILE = TableContract(
    "profile",
    ("skill_id", "proficiency_held"),
    ("skill_id",),
    "What one person can do; skills without a row are held at 0.",
)

SKILL_GAP = TableContract(
    "skill_gap",
    ("skill_id", "proficiency_held", "proficiency_needed", "proficiency_gap"),
    ("skill_id",),
    "Distance of one person from a target, skill by skill.",
)

MOVE_NODE = TableContract(
    "move_node",
    ("moves_node", "employment_heads", "job_zone"),
    ("moves_node",),
    "One node of the moves network.",
)

MOVE_PAIR = TableContract(
    "move_pair",
    ("moves_node", "destination_node", "skill_distance", "is_resolvable"),
    ("moves_node", "destination_node"),
    "What is known about a directed pair of nodes.",
)

MOVE = TableContract(
    "move",
    ("moves_node", "destination_node", "move_probability", "is_resolvable"),
    ("moves_node", "destination_node"),
    "Where leavers of a node go; null (never zero) where the data cannot tell.",
    frozenset({"move_probability"}),
)

JOB_MOVE = TableContract(
    "job_move",
    ("destination_node", "move_probability", "is_resolvable"),
    ("destination_node",),
    "Where leavers of one job go, through its anchors; null where the data cannot tell.",
    frozenset({"move_probability"}),
)

NODE_SKILL = TableContract(
    "node_skill",
    ("moves_node", "skill_id", "proficiency_needed"),
    ("moves_node", "skill_id"),
    "Proficiency that the work of a node takes.",
)

MOVE_FEASIBILITY = TableContract(
    "move_feasibility",
    (
        "moves_node",
        "destination_node",
        "missing_levels",
        "training_hours",
        "job_zone_step",
        "barrier",
        "is_feasible",
    ),
    ("moves_node", "destination_node"),
    "What a move takes; says nothing about how often it is made.",
)

LABOUR_PATH = TableContract(
    "labour_path",
    (
        "moves_node",
        "step",
        "employed_heads",
        "unemployed_heads",
        "long_term_unemployed_heads",
        "vacancy_jobs",
    ),
    ("moves_node", "step"),
    "State of the labour market, node by node and step by step.",
)

OUTLOOK = TableContract(
    "outlook",
    (
        "outlook_unit",
        "horizon_years",
        "employment_base_heads",
        "employment_baseline_heads",
        "employment_horizon_heads_low",
        "employment_horizon_heads",
        "employment_horizon_heads_high",
        "more_jobs_probability",
    ),
    ("outlook_unit",),
    "How many jobs there may be at the horizon.",
)

TEAM_ROLE = TableContract(
    "team_role",
    (
        "role_id",
        "level",
        "is_manager",
        "today_heads",
        "attrition_share_quarter",
        "cost_usd_quarter",
        "put_back_limit_hours_quarter",
        "entry_seat_heads",
    ),
    ("role_id",),
    "One role of a team, before the plan.",
)

TEAM_LOAD = TableContract(
    "team_load",
    (
        "role_id",
        "task_id",
        "load_hours_quarter",
        "delegated_today",
        "delegated_limit_low",
        "delegated_limit",
        "assisted_limit_low",
        "assisted_limit",
    ),
    ("role_id", "task_id"),
    "Work of one role in one quarter and how far AI may do it.",
)

TEAM_MOVE = TableContract(
    "team_move",
    ("role_id", "destination_role_id", "training_hours"),
    ("role_id", "destination_role_id"),
    "A move inside the team that is feasible, and its training.",
)

PLAN_ROLE = TableContract(
    "plan_role",
    (
        "role_id",
        "today_heads",
        "leave_heads",
        "hire_heads",
        "move_in_heads",
        "move_out_heads",
        "layoff_heads",
        "planned_heads",
    ),
    ("role_id",),
    "People of one role before and after.",
)

PLAN_HOURS = TableContract(
    "plan_hours",
    (
        "role_id",
        "load_hours_quarter",
        "delegated_hours_quarter",
        "assisted_hours_quarter",
        "human_hours_quarter",
        "available_hours_quarter",
        "checking_hours_quarter",
        "coaching_hours_quarter",
        "put_back_hours_quarter",
        "idle_hours_quarter",
    ),
    ("role_id",),
    "Where the hours of one role go in the plan.",
)

PLAN_MOVE = TableContract(
    "plan_move",
    ("role_id", "destination_role_id", "move_heads"),
    ("role_id", "destination_role_id"),
    "People who change role in the plan.",
)

PLAN_CONSTRAINT = TableContract(
    "plan_constraint",
    ("constraint", "slack", "is_binding"),
    ("constraint",),
    "How close the plan is to each named rule.",
)
