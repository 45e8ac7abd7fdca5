"""The title lexicon: every known name of an occupation, normalised."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import direct_match, onet
from jobmorph.schema.tables import TITLE
from jobmorph.work.titles import title_key

_ORDER = ("official", "reported", "direct", "alternate")


def compile_titles(raw: RawFolder, occupations: pl.DataFrame, heads: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `title`.

    A title that several sources give for one occupation keeps the most official of them. Direct
    match titles name a six-digit code: they point at its `.00` occupation, or its first.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    occupations : polars.DataFrame
        Contract `occupation`.
    heads : polars.DataFrame
        occupation_onet2019, employment_heads.

    Returns
    -------
    polars.DataFrame
        Contract `title`, sorted by key, then by employment, largest first: where one title names
        several occupations the more common one is the better guess.
    """
    first_of_soc = occupations.sort("occupation_onet2019").unique(
        "occupation_soc2018", keep="first"
    )
    reported = onet.read_reported_titles(raw)
    alternate = onet.read_alternate_titles(raw)
    direct = direct_match.read_direct_match_titles(raw).join(
        first_of_soc.select("occupation_soc2018", "occupation_onet2019"), on="occupation_soc2018"
    )
    pieces = [
        _piece(occupations, "title", "official"),
        _piece(reported, "reported_title", "reported"),
        _piece(direct, "title", "direct"),
        _piece(alternate, "alternate_title", "alternate"),
        _piece(alternate.drop_nulls("short_title"), "short_title", "alternate"),
    ]
    rank = pl.col("title_source").replace_strict(
        {name: place for place, name in enumerate(_ORDER)}, return_dtype=pl.Int64
    )
    frame = (
        pl.concat(pieces)
        .with_columns(
            pl.col("title").map_elements(title_key, return_dtype=pl.String).alias("title_key")
        )
        .filter(pl.col("title_key") != "")
        .with_columns(rank.alias("rank"))
        .sort("title_key", "occupation_onet2019", "rank", "title")
        .unique(["title_key", "occupation_onet2019"], keep="first", maintain_order=True)
        .join(heads, on="occupation_onet2019", how="left", maintain_order="left")
        .with_columns(pl.col("employment_heads").fill_null(0.0))
        .sort("title_key", -pl.col("employment_heads"), "occupation_onet2019")
        .select(TITLE.columns)
    )
    return TITLE.check(frame)


def _piece(frame: pl.DataFrame, column: str, source: str) -> pl.DataFrame:
    return frame.select(
        pl.col(column).alias("title"), "occupation_onet2019", pl.lit(source).alias("title_source")
    )
