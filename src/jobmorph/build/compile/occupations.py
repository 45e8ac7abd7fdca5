"""Occupations and the bridge to the units of the other sources."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks, onet, onet_ratings
from jobmorph.schema.tables import BRIDGE, OCCUPATION


def compile_occupations(raw: RawFolder) -> pl.DataFrame:
    """Compile the table `occupation`: every O*NET-SOC 2019 code, with or without tasks.

    Returns
    -------
    polars.DataFrame
        Contract `occupation`, sorted by code.
    """
    with_tasks = onet.read_tasks(raw).select("occupation_onet2019").unique()
    zones = onet_ratings.read_job_zones(raw).select("occupation_onet2019", "job_zone")
    codes = crosswalks.read_onet2019_to_soc2018(raw).select(
        "occupation_onet2019", "occupation_soc2018"
    )
    minor = pl.col("occupation_soc2018").str.slice(0, 4)
    frame = (
        onet.read_occupations(raw)
        .select("occupation_onet2019", "title")
        .join(codes, on="occupation_onet2019", how="left")
        .join(zones, on="occupation_onet2019", how="left")
        .join(
            with_tasks.with_columns(pl.lit(value=True).alias("has_tasks")),
            on="occupation_onet2019",
            how="left",
        )
        .with_columns(
            pl.col("has_tasks").fill_null(value=False),
            (minor + "000").alias("soc2018_minor"),
            (pl.col("occupation_soc2018").str.slice(0, 2) + "-0000").alias("soc2018_major"),
        )
        .select(OCCUPATION.columns)
        .sort("occupation_onet2019")
    )
    return OCCUPATION.check(frame)


def compile_bridge(
    raw: RawFolder, occupations: pl.DataFrame, projection: pl.DataFrame, links: pl.DataFrame
) -> pl.DataFrame:
    """Compile the table `bridge`.

    Employment of a six-digit code is split equally over its detailed codes that have tasks, or
    over all of them where none has. `outlook_unit` is the projection's own code where it is
    published, else the code of the matrix crosswalk, else the broad code; null if none exists.
    `moves_node` is that of `move_link`, where the reason stands if there is none.

    Returns
    -------
    polars.DataFrame
        Contract `bridge`, sorted by code.
    """
    units = set(projection.get_column("outlook_unit").to_list())
    matrix = dict(
        crosswalks.read_onet2019_to_nem(raw)
        .select("occupation_onet2019", "occupation_nem")
        .iter_rows()
    )
    linked = occupations.join(
        links.select("occupation_onet2019", "moves_node"),
        on="occupation_onet2019",
        how="left",
        maintain_order="left",
    )
    frame = linked.with_columns(_equal_split().alias("employment_share")).select(
        "occupation_onet2019",
        "occupation_soc2018",
        "moves_node",
        pl.struct("occupation_onet2019", "occupation_soc2018")
        .map_elements(lambda row: _outlook_unit(row, matrix, units), return_dtype=pl.String)
        .alias("outlook_unit"),
        "employment_share",
    )
    return BRIDGE.check(frame)


def _equal_split() -> pl.Expr:
    has_tasks = pl.col("has_tasks").cast(pl.Float64)
    counted = has_tasks.sum().over("occupation_soc2018")
    among_all = 1.0 / pl.len().over("occupation_soc2018")
    return pl.when(counted > 0).then(has_tasks / counted).otherwise(among_all)


def _outlook_unit(
    row: dict[str, str], matrix: dict[str, str | None], units: set[str]
) -> str | None:
    soc = row["occupation_soc2018"]
    candidates = (soc, matrix.get(row["occupation_onet2019"]), f"{soc[:6]}0")
    return next((code for code in candidates if code in units), None)
