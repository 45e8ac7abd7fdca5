"""Words of the reports on a job description or resume; part of the one catalogue in `words`."""

from typing import Final

READING_WORDS: Final[dict[str, str]] = {
    "reading.title.job": "A job description",
    "reading.title.resume": "A resume",
    "reading.lead.job": "This job description names {duties} and speaks of {skills}.",
    "reading.lead.resume": "This resume tells of {duties} and speaks of {skills}.",
    "reading.duties": "{count} duties",
    "reading.duties.one": "one duty",
    "reading.duties.none": "no duties",
    "reading.skills.none": "no skill that we could name",
    "reading.skills": "{count} skills that we could name",
    "reading.skills.one": "one skill that we could name",
    "reading.named": "Like a work activity or a task we know: {named} of the duties. For the "
    "others we name nothing rather than guess.",
    "reading.read_as": "Read as: {title}. Not right? --title JOB",
    "reading.read_as.named": "Read as: {title}, as you say.",
    "reading.read_as.none": "No line reads as a job title that we know. Say it: --title JOB",
    "reading.apart": "Told apart from the duties and left out: {items}.",
    "reading.apart.requirement": "{count} on what you must bring",
    "reading.apart.benefit": "{count} on benefits",
    "reading.apart.pay": "{count} on pay",
    "reading.apart.legal": "{count} of boiler-plate",
    "reading.apart.company": "{count} on the company",
    "reading.apart.process": "{count} on how to apply",
    "reading.apart.education": "{count} on education",
    "reading.dropped": "Personal data dropped on reading, never kept: {items}.",
    "reading.dropped.none": "No personal data found in what was kept.",
    "reading.dropped.contact_line": "lines of contact data {count}",
    "reading.dropped.email": "e-mail addresses {count}",
    "reading.dropped.url": "web addresses {count}",
    "reading.dropped.phone": "phone numbers {count}",
    "reading.dropped.address": "addresses {count}",
    "reading.dropped.name": "names {count}",
    "reading.dropped.born": "birth dates {count}",
    "reading.dropped.date": "dates {count}",
    "reading.dropped.id": "numbers of documents {count}",
    "reading.draft": "Draft of a week: suggested hours, to be corrected",
    "reading.draft.caption": "Duties with suggested hours and what each was read as",
    "reading.column.hours": "Hours",
    "reading.column.duty": "Duty",
    "reading.column.read_as": "Read as",
    "reading.column.likeness": "Likeness",
    "reading.column.line": "Line",
    "reading.column.skill": "Skill (ESCO)",
    "reading.column.activity": "Work activity",
    "reading.column.code": "Code",
    "reading.column.evidence": "Its sentence",
    "reading.column.count": "Times",
    "reading.unread": "-",
    "reading.hours.library": "Hours are a guess: the library's usual hours where a duty was read "
    "as one of its tasks, the mean of these elsewhere, scaled to {total}. Yours differ; "
    "correct them.",
    "reading.hours.equal": "Hours are a guess: every duty alike, {total} in all. Yours differ; "
    "correct them.",
    "reading.activities": "Work activities",
    "reading.activities.caption": "Work activities, with the sentence that speaks of each",
    "reading.skills.heading": "Skills",
    "reading.skills.caption": "Skills, with the sentence that speaks of each",
    "reading.skills.more": "And {count} more: --all",
    "reading.requirements": "What the text asks for",
    "reading.how": "How to read this",
    "reading.how.roles": "Headings decide what a sentence is for, then its words, by written rules "
    "for English, German, French and Spanish.",
    "reading.how.likeness": "Likeness compares the sentence with the activity, task or skill, 0 to "
    "1; it is no probability. Below {activity} for activities, {task} for tasks of the library and "
    "{skill} for skills nothing is named.",
    "reading.how.limits": "A named skill is one that the words suggest, not one that somebody has. "
    "Names inside running text can be missed: look through the draft before you pass it on.",
    "reading.notes": "What to know about the reading",
    "reading.edition": "Edition {edition}. Skills: ESCO classification of the European Commission, "
    "English labels. Likeness and hours: our model.",
    "reading.next": "Next: --tasks week.csv writes the draft, then role --tasks week.csv",
    "reading.next.title": 'Next: --tasks week.csv writes the draft, then role "{title}" --tasks '
    "week.csv",
}
