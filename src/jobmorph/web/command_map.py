"""Every command, and where the same is asked for: endpoint, an assistant's tool, page."""

from dataclasses import dataclass
from typing import Final

API: Final = "/api/v1"


@dataclass(frozen=True, slots=True)
class CommandPlace:
    """A command and its like elsewhere.

    Parameters
    ----------
    command : str
        As it is typed after `jobmorph`, with the option that asks another question.
    endpoints : tuple of str
        Method and path below /api/v1, the one to be asked first in front.
    tool : str
        Of `jobmorph mcp`; '' if assistants do not ask this.
    page : str
        Address of the site; '' if there is none.
    why : str
        Why there is no endpoint; '' if there is one.
    """

    command: str
    endpoints: tuple[str, ...] = ()
    tool: str = ""
    page: str = ""
    why: str = ""

    @property
    def where(self) -> str:
        """Where it is typed."""
        return "on the server" if self.command.startswith("data ") else "on the command line"

    @property
    def address(self) -> str:
        """The first endpoint with its whole path; '' if there is none."""
        if not self.endpoints:
            return ""
        method, _, path = self.endpoints[0].partition(" ")
        return f"{method} {API}{path}"


_OWN_DATA: Final = "whoever runs the server does it there"
_OWN_FILES: Final = "writes files of your own"
_SERVER: Final = "starts what answers here"

# In the order of the command line's help.
PLACES: Final = (
    CommandPlace("role", ("GET /role", "POST /role", "POST /roles"), "role", "/job/TITLE"),
    CommandPlace("skills", ("GET /skills",), "skills", "/job/TITLE/skills"),
    CommandPlace("skills --practice", ("GET /practice",), "", "/job/TITLE/skills"),
    CommandPlace("skills --ladder", ("GET /ladder",), "ladder", "/job/TITLE/ladder"),
    CommandPlace("plan", ("POST /plan",), "plan", "/plan, /job/TITLE/plan"),
    CommandPlace("path", ("GET /paths", "POST /paths"), "paths", "/job/TITLE/paths"),
    CommandPlace("outlook", ("GET /outlook", "POST /outlook"), "outlook", "/job/TITLE/outlook"),
    CommandPlace("outlook --group", ("GET /outlook/group",), "", "/outlook?group=NAME"),
    CommandPlace("outlook --economy", ("GET /outlook/economy",), "", "/outlook/economy"),
    CommandPlace("atlas", ("GET /atlas",), "", "/atlas"),
    CommandPlace("history", ("GET /history",), "history", "/history/TITLE"),
    CommandPlace("history --cases", ("GET /history/cases",), "", "/history"),
    CommandPlace("history --atlas", ("GET /history/atlas",), "", "/history/atlas"),
    CommandPlace("compare", ("GET /compare",), "compare_roles", "/compare"),
    CommandPlace("read", ("POST /read", "POST /read/file"), "read_text"),
    CommandPlace("playbook", ("POST /playbook", "POST /playbook/file")),
    CommandPlace("team roster", ("POST /team", "GET /jobs/{job_id}"), "", "/team"),
    CommandPlace("team roster --check", ("POST /team/check",), "", "/team"),
    CommandPlace("team compare", ("POST /team/compare",)),
    CommandPlace("team template", ("GET /team/template",)),
    CommandPlace("team survey write", ("GET /team/survey",)),
    CommandPlace("team survey read", ("POST /team/survey",)),
    CommandPlace("team forget", why=_OWN_DATA),
    CommandPlace("library list", ("GET /library",), "library_roles"),
    CommandPlace("library show", ("GET /library/role",), "library_role"),
    CommandPlace("library validate", ("POST /library/check",)),
    CommandPlace("library diff", ("POST /library/diff",)),
    CommandPlace("library new", why=_OWN_FILES),
    CommandPlace("title", ("GET /title", "POST /titles"), "read_title", "/search?q=TITLE"),
    CommandPlace("market run", ("POST /market",), "market_scenario", "/market"),
    CommandPlace("market compare", ("POST /market/compare",), "", "/market/NAME?beside=OTHER"),
    CommandPlace("market sensitivity", ("POST /market/sensitivity",), "", "/market/sensitivity"),
    CommandPlace("market calibrate", ("GET /market/calibration",)),
    CommandPlace("market scenarios list", ("GET /market/scenarios",), "", "/market"),
    CommandPlace("market scenarios show", ("GET /market/scenarios/{name}",), "", "/market/NAME"),
    CommandPlace("market scenarios validate", ("POST /market/scenarios",), "", "/market/scenario"),
    CommandPlace("market scenarios new", why=_OWN_FILES, page="/market/scenario"),
    CommandPlace("evidence", ("GET /evidence",), "evidence", "/evidence"),
    CommandPlace("data status", ("GET /edition", "GET /health"), "", "/data"),
    CommandPlace("data sources", ("GET /edition",), "", "/data"),
    CommandPlace("data verify", why=_OWN_DATA),
    CommandPlace("data pull", why=_OWN_DATA),
    CommandPlace("data build", why=_OWN_DATA),
    CommandPlace("data train", why=_OWN_DATA),
    CommandPlace("serve", why=_SERVER),
    CommandPlace("site", why=_OWN_FILES),
    CommandPlace("mcp", why=_SERVER),
)
# Commands that may be typed without the word that follows.
DEFAULTS: Final = {"team": "team roster", "market": "market run"}


def place_of_command(words: str) -> CommandPlace | None:
    """Find the command that a line begins with.

    Parameters
    ----------
    words : str
        What follows `jobmorph`.

    Examples
    --------
    >>> place_of_command("history typist --atlas").command
    'history --atlas'
    >>> place_of_command("team ROSTER --write-map titles.yaml").command
    'team roster'
    """
    told = words.split()
    known = [each for each in PLACES if _begins(told, each.command)]
    if known:
        return max(known, key=lambda each: len(each.command.split()))
    name = DEFAULTS.get(told[0] if told else "")
    if name is None:
        return None
    return place_of_command(f"{name} {' '.join(told[1:])}")


def _begins(told: list[str], command: str) -> bool:
    words, _, option = command.partition(" --")
    named = words.split()
    return told[: len(named)] == named and (not option or f"--{option}" in told)
