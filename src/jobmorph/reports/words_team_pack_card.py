"""Words of the draft assessment and the model card; part of the one catalogue in `words`."""

from typing import Final

TEAM_PACK_CARD_WORDS: Final[dict[str, str]] = {
    # --- draft assessment -------------------------------------------------------------------
    "pack.dpia.title": "Draft assessment of effects on people: the plan '{label}'",
    "pack.dpia.lead": "A draft for your data protection officer and your counsel. What stands in "
    "[brackets] is yours to fill in. It is not legal advice.",
    "pack.dpia.check": "What to check",
    "pack.dpia.gdpr": "GDPR Art. 35: is an impact assessment due? Data on staff are used, for a "
    "plan that may change their work. Ask the officer; this paper is a start.",
    "pack.dpia.act": "EU AI Act, Annex III point 4 (employment): does this use fall under it? "
    "The tool ranks no person, allots no task by a person's conduct or traits, and watches "
    "nobody.",
    "pack.dpia.act.use": "What you do with the plan counts too. A decision about a person that "
    "leans on it may fall under that point.",
    "pack.dpia.council": "The law on works councils is your country's. Check with your counsel "
    "what must be told, discussed or agreed, and when.",
    "pack.dpia.purpose": "1 Purpose",
    "pack.dpia.purpose.text": "To plan how the team's work, seats, hiring and training change "
    "with AI until {end}. Design: {label}.",
    "pack.dpia.purpose.not": "Not for: choosing, ranking, judging or watching persons.",
    "pack.dpia.who": "Responsible: [employer]. Legal basis: [fill in]. Officer: [name]. Asked "
    "on: [date]; advice: [fill in].",
    "pack.dpia.concerned": "People concerned: {people}, all in one team. Customers are in no file.",
    "pack.dpia.data": "2 Data",
    "pack.dpia.data.table": "Every column of the file",
    "pack.dpia.need": "Needed?",
    "pack.need.plan": "yes",
    "pack.need.check": "for the check of the file; leave out with --drop",
    "pack.need.better": "no; makes hours or cost better",
    "pack.need.place": "no; only for limits by place",
    "pack.need.none": "not used",
    "pack.need.once": "no; shows who leads whom",
    "pack.need.apart": "only for that check",
    "pack.dpia.minimum": "Only the title is needed. Every other column can be left out with "
    "--drop; the plan then says what it assumed.",
    "pack.dpia.where": "Where: on the employer's computer. No network was used. Nothing goes to "
    "the makers of the program, and nothing trains a model.",
    "pack.dpia.kept": "Kept: the plan's files, which hold jobs and numbers. The roster file "
    "stays where it was. Access: [who]. Deleted on: [date].",
    "pack.dpia.transfer": "Recipients: [who gets which paper]. Other countries: none by the "
    "program.",
    "pack.dpia.necessary": "3 Is it necessary, and is there a milder way?",
    "pack.dpia.milder.title": "The plan works on counts of jobs. It needs no name, age, mark or "
    "log.",
    "pack.dpia.milder.groups": "Facts about people are used and told for groups of five or more. "
    "Pay enters as sums of such groups.",
    "pack.dpia.milder.way": "Milder still: titles only; an anonymous survey of hours; talks "
    "without any file. Why these are not enough: [fill in].",
    "pack.dpia.risks": "4 Risks to people, and what is done",
    "pack.dpia.risks.lead": "How likely and how grave each is, you decide with those concerned.",
    "pack.dpia.risks.table": "Risks",
    "pack.dpia.risk": "What could happen",
    "pack.dpia.tool": "What the program does",
    "pack.dpia.you": "What you do",
    "pack.dpia.weigh": "Likely, grave, owner",
    "pack.dpia.fill": "[fill in]",
    "pack.dpia.oversight": "5 Who stays in charge",
    "pack.dpia.oversight.decide": "The program proposes; people decide. It carries out nothing.",
    "pack.dpia.oversight.change": "The team can count its own hours, keep tasks with people and "
    "change each limit. The plan is then made anew.",
    "pack.dpia.oversight.know": "Whoever uses the plan has read the model card: [name, date].",
    "pack.dpia.heard": "6 Views of those concerned",
    "pack.dpia.heard.text": "Representatives heard on: [date]. Their view: [fill in]. Staff "
    "asked by: [survey, meeting]. What changed because of it: [fill in].",
    "pack.dpia.result": "7 Result and review",
    "pack.dpia.result.text": "Remaining risk: [fill in]. Go on: [yes, no, with changes]. Signed: "
    "[name, date].",
    "pack.dpia.review": "Review by {day}, then on {days}. Sooner, if tasks, software, limits or "
    "the file change.",
    "pack.dpia.review.one": "Review by {day}. Sooner, if tasks, software, limits or the file "
    "change.",
    # --- risks: what, what the program does, what the employer does --------------------------
    "pack.risk.small_groups.what": "Somebody is recognised in a small group, or by comparing "
    "papers.",
    "pack.risk.small_groups.tool": "Groups of five or more, the same in the papers of every "
    "design; hours rounded to five; no pay.",
    "pack.risk.small_groups.you": "Share papers of one run only. Keep the plan's own files inside.",
    "pack.risk.persons.what": "The plan is read as a verdict on persons.",
    "pack.risk.persons.tool": "No output about a person exists.",
    "pack.risk.persons.you": "Put in writing that no decision on a person rests on it.",
    "pack.risk.titles.what": "A title is read wrongly, and a job is planned that nobody has.",
    "pack.risk.titles.tool": "Titles in doubt are left as they are and listed: {titles}.",
    "pack.risk.titles.you": "Settle these with people who do the work.",
    "pack.risk.titles_settled.what": "A title is read wrongly, and a job is planned that nobody "
    "has.",
    "pack.risk.titles_settled.tool": "Titles in doubt are left as they are; here none is in doubt.",
    "pack.risk.titles_settled.you": "Have people who do the work look at the list of titles.",
    "pack.risk.hours.what": "Hours of tasks are not this team's.",
    "pack.risk.hours.tool": "Hours that nobody counted are marked as our judgement. An anonymous "
    "survey is built in.",
    "pack.risk.hours.you": "Ask staff for their hours before deciding.",
    "pack.risk.range.what": "AI does much less, or much more, than planned, and people carry the "
    "difference.",
    "pack.risk.range.tool": "Told with its range: {mid} hours a week ({low} to {high}) by {end}. "
    "Staffed as the plan says in 'So that nobody loses out'.",
    "pack.risk.range.you": "Check samples, agree when a task comes back, look each quarter.",
    "pack.risk.pressure.what": "Work gets denser: checking, fewer hands, new rules.",
    "pack.risk.pressure.tool": "Checking is counted as work and capped. Hardly any hours to "
    "spare in the bad case: {names}.",
    "pack.risk.pressure.you": "No second opening there at once; ask staff about strain twice a "
    "year.",
    "pack.risk.pressure_none.what": "Work gets denser: checking, fewer hands, new rules.",
    "pack.risk.pressure_none.tool": "Checking is counted as work and capped. Each field of work "
    "has hours to spare in the bad case.",
    "pack.risk.pressure_none.you": "Ask staff about strain twice a year.",
    "pack.risk.monitoring.what": "Checks of AI, or its logs, become a watch on people.",
    "pack.risk.monitoring.tool": "It reads no logs and measures nobody.",
    "pack.risk.monitoring.you": "Agree in writing: samples by task, never by person; delete logs.",
    "pack.risk.alike.what": "The plan falls harder on one group, such as women or older people.",
    "pack.risk.alike.tool": "No design reads such a trait. A separate check exists: --protected "
    "COLUMN.",
    "pack.risk.alike.you": "Decide with your counsel whether that check may and should be run.",
    "pack.risk.alike_checked.what": "The plan falls harder on one group, such as women or older "
    "people.",
    "pack.risk.alike_checked.tool": "A column was read apart, for the check alone; no design "
    "reads it.",
    "pack.risk.alike_checked.you": "Look at that check's result with representatives.",
    "pack.risk.learning.what": "Beginners learn less, because AI does what they practised on.",
    "pack.risk.learning.tool": "At least {share}% of beginners' practice stays, in every skill.",
    "pack.risk.learning.you": "Ask beginners each quarter what they did for the first time.",
    "pack.risk.layoffs.what": "People lose their work.",
    "pack.risk.layoffs.tool": "Only because the owner allowed it; no hires in the same field of "
    "work.",
    "pack.risk.layoffs.you": "Weigh designs without layoffs first. Selection is yours, never the "
    "program's.",
    "pack.risk.files.what": "The roster or the plan's files lie where others find them.",
    "pack.risk.files.tool": "It writes no names, no addresses, no ids, not even into errors.",
    "pack.risk.files.you": "Limit access, delete the roster's copies, note it here: [fill in].",
    # --- model card -------------------------------------------------------------------------
    "pack.card.title": "Model card: jobmorph, redesign of a team",
    "pack.card.lead": "What the program is for, how good it is, and what it cannot know.",
    "pack.card.for": "Meant for",
    "pack.card.for.plan": "Planning seats, tasks, hiring and training of a team of five or more, "
    "with those concerned at the table.",
    "pack.card.for.compare": "Comparing designs with the team as it is, and finding what decides.",
    "pack.card.not": "Not meant for",
    "pack.card.not.person": "Any decision about a person: hiring, pay, a move, an exit, a mark.",
    "pack.card.not.watch": "Watching people, or measuring what somebody does.",
    "pack.card.not.forecast": "Forecasting how many jobs there will be, or who loses one.",
    "pack.card.not.alone": "Deciding alone. A plan that nobody discussed is not finished.",
    "pack.card.not.field": "Jobs outside the role library: they are shown and left as they are.",
    "pack.card.how": "How it works",
    "pack.card.how.text": "Titles are read as jobs of a library. Each task gets a verdict: how "
    "much AI could do by then. A solver looks for the best plan within the owner's limits.",
    "pack.card.how.open": "Every rule of that search has a name and is written down. The same "
    "file, limits and version give the same plan.",
    "pack.card.good": "How good it is",
    "pack.card.good.lead": "Published scores of this edition. The baseline is a simpler way to "
    "do the same. The floor is the least that was asked for beforehand.",
    "pack.card.stale": "Some scores were measured before the last change of data or code: "
    "{reason}.",
    "pack.area.titles": "Reading titles",
    "pack.area.titles.text": "Is a job title read as the right job? A title read wrongly makes "
    "everything after it wrong. So look at the list of titles first.",
    "pack.area.exposure": "What AI can do in a task",
    "pack.area.exposure.text": "Do verdicts on tasks agree with use seen later, with other "
    "measures, and with workers' own views?",
    "pack.area.skills": "Skills and practice",
    "pack.area.skills.text": "Do hours of tasks say which skills a job needs, and do sums add up?",
    "pack.area.redesign": "The plan itself",
    "pack.area.redesign.text": "Does the solver find the best plan?",
    "pack.score.table": "Scores: {area}",
    "pack.score.metric": "What was measured",
    "pack.score.value": "Score (interval)",
    "pack.score.baseline": "Baseline",
    "pack.score.floor": "Floor",
    "pack.score.n": "Cases",
    "pack.score.day": "Measured on",
    "pack.score.better": "{metric}",
    "pack.score.lower": "{metric}; lower is better",
    "pack.score.beside": "{value} ({name})",
    "pack.score.none": "none",
    "pack.score.misses": "Floors missed: {missed} of {count}.",
    "pack.score.met": "All {count} floors are met.",
    "pack.card.unscored": "What has no score",
    "pack.unscored.plan": "Whether a plan works out. No team has yet been followed through one. "
    "Fill that gap: measure, each quarter.",
    "pack.unscored.area.redesign": "The solver's plans have no published score in this edition.",
    "pack.unscored.library": "Hours of tasks, months and moves of the role library: our judgement.",
    "pack.unscored.rates": "These rates. Each is a middle and a range; change any of them.",
    "pack.unscored.table": "Rates behind the plan",
    "pack.unscored.meaning": "Rate",
    "pack.unscored.value": "Value (range)",
    "pack.unscored.unit": "Unit",
    "pack.unscored.claim": "Whose claim",
    "pack.unscored.date": "As of",
    "pack.card.limits": "Known limits",
    "pack.limit.us": "Use of AI and the spread of software are US and world data. Other "
    "countries differ, and no one has counted how.",
    "pack.limit.pay": "Where the roster has no pay, US pay is borrowed.",
    "pack.limit.quality": "Whether freed hours become better service is not modelled.",
    "pack.limit.managers": "Managers' work does not shrink with the people they lead.",
    "pack.limit.small": "In small teams a seat is a large step: often no seat can change at all.",
    "pack.limit.held": "Titles outside the library stay as they are, even where AI would change "
    "them.",
    "pack.limit.exposure": "How much AI can do in a job has so far said little about its number "
    "of jobs. Exposure is not probability of job loss.",
    "pack.card.versions": "Versions",
    "pack.version.run": "jobmorph {version}, edition {edition}, scenario {scenario}, seed {seed}.",
    "pack.version.limits": "Limits from {name}.",
    "pack.version.limits.none": "Limits as the design brings them; the owner set none.",
    "pack.version.sources": "{count} public sources, each with its licence, stand in the plan "
    "and in NOTICE.",
    "pack.version.again": "Scores again: jobmorph evidence.",
}
