// When a whole page was swapped in, begins it as the browser would: at the top, in the field it is about, else read
// from its main part.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target !== document.body) return;
  window.scrollTo(0, 0);
  (document.querySelector("main [autofocus]") ?? document.querySelector("main")).focus({ preventScroll: true });
});

// Gone back to, it stands where one left it.
const left = new Map();
document.addEventListener("htmx:beforeHistorySave", ({ detail }) => left.set(detail.path, window.scrollY));
document.addEventListener("htmx:historyRestore", ({ detail }) => window.scrollTo(0, left.get(detail.path) ?? 0));

// A page with scripts of its own (the login page, after a session has lapsed) is loaded, since a swap runs none.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target !== document.body || !detail.serverResponse.includes("data-allauth-onload")) return;
  detail.shouldSwap = false;
  window.location.assign(detail.xhr.responseURL);
});
