/* Sets the look before the first paint: the person's choice, else the system's. */
(function () {
  "use strict";
  var chosen = null;
  try {
    chosen = localStorage.getItem("autocrm.look");
  } catch (e) {
    chosen = null;
  }
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.look = chosen;
  }
})();
