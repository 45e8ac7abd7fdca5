"""Tables of the history of occupations: three counts that must not be joined."""

from jobmorph.schema.table import TableContract

HISTORY_OCCUPATION = TableContract(
    "history_occupation",
    ("series_id", "title", "published_code", "classification", "is_work", "is_part", "is_residual"),
    ("series_id",),
    "One occupation in one source, under its latest code.",
)

HISTORY_SERIES = TableContract(
    "history_series",
    (
        "series_id",
        "definition",
        "year",
        "sex",
        "history_heads",
        "is_missing",
        "classification",
    ),
    ("series_id", "year", "sex"),
    "People or jobs counted in one occupation in one year, within one definition.",
    frozenset({"history_heads"}),
)

HISTORY_CODE = TableContract(
    "history_code",
    ("series_id", "published_code", "classification", "title", "first_year", "last_year"),
    ("series_id", "published_code", "classification", "first_year"),
    "A published code whose figures make up a series in some years.",
)

HISTORY_LINK = TableContract(
    "history_link",
    ("series_id", "occupation_soc2018", "link_kind", "link_origin"),
    ("series_id", "occupation_soc2018"),
    "How a series stands to an occupation of today.",
)

HISTORY_BREAK = TableContract(
    "history_break",
    ("definition", "year", "break_kind", "note"),
    ("definition", "year", "break_kind"),
    "A year from which a definition's figures are not quite those of the year before.",
)

HISTORY_TOTAL = TableContract(
    "history_total",
    ("definition", "year", "sex", "history_heads", "work_heads"),
    ("definition", "year", "sex"),
    "All people or jobs counted in one year, by definition.",
)

HISTORY_TABLES = (
    HISTORY_OCCUPATION,
    HISTORY_SERIES,
    HISTORY_CODE,
    HISTORY_LINK,
    HISTORY_BREAK,
    HISTORY_TOTAL,
)
