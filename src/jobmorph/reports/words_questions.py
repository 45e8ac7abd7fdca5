"""Words of the questions asked in the terminal; part of the one catalogue in `words`."""

from typing import Final

QUESTION_WORDS: Final[dict[str, str]] = {
    "question.prompt": "> ",
    "question.intro": "A few questions about your work. Nothing is sent, and nothing is kept "
    "unless you ask for it with --save. Your name, age and address are not asked.",
    "question.keys": "Enter = skip, b = back, q = stop and use what is there.",
    "question.first": "This is the first question.",
    "question.title": "What is your job, or your last one? (Enter = none)",
    "question.title.more": "And before that, or beside it? (Enter = no more)",
    "question.title.expected": 'Please write a job title in a few words, such as "waiter".',
    "question.years": "How many years as {title}? (Enter = skip)",
    "question.years.expected": "Please write a number of years from 0 to {most}, such as 2 or 0.5; "
    'or months, such as "6 months".',
    "question.target": "Which job do you want to learn for? (Enter = my own job)",
    "question.hours": "How many hours a week can you give to learning? (Enter = {usual})",
    "question.hours.expected": "Please write a number of hours above 0 and up to {most}, such as "
    "{usual}.",
    "question.levels": "Now the skills, {count} in all. There is no right answer, and nobody but "
    "you sees it.",
    "question.level.place": "{place} of {count}: {label}",
    "question.level.none": "Not yet.",
    "question.level": "Which sentence is closest to you? 0-5 (Enter = skip, b = back, q = stop)",
    "question.level.again": "Which sentence is closest to you? 0-5 (Enter = keep {level}, "
    "b = back, q = stop)",
    "question.level.expected": "Please write one number from 0 to 5.",
    "question.done": "Thank you.",
    "question.stopped": "The questions were stopped before the end; what is not asked is left out.",
    "question.wrong": "Too many answers that could not be read; stopping here.",
}
