"""Frames of the pathways room."""

from jobmorph.schema.table import TableContract

MOVE_NODE = TableContract(
    "move_node",
    (
        "moves_node",
        "title",
        "codes_soc2010",
        "is_node_merged",
        "employment_heads",
        "job_zone",
        "leave_share_year",
        "support",
    ),
    ("moves_node",),
    "One node of the moves network: published codes that the survey cannot tell apart.",
    frozenset({"job_zone"}),
)

MOVE_LINK = TableContract(
    "move_link",
    ("occupation_onet2019", "moves_node", "node_link"),
    ("occupation_onet2019",),
    "The node of one occupation, and what it was found by; null with the reason.",
    frozenset({"moves_node"}),
)

MOVE_PROBABILITY = TableContract(
    "move_probability",
    (
        "moves_node",
        "destination_node",
        "move_probability",
        "move_probability_low",
        "move_probability_high",
        "observed_share",
        "support",
    ),
    ("moves_node", "destination_node"),
    "Where leavers of a node go, the likeliest first; the rest is 'elsewhere'.",
    frozenset({"move_probability_low", "move_probability_high", "observed_share"}),
)

MOVE_TERM = TableContract(
    "move_term",
    ("move_term", "label", "coefficient_log_odds"),
    ("move_term",),
    "One term of the explainable mode; log odds for one standard deviation over pairs.",
)

NODE_FACTS = TableContract(
    "node_facts",
    ("moves_node", "employment_heads", "job_zone"),
    ("moves_node",),
    "What models of moves ask of a node.",
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

JOB_DESTINATION = TableContract(
    "job_destination",
    (
        "destination_node",
        "move_probability",
        "move_probability_low",
        "move_probability_high",
        "is_resolvable",
        "support",
    ),
    ("destination_node",),
    "Where leavers of one job go, with ranges; null where the data cannot tell.",
    frozenset({"move_probability", "move_probability_low", "move_probability_high", "support"}),
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

MOVE_TABLES = (MOVE_NODE, MOVE_LINK, MOVE_PROBABILITY, MOVE_TERM)

ROUTE_HOP = TableContract(
    "route_hop",
    (
        "moves_node",
        "destination_node",
        "hop_chance",
        "months_low",
        "months",
        "months_high",
        "wage_usd_year",
        "human_share",
    ),
    ("moves_node", "destination_node"),
    "A hop that a person may take: its chance, what it takes, and the job at its end.",
)

ROUTE = TableContract(
    "route",
    (
        "nodes",
        "end_node",
        "hops",
        "route_index",
        "months_low",
        "months",
        "months_high",
        "wage_least_usd_year",
        "wage_end_usd_year",
        "human_end_share",
    ),
    ("nodes",),
    "A route of hops; route_index is the product of their chances, an index only.",
)
