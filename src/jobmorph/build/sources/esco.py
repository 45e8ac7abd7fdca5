"""ESCO occupations and ISCO-08 groups, and the two crosswalks that lead from them to SOC 2010."""

from dataclasses import replace

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFile, RawFolder

_PART = ("esco/esco_1_2_0_en_csv", "esco/ESCO dataset - v1.2.0 - classification - en - csv")
_CROSSWALK = "esco/crosswalk"
_ESCO = Origin(
    source_id="esco_1_2_0",
    producer="European Commission, DG Employment, Social Affairs and Inclusion",
    title="ESCO classification, English occupations and ISCO-08 groups",
    edition="1.2.0 (2024)",
    url="https://esco.ec.europa.eu/en/use-esco/download",
    licence="ESCO terms of use: free reuse with the ESCO notice; changes must be marked",
    credit="This service uses the ESCO classification of the European Commission.",
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
    path="esco/esco_1_2_0_en_csv.zip",
    note=(
        "Read from a public copy of the download. Its links to O*NET occupations and all weights "
        "are added here and are no part of ESCO."
    ),
)
ORIGINS: tuple[Origin, ...] = (
    _ESCO,
    replace(
        _ESCO,
        source_id="nesta_esco_onet2010",
        producer="Nesta, Mapping Career Causeways",
        title="Crosswalk ESCO 1.0 to O*NET-SOC 2010",
        edition="November 2020",
        url=(
            "https://raw.githubusercontent.com/nestauk/mapping-career-causeways/main/"
            "supplementary_online_data/ONET_ESCO_crosswalk/esco_onet_crosswalk_Nov2020.csv"
        ),
        licence="MIT",
        credit=(
            "Kanders, Djumalieva, Sleeman and Orlik (2020), Mapping Career Causeways, Nesta; "
            "MIT licence."
        ),
        tier="model",
        path=f"{_CROSSWALK}/nesta_esco_onet_crosswalk_Nov2020.csv",
        note="Unofficial and half automatic: one O*NET occupation per top-level ESCO occupation.",
    ),
    replace(
        _ESCO,
        source_id="crosswalk_isco08_soc2010",
        producer="U.S. Bureau of Labor Statistics for the SOC Policy Committee",
        title="Crosswalk ISCO-08 to SOC 2010",
        edition="2012",
        url="https://www.bls.gov/soc/isco_soc_crosswalk.xls",
        licence="US Government work, public domain",
        credit="U.S. Bureau of Labor Statistics, ISCO-08 x SOC 2010 crosswalk.",
        path=None,
        note="Read from a CSV extract of the workbook, which lacks its marks of partial matches.",
    ),
)


def read_esco_occupations(raw: RawFolder) -> pl.DataFrame:
    """Read the English names of ESCO's occupations.

    Returns
    -------
    polars.DataFrame
        esco_occupation (last part of the concept's address), esco_code, isco08, esco_label (the
        preferred name), other_labels (list of the alternative and hidden names).
    """
    columns = (
        Column("concept", ("conceptUri",)),
        Column("esco_code", ("code",)),
        Column("isco08", ("iscoGroup",)),
        Column("esco_label", ("preferredLabel",)),
        Column("alternative", ("altLabels",)),
        Column("hidden", ("hiddenLabels",)),
    )
    frame = read_delimited(_member(raw, "occupations_en.csv"), columns)
    labels = pl.concat_list(
        pl.col(name).fill_null("").str.split("\n") for name in ("alternative", "hidden")
    )
    return frame.select(
        _identity(pl.col("concept")),
        "esco_code",
        pl.col("isco08").str.zfill(4),
        pl.col("esco_label").str.replace_all(r"\s+", " "),
        labels.list.eval(
            pl.element().str.replace_all(r"\s+", " ").str.strip_chars().replace("", None)
        )
        .list.drop_nulls()
        .alias("other_labels"),
    )


def read_isco_groups(raw: RawFolder) -> pl.DataFrame:
    """Read the English names of ISCO-08's unit groups (four digits).

    Returns
    -------
    polars.DataFrame
        isco08, title.
    """
    columns = (Column("isco08", ("code",)), Column("title", ("preferredLabel",)))
    frame = read_delimited(_member(raw, "ISCOGroups_en.csv"), columns)
    return frame.filter(pl.col("isco08").str.len_chars() == 4)


def read_esco_to_onet2010(raw: RawFolder) -> pl.DataFrame:
    """Read Nesta's best O*NET-SOC 2010 match of each top-level ESCO occupation.

    The November 2020 file is read, not the one named MCC: it is the release, and the only code in
    which the two differ is a member of parliament, there matched to chief executives, here to
    legislators.

    Returns
    -------
    polars.DataFrame
        esco_occupation, occupation_onet2010, confidence (0.5, 1 or 2 by the authors' judgement).
    """
    names = (
        f"{_CROSSWALK}/nesta_esco_onet_crosswalk_Nov2020.csv",
        "esco/esco_onet_crosswalk_Nov2020.csv",
    )
    columns = (
        Column("concept", ("concept_uri",)),
        Column("occupation_onet2010", ("onet_code",)),
        Column("confidence", ("confidence",), pl.Float64),
    )
    frame = read_delimited(raw.read(*names, source="nesta_esco_onet2010"), columns)
    return frame.select(_identity(pl.col("concept")), "occupation_onet2010", "confidence")


def read_isco08_to_soc2010(raw: RawFolder) -> pl.DataFrame:
    """Read the official correspondence of ISCO-08 and SOC 2010, many to many.

    Returns
    -------
    polars.DataFrame
        isco08 (unit groups; two rows name a whole minor group by its three digits),
        occupation_soc2010.
    """
    columns = (
        Column("isco08", ("isco2008", "ISCO-08 Code")),
        Column("occupation_soc2010", ("soc2010", "2010 SOC Code")),
    )
    file = raw.read(f"{_CROSSWALK}/isco2008_soc2010.csv", source="crosswalk_isco08_soc2010")
    return read_delimited(file, columns)


def _member(raw: RawFolder, name: str) -> RawFile:
    return raw.part(*_PART, source="esco_1_2_0").read(name, source="esco_1_2_0")


def _identity(address: pl.Expr) -> pl.Expr:
    return address.str.split("/").list.last().alias("esco_occupation")
