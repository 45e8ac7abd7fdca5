"""Parameters that were fitted to 2000-12 to 2019-05, as the fitting command wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from jobmorph.market.calibrate_space import RESPONSE, REST, Candidates
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.schema.errors import DataError

_FILE: Final = Path(__file__).with_name("market_fits.csv")
# Fit of each driver of one node.
FIT_OF: Final = {"output": "output", "openings": "openings", "openings and layoffs": "layoffs"}


@dataclass(frozen=True, slots=True)
class StoredFit:
    """One fit.

    Parameters
    ----------
    name : str
        Of a driver, or `network_<network>`.
    values : mapping of str to float
        Parameters.
    loss : float
        Loss in sample when it was fitted.
    evaluations : int
        Runs that it took.
    """

    name: str
    values: Mapping[str, float]
    loss: float
    evaluations: int

    @property
    def candidates(self) -> Candidates:
        """The parameters as one candidate."""
        known = {field.name for field in fields(FlowParameters)}
        flow = {name: np.array([[value]]) for name, value in self.values.items() if name in known}
        rest = np.array([[self.values[REST]]])
        response = np.array([[self.values.get(RESPONSE, 0.0)]])
        return Candidates(FlowParameters(**flow), rest, response)


def stored_fits() -> dict[str, StoredFit]:
    """Read all fits.

    Raises
    ------
    DataError
        If a parameter is not known.
    """
    known = {field.name for field in fields(FlowParameters)} | {REST, RESPONSE}
    found = {}
    table = pl.read_csv(_FILE, infer_schema_length=None)
    stray = sorted(set(table.get_column("parameter")) - known)
    if stray:
        raise DataError("fits name parameters that are not known", where=_FILE.name, items=stray)
    for (name,), rows in table.group_by("fit", maintain_order=True):
        values = dict(zip(rows["parameter"].to_list(), rows["value"].to_list(), strict=True))
        found[str(name)] = StoredFit(
            str(name), values, float(rows["loss"][0]), int(rows["evaluations"][0])
        )
    return found


def stored_ranges() -> pl.DataFrame:
    """Return parameters with the ends of their 95% profile intervals: parameter, value, low, high.

    Of the fit under output on one node.
    """
    table = pl.read_csv(_FILE, infer_schema_length=None).filter(
        (pl.col("fit") == "output") & pl.col("low").is_not_null()
    )
    return table.select("parameter", "value", "low", "high")
