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

  // a calendar file is read here, and goes to the form as a text
  document.addEventListener("change", function (event) {
    var form = event.target.dataset && event.target.dataset.reads;
    var file = form && event.target.files[0];
    if (!file) {
      return;
    }
    var wrong = document.getElementById("icsWrong");
    wrong.hidden = file.size <= 1024 * 1024;
    wrong.textContent = wrong.hidden ? "" : event.target.dataset.tooLarge;
    if (!wrong.hidden) {
      event.target.value = "";
      return;
    }
    file.text().then(function (text) {
      document.getElementById(form + ":fileName").value = file.name.slice(-100);
      // encoded, because not every Faces script sends lines and equals signs as they are
      document.getElementById(form + ":fileText").value = encodeURIComponent(text);
      document.getElementById(form + ":look").click();
    });
  });

  // what is saved waits for what is still on its way to the form, or that would undo a part of it
  var underWay = 0;
  var saves = null;
  if (window.faces && window.faces.ajax) {
    window.faces.ajax.addOnEvent(function (event) {
      underWay += event.status === "begin" ? 1 : event.status === "complete" ? -1 : 0;
      setTimeout(function () { // the next one of the line begins before that
        if (underWay === 0 && saves && document.contains(saves)) {
          saves.click();
        }
        saves = underWay === 0 ? null : saves;
      });
    });
  }
  document.addEventListener("submit", function (event) {
    if (underWay > 0) {
      event.preventDefault();
      saves = event.submitter;
    }
  }, true);

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
