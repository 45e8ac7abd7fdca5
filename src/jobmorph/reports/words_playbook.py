"""Words of the playbook's reports; part of the one catalogue in `words`."""

from typing import Final

PLAYBOOK_WORDS: Final[dict[str, str]] = {
    "playbook.lead": "About {mid} of the {total} minutes in this playbook could pass to AI with "
    "software there is now ({between}); about {assisted} more would be done with AI.",
    "playbook.lead.steps": "About {mid} of every 100 parts of this playbook could pass to AI with "
    "software there is now ({between}); about {assisted} more would be done with AI.",
    "playbook.lead.contact": "{customer} of the {total} minutes are with customers; about "
    "{delegated} of these would pass to AI ({between}).",
    "playbook.lead.contact.none": "No step of it meets a customer.",
    "playbook.so_far": "Seen so far (use data to {usage}): AI {delegated}, with AI {assisted} of "
    "{total} minutes.",
    "playbook.so_far.steps": "Seen so far (use data to {usage}): AI {delegated}, with AI "
    "{assisted} of 100 parts.",
    "playbook.read_as": "Read as the work of: {title}. Not yours? --title JOB",
    "playbook.read_as.named": "Read as the work of: {title}, as you say.",
    "playbook.class.runs": "AI could run it",
    "playbook.class.assisted": "you, with AI",
    "playbook.class.human": "you",
    "playbook.classes": "{runs} of {count} steps AI could run, {assisted} would be done with AI, "
    "{human} stay with a person.",
    "playbook.steps": "Step by step",
    "playbook.caption": "Minutes, script score and shares of each step",
    "playbook.column.number": "#",
    "playbook.column.step": "Step",
    "playbook.column.minutes": "Min",
    "playbook.column.script": "Script",
    "playbook.column.reach": "In reach",
    "playbook.column.who": "Who",
    "playbook.column.contact": "Contact",
    "playbook.column.kind": "Kind of work",
    "playbook.column.shares": "Within reach: AI / with AI / person, %",
    "playbook.column.proposal": "What we would do",
    "playbook.contact.removes": "goes to AI",
    "playbook.contact.changes": "changes",
    "playbook.contact.keeps": "stays",
    "playbook.contact.creates": "leads to a talk",
    "playbook.contact.none": "none",
    "playbook.legend": "Script: how much of the step follows a script, of 100 (set by whoever "
    "designs it). In reach: {delegated} AI {assisted} with AI {human} you. Every range, trigger "
    "and proposal: --all",
    "playbook.legend.plain": "Script: how much of the step follows a script, of 100, set by "
    "whoever designs it; brackets hold the range. Contact: what happens to contact with "
    "customers if the step goes as far as is within reach.",
    "playbook.redesign": "A redesign that puts people where customers value them",
    "playbook.move.run": "Let software run {steps}: about {minutes} of their minutes, after which "
    "somebody reads a sample.",
    "playbook.move.prune": "Before automating {steps}, stop one of them for a month and see who "
    "misses it. These take {total} minutes and meet no customer.",
    "playbook.move.prune.one": "Before automating {steps}, leave it out for a month and see who "
    "misses it: {total} minutes that meet no customer.",
    "playbook.move.give": "Put the minutes here: {steps}. What people get from a person there: "
    "{values}.",
    "playbook.move.unscript": "Take the script away from {steps}. Keep what the law demands and "
    "one aim; the words belong to whoever speaks.",
    "playbook.move.hold": "Keep a person at {steps} by choice, whatever software can do.",
    "playbook.move.door": "At {steps} customers would meet AI: let it say so, keep a person one "
    "reply away, and count how often people ask for one.",
    "playbook.move.meet": "About {minutes} minutes a round come free and none of them is with "
    "customers. Decide before saving them: who will sit in on which calls?",
    "playbook.move.check": "Plan about {checking} minutes for checking. Read ten at random beside "
    "those that software marks, and ask one customer a week how it was.",
    "playbook.move.list": "{first} and {last}",
    "playbook.move.more": "{items} and {count} more",
    "playbook.step": "{number}. {label}",
    "playbook.step.kind": "Kind of work: {kind}{words}.",
    "playbook.step.words": ' ("{words}")',
    "playbook.step.library": "Nearest library task: {label} ({task_id}); likeness {similarity}.",
    "playbook.step.activity": "Nearest work activity by wording: {label}; likeness {similarity}. "
    "The judgement goes by the kind of work.",
    "playbook.step.activity.only": "No words show a kind of work; judged by the nearest work "
    "activities, first {label}; likeness {similarity}.",
    "playbook.step.script": "Script {score} of 100 ({low}-{high}): its words {words}, such work "
    "in general {activity}.",
    "playbook.step.triggers": "For script: {items}.",
    "playbook.step.room": "For room: {items}.",
    "playbook.step.trigger": '{sign} "{words}" {points}',
    "playbook.step.shares": "{moment}: AI {delegated}%, with AI {assisted}%, person {human}%.",
    "playbook.step.contact": "Contact: {contact}{minutes}.",
    "playbook.step.contact.minutes": " (about {minutes} of its {total} minutes would pass to AI)",
    "playbook.step.values": "What the other side gets from a person here: {values}.",
    "playbook.step.proposal": "We would: {proposal}",
    "playbook.moment.today": "Seen so far (use data to {usage})",
    "playbook.moment.reach": "Within reach",
    "playbook.sign.verbatim": "wording",
    "playbook.sign.template": "template",
    "playbook.sign.wording": "prescribed",
    "playbook.sign.branch": "branch",
    "playbook.sign.timing": "timing",
    "playbook.sign.mandate": "command",
    "playbook.sign.freedom": "room",
    "playbook.contacts": "What happens to contact with people",
    "playbook.contact.count": "{label}: {steps}.",
    "playbook.contact.label.removes": "Goes to AI",
    "playbook.contact.label.changes": "A person with AI",
    "playbook.contact.label.keeps": "Stays with a person",
    "playbook.contact.label.creates": "Leads to a talk",
    "playbook.how": "How to read this",
    "playbook.how.model": "Shares come from our exposure model, pooled with our own judgement of "
    "this kind of work (tier: our judgement); brackets hold 8 in 10 runs. The script score follows "
    "written rules that read English; its points are our judgement.",
    "playbook.how.class": "AI runs a step if its AI part, plus the joint part as far as it is "
    "scripted, is at least the person's part; it is yours if more than half of it stays with a "
    "person.",
    "playbook.notes": "What to know about the reading",
    "playbook.edition": "Edition {edition}, US. Our model and judgement; no count of such steps "
    "exists. Exposure is not probability of job loss.",
    "playbook.next": 'Next: --all for every step, --output plan.md for a document, role "{title}"',
}
