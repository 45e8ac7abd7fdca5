"""Identifiers and the small closed vocabularies that appear in them."""

import re
from typing import Final, Literal

from jobmorph.schema.errors import SchemaError

ID_PATTERNS: Final = {
    "task_id": re.compile(r"^(onet:\d+|lib:[a-z0-9-]+/[a-z0-9-]+|user:\d+)$"),
    "role_id": re.compile(r"^[a-z0-9-]+/(entry|mid|senior|lead|executive)$"),
    "occupation_onet2019": re.compile(r"^\d{2}-\d{4}\.\d{2}$"),
    "occupation_onet2010": re.compile(r"^\d{2}-\d{4}\.\d{2}$"),
    "occupation_soc2018": re.compile(r"^\d{2}-\d{4}$"),
    "occupation_soc2010": re.compile(r"^\d{2}-\d{4}$"),
    "gwa_id": re.compile(r"^4\.A\.\d\.[a-z]\.\d+$"),
    "iwa_id": re.compile(r"^4\.A\.\d\.[a-z]\.\d+\.I\d{2}$"),
    "dwa_id": re.compile(r"^4\.A\.\d\.[a-z]\.\d+\.I\d{2}\.D\d{2}$"),
}

Level = Literal["entry", "mid", "senior", "lead", "executive"]
LEVELS: Final[tuple[Level, ...]] = ("entry", "mid", "senior", "lead", "executive")

JobKind = Literal["role", "occupation", "custom"]

Moment = Literal["today", "reach", "horizon"]
MOMENTS: Final[tuple[Moment, ...]] = ("today", "reach", "horizon")

Part = Literal["delegated", "assisted", "human"]
PARTS: Final[tuple[Part, ...]] = ("delegated", "assisted", "human")

# What the columns of a range end in: its low end, its middle, its high end.
RANGE_ENDS: Final = ("_low", "", "_high")

Origin = Literal["existing", "checking", "new"]
ORIGINS: Final[tuple[Origin, ...]] = ("existing", "checking", "new")

Quality = Literal["people", "relationship", "context", "purpose", "agility", "creativity"]
QUALITIES: Final[tuple[Quality, ...]] = (
    "people",
    "relationship",
    "context",
    "purpose",
    "agility",
    "creativity",
)

HardReason = Literal["presence", "accountability", "error_cost", "access", "preference"]
HARD_REASONS: Final[tuple[HardReason, ...]] = (
    "presence",
    "accountability",
    "error_cost",
    "access",
    "preference",
)

ChangePart = Literal["ai_takes", "remaining_work", "new_work", "total"]
CHANGE_PARTS: Final[tuple[ChangePart, ...]] = ("ai_takes", "remaining_work", "new_work", "total")

Direction = Literal["rising", "falling", "unclear"]
DIRECTIONS: Final[tuple[Direction, ...]] = ("rising", "falling", "unclear")

TitleStatus = Literal["clear", "confirm", "not_found", "mapped", "held"]
TITLE_STATUSES: Final[tuple[TitleStatus, ...]] = ("clear", "confirm", "not_found", "mapped", "held")

ImpactOutcome = Literal["kept", "moved_up", "trained", "laid_off"]
IMPACT_OUTCOMES: Final[tuple[ImpactOutcome, ...]] = ("kept", "moved_up", "trained", "laid_off")

PracticePart = Literal["today", "kept", "lost", "given_back"]
PRACTICE_PARTS: Final[tuple[PracticePart, ...]] = ("today", "kept", "lost", "given_back")

SupportClass = Literal["<3", "3-9", "10-29", "30+"]
SUPPORT_CLASSES: Final[tuple[SupportClass, ...]] = ("<3", "3-9", "10-29", "30+")

NodeLink = Literal["only", "same_code", "nearest", "military", "new"]
NODE_LINKS: Final[tuple[NodeLink, ...]] = ("only", "same_code", "nearest", "military", "new")

# Destination that lumps those too unlikely to be listed.
ELSEWHERE: Final = "elsewhere"

Tier = Literal["official", "peer-reviewed", "survey", "vendor", "model", "assumption"]
TIERS: Final[tuple[Tier, ...]] = (
    "official",
    "peer-reviewed",
    "survey",
    "vendor",
    "model",
    "assumption",
)


def is_id(kind: str, value: str) -> bool:
    """Say whether `value` is a well-formed id of `kind`.

    Examples
    --------
    >>> is_id("task_id", "onet:8823"), is_id("task_id", "8823")
    (True, False)
    """
    return ID_PATTERNS[kind].match(value) is not None


def require_id(kind: str, value: str, *, where: str | None = None) -> str:
    """Return `value`, or raise `SchemaError` if it is no well-formed id of `kind`."""
    if not is_id(kind, value):
        raise SchemaError(f"not a valid {kind}", where=where, items=[repr(value)])
    return value


def soc_of_onet(occupation_onet2019: str) -> str:
    """Six-digit SOC 2018 part of an O*NET-SOC 2019 code.

    Examples
    --------
    >>> soc_of_onet("41-3091.00")
    '41-3091'
    """
    return require_id("occupation_onet2019", occupation_onet2019)[:7]


def competency_id(family: str, slug: str) -> str:
    """Id of a competency of the role library, among the ids of skills.

    Examples
    --------
    >>> competency_id("sales-development", "discovery")
    'competency:sales-development/discovery'
    """
    return f"competency:{family}/{slug}"


def gwa_of_activity(activity_id: str) -> str:
    """Generalised work activity that a detailed or intermediate activity belongs to.

    Examples
    --------
    >>> gwa_of_activity("4.A.1.a.1.I01.D01")
    '4.A.1.a.1'
    """
    return ".".join(activity_id.split(".")[:5])


def iwa_of_activity(activity_id: str) -> str:
    """Intermediate work activity of a detailed (or intermediate) one.

    Examples
    --------
    >>> iwa_of_activity("4.A.1.a.1.I01.D01")
    '4.A.1.a.1.I01'
    """
    return ".".join(activity_id.split(".")[:6])
