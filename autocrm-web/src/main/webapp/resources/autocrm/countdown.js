/* Countdowns that turn: each <time class="countdown"> says how long it is until then, or since when it is late. */
(function () {
  "use strict";

  var texts = window.autocrm.texts;

  function length(minutes) {
    var days = Math.floor(minutes / 1440);
    var hours = Math.floor((minutes % 1440) / 60);
    var rest = minutes % 60;
    if (days > 0) {
      return days + "d" + (hours ? " " + hours + "h" : "");
    }
    return hours > 0 ? hours + "h" + (rest ? " " + rest + "m" : "") : rest + "m";
  }

  function turn() {
    var now = Date.now();
    document.querySelectorAll("time.countdown").forEach(function (time) {
      var due = Date.parse(time.getAttribute("datetime"));
      var from = Date.parse(time.dataset.from || "");
      var left = due - now;
      var text = left < 0
        ? texts.late.replace("{0}", length(Math.floor(-left / 60000)))
        : length(Math.ceil(left / 60000));
      if (time.textContent !== text) {
        time.textContent = text;
      }
      time.classList.toggle("late", left < 0);
      time.classList.toggle("soon", left >= 0 && left < (due - (isNaN(from) ? due - 14400000 : from)) / 4);
    });
  }

  turn();
  setInterval(turn, 1000);
})();
