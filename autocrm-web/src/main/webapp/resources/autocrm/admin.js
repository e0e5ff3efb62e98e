(function () {
  "use strict";

  // every page of the administration is its one place in the rail
  var place = document.getElementById("administration");
  if (place) {
    place.classList.add("here");
  }

  // on a narrow screen the navigation is a strip: show where one is
  var strip = document.querySelector(".admin-nav");
  var here = strip && strip.querySelector(".here");
  if (here) {
    strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
  }

  // a search over the rows of a table that is there as a whole
  document.addEventListener("input", function (event) {
    var table = event.target.dataset && document.getElementById(event.target.dataset.filters);
    if (!table) {
      return;
    }
    var wanted = event.target.value.trim().toLowerCase();
    table.querySelectorAll("tbody tr").forEach(function (row) {
      row.hidden = wanted !== "" && row.textContent.toLowerCase().indexOf(wanted) < 0;
    });
  });

  // what cannot be undone is asked for once more
  document.addEventListener(
    "click",
    function (event) {
      var source = event.target.closest("[data-asks]");
      if (source && !window.confirm(source.dataset.asks)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true
  );
})();
