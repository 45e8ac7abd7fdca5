"""Words of the pages as files, and of the command that writes them."""

from typing import Final

WEB_COPY_WORDS: Final[dict[str, str]] = {
    "copy.nav.jobs": "Jobs A to Z",
    "copy.nav.atlas": "Atlas",
    "copy.runs": "A copy as files: no server, nothing is sent.",
    # --- pages -------------------------------------------------------------------------------
    "copy.home.lead": "Pick it from the list, or find it on the map.",
    "copy.home.jobs": "All jobs, from A to Z",
    "copy.home.jobs.text": "Official occupations of the US, the role library's jobs, and the other "
    "names that these go by.",
    "copy.home.atlas": "The atlas",
    "copy.home.atlas.text": "All jobs at once: hours that could pass to AI, hours that stay, and "
    "what opens up.",
    "copy.home.history": "What came of it before",
    "copy.home.history.text": "Jobs that fell and jobs that rose, always as a pair.",
    "copy.home.evidence": "How good is this?",
    "copy.home.evidence.text": "Every score beside its baseline, with what failed.",
    "copy.jobs.title": "Jobs from A to Z",
    "copy.jobs.intro": "{jobs} jobs under {titles} titles. A title that is missing here may go by "
    "another name; the atlas shows jobs by field.",
    "copy.jobs.other": "read as: {title}",
    "copy.jobs.letters": "Letters",
    "copy.about.what": "These pages are a copy as files. They read without a server and without "
    "scripts, from a disk, a stick or any web space.",
    "copy.about.kept": "Nothing you do here is sent or counted. Your choice of light or dark stays "
    "in this browser.",
    "copy.about.more": "Your own hours, other years, plans and teams need the program itself: "
    "install jobmorph and run jobmorph serve.",
    # --- command -----------------------------------------------------------------------------
    "copy.written": "{files} files, {megabytes} MB, in {folder}: open {start}",
    "copy.changed": "{written} written, {same} as they were, {removed} removed.",
    "copy.changed.kept": "Left alone, since somebody changed them: {names}.",
    "copy.unlinked": "{count} links of the pages lead to what a copy does not have; their words "
    "stand without a link.",
    "copy.folder": "the folder holds files that are not of a copy",
    "copy.folder.hint": "Name a new or empty folder, or one that an earlier run wrote.",
    "copy.folder.error": "the folder cannot be made ({reason})",
    "copy.folder.error.hint": "Name a place where you may write.",
    "copy.failed": "pages that could not be made",
    "copy.failed.hint": "Look at one of them with: jobmorph serve",
    "copy.jobs.none": "no job in the list",
    "copy.jobs.unknown": "lines that are no job",
    "copy.jobs.hint": "A line is a job title, a role of the library or an official code.",
}
