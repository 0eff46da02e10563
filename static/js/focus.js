// When a region was swapped and the focus with it, goes on where one was: at what is new in its list, else at what the
// link or form stood in, else at the region's heading.
let before = null;

const places = () => [...document.querySelectorAll("[data-place]")];
const around = (element, region) => {
  const ids = [];
  for (let each = element; each && each !== region; each = each.parentElement) if (!each.id.startsWith("form")) ids.push(each.id);
  return ids.filter(Boolean);
};

document.addEventListener("htmx:beforeSwap", ({ detail: { target, requestConfig } }) => {
  before = { names: new Set(places().map(({ id }) => id)), ids: around(requestConfig.elt, target) };
});

document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (!before || document.activeElement !== document.body) return;
  const added = places().find(({ id }) => !before.names.has(id));
  const stood = before.ids.map((id) => document.getElementById(id)).find(Boolean);
  const place = added ?? stood ?? target.querySelector?.("h1, h2") ?? target;
  if (!place.focus || place.matches("main, body")) return;
  if (!place.matches("a, button, input")) place.tabIndex = -1;
  place.focus();
  before = null;
});
