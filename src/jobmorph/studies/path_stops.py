"""Jobs on longer ways that are no destination of their own, described like one."""

from typing import Final

import polars as pl

from jobmorph.studies.path_destinations import Leaving, destination_table

GROUP: Final = "step"


def stop_table(
    routes: pl.DataFrame, destinations: pl.DataFrame, moves: pl.DataFrame, leaving: Leaving
) -> pl.DataFrame:
    """Describe the jobs of routes that are not among the destinations.

    Parameters
    ----------
    routes : polars.DataFrame
        With place_ids.
    destinations : polars.DataFrame
        As `PathsResult.destinations`.
    moves : polars.DataFrame
        As `destination_table` takes them; here for its columns.
    leaving : Leaving
        The person's side.

    Returns
    -------
    polars.DataFrame
        As `destinations`, one row a job, group 'step', in the order of the routes: what going
        straight there would ask. Nobody counts that move and the trade does not tell of it.
    """
    known = destinations.get_column("place_id").implode()
    places = (
        routes.select(pl.col("place_ids").explode().alias("place_id"))
        .unique(maintain_order=True)
        .filter(~pl.col("place_id").is_in(known))
        .with_columns(pl.lit(GROUP).alias("group"), pl.lit("").alias("note"))
    )
    if places.is_empty():
        return destinations.clear()
    table = destination_table(pl.concat([moves.clear(), places], how="diagonal"), leaving)
    bare = table.with_columns(pl.lit(None, pl.String).alias("left_out"))
    return bare.select(destinations.columns).cast(destinations.schema)
