"""The sentences that lead: built from the data, said only where the data bear them out."""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from jobmorph.reports.role_view import RoleView
from jobmorph.reports.task_groups import group_tasks
from jobmorph.reports.theme import (
    ShownRange,
    count_words,
    moment_words,
    month_words,
    shown,
    whole,
)
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS, Moment, soc_of_onet
from jobmorph.schema.job import Match
from jobmorph.studies.library_context import LibraryContext
from jobmorph.studies.role_result import Agreement, RoleResult

MOSTLY_SHARE = 0.5  # 'mostly' must mean more than half
LARGEST_LABELS = 2
FEW_HOURS = 1  # so few hours for AI leave the question open what changes
SURE_PROBABILITY = 0.9  # below it the fit is printed


class JobAnswer(Protocol):
    """Any answer about one job."""

    @property
    def match(self) -> Match:
        """How the words were read."""


def lead_sentence(result: RoleResult, view: RoleView, moment: Moment = "horizon") -> str:
    """Say how many hours could pass to AI, with the range in the same sentence.

    Where these are one or none, how many would be done with AI is said as well. At another
    moment than the horizon: how many pass so far, or are within reach.
    """
    bar = view.bars[moment]
    hours = bar.delegated
    stem = "lead" if moment == "horizon" else f"lead.{moment}"
    key = {0: f"{stem}.none", 1: f"{stem}.one"}.get(hours.mid, stem)
    text = say(key, mid=hours.mid, week=view.week, year=result.horizon_year,
               usage=month_words(result.usage_as_of), between=hours.between)  # fmt: skip
    shared = bar.assisted
    if hours.mid > FEW_HOURS or shared.mid <= FEW_HOURS:
        return text
    key = "lead.with_ai.today" if moment == "today" else "lead.with_ai"
    return say(key, sentence=text, mid=shared.mid, low=shared.low, high=shared.high)


def stays_sentence(result: RoleResult, view: RoleView, most: int = LARGEST_LABELS) -> str:
    """Name the work that stays: the largest of it that is mostly a person's by the horizon.

    'Grows' is said of tasks that the role library expects to grow, as its judgement, if their
    human part is more than half; else tasks are named whose human part is neither less than half
    nor below that of the whole week.

    Parameters
    ----------
    result : RoleResult
        The answer.
    view : RoleView
        Its whole hours.
    most : int
        Tasks named at most.
    """
    groups = group_tasks(view.tasks)
    human = {group.label: group.hours_of("horizon", "human") for group in groups}
    week = sum(group.hours_exact for group in groups)
    if sum(human.values()) < 1:
        return say("stays.little")
    shares = {group.label: group.share_of("horizon", "human") for group in groups}
    floor = max(MOSTLY_SHARE, sum(human.values()) / week)
    mostly = [label for label in human if shares[label] >= floor]
    expected = growing_labels(result.library)
    growing = [label for label in expected if shares.get(label, 0.0) > MOSTLY_SHARE]
    key = "stays.grows" if growing else "stays.mostly" if mostly else "stays.shared"
    leading = sorted(growing or mostly or human, key=lambda label: -human[label])[:most]
    return say(key, labels="; ".join(in_sentence(label) for label in leading))


def growing_labels(library: LibraryContext | None) -> list[str]:
    """Labels of the tasks that the library expects to grow; none without a library role."""
    return [label for label in library.future["grows"].split("\n") if label] if library else []


def in_sentence(label: str) -> str:
    """Put a label inside a sentence: small first letter unless it starts an abbreviation or name.

    Examples
    --------
    >>> in_sentence("Live calls with prospects"), in_sentence("AI output checks")
    ('live calls with prospects', 'AI output checks')
    """
    first = label.split(" ", 1)[0]
    is_ordinary = len(first) > 1 and first[1:].islower()
    return label[0].lower() + label[1:] if is_ordinary else label


def agreement_sentence(agreement: Agreement) -> str:
    """Say how far published measures agree about the job."""
    if agreement.count == 0 or agreement.lowest is None or agreement.highest is None:
        return say("agreement.sentence.unknown")
    if agreement.count == 1:
        return say("agreement.sentence.one", low=whole(agreement.lowest))
    if agreement.word == "unknown":
        return say("agreement.sentence.unknown")
    return say(
        f"agreement.sentence.{agreement.word}",
        count=count_words(agreement.count),
        low=whole(agreement.lowest),
        high=whole(agreement.highest),
    )


def so_far_sentence(result: RoleResult, view: RoleView) -> str:
    """Say what use data show, with their date."""
    bar = view.bars["today"]
    return say(
        "so_far",
        usage=month_words(result.usage_as_of),
        week=view.week,
        delegated=bar.delegated,
        assisted=bar.assisted,
    )


def freed_sentence(result: RoleResult) -> str:
    """Say how many hours come free at the horizon, and how many the checking takes."""
    year = result.horizon_year
    hours = shown(result.hours_freed_week["horizon"])
    if hours.mid == 0:
        return say("freed.none", year=year, between=hours.between)
    checking = result.new_work.filter(pl.col("origin") == "checking")
    if checking.is_empty():
        return say("freed.plain", year=year, hours=hours)
    taken = new_work_hours(checking.select(pl.col("^time_hours_week.*$").sum()).row(0, named=True))
    if taken.mid == 0:
        return say("freed.plain", year=year, hours=hours)
    return say("freed", year=year, hours=hours, checking=taken)


def new_work_sentence(result: RoleResult, most: int | None = None) -> str:
    """Say which new work is expected; empty if none is. Checking is said with the hours freed.

    Parameters
    ----------
    result : RoleResult
        The answer. Work that takes more hours than come free by our model is said to stand on
        the library's card, not to fill freed hours.
    most : int, optional
        Kinds of work named, most hours first; the others are counted.
    """
    rows = result.new_work.filter(pl.col("origin") != "checking").sort(
        "time_hours_week", descending=True, maintain_order=True
    )
    if rows.is_empty():
        return ""
    named = [
        say("new_work.item", label=in_sentence(row["label"]), hours=new_work_hours(row))
        for row in rows.head(most if most is not None else rows.height).iter_rows(named=True)
    ]
    items = ", ".join(named)
    if len(named) < rows.height:
        items = say("new_work.more", items=items, count=rows.height - len(named))
    hours = float(rows.get_column("time_hours_week").sum())
    fits = hours <= result.hours_freed_week["horizon"].high
    year = result.horizon_year if result.library is None else result.library.future["year"]
    return say("new_work" if fits else "new_work.card", items=items, year=year)


def new_work_hours(row: dict[str, float]) -> ShownRange:
    """Whole hours of one row of new work, with its range."""
    middle = whole(row["time_hours_week"])
    return ShownRange(
        min(whole(row["time_hours_week_low"]), middle),
        middle,
        max(whole(row["time_hours_week_high"]), middle),
    )


def reading_sentence(result: JobAnswer) -> str:
    """Say how the words were read, and from where US figures are borrowed."""
    job = result.match.job
    codes = list(dict.fromkeys(soc_of_onet(anchor.occupation_onet2019) for anchor in job.anchors))
    listed = codes[0]
    if len(codes) > 1:
        listed = say("codes.more", codes=listed, count=len(codes) - 1)
    text = say(f"read.{job.kind}", codes=listed, code=job.id)
    probability = result.match.probability
    if job.kind == "custom" or probability is None or probability >= SURE_PROBABILITY:
        return text
    return f"{text} {say('read.probability', share=whole(probability * 100))}"


def title_words(result: JobAnswer) -> str:
    """Job title with its level, where it has one, and whether the level is our guess."""
    job = result.match.job
    if job.level is None or job.kind == "occupation":  # official jobs have no levels
        return as_heading(job.title)
    key = "title.level.guessed" if job.is_level_implied else "title.level"
    return say(key, title=as_heading(job.title), level=say(f"level.{job.level}"))


def as_heading(label: str) -> str:
    """Give a label a capital first letter where it starts a line.

    Examples
    --------
    >>> as_heading("answer customers' questions")
    "Answer customers' questions"
    """
    return label[:1].upper() + label[1:]


def script_sentence(result: RoleResult) -> str:
    """Say how much of the job follows a script."""
    return say("script", score=shown(result.scriptedness))


def judged_from_sentence(label_source: str) -> str:
    """Say where a task's labels come from; empty if the source is none we have words for."""
    key = f"label_source.{label_source}"
    return say("all.label_source", words=say(key)) if key in CATALOGUE else ""


def overruled_sentence(result: RoleResult, key: str = "overruled") -> str:
    """Say that the user's verdicts stand beside ours; empty if none does."""
    count = result.overrides.get_column("task_id").n_unique()
    if count == 0:
        return ""
    return say(f"{key}.one") if count == 1 else say(key, count=count)


def far_apart(result: RoleResult) -> bool:
    """Whether published measures are so far apart that the bar is outlined with dashes."""
    return result.agreement.word == "far apart"


def bar_sentence(result: RoleResult, view: RoleView, moment: Moment = "horizon") -> str:
    """State the finding of the week's bar in a sentence, its text alternative."""
    hours = {part: view.bars[moment].of(part) for part in PARTS}
    text = say("page.bar", week=view.week, year=result.horizon_year, **hours)
    if moment != "horizon":
        words = moment_words(
            moment, year=result.horizon_year, usage=month_words(result.usage_as_of)
        )
        text = say("page.bar.moment", moment=as_heading(words), week=view.week, **hours)
    if far_apart(result):
        text = f"{text} {say('page.bar.far_apart')}"
    return text


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One human quality as shown: its name, score, the task that asks for it most, and why."""

    name: str
    score: ShownRange
    task: str
    reason: str


def edge_rows(result: RoleResult) -> list[EdgeRow]:
    """List the qualities the work asks of a person, most asked for first."""
    labels = dict(result.tasks.select("task_id", "label").iter_rows())
    return [
        EdgeRow(
            name=say(f"quality.{row['quality']}"),
            score=shown(Estimate(row["score_low"], row["score"], row["score_high"])),
            task=labels.get(row["task_id"], ""),
            reason=row["reason_text"],
        )
        for row in result.edge.sort("score", descending=True).iter_rows(named=True)
    ]


def override_sentences(result: RoleResult, view: RoleView) -> list[str]:
    """Say, verdict by verdict, what the user's and our own shares are."""
    labels = {task.task_id: task.label for task in view.tasks}
    usage = month_words(result.usage_as_of)
    sentences = []
    for row in result.overrides.iter_rows(named=True):
        shares = {
            whose: say(
                "all.override.shares",
                **{part: whole(row[f"{whose}_{part}"] * 100) for part in PARTS},
            )
            for whose in ("theirs", "ours")
        }
        moment = moment_words(row["moment"], year=result.horizon_year, usage=usage)
        task = as_heading(labels.get(row["task_id"], row["task_id"]))
        reason = as_heading(row["reason"].rstrip("."))
        text = say("all.override", task=task, moment=moment, reason=reason, date=row["date"],
                   **shares)  # fmt: skip
        sentences.append(text)
    return sentences
