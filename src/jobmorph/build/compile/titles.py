"""The title lexicon: every known name of an occupation, normalised."""

import re
from typing import Final

import polars as pl

from jobmorph.build.compile.esco import esco_titles
from jobmorph.build.compile.filed_titles import as_names, filed_titles
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import direct_match, onet
from jobmorph.schema.tables import TITLE
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.titles import title_key

LEAST_STRENGTH: Final = 0.5
_ORDER: Final = ("official", "reported", "direct", "alternate", "filed", "esco")
_SHORT_FORM: Final = re.compile(r"\s*\([^)]*\)$")


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
        as_names(filed_titles(raw), occupations),
        _piece(_at_second_hand(raw, occupations), "title", "esco"),
    ]
    rank = pl.col("title_source").replace_strict(
        {name: place for place, name in enumerate(_ORDER)}, return_dtype=pl.Int64
    )
    frame = (
        with_words(pl.concat(pieces))
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


def with_words(names: pl.DataFrame) -> pl.DataFrame:
    """Add `title_key` and `title_words` to names with a `title`."""
    title = pl.col("title")
    return names.with_columns(
        title.map_elements(title_key, return_dtype=pl.String).alias("title_key"),
        title.map_elements(_plain_words, return_dtype=pl.String).alias("title_words"),
    )


def _piece(frame: pl.DataFrame, column: str, source: str) -> pl.DataFrame:
    return frame.select(
        pl.col(column).alias("title"), "occupation_onet2019", pl.lit(source).alias("title_source")
    )


def _at_second_hand(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Return ESCO's names whose link to the occupation is more likely right than wrong."""
    return esco_titles(raw, occupations).filter(pl.col("weight") >= LEAST_STRENGTH)


def _plain_words(title: str) -> str:
    return plain_title(_SHORT_FORM.sub("", title) or title).key
