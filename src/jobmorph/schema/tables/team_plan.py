"""Frames of the redesign room: a team before and after."""

from jobmorph.schema.table import TableContract

TEAM_SEAT = TableContract(
    "team_seat",
    (
        "seat_id",
        "level",
        "team_area",
        "service",
        "location",
        "is_manager",
        "is_held",
        "today_heads",
        "work_hours_head_quarter",
        "attrition_share_quarter",
        "cost_amount_quarter",
        "start_up_months",
    ),
    ("seat_id",),
    "People of a team who do the same work, before the plan.",
    frozenset({"level", "location"}),
)

TEAM_WORK = TableContract(
    "team_work",
    (
        "seat_id",
        "task_id",
        "quarter",
        "load_hours_quarter",
        "delegated_today",
        "assisted_today",
        "delegated_limit",
        "delegated_limit_low",
        "assisted_limit",
        "assisted_limit_low",
        "is_customer",
        "is_coaching",
    ),
    ("seat_id", "task_id", "quarter"),
    "Work of a seat in a quarter and how far AI may do it.",
)

TEAM_PRACTICE = TableContract(
    "team_practice",
    ("seat_id", "skill_id", "task_id", "link_share"),
    ("seat_id", "skill_id", "task_id"),
    "How far an hour of a task practises a skill, for seats where people learn the trade.",
)

TEAM_SKILL = TableContract(
    "team_skill",
    ("seat_id", "skill_id"),
    ("seat_id", "skill_id"),
    "Skills that the people of a seat hold well enough to stand in for others.",
)

TEAM_MOVE = TableContract(
    "team_move",
    ("seat_id", "destination_seat_id", "training_hours", "earliest_quarter"),
    ("seat_id", "destination_seat_id"),
    "A move inside the team that is feasible, its training and when it can come first.",
)

PLAN_SEAT = TableContract(
    "plan_seat",
    (
        "seat_id",
        "quarter",
        "leave_heads",
        "hire_heads",
        "move_in_heads",
        "move_out_heads",
        "layoff_heads",
        "planned_heads",
    ),
    ("seat_id", "quarter"),
    "People of a seat in a plan, by quarter.",
)

PLAN_HOURS = TableContract(
    "plan_hours",
    (
        "seat_id",
        "quarter",
        "available_hours_quarter",
        "load_hours_quarter",
        "delegated_hours_quarter",
        "assisted_hours_quarter",
        "human_hours_quarter",
        "freed_hours_quarter",
        "checking_hours_quarter",
        "care_hours_quarter",
        "customer_hours_quarter",
        "customer_back_hours_quarter",
        "coaching_hours_quarter",
        "coaching_back_hours_quarter",
        "practice_back_hours_quarter",
        "training_hours_quarter",
        "start_up_hours_quarter",
        "idle_hours_quarter",
        "late_hours_quarter",
    ),
    ("seat_id", "quarter"),
    "Where the hours of a seat go in a plan, by quarter.",
)

PLAN_TASK = TableContract(
    "plan_task",
    (
        "seat_id",
        "task_id",
        "quarter",
        "load_hours_quarter",
        "delegated_hours_quarter",
        "assisted_hours_quarter",
        "human_hours_quarter",
    ),
    ("seat_id", "task_id", "quarter"),
    "Who does a task in a plan, by quarter.",
)

PLAN_PRACTICE = TableContract(
    "plan_practice",
    ("seat_id", "skill_id", "quarter", "practice_back_hours_quarter"),
    ("seat_id", "skill_id", "quarter"),
    "Hours set aside in a plan to practise a skill.",
)

PLAN_MOVE = TableContract(
    "plan_move",
    ("seat_id", "destination_seat_id", "quarter", "move_heads"),
    ("seat_id", "destination_seat_id", "quarter"),
    "People who change seat in a plan.",
)

PLAN_COST = TableContract(
    "plan_cost",
    (
        "quarter",
        "people_amount",
        "tool_amount",
        "set_up_amount",
        "hire_amount",
        "layoff_amount",
        "training_amount",
    ),
    ("quarter",),
    "What a plan costs, by quarter.",
)

PLAN_RULE = TableContract(
    "plan_rule",
    ("rule", "rule_place", "quarter", "limit_value", "reached_value", "slack", "is_binding"),
    ("rule", "rule_place", "quarter"),
    "How close a plan comes to each named rule.",
    frozenset({"quarter"}),
)
