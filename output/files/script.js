
(function () {
  "use strict";
  var holder = document.getElementById("data");
  var data = holder ? JSON.parse(holder.textContent) : null;
  var words = data ? data.words : {};

  function element(name, text, attributes) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  // Sorting: by the number a cell stands for, else by its text; totals stay below, headings go.
  function sortBy(table, column, button) {
    var head = button.parentNode;
    var rising = head.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("thead th").forEach(function (one) { one.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", rising ? "ascending" : "descending");
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    rows.filter(function (row) { return row.className === "heading"; }).forEach(function (row) { row.hidden = true; });
    var plain = rows.filter(function (row) { return !row.className; });
    var totals = rows.filter(function (row) { return row.className === "total"; });
    function key(row) {
      var cell = row.cells[column];
      var value = cell ? cell.getAttribute("data-value") : null;
      return value !== null ? parseFloat(value) : (cell ? cell.textContent.trim() : "");
    }
    plain.sort(function (a, b) {
      var x = key(a), y = key(b), order;
      if (typeof x === "number" && typeof y === "number") order = x - y;
      else if (typeof x === "number") order = 1;
      else if (typeof y === "number") order = -1;
      else order = x.localeCompare(y, document.documentElement.lang);
      return rising ? order : -order;
    });
    plain.concat(totals).forEach(function (row) { body.appendChild(row); });
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    table.querySelectorAll("thead th").forEach(function (head, column) {
      var button = element("button", head.textContent, { type: "button" });
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () { sortBy(table, column, button); });
    });
    if (table.tBodies[0].rows.length < 12) return;
    var label = element("label", words.filter + " ", { "class": "filter" });
    var input = element("input", "", { type: "search" });
    label.appendChild(input);
    table.parentNode.parentNode.insertBefore(label, table.parentNode);
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLowerCase();
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        row.hidden = wanted !== "" && (row.className !== "" || row.textContent.toLowerCase().indexOf(wanted) < 0);
      });
    });
  });

  if (!data) return;

  // Evidence: what lies behind a cell has all of its words.
  var list = document.getElementById("proofs");
  var heading = document.getElementById("proofs-of");
  var step = 100;

  function numbersOf(words) {
    return words.split("/").filter(function (word) { return word !== "" && word !== "totaal"; }).map(function (word) {
      return data.tags.indexOf(/^R\d+[a-z]?$/.test(word) ? word.toLowerCase() : word);
    });
  }

  function having(things, numbers) {
    return things.filter(function (one) {
      return numbers.every(function (number) { return one.tags.indexOf(number) >= 0; });
    });
  }

  function behind(cell) {
    var found = having(data.offerings, numbersOf(cell));
    return found.filter(function (one) { return one.counts; }).concat(found.filter(function (one) { return !one.counts; }));
  }

  function link(target, text) {
    return element("a", text, { href: target, rel: "noopener noreferrer" });
  }

  function proof(one) {
    var box = element("article", "", { "class": "proof" });
    var title = element("p");
    title.appendChild(element("b", one.institution + ": " + one.code + " " + one.certificate));
    box.appendChild(title);
    var quote = element("p");
    quote.appendChild(element("q", one.quote));
    box.appendChild(quote);
    if (one.excluded) box.appendChild(element("p", words.excluded + ": " + one.excluded, { "class": "out" }));
    var places = element("p");
    if (one.live) { places.appendChild(link(one.live, words.live)); places.appendChild(document.createTextNode(" · ")); }
    if (one.archive) places.appendChild(link(one.archive, words.archived));
    if (one.record) places.appendChild(document.createTextNode(" " + one.record + ", " + one.when));
    box.appendChild(places);
    box.appendChild(element("p", one.url));
    return box;
  }

  function listed(one) {
    var box = element("article", "", { "class": "proof" });
    var title = element("p");
    title.appendChild(element("b", one.name + " (" + one.id + ")"));
    box.appendChild(title);
    one.lines.forEach(function (line) { box.appendChild(element("p", line)); });
    var more = element("p");
    more.appendChild(element("a", words.behind, { href: "#bewijs=" + encodeURIComponent(one.id) }));
    box.appendChild(more);
    return box;
  }

  function distinct(offerings, key) {
    var seen = {};
    offerings.forEach(function (one) { seen[one[key]] = true; });
    return Object.keys(seen).length;
  }

  function sumOf(things) {
    return things.reduce(function (sum, one) { return sum + one.n; }, 0);
  }

  // A cell is a set of words: of offerings, or of certificates or institutions when it begins so.
  function content(cell) {
    var first = cell.split("/")[0];
    var rest = numbersOf(cell.split("/").slice(1).join("/"));
    if (first === "certificaten") {
      var certificates = having(data.certificates, rest);
      return { things: certificates, draw: listed, words: certificates.length + " " + words.certificates };
    }
    if (first === "instellingen") {
      var institutions = having(data.institutions, rest), all = sumOf(institutions);
      return { things: institutions, draw: listed, words: all + " " + words.institutions +
        (all === institutions.length ? "" : " (" + institutions.length + " " + words.rows + ")") };
    }
    var found = behind(cell);
    var counted = found.filter(function (one) { return one.counts; });
    return { things: found, draw: proof, words: counted.length + " " + words.counted + " (" +
      distinct(counted, "id") + " " + words.institutions + ", " + distinct(counted, "code") + " " +
      words.certificates + "), " + (found.length - counted.length) + " " + words.other };
  }

  function show(cell) {
    var what = content(cell), shown = 0;
    heading.textContent = cell + ": " + what.words;
    list.textContent = "";
    function more() {
      what.things.slice(shown, shown + step).forEach(function (one) { list.appendChild(what.draw(one)); });
      shown = Math.min(shown + step, what.things.length);
      if (shown < what.things.length) {
        var button = element("button", words.more + " (" + (what.things.length - shown) + ")", { type: "button", "class": "plain" });
        button.addEventListener("click", function () { button.remove(); more(); });
        list.appendChild(button);
      }
    }
    more();
  }

  function follow() {
    var hash = decodeURIComponent(location.hash.slice(1));
    if (hash.indexOf("bewijs=") !== 0) return;
    show(hash.slice(7));
    document.getElementById("bewijs").scrollIntoView();
    heading.focus();
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
