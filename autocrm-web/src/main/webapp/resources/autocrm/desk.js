/* The desk in the browser: what changed elsewhere, keys. The queue is in queue.js, a ticket in ticket.js. */
(function () {
  "use strict";

  var desk = window.autocrm;
  var changed = new Set(); // tickets that changed since the last refresh began
  var timer = null;
  var ringing = null;
  var pause = 500;

  var head = function () { return document.querySelector(".ticket-head"); };
  var list = document.getElementById("queue"); // queue.js brings it up to date
  var number = head() ? location.pathname.split("/").pop() : null;

  /* ---- what changed elsewhere ---- */

  function listen() {
    var socket = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + desk.base + "/live/tickets");
    socket.onopen = function () {
      if (pause > 500) {
        notice(null);
        refresh(); // what happened while the line was dead
        ring();
        document.dispatchEvent(new CustomEvent("autocrm:changed"));
      }
      pause = 500;
      document.body.dataset.live = "on";
    };
    socket.onmessage = function (message) {
      if (message.data === "notices") {
        clearTimeout(ringing);
        ringing = setTimeout(ring, 250);
        return;
      }
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

  /* The bell: how many notices are unread. Nobody needs to sit in front of the page for that. */
  function ring() {
    fetch(desk.base + "/notifications/unread", { headers: { "X-AutoCRM-By": "page" }, credentials: "same-origin" })
      .then(function (answer) { return answer.ok && !answer.redirected ? answer.json() : null; })
      .then(function (counted) {
        if (counted) {
          document.getElementById("bell-count").textContent = counted.unread;
          document.dispatchEvent(new CustomEvent("autocrm:notices"));
        }
      })
      .catch(function () { /* the bar says that the line is dead */ });
  }

  /* Another node may have written a notice, and has no line to this page. */
  setInterval(function () {
    if (!document.hidden) {
      ring();
    }
  }, 60000);
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) {
      ring();
    }
  });

  function refresh() {
    changed.clear();
    if (number && window.refreshTicket) {
      window.refreshTicket();
    }
  }

  desk.refreshed = function () {
    if (desk.afterRefresh) {
      desk.afterRefresh();
    }
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
      } else if (xhr && xhr.status === 0 && xhr.statusText !== "abort") {
        notice(desk.texts.offline);
      }
    });
  }

  /* ---- clicks and keys that are the same everywhere ---- */

  document.addEventListener("click", function (event) {
    var source = event.target.closest("[data-opens], [data-toggles], [data-copies]");
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
    }
  });

  var lastKey = "";
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, textarea, select, [contenteditable='true']");
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
    } else if (lastKey === "g" && event.key === "n") {
      location.href = desk.base + "/notifications";
    } else if (event.key === "?") {
      document.getElementById("keyboard-help").showModal();
    } else if (event.key === "c") {
      location.href = desk.base + "/tickets/new";
    }
    lastKey = event.key;
  });

  document.querySelectorAll("nav.rail > a.rail-item").forEach(function (item) {
    item.classList.toggle("here", location.pathname.startsWith(new URL(item.href).pathname));
  });

  document.addEventListener("DOMContentLoaded", function () {
    listen();
  });
})();
