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
