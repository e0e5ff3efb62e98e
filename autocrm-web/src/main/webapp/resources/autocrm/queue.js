/* The queue in the browser: live rows and counters, the search box, the form, keys, the way back. */
(function () {
  "use strict";

  var desk = window.autocrm;
  var queue = document.getElementById("queue");
  var box = document.getElementById("q");
  var views = document.getElementById("views");
  var places = "autocrm.place";

  function remember(key, value) {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch (e) {
      return; // a browser that keeps nothing: the list begins at its top
    }
  }

  function remembered(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch (e) {
      return null;
    }
  }

  /* By itself: because something changed elsewhere, not because somebody is there who wants it. */
  function ask(address, byItself) {
    var headers = { "Faces-Request": "part" };
    if (byItself) {
      headers["X-AutoCRM-By"] = "page";
    }
    return fetch(address, { headers: headers, credentials: "same-origin" }).then(function (answer) {
      if (answer.status === 401 || answer.status === 403) {
        desk.expired();
      }
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer;
    });
  }

  /* Runs something at once, and then at most once in so many milliseconds; never while nobody looks. */
  function seldom(pause, work) {
    var last = 0;
    var timer = null;
    function run() {
      timer = null;
      if (document.hidden) {
        return;
      }
      last = Date.now();
      work();
    }
    return function () {
      if (!timer) {
        timer = setTimeout(run, Math.max(150, last + pause - Date.now()));
      }
    };
  }

  /* ---- counters ---- */

  var count = seldom(2500, function () {
    if (!views || !views.offsetParent) {
      return;
    }
    ask(views.dataset.counters, true).then(function (answer) { return answer.json(); }).then(function (counts) {
      views.querySelectorAll("[data-count]").forEach(function (counter) {
        var now = counts[counter.dataset.count] || "";
        if (counter.textContent !== now) {
          counter.textContent = now;
        }
      });
    }).catch(function () { return null; }); // the next signal asks again
  });

  /* ---- the list ---- */

  var waiting = null; // what the server has told, while rows must not move
  var pointed = false;

  function list() {
    return document.getElementById("list");
  }

  function rows(part) {
    return Array.from(part.querySelectorAll("tr.ticket"));
  }

  function versions(part) {
    var known = {};
    rows(part).forEach(function (row) { known[row.dataset.number] = row.dataset.version; });
    return known;
  }

  /* The rows of a new list that are not in the old one as they are. */
  function news(from, to) {
    var known = versions(from);
    return rows(to).filter(function (row) { return known[row.dataset.number] !== row.dataset.version; });
  }

  function sameOrder(from, to) {
    var order = function (part) { return rows(part).map(function (row) { return row.dataset.number; }).join(); };
    return order(from) === order(to);
  }

  function show(next) {
    var chosen = queue.querySelector("tr.chosen");
    var number = chosen && chosen.dataset.number;
    var focused = chosen && chosen.contains(document.activeElement);
    var fresh = news(list(), next);
    list().replaceWith(next);
    fresh.forEach(function (row) { row.classList.add("fresh"); });
    waiting = null;
    if (bulk) {
      showPicked();
    }
    if (number) {
      select(queue.querySelector("tr[data-number='" + number + "']"), focused);
    }
  }

  function arrived(next) {
    var fresh = news(list(), next).length;
    if (!fresh && sameOrder(list(), next)) {
      waiting = null;
      return;
    }
    if (pointed && !sameOrder(list(), next)) {
      waiting = next;
      offer(fresh);
    } else {
      desk.notice(null);
      show(next);
    }
  }

  function offer(fresh) {
    desk.notice("<span></span><button type='button' class='button' id='show-new'></button>", true);
    var bar = document.getElementById("notice");
    bar.querySelector("span").textContent = fresh ? fresh + " " + desk.texts.changed : desk.texts.moved;
    bar.querySelector("button").textContent = desk.texts.show;
    bar.querySelector("button").addEventListener("click", showWaiting);
  }

  function showWaiting() {
    if (waiting) {
      desk.notice(null);
      show(waiting);
    }
  }

  var refresh = seldom(1000, function () {
    if (!list()) {
      return;
    }
    ask(queue.dataset.list + location.search, true).then(function (answer) { return answer.text(); }).then(function (html) {
      var next = new DOMParser().parseFromString(html, "text/html").getElementById("list");
      if (next) {
        arrived(document.importNode(next, true));
      }
    }).catch(function () { return null; }); // the next signal asks again
  });

  document.addEventListener("autocrm:changed", function () {
    if (queue) {
      refresh();
    }
    count();
  });

  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) {
      document.dispatchEvent(new CustomEvent("autocrm:changed"));
    }
  });

  function select(row, focus) {
    queue.querySelectorAll("tr.chosen").forEach(function (other) { other.classList.remove("chosen"); });
    if (row) {
      row.classList.add("chosen");
      if (focus !== false) {
        row.querySelector("a.ticket-link").focus({ preventScroll: true });
        row.scrollIntoView({ block: "nearest" });
      }
    }
  }

  function move(step) {
    var all = rows(queue);
    var at = all.indexOf(queue.querySelector("tr.chosen"));
    select(all[Math.max(0, Math.min(all.length - 1, at + step))]);
  }

  function press(id) {
    var target = document.getElementById(id) || document.querySelector("input." + id);
    if (target) {
      target.click();
    }
  }

  if (queue) {
    queue.addEventListener("pointerenter", function (event) { pointed = event.pointerType === "mouse"; });
    queue.addEventListener("pointerleave", function (event) {
      pointed = false;
      if (!event.relatedTarget || !event.relatedTarget.closest("#notice")) {
        showWaiting(); // but not while the pointer is on its way to the button
      }
    });
    queue.addEventListener("click", function (event) {
      var row = event.target.closest("tr.ticket");
      if (row && !event.target.closest("a, button, .c-pick") && !String(window.getSelection())) {
        row.querySelector("a.ticket-link").click();
      }
    });
    window.addEventListener("pagehide", function () {
      var chosen = document.activeElement && document.activeElement.closest("tr.ticket");
      remember(places, { search: location.search, top: queue.scrollTop, number: chosen ? chosen.dataset.number : null });
    });
    var place = remembered(places);
    if (place && place.search === location.search && document.referrer.indexOf(location.origin + desk.base + "/tickets/") === 0) {
      queue.scrollTop = place.top;
      select(place.number && queue.querySelector("tr[data-number='" + place.number + "']"));
    }
  }

  /* From a ticket back to where one was. */
  document.querySelectorAll("a.back[href='" + desk.base + "/tickets']").forEach(function (back) {
    var place = remembered(places);
    if (!queue && place) {
      back.href = desk.base + "/tickets" + place.search;
    }
  });

  /* ---- what is selected, and what is done with it ---- */

  var bulk = document.getElementById("bulk");
  var job = document.getElementById("job");
  var picked = new Set();
  var everything = false;
  var lastPicked = null;
  var choices = null;

  function boxes() {
    return Array.from(queue.querySelectorAll("input.pick"));
  }

  function showPicked() {
    boxes().forEach(function (one) {
      one.checked = everything || picked.has(one.value);
      one.closest("tr").classList.toggle("picked", one.checked);
    });
    var page = queue.querySelector("input.pick-page");
    if (page) {
      page.checked = boxes().every(function (one) { return one.checked; });
    }
    bulk.hidden = !picked.size && !everything;
    if (!bulk.hidden && !choices) {
      choices = ask(bulk.dataset.jobs).then(function (answer) { return answer.json(); });
      offerChoices();
    }
    if (!everything) {
      document.getElementById("bulk-go").disabled = false;
      document.getElementById("bulk-count").textContent = picked.size === 1 ? bulk.dataset.one : bulk.dataset.many.replace("{0}", picked.size);
    }
  }

  function pick(numbers, on) {
    everything = false;
    numbers.forEach(function (number) {
      if (on) {
        picked.add(number);
      } else {
        picked.delete(number);
      }
    });
    showPicked();
  }

  function pickEverything() {
    ask(bulk.dataset.jobs + "?q=" + encodeURIComponent(bulk.dataset.query)).then(function (answer) { return answer.json(); }).then(function (found) {
      everything = true;
      showPicked();
      document.getElementById("bulk-count").textContent = found.possible ? bulk.dataset.all.replace("{0}", found.count) : bulk.dataset.tooMany;
      document.getElementById("bulk-go").disabled = !found.possible;
    }).catch(desk.failed);
  }

  function clearPicked() {
    picked.clear();
    everything = false;
    showPicked();
  }

  function offerChoices() {
    var action = document.getElementById("bulk-action").value;
    var tag = action === "tag" || action === "untag";
    var choice = document.getElementById("bulk-choice");
    document.getElementById("bulk-tag").hidden = !tag;
    document.getElementById("bulk-tag").required = tag;
    choices.then(function (all) {
      choice.hidden = !all[action];
      var offered = action === "assignee" ? [["", bulk.dataset.none]].concat(all[action]) : all[action] || [];
      choice.replaceChildren.apply(choice, offered.map(function (one) { return new Option(one[1], one[0]); }));
    });
  }

  function send(address, parameters) {
    return fetch(address, { method: "POST", body: new URLSearchParams(parameters), headers: { "Faces-Request": "part", "X-AutoCRM": "desk" }, credentials: "same-origin" }).then(function (answer) {
      if (answer.status === 401 || answer.status === 403) {
        desk.expired();
      }
      return answer.json().then(function (said) {
        if (!answer.ok) {
          desk.notice(said.message);
          throw new Error(said.message);
        }
        return said;
      });
    });
  }

  function startJob() {
    var action = document.getElementById("bulk-action").value;
    var tag = document.getElementById("bulk-tag");
    var parameters = [["action", action], ["value", tag.hidden ? document.getElementById("bulk-choice").value : tag.value]];
    if (action === "delete" && !window.confirm(bulk.dataset.sure)) {
      return;
    }
    if (everything) {
      parameters.push(["q", bulk.dataset.query]);
    } else {
      picked.forEach(function (number) { parameters.push(["number", number]); });
    }
    desk.notice(null);
    send(bulk.dataset.jobs, parameters).then(function (started) {
      clearPicked();
      watchJob(started);
    }).catch(function () { return null; }); // the bar above says why
  }

  function filled(text, first, second) {
    return text.replace("{0}", first.toLocaleString()).replace("{1}", second.toLocaleString());
  }

  function watchJob(now) {
    remember("autocrm.job", now.id);
    job.hidden = false;
    job.dataset.id = now.id;
    document.getElementById("job-words").textContent = (now.over ? filled(now.undo ? job.dataset.undone : job.dataset.done, now.changed, now.total) : filled(job.dataset.working, now.done, now.total))
      + (now.refused ? filled(job.dataset.refused, now.refused, 0) : "");
    document.getElementById("job-progress").max = Math.max(1, now.total);
    document.getElementById("job-progress").value = now.done;
    document.getElementById("job-progress").hidden = now.over;
    document.getElementById("job-cancel").hidden = now.over;
    document.getElementById("job-undo").hidden = !now.undoable;
    document.getElementById("job-results").hidden = !now.over;
    if (!now.over) {
      setTimeout(readJob, 500);
    }
  }

  function readJob() {
    if (job.dataset.id) {
      ask(bulk.dataset.jobs + "/" + job.dataset.id).then(function (answer) { return answer.json(); }).then(watchJob).catch(closeJob);
    }
  }

  function closeJob() {
    job.hidden = true;
    job.dataset.id = "";
    remember("autocrm.job", null);
  }

  function showResults(after) {
    var results = document.getElementById("results");
    var rowsOf = document.getElementById("results-rows");
    var more = document.getElementById("results-more");
    ask(bulk.dataset.jobs + "/" + job.dataset.id + "?results=" + document.getElementById("results-only").value + (after ? "&after=" + after : "")).then(function (answer) { return answer.json(); }).then(function (found) {
      rowsOf.replaceChildren.apply(rowsOf, found.items.map(function (item) {
        var row = document.createElement("tr");
        var link = row.insertCell().appendChild(document.createElement("a"));
        link.href = desk.base + "/tickets/" + item.number;
        link.textContent = "#" + item.number;
        row.insertCell().textContent = results.dataset[item.result.toLowerCase().replace("_d", "D")];
        row.insertCell().textContent = item.reason;
        return row;
      }));
      more.hidden = !found.next;
      more.dataset.after = found.next || "";
      if (!results.open) {
        results.showModal();
      }
    });
  }

  if (bulk) {
    queue.addEventListener("click", function (event) {
      var one = event.target.closest("input.pick, input.pick-page");
      if (!one) {
        return;
      }
      var all = boxes();
      if (one.classList.contains("pick-page")) {
        pick(all.map(function (other) { return other.value; }), one.checked);
        return;
      }
      var from = event.shiftKey && lastPicked ? all.findIndex(function (other) { return other.value === lastPicked; }) : -1;
      var to = all.indexOf(one);
      var range = from < 0 ? [one] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
      lastPicked = one.value;
      pick(range.map(function (other) { return other.value; }), one.checked);
    });
    bulk.addEventListener("submit", function (event) {
      event.preventDefault();
      startJob();
    });
    document.getElementById("bulk-action").addEventListener("change", offerChoices);
    document.getElementById("bulk-all").addEventListener("click", pickEverything);
    document.getElementById("bulk-clear").addEventListener("click", clearPicked);
    document.getElementById("bulk-tag").addEventListener("input", function (event) {
      ask(desk.base + "/tickets/words?tag=" + encodeURIComponent(event.target.value)).then(function (answer) { return answer.json(); }).then(function (all) {
        var offered = document.getElementById("bulk-tags");
        offered.replaceChildren.apply(offered, all.map(function (tag) { return new Option(tag, tag); }));
      });
    });
    document.getElementById("job-cancel").addEventListener("click", function () { send(bulk.dataset.jobs + "/" + job.dataset.id, []).then(watchJob); });
    document.getElementById("job-undo").addEventListener("click", function () { send(bulk.dataset.jobs + "/" + job.dataset.id, [["undo", "yes"]]).then(watchJob).catch(function () { return null; }); });
    document.getElementById("job-results").addEventListener("click", function () { showResults(); });
    document.getElementById("results-only").addEventListener("change", function () { showResults(); });
    document.getElementById("results-more").addEventListener("click", function (event) { showResults(event.target.dataset.after); });
    document.getElementById("job-close").addEventListener("click", closeJob);
    if (remembered("autocrm.job")) {
      job.dataset.id = remembered("autocrm.job");
      readJob();
    }
  }

  /* ---- times ---- */

  function passed(minutes) {
    return minutes < 60 ? minutes + "m" : minutes < 1440 ? Math.floor(minutes / 60) + "h" : Math.floor(minutes / 1440) + "d";
  }

  setInterval(function () {
    if (!queue || !list() || document.hidden) {
      return;
    }
    list().querySelectorAll("time").forEach(function (time) {
      var minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
      time.textContent = minutes >= 1
        ? passed(minutes)
        : minutes < -1 ? list().dataset.ahead.replace("{0}", passed(-minutes - 1)) : list().dataset.now;
    });
  }, 30000);

  /* ---- density ---- */

  var density = document.getElementById("density");

  function showDensity() {
    var compact = document.documentElement.dataset.density === "compact";
    density.dataset.compact = density.dataset.compact || density.textContent;
    density.textContent = compact ? density.dataset.density : density.dataset.compact;
  }

  function changeDensity() {
    var root = document.documentElement;
    root.dataset.density = root.dataset.density === "compact" ? "comfortable" : "compact";
    try {
      localStorage.setItem("autocrm.density", root.dataset.density);
    } catch (e) {
      return; // it stays so on this page
    } finally {
      showDensity();
    }
  }

  if (density) {
    showDensity();
    density.addEventListener("click", changeDensity);
  }

  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  /* ---- the search box: completion of what stands before the caret ---- */

  var words = document.getElementById("words");
  var language = null;
  var begun = null;

  function known() {
    language = language || ask(desk.base + "/tickets/words").then(function (answer) { return answer.json(); });
    return language;
  }

  /* What is being typed: a field with its sign, and the beginning of a value or of a field's name. */
  function typed() {
    var before = box.value.slice(0, box.selectionStart);
    if ((before.match(/"/g) || []).length % 2) {
      return null;
    }
    var last = /(?:^|[\s(-])([A-Za-z][\w.-]*)(>=|<=|[:=<>])((?:[^\s,()"]|"[^"]*"|,)*)$/.exec(before);
    if (last) {
      var value = last[3].split(",").pop();
      return { field: last[1].toLowerCase(), text: value, from: box.selectionStart - value.length };
    }
    var name = /(?:^|[\s(-])([A-Za-z][\w.-]*)$/.exec(before);
    return name ? { field: "", text: name[1], from: box.selectionStart - name[1].length } : null;
  }

  function complete() {
    begun = typed();
    if (!begun) {
      offerWords([]);
      return;
    }
    var asked = begun;
    var found = asked.field === "tag" && asked.text
      ? ask(desk.base + "/tickets/words?tag=" + encodeURIComponent(asked.text)).then(function (answer) { return answer.json(); })
      : known().then(function (all) { return asked.field ? all[asked.field] || [] : Object.keys(all).map(function (name) { return name + ":"; }); });
    found.then(function (all) {
      if (begun === asked) {
        var start = asked.text.toLowerCase();
        offerWords(all.filter(function (word) {
          return word.replace(/^"/, "").toLowerCase().indexOf(start) === 0 && word.toLowerCase() !== start;
        }).slice(0, 8));
      }
    }).catch(function () { offerWords([]); });
  }

  function offerWords(all) {
    words.replaceChildren.apply(words, all.map(function (word, i) {
      var option = document.createElement("li");
      option.id = "word-" + i;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = word;
      return option;
    }));
    words.hidden = !all.length;
    box.setAttribute("aria-expanded", String(all.length > 0));
    box.removeAttribute("aria-activedescendant");
  }

  function chosenWord() {
    return words.querySelector("[aria-selected=true]");
  }

  function chooseWord(step) {
    var all = Array.from(words.children);
    var at = all.indexOf(chosenWord()) + step;
    var next = all[(at + all.length) % all.length];
    all.forEach(function (option) { option.setAttribute("aria-selected", String(option === next)); });
    box.setAttribute("aria-activedescendant", next.id);
  }

  function takeWord(option) {
    var word = option.textContent;
    var behind = /:$/.test(word) ? "" : " ";
    box.setRangeText(word + behind, begun.from, box.selectionStart, "end");
    offerWords([]);
    box.focus();
    if (!behind) {
      complete();
    }
  }

  if (box) {
    box.addEventListener("input", complete);
    box.addEventListener("blur", function () { offerWords([]); });
    words.addEventListener("mousedown", function (event) {
      event.preventDefault();
      if (event.target.closest("li")) {
        takeWord(event.target.closest("li"));
      }
    });
    box.addEventListener("keydown", function (event) {
      if (words.hidden) {
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        chooseWord(event.key === "ArrowDown" ? 1 : chosenWord() ? -1 : 0);
      } else if (event.key === "Enter" && chosenWord()) {
        event.preventDefault();
        takeWord(chosenWord());
      } else if (event.key === "Escape") {
        event.stopPropagation();
        event.preventDefault();
        offerWords([]);
      }
    });
    if (box.getAttribute("aria-invalid") === "true") {
      box.focus();
      box.setSelectionRange(Number(box.dataset.wrong), Math.max(Number(box.dataset.last), Number(box.dataset.wrong)));
    }
  }

  /* Addresses say what was chosen and nothing else. */
  document.querySelectorAll("#search, #query-form").forEach(function (form) {
    form.addEventListener("submit", function () {
      Array.from(form.elements).forEach(function (field) {
        if (!field.value && (field.type === "hidden" || field.form.id === "search" && field.tagName === "SELECT")) {
          field.disabled = true;
        }
      });
    });
  });

  window.addEventListener("pageshow", function () {
    document.querySelectorAll("#search :disabled, #query-form :disabled, [form=search]:disabled").forEach(function (field) { field.disabled = false; });
  });

  /* ---- the form ---- */

  var form = document.getElementById("query-form");

  function addRow() {
    var all = form.querySelectorAll("[data-row]");
    var row = all[all.length - 1].cloneNode(true);
    row.querySelectorAll("select").forEach(function (choice) { choice.selectedIndex = 0; });
    row.querySelector("[name=value]").value = "";
    row.querySelectorAll(".row-problem").forEach(function (problem) { problem.remove(); });
    all[all.length - 1].after(row);
    row.querySelector("select").focus();
  }

  function removeRow(row) {
    if (form.querySelectorAll("[data-row]").length === 1) {
      addRow();
    }
    var next = row.nextElementSibling;
    row.remove();
    var target = next && next.querySelector("select");
    (target || form.querySelector("[data-adds]")).focus();
  }

  if (form) {
    form.addEventListener("focusin", function (event) {
      if (event.target.name !== "value") {
        return;
      }
      var field = event.target.closest("[data-row]").querySelector("[name=field]").value;
      known().then(function (all) {
        document.getElementById("form-values").replaceChildren.apply(document.getElementById("form-values"), (all[field] || []).map(function (word) {
          var option = document.createElement("option");
          option.value = word.replace(/^"(.*)"$/, "$1");
          return option;
        }));
      });
    });
  }

  /* ---- the dialog that makes and changes views ---- */

  var dialog = document.getElementById("view-dialog");

  function openDialog(address) {
    ask(address).then(function (answer) { return answer.text(); }).then(function (html) {
      var asked = new DOMParser().parseFromString(html, "text/html").getElementById("view");
      dialog.replaceChildren(document.importNode(asked, true));
      dialog.showModal();
      dialog.querySelector("input[type=text], input:not([type=hidden])").focus();
    }).catch(function () { location.href = address; });
  }

  function keepColumns(part) {
    var kept = Array.from(part.querySelectorAll("li")).filter(function (column) {
      return column.querySelector("input").checked;
    });
    part.querySelector("input[type=hidden]").value = kept.map(function (column) { return column.dataset.column; }).join();
  }

  document.addEventListener("change", function (event) {
    var columns = event.target.closest(".view-columns");
    if (columns) {
      keepColumns(columns);
    }
    if (event.target.dataset.submits) {
      document.getElementById(event.target.dataset.submits).requestSubmit();
    }
  });

  document.addEventListener("click", function (event) {
    var source = event.target.closest("[data-dialog], [data-closes], [data-moves], [data-confirms], [data-adds], [data-removes]");
    if (!source) {
      return;
    }
    if (source.dataset.dialog && dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openDialog(source.href);
    } else if (source.dataset.closes && source.closest("dialog")) {
      event.preventDefault();
      dialog.close();
    } else if (source.dataset.moves) {
      var column = source.closest("li");
      var other = source.dataset.moves === "1" ? column.nextElementSibling : column.previousElementSibling;
      if (other) {
        other[source.dataset.moves === "1" ? "after" : "before"](column);
        keepColumns(column.closest(".view-columns"));
        source.focus();
      }
    } else if (source.dataset.confirms && !window.confirm(source.dataset.confirms)) {
      event.preventDefault();
    } else if (source.dataset.adds) {
      addRow();
    } else if (source.dataset.removes) {
      removeRow(source.closest("[data-row]"));
    }
  });

  /* ---- keys ---- */

  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, textarea, select, [contenteditable='true']");
    if (!queue || typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    var keys = {
      j: function () { move(1); },
      k: function () { move(-1); },
      x: function () {
        var one = queue.querySelector("tr.chosen input.pick");
        if (one) {
          one.click();
        }
      },
      "*": function () { press("pick-page"); },
      "/": function () {
        box.focus();
        box.select();
      },
      f: function () { press("form-toggle"); },
      "[": function () { press("newer"); },
      "]": function () { press("older"); },
      d: changeDensity,
    };
    if (event.key === "Escape" && bulk && !bulk.hidden) {
      clearPicked();
    }
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
