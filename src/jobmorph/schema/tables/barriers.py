"""Tables of what a move has to pass: licences, and doors that no survey counts."""

from jobmorph.schema.table import TableContract

LICENCE = TableContract(
    "licence",
    (
        "occupation_soc2018",
        "licence_id",
        "licence_words",
        "licence_reach",
        "months_low",
        "months",
        "months_high",
        "licence_accepted_ids",
        "legal_source",
        "tier",
    ),
    ("occupation_soc2018",),
    "A US occupation that a law lets nobody do without a licence of their own; months are on top "
    "of schooling, null where schooling ends in the examination; accepted are the licence itself "
    "and those that count for it.",
    frozenset({"months_low", "months", "months_high"}),
)

DOOR = TableContract(
    "door",
    (
        "occupation_onet2019",
        "to_role_id",
        "move_kind",
        "months_low",
        "months",
        "months_high",
        "gap",
        "note",
        "tier",
    ),
    ("occupation_onet2019", "to_role_id"),
    "A move from an official occupation into a library role that the trade knows and no survey "
    "counts.",
)

BARRIER_TABLES = (LICENCE, DOOR)
