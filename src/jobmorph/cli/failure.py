"""Failures as one line on stderr, with the exit code that belongs to them."""

import contextlib
import os
import sys
from dataclasses import dataclass
from typing import Final

from jobmorph.schema.errors import JobmorphError

BAD_INPUT: Final = 2
OWN_FAULT: Final = 70
LONGEST_LINE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Failure:
    """What to tell: one line and an exit code."""

    message: str
    exit_code: int


def explain(fault: BaseException) -> Failure:
    """Turn an exception into a line and a code.

    Parameters
    ----------
    fault : BaseException
        An error of jobmorph, a wrong option, or anything unexpected.

    Examples
    --------
    >>> from jobmorph.schema.errors import NoMatchError
    >>> explain(NoMatchError('no job found for "x"'))
    Failure(message='no job found for "x".', exit_code=1)
    """
    import typer

    if isinstance(fault, JobmorphError):
        return Failure(one_line(str(fault)), fault.exit_code)
    if isinstance(fault, typer.TyperException):
        return Failure(one_line(_usage(fault)), BAD_INPUT)
    reason = one_line(f"{type(fault).__name__}: {fault}").rstrip(" .:")
    text = (
        f"jobmorph failed, and that is its own fault ({reason}). Please report it with the "
        "output of the same command and --debug."
    )
    return Failure(text, OWN_FAULT)


def tell(fault: BaseException, *, is_debug: bool) -> int:
    """Print a failure to stderr, with the trace if asked for; return its exit code."""
    if is_debug:
        import traceback

        print("".join(traceback.format_exception(fault)), file=sys.stderr, end="")
    failure = explain(fault)
    line = f"error: {failure.message}"
    if sys.stderr.isatty() and not os.environ.get("NO_COLOR"):
        line = f"\x1b[31m{line}\x1b[0m"
    print(line, file=sys.stderr)
    return failure.exit_code


def one_line(text: str) -> str:
    r"""Put a message on one line; control characters become visible.

    Examples
    --------
    >>> one_line("no job\n for \x1b[2J")
    'no job for \\x1b[2J'
    """
    flat = " ".join(text.split())
    visible = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in flat
    )
    if len(visible) > LONGEST_LINE:
        return visible[: LONGEST_LINE - 3] + "..."
    return visible


def silence_output() -> None:
    """Send the rest of stdout nowhere, after its reader went away."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(fault: Exception) -> str:
    message = getattr(fault, "format_message", lambda: str(fault))()
    context = getattr(fault, "ctx", None)
    path = "jobmorph" if context is None else context.command_path
    message = message.replace("Value error, ", "")
    text = message[:1].lower() + message[1:]
    if not text.endswith((".", "?", "!", ")")):
        text += "."
    return f"{text} See: {path} --help"
