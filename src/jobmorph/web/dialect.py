"""What studies say about options and commands, said for whoever does not type them.

Errors are worded for the command line. Asked by a program, an option is the field of that name and
a command its endpoint; asked by an assistant, they are arguments and tools.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from jobmorph.web.command_map import CommandPlace, place_of_command

# A command goes up to the sign that ends the sentence or the item of a list.
_COMMAND: Final = (
    r"(?P<mark>[`']?)\bjobmorph (?P<line>[a-z]+(?:\"[^\"]*\"|[^\"`'])*?)"
    r"(?=[.,;:!?)]?(?:\s*$|(?<=[.,;:!?)])\s)|[`'])(?P=mark)"
)
_VALUE: Final = (
    r'(?:[ =](?P<value>"[^"]*"|[A-Z][A-Z_|=,]*\b|[\w-]*\d(?:[\w/.=-]*\w)?|'
    r"[\w-]+(?:/[\w-]+)?=[\w.]+\w|\w+\.[a-z]{2,5}\b))?"
)
_OPTION: Final = rf"(?<![\w-])--(?P<name>[a-z][a-z-]*){_VALUE}"
# What stands in quotation marks is somebody's own words, unless it belongs to a command.
_SPOKEN: Final = re.compile(rf'(?P<quoted>"[^"]*")|{_COMMAND}|{_OPTION}')
_OPTIONS: Final = re.compile(_OPTION)
# Said of another computer than the one that answers: the command itself is meant.
_ELSEWHERE: Final = "On your own computer"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How options and commands are said somewhere.

    Parameters
    ----------
    fields : mapping of str to str
        Names that are not simply the option's own.
    has_tools : bool
        Commands are an assistant's tools; else endpoints.
    """

    fields: Mapping[str, str]
    has_tools: bool = False

    def said(self, text: str) -> str:
        """Say a sentence without the command line.

        Examples
        --------
        >>> PROGRAM.said("Or describe a week: jobmorph role --tasks week.csv")
        'Or describe a week: GET /api/v1/role, or POST with tasks'
        >>> PROGRAM.said("--years is 1 to 10, not 11"), ASSISTANT.said("Try: --hours 4")
        ('years is 1 to 10, not 11', 'Try: hours_week=4')
        """
        if text.startswith(_ELSEWHERE):
            return text
        return _SPOKEN.sub(self._spoken, text)

    def field(self, option: str) -> str:
        """Name the field that an option is here.

        Examples
        --------
        >>> PROGRAM.field("--max-months"), PROGRAM.field("--map")
        ('max_months', 'mapping')
        """
        name = option.removeprefix("--")
        return self.fields.get(name, name.replace("-", "_"))

    def _spoken(self, found: re.Match[str]) -> str:
        if found["quoted"]:
            return found[0]
        if found["line"]:
            return self._command(found)
        name, value = self.field(found["name"]), found["value"]
        return name if value is None else f"{name}={value}"

    def _command(self, found: re.Match[str]) -> str:
        line = found["line"]
        place = place_of_command(line)
        if place is None or (self.has_tools and not place.tool):
            return found[0]
        said = f"the tool {place.tool}" if self.has_tools else self._endpoint(place, line)
        return f"{found['mark']}{said}{found['mark']}"

    def _endpoint(self, place: CommandPlace, line: str) -> str:
        if not place.address:
            return f"jobmorph {place.command} {place.where}"
        fields = [self.field(each["name"]) for each in _OPTIONS.finditer(line)]
        asked = [each for each in fields if each not in place.command]
        is_posted = any(each.startswith("POST") for each in place.endpoints[1:])
        if asked and is_posted and place.address.startswith("GET"):
            return f"{place.address}, or POST with {', '.join(asked)}"
        return place.address


PROGRAM: Final = Dialect(MappingProxyType({"map": "mapping"}))
ASSISTANT: Final = Dialect(
    MappingProxyType(
        {
            "title": "job",
            "hours": "hours_week",
            "horizon": "horizon_years",
            "min-wage": "min_pay_usd_year",
            "occupation": "job",
        }
    ),
    has_tools=True,
)
