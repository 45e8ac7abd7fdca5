"""The server: tools and resources on one edition, spoken to over standard input and output."""

from typing import TYPE_CHECKING

from mcp.server.mcpserver import MCPServer

from jobmorph.schema.version import VERSION
from jobmorph.web.mcp.resources import Resources
from jobmorph.web.mcp.study_tool import study_tool
from jobmorph.web.mcp.tools import Tools
from jobmorph.web.mcp.words import INSTRUCTIONS

if TYPE_CHECKING:
    from jobmorph.reference.edition import Edition


def build_server(edition: "Edition | None" = None, *, is_debug: bool = False) -> MCPServer:
    """Build the server.

    Parameters
    ----------
    edition : Edition, optional
        Another edition than the embedded one.
    is_debug : bool
        Log traces of unexpected failures to stderr; otherwise nothing of what was asked is logged.

    Returns
    -------
    MCPServer
        Ready to run over any transport.
    """
    tools = Tools(edition)
    asked = (
        tools.read_title,
        tools.read_text,
        tools.role,
        tools.compare_roles,
        tools.skills,
        tools.ladder,
        tools.paths,
        tools.plan,
        tools.outlook,
        tools.history,
        tools.library_roles,
        tools.library_role,
        tools.market_scenario,
        tools.evidence,
    )
    return MCPServer(
        "jobmorph",
        title="jobmorph",
        description="How a job changes under AI, task by task: with ranges, sources and dates.",
        instructions=INSTRUCTIONS,
        version=VERSION,
        tools=[study_tool(each) for each in asked],
        resources=Resources(edition).all(),
        log_level="INFO" if is_debug else "CRITICAL",
    )


def serve_stdio(edition: "Edition | None" = None, *, is_debug: bool = False) -> None:
    """Serve until standard input ends."""
    build_server(edition, is_debug=is_debug).run("stdio")
