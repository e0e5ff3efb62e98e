/* Sets look and density before the first paint: the person's choice, else the system's. */
(function () {
  "use strict";
  var chosen = null;
  try {
    document.documentElement.dataset.density = localStorage.getItem("autocrm.density") || "comfortable";
    chosen = localStorage.getItem("autocrm.look");
  } catch (e) {
    chosen = null;
  }
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.look = chosen;
  }
})();
