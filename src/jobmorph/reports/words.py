"""Every visible string of every report, under one flat key, so that it can be translated.

Templates use `str.format` fields. Codes (`delegated`, `reach`, `model`) stay in the code; what a
person or a leader reads for them stands here.
"""

from types import MappingProxyType
from typing import Any, Final

from jobmorph.reports.words_evidence import EVIDENCE_WORDS
from jobmorph.reports.words_history import HISTORY_WORDS
from jobmorph.reports.words_library import LIBRARY_WORDS
from jobmorph.reports.words_outlook import OUTLOOK_WORDS
from jobmorph.reports.words_page import PAGE_WORDS
from jobmorph.reports.words_paths import PATHS_WORDS
from jobmorph.reports.words_plan import PLAN_WORDS
from jobmorph.reports.words_playbook import PLAYBOOK_WORDS
from jobmorph.reports.words_questions import QUESTION_WORDS
from jobmorph.reports.words_reading import READING_WORDS
from jobmorph.reports.words_role import ROLE_WORDS
from jobmorph.reports.words_roster import ROSTER_WORDS
from jobmorph.reports.words_skills import SKILLS_WORDS
from jobmorph.reports.words_survey import SURVEY_WORDS
from jobmorph.reports.words_team import TEAM_WORDS
from jobmorph.reports.words_team_book import TEAM_BOOK_WORDS
from jobmorph.reports.words_title import TITLE_WORDS

_ANSWER_WORDS: Final[dict[str, str]] = {
    # --- the three parts, to a person and to a leader -------------------------------------
    "part.person.delegated": "AI does it, you check",
    "part.person.assisted": "you do it with AI",
    "part.person.human": "you do it",
    "part.leader.delegated": "AI, a person checks",
    "part.leader.assisted": "a person with AI",
    "part.leader.human": "a person",
    "part.short.delegated": "AI does, you check",
    "part.short.assisted": "with AI",
    "part.short.human": "you",
    "part.tiny.delegated": "AI",
    "part.tiny.assisted": "with AI",
    "part.tiny.human": "you",
    # --- moments --------------------------------------------------------------------------
    "moment.today": "seen so far (use data to {usage})",
    "moment.horizon": "by {year}",
    "moment.reach": "within reach, not yet usual",
    "moment.short.today": "so far",
    "moment.short.horizon": "by {year}",
    "moment.short.reach": "in reach",
    "usage": "use data to {usage}",
    # --- agreement of sources -------------------------------------------------------------
    "agreement.agree": "sources agree",
    "agreement.differ": "sources differ",
    "agreement.far apart": "sources are far apart",
    "agreement.unknown": "no published source",
    # --- evidence tiers -------------------------------------------------------------------
    "tier.official": "official count",
    "tier.peer-reviewed": "checked research",
    "tier.survey": "survey",
    "tier.vendor": "seller's claim",
    "tier.model": "our model",
    "tier.assumption": "our judgement",
    "letter.official": "O",
    "letter.peer-reviewed": "P",
    "letter.survey": "S",
    "letter.vendor": "V",
    "letter.model": "M",
    "letter.assumption": "A",
    # --- qualities, levels ----------------------------------------------------------------
    "quality.people": "people to people",
    "quality.relationship": "relationship",
    "quality.context": "context",
    "quality.purpose": "purpose",
    "quality.agility": "agility in the moment",
    "quality.creativity": "creativity in the moment",
    "level.entry": "entry",
    "level.mid": "mid",
    "level.senior": "senior",
    "level.lead": "lead",
    "level.executive": "executive",
    # --- numbers, dates -------------------------------------------------------------------
    "range": "{mid} ({low}-{high})",
    "range.percent": "{mid}% ({low}-{high})",
    "between": "8 in 10: {low} to {high}",
    "between.none": "8 in 10: under 1",
    "money": "USD {amount}",
    "million": "{number} m",
    "under.one": "<1",
    "task.numbered": "{label} ({place} of {count})",
    "month.01": "Jan {year}",
    "month.02": "Feb {year}",
    "month.03": "Mar {year}",
    "month.04": "Apr {year}",
    "month.05": "May {year}",
    "month.06": "Jun {year}",
    "month.07": "Jul {year}",
    "month.08": "Aug {year}",
    "month.09": "Sep {year}",
    "month.10": "Oct {year}",
    "month.11": "Nov {year}",
    "month.12": "Dec {year}",
    "number.2": "two",
    "number.3": "three",
    "number.4": "four",
    "number.5": "five",
    "number.6": "six",
    "number.7": "seven",
    "number.8": "eight",
    "number.9": "nine",
    "number.10": "ten",
    # --- sentences ------------------------------------------------------------------------
    "lead": "About {mid} of your {week} hours could pass to AI by {year} ({between}).",
    "lead.one": "About one of your {week} hours could pass to AI by {year} ({between}).",
    "lead.none": "Hardly any of your {week} hours could pass to AI by {year} ({between}).",
    "lead.with_ai": "{sentence} About {mid} ({low} to {high}) you would do with AI.",
    "stays.mostly": "Stays mostly yours: {labels}.",
    "stays.grows": "Stays mostly yours, and grows: {labels}.",
    "stays.shared": "You would do most of what stays with AI; largest: {labels}.",
    "stays.little": "Little stays untouched; most of the rest is work you do with AI.",
    "agreement.sentence.agree": "Sources agree: {count} measures rank it above {low} to {high} "
    "in 100 other jobs.",
    "agreement.sentence.differ": "Sources differ: {count} measures rank it above {low} to {high} "
    "in 100 other jobs.",
    "agreement.sentence.far apart": "Sources are far apart: {count} measures rank it above {low} "
    "to {high} in 100 other jobs.",
    "agreement.sentence.one": "Only one published measure ranks this job: above {low} in 100 "
    "other jobs.",
    "agreement.sentence.unknown": "No published measure ranks this job; the range is our model's.",
    "exposure": "Exposure is not probability of job loss.",
    "so_far": "Seen so far (use data to {usage}): AI {delegated} of {week} hours, with AI "
    "{assisted}.",
    "freed": "Freed by {year}: {hours} hours a week, after {checking} for checking.",
    "freed.plain": "Freed by {year}: {hours} hours a week, after checking.",
    "freed.none": "Freed by {year}: hardly an hour a week, after checking ({between}).",
    "new_work": "New, in freed hours: {items}.",
    "new_work.card": "New on the library's card of {year}: {items}.",
    "new_work.more": "{items} and {count} more",
    "new_work.item": "{label} {hours}",
    "script": "How much of this job follows a script: {score} of 100. Whoever designs the job "
    "sets it.",
    "edge.task": "Asked for most by: {label}.",
    "wage": "US pay, {as_of}: middle {median} a year; half earn {low} to {high}.",
    "wage.median": "US pay, {as_of}: middle {median} a year.",
    "wage.topcoded": "The highest figure is a published ceiling; the true one may be more.",
    "wage.none": "No US pay is published for this job.",
    "wage.borrowed": "Pay is borrowed from the nearest official job.",
    "employment": "US jobs, {as_of}: {heads}.",
    "employment.none": "No US count of this job is published.",
    "employment.split": "An equal split of the wider official code.",
    "employment.borrowed": "Borrowed from the nearest counted job; nobody counts this one "
    "separately.",
    "projection": "Official US projection {base} to {target}: {change}, {word}.",
    "projection.grows": "grows",
    "projection.falls": "falls",
    "projection.level": "no clear change",
    "title.level": "{title}, {level}",
    "title.level.guessed": "{title}, {level} (guessed)",
    "read.role": "Role library: no official code exists. US context borrowed from {codes}.",
    "read.occupation": "Official job {code} (O*NET-SOC 2019), US.",
    "read.custom": "Your own task list. US context borrowed: {codes}.",
    "read.probability": "Fit {share} in 100.",
    "codes.more": "{codes} +{count}",
    "overruled": "{count} of our verdicts overruled: shown beside ours with --all.",
    "overruled.one": "One of our verdicts is overruled: shown beside ours with --all.",
    "overruled.page": "{count} of our verdicts are overruled; ours stand beside them below.",
    "overruled.page.one": "One of our verdicts is overruled; ours stands beside it below.",
    # --- terminal -------------------------------------------------------------------------
    "terminal.not_yours": "not yours? {options}",
    "terminal.level_option": "--level {level}",
    "terminal.or": "or: {titles}",
    "terminal.try": "try: {titles}",
    "terminal.mark.1": "one mark = one hour",
    "terminal.mark.more": "one mark = {hours} hours",
    "terminal.task": "Task",
    "terminal.hours": "hours",
    "terminal.by": "by {year}",
    "terminal.why": "What helps or holds AI",
    "terminal.why.short": "Why",
    "terminal.more": "+ {count} smaller tasks",
    "terminal.more.one": "+ 1 smaller task",
    "terminal.group": " ({count} tasks)",
    "terminal.all": "--all",
    "terminal.edition": "Edition {edition}, US. Sources: --all",
    "terminal.next": "Next: {commands}",
    "command.page": "role {job} --output page.html",
    "command.tasks": "role {job} --tasks mine.csv",
    "command.library": "library show {job}",
    "command.compare": "compare {job} {other}",
    "command.own.page": "role --tasks mine.csv --output page.html",
    "command.own.compare": "role TITLE",
    "all.moments": "The week, hours of {week}",
    "all.tasks": "Task by task",
    "all.tasks.intro": "Percent of each task's time, 8 in 10 in brackets; so far: use data to "
    "{usage}. Time: {rule}.",
    "all.task": "{label}, {hours} hours a week",
    "all.task.one": "{label}, {hours} hour a week",
    "all.why": "Why: {text}",
    "all.why_not": "Against: {text}",
    "all.change": "Would change it: {text}",
    "all.measure": "{label}, {vintage} [{letter}]: above {percentile} in 100",
    "all.measure.value": "{label}, {vintage} [{letter}]: value {value}",
    "all.measures": "Published measures: above how many of 100 other jobs",
    "all.task.measures": "Published measures: above how many of 100 other tasks",
    "all.edge": "What this work asks of a person (0 to 100, about the work, never about you)",
    "all.new": "Checking and new work, hours a week",
    "all.context": "A different question: how many such jobs, what pay? (US)",
    "all.overrides": "Verdicts overruled by you, beside ours",
    "all.override": "{task}, {moment}: yours {theirs}; ours {ours}. {reason} ({date}).",
    "all.override.shares": "AI {delegated}%, with AI {assisted}%, person {human}%",
    "all.assumptions": "Assumptions (value, range, tier)",
    "all.assumption": "{meaning}: {value} ({low} to {high}) {unit}, {as_of} [{letter}] {source}",
    "all.sources": "Sources",
    "all.source": "{title}, {edition}. {producer}. {licence}. [{letter}] {url}",
    "all.notes": "What to know about these figures",
    "all.record": "Record: jobmorph {version}, edition {edition}, adoption curve {scenario}, "
    "seed {seed}.",
    "all.tiers": "Letters: {letters}.",
    "label_source.own": "labels of this very task",
    "label_source.dwa": "labels of tasks with the same detailed activity",
    "label_source.iwa": "labels of tasks with the same activity",
    "label_source.gwa": "labels of tasks with the same broad activity",
    "label_source.text": "nearest activities by wording",
    "all.label_source": "Judged from {words}.",
    # --- compare --------------------------------------------------------------------------
    "compare.title": "Two jobs, side by side",
    "compare.question": "Hours a week",
    "compare.part": "{moment}: {part}",
    "compare.week": "The whole week",
    "compare.freed": "{moment}: freed after checking",
    "compare.script": "Follows a script, of 100",
    "compare.edge": "Asks for {quality}, of 100",
    "compare.agreement": "Published sources",
    "compare.wage": "US pay a year, {as_of}",
    "compare.heads": "US jobs, {as_of}",
    "compare.years": "The two answers look to different years: {left} and {right}.",
    "compare.edition": "Edition {edition}, US. Brackets hold 8 in 10. So far: use data to {usage}.",
    "compare.borrowed": "{value}, borrowed",
    # --- tables ---------------------------------------------------------------------------
    "flag.true": "yes",
    "flag.false": "no",
    "table.empty": "Nothing to show: this table has no rows.",
    "table.rows": "{shown} of {count} rows.",
    "none": "not published",
    # --- errors ---------------------------------------------------------------------------
    "error.format": "{format} is no format of this command",
    "error.format.hint": "Choose one of: {formats}.",
    "error.open": "{name} could not be written: it is open in another program",
    "error.open.hint": "Close it, or add --output {other}",
    "error.folder": "{name} could not be written: there is no folder {folder}",
    "error.folder.hint": "Create it, or add --output {other}",
    "error.is_folder": "{name} could not be written: it is a folder",
    "error.is_folder.hint": "Name a file in it: --output {other}",
    "error.denied": "{name} could not be written: no permission",
    "error.denied.hint": "Choose another place: --output {other}",
    "error.disk": "{name} could not be written: {reason}",
    "error.disk.hint": "What was there before is unchanged. Try --output {other}",
    "error.number": "a number of the answer is not finite",
    "error.number.hint": "Rebuild the edition: jobmorph data build.",
}

CATALOGUE: Final = MappingProxyType(
    {
        **_ANSWER_WORDS,
        **PAGE_WORDS,
        **ROLE_WORDS,
        **LIBRARY_WORDS,
        **EVIDENCE_WORDS,
        **HISTORY_WORDS,
        **OUTLOOK_WORDS,
        **PATHS_WORDS,
        **PLAN_WORDS,
        **PLAYBOOK_WORDS,
        **QUESTION_WORDS,
        **READING_WORDS,
        **ROSTER_WORDS,
        **SKILLS_WORDS,
        **SURVEY_WORDS,
        **TEAM_WORDS,
        **TEAM_BOOK_WORDS,
        **TITLE_WORDS,
    }
)


def say(key: str, /, **values: Any) -> str:
    """Return the visible string under `key`, its fields filled.

    Parameters
    ----------
    key : str
        Key of the catalogue.
    **values
        Fields of the template.

    Raises
    ------
    KeyError
        If the catalogue lacks the key or a field is not given: a mistake in the code.

    Examples
    --------
    >>> say("between", low=9, high=19)
    '8 in 10: 9 to 19'
    """
    return CATALOGUE[key].format(**values)
