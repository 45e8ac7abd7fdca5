"""Files that are read by a worker: a stranger's document is parsed where it can do no harm."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobmorph.web.job_worker import Teller
from jobmorph.web.rest.documented import JSON
from jobmorph.web.rest.waited import ANSWER
from jobmorph.web.served_edition import edition_of
from jobmorph.web.team_request import Upload
from jobmorph.web.uploaded_file import UploadedFile, require_modest, uploaded

if TYPE_CHECKING:
    from jobmorph.reference.edition import Edition


@dataclass(frozen=True, slots=True)
class FileRequest:
    """Files and what is asked about them.

    Parameters
    ----------
    study : str
        'read', 'playbook', 'plans' or 'survey'.
    files : tuple of Upload
        In the order of the question.
    title : str or None
        The job that they are about.
    tasks : Upload or None
        Tasks of one's own, for a survey.
    seed : int
        Seed of the draws.
    edition, library : Path or None
        The server's own.
    most_rows, most_unpacked_bytes : int
        Bounds of a table.
    """

    study: str
    files: tuple[Upload, ...]
    title: str | None = None
    tasks: Upload | None = None
    seed: int = 0
    edition: Path | None = None
    library: Path | None = None
    most_rows: int = 100_000
    most_unpacked_bytes: int = 300_000_000


def run_file_study(request: FileRequest, teller: Teller) -> None:
    """Read the files and answer; hands out 'answer.json', as the command's --format json."""
    teller.stage("reading")
    files = tuple(uploaded(each.name, each.content) for each in request.files)
    teller.file(ANSWER, JSON, _STUDIES[request.study](request, files))


def document_text(file: Path, title: str | None, edition: "Edition | None") -> str:
    """Answer what a job description or resume says, as JSON."""
    from jobmorph.intake.document import read_document
    from jobmorph.reports.reading import render_reading
    from jobmorph.studies.reading import study_reading

    return render_reading(study_reading(read_document(file), title=title, edition=edition), "json")


def playbook_text(file: Path, title: str | None, seed: int, edition: "Edition | None") -> str:
    """Answer what a playbook holds, step by step, as JSON."""
    from jobmorph.intake.playbook import read_playbook
    from jobmorph.reports.playbook import render_playbook
    from jobmorph.studies.playbook import study_playbook

    result = study_playbook(read_playbook(file), title=title, seed=seed, edition=edition)
    return render_playbook(result, "json")


def _document(request: FileRequest, files: tuple[UploadedFile, ...]) -> str:
    return document_text(files[0], request.title, edition_of(request.edition, request.library))


def _playbook(request: FileRequest, files: tuple[UploadedFile, ...]) -> str:
    edition = edition_of(request.edition, request.library)
    return playbook_text(files[0], request.title, request.seed, edition)


def _plans(request: FileRequest, files: tuple[UploadedFile, ...]) -> str:
    from jobmorph.reports.team_compare import render_team_compare
    from jobmorph.reports.team_plan_file import team_of_json
    from jobmorph.studies.team_compare import study_team_compare

    first, second = (_plan_text(file) for file in files)
    named = (team_of_json(first, name=files[0].stem), team_of_json(second, name=files[1].stem))
    return render_team_compare(study_team_compare(*named), "json")


def _plan_text(file: UploadedFile) -> str:
    from jobmorph.intake.text_file import text_of_bytes

    return text_of_bytes(file.content, file, save_as="JSON").text


def _survey(request: FileRequest, files: tuple[UploadedFile, ...]) -> str:
    from jobmorph.intake.survey import read_survey_files
    from jobmorph.intake.tasks import read_week
    from jobmorph.reports.survey import render_survey
    from jobmorph.studies.survey import study_survey

    for file in files:
        require_modest(
            file, most_rows=request.most_rows, most_unpacked_bytes=request.most_unpacked_bytes
        )
    edition = edition_of(request.edition, request.library)
    week = None
    if request.tasks is not None:
        known = frozenset(edition.table("activity").get_column("iwa_id").to_list())
        own = uploaded(request.tasks.name, request.tasks.content)
        week = read_week(own, known_activities=known)
    # Files of one form often share a name; here each is a file of its own.
    numbered = [uploaded(f"{n} {file.name}", file.content) for n, file in enumerate(files, 1)]
    result = study_survey(
        read_survey_files(numbered),
        title=request.title,
        week=week,
        seed=request.seed,
        edition=edition,
    )
    return render_survey(result, "json")


_STUDIES: Final[dict[str, Callable[[FileRequest, tuple[UploadedFile, ...]], str]]] = {
    "read": _document,
    "playbook": _playbook,
    "plans": _plans,
    "survey": _survey,
}
