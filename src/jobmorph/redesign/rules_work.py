"""Rules of the work: somebody does every hour of the load, and AI takes no more than it can."""

from typing import Any

from jobmorph.redesign.model import LEAST_HOURS, PlanModel


def load(model: PlanModel) -> None:
    """Every hour of a task is done alone, with AI or by AI.

    x^H + x^A + x^D = L, for each task and quarter.
    """
    for task, quarter in _tasks(model):
        done = model.sum(
            [
                model.human[task, quarter],
                model.assisted[task, quarter],
                model.delegated[task, quarter],
            ]
        )
        model.add("load", done == float(model.arrays.tasks.load[task, quarter]),
                  place=_name(model, task), quarter=quarter)  # fmt: skip


def delegation(model: PlanModel) -> None:
    """AI does no more of a task than the verdict allows, and nothing that the owner keeps.

    x^D <= d L, for each task and quarter; d = 0 for a kept task.
    """
    tasks = model.arrays.tasks
    for task, quarter in _tasks(model):
        is_kept = tasks.ids[task] in model.limits.kept_tasks
        most = 0.0 if is_kept else float(tasks.delegated[task, quarter])
        model.add("delegation", model.delegated[task, quarter] <= most,
                  place=_name(model, task), quarter=quarter)  # fmt: skip


def assistance(model: PlanModel) -> None:
    """No more of a task is done with AI than the verdict allows.

    x^A <= a L, for each task and quarter; for a kept task the part that AI could do is added.
    """
    tasks = model.arrays.tasks
    for task, quarter in _tasks(model):
        is_kept = tasks.ids[task] in model.limits.kept_tasks
        most = tasks.assisted[task, quarter] + is_kept * tasks.delegated[task, quarter]
        model.add("assistance", model.assisted[task, quarter] <= float(most),
                  place=_name(model, task), quarter=quarter)  # fmt: skip


def pace(model: PlanModel) -> None:
    """How far AI goes with a task is decided once; it gets there at the pace a team can change.

    x^D_p = base^D_p + u (D_p - base^D_p) and x^A_p = base^A_p + v (A_p - base^A_p), 0 <= u, v <= 1,
    for each task and quarter; D and A are the steepest path (`steepest_path`), base is today's. So
    x^D_p - x^D_(p-1) <= pace L, and the same for x^D + x^A.
    """
    path = model.roll_out
    parts = (
        ("by_ai", model.delegated, model.far_delegated, path.delegated_least, path.delegated),
        ("with_ai", model.assisted, model.far_assisted, path.assisted_least, path.assisted),
    )
    for kind, hours, far, least, most in parts:
        for task, quarter in _tasks(model):
            base, way = float(least[task, quarter]), float((most - least)[task, quarter])
            step = way * far[task] if way > LEAST_HOURS else 0.0
            row = hours[task, quarter] - step == base
            model.add("pace", row, place=f"{_name(model, task)},{kind}", quarter=quarter)


def hours(model: PlanModel) -> None:
    """People's hours are work, checking, care of the software, what is put back, training, or idle.

    sum_t [L - (x^D - d0 L) - sav (x^A - a0 L) + (chi + care)(x^D - d0 L)] + customer + coaching
    + sum_k practice + training + start-up + idle - late = H n, for each seat and quarter.
    """
    tasks, seats, rates = model.arrays.tasks, model.arrays.seats, model.rates
    for seat in model.free_seats:
        for quarter in model.quarters:
            rows = model.tasks_of[seat]
            freed = [rates.saving_share * model.more_assisted(t, quarter) for t in rows]
            freed += [rates.gain * model.more_delegated(t, quarter) for t in rows]
            spent = [
                float(tasks.load[rows, quarter].sum()) - model.sum(freed),
                model.sum(_put_back(model, seat, quarter)),
                float(model.training_head[quarter]) * model.heads[seat, quarter],
                model.sum([*model.move_training(seat, quarter), *model.start_up(seat, quarter)]),
                model.idle[seat, quarter] - model.late[seat, quarter],
            ]
            model.add(
                "hours",
                model.sum(spent) == float(seats.hours[seat]) * model.heads[seat, quarter],
                place=seats.ids[seat], quarter=quarter,
            )  # fmt: skip


def unused(model: PlanModel) -> None:
    """Part of the freed hours is lost in the day and serves nobody.

    idle >= (1 - used) freed, with freed = sum_t [sav (x^A - a0 L) + (1 - chi - care)(x^D - d0 L)],
    for each seat and quarter.
    """
    rates = model.rates
    for seat in model.free_seats:
        for quarter in model.quarters:
            rows = model.tasks_of[seat]
            freed = [rates.saving_share * model.more_assisted(t, quarter) for t in rows]
            freed += [rates.gain * model.more_delegated(t, quarter) for t in rows]
            lost = (1.0 - rates.used_share) * model.sum(freed)
            model.add("unused", model.idle[seat, quarter] - lost >= 0.0,
                      place=model.arrays.seats.ids[seat], quarter=quarter)  # fmt: skip


def late(model: PlanModel) -> None:
    """Work waits only while somebody new starts or people are trained.

    late <= start-up + training, for each seat and quarter.
    """
    for seat in model.free_seats:
        for quarter in model.quarters:
            away = [*model.start_up(seat, quarter), *model.move_training(seat, quarter)]
            away.append(float(model.training_head[quarter]) * model.heads[seat, quarter])
            model.add("late", model.late[seat, quarter] - model.sum(away) <= 0.0,
                      place=model.arrays.seats.ids[seat], quarter=quarter)  # fmt: skip


def put_back(model: PlanModel) -> None:
    """Give customers no more hours than they can use.

    customer <= limit x L, for each seat and quarter; 0 for seats without customers.
    """
    tasks = model.arrays.tasks
    for seat in range(len(model.arrays.seats.ids)):
        rows = model.tasks_of[seat]
        has_customers = bool(tasks.is_customer[rows].any())
        for quarter in model.quarters:
            room = model.rates.put_back_limit_share * tasks.load[rows, quarter].sum()
            model.add("put_back", model.customer[seat, quarter] <= float(room) * has_customers,
                      place=model.arrays.seats.ids[seat], quarter=quarter)  # fmt: skip


def checking(model: PlanModel) -> None:
    """People who know the trade check AI's work, and do not only that.

    sum_t chi x^D <= cap x sum_(mid and above) H n + max(0, sum_t chi d0 L - cap x sum H n_0), for
    each quarter: a team that already checks more than that goes on, but does not add to it.
    """
    seats, tasks, rates = model.arrays.seats, model.arrays.tasks, model.rates
    able_share = [
        (seat, rates.checking_cap_share * float(seats.hours[seat]))
        for seat in model.free_seats
        if seats.is_checker[seat]
    ]
    able_today = sum(hours * float(seats.heads[seat]) for seat, hours in able_share)
    for quarter in model.quarters:
        today = rates.checking_share * float(tasks.delegated_today @ tasks.load[:, quarter])
        able = [hours * model.heads[seat, quarter] for seat, hours in able_share]
        checks = [rates.checking_share * each for each in model.delegated[:, quarter]]
        row = model.sum(checks) - model.sum(able) <= max(0.0, today - able_today)
        model.add("checking", row, quarter=quarter)


def service(model: PlanModel) -> None:
    """Each service has people for its work even if AI does as little as its 10th percentile.

    sum_(seats) H n >= sum_t [L - sav_q10 k_a (x^A - a0 L) - (1 - chi_q90 - care) k_d (x^D - d0 L)],
    for each service and quarter; k is the 10th percentile of the verdict over its mean. What is
    put back gives way; work may wait while people start or are trained, as `late` says. Of a bold
    owner the middle is taken for the bad end.
    """
    arrays = model.arrays
    for service_row, name in enumerate(arrays.services):
        seats = [s for s in model.free_seats if arrays.seats.service[s] == service_row]
        rows = [t for s in seats for t in model.tasks_of[s]]
        for quarter in model.quarters if seats else ():
            freed = [part for t in rows for part in _freed_for_sure(model, t, quarter)]
            people = [float(arrays.seats.hours[s]) * model.heads[s, quarter] for s in seats]
            row = model.sum([*people, *freed]) >= float(arrays.tasks.load[rows, quarter].sum())
            model.add("service", row, place=name, quarter=quarter)


def _freed_for_sure(model: PlanModel, task: int, quarter: int) -> list[Any]:
    tasks, rates = model.arrays.tasks, model.rates
    assisted, delegated = model.more_assisted(task, quarter), model.more_delegated(task, quarter)
    if model.limits.is_bold:
        return [rates.saving_share * assisted, rates.gain * delegated]
    return [
        rates.saving_share_bad * float(tasks.assisted_sure[task, quarter]) * assisted,
        rates.gain_bad * float(tasks.delegated_sure[task, quarter]) * delegated,
    ]


def _put_back(model: PlanModel, seat: int, quarter: int) -> list[Any]:
    return [
        model.customer[seat, quarter],
        model.coaching[seat, quarter],
        *_practised(model, seat, quarter),
    ]


def _practised(model: PlanModel, seat: int, quarter: int) -> list[Any]:
    practice = model.arrays.practice
    return [model.practised[pair, quarter] for pair in range(len(practice.skill_ids))
            if practice.seat[pair] == seat]  # fmt: skip


def _tasks(model: PlanModel) -> list[tuple[int, int]]:
    count = len(model.arrays.tasks.ids)
    return [(task, quarter) for task in range(count) for quarter in model.quarters]


def _name(model: PlanModel, task: int) -> str:
    arrays = model.arrays
    return f"{arrays.seats.ids[arrays.tasks.seat[task]]},{arrays.tasks.ids[task]}"
