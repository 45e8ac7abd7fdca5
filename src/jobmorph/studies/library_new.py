"""A family file to start from: empty and commented, or a copy of a shipped one."""

import re
from importlib.resources import files
from typing import Final

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.studies.library_show import library_role_named

TEMPLATE: Final = "family_template.yaml"
_FAMILY_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID: Final = 40


def new_family(family: str) -> str:
    """Return the text of an empty family file with comments that say what belongs where.

    Raises
    ------
    ParameterError
        If the id is not lower-case words joined by hyphens.

    Examples
    --------
    >>> "family: our-sales" in new_family("our-sales")
    True
    """
    text = (files("jobmorph.reference") / TEMPLATE).read_text(encoding="utf-8")
    return text.replace("{family}", require_family_id(family), 1)


def copied_family(family: str, source: str, edition: Edition) -> str:
    """Return a shipped family's file under another id, comments and layout as they are.

    Parameters
    ----------
    family : str
        Id of the family to be; the shipped one's own id makes a file that replaces it.
    source : str
        A role or family of the library.
    edition : Edition
        Holds the library.

    Raises
    ------
    ParameterError, NoMatchError
        If the id is malformed or the library has no such role.
    DataError
        If the family's file does not ship with this version.
    """
    require_family_id(family)
    shipped = library_role_named(source, None, edition).id.split("/")[0]
    resource = files("jobmorph.reference") / "roles" / f"{shipped}.yaml"
    if not resource.is_file():
        raise DataError(
            f"the file of the family {shipped} does not ship with this version",
            hint=f"Start empty: jobmorph library new {family}",
        )
    text = resource.read_text(encoding="utf-8")
    renamed = re.sub(r"(?m)^family:[^#\n]*", f"family: {family} ", text, count=1)
    head = [
        f"# A copy of {shipped}, edition {edition.manifest.edition}, to be made your own.",
        f"# What you change: jobmorph library diff THIS_FILE --against {shipped}",
        "# A name listed under aliases means your role where your library is used.",
    ]
    return "\n".join([*head, "", re.sub(r"(?m)[ \t]+$", "", renamed)])


def require_family_id(family: str) -> str:
    """Return the id, or raise `ParameterError` if it is no family id."""
    if _FAMILY_ID.fullmatch(family) is None or len(family) > LONGEST_ID:
        raise ParameterError(
            f'"{family[:LONGEST_ID]}" is no family id: lower-case words joined by hyphens, at most '
            f"{LONGEST_ID} characters",
            where="FAMILY",
            hint="Such as our-inside-sales.",
        )
    return family
