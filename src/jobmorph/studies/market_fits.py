"""Parameters of the labour-market simulator as fitted to the past, out of the edition."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
import polars as pl

from jobmorph.market.calibrate_space import RESPONSE, REST, Candidates
from jobmorph.market.flow_parameters import FlowParameters
from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import DataError

# Fit of each driver of one node.
FIT_OF: Final = {"output": "output", "openings": "openings", "openings and layoffs": "layoffs"}
NETWORK_PREFIX: Final = "network_"


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
        return candidates_of(self.values)


def candidates_of(values: Mapping[str, float]) -> Candidates:
    """Turn fitted values into one candidate; parameters that are not named keep their default."""
    known = {field.name for field in fields(FlowParameters)}
    flow = {name: np.array([[value]]) for name, value in values.items() if name in known}
    rest = np.array([[values[REST]]])
    response = np.array([[values.get(RESPONSE, 0.0)]])
    return Candidates(FlowParameters(**flow), rest, response)


def edition_fits(edition: TableSource) -> dict[str, StoredFit]:
    """Read the fits that an edition ships.

    Parameters
    ----------
    edition : TableSource
        Holds `market_fit`.

    Raises
    ------
    DataError
        If the table is absent, or names a parameter that is not known.
    """
    return fits_of_table(edition.table("market_fit"))


def fits_of_table(table: pl.DataFrame) -> dict[str, StoredFit]:
    """Lay out a table of fits, contract `market_fit`."""
    known = {field.name for field in fields(FlowParameters)} | {REST, RESPONSE}
    stray = sorted(set(table.get_column("fit_parameter")) - known)
    if stray:
        raise DataError("fits name parameters that are not known", where="market_fit", items=stray)
    found = {}
    for (name,), rows in table.group_by("fit_id", maintain_order=True):
        names, values = (rows[column].to_list() for column in ("fit_parameter", "fitted_value"))
        found[str(name)] = StoredFit(
            str(name),
            dict(zip(names, values, strict=True)),
            float(rows["fit_loss"][0]),
            int(rows["fit_evaluations"][0]),
        )
    return found
