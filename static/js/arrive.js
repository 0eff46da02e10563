// When a whole page was swapped in, begins it as the browser would: at the top, read from its main part.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target !== document.body) return;
  window.scrollTo(0, 0);
  document.querySelector("main").focus({ preventScroll: true });
});
