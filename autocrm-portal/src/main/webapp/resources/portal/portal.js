// Conveniences. Every page works without them.
(() => {
  "use strict";
  const keep = window.sessionStorage;
  const english = document.documentElement.lang === "en";
  const moments = new Intl.DateTimeFormat(english ? "en-GB" : document.documentElement.lang, {
    dateStyle: "medium",
    timeStyle: "short"
  });

  // Times are shown where the visitor is, not where the server is.
  for (const time of document.querySelectorAll("time")) {
    const local = moments.format(new Date(time.dateTime));
    if (local !== time.textContent) {
      time.textContent = local;
    }
  }

  // What arrived needs no draft any more, and a reload does not say thank you again.
  if (document.querySelector("[data-sent]")) {
    keep.clear();
  }
  for (const notice of document.querySelectorAll("[data-forget]")) {
    const address = new URL(location.href);
    address.searchParams.delete(notice.dataset.forget);
    history.replaceState(null, "", address);
  }

  // What is typed outlives a lost connection, an ended session and the way through the log-in.
  for (const field of document.querySelectorAll("[data-draft]")) {
    const key = location.pathname + " " + field.dataset.draft;
    if (!field.value) {
      field.value = keep.getItem(key) || "";
    }
    field.addEventListener("input", () => keep.setItem(key, field.value));
  }

  // One click sends once; without a connection nothing is sent, and nothing is lost.
  const offline = document.getElementById("offline");
  const tellConnection = () => {
    offline.textContent = navigator.onLine ? "" : offline.dataset.text;
  };
  addEventListener("online", tellConnection);
  addEventListener("offline", tellConnection);
  for (const form of document.forms) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sending || !navigator.onLine) {
        tellConnection();
        event.preventDefault();
        return;
      }
      form.dataset.sending = "true";
      if (form.dataset.leaves) {
        keep.clear();
      }
      for (const button of form.querySelectorAll("[type=submit]")) {
        button.setAttribute("aria-disabled", "true");
      }
    });
  }
  addEventListener("pageshow", () => {
    for (const form of document.forms) {
      delete form.dataset.sending;
      form.querySelectorAll("[type=submit]").forEach((button) => button.removeAttribute("aria-disabled"));
    }
  });

  // A password can be looked at while it is typed.
  for (const button of document.querySelectorAll("[data-shows]")) {
    const field = document.getElementById(button.dataset.shows);
    const words = [button.textContent, button.dataset.hide];
    const labels = [button.getAttribute("aria-label"), button.dataset.hideLabel];
    button.classList.add("works");
    button.addEventListener("click", () => {
      const shown = field.type === "password";
      field.type = shown ? "text" : "password";
      button.textContent = words[Number(shown)];
      button.setAttribute("aria-label", labels[Number(shown)]);
    });
  }

  // Problems come first, also for those who do not see them.
  document.querySelector("[data-focus]")?.focus();
})();
