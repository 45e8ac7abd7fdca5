"""The column dictionary: one name, type, unit, meaning and range per quantity."""

from jobmorph.schema.column import Column
from jobmorph.schema.columns.barriers import BARRIERS
from jobmorph.schema.columns.exposure import EXPOSURE
from jobmorph.schema.columns.history import HISTORY
from jobmorph.schema.columns.labour_market import LABOUR_MARKET
from jobmorph.schema.columns.library import LIBRARY
from jobmorph.schema.columns.names import NAMES
from jobmorph.schema.columns.outlook import OUTLOOK_COLUMNS
from jobmorph.schema.columns.planning import PLANNING
from jobmorph.schema.columns.team import TEAM
from jobmorph.schema.columns.team_plan import TEAM_PLAN
from jobmorph.schema.columns.work import WORK

_ALL = (
    *NAMES,
    *WORK,
    *EXPOSURE,
    *LIBRARY,
    *PLANNING,
    *HISTORY,
    *OUTLOOK_COLUMNS,
    *BARRIERS,
    *LABOUR_MARKET,
    *TEAM,
    *TEAM_PLAN,
)

COLUMNS: dict[str, Column] = {column.name: column for column in _ALL}

__all__ = ["COLUMNS", "Column"]
