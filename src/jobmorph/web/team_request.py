"""What is asked about a team, as plain data that a worker process is handed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jobmorph.intake.roster_columns import Period
from jobmorph.intake.roster_header import Field
from jobmorph.studies.team_owner import OwnerWishes


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was handed in.

    Parameters
    ----------
    name : str
        As its owner calls it; only ever shown.
    content : bytes
        What it holds.
    """

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class UploadedHours:
    """Hours of a role that the team counted; see `studies.team_redesign.CountedHours`."""

    role: str
    file: Upload


@dataclass(frozen=True, slots=True)
class TeamRequest:
    """A roster and what is asked about it; the same as the options of `jobmorph team`.

    Parameters
    ----------
    roster : Upload
        One row a person.
    mapping, limits : Upload or None
        What titles mean, and what the owner fixes.
    task_hours : tuple of UploadedHours
        Hours that the team counted.
    columns : mapping of Field to str
        Names of columns by what they hold.
    drop : tuple of str
        Columns that must not be read.
    sheet, pay_period, protected
        As in `RosterRequest`.
    design : str
        Name of a design, or 'all'.
    quarters, is_explained, wishes, seed
        As in `TeamQuestion`.
    decided : mapping of str to str
        Titles decided on a page: a role id, a code or 'hold'; they go before the mapping.
    is_page : bool
        Hand out the parts of a page as well.
    edition, library : Path or None
        The server's own: another edition, and roles laid over it. Never what a client says.
    most_rows, most_unpacked_bytes : int
        Bounds of the roster.
    """

    roster: Upload
    mapping: Upload | None = None
    limits: Upload | None = None
    task_hours: tuple[UploadedHours, ...] = ()
    columns: Mapping[Field, str] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    sheet: str | None = None
    pay_period: Period | None = None
    protected: str | None = None
    design: str = "all"
    quarters: int = 8
    is_explained: bool = False
    wishes: OwnerWishes = field(default_factory=OwnerWishes)
    seed: int = 0
    decided: Mapping[str, str] = field(default_factory=dict)
    is_page: bool = False
    edition: Path | None = None
    library: Path | None = None
    most_rows: int = 100_000
    most_unpacked_bytes: int = 300_000_000
