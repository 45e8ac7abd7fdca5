"""A plan as a folder: answer, chapters and pack of each design, workbook, data, log."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jobmorph.reference.edition import Edition
from jobmorph.reports.output import write_output
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError
from jobmorph.studies.audit import AuditLog, hash_bytes
from jobmorph.studies.team_impact import DesignImpact
from jobmorph.studies.team_result import TeamResult

LOG_NAME: Final = "audit.json"
ANSWER: Final = "plan"
LIMIT_BYTES: Final = 50_000_000

Files = dict[str, str | bytes]


def plan_files(
    result: TeamResult, edition: Edition, impacts: tuple[DesignImpact, ...] = ()
) -> Files:
    """Write everything that a plan has, by path inside its folder.

    Parameters
    ----------
    result : TeamResult
        The answer.
    edition : Edition
        The one it was computed with: lends the role library.
    impacts : tuple of DesignImpact
        What designs mean for groups by a protected attribute; empty if nobody asked. They go into
        a paper of their own and nowhere else.

    Returns
    -------
    dict of str to str or bytes
        'plan.html', 'plan.md', 'plan.json', 'plan.xlsx'; for each design that has a plan its five
        chapters as '<design>/plan.html' and '.md', and the papers for employee representatives as
        '<design>/pack/<paper>.html' and '.md'; 'adverse-impact.md' if asked for.
    """
    from jobmorph.reports.team import render_team

    files: Files = {
        f"{ANSWER}.{form}": render_team(result, form) for form in ("html", "md", "json")
    }
    files |= _designs(result, edition)
    if impacts:
        files["adverse-impact.md"] = impact_paper(impacts)
    return files


def _designs(result: TeamResult, edition: Edition) -> Files:
    """Write chapters and pack of each design, and the workbook, which shows one design's."""
    from jobmorph.reports.team_pack import pack_documents, pack_html
    from jobmorph.reports.team_plan import team_plan_html, team_plan_markdown
    from jobmorph.reports.team_plan_pages import workbook_pages
    from jobmorph.reports.team_workbook import team_workbook
    from jobmorph.studies.team_chapters import chapters_of
    from jobmorph.studies.team_pack import pack_of

    files: Files = {}
    planned = [plan.offer.name for plan in result.plans if plan.design is not None]
    pages = None
    for name in planned:
        chapters = chapters_of(result, name, edition)
        if len(planned) == 1 or name == result.chosen:
            pages = workbook_pages(chapters)
        files[f"{name}/plan.html"] = team_plan_html(result, chapters)
        files[f"{name}/plan.md"] = team_plan_markdown(result, chapters)
        pack = pack_of(result, name, edition)
        papers = {**pack_documents(pack), **pack_html(pack)}
        files |= {f"{name}/pack/{paper}": text for paper, text in papers.items()}
    files[f"{ANSWER}.xlsx"] = team_workbook(result, pages)
    return files


def impact_paper(impacts: tuple[DesignImpact, ...]) -> str:
    """Write the check of adverse impact as Markdown, a section a design."""
    from jobmorph.reports.roster_impact import impact_lines

    parts = [f"# {say('team.impact.title')}", say("team.impact.lead")]
    for each in impacts:
        parts += [f"## {each.label}", *impact_lines(each.impact)]
    return "\n\n".join(parts) + "\n"


def write_folder(files: Mapping[str, str | bytes], log: AuditLog, folder: Path) -> tuple[str, ...]:
    """Write a plan's files and its log into a folder.

    What an earlier plan left there and this one does not have is removed if nobody changed it.

    Parameters
    ----------
    files : mapping of str to str or bytes
        By path inside the folder.
    log : AuditLog
        Of this run.
    folder : Path
        Made if it is not there; its parent must exist.

    Returns
    -------
    tuple of str
        Files of an earlier plan that were changed since and therefore stay.

    Raises
    ------
    DataError
        If a file cannot be written, or a file has the folder's name.
    """
    kept = _clear(folder, set(files))
    for name, content in {**files, LOG_NAME: log.to_json()}.items():
        path = folder / name
        try:
            path.parent.mkdir(exist_ok=True, parents=path.parent != folder)
        except OSError as fault:
            reason = fault.strerror or type(fault).__name__
            raise DataError(
                say("team.folder.error", reason=reason), where=str(path.parent),
                hint=say("team.folder.error.hint"),
            ) from fault  # fmt: skip
        write_output(content, path)
    return kept


def _clear(folder: Path, new: set[str]) -> tuple[str, ...]:
    """Remove files of an earlier plan that this one lacks; return those that were changed."""
    kept = []
    for name, digest in _earlier(folder).items():
        path = folder / name
        is_inside = folder.resolve() in path.resolve().parents
        if name in new or not is_inside or path.is_symlink() or not path.is_file():
            continue
        if hash_bytes(path.read_bytes()) == digest:
            path.unlink()
            _remove_empty(path.parent, folder)
        else:
            kept.append(name)
    return tuple(kept)


def _remove_empty(inner: Path, folder: Path) -> None:
    while inner != folder and not any(inner.iterdir()):
        inner.rmdir()
        inner = inner.parent


def _earlier(folder: Path) -> dict[str, str]:
    """Read what an earlier run's log says it wrote; nothing if there is no such log."""
    log = folder / LOG_NAME
    try:
        if log.stat().st_size > LIMIT_BYTES:
            return {}
        outputs = json.loads(log.read_text(encoding="utf-8"))["outputs"]
        return {str(each["name"]): str(each["sha256"]) for each in outputs}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
