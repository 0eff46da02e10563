// Puts things in order by hand: drags a [data-place] by its [data-handle] within its [data-order], and sends where it
// landed with the form #order. The buttons of that form do the same without this; pressed again, they stay in focus.
let drag = null, pressed = null;

const middle = (place) => { const { top, height } = place.getBoundingClientRect(); return top + height / 2; };
const mark = (place, where) => {
  drag.others.forEach((other) => other.removeAttribute("data-gap"));
  place?.setAttribute("data-gap", where);
};

const end = () => {
  if (!drag) return;
  mark(null);
  ["data-dragged", "style"].forEach((name) => drag.place.removeAttribute(name));
  drag = null;
};

const send = ({ place, others, next }) => {
  const { moved, before, after } = document.forms.order.elements;
  moved.value = place.dataset.place;
  before.value = next?.dataset.place ?? "";
  if (after) after.value = next ? "" : others.at(-1).dataset.place;
  moved.form.requestSubmit();
};

document.addEventListener("pointerdown", (event) => {
  const handle = event.button === 0 && event.target.closest("[data-handle]");
  if (!handle) return;
  event.preventDefault();
  const place = handle.closest("[data-place]");
  const all = [...handle.closest("[data-order]").querySelectorAll("[data-place]")];
  const follower = all[all.indexOf(place) + 1] ?? null;
  drag = { place, follower, next: follower, others: all.filter((other) => other !== place), from: event.pageY };
  place.setAttribute("data-dragged", "");
  handle.setPointerCapture(event.pointerId);
});

document.addEventListener("pointermove", ({ pageY, clientY }) => {
  if (!drag) return;
  drag.place.style.translate = `0 ${pageY - drag.from}px`;
  drag.next = drag.others.find((other) => clientY < middle(other)) ?? null;
  mark(drag.next ?? drag.others.at(-1), drag.next ? "before" : "after");
  window.scrollBy(0, clientY < 60 ? -12 : clientY > window.innerHeight - 60 ? 12 : 0);
});

document.addEventListener("pointerup", () => { if (drag && drag.next !== drag.follower) send(drag); end(); });
document.addEventListener("pointercancel", end);
document.addEventListener("keydown", ({ key }) => key === "Escape" && end());

// htmx knows only the buttons inside a form, and those of this form stand with what they move.
document.addEventListener("submit", ({ target, submitter }) => { if (target.id === "order") pressed = submitter; }, true);
document.addEventListener("htmx:configRequest", ({ detail: { elt, parameters } }) => {
  if (elt.id === "order" && pressed) parameters[pressed.name] = pressed.value;
});
document.addEventListener("htmx:afterSettle", () => {
  const button = pressed && document.querySelector(`[form="order"][name="${pressed.name}"][value="${pressed.value}"]`);
  button?.closest("details")?.setAttribute("open", "");
  button?.focus();
  pressed = null;
});
