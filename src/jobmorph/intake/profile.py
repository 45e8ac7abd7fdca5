"""A person's profile: past jobs, levels, hours and a log, from YAML, JSON or a table."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from jobmorph.intake.fault import Fault, LineError
from jobmorph.intake.profile_check import contradictions, without_repeats
from jobmorph.intake.profile_csv import is_table, profile_of_table
from jobmorph.intake.profile_yaml import profile_of_node
from jobmorph.intake.text_file import TextFile, read_text_file
from jobmorph.intake.yaml_node import compose_yaml
from jobmorph.schema.errors import DataError
from jobmorph.schema.profile import Profile

LIMIT_BYTES: Final = 1_000_000
TABLES: Final = (".csv", ".tsv", ".tab")
TREES: Final = (".yaml", ".yml", ".json")
EXAMPLE: Final = (
    "Write what you bring, such as: jobs: [{title: waiter, years: 3}] on one line and "
    "skills: {writing: 2} on the next. Nothing was computed."
)


def read_profile(path: Path) -> Profile:
    """Read what one person brings.

    Parameters
    ----------
    path : Path
        YAML or JSON with the keys jobs, skills, target, hours_week, learn_after, leave_out, log
        and mentioned, each of which may be left out; or a table with the columns skill and
        level, and where known hours and date.

    Returns
    -------
    Profile
        Nothing about who the person is: a key for that is refused, a column not read.

    Raises
    ------
    LineError
        If lines are faulty, all of them at once.
    DataError
        If the file as a whole cannot be used, or says nothing.
    """
    return parse_profile(read_text_file(path, limit_bytes=LIMIT_BYTES, save_as="YAML or CSV"))


def parse_profile(file: TextFile) -> Profile:
    r"""Turn the text of a profile into a profile; see `read_profile`.

    Examples
    --------
    >>> text = "jobs:\n  - {title: Waiter, years: 3}\nskills: {writing: 2}\nhours_week: 4\n"
    >>> profile = parse_profile(TextFile("me.yaml", text, "UTF-8"))
    >>> profile.jobs[0].years, profile.skills[0].level
    (3.0, 2.0)
    """
    faults: list[Fault] = []
    profile = profile_of_table(file, faults) if _is_table(file) else _tree(file, faults)
    faults += contradictions(profile)
    if faults:
        raise LineError(file.name, faults)
    if is_empty(profile):
        raise DataError("the profile says nothing about a job or a skill", where=file.name,
                        hint=EXAMPLE)  # fmt: skip
    return without_repeats(profile)


def is_empty(profile: Profile) -> bool:
    """Say whether a profile names no job, no skill and no target.

    Examples
    --------
    >>> is_empty(Profile("answers", hours_week=4.0))
    True
    """
    told = (profile.jobs, profile.skills, profile.target, profile.log, profile.mentioned)
    return not any(told)


def _is_table(file: TextFile) -> bool:
    suffix = Path(file.name).suffix.lower()
    return suffix in TABLES or (suffix not in TREES and is_table(file))


def _tree(file: TextFile, faults: list[Fault]) -> Profile:
    # JSON may be indented with tabs, YAML may not; neither has one inside a plain word.
    is_json = file.text.lstrip().startswith("{")
    plain = replace(file, text=file.text.replace("\t", " ")) if is_json else file
    root = compose_yaml(plain)
    if root is None:
        raise DataError("the file holds no profile", where=file.name, hint=EXAMPLE)
    return profile_of_node(file.name, root, faults)
