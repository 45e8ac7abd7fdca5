"""Where a published file comes from and what its licence allows."""

from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlsplit

from jobmorph.schema.errors import ParameterError

Tier = Literal["official", "peer-reviewed", "survey", "vendor", "model", "assumption"]
TIERS: tuple[str, ...] = get_args(Tier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One published file: who made it, which edition, under which licence.

    Attributes
    ----------
    source_id : str
        Stable name of this file inside jobmorph, `<dataset>_<edition>`.
    producer, title, edition : str
        Who publishes it, what it is called, which vintage this is.
    url : str
        The producer's own download address.
    licence : str
        Licence as stated by the producer; 'none stated' where there is none.
    credit : str
        The line to print wherever a figure from this file is shown.
    accessed : str
        Day on which the copy was taken, `YYYY-MM-DD`.
    redistribution : bool
        True only if the licence lets jobmorph ship figures from this file.
    tier : str
        Kind of evidence, one of `TIERS`.
    path : str or None
        Where the file lies in a raw folder; None where it has no download of its own.
    sha256 : str or None
        Hash of the file behind `url`, where a verified copy was at hand.
    size_bytes : int or None
        Size of the same file.
    note : str
        What a reader of the figures has to know.

    Raises
    ------
    ParameterError
        If a field is empty, the tier unknown, the address not http(s) or the hash malformed.

    Examples
    --------
    >>> origin = Origin(
    ...     source_id="prices_2024", producer="Office of Prices", title="Price index",
    ...     edition="2024", url="https://example.org/prices/index_2024.csv", licence="CC BY 4.0",
    ...     credit="Office of Prices, CC BY 4.0.", accessed="2026-11-22", redistribution=True,
    ...     tier="official")
    >>> origin.file_name
    'index_2024.csv'
    """

    source_id: str
    producer: str
    title: str
    edition: str
    url: str
    licence: str
    credit: str
    accessed: str
    redistribution: bool
    tier: Tier
    path: str | None = None
    sha256: str | None = None
    size_bytes: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        faults = [
            f"{name} is empty"
            for name in ("source_id", "producer", "title", "edition", "licence", "credit")
            if not getattr(self, name).strip()
        ]
        if urlsplit(self.url).scheme not in ("http", "https"):
            faults.append(f"url {self.url!r} is not http(s)")
        if self.tier not in TIERS:
            faults.append(f"tier {self.tier!r} is not one of {', '.join(TIERS)}")
        if self.sha256 is not None and not _is_sha256(self.sha256):
            faults.append(f"sha256 {self.sha256!r} is not 64 hex digits")
        if not _is_day(self.accessed):
            faults.append(f"accessed {self.accessed!r} is not YYYY-MM-DD")
        if faults:
            where = f"origin {self.source_id!r}"
            raise ParameterError("the origin record is not valid", where=where, items=faults)

    @property
    def file_name(self) -> str:
        """Name of the file behind the address."""
        return urlsplit(self.url).path.rsplit("/", 1)[-1] or self.source_id


def _is_sha256(text: str) -> bool:
    return len(text) == 64 and all(character in "0123456789abcdef" for character in text)


def _is_day(text: str) -> bool:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    lengths = (len(year), len(month), len(day))
    return lengths == (4, 2, 2) and (year + month + day).isdigit()
