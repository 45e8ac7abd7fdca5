// Keeps what was typed on the plan page, and the weeks ticked off, in this browser, until "Finish
// and forget".
(() => {
  "use strict";
  const KEY = "jobmorph-profile";
  const TICKS = "jobmorph-ticks";
  const form = document.querySelector("[data-profile]");
  const weeks = document.querySelector("[data-plan]");
  const NAMES = ["job", "target", "hours", "past", "skills"];
  const store = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const read = (key) => {
    try {
      return JSON.parse(store((place) => place.getItem(key)) ?? "null");
    } catch {
      return null; // written by something else
    }
  };
  const forgetAll = () => [KEY, TICKS].forEach((key) => store((place) => place.removeItem(key)));
  const keep = form?.elements.namedItem("keep");

  if (form) {
    const isAnswered = form.hasAttribute("data-answered");
    keep.closest("[hidden]").hidden = false;
    const isEmpty = NAMES.every((name) => !form.elements.namedItem(name).value.trim());
    const kept = read(KEY);
    if (kept && isEmpty && !isAnswered) {
      for (const name of NAMES) form.elements.namedItem(name).value = kept[name] ?? "";
      form.closest("details")?.setAttribute("open", "");
    }
    // Whoever wanted nothing kept is not asked again.
    if (isAnswered) keep.checked = kept !== null;
    keep.addEventListener("change", () => keep.checked || forgetAll());
    form.addEventListener("submit", () => {
      const values = Object.fromEntries(
        NAMES.map((name) => [name, form.elements.namedItem(name).value]),
      );
      if (keep.checked) store((place) => place.setItem(KEY, JSON.stringify(values)));
      else forgetAll();
    });
  }

  // --- the weeks: a box for each; a tick belongs to a plan, a week and what it is for
  const boxes = [];
  const tell = () => {
    const line = weeks.querySelector("[data-ticked]");
    line.textContent = line.dataset.ticked
      .replace("{count}", boxes.filter((box) => box.checked).length)
      .replace("{all}", boxes.length);
    for (const box of boxes) box.closest("li").classList.toggle("is-done", box.checked);
  };
  const remember = () => {
    if (keep && !keep.checked) return;
    const all = read(TICKS) ?? {};
    const done = boxes.filter((box) => box.checked).map((box) => box.closest("li").dataset.week);
    if (done.length) all[weeks.dataset.plan] = done;
    else delete all[weeks.dataset.plan];
    store((place) =>
      Object.keys(all).length
        ? place.setItem(TICKS, JSON.stringify(all))
        : place.removeItem(TICKS),
    );
  };
  if (weeks) {
    const done = new Set(read(TICKS)?.[weeks.dataset.plan] ?? []);
    weeks.classList.add("can-tick");
    for (const week of weeks.querySelectorAll("[data-week]")) {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.className = "tick";
      box.checked = done.has(week.dataset.week);
      box.setAttribute("aria-labelledby", week.querySelector(".name").id);
      box.addEventListener("change", () => {
        tell();
        remember();
      });
      week.querySelector(".tick").replaceWith(box);
      boxes.push(box);
    }
    weeks.querySelector(".ticks").hidden = false;
    tell();
  }

  for (const forget of document.querySelectorAll("[data-forget]")) {
    const line = forget.closest("[hidden]");
    if (line) line.hidden = false;
    forget.addEventListener("click", () => {
      forgetAll();
      if (forget.dataset.forget) {
        location.replace(forget.dataset.forget);
        return;
      }
      for (const box of boxes) box.checked = false;
      tell();
    });
  }
})();
