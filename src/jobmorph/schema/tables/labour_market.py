"""Tables of the labour market: industries, nodes of the simulator, the series it is held to."""

from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.table import TableContract

INDUSTRY = TableContract(
    "industry",
    ("industry_naics", "title", "employment_heads", "wage_mean_usd_year"),
    ("industry_naics",),
    "One industry: its jobs and mean wage.",
)

INDUSTRY_JOB = TableContract(
    "industry_job",
    (
        "published_code",
        "industry_naics",
        "employment_heads",
        "wage_mean_usd_year",
        "is_employment_filled",
        "is_wage_filled",
    ),
    ("published_code", "industry_naics"),
    "Jobs and mean wage of one published occupation in one industry; no row where there are none.",
)

MARKET_NODE = TableContract(
    "market_node",
    (
        "moves_node",
        "soc2018_major",
        "employment_heads",
        "wage_mean_usd_year",
        "exit_share_year",
        "growth_share_year",
        "moves_in_heads_year",
        "moves_out_heads_year",
        "separation_risk",
        "entrant_share",
        "is_employment_filled",
        "is_wage_filled",
        "is_rate_filled",
    ),
    ("moves_node",),
    "What the simulator knows of one node of the moves network before it runs.",
)

MARKET_NODE_JOB = TableContract(
    "market_node_job",
    ("moves_node", "published_code", "employment_heads"),
    ("moves_node", "published_code"),
    "Jobs that a published occupation of today has in one node of the moves network.",
)

LABOUR_TARGET_KIND = TableContract(
    "labour_target_kind",
    (
        "target_id",
        "label",
        "unit",
        "series_step",
        "is_seasonally_adjusted",
        "published_series",
        "source_id",
    ),
    ("target_id",),
    "One national series: what it counts, in which unit, from where.",
)

LABOUR_TARGET = TableContract(
    "labour_target",
    ("target_id", "period", "target_value", "is_derived"),
    ("target_id", "period"),
    "One figure of a national series.",
)

LABOUR_GROUP = TableContract(
    "labour_group",
    ("labour_group", "label", "majors_soc2018"),
    ("labour_group",),
    "One of the ten groups of occupations that household statistics are published by.",
)

LABOUR_SPELL = TableContract(
    "labour_spell",
    ("labour_group", "year", "spell_bin", "unemployed_heads"),
    ("labour_group", "year", "spell_bin"),
    "Unemployed of one group by how long they have been without a job, mean of a year.",
)

LABOUR_MAJOR_JOB = TableContract(
    "labour_major_job",
    ("soc2018_major", "year", "employment_heads"),
    ("soc2018_major", "year"),
    "US wage and salary jobs of one major group in one May.",
)

LABOUR_MAJOR_FLOW = TableContract(
    "labour_major_flow",
    (
        "soc2018_major",
        "period",
        "employed_heads",
        "to_unemployed_heads",
        "from_unemployed_heads",
    ),
    ("soc2018_major", "period"),
    "People of one major group in matched samples, and those who lose or find a job in a month.",
)

LABOUR_OCCUPATION = TableContract(
    "labour_occupation",
    (
        "occupation_level",
        "title",
        "soc2018_major",
        "occupation_census2018",
        "published_code",
        "unemployment_share",
        "unemployed_heads",
        "labour_force_heads",
        "year",
    ),
    ("occupation_level", "title"),
    "Unemployment of one occupation by last job; the share is null where too few were asked.",
    frozenset({"soc2018_major", "occupation_census2018", "published_code", "unemployment_share"}),
)

LABOUR_DISPLACEMENT = TableContract(
    "labour_displacement",
    (
        "survey_year",
        "first_year",
        "last_year",
        "title",
        "majors_soc2018",
        "displaced_heads",
        "displaced_share",
    ),
    ("survey_year", "title"),
    "Workers of one group who lost a long-held job for good; people or a share, never both.",
    frozenset({"displaced_heads", "displaced_share"}),
)

ROUTINE_LINK = TableContract(
    "routine_link",
    ("occupation_list", "occupation_code", "occupation_occ1990dd"),
    ("occupation_list", "occupation_code"),
    "The joined occupation of one code of a census list, or of one census series of the history.",
)

SCENARIO_MULTIPLIER = TableContract(
    "scenario_multiplier",
    (
        "outlook_part",
        "scenario",
        "year_ahead",
        *(f"multiplier_{closure}{end}" for closure in ("full", "open") for end in RANGE_ENDS),
    ),
    ("outlook_part", "scenario", "year_ahead"),
    "Jobs wanted under a shipped scenario over those of the outlook, by unit or named group.",
)

NODE_CONGESTION = TableContract(
    "node_congestion",
    (
        "moves_node",
        "scenario",
        "year_ahead",
        "congestion_low",
        "congestion",
        "congestion_high",
    ),
    ("moves_node", "scenario", "year_ahead"),
    "Searchers per opening at one node in a run of the labour market, over those of all nodes.",
)

MARKET_FIT = TableContract(
    "market_fit",
    (
        "fit_id",
        "fit_parameter",
        "fitted_value",
        "fitted_low",
        "fitted_high",
        "fit_loss",
        "fit_evaluations",
    ),
    ("fit_id", "fit_parameter"),
    "One parameter of the simulator as fitted to the past; ends are null where not profiled.",
    frozenset({"fitted_low", "fitted_high"}),
)

MARKET_LOOK = TableContract(
    "market_look",
    (
        "scenario",
        "market_case",
        "market_quantity",
        "year_ahead",
        "market_rate_low",
        "market_rate",
        "market_rate_high",
        "run_draws",
        "run_dropped_draws",
    ),
    ("scenario", "market_case", "market_quantity", "year_ahead"),
    "Totals of a run of the labour market under a shipped scenario, quarter by quarter.",
)

LABOUR_MARKET_TABLES = (
    INDUSTRY,
    INDUSTRY_JOB,
    MARKET_NODE,
    MARKET_NODE_JOB,
    LABOUR_TARGET_KIND,
    LABOUR_TARGET,
    LABOUR_GROUP,
    LABOUR_SPELL,
    LABOUR_MAJOR_JOB,
    LABOUR_MAJOR_FLOW,
    LABOUR_OCCUPATION,
    LABOUR_DISPLACEMENT,
    ROUTINE_LINK,
    SCENARIO_MULTIPLIER,
    NODE_CONGESTION,
    MARKET_FIT,
    MARKET_LOOK,
)
