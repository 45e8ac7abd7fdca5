"""How scripted a written step is, from the words in it: a rule-based score with its triggers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from jobmorph.schema.estimate import Estimate
from jobmorph.schema.parameter import ParameterSet

ScriptSign = Literal["verbatim", "template", "wording", "branch", "timing", "mandate", "freedom"]
SCRIPT_SIGNS: Final[tuple[ScriptSign, ...]] = (
    "verbatim",
    "template",
    "wording",
    "branch",
    "timing",
    "mandate",
    "freedom",
)
MOST_AGAIN: Final = 2
MOST_FREEDOM_AGAIN: Final = 3
LONGEST_TRIGGER: Final = 40

_UNIT: Final = r"(seconds?|minutes?|mins?|hours?|days?|weeks?|working days?|business days?)"
_WEEKDAY: Final = r"(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|day|week|month|morning)"
_PATTERNS: Final[Mapping[ScriptSign, tuple[str, ...]]] = {
    "verbatim": (r"[\"“][^\"“”]{12,400}[\"”]",),
    "template": (
        r"\{\{?[^{}\n]{1,40}\}?\}",
        r"\[[A-Za-z][A-Za-z _/-]{1,30}\]",
        r"<[A-Za-z][A-Za-z _-]{1,30}>",
        r"\btemplates?\b",
        r"\bmacros?\b",
        r"\bcanned\b",
        r"\bboilerplate\b",
        r"\bscripts?\b",
        r"\bsnippets?\b",
    ),
    "wording": (
        r"\bword for word\b",
        r"\bverbatim\b",
        r"\bread (it |this |them |the \w+ )?(out|aloud)\b",
        r"\bexactly as (it is )?(written|shown)\b",
        r"\b(do not|don't|never) (change|deviate|edit|improvise|reword)\b",
        r"\bstick to\b",
        r"\bno changes?\b",
        r"\b(exact|approved|set|fixed|standard) (wording|words|text|phrase|sentence|reply)\b",
        r"\b(say|open with|close with|reply with|answer with|send)\s*:",
    ),
    "branch": (
        r"\bif (they|the|he|she|you|no|not|nobody|it|there|an?|still|yes)\b[^.;\n]{0,30}",
        r"\botherwise\b",
        r"\bunless\b",
        r"\bwhen they (say|ask)\b",
        r"\b(press|option|case|branch) [0-9a-c]\b",
        r"\bin case of\b",
    ),
    "timing": (
        rf"\bday \d+\b|\b(within|after|wait|for|in) \d+ {_UNIT}\b",
        rf"\b\d+ {_UNIT} (after|before|later)\b",
        rf"\bevery {_WEEKDAY}\b",
        r"\b(by|at|before) \d{1,2}([:.]\d\d)?( ?[ap]m)?\b(?! ?%)",
        r"\b(same|next) (working |business )?day\b",
        r"\b(twice|three times|\d+ times|\d+ attempts?)\b",
        r"\b\d+ seconds\b",
    ),
    "mandate": (
        r"\bmust\b",
        r"\balways\b",
        r"\bnever\b",
        r"\bmandatory\b",
        r"\brequired\b",
        r"\b(do not|don't)\b",
        r"\bno exceptions?\b",
        r"\ball fields\b",
        r"\bhas to\b",
        r"\bat least \d+\b",
        r"\b(no more than|at most) \d+\b",
        r"\bonly if\b",
    ),
    "freedom": (
        r"\b(own|your|best) judge?ment\b",
        r"\bown words\b",
        r"\bas you see fit\b",
        r"\bif it feels\b",
        r"\b(your|their) choice\b",
        r"\b(decide|adapt|improvise|consider|weigh)\b",
        r"\bchoose\b(?!.{0,40}\bfrom\b)",
        r"\blisten\b(?! to the recording)",
        r"\b(find out|ask (them |her |him |the \w+ )?)(what|why|how|whether|about)\b",
        r"\bopen questions?\b",
        r"\boptional\b",
        r"\b(discuss|talk (it )?(over|through))\b",
        r"\bno script\b",
        r"\bdepending on\b",
    ),
}
_COMPILED: Final = {
    sign: tuple(re.compile(each, re.IGNORECASE) for each in patterns)
    for sign, patterns in _PATTERNS.items()
}


@dataclass(frozen=True, slots=True)
class ScriptTrigger:
    """Words of a step that count for or against script.

    Parameters
    ----------
    sign : ScriptSign
        What they are a sign of.
    words : str
        The words as written, shortened.
    points : float
        Points they gave; negative for freedom.
    """

    sign: ScriptSign
    words: str
    points: float


@dataclass(frozen=True, slots=True)
class ScriptReading:
    """How scripted a step reads, 0 to 100, and why."""

    score: Estimate
    triggers: tuple[ScriptTrigger, ...]


def read_script_words(text: str, parameters: ParameterSet, *, verbatim: str = "") -> ScriptReading:
    """Score how much of a written step is script.

    base + for each sign of script its points, and a few for each repetition, - points for signs
    of freedom; held within 0 and 100.

    Parameters
    ----------
    text : str
        The step as written.
    parameters : ParameterSet
        Entries `playbook.points_*`.
    verbatim : str
        Wording that the step gives in a block of its own.

    Returns
    -------
    ScriptReading
        Low and high take the parameters' ends: fewest points and most freedom, and the reverse.

    Notes
    -----
    The rules read English. Points are our judgement; nobody has measured them.
    """
    found = _signs(text, verbatim)
    triggers = tuple(
        ScriptTrigger(sign, words, _points(sign, place, parameters))
        for sign in SCRIPT_SIGNS
        for place, words in enumerate(found[sign])
    )
    ends = {end: _score(found, parameters, end) for end in ("low", "value", "high")}
    mid = ends["value"]
    return ScriptReading(Estimate(min(ends["low"], mid), mid, max(ends["high"], mid)), triggers)


def _signs(text: str, verbatim: str) -> dict[ScriptSign, list[str]]:
    found: dict[ScriptSign, list[str]] = {}
    if any(each.search(verbatim) for each in _COMPILED["freedom"]):
        # What stands where wording is expected but leaves room is an instruction.
        text, verbatim = f"{text} {verbatim}", ""
    for sign, patterns in _COMPILED.items():
        source = text if sign in ("freedom", "verbatim") else f"{text}\n{verbatim}"
        words = [match.group().strip() for each in patterns for match in each.finditer(source)]
        if sign == "verbatim" and verbatim.strip():
            words = [verbatim.strip(), *words]
        most = 1 + (MOST_FREEDOM_AGAIN if sign == "freedom" else MOST_AGAIN)
        found[sign] = [_shortened(each) for each in dict.fromkeys(words)][:most]
    return found


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST_TRIGGER else flat[: LONGEST_TRIGGER - 3].rstrip() + "..."


def _points(sign: ScriptSign, place: int, parameters: ParameterSet) -> float:
    if sign == "freedom":
        name = "freedom" if place == 0 else "freedom_again"
        return -parameters[f"playbook.points_{name}"].value
    return parameters[f"playbook.points_{sign if place == 0 else 'again'}"].value


def _score(found: Mapping[ScriptSign, list[str]], parameters: ParameterSet, end: str) -> float:
    opposite = {"low": "high", "value": "value", "high": "low"}[end]

    def points(name: str, which: str) -> float:
        return float(getattr(parameters[f"playbook.points_{name}"], which))

    total = points("base", end)
    for sign in SCRIPT_SIGNS:
        count = len(found[sign])
        if count == 0:
            continue
        if sign == "freedom":
            total -= points(sign, opposite) + (count - 1) * points("freedom_again", opposite)
        else:
            total += points(sign, end) + (count - 1) * points("again", end)
    return min(max(total, 0.0), 100.0)
