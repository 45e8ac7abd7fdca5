"""What an assistant can read beside the tools: credits of the data, meanings of the words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcp.server.mcpserver.resources import FunctionResource, Resource

from jobmorph.web.mcp.brief import CREDITS_URI, WORDS_URI

if TYPE_CHECKING:
    from jobmorph.reference.edition import Edition

MARKDOWN = "text/markdown"


@dataclass(frozen=True, slots=True)
class Resources:
    """Texts about one edition; None stands for the embedded one."""

    edition: "Edition | None" = None

    def credits_text(self) -> str:
        """Name every dataset of the edition with its licence and credit."""
        from jobmorph.reference.edition import open_edition
        from jobmorph.reports.theme import tier_words

        manifest = (self.edition or open_edition()).manifest
        lines = [
            f"# Data of edition {manifest.edition}",
            "",
            f"Dated {manifest.base_date}; use data to {manifest.usage_as_of}.",
            "",
        ]
        lines += [
            f"- {each.title}, {each.edition} ({each.producer}; {tier_words(each.tier)}; "
            f"{each.licence}). {each.credit}"
            for each in manifest.sources
        ]
        if manifest.missing:
            lines += ["", "Missing from this edition:", ""]
            lines += [f"- {each.name}: {each.weakens}" for each in manifest.missing]
        return "\n".join(lines) + "\n"

    def words_text(self) -> str:
        """Say what the words of the answers mean."""
        from jobmorph.reports.theme import part_words, tier_letter, tier_words
        from jobmorph.reports.words import say
        from jobmorph.schema.ids import PARTS, TIERS
        from jobmorph.web.mcp.words import MEANINGS

        lines = ["# Words of jobmorph", "", say("exposure"), "", "## Parts of a week", ""]
        lines += [f"- {part}: {part_words(part)}" for part in PARTS]
        lines += ["", "## Figures", ""]
        lines += [f"- {word}: {meaning}" for word, meaning in MEANINGS]
        lines += ["", "## Kinds of evidence", ""]
        lines += [f"- {tier_letter(tier)}: {tier_words(tier)}" for tier in TIERS]
        return "\n".join(lines) + "\n"

    def all(self) -> list[Resource]:
        """Return the resources; their texts are made when they are read."""
        return [
            FunctionResource.from_function(
                self.credits_text,
                CREDITS_URI,
                name="credits",
                title="Credits of the data",
                description="Every dataset behind the figures: producer, edition, licence.",
                mime_type=MARKDOWN,
            ),
            FunctionResource.from_function(
                self.words_text,
                WORDS_URI,
                name="words",
                title="Words of the answers",
                description="What parts of a week, ranges, moments and kinds of evidence mean.",
                mime_type=MARKDOWN,
            ),
        ]
