"""Tables behind the outlook: units, their jobs, projections, past errors, what was said before."""

from jobmorph.schema.table import TableContract

OUTLOOK_FORECAST = TableContract(
    "outlook_forecast",
    (
        "employment_unit",
        "title",
        "is_merged",
        "is_broken",
        "is_official_own",
        "base_year",
        "employment_base_heads",
        "size_class",
        "growth_official_year",
        "growth_trend_year",
        "growth_alike_year",
        "growth_expected_year",
    ),
    ("employment_unit",),
    "One unit of the outlook: what it is, its jobs, how fast it is expected to grow.",
)

OUTLOOK_UNIT_CODE = TableContract(
    "outlook_unit_code",
    ("employment_unit", "code_source", "occupation_code", "year_first", "year_last"),
    ("code_source", "occupation_code", "year_first"),
    "A published code and the unit that it belongs to, for an unbroken run of years.",
)

OUTLOOK_SERIES = TableContract(
    "outlook_series",
    ("employment_unit", "year", "employment_heads", "is_trend_only"),
    ("employment_unit", "year"),
    "US jobs of one unit in one May.",
)

OUTLOOK_PROJECTION = TableContract(
    "outlook_projection",
    (
        "employment_unit",
        "base_year",
        "target_year",
        "employment_base_heads",
        "employment_projected_heads",
    ),
    ("employment_unit", "base_year"),
    "What one edition of the official projections said of one unit.",
)

OUTLOOK_ERROR = TableContract(
    "outlook_error",
    ("size_class", "horizon_years", "probability", "error_log"),
    ("size_class", "horizon_years", "probability"),
    "Quantile of the error of a forecast, by size of the unit and years ahead.",
)

OUTLOOK_SETTING = TableContract(
    "outlook_setting",
    ("setting", "value_setting"),
    ("setting",),
    "A number that the forecast rests on.",
)

OUTLOOK_TRACK = TableContract(
    "outlook_track",
    (
        "employment_unit",
        "base_year",
        "target_year",
        "employment_base_heads",
        "employment_horizon_heads_low",
        "employment_horizon_heads",
        "employment_horizon_heads_high",
        "fewer_jobs_probability",
        "employment_counted_heads",
    ),
    ("employment_unit", "base_year", "target_year"),
    "What the method would have said of one unit, and what was counted.",
)

OUTLOOK_PERIOD = TableContract(
    "outlook_period",
    (
        "period_kind",
        "base_year",
        "target_year",
        "employment_base_heads",
        "employment_target_heads",
        "lost_heads",
        "gained_heads",
        "changed_share",
        "units",
        "shrinking_units",
        "halved_units",
        "doubled_units",
        "covered_share",
    ),
    ("period_kind", "base_year", "target_year"),
    "Jobs lost and gained over all units in one period, counted or projected.",
)
