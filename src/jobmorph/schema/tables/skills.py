"""Frames of the skills room."""

from jobmorph.schema.table import TableContract

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

PRACTICE = TableContract(
    "practice",
    (
        "skill_id",
        "moment",
        "practice_part",
        "practice_hours_week_low",
        "practice_hours_week",
        "practice_hours_week_high",
    ),
    ("skill_id", "moment", "practice_part"),
    "Hours a week that teach a skill: kept and lost sum to today's; not to be summed over skills.",
)

LEARNING_STEP = TableContract(
    "learning_step",
    (
        "step",
        "skill_id",
        "proficiency_from",
        "proficiency_to",
        "learning_hours_low",
        "learning_hours",
        "learning_hours_high",
        "worth",
        "after_ids",
    ),
    ("step",),
    "One level of one skill, in the order in which a plan takes them.",
)

LEARNING_WEEK = TableContract(
    "learning_week",
    ("week", "step", "learning_hours"),
    ("week", "step"),
    "Hours that a week of a plan gives to a step.",
)

PIPELINE = TableContract(
    "pipeline",
    ("year_ahead", "level", "heads", "seat_heads", "short_heads"),
    ("year_ahead", "level"),
    "People and seats at each level of a team, year by year.",
)
