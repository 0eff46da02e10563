// When a whole page was swapped in, begins it as the browser would: at the top, read from its main part.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target !== document.body) return;
  window.scrollTo(0, 0);
  document.querySelector("main").focus({ preventScroll: true });
});

// A page with scripts of its own (the login page, after a session has lapsed) is loaded, since a swap runs none.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target !== document.body || !detail.serverResponse.includes("data-allauth-onload")) return;
  detail.shouldSwap = false;
  window.location.assign(detail.xhr.responseURL);
});
