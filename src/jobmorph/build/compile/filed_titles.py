"""Titles as employers write them, with the codes that enough of their filings bear."""

from typing import Final

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.employer_titles import read_filed_titles, read_title_sample

LEAST_SHARE: Final = 0.1


def filed_titles(raw: RawFolder) -> pl.DataFrame:
    """Collect the titles of the development sample, once each.

    Returns
    -------
    polars.DataFrame
        title, codes (list of SOC 2018 codes: those of at least a tenth of the title's filings),
        is_stratified (part of the sample that takes one code in turn after the other).
    """
    gold = read_title_sample(raw)
    share = pl.col("filings") / pl.col("filings").sum().over("norm")
    return (
        read_filed_titles(raw)
        .with_columns(share.alias("share"))
        .filter(pl.col("share") >= LEAST_SHARE)
        .group_by("norm", maintain_order=True)
        .agg(pl.col("title").first(), pl.col("soc2018").str.join("|"))
        .join(gold, on="norm", how="left", maintain_order="left")
        .select(
            "title",
            pl.coalesce("gold", "soc2018").str.split("|").list.unique().list.sort().alias("codes"),
            pl.col("gold").is_not_null().alias("is_stratified"),
        )
    )


def as_names(filed: pl.DataFrame, occupations: pl.DataFrame) -> pl.DataFrame:
    """Write filed titles as names of occupations: of the first detailed code of each SOC code.

    Parameters
    ----------
    filed : polars.DataFrame
        title, codes.
    occupations : polars.DataFrame
        Contract `occupation`.

    Returns
    -------
    polars.DataFrame
        title, occupation_onet2019, title_source.
    """
    first = (
        occupations.sort("occupation_onet2019")
        .unique("occupation_soc2018", keep="first", maintain_order=True)
        .select("occupation_soc2018", "occupation_onet2019")
    )
    return (
        filed.select(_readable("title"), pl.col("codes").alias("occupation_soc2018"))
        .explode("occupation_soc2018")
        .join(first, on="occupation_soc2018", maintain_order="left")
        .select("title", "occupation_onet2019", pl.lit("filed").alias("title_source"))
    )


def _readable(column: str) -> pl.Expr:
    """Write titles in capitals as names are written."""
    title = pl.col(column)
    return (
        pl.when(title == title.str.to_uppercase()).then(title.str.to_titlecase()).otherwise(title)
    )
