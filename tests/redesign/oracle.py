"""Every staffing of a small team, the best way to spend its hours for each: slow and plain.

Written from the inequalities, not from the programme: nothing of the redesign room is used but the
tables and limits of the question. Staffings (people, hires, moves, layoffs) are listed; the hours
of each are a linear programme, solved with scipy. Every seat needs bounds, so that the list ends.
"""

import itertools
import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

TRIFLE = 1e-9
GOES_ON = 4
CHANGE_COST = 1e-4
LATE_WEIGHT = 1.25
MARGIN_MOST = 2.0


@dataclass(frozen=True)
class Quarter:
    """What happens to people in a quarter: by seat, and moves by pair."""

    heads: tuple
    hires: tuple
    layoffs: tuple
    moved: tuple


class Oracle:
    def __init__(self, problem, request):
        self.rates, self.limits, self.weights = problem.rates, request.limits, request.weights
        self.quarters = problem.quarters
        self.seats = list(problem.seats.iter_rows(named=True))
        self.row = {seat["seat_id"]: at for at, seat in enumerate(self.seats)}
        self.moves = list(problem.moves.iter_rows(named=True))
        self.practice = list(problem.practice.iter_rows(named=True))
        self.skills = list(problem.skills.iter_rows())
        keys = sorted({(r["seat_id"], r["task_id"]) for r in problem.work.iter_rows(named=True)})
        at = {key: number for number, key in enumerate(keys)}
        self.tasks = [[None] * self.quarters for _ in keys]
        for row in problem.work.iter_rows(named=True):
            self.tasks[at[row["seat_id"], row["task_id"]]][row["quarter"] - 1] = row
        self.usual_leave = self.leavers(
            [[seat["today_heads"]] * self.quarters for seat in self.seats]
        )
        self.leave = self.usual_leave
        self.steps = [self.roll_out(task) for task in self.tasks]

    # --- what is given before any choice ---------------------------------------------------

    def expected(self, seat, heads):
        """People of a seat who have left by the start and by the end of each quarter."""
        rate = self.seats[seat]["attrition_share_quarter"]
        before = [self.seats[seat]["today_heads"], *heads[seat][:-1]]
        return [0.0, *itertools.accumulate(rate * people for people in before)]

    def leavers(self, heads):
        """Whole people, by seat and quarter: floor(expected so far + u), u laid end to end."""
        start, found = 0.0, {}
        for s in sorted(range(len(self.seats)), key=lambda each: self.seats[each]["seat_id"]):
            u = (start + 0.5) % 1.0
            gone = [math.floor(so_far + u + TRIFLE) for so_far in self.expected(s, heads)]
            found[s] = [b - a for a, b in itertools.pairwise(gone)]
            seat = self.seats[s]
            start += seat["attrition_share_quarter"] * seat["today_heads"] * self.quarters
        return [found[s] for s in range(len(self.seats))]

    def leaves_enough(self, heads):
        """Whether as many leave as a plan's people call for, within one."""
        return all(
            abs(left - so_far) <= 1.0 + TRIFLE
            for s in range(len(self.seats))
            for left, so_far in zip(
                itertools.accumulate(self.leave[s]), self.expected(s, heads)[1:], strict=True
            )
        )

    def roll_out(self, rows):
        """(base, way) of delegated and of assisted hours, by quarter."""
        kept = rows[0]["task_id"] in self.limits.kept_tasks
        place = self.seats[self.row[rows[0]["seat_id"]]]["location"]
        frozen = max((f.quarters for f in self.limits.freezes if f.location == place), default=0)
        before, path = None, []
        for quarter, row in enumerate(rows):
            load = row["load_hours_quarter"]
            today = row["delegated_today"] * load, row["assisted_today"] * load
            before = before or today
            step = 0.0 if quarter < frozen else self.rates.pace_share * load
            most_d = 0.0 if kept else row["delegated_limit"] * load
            most_a = row["assisted_limit"] * load + kept * row["delegated_limit"] * load
            d = min(most_d, before[0] + step)
            a = max(min(most_a, before[0] + before[1] + step - d, load - d), 0.0)
            before = d, a
            base = min(d, today[0]), min(a, today[1])
            path.append((base[0], d - base[0], base[1], a - base[1]))
        return path

    def far(self, task, quarter):
        """Hours delegated and assisted as {variable: hours}, '' the part that is there anyway."""
        base_d, way_d, base_a, way_a = self.steps[task][quarter]
        return {"": base_d, ("u", task): way_d}, {"": base_a, ("v", task): way_a}

    def beyond(self, task, quarter):
        row = self.tasks[task][quarter]
        load = row["load_hours_quarter"]
        d, a = self.far(task, quarter)
        return (
            add(d, {"": -row["delegated_today"] * load}),
            add(a, {"": -row["assisted_today"] * load}),
        )

    def of_seat(self, seat):
        name = self.seats[seat]["seat_id"]
        return [t for t, rows in enumerate(self.tasks) if rows[0]["seat_id"] == name]

    def load(self, tasks, quarter):
        return sum(self.tasks[t][quarter]["load_hours_quarter"] for t in tasks)

    def freed(self, tasks, quarter, *, is_bad=False):
        parts = []
        for t in tasks:
            row = self.tasks[t][quarter]
            d, a = self.beyond(t, quarter)
            check, saving = self.rates.checking_share, self.rates.saving_share
            sure = 1.0, 1.0
            if is_bad and not self.limits.is_bold:
                check, saving = self.rates.checking_share_bad, self.rates.saving_share_bad
                sure = tuple(
                    min(row[f"{part}_limit_low"] / row[f"{part}_limit"], 1.0)
                    if row[f"{part}_limit"] > 0.0
                    else min(row[f"{part}_limit_low"], 1.0)
                    for part in ("delegated", "assisted")
                )
            parts += [
                times((1.0 - check - self.rates.care_share) * sure[0], d),
                times(saving * sure[1], a),
            ]
        return add(*parts)

    def training_head(self, quarter):
        lasts = min(4, self.quarters)
        return self.rates.ai_training_hours / lasts if quarter < lasts else 0.0

    def lost_start(self, seat, since):
        """Hours of the quarter `since` quarters after the start that somebody new loses."""
        months = self.seats[seat]["start_up_months"]
        if months == 0.0:
            return 0.0
        edges = [min(3.0 * since, months), min(3.0 * since + 3.0, months)]
        lost = [t - t * t / (2.0 * months) for t in edges]
        return (lost[1] - lost[0]) / 3.0 * self.seats[seat]["work_hours_head_quarter"]

    # --- expressions over people ----------------------------------------------------------

    def start_up(self, seat, quarter):
        parts = []
        for start in range(quarter + 1):
            lost = self.lost_start(seat, quarter - start)
            parts.append({("hires", seat, start): lost})
            parts += [
                {("moved", k, start): lost * self.rates.move_start_up_share}
                for k, move in enumerate(self.moves)
                if self.row[move["destination_seat_id"]] == seat
            ]
        return add(*parts)

    def move_training(self, seat, quarter):
        return add(
            *(
                {("moved", k, quarter): move["training_hours"]}
                for k, move in enumerate(self.moves)
                if self.row[move["destination_seat_id"]] == seat
            )
        )

    def away(self, seat, quarter):
        trained = {("heads", seat, quarter): self.training_head(quarter)}
        return add(self.start_up(seat, quarter), self.move_training(seat, quarter), trained)

    def running_cost(self, quarter):
        parts = []
        for s, seat in enumerate(self.seats):
            tool = 0.0 if seat["is_held"] else self.rates.tool_amount_head_quarter
            parts.append({("heads", s, quarter): seat["cost_amount_quarter"] + tool})
        parts += [
            times(self.rates.tool_amount_delegated_hour, self.far(t, quarter)[0])
            for t in range(len(self.tasks))
        ]
        return add(*parts)

    def cost(self, quarter):
        fee, parts = self.rates.training_amount_hour, [self.running_cost(quarter)]
        for s, seat in enumerate(self.seats):
            year = 4.0 * seat["cost_amount_quarter"]
            parts += [
                {("hires", s, quarter): self.rates.hire_cost_share * year},
                {("layoffs", s, quarter): self.rates.layoff_cost_share * year},
            ]
            if not seat["is_held"]:
                parts.append({("heads", s, quarter): fee * self.training_head(quarter)})
                if quarter == 0:
                    parts.append({"": self.rates.set_up_amount_head * seat["today_heads"]})
        parts += [{("moved", k, quarter): fee * move["training_hours"]}
                  for k, move in enumerate(self.moves)]  # fmt: skip
        return add(*parts)

    # --- staffings ------------------------------------------------------------------------

    def bounds_of(self, seat, quarter):
        name, today = self.seats[seat]["seat_id"], self.seats[seat]["today_heads"]
        least, most = 0, None
        for limit in self.limits.seats:
            if limit.seat_id == name and quarter + 1 >= limit.from_quarter:
                least = max(least, limit.least or 0)
                most = limit.most if most is None else min(most, limit.most)
        frozen = any(freeze.location == self.seats[seat]["location"] and quarter < freeze.quarters
                     for freeze in self.limits.freezes)  # fmt: skip
        if frozen or self.seats[seat]["is_held"]:
            least = max(least, today)
            most = today if most is None else min(most, today)
        return range(least, most + 1)

    def next_quarters(self, plan):
        quarter = len(plan)
        before = plan[-1].heads if plan else tuple(seat["today_heads"] for seat in self.seats)
        move_ranges = [
            range(before[self.row[m["seat_id"]]] + 1 if quarter + 1 >= m["earliest_quarter"] else 1)
            for m in self.moves
        ]
        layoff_ranges = []
        for s, seat in enumerate(self.seats):
            most = math.floor(self.limits.layoff_share * seat["today_heads"] + TRIFLE)
            so_far = sum(each.layoffs[s] for each in plan)
            layoff_ranges.append(range((0 if seat["is_held"] else most) - so_far + 1))
        head_ranges = [self.bounds_of(s, quarter) for s in range(len(self.seats))]
        everywhere = range(len(self.seats))
        for heads in itertools.product(*head_ranges):
            if not self.keeps_size(heads, quarter):
                continue
            for moved, layoffs in itertools.product(
                itertools.product(*move_ranges), itertools.product(*layoff_ranges)
            ):
                out, into = [0] * len(before), [0] * len(before)
                for move, people in zip(self.moves, moved, strict=True):
                    out[self.row[move["seat_id"]]] += people
                    into[self.row[move["destination_seat_id"]]] += people
                gone = [self.leave[s][quarter] + layoffs[s] + out[s] for s in everywhere]
                hires = tuple(heads[s] - before[s] + gone[s] - into[s] for s in everywhere)
                if any(
                    out[s] + self.moved_out(plan, s) > seat["today_heads"]
                    for s, seat in enumerate(self.seats)
                ):
                    continue
                if min(hires) >= 0 and all(gone[s] <= before[s] for s in everywhere):
                    yield Quarter(heads, hires, layoffs, moved)

    def moved_out(self, plan, seat):
        return sum(
            people
            for each in plan
            for move, people in zip(self.moves, each.moved, strict=True)
            if self.row[move["seat_id"]] == seat
        )

    def keeps_size(self, heads, quarter):
        limits, total = self.limits, sum(heads)
        entry = [s for s, seat in enumerate(self.seats) if seat["level"] == "entry"]
        if limits.seats_least is not None and total < limits.seats_least:
            return False
        if limits.seats_most is not None and total > limits.seats_most:
            return False
        if entry and sum(heads[s] for s in entry) < limits.entry_seats_least:
            return False
        return self.keeps_span(heads) and self.may_keep_hours(heads, quarter)

    def areas(self):
        found = {}
        for s, seat in enumerate(self.seats):
            led, lead = found.setdefault(seat["team_area"], ([], []))
            (lead if seat["is_manager"] else led).append(s)
        return [(led, lead) for led, lead in found.values()
                if sum(self.seats[s]["today_heads"] for s in lead)]  # fmt: skip

    def keeps_span(self, heads):
        for led, lead in self.areas():
            today = [sum(self.seats[s]["today_heads"] for s in side) for side in (led, lead)]
            most = max(self.rates.span_heads, today[0] / today[1])
            if sum(heads[s] for s in led) > most * sum(heads[s] for s in lead) + TRIFLE:
                return False
        return True

    def may_keep_hours(self, heads, quarter):
        """Whether people are enough if AI frees all it can: saves programmes, decides none."""
        for s, seat in enumerate(self.seats):
            if seat["is_held"]:
                continue
            freed = most_of(self.freed(self.of_seat(s), quarter))
            need = self.load(self.of_seat(s), quarter) - freed
            if seat["work_hours_head_quarter"] * heads[s] < need - 1e-6:
                return False
        return True

    def staffings(self):
        plans = [()]
        for _ in range(self.quarters):
            plans = [(*plan, each) for plan in plans for each in self.next_quarters(plan)]
        return [plan for plan in plans if self.lays_off_last(plan)]

    def lays_off_last(self, plan):
        for service in {seat["service"] for seat in self.seats}:
            own = [s for s, seat in enumerate(self.seats) if seat["service"] == service]
            laid_off, hired = (
                sum(getattr(each, kind)[s] for each in plan for s in own)
                for kind in ("layoffs", "hires")
            )
            if laid_off and hired:
                return False
        return True

    def margin(self, plan):
        smallest = MARGIN_MOST
        for skill in {skill for _, skill in self.skills}:
            holders = [self.row[seat] for seat, each in self.skills if each == skill]
            today = sum(self.seats[s]["today_heads"] for s in holders)
            for each in plan:
                if today:
                    smallest = min(smallest, sum(each.heads[s] for s in holders) / today)
        return smallest

    # --- the linear programme of the hours ------------------------------------------------

    def rows(self):
        """(expression, is_equation): expression <= 0, or == 0."""
        free = [s for s, seat in enumerate(self.seats) if not seat["is_held"]]
        for q in range(self.quarters):
            for s in free:
                yield from self.seat_rows(s, q)
            yield self.checking_row(q), False
            for service in {self.seats[s]["service"] for s in free}:
                own = [s for s in free if self.seats[s]["service"] == service]
                yield self.service_row(own, q), False
            yield from ((row, False) for row in self.coaching_rows(q))
            yield from ((row, False) for row in self.practice_rows(q))
        yield from ((row, False) for row in self.budget_rows())

    def seat_rows(self, s, q):
        tasks = self.of_seat(s)
        freed = self.freed(tasks, q)
        hours = self.seats[s]["work_hours_head_quarter"]
        spent = add(
            {"": self.load(tasks, q)}, times(-1.0, freed), self.away(s, q),
            {("customer", s, q): 1.0, ("coaching", s, q): 1.0, ("idle", s, q): 1.0},
            {("late", s, q): -1.0, ("heads", s, q): -hours},
            {("practice", pair, q): 1.0 for pair in self.pairs() if self.row[pair[0]] == s},
        )  # fmt: skip
        yield spent, True
        yield add(times(1.0 - self.rates.used_share, freed), {("idle", s, q): -1.0}), False
        yield add({("late", s, q): 1.0}, times(-1.0, self.away(s, q))), False
        customers = any(self.tasks[t][0]["is_customer"] for t in tasks)
        room = self.rates.put_back_limit_share * self.load(tasks, q) * customers
        yield {("customer", s, q): 1.0, "": -room}, False

    def checking_row(self, q):
        checks = [times(self.rates.checking_share, self.far(t, q)[0])
                  for t in range(len(self.tasks))]  # fmt: skip
        able = {
            ("heads", s, q): -self.rates.checking_cap_share * seat["work_hours_head_quarter"]
            for s, seat in enumerate(self.seats)
            if seat["level"] not in (None, "entry") and not seat["is_held"]
        }
        today = sum(
            self.rates.checking_share * row["delegated_today"] * row["load_hours_quarter"]
            for row in (self.tasks[t][q] for t in range(len(self.tasks)))
        )
        there = sum(-able[name] * self.seats[name[1]]["today_heads"] for name in able)
        return add(*checks, able, {"": -max(0.0, today - there)})

    def service_row(self, own, q):
        tasks = [t for s in own for t in self.of_seat(s)]
        people = {("heads", s, q): -self.seats[s]["work_hours_head_quarter"] for s in own}
        sure = self.freed(tasks, q, is_bad=True)
        return add({"": self.load(tasks, q)}, times(-1.0, sure), people)

    def coaching_rows(self, q):
        for led, lead in self.areas():
            reports = sum(self.seats[s]["today_heads"] for s in led)
            if not reports or all(self.seats[s]["is_held"] for s in lead):
                continue
            coached = [t for s in lead for t in self.of_seat(s) if self.tasks[t][0]["is_coaching"]]
            today = self.load(coached, 0) / reports
            goal = max(self.limits.coaching_factor * today, self.limits.coaching_hours_head_least)
            least = today + (goal - today) * (q + 1) / self.quarters
            parts = [{("coaching", s, q): -1.0} for s in lead if not self.seats[s]["is_held"]]
            parts += [{("heads", s, q): least} for s in led]
            for t in coached:
                d, a = self.beyond(t, q)
                parts += [{"": -self.tasks[t][q]["load_hours_quarter"]}, d,
                          times(self.rates.saving_share, a)]  # fmt: skip
            yield add(*parts)

    def pairs(self):
        return sorted({(row["seat_id"], row["skill_id"]) for row in self.practice})

    def practice_rows(self, q):
        rates = self.rates
        lost_d = 1.0 - rates.practice_checking * rates.checking_share
        lost_a = 1.0 - rates.practice_assisted
        for pair in self.pairs():
            s = self.row[pair[0]]
            now, today, lost = 0.0, 0.0, []
            for link in self.practice:
                if (link["seat_id"], link["skill_id"]) != pair:
                    continue
                (t,) = [t for t in self.of_seat(s)
                        if self.tasks[t][0]["task_id"] == link["task_id"]]  # fmt: skip
                row, share = self.tasks[t][q], link["link_share"]
                hours = share * row["load_hours_quarter"]
                now += hours
                today += hours * (
                    1.0 - lost_d * row["delegated_today"] - lost_a * row["assisted_today"]
                )
                d, a = self.far(t, q)
                lost += [times(share * lost_d, d), times(share * lost_a, a)]
            per_head = today / self.seats[s]["today_heads"]
            yield add(
                {"": -now}, *lost, {("practice", pair, q): -1.0},
                {("heads", s, q): self.limits.practice_floor_share * per_head},
            )  # fmt: skip

    def budget_rows(self):
        if self.limits.budget_amount_year is None:
            return
        for first in range(0, self.quarters, 4):
            year = range(first, min(first + 4, self.quarters))
            most = self.limits.budget_amount_year * len(year) / 4.0
            # In thousands, so that a solver's trifle is one here too.
            yield times(1e-3, add(*(self.cost(q) for q in year), {"": -most}))

    def objective(self):
        """What is maximised, but for `margin`, as an expression."""
        w, last = self.weights, self.quarters - 1
        customers, today, cost, usual, work = [], 0.0, [], 0.0, 0.0
        for q in range(self.quarters):
            often = 1.0 + GOES_ON * (q == last)
            work += often * self.load(range(len(self.tasks)), q)
            for t, rows in enumerate(self.tasks):
                if not rows[0]["is_customer"]:
                    continue
                d, a = self.beyond(t, q)
                hours = rows[q]["load_hours_quarter"]
                today += often * hours
                customers += [
                    {"": often * hours},
                    times(-often, d),
                    times(-often * self.rates.saving_share, a),
                ]
            for s, seat in enumerate(self.seats):
                customers.append({("customer", s, q): often, ("late", s, q): -often * LATE_WEIGHT})
                pay = seat["cost_amount_quarter"]
                usual += often * pay * seat["today_heads"]
                usual += self.rates.hire_cost_share * 4.0 * pay * self.usual_leave[s][q]
            cost.append(self.cost(q))
        cost.append(times(GOES_ON, self.running_cost(last)))
        people = sum(seat["today_heads"] for seat in self.seats)
        changes = {
            (kind, at, q): -CHANGE_COST / people
            for kind, count in (
                ("hires", len(self.seats)), ("layoffs", len(self.seats)), ("moved", len(self.moves))
            )
            for at in range(count)
            for q in range(self.quarters)
        }  # fmt: skip
        kept = {("layoffs", s, q): -w.people / people
                for s in range(len(self.seats)) for q in range(self.quarters)}  # fmt: skip
        return add(
            times(w.customer / (today or work), add(*customers)),
            {"": w.money + w.people},
            times(-w.money / usual, add(*cost)),
            kept,
            changes,
        )

    def best(self):
        """The objective of the best plan; None if there is no plan.

        People leave as in the team as it is, or, if its best plan calls for others, as in that.
        """
        value, plan = self.best_plan()
        for _ in range(3):
            heads = plan and [[quarter.heads[s] for quarter in plan]
                              for s in range(len(self.seats))]  # fmt: skip
            if plan is None or self.leaves_enough(heads):
                break
            self.leave = self.leavers(heads)
            again, other = self.best_plan()
            if other is None:
                break
            value, plan = again, other
        return value

    def best_plan(self):
        """The objective and the people of the best plan with the leavers as they are."""
        rows = [(add(row), is_equation) for row, is_equation in self.rows()]
        objective = self.objective()
        people = [(kind, at, q) for q in range(self.quarters)
                  for kind, count in (("heads", len(self.seats)), ("hires", len(self.seats)),
                                      ("layoffs", len(self.seats)), ("moved", len(self.moves)))
                  for at in range(count)]  # fmt: skip
        hours = sorted({name for row, _ in [*rows, (objective, False)] for name in row
                        if name not in ("", *people)}, key=str)  # fmt: skip
        column = {name: at for at, name in enumerate(hours)}
        place = {name: at for at, name in enumerate(people)}
        a, b, of_people = [], [], []
        for row, _ in [*rows, (objective, False)]:
            line, fixed = np.zeros(len(hours)), np.zeros(len(people))
            for name, value in row.items():
                if name in column:
                    line[column[name]] = value
                elif name in place:
                    fixed[place[name]] = value
            a.append(line)
            of_people.append(fixed)
            b.append(row.get("", 0.0))
        a, b, of_people = np.array(a), np.array(b), np.array(of_people)
        equation = np.array([is_equation for _, is_equation in rows])
        most = np.array([1.0 if name[0] in "uv" else np.inf for name in hours])
        most = np.where([name[0] == "customer" for name in hours], self.room(hours), most)
        # Best value that hours alone could have, each at its own best bound.
        gain = np.where(a[-1] > 0.0, a[-1] * np.where(np.isinf(most), 0.0, most), 0.0).sum()
        ranked = []
        for plan in self.staffings():
            vector = np.array([getattr(plan[q], kind)[at] for kind, at, q in people], dtype=float)
            constant = of_people @ vector + b
            value = constant[-1] + self.weights.resilience * self.margin(plan)
            ranked.append((value, constant, plan))
        ranked.sort(key=lambda pair: -pair[0])
        best, chosen = None, None
        for value, constant, plan in ranked:
            if best is not None and value + gain <= best + 1e-10:
                break
            found = linprog(
                -a[-1],
                A_ub=a[:-1][~equation], b_ub=-constant[:-1][~equation],
                A_eq=a[:-1][equation], b_eq=-constant[:-1][equation],
                bounds=np.column_stack([np.zeros(len(hours)), most]),
            )  # fmt: skip
            if found.status == 0 and (best is None or value - found.fun > best):
                best, chosen = value - found.fun, plan
        return best, chosen

    def room(self, hours):
        return np.array(
            [
                self.rates.put_back_limit_share * self.load(self.of_seat(name[1]), name[2])
                if name[0] == "customer"
                else 0.0
                for name in hours
            ]
        )


def add(*expressions):
    total = {"": 0.0}
    for expression in expressions:
        for name, value in expression.items():
            total[name] = total.get(name, 0.0) + value
    return total


def times(factor, expression):
    return {name: factor * value for name, value in expression.items()}


def most_of(expression):
    """The most that an expression over shares from 0 to 1 can be."""
    return expression[""] + sum(max(v, 0.0) for name, v in expression.items() if name != "")
