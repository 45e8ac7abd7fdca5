"""Words of a team's plan to its leader: the answer, what was assumed, chapters 1 and 2."""

from typing import Final

TEAM_PLAN_WORDS: Final[dict[str, str]] = {
    "teamplan.title": "{label}: a plan for {people} people, to {end}",
    "teamplan.contents": "Contents",
    "teamplan.section.answer": "The answer on one page",
    "teamplan.section.assumed": "What we assumed",
    "teamplan.section.recruit": "1 Recruit",
    "teamplan.section.onboard": "2 Onboard",
    "teamplan.section.train": "3 Train",
    "teamplan.section.develop": "4 Develop",
    "teamplan.section.coach": "5 Coach",
    "teamplan.section.quarters": "By quarter",
    "teamplan.section.money": "Cost and benefit",
    "teamplan.section.risks": "What could go wrong",
    "teamplan.section.measure": "What to measure, and when to turn back",
    "teamplan.section.tell": "What we tell the team",
    "teamplan.section.representatives": "For employee representatives",
    "teamplan.section.sources": "Sources",
    "teamplan.section.guides": "Guides",
    # --- small words ----------------------------------------------------------------------
    "teamplan.range": "{mid} ({low} to {high})",
    "teamplan.between": "{mid} (8 in 10: {low} to {high})",
    "teamplan.from_to": "{low} to {high}",
    "teamplan.change": "{before} to {after}",
    "teamplan.money": "{currency} {amount}",
    "teamplan.claim": "[{tier}]",
    "teamplan.heads": "{label} ({count})",
    "teamplan.and": "{first} and {last}",
    "teamplan.others": "{count} others",
    "teamplan.others.one": "one other",
    "teamplan.many": "many",
    "teamplan.none": "-",
    "teamplan.no": "none",
    "teamplan.one": "one",
    "teamplan.people": "{count} people",
    "teamplan.people.one": "one person",
    "teamplan.unknown": "not known",
    "teamplan.seat": "seat",
    "teamplan.seats": "seats",
    "teamplan.hire": "hire",
    "teamplan.hires": "hires",
    "teamplan.count": "{count} {what}",
    "teamplan.length.year": "a year",
    "teamplan.length.years": "{count} years",
    "teamplan.length.quarters": "{count} quarters",
    "teamplan.area.whole team": "rest of the team",
    "teamplan.area.sales": "sales",
    "teamplan.area.service": "service",
    "teamplan.area.marketing": "marketing",
    "teamplan.area.operations": "operations",
    # --- the answer -----------------------------------------------------------------------
    "teamplan.lead": "Of {work} hours a week about {could} could pass to AI by {end}, at the pace "
    "a team can change.",
    "teamplan.lead.plan": "By {end} AI does {hours} hours a week in this plan; by published use "
    "data it does about {now} so far.",
    "teamplan.seats.kept": "The plan keeps all {seats} seats and {asked}.",
    "teamplan.seats.fewer": "The plan ends with {seats} seats, now {now}, and {asked}.",
    "teamplan.seats.more": "The plan ends with {seats} seats, now {now}, and {asked}.",
    "teamplan.seats.nobody": "asks nobody to leave",
    "teamplan.seats.asked": "asks {people} to leave, because layoffs were switched on",
    "teamplan.cost.dearer": "It costs {mid} a year more than the team as it is (8 in 10: {low} to "
    "{high} more), after software, checking and unused hours.",
    "teamplan.cost.cheaper": "It costs {mid} a year less than the team as it is (8 in 10: {low} "
    "to {high} less), after software, checking and unused hours.",
    "teamplan.cost.open": "Whether it saves money is open: {mid} a year {middle} in the middle, "
    "between {dearer} more and {saved} less (8 in 10), after software, checking and unused hours.",
    "teamplan.cost.more": "more",
    "teamplan.cost.less": "less",
    "teamplan.cost.word": "{amount} {word}",
    "teamplan.gain.customers.more": "Over {span} customers get {mean} hours a week, {extra} more "
    "than now ({now}); in {quarter} it is {then}.",
    "teamplan.gain.customers.fewer": "Over {span} customers get {mean} hours a week, {extra} less "
    "than now ({now}); in {quarter} it is {then}.",
    "teamplan.gain.customers.same": "Over {span} customers get {mean} hours a week, about as now "
    "({now}); in {quarter} it is {then}.",
    "teamplan.gain.price": "Each extra hour costs {amount}.",
    "teamplan.gain.price.open": "Each extra hour costs {mid} in the middle, nothing at the good "
    "end and {high} at the bad end.",
    "teamplan.gain.coaching.changes": "Coaching goes from {now} to {then} hours a person and week.",
    "teamplan.gain.coaching.same": "Coaching stays at about {then} hours a person and week.",
    "teamplan.held": "This plan speaks about a part of the team only: {count} of {of} people have "
    "titles that our library does not know. Map them first, then make the plan anew.",
    "teamplan.no_seat": "{label} ends no seat here. In the bad case AI frees less than a seat in "
    "each field of work (1.3), so there is nothing to leave empty.",
    "teamplan.dip.customers_dip": "On the way customers get less than now: {lowest} hours a week "
    "in {quarter}, now {now}. That is so in {count} of {quarters} quarters. AI takes part of the "
    "talks before the freed hours are put back.",
    "teamplan.dip.customers_less": "Customers get less than now in {count} of {quarters} "
    "quarters, {lowest} hours a week in {quarter}, and at the end too. AI takes part of the "
    "talks, and freed hours do not make up for it.",
    "teamplan.late": "Work waits while newcomers start or people train: {hours} hours a week in "
    "{quarter}, the worst. In {last} it is {then}; as is it would be {as_is}.",
    "teamplan.late.last": "Work waits while newcomers start or people train: {hours} hours a week "
    "in {quarter}, the worst; as is it would be {as_is}.",
    "teamplan.late.hires": "Read {quarter} with care: {hires} of {all} hires fall into it, the "
    "last one. In {before} the team has {seats} seats, and customers get {customers} hours a week.",
    "teamplan.answer.table": "The team as it is, and this plan",
    "teamplan.answer.note": "Hours are a week in the last quarter; work that waits is not taken "
    "off hours with customers. In brackets: 8 in 10 lie between. Cost is that of {span}, taken to "
    "a year, with set-up spread over the plan.",
    "teamplan.span.year": "its last four quarters",
    "teamplan.span.all": "all its quarters",
    "teamplan.as_is": "As is",
    "teamplan.at_end": "{label}, {end}",
    "teamplan.line.seats": "Seats",
    "teamplan.line.entry": "Entry seats among them",
    "teamplan.line.asked": "Asked to leave",
    "teamplan.line.customers": "Hours with customers",
    "teamplan.line.late": "Hours of work that wait",
    "teamplan.line.coaching": "Hours of coaching a person",
    "teamplan.line.ai": "Hours AI does, a person checks",
    "teamplan.line.with_ai": "Hours a person works with AI",
    "teamplan.line.checking": "Hours of checking AI",
    "teamplan.line.unused": "Freed hours nobody uses",
    "teamplan.line.tools": "AI tools and set-up a year, {currency}",
    "teamplan.line.cost": "Cost a year, {currency}",
    "teamplan.line.saved": "Beside as is, a year, {currency}",
    "teamplan.monday": "What to do first",
    "teamplan.monday.map": "Say which roles {names} are: jobmorph team ROSTER --map. It takes "
    "minutes, and the plan then counts their work too.",
    "teamplan.monday.tell": "Tell the team and its representatives before anything starts. A text "
    "to read aloud is at the end; their pack lies in the folder beside this plan.",
    "teamplan.monday.recruit": "Have work sample and interview guide ready for {label}. The plan "
    "books {hires} in all, the first in {quarter}.",
    "teamplan.monday.recruit.any": "Have one guide ready a family: the plan books {hires}, the "
    "first in {quarter}, and any seat may be the one that comes free.",
    "teamplan.monday.task": "Begin with one task, {task}. Check its first {sample} results; at "
    "{stop} wrong ones it goes back to people.",
    "teamplan.monday.train": "Put {hours} hours into the diaries of {quarter} for each of the "
    "{people} who will work with AI.",
    "teamplan.monday.coach": "Ask your leaders which of the habits in chapter 5 is theirs. We "
    'would end this one first: "{before}"',
    "teamplan.monday.count": "Have people count a week: jobmorph team survey. The high end of our "
    "hours is {ratio} times the low end; your own count narrows it most.",
    # --- assumed --------------------------------------------------------------------------
    "teamplan.assumed.read": "{people} people of {source}, by title. The plan runs for "
    "{quarters}, with as much work in all as now unless you said otherwise.",
    "teamplan.assumed.held": "{count} of {of} people have titles that no role of our library "
    "describes: {names}. Their seats are shown and kept as they are. No hour of theirs is in any "
    "figure.",
    "teamplan.assumed.service": "Every field of work is staffed for the bad case: AI does as "
    "little as in the lowest tenth of our draws. So a seat goes only where AI carries it even "
    "then.",
    "teamplan.assumed.service.bold": "By your choice fields of work are staffed for what AI "
    "usually does. If it does less, work waits: the bad case stands beside it in 1.3.",
    "teamplan.assumed.pay.own": "Pay is from your file, in {currency}, used in groups of five "
    "people and more only. Prices of software and training are our judgement in US dollars, taken "
    "over.",
    "teamplan.assumed.pay.lent": "Your file states no pay for enough people. US medians stand in, "
    "borrowed through the nearest official jobs.",
    "teamplan.assumed.limits": "Your limits are those of {source}.",
    "teamplan.assumed.change": "Put your own figures in place of ours: each changes the plan.",
    "teamplan.assumed.all": "All {count} figures, with date and source, are in the workbook, "
    "sheet Assumptions.",
    "teamplan.assumed.unit": "{value} {unit}",
    "teamplan.assumed.table": "Figures that decide most",
    "teamplan.assumed.meaning": "Assumption",
    "teamplan.assumed.value": "Used",
    "teamplan.assumed.range": "8 in 10 between",
    "teamplan.assumed.tier": "Whose claim",
    # --- 1 recruit ------------------------------------------------------------------------
    "teamplan.1.1": "1.1 {what}",
    "teamplan.1.1.same": "Fill seats that come free; open no new one",
    "teamplan.1.1.fewer": "Leave {count} {seats} empty as people leave; fill the others",
    "teamplan.1.1.grows": "Open {count} new {seats}: {labels}",
    "teamplan.1.1.both": "Open {count} new {seats} ({labels}), leave {fewer} empty",
    "teamplan.1.2": "1.2 What not to hire for",
    "teamplan.1.3": "1.3 Why these seats are not filled again",
    "teamplan.1.3.none": "1.3 Why no seat goes",
    "teamplan.1.entry": "1.{number} Entry seats, and what they are for",
    "teamplan.1.kit": "1.{number} Whom to look for, and how to find out",
    "teamplan.openings": "The plan books {hires} in {length}.",
    "teamplan.openings.new": "Seats that are new: {count}. All other hires fill seats that come "
    "free.",
    "teamplan.openings.none": "All of them fill seats that come free; no seat is new.",
    "teamplan.openings.left": "If {rate} of people leave in a year ({low} to {high}) {claim}, "
    "{people} leave in that time. Your own rate goes first.",
    "teamplan.openings.who": "Nobody knows who or when.",
    "teamplan.openings.grows": "{label}: {before} to {after}, for {reason}.",
    "teamplan.openings.table": "Hires that the plan books",
    "teamplan.openings.seat": "Seat",
    "teamplan.openings.people": "People",
    "teamplan.openings.hires": "Hires",
    "teamplan.openings.when": "Quarters",
    "teamplan.openings.why": "Why",
    "teamplan.openings.cost": "Finding one, {currency}",
    "teamplan.openings.pace": "Months to full pace",
    "teamplan.openings.all": "All seats together",
    "teamplan.openings.others": "Other seats together",
    "teamplan.openings.small": "{count} seats have fewer than five people, or are told with such "
    "seats. Who leaves a small seat is nobody's figure, so their hires stand in one row.",
    "teamplan.openings.small.all": "No seat has five people. Who leaves a small seat is nobody's "
    "figure, so all hires stand in one row.",
    "teamplan.openings.note": "A quarter is only where the rate rounds to a whole person. Read it "
    "as money set aside: hire when a seat is free. Cost and months are our judgement.",
    "teamplan.by_seat": "see chapter 2",
    "teamplan.when.spread": "every quarter, {least} to {most}",
    "teamplan.why.left": "{left} leave by themselves",
    "teamplan.why.moves": "{left} leave by themselves, {moved} moves on inside",
    "teamplan.why.grows": "{left} leave by themselves; {reason}",
    "teamplan.grows.customers": "more hours with customers",
    "teamplan.grows.coaching": "more coaching",
    "teamplan.grows.practice": "more practice of beginners",
    "teamplan.grows.moves": "people who move in",
    "teamplan.grows.limit": "the least number of seats you or the design ask for",
    "teamplan.grows.several": "new seats as above",
    "teamplan.passed.lead": "Do not choose people for work that passes. These tasks lose most "
    "hours in seats that hire:",
    "teamplan.passed": "{task}: AI does {then} of {load} hours a week at the end, now {now}; "
    "{human} stay with people alone ({seats}).",
    "teamplan.passed.note": "Speed in these tasks is no reason to choose anybody. The work "
    "samples in the guides test what stays.",
    "teamplan.passed.none": "No task in a seat that hires loses enough hours to matter for whom "
    "you choose.",
    "teamplan.unfilled": "{label}: {before} to {after}. {free} seats come free, {filled} are "
    "filled again. AI frees {freed} hours a week there, {sure} of them even in the bad case; a "
    "seat is {hours}.",
    "teamplan.unfilled.few": "{label}: {before} to {after}. A seat that comes free there stays "
    "empty. AI frees {freed} hours a week there, {sure} of them even in the bad case; a seat is "
    "{hours}.",
    "teamplan.unfilled.asked": "{label}: {before} to {after}. {asked} people are asked to leave. "
    "AI frees {freed} hours a week there, {sure} of them even in the bad case; a seat is {hours}.",
    "teamplan.unfilled.together": "Together AI frees {sure} hours a week in these seats even in "
    "the bad case; the {gone} seats are {hours}.",
    "teamplan.unfilled.note": "Wait with each empty seat until the checks of its quarter are "
    "good. An empty seat is filled again in weeks; months go by until the newcomer works at full "
    "pace.",
    "teamplan.margin.lead": "Each field of work keeps people enough for the bad case, in which AI "
    "does as little as in the lowest tenth of our draws.",
    "teamplan.margin.bold": "By your choice fields of work are staffed for what AI usually does. "
    "The bad case, the lowest tenth of our draws, stands beside it.",
    "teamplan.margin.fixed": "{label} gives up no seat, by its own limit. Beside it stands what "
    "AI frees in the bad case, the lowest tenth of our draws.",
    "teamplan.margin": "{labels}: in the bad case AI frees {sure} of {load} hours a week, less "
    "than the {hours} of one seat. In the middle case it frees {freed}.",
    "teamplan.margin.kept": "{labels}: even in the bad case AI frees {sure} of {load} hours a "
    "week, more than the {hours} of one seat. This plan keeps the seats and puts the hours to use.",
    "teamplan.margin.rest": "In each of the other fields it is {sure} hours at most, and a seat "
    "is {hours} or more.",
    "teamplan.entry.kept": "Keep the {label} seats: {before} now, {after} at the end.",
    "teamplan.entry.fewer": "The plan has fewer {label} seats: {before} now, {after} at the end.",
    "teamplan.entry.months": "People there get ready for {above} in {months} months {claim}.",
    "teamplan.entry.ready": "If all of them prepare, {ready} get ready by {end}; leavers are "
    "taken off.",
    "teamplan.entry.lost": "With {fewer} {seats} fewer it would be {lost} fewer.",
    "teamplan.entry.gone": "The {fewer} {seats} that stay empty cost {lost} of them.",
    "teamplan.entry.outside": "In that time the plan books {count} {hires} for {above} from "
    "outside.",
    "teamplan.entry.price": "To find one {above} outside costs {amount}, and {months} months pass "
    "until full pace.",
    "teamplan.entry.cost": "Cost of {fewer} {seats}: {amount} a year.",
    "teamplan.entry.honest": "More people get ready ({ready}) than the plan hires for {above} "
    "from outside ({hired}). Say so early, and show the other ways in chapter 4.",
    "teamplan.kit.lead": "One guide a family of roles, from the role library of {as_of} [our "
    "judgement]. Every candidate does the same work sample and hears the same questions. Two "
    "people note their marks alone, then compare. The guides stand at the end:",
    "teamplan.kit.more": "There are more for {labels}: jobmorph library show {example}.",
    "teamplan.kit.held": "For {labels} our library has no guide. Map the title to a role, or use "
    "your own.",
    "teamplan.guide.label": "Guide {number}: {labels}",
    "teamplan.guide.days": "The first 90 days",
    "teamplan.kit.profile": "Look for somebody who fits most of this",
    "teamplan.kit.sample": "Work sample, {minutes} minutes",
    "teamplan.kit.look": "A good one shows:",
    "teamplan.kit.interview": "Interview",
    "teamplan.kit.question": "Question",
    "teamplan.kit.weak": "Weak (1)",
    "teamplan.kit.fair": "Fair (3)",
    "teamplan.kit.strong": "Strong (5)",
    # --- 2 onboard ------------------------------------------------------------------------
    "teamplan.onboard.lead": "Newcomers, and people who change seat, do not work at full pace at "
    "once. That takes {mean} hours a week on average and {hours} in {quarter}.",
    "teamplan.onboard.none": "The plan hires for no seat that our library describes.",
    "teamplan.onboard.table": "One thing to see by each date",
    "teamplan.onboard.seat": "Seat",
    "teamplan.onboard.30": "After 30 days",
    "teamplan.onboard.60": "After 60 days",
    "teamplan.onboard.90": "After 90 days",
    "teamplan.onboard.months": "Months to full pace",
    "teamplan.onboard.note": "Each guide has the whole list. All of it is our judgement. Name one "
    "helper for each newcomer before the first day.",
    "teamplan.onboard.days": "After {days} days:",
    "teamplan.onboard.ai": "What AI adds to the job. Show it in week one, beside somebody:",
    "teamplan.onboard.adds": "{label}: {task}, {mid} hours a week later on ({low} to {high}).",
    "teamplan.onboard.task": "{label}, {mid} hours a week later on ({low} to {high}). {statement}",
    "teamplan.onboard.stage": "With AI, ready after 90 days means: {stage}",
}
