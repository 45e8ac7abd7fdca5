"""Tables of the role library."""

from jobmorph.schema.table import TableContract

ROLE = TableContract(
    "role",
    (
        "role_id",
        "family",
        "level",
        "title",
        "scope",
        "field",
        "purpose",
        "as_of",
        "is_new_role",
        "place",
        "competence_months_low",
        "competence_months",
        "competence_months_high",
    ),
    ("role_id",),
    "One level of one family of the role library, in our own words.",
    frozenset({"competence_months_low", "competence_months", "competence_months_high"}),
)

ROLE_ALIAS = TableContract(
    "role_alias",
    ("title", "title_key", "role_id"),
    ("title_key", "role_id"),
    "A name that people give a library role.",
)

ROLE_ANCHOR = TableContract(
    "role_anchor",
    ("role_id", "occupation_onet2019", "anchor_weight"),
    ("role_id", "occupation_onet2019"),
    "An official occupation that lends figures to a library role.",
)

ROLE_TASK = TableContract(
    "role_task",
    (
        "task_id",
        "family",
        "label",
        "statement",
        "task_kind",
        "activity_ids",
        "onet_ids",
        "other_side",
        "access_strength",
        "reason_line",
        "counter_line",
        "would_change",
        "takes",
        "leaves",
        "today_delegated",
        "today_assisted",
        "today_human",
        "reach_delegated",
        "reach_assisted",
        "reach_human",
        "tier",
    ),
    ("task_id",),
    "One task of the role library with the author's judgement; new tasks carry none.",
    frozenset(
        {
            "reason_line",
            "counter_line",
            "would_change",
            "takes",
            "leaves",
            "today_delegated",
            "today_assisted",
            "today_human",
            "reach_delegated",
            "reach_assisted",
            "reach_human",
        }
    ),
)

ROLE_HOURS = TableContract(
    "role_hours",
    (
        "role_id",
        "task_id",
        "moment",
        "time_hours_week_low",
        "time_hours_week",
        "time_hours_week_high",
    ),
    ("role_id", "task_id", "moment"),
    "Hours a week of a task in a role: today, or on the card of the job as it becomes.",
)

ROLE_QUALITY = TableContract(
    "role_quality",
    ("task_id", "quality", "author_score", "text"),
    ("task_id", "quality"),
    "A library author's score of a human quality in a task, with the reason.",
)

ROLE_SKILL = TableContract(
    "role_skill",
    ("task_id", "place", "skill"),
    ("task_id", "place"),
    "A skill that a library task uses.",
)

ROLE_PRACTICE = TableContract(
    "role_practice",
    ("skill_id", "task_id", "link_share"),
    ("skill_id", "task_id"),
    "How much of a library task's hours practise a competency.",
)

ROLE_MATERIAL = TableContract(
    "role_material",
    ("family", "section", "level", "place", "item_key", "text"),
    ("family", "section", "level", "place", "item_key"),
    "Everything else a family says: competencies, entry, recruiting, onboarding, coaching.",
    frozenset({"level"}),
)

ROLE_MOVE = TableContract(
    "role_move",
    (
        "family",
        "to_role_id",
        "move_kind",
        "from_levels",
        "gap",
        "months_low",
        "months",
        "months_high",
        "note",
    ),
    ("family", "to_role_id"),
    "A move that the trade knows and official codes cannot see.",
)
