/* The wallboard: shows what is as soon as something changed, and now and then because time passes. */
(function () {
  "use strict";

  var EVERY = 15000;
  var PAUSE = 1000;
  var last = 0;
  var timer = null;

  function refresh() {
    timer = null;
    last = Date.now();
    fetch(location.href, { headers: { "X-AutoCRM-By": "page" }, credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) {
          window.autocrm.expired();
          throw new Error(String(answer.status));
        }
        return answer.text();
      })
      .then(function (html) {
        var next = new DOMParser().parseFromString(html, "text/html").getElementById("boards");
        if (!next) {
          window.autocrm.expired();
        } else if (next.innerHTML !== document.getElementById("boards").innerHTML) {
          show(document.importNode(next, true));
        }
      })
      .catch(function () { return null; }); // the next signal asks again
  }

  function show(next) {
    var focused = document.activeElement && document.activeElement.closest("#boards a");
    var at = focused ? Array.from(document.querySelectorAll("#boards a")).indexOf(focused) : -1;
    document.getElementById("boards").replaceWith(next);
    if (at >= 0 && document.querySelectorAll("#boards a")[at]) {
      document.querySelectorAll("#boards a")[at].focus();
    }
  }

  function soon() {
    if (!timer && !document.hidden) {
      timer = setTimeout(refresh, Math.max(150, last + PAUSE - Date.now()));
    }
  }

  document.addEventListener("autocrm:changed", soon);
  document.addEventListener("visibilitychange", soon);
  setInterval(soon, EVERY);
})();
