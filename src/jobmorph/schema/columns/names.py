"""Ids and names."""

from jobmorph.schema.column import FLAG, Column, share, text
from jobmorph.schema.ids import TIERS

NAMES: list[Column] = [
    text("task_id", "task: onet:<n>, lib:<family>/<slug> or user:<n>"),
    text("role_id", "library role: <family>/<level>"),
    text("job_id", "job: O*NET-SOC 2019 code of an occupation, or role_id of a library role"),
    text("occupation_onet2019", "O*NET-SOC 2019 code"),
    text("occupation_soc2018", "SOC 2018 six-digit code"),
    text("isco08", "ISCO-08 unit group, four digits"),
    text("esco_occupation", "ESCO occupation: last part of the concept's address"),
    text("esco_label", "ESCO's preferred English name"),
    share("isco_share", "share of the occupation given to this ISCO-08 group; an assumption"),
    share("esco_weight", "weight of this ESCO occupation in the occupation; an assumption"),
    text(
        "link",
        "what ties two classifications: an official list, ESCO's group, a published match, shared "
        "names, a match of the broader occupation",
        ("official", "esco", "published", "names", "inherited"),
    ),
    text("esco_skill", "ESCO skill: last part of the concept's address"),
    text("skill_label", "a name that ESCO gives the skill, in English"),
    Column("is_preferred", FLAG, "", "the name that ESCO prefers"),
    text("soc2018_minor", "SOC 2018 minor group"),
    text("soc2018_major", "SOC 2018 major group"),
    text("moves_node", "node of the observed-moves network (merged survey codes)"),
    text("outlook_unit", "National Employment Matrix 2024 occupation code"),
    text("gwa_id", "generalised work activity"),
    text("iwa_id", "intermediate work activity"),
    text("dwa_id", "detailed work activity"),
    text("element_id", "O*NET content model element, or what a guide says of all of them"),
    text("core_id", "kind of ability that many jobs share"),
    text("title", "name shown to people"),
    text("title_key", "normalised title used for look-up"),
    text("label", "short plain label in our own words"),
    text("source_id", "dataset the row comes from"),
    text("vintage", "date or release of the source, as its producer names it"),
    text("as_of", "date of the figure, YYYY or YYYY-MM"),
    text("tier", "kind of evidence", TIERS),
    text("note", "what a reader must know about the row"),
]
