"""Words of a team's plan, chapters 3 to 5: train, develop, coach."""

from typing import Final

TEAM_CHAPTER_WORDS: Final[dict[str, str]] = {
    # --- 3 train --------------------------------------------------------------------------
    "teamplan.3.1": "3.1 Everybody learns to work with AI",
    "teamplan.3.2": "3.2 What they practise",
    "teamplan.3.3": "3.3 Practice set aside for those who start in the trade",
    "teamplan.3.4": "3.4 Training for moves",
    "teamplan.3.5": "3.5 What it costs",
    "teamplan.train.lead": "{people} learn to work with AI, {hours} hours each {claim}, over the "
    "first {quarters} quarters: {each} hours a quarter. People who share tasks learn together.",
    "teamplan.train.groups": "Keep groups to twelve.",
    "teamplan.train.table": "Hours of training by quarter",
    "teamplan.train.people": "People at the start",
    "teamplan.train.for_moves": "for moves inside",
    "teamplan.train.all": "all",
    "teamplan.train.area": "Field",
    "teamplan.train.hours": "Hours",
    "teamplan.train.fees": "Fees, {currency}",
    "teamplan.train.held": "{people} in seats without a library role: not counted in. Invite them.",
    "teamplan.contents.lead": "One aim a quarter. Use the team's own work, never made-up cases.",
    "teamplan.contents.1": "Where AI stops. Each person finds the planted errors in ten drafts "
    "from their own task, and knows which data must never go in.",
    "teamplan.contents.2": "Check on a plan. Each person draws a sample of AI's work, marks it, "
    "and names the kind of error.",
    "teamplan.contents.3": "Mend the cause. Each team turns its three most frequent errors into "
    "rules or examples, and sees next month whether they fell.",
    "teamplan.contents.4": "Use the hours. Each person shows which talks or customers the freed "
    "time went to, and what came of it.",
    "teamplan.contents.note": "Each guide names the practices of its family, with hours and a "
    "check.",
    "teamplan.contents.table": "Practices that build work with AI",
    "teamplan.contents.practice": "Practice",
    "teamplan.contents.hours": "Hours",
    "teamplan.contents.check": "You see that it worked",
    "teamplan.practice.lead": "AI takes over tasks in which beginners learn. The plan gives hours "
    "back, so that nobody at entry level has less than {share}% of the practice of now in any "
    "skill of the trade.",
    "teamplan.practice.line": "{seat}, {skill}: {start} hours in {quarter}, {end} in {last}. Then "
    "that is {minutes} minutes a quarter for each of {people}.",
    "teamplan.practice.once": "{seat}, {skill}: {end} hours in {last}. That is {minutes} minutes "
    "for each of {people}.",
    "teamplan.practice.do": "Do: {practice} It worked if: {check}",
    "teamplan.practice.none": "No hours need to be set aside: what passes to AI leaves beginners "
    "practice enough by this design's own limit.",
    "teamplan.practice.no_entry": "The team has no entry seats, so nobody starts in the trade "
    "here. That is a risk of its own: every opening needs somebody ready from outside.",
    "teamplan.train.move": "{people}, {label} to {destination}, in {quarter}: {hours} hours of "
    "guided practice a person before the first day. The trade reckons {months} months for it, so "
    "begin in {begin}.",
    "teamplan.train.moves.none": "The plan makes no move inside, so none needs training.",
    "teamplan.train.cost": "All training takes {hours} hours over the plan, at most {most} hours "
    "a week, in {quarter}. These hours are in the plan's capacity already. Fees come to {fees}, "
    "at {rate} an hour [our judgement].",
    # --- 4 develop ------------------------------------------------------------------------
    "teamplan.4.1": "4.1 Steps up",
    "teamplan.4.2": "4.2 Moves that the plan makes",
    "teamplan.4.3": "4.3 Ask inside first",
    "teamplan.4.4": "4.4 Other ways across",
    "teamplan.ladder.lead": "Who could get ready by {end}, in groups, if all of a seat prepare "
    "and leave at the usual rate. Time in the seat counts from now, because we do not look at "
    "anybody's years.",
    "teamplan.ladder.table": "Steps up inside the team",
    "teamplan.ladder.none": "No seat of this team leads to one above it within the plan. People "
    "grow inside their seat, or leave to grow: ask each what they want to be able to do in a year.",
    "teamplan.ladder.takes": "What it takes from {origin} to {label}",
    "teamplan.step.from": "From",
    "teamplan.step.to": "To",
    "teamplan.step.people": "People now",
    "teamplan.step.months": "Months",
    "teamplan.step.hours": "Hours to learn",
    "teamplan.step.first": "First in",
    "teamplan.step.ready": "Ready by {end}",
    "teamplan.step.open": "Hires booked there since",
    "teamplan.untold": "not told",
    "teamplan.ladder.untold": "Not told: a seat of fewer than five people, or one folded with "
    "such seats.",
    "teamplan.move": "In {quarter} {count} of {of} in the seat {label} moves to {destination}. It "
    "takes {months} months of work now and {hours} hours of practice before. Offer it to all in "
    "the seat. The plan counts places and picks nobody.",
    "teamplan.move.several": "In {quarter} {count} of {of} in the seat {label} move to "
    "{destination}. It takes {months} months of work now and {hours} hours of practice before. "
    "Offer it to all in the seat. The plan counts places and picks nobody.",
    "teamplan.moves.none": "No move: the plan fills every seat that comes free from outside. 4.3 "
    "shows where you could do otherwise.",
    "teamplan.inside.lead": "The plan weighs money and hours. It cannot weigh what a promise is "
    "worth. These hires are booked from outside at a time when somebody inside could be ready:",
    "teamplan.inside.line": "{destination}: {count} hires from {quarter} on. People in the seat "
    "{label} ({heads} now) could take some of them after {hours} hours of practice.",
    "teamplan.inside.line.one": "{destination}: one hire from {quarter} on. Somebody in the seat "
    "{label} ({heads} now) could take it after {hours} hours of practice.",
    "teamplan.inside.dearer": "A move costs {inside}, with training, start and the seat to fill "
    "behind it; a hire from outside {outside}, with its start.",
    "teamplan.inside.cheaper": "A move costs less, {inside} with training, start and the seat to "
    "fill behind it; a hire from outside {outside}, with its start.",
    "teamplan.inside.others": "Also near: {labels}.",
    "teamplan.inside.note": "Two weeks before each such hire goes out, offer it inside to "
    "everybody in these seats.",
    "teamplan.inside.small": "When a seat comes free, ask inside before you advertise. No seat "
    "has five people, so we do not tell which comes free; the ways below hold for any of them.",
    "teamplan.inside.none": "No hire of the plan comes at a time when somebody inside could be "
    "ready by the ways that the trade knows.",
    "teamplan.across.lead": "Moves that people in the trade make and no survey counts [our "
    "judgement], least to learn first.",
    "teamplan.across.table": "Other moves inside the team",
    "teamplan.grow": "How people grow in these seats",
    "teamplan.grow.note": "Each guide says how people grow in their seat, and what the next one "
    "takes.",
    # --- 5 coach --------------------------------------------------------------------------
    "teamplan.5.area": "5.{number} {what}",
    "teamplan.coach.none": "Nobody in this team leads others by the roster, so there is no "
    "coaching to plan.",
    "teamplan.coach.lead.more": "Coaching goes from {now} to {then} hours a person and week by "
    "{end}. It comes out of what AI takes from the leaders' own week, so it starts with what they "
    "stop.",
    "teamplan.coach.lead.same": "Coaching stays at about {then} hours a person and week. What "
    "changes is what leaders do in the hours that AI takes from their own week, so it starts with "
    "what they stop.",
    "teamplan.coach.lead.less": "Coaching falls from {now} to {then} hours a person and week by "
    "{end}. Whether that is enough is for you to say: raise it in your limits. It starts with "
    "what leaders stop.",
    "teamplan.coach.heading": "{area}: {lead}, {people}",
    "teamplan.coach.leader": "one leader",
    "teamplan.coach.leaders": "{count} leaders",
    "teamplan.coach.hours": "{who}: {now} hours of coaching a person and week now, {then} by "
    "{end}. For each leader that is {leader_now} hours a week now and {leader_then} then.",
    "teamplan.coach.same": "{who}: {then} hours of coaching a person and week, as now. For each "
    "leader that is {leader_then} hours a week.",
    "teamplan.coach.few": "{who}: by the roster {leaders} hold seats that lead here, and {led} a "
    "seat that does not. So we count by leader: {leader_now} hours of coaching a week each now, "
    "{leader_then} by {end}.",
    "teamplan.coach.unknown": "{who}: our library does not say how many hours go into coaching "
    "here. Ask, and write the number down before anything changes.",
    "teamplan.coach.task": "{label} ({freed} of {load})",
    "teamplan.coach.freed": "AI saves these leaders {hours} hours a week together, {each} each, "
    "checking taken off. Most of it in {tasks}.",
    "teamplan.coach.freed.one": "AI saves this leader {hours} hours a week, checking taken off. "
    "Most of it in {tasks}.",
    "teamplan.coach.extra": "{extra} of these go into coaching.",
    "teamplan.coach.extra.more": "Coaching takes {extra} hours more a week. What AI frees does "
    "not carry all of it: the rest comes from new seats or from work that waits.",
    "teamplan.coach.unused": "{unused} are lost in the day unless somebody puts them into a diary.",
    "teamplan.coach.table": "Habits of leading, {area}",
    "teamplan.stop": "Stop",
    "teamplan.start": "In its place",
    "teamplan.coach.trial": "Stop one habit a field in {quarter} and say why. If coaching is "
    "below {least} hours a person at the end of {next}, another habit must go. If something is "
    "missed that the old one caught, bring back the line that caught it, not the meeting.",
    "teamplan.look": "Look for:",
    "teamplan.ask": "Ask, and let the other speak first:",
}
