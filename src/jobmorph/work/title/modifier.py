"""Words of a title that narrow the job: segment, region, product."""

from typing import Final

from jobmorph.work.title.normalise import REGIONS, SEGMENTS, PlainTitle
from jobmorph.work.title.reading import Modifier, ModifierKind

_PRODUCTS_WORDS: Final = """
    saas cloud software hardware cybersecurity security data analytics ai fintech payment
    insurance pharma pharmaceutical biotech medical device diagnostics healthcare telecom
    logistics energy solar automotive semiconductor chemical packaging adtech martech crm erp
    salesforce hubspot sap oracle aws azure
"""
PRODUCTS: Final = frozenset(_PRODUCTS_WORDS.split())


def find_modifiers(title: PlainTitle) -> tuple[Modifier, ...]:
    """Return the words of segment, region and product, in their order.

    Examples
    --------
    >>> from jobmorph.work.title.normalise import plain_title
    >>> [(m.kind, m.text) for m in find_modifiers(plain_title("AE - Enterprise SaaS (EMEA)"))]
    [('segment', 'enterprise'), ('product', 'saas'), ('region', 'emea')]
    """
    kinds: tuple[tuple[ModifierKind, frozenset[str]], ...] = (
        ("segment", SEGMENTS),
        ("region", REGIONS),
        ("product", PRODUCTS),
    )
    return tuple(
        Modifier(kind, word)
        for word in dict.fromkeys(title.words)
        for kind, known in kinds
        if word in known
    )
