"""Frames of a roster."""

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

IMPACT_GROUP = TableContract(
    "impact_group",
    ("seat_id", "protected_category", "team_heads"),
    (),
    "People of one seat and one group by a protected attribute; null where it is not stated.",
    frozenset({"protected_category"}),
)

IMPACT_OUTCOME = TableContract(
    "impact_outcome",
    ("seat_id", "kept_share", "moved_up_share", "trained_share", "laid_off_share"),
    ("seat_id",),
    "What a design means for the people of one seat.",
)

IMPACT_TEST = TableContract(
    "impact_test",
    (
        "impact_outcome",
        "protected_category",
        "reference_category",
        "category_heads",
        "category_outcome_heads",
        "category_outcome_share",
        "reference_heads",
        "reference_outcome_heads",
        "reference_outcome_share",
        "selection_ratio",
        "layoff_ratio",
        "is_below_rule",
        "fisher_p",
        "odds_ratio",
        "odds_ratio_low",
        "odds_ratio_high",
        "is_small_sample",
    ),
    ("impact_outcome", "protected_category"),
    "One outcome of a design for one group, against the group that it treats best.",
    frozenset(
        {"selection_ratio", "layoff_ratio", "odds_ratio", "odds_ratio_low", "odds_ratio_high"}
    ),
)
