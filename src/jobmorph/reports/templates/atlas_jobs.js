// The atlas without this script is complete: it adds sorting, finding, one job beside the picture,
// arrow keys on the map, and an address for every state.
(function () {
  "use strict";
  var root = document.documentElement;
  var page = document.querySelector(".atlas-page");
  if (!page) { return; }
  root.classList.add("js");
  var form = page.querySelector(".controls");
  var isServer = form.dataset.server === "1";
  var find = document.getElementById("atlas-find");
  var field = document.getElementById("atlas-field");
  var body = page.querySelector(".atlas-table tbody");
  var rows = Array.prototype.slice.call(body.rows);
  var tiles = Array.prototype.slice.call(page.querySelectorAll(".map a[href^='#job-']"));
  var rests = Array.prototype.slice.call(page.querySelectorAll(".map a[data-field]"));
  var detail = document.getElementById("atlas-detail");
  var found = document.getElementById("atlas-found");
  var byId = {};
  rows.forEach(function (row) { byId[row.id] = row; });
  var told = "";
  var MOMENTS = ["today", "horizon", "reach"];

  // --- one job beside the picture; a row's id is its job's with other signs
  function jobOf(row) {
    var name = row.id.slice(4);
    return /^\d/.test(name) ? name.replace(/-(\d\d)$/, ".$1") : name.replace(/-([a-z]+)$/, "/$1");
  }
  function part(row, kind) {
    var text = row.cells[0].querySelector("p." + kind);
    return text ? text.textContent : "";
  }
  function tell(id, isAsked) {
    var row = byId[id];
    if (!row || !detail) { return; }
    told = jobOf(row);
    var name = row.cells[0].querySelector("a");
    detail.querySelector("h2").textContent = name.textContent;
    ["n", "y", "o"].forEach(function (kind) {
      detail.querySelector("p." + kind).textContent = part(row, kind);
    });
    MOMENTS.forEach(function (moment, place) {
      var block = detail.querySelector("[data-moment='" + moment + "']");
      var first = 2 + 4 * place;
      block.querySelector("i").className = row.cells[first].querySelector("i").className;
      block.querySelector("p").textContent = block.dataset.words
        .replace("{week}", row.dataset.w || 40)
        .replace("{ai}", row.cells[first + 1].textContent.trim())
        .replace("{with}", row.cells[first + 2].textContent.trim())
        .replace("{person}", row.cells[first + 3].textContent.trim());
    });
    var cells = { jobs: 1, growth: 14, pay: 15, moves: 16, sources: 17 };
    Object.keys(cells).forEach(function (key) {
      detail.querySelector("[data-cell='" + key + "']").textContent =
        row.cells[cells[key]].textContent.trim();
    });
    detail.querySelector(".row-link").href = "#" + id;
    var link = detail.querySelector(".page-link");
    if (link) { link.href = name.getAttribute("href"); }
    rows.forEach(function (each) { each.classList.toggle("is-told", each === row); });
    tiles.forEach(function (tile) {
      tile.classList.toggle("is-told", tile.getAttribute("href") === "#" + id);
    });
    if (isAsked) { remember(); }
  }

  // --- finding, and one field
  function narrow() {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var wanted = isServer ? "" : field.value;
    var count = 0;
    rows.forEach(function (row) {
      var title = row.cells[0].querySelector("a").textContent.toLowerCase();
      var isIn = words.every(function (word) { return title.indexOf(word) >= 0; }) &&
        (!wanted || row.classList.contains("f-" + wanted));
      row.classList.toggle("is-off", !isIn);
      count += isIn ? 1 : 0;
    });
    tiles.forEach(function (tile) {
      var row = byId[tile.getAttribute("href").slice(1)];
      tile.classList.toggle("is-off", !row || row.classList.contains("is-off"));
    });
    rests.forEach(function (tile) {
      tile.classList.toggle("is-off", words.length > 0 || (wanted && tile.dataset.field !== wanted));
    });
    found.textContent = found.dataset.words.replace("{count}", count);
  }

  // --- addresses
  function chosen(name) {
    var input = form.querySelector("input[name='" + name + "']:checked");
    return input ? input.value : "";
  }
  function remember() {
    var query = new URLSearchParams();
    if (field.value) { query.set("field", field.value); }
    ["moment", "show", "as"].forEach(function (name) { query.set(name, chosen(name)); });
    if (told) { query.set("job", told); }
    if (find.value) { query.set("find", find.value); }
    try { history.replaceState(null, "", "?" + query.toString() + location.hash); } catch (fault) {
      return; // a page inside another has no address of its own
    }
  }
  function recall() {
    var query = new URLSearchParams(location.search);
    ["moment", "show", "as"].forEach(function (name) {
      var input = document.getElementById(name + "-" + query.get(name));
      if (input) { input.checked = true; }
    });
    if (query.has("find")) { find.value = query.get("find"); }
    if (query.has("field") && !isServer) { field.value = query.get("field"); }
    var id = location.hash.slice(1);
    if (query.has("job")) {
      rows.forEach(function (row) { if (jobOf(row) === query.get("job")) { id = row.id; } });
    }
    if (byId[id]) { tell(id, false); }
  }

  // --- sorting: names by letters, figures by the values behind them, none last
  var KEYS = { 1: 0, 3: 1, 7: 2, 11: 3, 14: 4, 15: 5 };
  var original = rows.slice();
  function value(row, column) {
    if (column === 0) { return row.cells[0].querySelector("a").textContent; }
    if (column in KEYS) {
      var text = row.dataset.v.split(",")[KEYS[column]];
      return text === "" ? null : Number(text);
    }
    var shown = row.cells[column].textContent;
    return isNaN(parseFloat(shown)) ? shown : parseFloat(shown);
  }
  function sort(column, isUp) {
    var sign = isUp ? 1 : -1;
    var sorted = original.slice().sort(function (one, other) {
      var a = value(one, column), b = value(other, column);
      if (a === null || b === null) { return (a === null) - (b === null); }
      return sign * (typeof a === "string" ? a.localeCompare(b) : a - b);
    });
    var all = document.createDocumentFragment();
    sorted.forEach(function (row) { all.appendChild(row); });
    body.appendChild(all);
  }
  var table = page.querySelector(".atlas-table");
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    if (column > 1 && column < 14 && (column - 2) % 4 === 0) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.title = table.dataset.sort.replace("{column}", head.textContent);
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var isUp = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "descending"
        : column === 0;
      table.querySelectorAll("[aria-sort]").forEach(function (each) {
        each.removeAttribute("aria-sort");
      });
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      sort(column, isUp);
    });
  });

  // --- arrow keys: one stop of the tab key for the whole map
  function rove(to) {
    tiles.concat(rests).forEach(function (tile) { tile.setAttribute("tabindex", "-1"); });
    to.setAttribute("tabindex", "0");
  }
  if (tiles.length) { rove(tiles[0]); }
  function middle(tile) {
    var box = tile.querySelector("rect");
    var read = function (name) { return Number(box.getAttribute(name)); };
    return { x: read("x") + read("width") / 2, y: read("y") + read("height") / 2 };
  }
  function nearest(from, key) {
    var here = middle(from), best = null, least = Infinity;
    tiles.concat(rests).forEach(function (tile) {
      var at = middle(tile), across = at.x - here.x, down = at.y - here.y;
      var along = key === "ArrowRight" ? across : key === "ArrowLeft" ? -across
        : key === "ArrowDown" ? down : -down;
      var aside = key === "ArrowRight" || key === "ArrowLeft" ? down : across;
      if (along <= 0.5) { return; }
      var far = along + 2 * Math.abs(aside);
      if (far < least) { least = far; best = tile; }
    });
    return best;
  }

  page.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a") : null;
    if (!link || !link.getAttribute("href")) { return; }
    var target = link.getAttribute("href");
    if (link.dataset.field) {
      if (!isServer) { field.value = link.dataset.field; narrow(); remember(); }
      return;
    }
    if (link.classList.contains("row-link") || target.indexOf("#job-") !== 0) { return; }
    event.preventDefault();
    tell(target.slice(1), true);
    if (tiles.indexOf(link) >= 0) { rove(link); }
    var box = detail.getBoundingClientRect();
    if (box.top < 0 || box.top > window.innerHeight - 120) {
      detail.scrollIntoView({ block: "nearest" });
    }
    if (event.detail === 0) { detail.querySelector("h2").focus({ preventScroll: true }); }
  });
  page.addEventListener("keydown", function (event) {
    var tile = event.target.closest ? event.target.closest(".map a") : null;
    if (!tile || !/^Arrow/.test(event.key)) { return; }
    var next = nearest(tile, event.key);
    event.preventDefault();
    if (next) { rove(next); next.focus(); }
  });
  find.addEventListener("input", function () { narrow(); remember(); });
  form.addEventListener("change", function (event) {
    if (event.target === field && isServer) { form.submit(); return; }
    narrow();
    remember();
  });
  form.addEventListener("submit", function (event) {
    if (!isServer) { event.preventDefault(); }
  });
  recall();
  if (find.value || (field.value && !isServer)) { narrow(); }
}());
