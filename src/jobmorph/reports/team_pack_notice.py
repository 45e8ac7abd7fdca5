"""The notice to staff: one page, in the employer's words, for those whose work it is."""

from collections.abc import Iterator

from jobmorph.reports.document import Block, Bullets, Document, Heading, Paragraph
from jobmorph.reports.team_pack_names import (
    column_name,
    day_text,
    estimate_words,
    hours_text,
    listed,
)
from jobmorph.reports.team_pack_representatives import total_text
from jobmorph.reports.theme import month_words, whole
from jobmorph.reports.words import say
from jobmorph.studies.team_pack import ConsultationPack


def notice_paper(pack: ConsultationPack) -> Document:
    """Write the notice to staff."""
    review = say("pack.notice.review", day=day_text(pack.reviews[0]))
    blocks: tuple[Block, ...] = (
        Paragraph(say("pack.notice.lead"), is_lead=True),
        Paragraph(" ".join(_did(pack))),
        Heading(say("pack.notice.means")),
        Bullets(tuple(_means(pack))),
        Heading(say("pack.notice.data")),
        Bullets(tuple(_data(pack))),
        Heading(say("pack.notice.can")),
        Bullets(
            (
                say("pack.notice.correct"),
                say("pack.notice.rights"),
                f"{say('pack.notice.ask')} {review}",
            )
        ),
    )
    return Document(say("pack.notice.title"), blocks, pack.record.edition)


def _did(pack: ConsultationPack) -> Iterator[str]:
    work = pack.work
    yield say(
        "pack.notice.work",
        now=hours_text(work.total.ai_now),
        total=total_text(pack),
        end=pack.end_name,
        usage=month_words(pack.usage_as_of),
        **estimate_words(work.could_pass),
    )
    if work.largest:
        yield say("pack.notice.tasks", tasks=listed(work.largest))
    stays = [tasks[0] for tasks in work.staying if tasks]
    if stays:
        yield say("pack.notice.stays", tasks=listed(stays[:2]))


def _means(pack: ConsultationPack) -> Iterator[str]:
    learning = pack.learning
    yield " ".join(_seats(pack))
    yield say(
        "pack.notice.learn",
        mid=whole(learning.value),
        low=whole(learning.low),
        high=whole(learning.high),
    )
    if pack.moves:
        yield say("pack.notice.moves")
    yield say("pack.notice.mistakes")


def _seats(pack: ConsultationPack) -> Iterator[str]:
    people = pack.people
    yield say("pack.notice.asked" if people.is_asked_to_leave else "pack.notice.nobody")
    now, end_seats = f"{people.seats_now:,}", f"{people.seats_end:,}"
    key = "pack.notice.same" if now == end_seats else "pack.notice.seats"
    yield say(key, now=now, end_seats=end_seats, end=pack.end_name)
    if people.seats_end < people.seats_now and not people.is_asked_to_leave:
        yield say("pack.notice.fewer")


def _data(pack: ConsultationPack) -> Iterator[str]:
    used, line, unread, rest = (
        listed([column_name(use) for use in pack.columns if use.purpose in purposes])
        for purposes in (("kept", "aid"), ("line",), ("personal",), ("people", "spare", "unknown"))
    )
    said = [say("pack.notice.used", fields=used)]
    said += [say("pack.notice.line", fields=line)] if line else []
    yield " ".join(said)
    left = [say("pack.notice.unread", fields=unread)] if unread else []
    left += [say("pack.notice.unused", fields=rest)] if rest else []
    if left:
        yield " ".join(left)
    yield f"{say('pack.notice.groups')} {say('pack.notice.never')}"
    yield say("pack.notice.fill")
