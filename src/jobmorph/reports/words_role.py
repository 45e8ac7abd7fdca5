"""Words of a library role's answer; part of the one catalogue in `words`."""

from typing import Final

ROLE_WORDS: Final[dict[str, str]] = {
    # --- model against author ---
    "judged": "{moment}: model {model}; library {author}.",
    "judged.far": "{moment}: model {model}; library {author}. Far apart.",
    "judged.today": "Usual now",
    "judged.reach": "Within reach",
    "judged.summary": "The verdicts pool our model with the role library's judgement. On {apart} "
    "of {count} tasks the two are far apart; ranges there hold both.",
    "judged.record_short": "All of it is our model's estimate pooled with the role library's "
    'judgement, edition {edition}, US, with the adoption curve "{scenario}".',
    "task.takes": "AI takes: {text}",
    "task.leaves": "It leaves: {text}",
    # --- cards ---
    "card.grows": "Stays and grows",
    "card.grows.by": "Stays and grows by {year}",
    "card.learn": "Learn first",
    "card.leads": "Where it leads",
    "card.leads.note": "Known in the trade, not counted.",
    "card.grows.note": "Role library, our judgement for {year}.",
    "card.learn.note": "Levels 1 to 5 of the role library.",
    "card.grows.now": "{now} hours a week now",
    "card.grows.hours": "{now} hours a week now, {then} by {year}",
    "card.grows.new": "new, {hours} hours a week",
    "card.grows.new.plain": "new",
    "card.learn.need": "level {need} of 5 asked",
    "card.leads.months": "{low} to {high} months",
    # --- sections ---
    "role.purpose": "What this job is for",
    "role.becomes": "The job as it becomes, {year}",
    "role.becomes.short": "The job as it becomes",
    "role.becomes.drops": "Mostly leaves the week: {items}.",
    "role.becomes.grows": "Takes more of it: {items}.",
    "role.becomes.note": "Role library, our judgement of {as_of}, for you to correct. It looks at "
    "the job; the hours above come from model and library together.",
    "role.card": "{title}: a week of {hours} hours",
    "role.card.level": "The card is written for another level of this family: {level}.",
    "role.card.new": "new: {kind}",
    "role.card.bar": "{label}, {hours} hours a week.",
    "role.card.kind": "Kind",
    "role.card.existing": "as now",
    "role.start": "If you are starting out",
    "role.start.other": "What it takes to come in",
    "role.start.days": "The first 30 days",
    "role.skills": "Skills this job asks for",
    "role.skills.note": "Asked of this level, on a scale of 1 to 5; the words say what that looks "
    "like.",
    "role.skills.hours": "Used in most hours now: {items}.",
    "role.skills.item": "{skill} {hours}",
    "role.skills.asked": "Asked",
    "role.skills.looks": "What that looks like",
    "role.promotion": "What promotion to {level} takes",
    "role.promotion.short": "Promotion",
    "role.promotion.to": "{level} ({title})",
    "role.moves": "Where it leads",
    "role.moves.note": "Known in the trade, not counted: official surveys cannot see these moves. "
    "Months are our judgement.",
    "role.moves.item": "{title}: {note}",
    "role.claim.dated": "{claim} [{letter}] {source}. The library {agrees}.",
    "role.claims": "What public sources say",
}
