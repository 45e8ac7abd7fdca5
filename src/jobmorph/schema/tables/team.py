"""Frames of a roster and of the redesign room."""

from jobmorph.schema.table import TableContract

ROSTER_ROW = TableContract(
    "roster_row",
    (
        "roster_row",
        "title",
        "department",
        "stated_level",
        "location",
        "start_year",
        "fte",
        "contract_hours_week",
        "pay_amount_year",
        "currency",
        "pay_band",
        "manager_roster_row",
    ),
    ("roster_row",),
    "One person of a roster: what the work is, nothing of who they are.",
    frozenset(
        {
            "title",
            "department",
            "stated_level",
            "location",
            "start_year",
            "fte",
            "contract_hours_week",
            "pay_amount_year",
            "currency",
            "pay_band",
            "manager_roster_row",
        }
    ),
)

ROSTER_TITLE = TableContract(
    "roster_title",
    ("title", "team_heads", "team_fte", "title_status", "job_id", "label", "title_chance"),
    ("title",),
    "One title of a roster, how it is read and how many people have it.",
    frozenset({"job_id", "label", "title_chance"}),
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
