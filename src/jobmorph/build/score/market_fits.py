"""Parameters that were fitted to 2000-12 to 2019-05, as the fitting command wrote them."""

from pathlib import Path
from typing import Final

import polars as pl

from jobmorph.schema.tables import MARKET_FIT
from jobmorph.studies.market_fits import FIT_OF, StoredFit, fits_of_table

__all__ = ["FIT_OF", "StoredFit", "read_fits", "stored_fits", "stored_ranges"]

_FILE: Final = Path(__file__).with_name("market_fits.csv")
_NAMES: Final = {
    "fit": "fit_id",
    "parameter": "fit_parameter",
    "value": "fitted_value",
    "low": "fitted_low",
    "high": "fitted_high",
    "loss": "fit_loss",
    "evaluations": "fit_evaluations",
}


def read_fits() -> pl.DataFrame:
    """Read all fits under the names of the contract `market_fit`."""
    table = pl.read_csv(_FILE, infer_schema_length=None).rename(_NAMES)
    numbers = ("fitted_value", "fitted_low", "fitted_high", "fit_loss")
    return table.with_columns(pl.col(numbers).cast(pl.Float64)).select(MARKET_FIT.columns)


def stored_fits() -> dict[str, StoredFit]:
    """Read all fits.

    Raises
    ------
    DataError
        If a parameter is not known.
    """
    return fits_of_table(read_fits())


def stored_ranges() -> pl.DataFrame:
    """Return parameters with the ends of their 95% profile intervals: parameter, value, low, high.

    Of the fit under output on one node.
    """
    table = read_fits().filter((pl.col("fit_id") == "output") & pl.col("fitted_low").is_not_null())
    return table.select(
        pl.col("fit_parameter").alias("parameter"),
        pl.col("fitted_value").alias("value"),
        pl.col("fitted_low").alias("low"),
        pl.col("fitted_high").alias("high"),
    )
