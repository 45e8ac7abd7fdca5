"""Which occupations O*NET calls related to one another."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import onet
from jobmorph.schema.tables import RELATED_OCCUPATION


def compile_related_occupations(raw: RawFolder, occupations: pl.DataFrame) -> pl.DataFrame:
    """Compile the table `related_occupation`: pairs whose two sides both have tasks.

    Likeness in tasks, knowledge and titles as the publisher judges it, not observed moves, and not
    the same in both directions. Places are those published; a pair left out leaves a gap.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    occupations : polars.DataFrame
        Contract `occupation`.

    Returns
    -------
    polars.DataFrame
        Contract `related_occupation`, sorted by occupation and place.
    """
    known = occupations.filter(pl.col("has_tasks")).select("occupation_onet2019")
    frame = (
        onet.read_related(raw)
        .join(known, on="occupation_onet2019", how="semi")
        .join(known, left_on="related_onet2019", right_on="occupation_onet2019", how="semi")
        .select("occupation_onet2019", "related_onet2019", pl.col("rank").alias("place"))
        .sort("occupation_onet2019", "place")
    )
    return RELATED_OCCUPATION.check(frame)
