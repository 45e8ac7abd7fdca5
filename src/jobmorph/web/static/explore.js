// Opens a page's chart as Vega-Lite, from this server alone: closer, wider, point by point, saved.
// The drawing and its table stay as they are; nothing is loaded before somebody asks.
(() => {
  "use strict";
  const LIBRARIES = ["vega", "vegaLite", "vegaInterpreter"];
  const STEP = 0.5;
  let loading;

  const load = (url) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  const libraries = (urls) =>
    (loading ??= LIBRARIES.reduce((before, name) => before.then(() => load(urls[name])), Promise.resolve()));

  // The page's own ink, paper and letters, light or dark.
  function look(box) {
    const style = getComputedStyle(box);
    const ink = (name) => style.getPropertyValue(name).trim();
    const text = { color: ink("--soft"), size: 14 };
    return {
      background: "transparent",
      font: ink("--sans"),
      axis: {
        labelColor: text.color, titleColor: text.color, labelFontSize: text.size,
        titleFontSize: text.size, titleFontWeight: "normal", gridColor: ink("--rule"),
        gridOpacity: 0.35, domainColor: ink("--rule"), tickColor: ink("--rule"),
      },
      legend: { labelColor: text.color, titleColor: text.color, labelFontSize: text.size, labelLimit: 400 },
      view: { stroke: null },
      line: { color: ink("--ink"), strokeWidth: 2 },
      area: { color: ink("--rule"), opacity: 0.35 },
      point: { color: ink("--ink") },
      text: { color: ink("--ink"), fontSize: text.size },
      rule: { color: ink("--rule") },
    };
  }

  // What lies under the pointer stands in a line below the chart, not in a box above it.
  const teller = (line) => (handler, event, item, value) => {
    if (!value) return;
    const parts = Object.entries(value).filter(([, each]) => each !== "");
    line.textContent = parts.map(([name, each]) => `${name}: ${each}`).join(" · ");
  };

  function zoom(view, factor) {
    for (const [signal, scale] of [["zoom_across", "x"], ["zoom_up", "y"]]) {
      const [low, high] = view.scale(scale).domain();
      const half = ((high - low) / 2) * factor;
      const middle = (low + high) / 2;
      view.signal(signal, [middle - half, middle + half]);
    }
    view.runAsync();
  }

  function saved(name, kind, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // The figures stand in the page, or the server writes them as the page's own choices ask.
  async function specOf(box) {
    if (!box.dataset.source) return JSON.parse(box.querySelector("script").textContent);
    const chosen = new URLSearchParams(new FormData(document.querySelector("form.controls")));
    const answer = await fetch(`${box.dataset.source}?${chosen}`);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  async function open(box) {
    const [spec] = await Promise.all([specOf(box), libraries(box.dataset)]);
    const plate = box.querySelector("[data-plate]");
    plate.hidden = false;
    const wide = plate.clientWidth;
    const canvas = plate.querySelector("[data-canvas]");
    canvas.replaceChildren();
    const { spec: whole } = vegaLite.compile({ ...spec, width: "container", config: look(box) });
    const view = new vega.View(vega.parse(whole, null, { ast: true }), {
      container: canvas,
      expr: vegaInterpreter.expressionInterpreter,
      renderer: "canvas",
      hover: true,
      tooltip: teller(plate.querySelector("[data-line]")),
    });
    await view.width(Math.max(wide - 90, 200)).runAsync();
    const act = {
      closer: () => zoom(view, STEP),
      wider: () => zoom(view, 1 / STEP),
      whole: () => view.signal("zoom_across", null).signal("zoom_up", null).runAsync(),
      picture: async () => saved("chart.svg", "image/svg+xml", await view.toSVG()),
      figures: () => saved("chart.vl.json", "application/json", JSON.stringify(spec, null, 1)),
    };
    plate.querySelectorAll("[data-act]").forEach((button) => {
      button.onclick = act[button.dataset.act];
    });
    plate.querySelector("[data-act]").focus();
  }

  document.querySelectorAll("[data-explore]").forEach((box) => {
    const button = box.querySelector("[data-open]");
    box.hidden = false;
    const close = () => {
      button.hidden = false;
      box.querySelector("[data-plate]").hidden = true;
    };
    button.addEventListener("click", () => {
      button.hidden = true;
      open(box).catch(close);
    });
    if (box.dataset.source) document.querySelector("form.controls").addEventListener("change", close);
  });
})();
