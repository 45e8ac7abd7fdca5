// Choosing a job in the network of ways: its way is lit, what it takes is told, the address holds it.
// Without this script the links of the network lead to the same words.
(() => {
  "use strict";
  const ways = document.querySelector("[data-ways]");
  if (!ways) return;
  const sheet = ways.querySelector(".way-cards");
  const told = ways.querySelector("[data-told]");
  const cards = new Map([...ways.querySelectorAll(".way-card")].map((card) => [card.id, card]));
  const marked = [...ways.querySelectorAll("[data-to], .network [data-job], [data-row]")];
  const links = [...document.querySelectorAll("main [data-job]")];
  const before = new Map(
    [...ways.querySelectorAll(".wide [data-from]")].map((line) => [
      line.dataset.to,
      line.dataset.from,
    ]),
  );
  let chosen = "";

  const jobOf = (part) => part.dataset.job ?? part.dataset.to ?? part.dataset.row;
  const placeOf = (id) => id.replace(/^job-/, "").split("--").at(-1);
  const chain = (id) => (id ? [...chain(before.get(id)), id] : []);
  const isOn = (id) => chain(chosen).includes(id) || chain(id).includes(chosen);

  function show() {
    ways.classList.toggle("has-chosen", chosen !== "");
    for (const part of marked) {
      const id = jobOf(part);
      part.classList.toggle("is-on", isOn(id));
      part.classList.toggle("is-chosen", id === chosen);
      const isSame = id !== chosen && chosen !== "" && placeOf(id) === placeOf(chosen);
      part.classList.toggle("is-same", isSame);
    }
    for (const link of links) {
      if (link.dataset.job === chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const [id, card] of cards) card.classList.toggle("is-chosen", id === chosen);
  }

  function choose(id) {
    chosen = id;
    show();
    const name = cards.get(id)?.querySelector("h3").firstChild.textContent.trim();
    sheet.scrollTop = 0;
    told.textContent = id ? told.dataset.chosen.replace("{title}", name) : told.dataset.all;
    const here = `${location.pathname}${location.search}`;
    try {
      history.replaceState(null, "", id ? `#${id}` : here);
    } catch {
      // A page inside another has no address of its own.
    }
  }

  // --- the network that is in sight: columns on a desk, a tree on a phone
  const stops = () =>
    [...ways.querySelectorAll(".network a[data-job]")].filter((stop) => stop.checkVisibility());
  const stopOf = (id) => stops().find((stop) => stop.dataset.job === id);
  const enter = (id) => cards.get(id).focus();

  function next(from, key) {
    const id = from.dataset.job;
    const all = stops();
    if (key === "Home") return all[0];
    if (key === "End") return all.at(-1);
    if (key === "ArrowLeft") return stopOf(before.get(id));
    if (key === "ArrowRight") return all.find((stop) => before.get(stop.dataset.job) === id);
    const isTree = from.closest(".narrow") !== null;
    const depth = chain(id).length;
    const near = isTree ? all : all.filter((stop) => chain(stop.dataset.job).length === depth);
    return near[near.indexOf(from) + (key === "ArrowDown" ? 1 : -1)];
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.("a");
    if (link?.dataset.back !== undefined) {
      event.preventDefault();
      leave(chosen);
      return;
    }
    const id = link?.getAttribute("href")?.slice(1);
    if (!link?.getAttribute("href")?.startsWith("#") || !cards.has(id)) return;
    event.preventDefault();
    const isAgain = id === chosen;
    choose(id);
    // From elsewhere on the page, and from a job that is chosen already, the words are gone to.
    const isByKey = event.detail === 0;
    if (!link.closest(".network") || (isAgain && isByKey)) enter(id);
    else link.scrollIntoView({ block: "nearest" }); // not behind the sheet
  });

  function leave(id) {
    choose("");
    (stopOf(id) ?? ways.querySelector("h2")).focus();
  }

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.key === "Escape" && chosen) {
      if (at.closest(".way-card")) stopOf(chosen)?.focus();
      else leave(chosen);
      return;
    }
    const isMove = /^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key);
    if (!isMove || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!at.matches(".network a[data-job]")) return;
    event.preventDefault();
    const to = next(at, event.key);
    if (!to) return;
    to.focus();
    if (chosen) choose(to.dataset.job);
  });

  function recall() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!cards.has(id)) return;
    choose(id);
    ways.scrollIntoView({ block: "start" });
  }

  const hint = ways.querySelector("[data-hint]");
  hint.textContent = hint.dataset.hint;
  ways.dataset.live = "";
  window.addEventListener("hashchange", recall);
  recall();
})();
