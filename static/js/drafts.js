// Keeps what is typed into a form with a long text: on the server a moment later, in this browser until it is there.
import { bring, deliver, person, put } from "./kept.js";

const MOMENT = 1_500;
const timers = new Map();
const running = new WeakMap();
const begun = new WeakSet();

const areas = (form) => [...form.querySelectorAll("textarea")];
const isTyped = (form) => begun.has(form) || areas(form).some((area) => area.value !== area.defaultValue);

export const keep = (form) => {
  const texts = {};
  const fields = areas(form).some((area) => area.value.trim()) ? new FormData(form) : [];
  for (const [name, value] of fields) if (typeof value === "string") (texts[name] ??= []).push(value);
  delete texts.csrfmiddlewaretoken;
  const { value: sitting, dataset: { at: place } } = form.elements.draft;
  const draft = { person, sitting, place, texts };
  put(draft);
  return draft;
};

const save = (form, leaving) => {
  timers.delete(form);
  begun.add(form);
  const draft = keep(form);
  running.set(form, Promise.resolve(leaving || running.get(form)).then(() => deliver(draft, leaving)));
};

// Nothing more is sent of the form by itself; settles once the last of it has arrived.
export const quiet = (form) => {
  clearTimeout(timers.get(form));
  timers.delete(form);
  return Promise.resolve(running.get(form));
};

const later = (form) => {
  if (!form?.elements.draft || !isTyped(form) || timers.has(form)) return;
  timers.set(form, setTimeout(save, MOMENT, form, false));
};

// A form that was refused begins with what was typed.
const refused = () => document.querySelectorAll("[data-typed]").forEach(({ form, dataset }) => {
  delete dataset.typed;
  begun.add(form);
  later(form);
});

// A form nobody has begun with is fetched anew, with the offer in it, unless one stands there that may be taken.
const offer = ({ place }) => document.querySelectorAll(`[data-at="${place}"]`).forEach(({ form }) =>
  isTyped(form) || form.querySelector(".draft") || htmx.ajax("GET", form.action, { target: form, swap: "outerHTML" }));

const leave = () => [...timers.keys()].forEach((form) => { quiet(form); save(form, true); });

document.addEventListener("input", ({ target }) => later(target.form));
document.addEventListener("htmx:afterSettle", refused);
document.addEventListener("visibilitychange", () => document.hidden && leave());
window.addEventListener("pagehide", leave);
refused();
bring(offer);
