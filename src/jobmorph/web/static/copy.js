// Finds a job in pages that are files: the titles come as a script, and a title leads to its file.
(() => {
  "use strict";
  const MOST = 8;
  const root = new URL("../", document.currentScript.src);
  const { files, titles } = globalThis.jobmorphTitles;
  const plain = (text) => text.toLowerCase().split(/\s+/).filter(Boolean).join(" ");

  // Those that begin as typed come before those of which a later word does.
  const found = (typed) => {
    const letters = plain(typed);
    if (!letters) return [];
    const first = [];
    const later = [];
    for (const row of titles) {
      const title = plain(row[0]);
      if (title.startsWith(letters)) first.push(row);
      else if (title.includes(` ${letters}`)) later.push(row);
      if (first.length === MOST) break;
    }
    return [...first, ...later].slice(0, MOST);
  };
  globalThis.jobmorphTitlesFor = (typed) => found(typed).map((row) => row[0]);

  const open = (typed) => {
    const exact = titles.find((row) => plain(row[0]) === plain(typed));
    const row = exact ?? found(typed)[0];
    location.href = new URL(row ? files[row[1]] : "jobs.html", root);
  };

  document.querySelectorAll("[data-find]").forEach((place) => {
    const form = document.createElement("form");
    form.className = place.className;
    form.setAttribute("role", "search");
    const input = document.createElement("input");
    input.type = "search";
    input.id = place.dataset.find;
    input.placeholder = place.dataset.words;
    input.setAttribute("aria-label", place.dataset.words);
    input.maxLength = 200;
    input.autocomplete = "off";
    input.required = true;
    input.dataset.suggest = "";
    const button = document.createElement("button");
    button.type = "submit";
    button.textContent = place.dataset.show;
    form.append(input, button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(input.value);
    });
    place.replaceWith(form);
  });
})();
