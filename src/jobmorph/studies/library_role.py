"""A title as a role of the library: alias, level, and the occupations that lend figures."""

from jobmorph.reference.edition import Edition
from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import LEVELS, Level, is_id
from jobmorph.schema.job import Alternative, Anchor, JobRef, Match
from jobmorph.work.titles import level_in_title, title_key, without_seniority


def find_library_role(query: str, level: Level | None, edition: Edition) -> Match | None:
    """Read a title as a library role, or return None if no role has that name.

    A role id (`family/level`) is taken as it is. A name that several roles use as it stands means
    the first of them. Words of seniority are dropped if the whole title is no known name; they
    then say the level.

    Parameters
    ----------
    query : str
        A title or role id.
    level : Level or None
        Level asked for.
    edition : Edition
        Holds the library.

    Returns
    -------
    Match or None
        No probability: nobody has measured how often a library name is what was meant.

    Raises
    ------
    ParameterError
        If the family has no such level; the levels it has are named.
    """
    named = query.strip().lower()
    if is_id("role_id", named):
        role_id: str | None = named if _exists(named, edition) else None
        implied = None
    else:
        role_id, implied = _by_alias(query, edition)
    if role_id is None:
        return None
    family = role_id.split("/")[0]
    wanted = level or implied
    says_level = is_id("role_id", named) or level_in_title(title_key(query)) is not None
    is_implied = level is None and not says_level
    if wanted is not None:
        role_id = _at_level(family, wanted, edition, is_asked=level is not None) or role_id
    return Match(
        query,
        role_of_library(role_id, edition, is_level_implied=is_implied),
        None,
        "library",
        _other_levels(role_id, edition),
    )


def role_of_library(role_id: str, tables: TableSource, *, is_level_implied: bool = False) -> JobRef:
    """Return a library role with its anchors."""
    role = tables.rows_of("role", "role_id", [role_id]).row(0, named=True)
    anchors = tables.rows_of("role_anchor", "role_id", [role_id]).sort(
        "anchor_weight", descending=True
    )
    return JobRef(
        "role",
        role_id,
        role["title"],
        role["level"],
        tuple(
            Anchor(row["occupation_onet2019"], row["anchor_weight"])
            for row in anchors.iter_rows(named=True)
        ),
        is_level_implied,
    )


def _exists(role_id: str, edition: Edition) -> bool:
    return not edition.rows_of("role", "role_id", [role_id]).is_empty()


def _by_alias(query: str, edition: Edition) -> tuple[str | None, Level | None]:
    key = title_key(query)
    exact = edition.rows_of("role_alias", "title_key", [key])
    if not exact.is_empty():
        return exact.item(0, "role_id"), None
    plain = without_seniority(key)
    found = edition.rows_of("role_alias", "title_key", [plain])
    if plain == key or found.is_empty():
        return None, None
    return found.item(0, "role_id"), level_in_title(key)


def _at_level(family: str, level: Level, edition: Edition, *, is_asked: bool) -> str | None:
    roles = edition.rows_of("role", "family", [family])
    levels = roles.get_column("level").to_list()
    if level in levels:
        return f"{family}/{level}"
    if is_asked:
        raise ParameterError(
            f"{family} has no level {level!r}; levels",
            where="--level",
            items=sorted(levels, key=LEVELS.index),
        )
    return None


def _other_levels(role_id: str, edition: Edition) -> tuple[Alternative, ...]:
    family = role_id.split("/", maxsplit=1)[0]
    roles = edition.rows_of("role", "family", [family])
    return tuple(
        Alternative(row["role_id"], row["title"], None)
        for row in sorted(roles.iter_rows(named=True), key=lambda row: LEVELS.index(row["level"]))
        if row["role_id"] != role_id
    )
