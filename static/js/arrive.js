// When a whole page was swapped in, begins it as the browser would: at the place its address names, else at the top, in
// the field it is about, else read from its main part.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target !== document.body) return;
  scrollTo(0, 0);
  const place = document.getElementById(location.hash.slice(1));
  place?.setAttribute("tabindex", -1);
  (place ?? document.querySelector("main [autofocus]") ?? document.querySelector("main")).focus({ preventScroll: !place });
});

// Gone back to, it stands where one left it.
const left = new Map();
document.addEventListener("htmx:beforeHistorySave", ({ detail }) => left.set(detail.path, scrollY));
document.addEventListener("htmx:historyRestore", ({ detail }) => scrollTo(0, left.get(detail.path) ?? 0));

// A page with scripts of its own (the login page, after a session has lapsed) is loaded, since a swap runs none.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target !== document.body) return;
  // Removed with the focus in it, the old page would be laid out once more, together with the new one.
  document.activeElement.blur();
  if (!detail.serverResponse.includes("data-allauth-onload")) return;
  detail.shouldSwap = false;
  location.assign(detail.xhr.responseURL);
});
