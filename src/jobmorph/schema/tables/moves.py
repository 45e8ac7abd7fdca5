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

MOVE_FEASIBILITY = TableContract(
    "move_feasibility",
    (
        "destination_place",
        "skills_had",
        "skills_asked",
        "learning_hours_low",
        "learning_hours",
        "learning_hours_high",
    ),
    ("destination_place",),
    "What a person's move takes; says nothing about how often it is made.",
)

PLACE_ASKS = TableContract(
    "place_asks",
    (
        "place_id",
        "job_zone",
        "asks_degree",
        "experience_months",
        "licence_id",
        "licence_accepted_ids",
    ),
    ("place_id",),
    "What a place asks for that no learning plan replaces.",
    frozenset({"job_zone", "experience_months", "licence_id"}),
)

MOVE_TABLES = (MOVE_NODE, MOVE_LINK, MOVE_PROBABILITY, MOVE_TERM)

PLACE_VALUE = TableContract(
    "place_value",
    (
        "place_id",
        "wage_usd_year",
        "human_share",
        "growth_share",
        "crowding",
        "stay_months_low",
        "stay_months",
        "stay_months_high",
        "extra_months_low",
        "extra_months",
        "extra_months_high",
        "most_months_low",
        "most_months",
        "most_months_high",
    ),
    ("place_id",),
    "What a place is worth to a person, and how long until its work is done well.",
    frozenset(
        {
            "wage_usd_year",
            "human_share",
            "growth_share",
            "crowding",
            "most_months_low",
            "most_months",
            "most_months_high",
        }
    ),
)

ROUTE_HOP = TableContract(
    "route_hop",
    (
        "place_id",
        "destination_place",
        "move_probability",
        "hop_chance",
        "months_low",
        "months",
        "months_high",
    ),
    ("place_id", "destination_place"),
    "A hop that a person may take; months null where learning decides, chance where none counts.",
    frozenset({"move_probability", "hop_chance", "months_low", "months", "months_high"}),
)

ROUTE = TableContract(
    "route",
    (
        "places",
        "end_place",
        "hops",
        "uncounted_hops",
        "route_index",
        "hop_months",
        "months_low",
        "months",
        "months_high",
        "wage_least_usd_year",
        "human_least_share",
        "growth_least_share",
        "crowding_most",
    ),
    ("places",),
    "A route of hops; route_index is the product of the counted ones' chances, an index only.",
    frozenset({"wage_least_usd_year", "human_least_share", "growth_least_share", "crowding_most"}),
)
