"""Frames of the market room."""

from jobmorph.schema.table import TableContract

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

MARKET_MOVE = TableContract(
    "market_move",
    (
        "origin_group",
        "destination_group",
        "market_case",
        "hires_heads_year_low",
        "hires_heads_year",
        "hires_heads_year_high",
    ),
    ("origin_group", "destination_group", "market_case"),
    "Hires from one group of occupations into another in the last year of a run.",
)

MARKET_NET_MOVE = TableContract(
    "market_net_move",
    (
        "market_group",
        "market_case",
        "net_moves_heads_year_low",
        "net_moves_heads_year",
        "net_moves_heads_year_high",
    ),
    ("market_group", "market_case"),
    "What one group gains from all others by moves in the last year of a run.",
)

MARKET_PAST = TableContract(
    "market_past",
    ("period", "unemployment_share", "openings_share"),
    ("period",),
    "Unemployment and openings of one month, as published.",
)
