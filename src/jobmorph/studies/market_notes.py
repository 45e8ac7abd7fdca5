"""What a reader of a run of the labour market must know, one sentence each."""

from typing import Final

from jobmorph.studies.market_result import AskedNode, MarketNote

_TEXTS: Final = {
    "closure": "Total employment returns to the official path by assumption; the open case shows "
    "what comes if it does not.",
    "network": "How well totals fit the past says nothing for the network of moves: one pool of "
    "people fits them as well.",
    "baseline": "The baseline is the middle of the outlook, without its own errors, which are "
    "larger than what the scenarios change.",
    "recession": "No recession is in a run, so that ranges are far narrower than those of "
    "unemployment itself.",
    "new_work": "Half of the new work is put with the occupations nearest to the library's new AI "
    "roles; that judgement moves groups more than displacement does.",
    "jobs": "Counts are US jobs of employees in May 2025; people who work for themselves are not "
    "in them.",
    "rest": "A run starts at rest at the unemployment and openings of the last twelve months.",
    "flows": "Flows between groups are hires of the last year through openings: four weeks stand "
    "for it, the middle one of each quarter. The unemployed count with their last trade.",
    "search": "Months of search are the unemployed over those who find work in a month.",
}


def market_notes(
    held_back_share: float,
    dropped: int,
    draws: int,
    asked: AskedNode | None,
    *,
    is_stale: bool = False,
) -> tuple[MarketNote, ...]:
    """Return the notes of one run, warnings first; `is_stale` if its scores are."""
    notes = [
        MarketNote(
            "held_back",
            f"{held_back_share:.0%} of the moves between occupations in the table are held back: "
            "taken alone they would let some occupations grow without any shock.",
        )
    ]
    if dropped:
        text = f"{dropped} of {draws} draws have no state of rest and are left out."
        notes.append(MarketNote("dropped", text))
    if is_stale:
        text = "Data or code changed since the scores of the simulator were measured."
        notes.append(MarketNote("stale", text))
    if asked is not None and asked.weight < 1.0:
        text = f"{asked.weight:.0%} of {asked.title} is counted with {asked.node_title}."
        notes.append(MarketNote("asked", text))
    notes += [MarketNote(name, text) for name, text in _TEXTS.items()]
    return tuple(notes)
