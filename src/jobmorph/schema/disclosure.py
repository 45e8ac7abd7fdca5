"""A fact about people that was told: of whom, as keyed fingerprints, and what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A fact about a group of people that a report told.

    Parameters
    ----------
    statistic : str
        What was told, such as 'pay_amount_year mean': facts of another name are never compared.
    members : tuple of str
        Fingerprint of each person in the group; two people who are alike in all facts have the
        same one, and it stands there twice. Order means nothing.
    value : float
        What was told, in the statistic's own unit.
    told_on : str
        'YYYY-MM-DD'.
    """

    statistic: str
    members: tuple[str, ...]
    value: float
    told_on: str
