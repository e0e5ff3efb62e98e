/* A ticket in the browser: the composer and its drafts, files, completion, dialogs, keys. */
(function () {
  "use strict";

  var desk = window.autocrm;
  var form = document.getElementById("composer-form");
  var number = form ? location.pathname.split("/").pop() : null;
  var ours = { "X-AutoCRM": "desk" };
  var messages = document.querySelectorAll(".message").length;

  function by(id) {
    return document.getElementById(id);
  }

  function toEnd() {
    var conversation = by("conversation");
    if (conversation) {
      conversation.scrollTop = conversation.scrollHeight;
    }
  }

  /* ---- the editor ---- */

  function widget() {
    return window.PrimeFaces && (window.PrimeFaces.widgets.answer || window.PrimeFaces.widgets.words);
  }

  function editor() {
    return document.querySelector(".ql-editor");
  }

  function isEmpty() {
    return !editor() || (!editor().textContent.trim() && !editor().querySelector("img"));
  }

  function setHtml(html) {
    widget().editor.setContents([]);
    if (html) {
      widget().editor.clipboard.dangerouslyPasteHTML(html);
    }
  }

  function whenEditorIsThere(then, patience) {
    if (editor() && widget() && widget().editor) {
      editor().setAttribute("role", "textbox");
      editor().setAttribute("aria-multiline", "true");
      editor().setAttribute("aria-label", form ? form.querySelector(".composer-tabs").getAttribute("aria-label") : document.querySelector(".field-label").textContent);
      then();
    } else if (patience > 0) {
      setTimeout(whenEditorIsThere, 50, then, patience - 1); // it is still being made
    }
  }

  /* ---- reply or note ---- */

  var drafts = { reply: "", note: "" }; // what is kept of the kind that is not shown

  function kind() {
    return form.classList.contains("note") ? "note" : "reply";
  }

  function show(wanted) {
    form.classList.toggle("note", wanted === "note");
    form.classList.toggle("reply", wanted !== "note");
    by("composer-form:note").value = String(wanted === "note");
    form.querySelectorAll("[data-composes]").forEach(function (tab) {
      tab.setAttribute("aria-selected", String(tab.dataset.composes === wanted));
      tab.tabIndex = tab.dataset.composes === wanted ? 0 : -1;
    });
  }

  /* What is typed goes along, unless the other kind has a draft of its own. */
  function compose(wanted) {
    if (wanted === kind() || !editor()) {
      show(wanted);
      return;
    }
    var before = kind();
    var typed = isEmpty() ? "" : editor().innerHTML;
    saveNow();
    show(wanted);
    if (drafts[wanted]) {
      drafts[before] = typed;
      setHtml(drafts[wanted]);
      drafts[wanted] = "";
    } else if (typed) {
      keep(before, ""); // it is that other kind's now
      saveSoon();
    }
  }

  /* ---- drafts: on the server, and here until it has them ---- */

  var draftKey = "autocrm.draft." + number;
  var saving = null;
  var typedAt = 0;
  var savedAt = 0;

  function state(text) {
    by("draft-state").textContent = text;
  }

  function keepHere(html) {
    try {
      if (html) {
        localStorage.setItem(draftKey, JSON.stringify({ kind: kind(), html: html }));
      } else {
        localStorage.removeItem(draftKey);
      }
    } catch (e) {
      return; // the server has it soon
    }
  }

  function saveSoon() {
    typedAt = Date.now();
    keepHere(isEmpty() ? "" : editor().innerHTML);
    clearTimeout(saving);
    saving = setTimeout(saveNow, 800);
  }

  function saveNow() {
    clearTimeout(saving);
    if (!typedAt || !form) {
      return;
    }
    typedAt = 0;
    var html = isEmpty() ? "" : editor().innerHTML;
    keep(kind(), html);
  }

  function keep(which, html) {
    var seen = by("seen").dataset.seen;
    fetch(desk.base + "/tickets/drafts/" + number + "?kind=" + which + "&seen=" + seen, { method: "PUT", headers: ours, body: html, keepalive: html.length < 60000 })
      .then(function (answer) {
        if (!answer.ok || answer.redirected) {
          throw new Error("not kept");
        }
        if (!typedAt) {
          keepHere("");
        }
        savedAt = html ? Date.now() : 0;
        ago();
      })
      .catch(function () {
        savedAt = 0;
        state(html ? desk.texts.savedHere : "");
      });
  }

  function ago() {
    state(savedAt ? desk.texts.savedAgo.replace("%", Math.max(1, Math.round((Date.now() - savedAt) / 1000)) + " s") : "");
  }

  setInterval(function () {
    if (savedAt && Date.now() - savedAt < 60000) {
      ago();
    }
  }, 2000);

  function restoreDraft() {
    drafts.reply = by("draft-reply").innerHTML;
    drafts.note = by("draft-note").innerHTML;
    var here = null;
    try {
      here = JSON.parse(localStorage.getItem(draftKey));
    } catch (e) {
      here = null;
    }
    if (here && here.html) { // the server did not get it
      show(here.kind);
      drafts[here.kind] = "";
      setHtml(here.html);
      saveSoon();
    } else {
      show(drafts.reply || !drafts.note ? "reply" : "note");
      setHtml(drafts[kind()]);
      drafts[kind()] = "";
    }
  }

  document.addEventListener("input", function (event) {
    if (form && event.target.closest(".ql-editor")) {
      saveSoon();
      mention();
    }
  });

  window.addEventListener("pagehide", saveNow);

  /* ---- sending ---- */

  desk.sending = function () {
    clearTimeout(saving);
    if (uploading > 0) {
      tell(desk.texts.stillSending);
      return false;
    }
    var field = document.querySelector("input[id$='answer_input'], input[id$='words_input']");
    field.value = isEmpty() ? "" : editor().innerHTML.replace(/&nbsp;|\u00a0/g, " "); // the editor itself tells it only when it is left
    return true;
  };

  function tell(text) {
    desk.notice(text);
    setTimeout(function () { desk.notice(null); }, 4000);
  }

  desk.sent = function (args) {
    if (args && args.sent) {
      typedAt = 0;
      savedAt = 0;
      keepHere("");
      state("");
      var other = kind() === "note" ? "reply" : "note";
      keep(kind(), ""); // a save that was under way may have come after
      setHtml(drafts[other]);
      var wanted = drafts[other] ? other : "reply";
      drafts[other] = "";
      show(wanted);
      clearUploads();
    }
    messages = document.querySelectorAll(".message").length;
    toEnd();
  };

  desk.created = function (args) {
    var wrong = document.querySelector(".new-form .wrong-text");
    if (args && !args.sent && wrong) {
      var field = wrong.closest(".field").querySelector("input.input, .ql-editor");
      field.focus();
    }
  };

  /* ---- what others did ---- */

  desk.afterRefresh = function () {
    var now = document.querySelectorAll(".message").length;
    if (now > messages) {
      toEnd();
      if (!isEmpty()) {
        tell(desk.texts.newer); // the author of an answer should read it first
      }
    }
    messages = now;
  };

  /* Whoever types beside the conversation is not interrupted; what they change is checked against what they saw. */
  function guardTyping() {
    var refreshAll = window.refreshTicket;
    if (!refreshAll) {
      return;
    }
    var waits = false;
    var chosen = []; // what was changed while an answer was under way that shows what was before
    document.addEventListener("change", function (event) {
      var field = event.target;
      if (field.id && field.closest("#context, #head") && !window.PrimeFaces.ajax.Queue.isEmpty()) {
        chosen.push({ id: field.id, value: field.value, checked: field.checked });
      }
    }, true);
    window.jQuery(document).on("pfAjaxComplete", function () {
      chosen.forEach(function (one) { // before its own request, which waits for its turn, reads it
        var field = by(one.id);
        if (field) {
          field.value = one.value;
          field.checked = one.checked;
        }
      });
      chosen = [];
    });
    var typed = null; // what is typed beside the conversation while a part is shown anew
    document.addEventListener("input", function (event) {
      if (event.target.id && event.target.closest("#context, #head") && event.target.matches("input:not([type=checkbox])")) {
        typed = { id: event.target.id, value: event.target.value };
      }
    });
    document.addEventListener("change", function () { typed = null; });
    window.jQuery(document).on("pfAjaxComplete", function () {
      var field = typed && by(typed.id);
      if (field && field.value !== typed.value) {
        field.value = typed.value;
        if (field.closest(".subject-form")) {
          field.closest(".subject-form").classList.add("editing");
        }
        field.focus();
      }
    });
    window.refreshTicket = function () {
      var typing = document.activeElement;
      if (typing && typing.closest("#context, #head, dialog[open]") && typing.matches("input, textarea, select") || document.body.classList.contains("splitting")) {
        waits = true;
        if (!typing.closest("#head") && !document.body.classList.contains("splitting")) {
          window.refreshConversation();
        }
      } else {
        waits = false;
        refreshAll();
      }
    };
    document.addEventListener("focusout", function () {
      if (waits) {
        setTimeout(function () {
          if (waits) {
            window.refreshTicket();
          }
        }, 400);
      }
    });
  }

  if (window.jQuery) {
    window.jQuery(document).on("pfAjaxComplete", function () {
      if (form) {
        show(kind());
      }
      var wrong = document.querySelector("#context .property.wrong input, #context .property.wrong select");
      if (wrong && !document.querySelector("#context .property.wrong.told")) {
        wrong.closest(".property").classList.add("told");
        wrong.scrollIntoView({ block: "nearest" });
        if (!document.activeElement || document.activeElement === document.body) {
          wrong.focus();
        }
      }
    });
  }

  /* ---- files ---- */

  var uploading = 0;

  function uploadsList() {
    return by("uploads");
  }

  function noteUploads() {
    var ids = Array.from(uploadsList().children).map(function (item) { return item.dataset.id; }).filter(Boolean);
    by(uploadsList().dataset.field).value = ids.join(" ");
  }

  function clearUploads() {
    uploadsList().replaceChildren();
    noteUploads();
  }

  function size(bytes) {
    var units = ["B", "kB", "MB", "GB"];
    var unit = 0;
    while (Math.round(bytes) >= 1000 && unit < units.length - 1) {
      bytes /= 1000;
      unit += 1;
    }
    return Math.round(bytes) + " " + units[unit];
  }

  function element(name, css, text) {
    var made = document.createElement(name);
    made.className = css || "";
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  function upload(file) {
    var item = element("li", "upload");
    var bar = element("progress", "");
    var remove = element("button", "chip-x", "×");
    var request = new XMLHttpRequest();
    bar.max = 1;
    bar.value = 0;
    remove.type = "button";
    remove.setAttribute("aria-label", desk.texts.remove + " " + file.name);
    remove.addEventListener("click", function () {
      request.abort();
      item.remove();
      noteUploads();
    });
    item.append(element("span", "file-name", file.name), element("span", "muted", size(file.size)), bar, remove);
    uploadsList().append(item);
    uploading += 1;
    request.upload.onprogress = function (event) {
      if (event.lengthComputable) {
        bar.value = event.loaded / event.total;
      }
    };
    request.onloadend = function () {
      uploading -= 1;
      bar.remove();
      if (request.status === 201) {
        item.dataset.id = JSON.parse(request.responseText).id;
        item.classList.add("done");
        noteUploads();
      } else {
        item.classList.add("failed");
        remove.before(element("span", "wrong-text", request.status === 413 ? desk.texts.tooLarge : request.status === 415 ? desk.texts.blocked : desk.texts.notSent));
      }
    };
    request.open("POST", desk.base + "/tickets/upload?name=" + encodeURIComponent(file.name));
    request.setRequestHeader("X-AutoCRM", "desk");
    request.setRequestHeader("Content-Type", /^[\w.+-]+\/[\w.+-]+$/.test(file.type) && !/form/.test(file.type) ? file.type : "application/octet-stream");
    request.send(file);
  }

  function files(event) {
    var data = event.clipboardData || event.dataTransfer;
    return data ? Array.from(data.files) : [];
  }

  document.addEventListener("change", function (event) {
    if (event.target.dataset && event.target.dataset.uploads) {
      Array.from(event.target.files).forEach(upload);
      event.target.value = "";
    }
  });

  document.addEventListener("paste", function (event) {
    var pasted = files(event);
    if (event.target.closest && event.target.closest(".ql-editor") && pasted.length) {
      event.preventDefault();
      event.stopPropagation();
      pasted.forEach(upload);
    }
  }, true);

  ["dragover", "dragleave", "drop"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var place = uploadsList() && event.target.closest && event.target.closest("form");
      if (!place || !place.contains(uploadsList()) || !event.dataTransfer || !Array.from(event.dataTransfer.types).includes("Files")) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      place.classList.toggle("dropping", name === "dragover");
      if (name === "drop") {
        files(event).forEach(upload);
      }
    }, true);
  });

  /* ---- completion ---- */

  var list = null; // the suggestions that are shown
  var owner = null; // the input, or the editor, that they are for
  var asked = 0;

  function closeList() {
    if (list) {
      list.remove();
      list = null;
    }
    if (owner) {
      owner.removeAttribute("aria-activedescendant");
      owner.removeAttribute("aria-expanded");
    }
    owner = null;
    asked += 1;
  }

  function place(rectangle) {
    list.style.left = Math.max(8, Math.min(rectangle.left, innerWidth - list.offsetWidth - 8)) + "px";
    var below = innerHeight - rectangle.bottom;
    list.style.top = (below < list.offsetHeight + 8 && rectangle.top > list.offsetHeight ? rectangle.top - list.offsetHeight - 4 : rectangle.bottom + 4) + "px";
  }

  function ask(what, typed, of, then) {
    asked += 1;
    var mine = asked;
    fetch(desk.base + "/tickets/suggest/" + what + "?q=" + encodeURIComponent(typed) + "&of=" + encodeURIComponent(of || ""))
      .then(function (answer) { return answer.ok && !answer.redirected ? answer.json() : []; })
      .then(function (found) {
        if (mine === asked) {
          then(found);
        }
      })
      .catch(function () {});
  }

  function showList(input, found, rectangle, choose) {
    closeList();
    if (!found.length) {
      return;
    }
    owner = input;
    list = element("ul", "suggestions");
    list.id = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", desk.texts.suggestions);
    found.forEach(function (one, index) {
      var item = element("li", "", "");
      item.id = "suggestion-" + index;
      item.setAttribute("role", "option");
      item.append(element("span", "", one.label));
      if (one.hint) {
        item.append(element("span", "muted", one.hint));
      }
      item.addEventListener("mousedown", function (event) {
        event.preventDefault();
        closeList();
        choose(one);
      });
      item.choose = function () { closeList(); choose(one); };
      list.append(item);
    });
    (input.closest("dialog[open]") || document.body).append(list);
    place(rectangle);
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", "suggestions");
  }

  function step(by) {
    var items = Array.from(list.children);
    var at = items.findIndex(function (item) { return item.getAttribute("aria-selected") === "true"; });
    var next = (at + by + items.length + (at < 0 && by < 0 ? 1 : 0)) % items.length;
    items.forEach(function (item, index) { item.setAttribute("aria-selected", String(index === next)); });
    items[next].scrollIntoView({ block: "nearest" });
    owner.setAttribute("aria-activedescendant", items[next].id);
  }

  function chosen() {
    return list && list.querySelector("[aria-selected='true']");
  }

  function lastOf(input) {
    return input.dataset.list ? input.value.split(",").pop().trim() : input.value.trim();
  }

  function complete(input) {
    var typed = lastOf(input);
    if (!typed && !input.dataset.of) {
      closeList();
      return;
    }
    ask(input.dataset.suggests, typed, input.dataset.of, function (found) {
      if (document.activeElement === input) {
        showList(input, found, input.getBoundingClientRect(), function (one) { take(input, one); });
      }
    });
  }

  function take(input, one) {
    var data = input.dataset;
    if (data.into) {
      by(data.into).value = one.value;
      input.value = one.label;
    } else if (data.list) {
      input.value = input.value.split(",").slice(0, -1).concat(" " + one.value).join(",").trim() + ", ";
    } else {
      input.value = one.value;
    }
    if (data.labelInto && by(data.labelInto)) {
      by(data.labelInto).value = one.label;
    }
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if (data.then) {
      window[data.then]();
      again(input);
    }
    similarSoon(input);
  }

  /* After the part with the input was shown anew, it has the focus again. */
  function again(input) {
    var label = input.getAttribute("aria-label");
    var place = input.closest("#context");
    if (!place || !window.jQuery) {
      return;
    }
    window.jQuery(document).one("pfAjaxComplete", function () {
      var fresh = Array.from(document.querySelectorAll("#context [data-suggests]")).find(function (one) { return one.getAttribute("aria-label") === label; });
      if (fresh) {
        fresh.focus();
      }
    });
  }

  document.addEventListener("input", function (event) {
    if (event.target.dataset && event.target.dataset.suggests) {
      if (event.target.dataset.into) {
        by(event.target.dataset.into).value = "";
      }
      complete(event.target);
    }
    similarSoon(event.target);
  });

  document.addEventListener("focusin", function (event) {
    if (event.target.dataset && event.target.dataset.suggests) {
      event.target.setAttribute("role", "combobox");
      event.target.setAttribute("aria-autocomplete", "list");
      if (event.target.dataset.of) {
        complete(event.target);
      }
    } else if (list && owner !== event.target) {
      closeList();
    }
  });

  document.addEventListener("focusout", function (event) {
    if (owner === event.target) {
      closeList();
    }
  });

  document.addEventListener("keydown", function (event) {
    var input = event.target;
    if (list && owner && (input === owner || owner.contains(input))) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        event.stopPropagation();
        step(event.key === "ArrowDown" ? 1 : -1);
        return;
      }
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        closeList();
        return;
      }
      if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && chosen()) {
        event.preventDefault();
        event.stopPropagation();
        chosen().choose();
        return;
      }
    }
    if (!input.dataset || event.isComposing) {
      return;
    }
    if (event.key === "Enter" && (input.dataset.suggests || input.dataset.submits) && !event.ctrlKey) {
      event.preventDefault();
      closeList();
      input.dispatchEvent(new Event("change", { bubbles: true }));
      if (input.dataset.submits) {
        by(input.dataset.submits).click();
      } else if (input.dataset.then && input.dataset.free && input.value.trim()) {
        window[input.dataset.then]();
        again(input);
      } else if (input.dataset.into && list && list.children.length === 1) {
        list.children[0].choose();
      }
    } else if (event.key === "Backspace" && input.classList.contains("chip-input") && !input.value) {
      var chips = input.closest(".chips").querySelectorAll(".chip .chip-x");
      if (chips.length) {
        event.preventDefault();
        chips[chips.length - 1].click();
        again(input);
      }
    }
  }, true);

  /* ---- @mentions in notes ---- */

  function mention() {
    var quill = widget() && widget().editor;
    var selection = quill && quill.getSelection();
    if (kind() !== "note" || !selection) {
      return;
    }
    var before = quill.getText(Math.max(0, selection.index - 40), Math.min(40, selection.index));
    var found = /(?:^|[\s(])@([\p{L}\p{N}.-]{0,30})$/u.exec(before);
    if (!found) {
      if (owner === editor()) {
        closeList();
      }
      return;
    }
    ask("agents", found[1], "", function (agents) {
      var range = window.getSelection().rangeCount ? window.getSelection().getRangeAt(0).getBoundingClientRect() : null;
      var rectangle = range && (range.width || range.height || range.left) ? range : editor().getBoundingClientRect();
      showList(editor(), agents, rectangle, function (one) {
        var start = selection.index - found[1].length - 1;
        quill.deleteText(start, found[1].length + 1, "user");
        quill.insertText(start, "@" + one.label + " ", "user");
        quill.setSelection(start + one.label.length + 2, 0);
        saveSoon();
      });
      if (list) {
        step(1);
      }
    });
  }

  /* ---- a new ticket: is there one like it? ---- */

  var looking = null;

  function similarSoon(input) {
    if (input && (input.id === "new:customer" || input.id === "new:subject") && window.lookForSimilar) {
      clearTimeout(looking);
      looking = setTimeout(function () { window.lookForSimilar(); }, 500);
    }
  }

  /* ---- dialogs, the subject, splitting ---- */

  function open(id) {
    var dialog = by(id);
    if (dialog && !dialog.open) {
      document.querySelectorAll("details.menu[open]").forEach(function (menu) { menu.open = false; });
      dialog.showModal();
      var first = dialog.querySelector("input:not([type=hidden]), a.choice, button");
      if (first) {
        first.focus();
      }
    }
  }

  desk.dialogDone = function (id, args) {
    if (args && args.done !== false) {
      by(id).close();
    }
  };

  function split(on) {
    document.body.classList.toggle("splitting", on);
    document.querySelectorAll("details.menu[open]").forEach(function (menu) { menu.open = false; });
    document.querySelectorAll("input.splits").forEach(function (box) { box.checked = false; });
    countSplit();
    if (on && document.querySelector("input.splits")) {
      document.querySelector("input.splits").focus();
    }
  }

  function countSplit() {
    var boxes = Array.from(document.querySelectorAll("input.splits:checked"));
    by("split-count").textContent = boxes.length;
    by("split:messages").value = boxes.map(function (box) { return box.value; }).join(" ");
  }

  desk.splitDone = function (args) {
    if (args && args.done) {
      split(false);
    }
  };

  document.addEventListener("change", function (event) {
    if (event.target.classList.contains("splits")) {
      countSplit();
    }
  });

  document.addEventListener("click", function (event) {
    var source = event.target.closest("[data-shows], [data-edits], [data-cancels], [data-splits], [data-composes]");
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
    if (!source) {
      return;
    }
    if (source.dataset.shows) {
      open(source.dataset.shows);
    } else if (source.dataset.edits) {
      source.closest("form").classList.add("editing");
      by(source.dataset.edits).focus();
      by(source.dataset.edits).select();
    } else if (source.dataset.cancels) {
      by(source.dataset.cancels).reset();
      by(source.dataset.cancels).classList.remove("editing");
    } else if (source.dataset.splits) {
      split(source.dataset.splits === "on");
    } else {
      compose(source.dataset.composes);
      editor().focus();
    }
  });

  /* ---- keys ---- */

  function go(id) {
    var place = by(id);
    if (place) {
      place.scrollIntoView({ block: "nearest" });
      place.focus();
    }
  }

  document.addEventListener("keydown", function (event) {
    if (!form) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && by("new:create")) {
        event.preventDefault();
        by("new:create").click();
      }
      return;
    }
    var typing = event.target.closest("input, textarea, select, [contenteditable='true']");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      by("composer-form:" + (kind() === "note" ? "addNote" : "send")).click();
      return;
    }
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      var editing = event.target.closest(".subject-form.editing");
      var menu = document.querySelector("details.menu[open]");
      if (editing) {
        editing.reset();
        editing.classList.remove("editing");
      } else if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else if (document.body.classList.contains("splitting")) {
        split(false);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    var acts = {
      r: function () { compose("reply"); editor().focus(); },
      n: function () { compose("note"); editor().focus(); },
      a: function () { go("properties:agent"); },
      s: function () { go("properties:status"); },
      t: function () { go("properties:newTag"); },
      m: function () { if (document.querySelector("[data-shows='merge-dialog']")) { open("merge-dialog"); } },
      z: function () { if (document.querySelector("[data-shows='snooze-dialog']")) { open("snooze-dialog"); } }
    };
    if (Object.prototype.hasOwnProperty.call(acts, event.key)) {
      event.preventDefault();
      acts[event.key]();
    }
  }, true);

  document.addEventListener("DOMContentLoaded", function () {
    guardTyping();
    whenEditorIsThere(form ? restoreDraft : function () {}, 200);
    toEnd();
    document.fonts.ready.then(toEnd); // the right font may make it longer
  });
})();
