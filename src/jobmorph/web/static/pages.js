// What scripts add to pages that work without them: titles while typing, a slider beside links.
(() => {
  "use strict";

  const WAIT_MS = 120;
  const LEAST_LETTERS = 2;

  // Without a server the titles come with the page.
  async function titlesFor(words) {
    if (globalThis.jobmorphTitlesFor) return globalThis.jobmorphTitlesFor(words);
    const answer = await fetch(`/suggest?q=${encodeURIComponent(words)}`);
    return answer.ok ? answer.json() : [];
  }

  function suggest(input, number) {
    const box = document.createElement("span");
    box.className = "suggest-box";
    const hadFocus = document.activeElement === input;
    input.replaceWith(box);
    box.append(input);
    if (hadFocus) input.focus();
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `suggestions-${number}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? input.placeholder);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    let at = -1;
    let timer = 0;
    let asked = 0;

    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      list.remove();
    };
    const choose = (title) => {
      input.value = title;
      close();
    };
    const mark = (next) => {
      const items = [...list.children];
      at = (next + items.length) % items.length;
      items.forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
      input.setAttribute("aria-activedescendant", items[at].id);
    };
    const show = (titles) => {
      if (!titles.length || document.activeElement !== input) return close();
      list.replaceChildren(
        ...titles.map((title, place) => {
          const item = document.createElement("li");
          item.id = `${list.id}-${place}`;
          item.setAttribute("role", "option");
          item.setAttribute("aria-selected", "false");
          item.textContent = title;
          item.addEventListener("mousedown", (event) => {
            event.preventDefault();
            choose(title);
            input.form?.requestSubmit();
          });
          return item;
        }),
      );
      at = -1;
      const place = input.getBoundingClientRect();
      list.style.setProperty("top", `${place.height}px`);
      box.append(list);
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    };
    const ask = async () => {
      const words = input.value.trim();
      const turn = ++asked;
      if (words.length < LEAST_LETTERS) return close();
      try {
        const titles = await titlesFor(words);
        if (turn === asked) show(titles);
      } catch {
        close();
      }
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT_MS);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") mark(at + 1);
      else if (event.key === "ArrowUp") mark(at < 0 ? -1 : at - 1);
      else if (event.key === "Escape") close();
      else if (event.key === "Enter" && at >= 0) choose(list.children[at].textContent);
      else return;
      if (event.key !== "Enter") event.preventDefault();
    });
  }

  function slide(nav) {
    const links = [...nav.querySelectorAll("a")];
    if (links.length < 2) return;
    const slider = document.createElement("input");
    slider.type = "range";
    slider.className = "moment-slider";
    slider.min = "0";
    slider.max = String(links.length - 1);
    slider.step = "1";
    slider.value = String(Math.max(links.findIndex((link) => link.ariaCurrent), 0));
    slider.setAttribute("aria-label", nav.dataset.slider);
    const tell = () =>
      slider.setAttribute("aria-valuetext", links[Number(slider.value)].textContent.trim());
    tell();
    slider.addEventListener("input", tell);
    slider.addEventListener("change", () => links[Number(slider.value)].click());
    nav.append(slider);
  }

  document.querySelectorAll("[data-suggest]").forEach(suggest);
  document.querySelectorAll("[data-slider]").forEach(slide);
})();
