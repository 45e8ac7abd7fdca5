"""ESCO skills: preferred and alternative English labels."""

from typing import Final

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder

_PART: Final = "esco/esco_other_csv"
_COLLECTIONS: Final = ("transversal", "digital", "language", "green", "research")
_CONCEPT: Final = "KnowledgeSkillCompetence"
ORIGINS: tuple[Origin, ...] = (
    Origin(
        source_id="esco_skills_1_1_1",
        producer="European Commission, DG Employment, Social Affairs and Inclusion",
        title="ESCO classification, English labels of skills",
        edition="1.1.1 (2022)",
        url="https://esco.ec.europa.eu/en/use-esco/download",
        licence="ESCO terms of use: free reuse with the ESCO notice; changes must be marked",
        credit="This service uses the ESCO classification of the European Commission.",
        accessed="2026-11-22",
        redistribution=True,
        tier="official",
        path="esco/esco_other_csv.zip",
        note=(
            "Read from an extract in a public package (MIT), which lacks concepts; what the "
            "collections of ESCO 1.2.0 hold of these is taken from there, the rest as preferred "
            "names alone from another such package. Labels are ESCO's; the selection is ours."
        ),
    ),
)


def read_skill_labels(raw: RawFolder) -> pl.DataFrame:
    """Read every English label of ESCO's skills that is at hand.

    ESCO 1.1.1 leads; concepts that its extract lacks are taken from the collections of 1.2.0, then,
    as preferred labels alone, from a list in which the label was told from the description by its
    place.

    Returns
    -------
    polars.DataFrame
        esco_skill (last part of the concept's address), skill_label, is_preferred.
    """
    labels = _release_labels(raw)
    for more in (_collection_labels(raw), _guessed_labels(raw)):
        labels = pl.concat([labels, more.join(labels, on="esco_skill", how="anti")])
    return (
        labels.with_columns(pl.col("skill_label").str.replace_all(r"\s+", " ").str.strip_chars())
        .filter(pl.col("skill_label") != "")
        .drop_nulls()
    )


def _release_labels(raw: RawFolder) -> pl.DataFrame:
    columns = (
        Column("esco_skill", ("id",)),
        Column("skill_label", ("description",)),
        Column("kind", ("type",)),
    )
    file = raw.part(_PART, source="esco_skills_1_1_1").read(
        "esco_v_1_1_1_data_formatted.csv", source="esco_skills_1_1_1"
    )
    rows = read_delimited(file, columns).filter(
        pl.col("kind").is_in(["preferredLabel", "altLabels"])
    )
    return rows.select(
        "esco_skill", "skill_label", (pl.col("kind") == "preferredLabel").alias("is_preferred")
    )


def _collection_labels(raw: RawFolder) -> pl.DataFrame:
    columns = (
        Column("kind", ("conceptType",)),
        Column("concept", ("conceptUri",)),
        Column("preferred", ("preferredLabel",)),
        Column("others", ("altLabels",)),
    )
    part = raw.part("esco/esco_1_2_0_en_csv", source="esco_1_2_0")
    frames = [
        read_delimited(part.read(f"{name}SkillsCollection_en.csv", source="esco_1_2_0"), columns)
        for name in _COLLECTIONS
    ]
    rows = (
        pl.concat(frames)
        .filter(pl.col("kind") == _CONCEPT)
        .unique("concept", keep="first", maintain_order=True)
        .with_columns(_identity(pl.col("concept")))
    )
    others = rows.select(
        "esco_skill",
        pl.col("others").str.split(" | ").alias("skill_label"),
        pl.lit(value=False).alias("is_preferred"),
    ).explode("skill_label")
    preferred = rows.select(
        "esco_skill",
        pl.col("preferred").alias("skill_label"),
        pl.lit(value=True).alias("is_preferred"),
    )
    return pl.concat([preferred, others.drop_nulls()])


def _guessed_labels(raw: RawFolder) -> pl.DataFrame:
    columns = (Column("concept", ("uri",)), Column("skill_label", ("label_guess",)))
    file = raw.part(_PART, source="esco_skills_1_1_1").read(
        "skills_en_rebuilt.csv", source="esco_skills_1_1_1"
    )
    rows = read_delimited(file, columns).drop_nulls()
    return rows.select(
        _identity(pl.col("concept")), "skill_label", pl.lit(value=True).alias("is_preferred")
    )


def _identity(address: pl.Expr) -> pl.Expr:
    return address.str.split("/").list.last().alias("esco_skill")
