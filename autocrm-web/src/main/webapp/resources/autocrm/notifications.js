/* What an agent hears of: the list, which follows what happens, and the choices. */
(function () {
  "use strict";

  var desk = window.autocrm;
  var list = document.getElementById("notices");

  /* The page as it is now, asked for by itself: nobody needs to sit in front of it. */
  function refresh(byItself) {
    var had = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.reads : null;
    return fetch(location.href, { headers: byItself ? { "X-AutoCRM-By": "page" } : {}, credentials: "same-origin" })
      .then(function (answer) {
        if (answer.redirected) {
          desk.expired();
          return null;
        }
        return answer.text();
      })
      .then(function (text) {
        var next = text && new DOMParser().parseFromString(text, "text/html").getElementById("notices");
        if (next) {
          list.replaceWith(next);
          list = next;
          var same = had && list.querySelector("[data-reads='" + had + "']");
          var first = list.querySelector("[data-reads], .notice-filter a");
          if (had !== undefined && had !== null && (same || first)) {
            (same || first).focus();
          }
        }
      })
      .catch(function () { desk.notice(desk.texts.offline); });
  }

  if (list) {
    document.addEventListener("autocrm:notices", function () {
      if (list.dataset.first === "true") {
        refresh(true);
      }
    });
    document.addEventListener("click", function (event) {
      var source = event.target.closest("[data-reads], [data-reads-up-to]");
      if (source) {
        var what = source.dataset.reads ? "one=" + source.dataset.reads : "upTo=" + source.dataset.readsUpTo;
        source.disabled = true;
        fetch(desk.base + "/notifications/unread", {
          method: "POST",
          headers: { "X-AutoCRM": "desk", "Content-Type": "application/x-www-form-urlencoded" },
          body: what,
          credentials: "same-origin"
        }).then(function (answer) {
          if (answer.redirected) {
            desk.expired();
          } else if (!answer.ok) {
            desk.notice(desk.texts.failed);
            source.disabled = false;
          } else {
            return refresh(false);
          }
        }).catch(function () {
          desk.notice(desk.texts.offline);
          source.disabled = false;
        });
      }
    });
  }

  /* The hour matters once a day only. */
  var rhythm = document.getElementById("choices:rhythm");
  if (rhythm) {
    var show = function () { document.getElementById("at-hour").hidden = rhythm.value !== "DAILY"; };
    rhythm.addEventListener("change", show);
    show();
  }
})();
