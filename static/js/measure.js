// A gentle measure: says how many words a text area holds while one types in it.
const words = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const measure = (area) => {
  const place = document.querySelector(`[data-measure-of="${CSS.escape(area.id)}"]`);
  const count = words(area.value);
  if (place) place.textContent = count ? `${count} ${count === 1 ? "word" : "words"} so far.` : "";
};

const measured = () => document.querySelectorAll("[data-measured]").forEach(measure);

document.addEventListener("input", ({ target }) => target.matches?.("[data-measured]") && measure(target));
document.addEventListener("htmx:afterSettle", measured);
measured();
