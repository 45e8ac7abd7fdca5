"""Words of the papers for representatives and staff; part of the one catalogue in `words`."""

from typing import Final

TEAM_PACK_WORDS: Final[dict[str, str]] = {
    # --- what all papers share --------------------------------------------------------------
    "pack.group.all": "Whole team",
    "pack.group.area": "{area}",
    "pack.group.rest": "{area}, other jobs",
    "pack.group.others": "All other jobs",
    "pack.hidden": "not told",
    "pack.range": "{mid} ({low} to {high})",
    "pack.months": "{mid} ({low} to {high})",
    "pack.list.and": "{first} and {last}",
    "pack.day": "{day} {month} {year}",
    "pack.month.1": "January",
    "pack.month.2": "February",
    "pack.month.3": "March",
    "pack.month.4": "April",
    "pack.month.5": "May",
    "pack.month.6": "June",
    "pack.month.7": "July",
    "pack.month.8": "August",
    "pack.month.9": "September",
    "pack.month.10": "October",
    "pack.month.11": "November",
    "pack.month.12": "December",
    "pack.hours.under": "under 3",
    "pack.foot": "Made by jobmorph {version}, edition {edition}. No network was used. Papers of "
    "other runs or other files on this team do not belong beside these.",
    # --- for representatives ----------------------------------------------------------------
    "pack.rep.title": "For employee representatives: the plan '{label}'",
    "pack.rep.lead": "This plan is not decided. Nothing in it may start before you have been "
    "heard.",
    "pack.rep.what": "It is one of several designs for this team. It runs from {first} to {end}. "
    "What it is for: {purpose}",
    "pack.rep.short": "In short",
    "pack.short.seats": "Seats: {now} now, {end_seats} at {end}.",
    "pack.short.same": "Seats: {now} now, as many at {end}.",
    "pack.short.nobody": "Nobody is asked to leave. The plan was made under that limit.",
    "pack.short.nobody.chosen": "This plan asks nobody to leave, though its limits allowed it.",
    "pack.short.asked": "People are asked to leave: {count}.",
    "pack.short.asked.hidden": "People are asked to leave. Their number is too small for this "
    "paper; the employer owes it to you in person.",
    "pack.short.work": "AI does about {now} of {total} hours a week now (use data to {usage}), "
    "and about {end_hours} at {end}. Work done with AI goes from about {with_now} to {with_end} "
    "hours.",
    "pack.short.could": "About {mid} hours a week could pass to AI by {end} (8 in 10: {low} to "
    "{high}). That is an estimate.",
    "pack.short.person": "People do about {person} hours a week without AI at {end}.",
    "pack.short.review": "First review: {day}.",
    "pack.rep.decided": "What is planned, and what is not decided",
    "pack.decided.planned": "Planned: which tasks pass to AI and how far, how many seats each "
    "group has, hires, moves and training.",
    "pack.decided.open": "Not decided: the software, the order of tasks, who moves. The plan "
    "knows jobs and numbers, no persons.",
    "pack.decided.yours": "You can ask for other limits: tasks that stay with people, entry "
    "seats, more coaching, places where nothing changes yet. The plan is then made anew.",
    "pack.decided.others": "Ask to see the other designs beside this one, and the team as it is.",
    "pack.rep.data": "What was read, dropped and kept",
    "pack.data.lead": "The file of the personnel system was read column by column. This table "
    "lists every one.",
    "pack.data.table": "Columns of the file",
    "pack.data.column": "Column",
    "pack.data.becomes": "What becomes of it",
    "pack.data.for": "What for",
    "pack.data.kept": "kept: {field}",
    "pack.data.line": "used once, then let go",
    "pack.data.protected": "kept apart",
    "pack.data.personal": "never read",
    "pack.data.people": "looked at, then dropped",
    "pack.data.spare": "not read",
    "pack.data.asked": "not read",
    "pack.data.unknown": "not read",
    "pack.for.title": "which job it is",
    "pack.for.department": "check of the file only; the plan does not use it",
    "pack.for.level": "check of the file only; the plan does not use it",
    "pack.for.location": "limits by place, if somebody sets one",
    "pack.for.start": "check of the file only; the plan does not use it",
    "pack.for.fte": "hours of each job",
    "pack.for.hours": "hours of each job",
    "pack.for.pay": "cost, as sums of groups of five or more",
    "pack.for.band": "check of the file only; the plan does not use it",
    "pack.for.period": "how to read the pay",
    "pack.for.currency": "how to read the pay",
    "pack.for.line": "who leads whom, as row numbers",
    "pack.for.protected": "the check for equal treatment; no design reads it",
    "pack.for.personal": "its heading says: {detail}",
    "pack.for.people": "its cells look like {detail} of people",
    "pack.for.spare": "another column says the same",
    "pack.for.asked": "the employer left it out",
    "pack.for.unknown": "not needed",
    "pack.data.where": "It ran on the computer of the person who made the plan. No network was "
    "used, and nothing was sent.",
    "pack.data.pay": "Pay came from the file and was used in sums of groups of five or more. "
    "None of it stands in these papers.",
    "pack.data.lent": "The file's pay was not used. The plan's cost rests on US pay, borrowed "
    "for each job.",
    "pack.never.title": "What can never come out",
    "pack.never.person": "A figure, rank, mark or forecast about a person. The plan is made from "
    "counts of jobs.",
    "pack.never.name": "A name, address, birth date or note. None of them is kept.",
    "pack.never.pay": "Pay, length of service or exits of fewer than five people.",
    "pack.never.trait": "A guess at age, sex, origin, health or union membership.",
    "pack.rep.work": "Who does the work, now and at {end}",
    "pack.work.lead": "Hours a week of each group. They are rounded to five, so that nobody's "
    "own hours can be worked out. Rows may miss the total by that rounding.",
    "pack.work.table": "Hours a week",
    "pack.work.group": "Group",
    "pack.work.ai_now": "AI, now",
    "pack.work.ai_end": "AI, end",
    "pack.work.with_now": "A person with AI, now",
    "pack.work.with_end": "A person with AI, end",
    "pack.work.person_now": "A person, now",
    "pack.work.person_end": "A person, end",
    "pack.work.total": "All",
    "pack.work.held": "The last two columns hold the work of titles that the plan leaves as they "
    "are.",
    "pack.work.aside": "not in the plan",
    "pack.work.now": "'Now' is what use data to {usage} suggest for such jobs, not a count of "
    "yours.",
    "pack.tasks.title": "Tasks that change most",
    "pack.tasks.lead": "A full week of the job has 40 hours. The table says how many of them a "
    "task takes, and who does them. Half hours; each group shows the tasks of which AI takes "
    "most.",
    "pack.tasks.group": "{group}",
    "pack.tasks.table": "Tasks, hours of a 40-hour week",
    "pack.tasks.task": "Task",
    "pack.tasks.hours": "Hours",
    "pack.tasks.ai": "AI, now → end",
    "pack.tasks.with": "With AI, now → end",
    "pack.tasks.person": "A person, now → end",
    "pack.tasks.leaves": "What is left for a person",
    "pack.tasks.pair": "{now} → {end}",
    "pack.tasks.none": "No task of this group passes to AI in this plan.",
    "pack.tasks.stays": "Stays mostly with people: {tasks}.",
    "pack.rep.when": "When",
    "pack.when.table": "The way by quarter, whole team",
    "pack.when.quarter": "Quarter",
    "pack.when.ai": "AI, hours a week",
    "pack.when.with": "A person with AI, hours a week",
    "pack.when.seats": "Seats at its end",
    "pack.when.reviews": "Reviews: {days}.",
    "pack.rep.seats": "Seats, hires, moves, training",
    "pack.seats.table": "Seats by group",
    "pack.seats.group": "Group",
    "pack.seats.now": "Seats now",
    "pack.seats.end": "Seats at {end}",
    "pack.seats.hired": "Hires until then",
    "pack.seats.total": "All",
    "pack.seats.note": "'Not told': the number, or what it gives away about those who leave, is "
    "under five. Most hires follow people who leave by themselves.",
    "pack.seats.note.open": "Most hires follow people who leave by themselves.",
    "pack.seats.left": "The plan counts on {left} people leaving by themselves until {end}. That "
    "is a rate, not a list.",
    "pack.seats.left.hidden": "The plan counts on some people leaving by themselves. It is a "
    "rate, not a list, and too small a number to tell here.",
    "pack.seats.left.none": "The plan counts on nobody leaving.",
    "pack.seats.moved": "{moved} people move to another job inside the team.",
    "pack.seats.moved.hidden": "A few moves inside the team are planned: too few to tell.",
    "pack.seats.moved.none": "No move inside the team is planned.",
    "pack.seats.entry": "Entry seats: {now} now, {end_seats} at {end}.",
    "pack.seats.entry.more": "At {end} there are more entry seats than now.",
    "pack.seats.entry.same": "At {end} there are as many entry seats as now.",
    "pack.seats.entry.fewer": "At {end} there are fewer entry seats than now.",
    "pack.seats.entry.none": "The team has no entry seats.",
    "pack.seats.held": "{held} people hold titles that are not in our library. Their seats stay "
    "as they are.",
    "pack.seats.held.hidden": "Some titles are not in our library. Their seats stay as they are.",
    "pack.moves.title": "Ways inside the team that the trade knows",
    "pack.moves.table": "Moves, to anybody in the job they start from",
    "pack.moves.start": "From",
    "pack.moves.end": "To",
    "pack.moves.months": "Months until ready",
    "pack.moves.hours": "Hours of learning before the first day",
    "pack.moves.note": "Months and hours are our judgement. They say what a move takes, not who "
    "is fit for it.",
    "pack.moves.none": "Our library knows no move between the jobs of this team.",
    "pack.train.ai": "Learning to work with AI: about {mid} hours a person in the first year "
    "({low} to {high}; our judgement), in working time.",
    "pack.train.checks": "Checking AI's work takes about {hours} hours a week at {end}.",
    "pack.train.checks.few": "Checking AI's work takes few hours a week at {end}.",
    "pack.train.coaching": "Coaching: about {now} hours a week for each person led now, "
    "{end_hours} at {end}.",
    "pack.train.customers": "Time with customers: about {now} hours a week now, {end_hours} at "
    "{end}.",
    "pack.rep.lose": "So that nobody loses out",
    "pack.lose.nobody": "No layoffs: the plan was not allowed any. Seats can only come free when "
    "somebody leaves by choice or moves.",
    "pack.lose.allowed": "Layoffs were allowed up to {share} of 100 seats of a job. In a field "
    "of work that lays off, nobody may be hired.",
    "pack.lose.bad": "Each field of work is staffed for the case that AI does little: the lowest "
    "tenth of what we think possible.",
    "pack.lose.bold": "Each field of work is staffed for what AI usually does. If it does less, "
    "people carry the rest. You may ask for the other way.",
    "pack.lose.pace": "At most {share} of 100 parts of a task pass to AI in a quarter.",
    "pack.lose.learn": "Training is in working time, and the plan counts its hours.",
    "pack.lose.coaching": "Coaching for each person led stays at {share}% of what it is now or "
    "more, in each area.",
    "pack.lose.practice": "Beginners keep at least {share}% of their practice, in every skill.",
    "pack.lose.entry": "At least {count} entry seats stay.",
    "pack.lose.entry.hidden": "The plan had to keep a floor of entry seats.",
    "pack.lose.kept": "These tasks are not handed to AI: {tasks}.",
    "pack.lose.kept.more": "{tasks}; and {count} further tasks",
    "pack.lose.freeze": "In {place} nothing changes before {quarter}.",
    "pack.lose.unused": "Software, set-up, checking and freed hours that nobody uses are taken "
    "off before any saving is counted.",
    "pack.lose.back": "A task comes back to people when checks show too many faults. Agree on "
    "the number before it starts.",
    "pack.rep.ask": "Questions you may ask",
    "pack.ask.lead": "The first ones come from the weak points of this plan.",
    "pack.rep.sure": "How sure is this?",
    "pack.sure.hours": "Unless you counted them, hours of tasks come from our role library, not "
    "from your days. They are then our judgement.",
    "pack.sure.card": "The model card lists every score with its baseline, and every rate that "
    "has none.",
    "pack.sure.law": "Which rights you have here is the law of your country. Check with your "
    "counsel.",
    "pack.sure.contact": "Your contact for questions: [name].",
    "pack.rep.groups": "Jobs in each group",
    "pack.groups.lead": "Groups have five people or more. Smaller fields of work are put together.",
    "pack.groups.jobs": "{group}: {jobs}.",
    "pack.groups.held": "{jobs}; left as they are: {titles}",
    "pack.groups.held.only": "left as they are: {titles}",
    "pack.groups.held.one": "left as it is",
    # --- questions --------------------------------------------------------------------------
    "pack.ask.layoffs": "Why are people asked to leave? Which designs need no layoffs, and what "
    "do they cost?",
    "pack.ask.layoffs_allowed": "The plan could have laid people off and does not. Will the "
    "employer sign that it stays so until the plan's end?",
    "pack.ask.fewer": "{group}: seats go from {now} to {end}. Which work goes away, and which do "
    "the others take over?",
    "pack.ask.fewer.tasks": "{group}: seats go from {now} to {end}. AI would carry part of "
    "{tasks}. What if it does not?",
    "pack.ask.thin": "Hardly any hours to spare if AI does little: {names}. Who helps out when "
    "somebody is ill?",
    "pack.ask.missed": "In {share} of 100 tries some field of work lacks people. Which one, and "
    "what happens then?",
    "pack.ask.bold": "Why is the plan staffed for the usual case, and not for the bad one?",
    "pack.ask.late": "In {quarter} about {share}% of the work waits, while new people start or "
    "learn. Whose work waits, and who tells customers?",
    "pack.ask.dearer": "The plan costs more than going on as now. What is it for, and does it "
    "stay if money gets short?",
    "pack.ask.leavers": "What happens if fewer people leave by {end} than the plan counts on?",
    "pack.ask.leavers_fewer": "Seats go down only as people leave. If fewer leave by {end}, does "
    "anybody have to go? Can we have that in writing?",
    "pack.ask.unused": "Of the hours that AI frees, {share}% serve nobody in this plan. Who "
    "decides what the others are for?",
    "pack.ask.checking": "Checking AI takes about {hours} hours a week. Who does it, and what "
    "drops out of their day?",
    "pack.ask.checking.few": "Somebody has to check AI's work. Who does it, and when?",
    "pack.ask.practice": "In some skill beginners' practice falls to {share}% of now. Which one, "
    "and how do they learn it then?",
    "pack.ask.entry_fewer": "There will be fewer entry seats. Who fills the senior seats in five "
    "years?",
    "pack.ask.coaching": "Coaching stands at its lower limit, {share}% of what it is now. Do "
    "managers have the time?",
    "pack.ask.tasks": "AI takes most of these: {tasks}. How many checks must be good before it "
    "goes on? Who may stop it?",
    "pack.ask.fast": "AI's hours go from {now} to {soon} a week by the end of {quarter}, of "
    "{end} in all. Why so fast, and may the steps be smaller?",
    "pack.ask.order": "In which order do tasks pass, and who has a say in each step?",
    "pack.ask.range": "AI could take {low} to {high} hours a week. What changes for people at "
    "either end?",
    "pack.ask.titles": "Nobody has settled what these titles mean: {titles}. Who decides, and do "
    "the people in them get asked?",
    "pack.ask.held": "These titles are left out: {titles}. Does their work grow when others' "
    "changes?",
    "pack.ask.survey": "May staff say without names what their hours are, before this is decided?",
    "pack.ask.monitoring": "Will checks of AI, or its logs, ever be read by person? Who sees "
    "them, and when are they deleted?",
    "pack.ask.decide": "Who decides, when, and what would make the employer stop?",
}
