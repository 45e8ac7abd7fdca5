"""Frames of the exposure room: facts in, verdicts out, and the task mix."""

from jobmorph.schema.ids import MOMENTS, PARTS
from jobmorph.schema.table import TableContract

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

JUDGEMENT = TableContract(
    "judgement",
    (
        "task_id",
        "judgement_weight",
        "today_delegated",
        "today_assisted",
        "today_human",
        "reach_delegated",
        "reach_assisted",
        "reach_human",
    ),
    ("task_id",),
    "A library author's shares of one task, with the weight they take against the model.",
)

TASK_JUDGEMENT = TableContract(
    "task_judgement",
    (
        "task_id",
        "moment",
        "judgement_weight",
        "model_delegated",
        "model_assisted",
        "model_human",
        "author_delegated",
        "author_assisted",
        "author_human",
        "disagreement",
        "is_far",
    ),
    ("task_id", "moment"),
    "Model and author side by side, before they were pooled.",
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

JOB_WEEK = TableContract(
    "job_week",
    (
        "job_id",
        "delegated_share_low",
        "delegated_share",
        "delegated_share_high",
        "assisted_share_low",
        "assisted_share",
        "assisted_share_high",
        "human_share_low",
        "human_share",
        "human_share_high",
    ),
    ("job_id",),
    "The week of one job five years ahead under the default scenario, as `role` tells it.",
)

ATLAS_JOB = TableContract(
    "atlas_job",
    (
        "job_id",
        *(
            f"{moment}_{part}_share{end}"
            for moment in ("today", "reach")
            for part in PARTS
            for end in ("_low", "", "_high")
        ),
        "checking_share_low",
        "checking_share",
        "checking_share_high",
        "delegated_work_id",
        "human_work_id",
        "human_reason_id",
        "rising_work_ids",
    ),
    ("job_id",),
    "What the atlas shows of one job beside `job_week`: two moments, why, what grows. A work_id is "
    "the dwa_id that names an occupation's task, or the task_id of a library task.",
    frozenset({"human_reason_id"}),
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
