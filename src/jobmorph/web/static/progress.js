// Shows how far a long job is as it happens, and opens its answer; without it the page reloads.
(() => {
  "use strict";
  const box = document.querySelector("[data-events]");
  if (!box || !window.EventSource) return;
  const words = JSON.parse(box.dataset.words);
  const stage = box.querySelector("[data-stage]");
  const bar = box.querySelector("[data-progress]");
  const stream = new EventSource(box.dataset.events);

  const show = (event) => {
    const told = JSON.parse(event.data);
    let text = words[told.stage] ?? told.stage;
    if (told.total && told.done !== null) {
      bar.max = told.total;
      bar.value = told.done;
      const of = box.dataset.of.replace("DONE", told.done).replace("TOTAL", told.total);
      text = `${text}: ${of}`;
    } else {
      bar.removeAttribute("value");
    }
    if (stage.textContent !== text) stage.textContent = text;
  };
  const open = () => {
    stream.close();
    location.replace(box.dataset.then);
  };
  stream.addEventListener("progress", show);
  ["done", "failed", "cancelled"].forEach((kind) => stream.addEventListener(kind, open));
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(open, 2000);
  });
  addEventListener("pagehide", () => stream.close());
})();
