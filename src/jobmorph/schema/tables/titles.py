"""Tables of names: of jobs, of skills, in other systems, and what was learned from them."""

from jobmorph.schema.table import TableContract

ISCO_BRIDGE = TableContract(
    "isco_bridge",
    ("occupation_onet2019", "isco08", "isco_share", "link"),
    ("occupation_onet2019", "isco08"),
    "One ISCO-08 group of one occupation; shares of an occupation sum to 1.",
)

ESCO_BRIDGE = TableContract(
    "esco_bridge",
    ("occupation_onet2019", "esco_occupation", "esco_label", "isco08", "esco_weight", "link"),
    ("occupation_onet2019", "esco_occupation"),
    "One ESCO occupation of one occupation; weights of an occupation sum to 1.",
)

ISCO_GROUP = TableContract(
    "isco_group",
    ("isco08", "title"),
    ("isco08",),
    "Name of one ISCO-08 unit group.",
)

SKILL_LABEL = TableContract(
    "skill_label",
    ("esco_skill", "skill_label", "is_preferred"),
    ("esco_skill", "skill_label"),
    "A name of an ESCO skill; the preferred one stands first.",
)

TITLE = TableContract(
    "title",
    ("title", "title_key", "title_words", "occupation_onet2019", "title_source"),
    ("title_key", "occupation_onet2019"),
    "A job title that points at an occupation.",
)

OCCUPATION_WORD = TableContract(
    "occupation_word",
    ("word", "occupation_soc2018", "text_weight", "technology_weight"),
    ("word", "occupation_soc2018"),
    "How much one word says for an occupation by what is written about it.",
)

TITLE_MODEL = TableContract(
    "title_model",
    ("model_part", "model_row", "model_key", "value"),
    ("model_part", "model_row", "model_key"),
    "One learned number of the title reader.",
)

TITLE_FILING = TableContract(
    "title_filing",
    ("occupation_read_soc2018", "occupation_soc2018", "filed_titles"),
    ("occupation_read_soc2018", "occupation_soc2018"),
    "Titles whose words speak for the first occupation most, by the occupation they were filed "
    "under.",
)
