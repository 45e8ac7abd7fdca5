"""A profile kept on the user's own computer: written when asked for, deleted by one command."""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from jobmorph.intake.profile import is_empty, parse_profile
from jobmorph.intake.profile_field import one_line
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError
from jobmorph.schema.profile import LearnAfter, Profile

VARIABLE: Final = "JOBMORPH_PROFILE"
MARK: Final = "# jobmorph profile"
HEADER: Final = (
    f"{MARK}, kept on this computer only and sent to nobody. Change it as you like;",
    "# comments of your own go when it is saved again. Levels: 0 (not yet) to 5; 3 = without help.",
)
LINES_READ: Final = 5
BYTES_READ: Final = 2_000
# A word that YAML might take for something else is put in quotation marks.
_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w /&+.()'’-]*[\w)+.])?")
_TAKEN: Final = ("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf")


def profile_home() -> Path:
    """Path of the profile that is kept, whether it is there or not.

    `profile.yaml` in the user's own data folder; the environment variable JOBMORPH_PROFILE names
    another file.
    """
    from platformdirs import user_data_path

    named = os.environ.get(VARIABLE, "").strip()
    return Path(named) if named else user_data_path("jobmorph") / "profile.yaml"


def save_profile(profile: Profile, path: Path) -> None:
    """Write a profile, whole or not at all, so that only its owner can read it.

    Parameters
    ----------
    profile : Profile
        Its notes and the name of its source are not kept.
    path : Path
        The file; folders that lack are made. A link is followed.

    Raises
    ------
    LineError
        If the profile contradicts itself, so that it could not be read back.
    DataError
        If there is nothing to keep, the file there was not written by jobmorph, or it cannot be
        written.
    """
    if is_empty(profile):
        raise DataError("there is nothing to save yet", where=str(path))
    text = profile_text(profile)
    parse_profile(TextFile("profile.yaml", text, "UTF-8"))
    place = _own_place(path, "and is left as it is", "Save under another name.")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp makes a file that nobody else can read.
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=_prefix(place), suffix=".part")
    except OSError as fault:
        raise _refused(path, "written", fault) from fault
    partial = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(place)
    except OSError as fault:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise _refused(path, "written", fault) from fault


def forget_profile(path: Path) -> bool:
    """Delete a profile, with what an interrupted saving may have left beside it.

    Returns
    -------
    bool
        True if something was deleted, False if there was nothing.

    Raises
    ------
    DataError
        If the file was not written by jobmorph, or cannot be deleted.
    """
    place = _own_place(path, "and is not deleted", "Delete it yourself if it is yours.")
    try:
        doomed = [each for each in {place, path} if each.is_symlink() or each.exists()]
        if place.parent.is_dir():
            names = [each for each in place.parent.iterdir() if each.suffix == ".part"]
            doomed += [each for each in names if each.name.startswith(_prefix(place))]
        for each in doomed:
            each.unlink(missing_ok=True)
    except OSError as fault:
        raise _refused(path, "deleted", fault) from fault
    return bool(doomed)


def profile_text(profile: Profile) -> str:
    r"""Write a profile as YAML that `read_profile` reads back.

    Examples
    --------
    >>> from jobmorph.schema.profile import PastJob
    >>> profile = Profile("me", jobs=(PastJob("Waiter", 3.0),), hours_week=4.0)
    >>> profile_text(profile).splitlines()[2:]
    ['jobs:', '  - {title: Waiter, years: 3}', 'hours_week: 4']
    """
    return "\n".join([*HEADER, *_lines(profile), ""])


def _lines(profile: Profile) -> Iterator[str]:
    yield from _block("jobs", [_job(job.title, job.years) for job in profile.jobs])
    levels = [f"{_quoted(skill.name)}: {_number(skill.level)}" for skill in profile.skills]
    yield from _block("skills", levels, bullet="  ")
    if profile.target:
        yield f"target: {_quoted(profile.target)}"
    if profile.hours_week is not None:
        yield f"hours_week: {_number(profile.hours_week)}"
    yield from _block("learn_after", _order(profile.learn_after), bullet="  ")
    yield from _block("leave_out", [_quoted(name) for name in profile.leave_out])
    log = [
        f"{{date: {entry.date}, skill: {_quoted(entry.name)}, hours: {_number(entry.hours)}"
        + ("}" if entry.level is None else f", level: {_number(entry.level)}}}")
        for entry in profile.log
    ]
    yield from _block("log", log)
    yield from _block("mentioned", [_quoted(name) for name in profile.mentioned])


def _block(key: str, lines: Sequence[str], *, bullet: str = "  - ") -> list[str]:
    return [f"{key}:", *(f"{bullet}{line}" for line in lines)] if lines else []


def _job(title: str, years: float | None) -> str:
    stated = "" if years is None else f", years: {_number(years)}"
    return f"{{title: {_quoted(title)}{stated}}}"


def _order(order: Sequence[LearnAfter]) -> list[str]:
    firsts: dict[str, list[str]] = {}
    for each in order:
        firsts.setdefault(each.name, []).append(_quoted(each.first))
    return [f"{_quoted(name)}: [{', '.join(names)}]" for name, names in firsts.items()]


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _quoted(text: str) -> str:
    plain = one_line(text)
    if _PLAIN.fullmatch(plain) and plain.casefold() not in _TAKEN:
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _prefix(place: Path) -> str:
    return f".{place.name}."


def _own_place(path: Path, outcome: str, advice: str) -> Path:
    """Follow a link, and refuse a file that jobmorph did not write."""
    try:
        place = path.resolve()
        if not place.exists():
            return place
        if place.is_file():
            with place.open("rb") as stream:
                head = stream.read(BYTES_READ)
            is_ours = MARK.encode() in b"\n".join(head.splitlines()[:LINES_READ])
            if is_ours or not head.strip():
                return place
    except (OSError, ValueError, RuntimeError) as fault:
        raise _refused(path, "read", fault) from fault
    what = f"this is no profile that jobmorph wrote, {outcome}"
    raise DataError(what, where=str(path), hint=advice)


def _refused(path: Path, what: str, fault: Exception) -> DataError:
    reason = getattr(fault, "strerror", None) or str(fault)
    return DataError(f"the profile cannot be {what} ({reason})", where=str(path))
