"""Words of the time survey, its form and what it says; part of the one catalogue in `words`."""

from typing import Final

SURVEY_WORDS: Final[dict[str, str]] = {
    # --- the form, to a person ------------------------------------------------------------
    "survey.form.title": "Where the hours go: {title}",
    "survey.form.about": "What it is for: to see where the hours of this job really go, before "
    "anything is planned. It asks about the work, not about you.",
    "survey.form.name": "No name is asked. Write nothing about who you are, here or in the name "
    "of the file.",
    "survey.form.few": "Fewer than 5 answers are never read. Only figures over all answers are "
    "shown.",
    "survey.form.how": "Think of a usual week. Write the hours beside each task; leave a line "
    "empty if you do not do it. All lines together: 5 to 80 hours.",
    "survey.form.free": "Is a task missing? Add it in the last lines, up to {count}, with its "
    "hours. A task is only shown if 5 people write the same.",
    "survey.form.to": "Give it to: {recipient}.",
    "survey.form.to.nobody": "Give it to whoever collects the forms of your team.",
    "survey.form.book": "A spreadsheet may keep its user's name in the file. The CSV and the "
    "paper form do not.",
    "survey.form.task": "task",
    "survey.form.together": "together",
    "survey.form.sheet": "A usual week",
    "survey.form.caption": "A usual week, task by task",
    "survey.form.range": "Hours a week: a number from 0 to 80.",
    "survey.form.sent": "To send it out: --output form.xlsx, form.csv or form.html. To read the "
    "answers back: jobmorph team survey read FILE... --output hours.csv",
    # --- the answer, to a leader ----------------------------------------------------------
    "survey.title": "{title}: where the hours go, as {count} people say",
    "survey.lead": "{count} answers add up to {hours} hours a week on average. Farthest from our "
    "figure: {tasks}.",
    "survey.lead.task": "{label} ({hours} hours, ours {ours})",
    "survey.lead.same": "{count} answers add up to {hours} hours a week on average. Our figures "
    "lie in the range of every task.",
    "survey.tasks": "Hours of a week, most first",
    "survey.column.task": "Task",
    "survey.column.hours": "Hours",
    "survey.column.range": "8 in 10",
    "survey.column.middle": "Middle",
    "survey.column.people": "Do it",
    "survey.column.ours": "Ours",
    "survey.column.where": "Ours is",
    "survey.where.below": "below",
    "survey.where.above": "above",
    "survey.where.within": "within",
    "survey.people.all": "all",
    "survey.people.nobody": "nobody",
    "survey.people.few": "under 5",
    "survey.people.most": "all but under 5",
    "survey.hidden": "hidden",
    "survey.range": "{low} to {high}",
    "survey.none": "none",
    "survey.other": "work that fewer than 5 named alike",
    "survey.notes": "How to read it",
    "survey.note.shares": "Each answer counts by its shares of the week; none is stretched or cut "
    "to a fixed week. Figures are whole hundredths of the week: finer ones would let people who "
    "know the others work out one.",
    "survey.note.range": "8 in 10 such surveys would put the mean in the range. It does not know "
    "of hours that people misjudge, or of those who did not answer.",
    "survey.note.hidden": "Middle is the median answer. Where one to four people do a task, its "
    "range, middle and count are hidden; so is a count that would tell how few do not.",
    "survey.note.ours": "Ours: {reference}, as part of the same {hours} hours.",
    "survey.note.other": "{hours} hours are work that fewer than 5 named alike; hours.csv leaves "
    "them out.",
    "survey.foot": "Edition {edition}. The answers were read on this computer; only these figures "
    "are kept.",
    "survey.next.hours": "team survey read FILE... --output hours.csv",
    "survey.next.role": "role {job} --tasks hours.csv",
}
