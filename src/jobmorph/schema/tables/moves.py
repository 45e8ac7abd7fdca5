"""Frames of the pathways room."""

from jobmorph.schema.table import TableContract

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
