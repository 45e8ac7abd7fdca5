"""Software used in each occupation, by name."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import onet
from jobmorph.schema.tables import TECHNOLOGY


def compile_technology(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `technology`.

    A release without the marks 'hot' and 'in demand' leaves them null.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    occupations : polars.DataFrame
        Contract `occupation`.

    Returns
    -------
    polars.DataFrame
        Contract `technology`, sorted by occupation, kind and name.
    """
    known = occupations.filter(pl.col("has_tasks")).select("occupation_onet2019")
    frame = (
        onet.read_technology(raw)
        .join(known, on="occupation_onet2019", how="semi")
        .select(
            "occupation_onet2019",
            pl.col("example").alias("technology"),
            pl.col("commodity_title").str.to_lowercase().alias("kind"),
            pl.col("is_hot_technology").alias("is_hot"),
            "is_in_demand",
        )
        # Rows of one kind lie together: the file is smaller.
        .sort("occupation_onet2019", "kind", "technology")
        .unique(TECHNOLOGY.key, keep="first", maintain_order=True)
    )
    return TECHNOLOGY.check(frame)
