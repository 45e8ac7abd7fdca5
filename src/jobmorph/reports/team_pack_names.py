"""How the papers of a pack write groups, days, lists, hours and points."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.reports.theme import significant, whole
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_pack import ConsultationPack
from jobmorph.studies.team_pack_groups import PackGroup
from jobmorph.studies.team_pack_points import PackPoint, Value
from jobmorph.studies.team_seats import HELD, WHOLE_TEAM

# A group of more fields of work than these goes by the name of its area.
NAMED_FIELDS: Final = 2
RANGE_DIGITS: Final = 3


def group_names(pack: ConsultationPack) -> tuple[str, ...]:
    """Name the groups of a pack, each differently."""
    areas = [group.area for group in pack.groups]
    if len(pack.groups) == 1:
        return (say("pack.group.all"),)
    return tuple(_group_name(group, areas.count(group.area)) for group in pack.groups)


def _group_name(group: PackGroup, of_area: int) -> str:
    parts = [*map(field_name, group.families), *group.titles]
    if len(parts) <= NAMED_FIELDS:
        return say("pack.list.and", first=parts[0], last=parts[1]) if len(parts) > 1 else parts[0]
    if group.area in ("", WHOLE_TEAM):
        return say("pack.group.others")
    area = group.area.capitalize()
    return say("pack.group.area" if of_area == 1 else "pack.group.rest", area=area)


def field_name(family: str) -> str:
    """Name a field of work by its family, or by the title of a seat that is held.

    Examples
    --------
    >>> field_name("sales-development"), field_name("held:Art Director")
    ('Sales development', 'Art Director')
    """
    if family.startswith(HELD):
        return family.removeprefix(HELD)
    return family.replace("-", " ").capitalize()


def listed(parts: Sequence[str]) -> str:
    """Join words as a list: by semicolons if one of them is a list itself.

    Examples
    --------
    >>> listed(["write texts", "check texts"]), listed(["notes, records", "calls"])
    ('write texts and check texts', 'notes, records; calls')
    """
    if len(parts) < 2:
        return "".join(parts)
    if any("," in part or " and " in part for part in parts):
        return "; ".join(parts)
    return say("pack.list.and", first=", ".join(parts[:-1]), last=parts[-1])


def day_text(day: date) -> str:
    """Write a day in words: '30 June 2027'."""
    return say("pack.day", day=day.day, month=say(f"pack.month.{day.month}"), year=day.year)


def hours_text(hours: int) -> str:
    """Write hours that are rounded to five."""
    return f"{hours:,}" if hours else say("pack.hours.under")


def half_text(hours: float) -> str:
    """Write half hours."""
    return f"{hours:.1f}".removesuffix(".0")


def estimate_words(estimate: Estimate) -> dict[str, str]:
    """Write hours of a whole team with their range."""
    ends = (("low", estimate.low), ("mid", estimate.mid), ("high", estimate.high))
    return {name: f"{whole(significant(value, RANGE_DIGITS)):,}" for name, value in ends}


def point_values(pack: ConsultationPack, values: Mapping[str, Value]) -> dict[str, str]:
    """Write what a point is about: names listed, groups by name, numbers whole."""
    names = group_names(pack)
    found = {}
    for name, value in values.items():
        if name == "group" and isinstance(value, float):
            found[name] = names[int(value)]
        elif isinstance(value, tuple):
            found[name] = listed([field_name(each) if name == "names" else each for each in value])
        elif isinstance(value, str):
            found[name] = value
        else:
            found[name] = f"{whole(significant(value, RANGE_DIGITS)):,}"
    return found


def question_text(pack: ConsultationPack, point: PackPoint) -> str:
    """Write a question."""
    values = point_values(pack, point.values)
    key = f"pack.ask.{point.name}"
    if point.name == "fewer" and point.values["tasks"]:
        key += ".tasks"
    if point.name == "checking" and not point.values["hours"]:
        key += ".few"
    return say(key, **values)


def column_name(use: ColumnUse) -> str:
    """Name a column as the roster does."""
    return use.name or say("roster.unnamed", number=use.place + 1)


def column_becomes(use: ColumnUse) -> str:
    """Say what becomes of a column."""
    purpose = "kept" if use.purpose == "aid" else use.purpose
    return say(f"pack.data.{purpose}", field=_field(use))


def _field(use: ColumnUse) -> str:
    return "" if use.field is None else say(f"roster.field.{use.field}")


def column_reason(use: ColumnUse) -> str:
    """Say what a column is for, or why it is not read."""
    is_field = use.purpose in ("kept", "aid") and use.field is not None
    key = f"pack.for.{use.field}" if is_field else f"pack.for.{use.purpose}"
    return say(key if key in CATALOGUE else "pack.for.unknown", detail=use.detail)


def foot_text(pack: ConsultationPack) -> str:
    """Write the last line of each paper."""
    return say("pack.foot", version=pack.record.version, edition=pack.record.edition)
