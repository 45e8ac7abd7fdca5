"""Tables of the reference edition: occupations, tasks, use, measures, ratings, scores."""

from jobmorph.schema.table import TableContract

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

TASK_AUTOMATION = TableContract(
    "task_automation",
    ("task_id", "automation_level"),
    ("task_id",),
    "The published automation label and its cross-fitted expectation, averaged.",
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

SKILL_GUIDE = TableContract(
    "skill_guide",
    ("element_id", "section", "place", "item_key", "text"),
    ("element_id", "section", "place", "item_key"),
    "What a skill or field of knowledge looks like and how to practise it, in our own words.",
)

CORE_SKILL = TableContract(
    "core_skill",
    ("core_id", "label", "element_id", "place"),
    ("core_id", "element_id"),
    "A kind of ability that many jobs share, and an element it leans on, the strongest first.",
)

KNOWLEDGE_ACTIVITY = TableContract(
    "knowledge_activity",
    ("skill_id", "gwa_id", "link_share"),
    ("skill_id", "gwa_id"),
    "Estimated link from a field of knowledge to a generalised work activity, strongest 1.",
)

PREPARATION = TableContract(
    "preparation",
    ("occupation_onet2019", "scale", "category", "share", "is_low_precision"),
    ("occupation_onet2019", "scale", "category"),
    "Education, experience and training that people in one occupation say the job takes.",
)

RELATED_OCCUPATION = TableContract(
    "related_occupation",
    ("occupation_onet2019", "related_onet2019", "place"),
    ("occupation_onet2019", "related_onet2019"),
    "Occupations that O*NET calls related to one occupation, the closest first.",
)

TECHNOLOGY = TableContract(
    "technology",
    ("occupation_onet2019", "technology", "kind", "is_hot", "is_in_demand"),
    ("occupation_onet2019", "technology"),
    "Software used in one occupation, by name.",
    frozenset({"is_hot", "is_in_demand"}),
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

SCENARIO_CALIBRATION = TableContract(
    "scenario_calibration",
    ("use_setting", *CALIBRATION.columns),
    ("use_setting", "draw"),
    "The same for shipped scenarios that move the use of today.",
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
