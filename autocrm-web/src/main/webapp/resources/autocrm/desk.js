/* The desk in the browser: what changed elsewhere, drafts that survive, keys. */
(function () {
  "use strict";

  var desk = window.autocrm;
  var changed = new Set(); // tickets that changed since the last refresh began
  var timer = null;
  var pause = 500;

  var head = function () { return document.querySelector(".ticket-head"); };
  var list = document.getElementById("queue"); // queue.js brings it up to date
  var number = head() ? location.pathname.split("/").pop() : null;
  var messages = document.querySelectorAll(".message").length;

  /* ---- what changed elsewhere ---- */

  function listen() {
    if (!list && !number) {
      return;
    }
    var socket = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + desk.base + "/live/tickets");
    socket.onopen = function () {
      if (pause > 500) {
        notice(null);
        refresh(); // what happened while the line was dead
        document.dispatchEvent(new CustomEvent("autocrm:changed"));
      }
      pause = 500;
      document.body.dataset.live = "on";
    };
    socket.onmessage = function (message) {
      document.dispatchEvent(new CustomEvent("autocrm:changed", { detail: message.data }));
      changed.add(message.data);
      clearTimeout(timer);
      timer = setTimeout(arrived, 250);
    };
    socket.onclose = function () {
      document.body.dataset.live = "off";
      if (pause > 2000) {
        notice(desk.texts.offline);
      }
      setTimeout(listen, pause);
      pause = Math.min(pause * 2, 15000);
    };
  }

  function arrived() {
    if (changed.has(number)) {
      refresh();
    } else {
      changed.clear();
    }
  }

  function refresh() {
    changed.clear();
    if (number && window.refreshTicket) {
      window.refreshTicket();
    }
  }

  desk.refreshed = function () {
    var now = document.querySelectorAll(".message").length;
    if (now > messages) {
      toEnd();
      if (editor() && editor().textContent.trim()) {
        notice(desk.texts.newer); // the author of an answer should read it first
        setTimeout(function () { notice(null); }, 8000);
      }
    }
    messages = now;
  };

  function notice(content, isHtml) {
    var bar = document.getElementById("notice");
    bar.hidden = !content;
    if (isHtml) {
      bar.innerHTML = content;
    } else {
      bar.textContent = content || "";
    }
  }

  desk.notice = notice;

  /* ---- a session that ended ---- */

  function expired() {
    notice(desk.texts.expired + " <a class='button' href='" + desk.base + "/login?to=" + encodeURIComponent(location.pathname.substring(desk.base.length)) + "'>" + desk.texts.login + "</a>", true);
  }

  desk.expired = expired;

  /* What was asked for failed on the server: say so, and show what is. */
  desk.failed = function () {
    notice(desk.texts.failed);
    refresh();
  };

  if (window.jQuery) {
    window.jQuery(document).on("pfAjaxError", function (event, xhr) {
      if (xhr && (xhr.status === 401 || xhr.status === 403)) {
        expired();
      } else if (xhr && xhr.status === 0) {
        notice(desk.texts.offline);
      }
    });
  }

  /* ---- the composer ---- */

  var form = document.getElementById("composer-form");
  var draftKey = "autocrm.draft." + number;

  function compose(kind) {
    if (!form) {
      return;
    }
    form.classList.toggle("note", kind === "note");
    form.classList.toggle("reply", kind !== "note");
    document.getElementById("composer-form:note").value = String(kind === "note");
    form.querySelectorAll("[data-composes]").forEach(function (tab) {
      tab.setAttribute("aria-selected", String(tab.dataset.composes === kind));
    });
  }

  function kind() {
    return form.classList.contains("note") ? "note" : "reply";
  }

  function editor() {
    return form ? form.querySelector(".ql-editor") : null;
  }

  function keepDraft() {
    var words = editor();
    if (!words) {
      return;
    }
    try {
      if (words.textContent.trim()) {
        localStorage.setItem(draftKey, JSON.stringify({ kind: kind(), html: words.innerHTML }));
        document.getElementById("draft-state").textContent = desk.texts.saved;
      } else {
        localStorage.removeItem(draftKey);
        document.getElementById("draft-state").textContent = "";
      }
    } catch (e) {
      document.getElementById("draft-state").textContent = "";
    }
  }

  function restoreDraft(patience) {
    if (!form) {
      return;
    }
    var widget = window.PrimeFaces && window.PrimeFaces.widgets.answer;
    var words = editor();
    if (!words || !widget || !widget.editor) {
      if (patience > 0) {
        setTimeout(restoreDraft, 50, patience - 1); // the editor is still being made
      }
      return;
    }
    words.setAttribute("aria-label", form.querySelector(".tab").textContent);
    words.setAttribute("role", "textbox");
    words.setAttribute("aria-multiline", "true");
    var kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(draftKey));
    } catch (e) {
      kept = null;
    }
    if (kept && kept.html && !words.textContent.trim()) {
      compose(kept.kind);
      widget.editor.clipboard.dangerouslyPasteHTML(kept.html);
    }
  }

  document.addEventListener("input", function (event) {
    if (event.target.closest(".ql-editor")) {
      keepDraft();
    }
  });

  desk.sending = function () {
    desk.sendingKind = kind();
  };

  desk.sent = function (args) {
    if (args && args.sent) {
      try {
        localStorage.removeItem(draftKey);
      } catch (e) {
        return;
      }
      compose("reply");
    } else {
      compose(desk.sendingKind || "reply");
    }
    restoreDraft(100);
    messages = document.querySelectorAll(".message").length;
    toEnd();
  };

  function toEnd() {
    var conversation = document.getElementById("conversation");
    if (conversation) {
      conversation.scrollTop = conversation.scrollHeight;
    }
  }

  /* ---- clicks and keys that are the same everywhere ---- */

  document.addEventListener("click", function (event) {
    var source = event.target.closest("[data-opens], [data-toggles], [data-copies], [data-composes]");
    if (!source) {
      return;
    }
    if (source.dataset.opens) {
      document.getElementById(source.dataset.opens).showModal();
    } else if (source.dataset.toggles === "look") {
      var root = document.documentElement;
      var dark = root.dataset.look ? root.dataset.look === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.look = dark ? "light" : "dark";
      localStorage.setItem("autocrm.look", root.dataset.look);
    } else if (source.dataset.toggles === "views") {
      document.body.classList.toggle("views-open");
    } else if (source.dataset.copies) {
      navigator.clipboard.writeText(location.origin + source.dataset.copies).then(function () {
        notice(desk.texts.copied);
        setTimeout(function () { notice(null); }, 1500);
      });
    } else if (source.dataset.composes) {
      compose(source.dataset.composes);
      editor().focus();
    }
  });

  var lastKey = "";
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, textarea, select, [contenteditable='true']");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
      event.preventDefault();
      document.getElementById("composer-form:" + (kind() === "note" ? "addNote" : "send")).click();
      return;
    }
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      if (typing) {
        event.target.blur();
      } else if (number) {
        var back = document.querySelector("a.back");
        location.href = back ? back.href : desk.base + "/tickets";
      }
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (lastKey === "g" && event.key === "i") {
      location.href = desk.base + "/tickets";
    } else if (event.key === "?") {
      document.getElementById("keyboard-help").showModal();
    } else if (form && (event.key === "r" || event.key === "n")) {
      event.preventDefault();
      compose(event.key === "n" ? "note" : "reply");
      editor().focus();
    }
    lastKey = event.key;
  });

  document.querySelectorAll("nav.rail > a.rail-item").forEach(function (item) {
    item.classList.toggle("here", location.pathname.startsWith(new URL(item.href).pathname));
  });

  document.addEventListener("DOMContentLoaded", function () {
    restoreDraft(100);
    toEnd();
    document.fonts.ready.then(toEnd); // the right font may make it longer
    listen();
  });
})();
