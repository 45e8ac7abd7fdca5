"""Words of the notice to staff; part of the one catalogue in `words`."""

from typing import Final

TEAM_PACK_NOTICE_WORDS: Final[dict[str, str]] = {
    "pack.notice.title": "A plan for our team, and what it means for you",
    "pack.notice.lead": "We are thinking about how our work changes with AI. Nothing is decided. "
    "You read this before anything starts.",
    "pack.notice.work": "We looked at the team's tasks, not at people. Use data to {usage} "
    "suggest that AI does about {now} of our {total} hours a week now. About {mid} could pass to "
    "it by {end} (8 in 10: {low} to {high}).",
    "pack.notice.tasks": "First in line are parts of these tasks: {tasks}. A person checks "
    "samples.",
    "pack.notice.stays": "Mostly yours stays: {tasks}.",
    "pack.notice.means": "What it means for you",
    "pack.notice.nobody": "Nobody is asked to leave because of this plan.",
    "pack.notice.asked": "This plan asks people to leave. We speak with representatives first, "
    "then with each person concerned.",
    "pack.notice.seats": "The team has {now} seats now and {end_seats} at {end}.",
    "pack.notice.same": "The team has {now} seats now, and as many at {end}.",
    "pack.notice.fewer": "Seats become fewer only when somebody leaves by choice or moves.",
    "pack.notice.learn": "If you work with AI, you get about {mid} hours to learn it ({low} to "
    "{high}), in working time.",
    "pack.notice.moves": "Ways to other jobs here are open to all in the jobs they start from. "
    "Ask for the list.",
    "pack.notice.mistakes": "AI's faults are not yours. Reporting one never counts against you.",
    "pack.notice.data": "Your data",
    "pack.notice.used": "We read, from the personnel file: {fields}.",
    "pack.notice.unread": "Not read: {fields}.",
    "pack.notice.unused": "Not used: {fields}.",
    "pack.notice.line": "{fields} told who leads whom, then were let go.",
    "pack.notice.groups": "Facts about people are told for groups of five or more. Nothing was "
    "sent anywhere; it ran on our own computer.",
    "pack.notice.never": "The plan holds no mark, rank or forecast about you.",
    "pack.notice.fill": "Legal basis: [fill in]. Kept until: [fill in]. Data protection officer: "
    "[name, contact].",
    "pack.notice.can": "What you can do",
    "pack.notice.correct": "Tell us where we have your work wrong. Ask for the form without "
    "names; your hours go before our guesses.",
    "pack.notice.ask": "Ask [name], or your representatives. They have the full papers.",
    "pack.notice.rights": "You may ask to see your data, have them put right, and object.",
    "pack.notice.review": "We look at it again on {day}, with your representatives.",
}
