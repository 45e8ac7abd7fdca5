"""The four papers about one design of a team, as Markdown and as pages."""

from collections.abc import Callable
from typing import Final

from jobmorph.reports.document import Document, render_document
from jobmorph.reports.team_pack_assessment import assessment_paper
from jobmorph.reports.team_pack_card import model_card
from jobmorph.reports.team_pack_notice import notice_paper
from jobmorph.reports.team_pack_representatives import representatives_paper
from jobmorph.studies.team_pack import ConsultationPack

PAPERS: Final[dict[str, Callable[[ConsultationPack], Document]]] = {
    "for-representatives": representatives_paper,
    "impact-assessment": assessment_paper,
    "notice-to-staff": notice_paper,
    "model-card": model_card,
}


def pack_documents(pack: ConsultationPack) -> dict[str, str]:
    """Write the four papers as Markdown.

    Parameters
    ----------
    pack : ConsultationPack
        What they tell.

    Returns
    -------
    dict of str to str
        Text by file name, in the order of reading.
    """
    return {f"{name}.md": render_document(paper(pack), "md") for name, paper in PAPERS.items()}


def pack_html(pack: ConsultationPack) -> dict[str, str]:
    """Write the four papers as pages.

    Parameters
    ----------
    pack : ConsultationPack
        What they tell.

    Returns
    -------
    dict of str to str
        Page by file name, in the order of reading.
    """
    return {f"{name}.html": render_document(paper(pack), "html") for name, paper in PAPERS.items()}
