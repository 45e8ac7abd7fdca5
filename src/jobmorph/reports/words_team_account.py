"""Words of a team's plan after its chapters: quarters, money, risks, measures, what is told."""

from typing import Final

TEAM_ACCOUNT_WORDS: Final[dict[str, str]] = {
    # --- by quarter -----------------------------------------------------------------------
    "teamplan.quarters.lead": "{first} of the {more} hours a week that newly pass to AI do so by "
    "the end of {end}. The first two quarters are the heavy ones; plan little else in them.",
    "teamplan.quarters.table": "The plan by quarter",
    "teamplan.quarters.quarter": "Quarter",
    "teamplan.quarters.people": "People at its end",
    "teamplan.quarters.come": "Come",
    "teamplan.quarters.move": "Move",
    "teamplan.quarters.train": "Training, hours",
    "teamplan.quarters.ai": "AI does, h/week",
    "teamplan.quarters.check": "Checking, h/week",
    "teamplan.quarters.cost": "Cost, {currency}",
    "teamplan.due": "{quarter}. {texts}",
    "teamplan.due.tasks": "AI takes {hours} hours a week more, most in {tasks}.",
    "teamplan.due.hires": "Hires booked: {hires} ({labels}).",
    "teamplan.due.hires.any": "Hires booked: {hires}.",
    "teamplan.due.others": "others",
    "teamplan.due.quiet": "{quarters}. No new task, no training, nobody new: checks and gates "
    "only.",
    "teamplan.due.moves": "Moves: {moves}.",
    "teamplan.due.train": "Training: {hours} hours.",
    # --- cost and benefit -----------------------------------------------------------------
    "teamplan.money.lead": "Over {span} the plan costs {plan} a year, the team as it is {now}. "
    "Software with a year's part of set-up is {tools} of it. Ranges are 8 in 10.",
    "teamplan.money.table": "Cost of the plan by year, {currency}",
    "teamplan.money.people": "Pay and on-costs",
    "teamplan.money.tools": "AI software",
    "teamplan.money.set_up": "Setting it up, paid once",
    "teamplan.money.hiring": "Finding people",
    "teamplan.money.training": "Fees of training",
    "teamplan.money.leaving": "Notice and severance",
    "teamplan.money.total": "All",
    "teamplan.money.note": "Middles, at the average of the prices that may turn out. Set-up falls "
    "into the first year here; above it is spread over the plan.",
    "teamplan.money.budget": "The plan keeps its budget at usual prices. The averages here lie "
    "higher, because prices may turn out far above the usual and only a little below it.",
    "teamplan.money.hours": "Where freed hours go",
    "teamplan.money.true": "What would have to be true",
    "teamplan.money.holds": "What holds the plan where it is",
    "teamplan.freed.lead": "In the last quarter AI frees {freed} hours a week beyond now. "
    "Checking takes {checking} hours and care of the software {care}; both are taken off already.",
    "teamplan.freed.table": "Freed hours, a week",
    "teamplan.freed.use": "Use",
    "teamplan.freed.hours": "Hours",
    "teamplan.freed.unused": "Nobody uses them",
    "teamplan.freed.customers": "More time with customers",
    "teamplan.freed.coaching": "More coaching",
    "teamplan.freed.practice": "Practice of beginners",
    "teamplan.freed.seats": "Work of seats that stay empty, newcomers' start, or work that waited",
    "teamplan.freed.more": "That is {hours} hours more than AI frees: they come from new seats, "
    "or from work that waits while newcomers start.",
    "teamplan.true.hour": "An extra hour with customers is worth {amount} or more. We put no "
    "price on it; you know what an hour with a customer brings.",
    "teamplan.true.free_pays": "Software is cheaper than we think. If it cost nothing, the plan "
    "would save {amount} a year beside as is.",
    "teamplan.true.free_level": "Software is what it costs: if that were free, the plan would "
    "cost what the team costs as it is.",
    "teamplan.true.free_costs": "Cheaper software is not enough. If it cost nothing, the plan "
    "would still cost {amount} a year more than as is.",
    "teamplan.true.used": "Of freed hours {share} are used. We assume {low} to {high} {claim}; "
    "studies find much of the time people report as saved nowhere in output or pay.",
    "teamplan.true.flip": "{first} and {second} swap places in cost if this is {turning}: "
    "{meaning} (now {usual}, range {low} to {high}).",
    "teamplan.true.no_flip": "No price of software, set-up or hiring, up to twice its high end, "
    "makes {label} swap places with another design in what they cost over the plan.",
    # --- what could go wrong --------------------------------------------------------------
    "teamplan.risk.customers_dip.title": "Customers get less before they get more",
    "teamplan.risk.customers_dip.why": "Hours with customers fall to {number} a week in {first}, "
    "now {of}, and stay below now in {count} of {quarters} quarters. AI answers part of what "
    "people answered.",
    "teamplan.risk.customers_less.title": "Customers get less time with people",
    "teamplan.risk.customers_less.why": "Hours with customers fall to {number} a week in {first}, "
    "now {of}. They are below now in {count} of {quarters} quarters, and at the end. AI answers "
    "part of what people answered, and freed hours do not make up for it.",
    "teamplan.risk.customers_less.option": "Option: choose a design with more hours with "
    "customers, or keep the talks with people (limits: kept tasks).",
    "teamplan.risk.customers_dip.option": "Option: choose a design with more hours with "
    "customers, or keep the talks with people (limits: kept tasks) and let AI take the notes "
    "first.",
    "teamplan.risk.dearer.title": "It costs more than doing nothing",
    "teamplan.risk.dearer.why": "Beside as is the plan costs {money} a year more in the middle "
    "and {worst} more at the bad end. {free}",
    "teamplan.risk.free.level": "With free software both would cost the same.",
    "teamplan.risk.free.less": "With free software it would cost {amount} less.",
    "teamplan.risk.free.more": "Even with free software it would cost {amount} more.",
    "teamplan.risk.dearer.option": "Option: buy software for the first three tasks below only, "
    "and the rest when these pay. Or take the plan for what it brings, and say so.",
    "teamplan.risk.dearer_bad.title": "At the bad end it costs more than doing nothing",
    "teamplan.risk.dearer_bad.why": "In the middle the plan saves {money} a year, at the bad end "
    "it costs {worst} more.",
    "teamplan.risk.dearer_bad.option": "Option: set the year's price of software in writing "
    "before the first seat stays empty.",
    "teamplan.risk.service_missed.title": "A field of work falls short",
    "teamplan.risk.service_missed.why": "In {whole} of 100 draws of what AI can do, some field of "
    "work lacks people in some quarter.",
    "teamplan.risk.service_missed.option": "Option: keep one more seat there until the checks of "
    "two quarters are good.",
    "teamplan.risk.service_thin.title": "Little to spare in the bad case",
    "teamplan.risk.service_thin.why": "If AI does as little as in the lowest tenth of our draws, "
    "{first} has {number} of {of} hours a week to spare in its tightest quarter. Fields with less "
    "than 2% to spare: {names}.",
    "teamplan.risk.service_thin.option": "Option: no second opening there at the same time, and "
    "name now whose work waits first.",
    "teamplan.risk.late.title": "Work waits while people start",
    "teamplan.risk.late.why": "In {first} {number} of {of} hours a week of work wait ({share}), "
    "because people start or train. As is it would be {as_is} in {last}.",
    "teamplan.risk.late.option": "Option: agree with customers what may wait, and start newcomers "
    "one at a time where two would share a helper.",
    "teamplan.risk.attrition.title": "More people leave, or fewer",
    "teamplan.risk.attrition.why": "The plan counts on {whole} people leaving. By the rate it is "
    "{count_range}.",
    "teamplan.risk.attrition.option": "Option: put in the team's own rate. Ask those who stay "
    "what would make them go, before anybody hears of the plan from somebody else.",
    "teamplan.risk.single.title": "One person, one seat",
    "teamplan.risk.single.why": "{words} seats hold one person each: {names}. If one is empty, "
    "its whole work waits.",
    "teamplan.risk.single.why.one": "One seat holds one person: {names}. If it is empty, its "
    "whole work waits.",
    "teamplan.risk.single.option": "Option: one stand-in a seat, half a day a month beside the "
    "person, notes kept by both.",
    "teamplan.risk.held.title": "Seats that we do not know",
    "teamplan.risk.held.why": "{whole} of {of} people ({share}) hold titles without a library "
    "role: {names}. The plan neither helps nor changes them.",
    "teamplan.risk.held.option": "Option: map these titles to roles (jobmorph team ROSTER --map), "
    "or describe the role in a library file of your own.",
    "teamplan.risk.wide.title": "AI does much less, or much more",
    "teamplan.risk.wide.why": "What could pass to AI by {end} is {hours_range} hours a week at "
    "the pace a team can change. If use spreads only as in the economy as a whole, it is {of}.",
    "teamplan.risk.wide.option": "Option: measure. After two quarters of checks your own figures "
    "replace ours.",
    "teamplan.risk.unused.title": "Freed hours vanish in the day",
    "teamplan.risk.unused.why": "{number} of {of} freed hours a week ({share}) serve nobody in "
    "this plan, and nobody decides that; it happens.",
    "teamplan.risk.unused.option": "Option: put the others into diaries first: named customers, "
    "named talks. Count after a month what took place.",
    "teamplan.risk.practice.title": "Beginners practise less",
    "teamplan.risk.practice.why": "In at least one skill practice stands at the design's floor, "
    "{number}% of now. Hours a week set aside to hold it there: {of}.",
    "teamplan.risk.practice.option": "Option: raise the floor to 100% and see what it costs; or "
    "let beginners do every fifth case alone, AI switched off.",
    "teamplan.risk.hiring.title": "Many start at once",
    "teamplan.risk.hiring.why": "{whole} hires fall into {first}; the mean is {of} a quarter. "
    "Newcomers need the time of those who know the work.",
    "teamplan.risk.hiring.option": "Option: spread them over two quarters, and name one helper a "
    "newcomer.",
    # --- measures -------------------------------------------------------------------------
    "teamplan.measure.lead": "Thresholds here are ours. Change them before you start, not after.",
    "teamplan.measure.tasks": "AI's work, task by task",
    "teamplan.measure.first": "These {count} tasks carry {hours} of the hours that newly pass to "
    "AI. Begin here. Of {others} other tasks AI takes a little each; leave the order to people.",
    "teamplan.measure.little": "AI takes a little of {others} tasks, and of none half an hour a "
    "week or more. Check twenty results a month, of any task.",
    "teamplan.measure.table": "Checks before anybody checks less",
    "teamplan.measure.task": "Task",
    "teamplan.measure.ai": "AI does, h/week",
    "teamplan.measure.checking": "Checking, minutes a week",
    "teamplan.measure.allowed": "Wrong results we accept",
    "teamplan.measure.sample": "Check so many",
    "teamplan.measure.stop": "Back to people at",
    "teamplan.measure.time": "Hours for the sample",
    "teamplan.measure.how": "If none of the sample is wrong, fewer are wrong than we accept, as "
    "19 such samples of 20 would show. Then halve the checking. At the number in the next column "
    "stop: fewer come by chance. In between go on. We accept 2% where a customer sees it, 5% for "
    "colleagues, 10% where nobody does. A check takes {minutes} minutes [our judgement]; time "
    "your first twenty.",
    "teamplan.measure.quarters": "At the end of each quarter",
    "teamplan.measure.end": "end",
    "teamplan.gate.table": "What the plan expects, and where to turn back",
    "teamplan.gate.quarter": "Quarter",
    "teamplan.gate.customers": "With customers, h/week",
    "teamplan.gate.customers_stop": "turn back below",
    "teamplan.gate.coaching": "Coaching, h a person",
    "teamplan.gate.coaching_stop": "turn back below",
    "teamplan.gate.late": "Work that waits, h/week",
    "teamplan.gate.late_stop": "turn back above",
    "teamplan.back.late": "Too much waits: hand no further task to AI, fill the next seat that "
    "comes free, and look at the checks.",
    "teamplan.back.customers": "Too few hours with customers: the freed hours went elsewhere. Ask "
    "each group where, for one week, and put them back by name.",
    "teamplan.back.coaching": "Too little coaching: take the meeting out that came back first.",
    # --- what the team is told ------------------------------------------------------------
    "teamplan.tell.lead": "To be read aloud by the person who decides, before anything starts. "
    "Change the words, keep the promises.",
    "teamplan.tell.what": "We looked at our work task by task, not at people. Of our {work} hours "
    "a week about {could} could pass to AI by {end}. That is an estimate, and the range is wide.",
    "teamplan.tell.nobody": "Nobody is asked to leave because of this plan. It runs for {length}. "
    "If that should ever change, you hear it from me first.",
    "teamplan.tell.asked": "This plan asks {people} to leave within {length}. We speak with the "
    "representatives first, and with each person before anything is announced.",
    "teamplan.tell.fewer": "By {end} there are {count} seats fewer, because some seats are not "
    "filled when somebody leaves by their own choice.",
    "teamplan.tell.fewer.one": "By {end} there is one seat fewer: one that comes free by "
    "somebody's own choice is not filled.",
    "teamplan.tell.more": "By {end} there are {count} seats more. They are offered inside first.",
    "teamplan.tell.more.one": "By {end} there is one seat more. It is offered inside first.",
    "teamplan.tell.tasks": "AI takes a part of some tasks first: {tasks}. A person checks "
    "samples, and a task comes back to us if too much is wrong.",
    "teamplan.tell.learn": "Everybody who works with AI gets about {hours} hours to learn it, in "
    "working time.",
    "teamplan.tell.moves": "There will be places to move to: {labels}. They are offered to "
    "everybody in the seats that lead there.",
    "teamplan.tell.data": "From our staff list the plan read {kept}. It speaks about seats and "
    "groups, and cannot say anything about any of us.",
    "teamplan.tell.dropped": "It did not read {dropped}.",
    "teamplan.tell.stop": "We look at the checks every quarter, with your representatives. What "
    "does not work, we take back.",
    "teamplan.tell.ask": "Tell us where we have your work wrong. There is a form without names, "
    "and its hours go before ours.",
    # --- representatives, sources ---------------------------------------------------------
    "teamplan.representatives.lead": "Their pack has four papers: what is planned, a draft "
    "assessment of the effects, a notice to staff and how good the tool is. In it people are told "
    "in groups of five and more. Hand it over before the plan is decided.",
    "teamplan.representatives.planned": "Planned, not decided: {label}, to {end}.",
    "teamplan.representatives.data": "Read from the staff list: {kept}. Personal data in it that "
    "were not read: {dropped}.",
    "teamplan.representatives.never": "What can never come out: a figure, a rank or a forecast "
    "about one person.",
    "teamplan.representatives.say": "What they can change: tasks that stay with people, entry "
    "seats, coaching, places where nothing changes yet.",
    "teamplan.sources.library": "Tasks, hours, months, guides and practices: role library [our "
    "judgement]. Use of AI, pay in the US and the rest: the sources below, each with its date.",
    "teamplan.source": "{producer}: {items}.",
    "teamplan.source.several": "{count} tables, {first} to {last}",
    "teamplan.source.item": "{title} ({edition})",
    "teamplan.sources.run": "Made by jobmorph {version}, edition {edition}, seed {seed}, scenario "
    "{scenario}. The same file and limits give the same plan.",
    # --- sheets ---------------------------------------------------------------------------
    "teamplan.book.design": "Design",
    "teamplan.book.what": "What",
    "teamplan.book.who": "Who",
    "teamplan.book.quarter": "Quarter",
    "teamplan.book.people": "People",
    "teamplan.book.hours": "Hours in the quarter",
    "teamplan.book.fees": "Fees",
    "teamplan.book.do": "Practice",
    "teamplan.book.check": "It worked if",
    "teamplan.book.learn": "learn to work with AI",
    "teamplan.book.moves": "training for moves inside",
    "teamplan.book.practice": "practice set aside: {skill}",
    "teamplan.book.field": "Field",
    "teamplan.book.hours_head": "Hours a person and week",
    "teamplan.book.text": "In words",
    "teamplan.book.instead": "In its place",
    "teamplan.book.coaching": "coaching",
    "teamplan.book.now": "now",
    "teamplan.book.stop": "Turn back at",
    "teamplan.book.look": "look for",
    "teamplan.book.ask": "ask",
    "teamplan.book.risk": "What could go wrong",
    "teamplan.book.why": "Why",
    "teamplan.book.option": "Option",
    "teamplan.book.measure": "Measure",
    "teamplan.book.as_is": "Now",
    "teamplan.book.plan": "Expected",
    "teamplan.book.allowed": "Wrong results accepted",
    "teamplan.book.sample": "Check so many",
    "teamplan.book.sample_hours": "Hours for the sample",
    "teamplan.book.habit": "stop",
    "teamplan.book.task": "AI does, hours a week: {task}",
    "teamplan.book.gate.customers": "Hours a week with customers; turn back below",
    "teamplan.book.gate.coaching": "Hours of coaching a person and week; turn back below",
    "teamplan.book.gate.late": "Hours a week of work that wait; turn back above",
}
