"""The editor of a scenario: what is offered, what was typed, what is wrong beside each field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from jobmorph.intake.scenario import THEMES
from jobmorph.reports.theme import month_words, plain_number, tier_words
from jobmorph.reports.words import say
from jobmorph.schema.parameter import Parameter
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.market_scenarios import OFFERED, all_parameters, shipped_scenarios
from jobmorph.web.market_question import (
    DEFAULT_DRAWS,
    DEFAULT_YEARS,
    LEAST_DRAWS,
    LONGEST_JOB,
    MOST_DRAWS,
    MOST_YEARS,
)
from jobmorph.web.typed_number import typed_number

ENDS: Final = ("low", "value", "high")
LONGEST_NAME: Final = 60
NEW_NAME: Final = "mine"
INFINITE: Final = float("inf")
_NAME: Final = re.compile(r"[A-Za-z0-9-]{1,60}")


@dataclass(frozen=True, slots=True)
class EndField:
    """One of three inputs of an assumption."""

    end: str
    words: str
    name: str
    typed: str


@dataclass(frozen=True, slots=True)
class AssumptionFields:
    """One assumption in the editor: what it is, as it stands, what was typed, what is wrong."""

    name: str
    theme: str
    meaning: str
    stands: str
    source: str
    ends: tuple[EndField, ...]
    fault: str


@dataclass(frozen=True, slots=True)
class Edited:
    """What the editor holds.

    Parameters
    ----------
    name : str
        Of the scenario.
    years, draws, occupation : str
        As typed.
    values : mapping of str to str
        What was typed for '<end>:<assumption>'.
    themes : mapping of str to str
        Theme by assumption, in the order of the page.
    faults : mapping of str to str
        What is wrong, by field ('name', 'years', 'draws') or assumption.
    text : str
        The scenario as a file; meant to be used only if nothing is wrong.
    changes : int
        Assumptions that differ.
    """

    name: str
    years: str
    draws: str
    values: Mapping[str, str]
    themes: Mapping[str, str]
    faults: Mapping[str, str]
    text: str
    changes: int
    occupation: str = ""

    def fields(self) -> dict[str, list[AssumptionFields]]:
        """Return the assumptions by theme."""
        found: dict[str, list[AssumptionFields]] = {}
        for name, theme in self.themes.items():
            found.setdefault(theme, []).append(self._fields(name, theme))
        return found

    def _fields(self, name: str, theme: str) -> AssumptionFields:
        parameter = all_parameters()[name]
        meaning = parameter.meaning.rstrip(".")
        ends = tuple(
            EndField(
                end,
                say(f"web.market.end.{end}"),
                f"{end}:{name}",
                self.values.get(f"{end}:{name}", ""),
            )
            for end in ENDS
        )
        return AssumptionFields(
            name, theme, meaning, _stands(parameter), _source(parameter), ends,
            self.faults.get(name, ""),
        )  # fmt: skip


def edited_from(scenario: Scenario | None, *, name: str = "") -> Edited:
    """Fill the editor with a scenario; with the assumptions as they stand if there is none."""
    changes = {} if scenario is None else {each.name: each for each in scenario.changes}
    themes = _offered()
    if scenario is not None:
        for theme in THEMES:
            for each in getattr(scenario, theme):
                themes.setdefault(each.name, theme)
    values = {
        f"{end}:{each}": f"{getattr(changes.get(each, all_parameters()[each]), end):g}"
        for each in themes
        for end in ENDS
    }
    return read_edited(
        {"name": name or NEW_NAME, "years": str(DEFAULT_YEARS), "draws": str(DEFAULT_DRAWS),
         **values, **{f"theme:{each}": theme for each, theme in themes.items()}}
    )  # fmt: skip


def read_edited(typed: Mapping[str, str]) -> Edited:
    """Read what was typed into the editor; everything that is wrong is told at once.

    Parameters
    ----------
    typed : mapping of str to str
        'name', 'years', 'draws', and for each assumption 'low:', 'value:', 'high:' and 'theme:'
        before its name. What is not there stays as it stands.

    Examples
    --------
    >>> typed = {"name": "mine", "low:market.realised_share": "0,5",
    ...          "value:market.realised_share": "0.4", "high:market.realised_share": "0.9"}
    >>> list(read_edited(typed).faults)
    ['market.realised_share']
    """
    themes = {**_offered(), **_extra(typed)}
    faults: dict[str, str] = {}
    name = typed.get("name", "").strip()
    if _NAME.fullmatch(name) is None:
        faults["name"] = say("web.market.wrong.name", most=LONGEST_NAME)
    elif name in _shipped_names():
        faults["name"] = say("web.market.wrong.taken")
    years = whole(typed.get("years", ""), DEFAULT_YEARS, 1, MOST_YEARS)
    draws = whole(typed.get("draws", ""), DEFAULT_DRAWS, LEAST_DRAWS, MOST_DRAWS)
    for field, value, low, high in (
        ("years", years, 1, MOST_YEARS),
        ("draws", draws, LEAST_DRAWS, MOST_DRAWS),
    ):
        if value is None:
            faults[field] = say("web.market.wrong.whole", low=low, high=high)
    kept: dict[str, dict[str, str]] = {}
    for each, theme in themes.items():
        line = _line(all_parameters()[each], typed, faults)
        if line:
            kept.setdefault(theme, {})[each] = line
    values = {key: text[:24] for key, text in typed.items() if key.partition(":")[0] in ENDS}
    return Edited(
        name,
        typed.get("years", "") or str(DEFAULT_YEARS),
        typed.get("draws", "") or str(DEFAULT_DRAWS),
        values,
        themes,
        faults,
        _text(name, years or DEFAULT_YEARS, kept),
        sum(map(len, kept.values())),
        typed.get("occupation", "").strip()[:LONGEST_JOB],
    )


def whole(text: str, default: int, low: int, high: int) -> int | None:
    """Read a whole number within bounds; `default` if nothing was typed, None if it is none."""
    if not text.strip():
        return default
    value = typed_number(text)
    if value is None or value != int(value) or not low <= value <= high:
        return None
    return int(value)


def _line(parameter: Parameter, typed: Mapping[str, str], faults: dict[str, str]) -> str:
    """Write an assumption as a line of a file; nothing if it is as it stands, or wrong."""
    texts = {end: typed.get(f"{end}:{parameter.name}", "").strip() for end in ENDS}
    if not any(texts.values()):
        return ""
    numbers: dict[str, float] = {}
    for end, text in texts.items():
        value = typed_number(text)
        if value is None:
            faults[parameter.name] = say(
                "web.market.wrong.number", end=say(f"web.market.end.{end}")
            )
            return ""
        numbers[end] = value
    if all(f"{numbers[end]:g}" == f"{getattr(parameter, end):g}" for end in ENDS):
        return ""
    least, most = parameter.minimum, parameter.maximum
    if not all(least <= value <= most for value in numbers.values()):
        faults[parameter.name] = say("web.market.wrong.bounds", least=_end(least), most=_end(most))
        return ""
    if not numbers["low"] <= numbers["value"] <= numbers["high"]:
        shown = {end: plain_number(value) for end, value in numbers.items()}
        faults[parameter.name] = say("web.market.wrong.order", **shown)
        return ""
    return ", ".join(f"{end}: {_exact(value)}" for end, value in numbers.items())


def _text(name: str, years: int, kept: Mapping[str, Mapping[str, str]]) -> str:
    lines = [f"name: {name}", f"horizon_years: {years}"]
    for theme in THEMES:
        if theme in kept:
            lines.append(f"{theme}:")
            lines += [f"  {each}: {{{line}}}" for each, line in kept[theme].items()]
    return "\n".join(lines) + "\n"


def _exact(value: float) -> str:
    return f"{value:g}" if float(f"{value:g}") == value else repr(value)


def _offered() -> dict[str, str]:
    return {name: theme for theme, names in OFFERED.items() for name in names}


def _extra(typed: Mapping[str, str]) -> dict[str, str]:
    """Return assumptions that a file named beyond those offered, with their themes."""
    named = {
        key.partition(":")[2]: value for key, value in typed.items() if key.startswith("theme:")
    }
    known = all_parameters()
    return {name: theme for name, theme in named.items() if name in known and theme in THEMES}


@cache
def _shipped_names() -> frozenset[str]:
    return frozenset(shipped_scenarios("2026-01"))


def _stands(parameter: Parameter) -> str:
    return say(
        "web.market.stands",
        value=plain_number(parameter.value),
        low=plain_number(parameter.low),
        high=plain_number(parameter.high),
        unit=parameter.unit,
        least=_end(parameter.minimum),
        most=_end(parameter.maximum),
    )


def _source(parameter: Parameter) -> str:
    told = {"date": month_words(parameter.as_of), "tier": tier_words(parameter.tier)}
    if not parameter.source:
        return say("web.market.source.none", **told)
    return say("web.market.source", **told, source=parameter.source.rstrip("."))


def _end(value: float) -> str:
    return say("web.market.any") if abs(value) == INFINITE else plain_number(value)
