"""Words about the licences that a move may need."""

from typing import Final

from jobmorph.schema.column import Column, text

LICENCE_REACHES: Final = ("federal", "all states", "most states")

BARRIERS: list[Column] = [
    text("licence_words", "what the licence is, in a few words of ours"),
    text("licence_reach", "where in the US the licence is asked for", LICENCE_REACHES),
    text("legal_source", "law, agency or kind of board that asks for the licence"),
]
