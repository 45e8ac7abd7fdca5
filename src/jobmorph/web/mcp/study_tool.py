"""A tool that calls a study: read-only, answers on one line of JSON, says plainly what failed."""

import json
from collections.abc import Callable
from typing import Any, Final

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import ValidationError

from jobmorph.schema.errors import JobmorphError
from jobmorph.web.dialect import ASSISTANT
from jobmorph.web.mcp.words import DESCRIPTIONS, TITLES

SHOWN_FAULTS: Final = 5
LONGEST_FAULT: Final = 1_000
READ_ONLY: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


class StudyTool(Tool):
    """A tool whose failures are sentences, and whose answers stand on one line."""

    async def run(
        self,
        arguments: dict[str, Any],
        context: Context[Any, Any],
        convert_result: bool = False,
    ) -> Any:
        """Run the study.

        Raises
        ------
        ToolError
            If the arguments are wrong, or the study has no answer: what, and what to do.
        """
        self._require_known(arguments)
        try:
            result = await super().run(arguments, context, convert_result)
        except ToolError as fault:
            if _is_expected(fault.__cause__):
                raise ToolError(self._words(fault.__cause__)) from None
            # Raised from its cause, so that the SDK's own log has the trace, if one is asked for.
            raise ToolError(_own_fault(fault.__cause__)) from fault.__cause__
        return _on_one_line(result) if convert_result else result

    def _require_known(self, arguments: dict[str, Any]) -> None:
        known = list(self.parameters.get("properties", {}))
        unknown = sorted(set(arguments) - set(known))
        if unknown:
            names = ", ".join(unknown[:SHOWN_FAULTS])
            raise ToolError(f"{self.name} takes no {names}. It takes: {', '.join(known)}.")

    def _words(self, cause: BaseException | None) -> str:
        if isinstance(cause, ValidationError):
            faults = cause.errors(include_url=False, include_input=False, include_context=False)
            told = [f"{_place(each['loc'])}: {_message(each)}" for each in faults[:SHOWN_FAULTS]]
            more = len(faults) - len(told)
            return "; ".join(told) + (f"; and {more} more." if more else ".")
        return _one_line(ASSISTANT.said(str(cause)))


def _is_expected(cause: BaseException | None) -> bool:
    return isinstance(cause, JobmorphError | ValidationError | ToolError)


def _own_fault(cause: BaseException | None) -> str:
    kind = type(cause).__name__
    return (
        f"jobmorph failed, and that is its own fault ({kind}). The same question on the command "
        "line with --debug shows where; please report it."
    )


def _place(path: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in path) or "arguments"


def _message(fault: Any) -> str:
    text = str(fault["msg"]).removeprefix("Value error, ")
    return text[:1].lower() + text[1:]


def _one_line(text: str) -> str:
    visible = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(visible.split())[:LONGEST_FAULT]


def _on_one_line(result: CallToolResult) -> CallToolResult:
    """Leave out what is not known, and write the text without white space: fewer tokens."""
    known = _known(result.structured_content)
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    content = [TextContent(type="text", text=text)]
    return result.model_copy(update={"content": content, "structured_content": known})


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _known(each) for key, each in value.items() if each is not None and each != []}
    if isinstance(value, list):
        return [_known(each) for each in value]
    return value


def study_tool(function: Callable[..., Any]) -> StudyTool:
    """Make a read-only tool of a study; its name is the function's, its words stand in `words`."""
    name = function.__name__
    tool = StudyTool.from_function(
        function,
        name=name,
        title=TITLES[name],
        description=DESCRIPTIONS[name],
        annotations=READ_ONLY,
        structured_output=True,
    )
    if not isinstance(tool, StudyTool):
        raise TypeError("the SDK makes tools of its own class only")
    tool.parameters["additionalProperties"] = False
    return tool
