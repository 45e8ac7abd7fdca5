"""What an assistant is told: about the server, each tool, and the words of the answers."""

from typing import Final

INSTRUCTIONS: Final = (
    "jobmorph says how AI changes a job, task by task, with ranges, sources and dates. Ask `role` "
    "for 'what happens to my job?', `plan` or `paths` for 'what can I do?', `outlook` for 'how "
    "many such jobs will there be?', `evidence` for 'how good is this?'. Tell figures with their "
    "range and date, hours before percent. Say that hours could pass to AI, not that a person is "
    "replaced: exposure is not probability of job loss, and no answer holds a chance that anybody "
    "loses a job. Never leave a risk without something to do about it. Counts, pay and outlooks "
    "are those of the US; borrowed ones are the nearest official job's. If a title has other "
    "readings or a guessed level, ask. The resource jobmorph://words explains the words, "
    "jobmorph://credits names the data. Nothing is stored, and no tool reads files; rosters of "
    "people are for the command line only."
)

TITLES: Final = {
    "read_title": "Read job titles",
    "read_text": "Read a job description",
    "role": "What happens to a job",
    "compare_roles": "Two jobs side by side",
    "skills": "Skills of a job",
    "ladder": "Levels of a job",
    "paths": "Where one can go",
    "plan": "What to learn next",
    "outlook": "How many such jobs",
    "history": "What became of a job",
    "library_roles": "The role library",
    "library_role": "All about a role of the library",
    "market_scenario": "The labour market under a what-if",
    "evidence": "How good the figures are",
}

DESCRIPTIONS: Final = {
    "read_title": "Read job titles as people write them: family, level, official US occupation "
    "and codes, each with its chance. Where nothing is sure enough, it says so and names what "
    "lies nearest. Use it first if a title is unusual.",
    "read_text": "Read the text of a job advertisement, job description or resume: its duties as a "
    "draft of a week, the skills that it names, what it asks for. Personal data are dropped on "
    "reading. Hand in the text itself, never a path.",
    "role": "Say what happens to a job under AI: hours of the week that AI could do with a person "
    "checking, that are done with AI, and that stay with people; seen so far, by the horizon and "
    "within reach; the largest tasks with the reason; new work; what keeps it human. Not a chance "
    "of losing a job.",
    "compare_roles": "Answer `role` for two jobs with the same draws, so that a difference "
    "between them is none of chance.",
    "skills": "Say which skills a job asks for, in hours a week now and by the horizon, which "
    "clearly gain or lose, and which practice to set up again because AI takes it.",
    "ladder": "Say what it takes to be hired, how many months each level takes to do well, now "
    "and by the horizon, and what each step up takes. For people who start out or want to move "
    "up.",
    "paths": "Say where a person can go from a job within limits: moves known in the trade and "
    "moves that were counted, kept apart; what each takes to learn and in how many months; routes "
    "of several steps. With `to`, that one move. Counts say where people went, not anybody's "
    "odds.",
    "plan": "Plan what to learn next for one's own job as it becomes, or for another job with "
    "`to`: steps in order with hours, practice and a check, and questions for the manager.",
    "outlook": "Say how many US jobs of a kind there may be in some years, as a range beside the "
    "official projection, with how such sayings did in the past. A different question from what "
    "AI can do in the job.",
    "history": "Say what became of a job since 1850 or 2002, each count by itself, and where its "
    "people went; always beside a job that went the other way.",
    "library_roles": "List the role library: go-to-market jobs that no official code knows, and "
    "roles that AI creates (`only_new`: what they do and where people come from). Our own "
    "judgement.",
    "library_role": "Say what the library holds about one role: its week, what AI takes and "
    "leaves of each task, the job as it becomes, competencies, what entry takes, moves. For "
    "hiring, onboarding and coaching material see the command. Our own judgement.",
    "market_scenario": "Run the US labour market under a what-if: unemployment, openings and who "
    "waits longest, beside the same run with slow AI. Takes some seconds; with few draws, so "
    "the ends of ranges are rough. Not a forecast.",
    "evidence": "Say how good the figures of an area are: published scores beside an honest "
    "baseline, with floors and goals, met or missed.",
}

MEANINGS: Final = (
    ("range", "low, mid, high: 8 in 10 lie between low and high; mid is the mean of all draws."),
    ("seen so far", "What data on the use of AI show, to the date given. Not 'today'."),
    ("by a year", "What is within reach and may be in use by then, along an adoption curve."),
    ("within reach", "What AI could do or help with; not yet usual."),
    ("script share", "How much of the job follows a script, set by whoever designs the job."),
    ("human edge", "What the work asks of a person: about the work, never about a person."),
    ("borrowed", "A figure of the nearest official job, because nobody counts this one apart."),
    ("exposure", "How much of the work AI could do. It says nothing about how many jobs there "
     "will be, and is not probability of job loss."),
    ("counted move", "Of 100 people who left, how many went there, in surveys of 2010 to 2018."),
    ("known in the trade", "A move that no survey can see; our judgement."),
    ("what-if", "A scenario is a what-if, not a forecast. The reference is slow AI."),
)  # fmt: skip
