// Logging in a few keys: from the field for a company a figure chooses what happened, and so do the arrows.
// A figure that goes on spelling a company's name is a letter of it.
const choices = (form) => [...form.querySelectorAll('[name="what"]')];

const spells = (input, figure) => {
  const start = (input.value + figure).trim().toLowerCase();
  return [...document.getElementById(input.dataset.names).options].some(({ value }) => value.toLowerCase().startsWith(start));
};

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const form = target.closest?.("[data-log]");
  if (!form || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!target.matches('[name="company"], [type="radio"]')) return;
  const all = choices(form);
  const by = target.name === "company" && { ArrowDown: 1, ArrowUp: -1 }[key];
  const at = all.findIndex((choice) => choice.checked);
  const chosen = by ? all.at((Math.max(at, by > 0 ? -1 : 0) + by) % all.length) : all[Number(key) - 1];
  if (chosen && !(target.name === "company" && spells(target, key))) {
    event.preventDefault();
    chosen.checked = true;
  }
});
