"""Entry point: runs a command and turns whatever happens into one line and an exit code."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130
PIPE_CLOSED = 141


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after `jobmorph`; those of the process if not given.

    Raises
    ------
    SystemExit
        Always: 0 fine, 1 no answer, 2 bad input, 70 a fault of jobmorph, 130 interrupted, 141
        the reader of the output went away.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _invoke(words)
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _invoke(words: list[str]) -> int:
    from jobmorph.cli.failure import silence_output, tell

    try:
        from jobmorph.cli.app import invoke

        code = invoke(words)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_output()
        return PIPE_CLOSED
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # a panic in a compiled library is no Exception
        return tell(fault, is_debug="--debug" in words)
    return code
