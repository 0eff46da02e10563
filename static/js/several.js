// Suggests names also behind the first in a field that takes several with commas between: each suggestion then begins
// with what stands there already.
document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-several]")) return;
  const parts = target.value.split(/([,;]\s*)/);
  const before = parts.slice(0, -1).join("");
  for (const option of target.list.options) {
    option.dataset.name ??= option.value;
    option.value = before + option.dataset.name;
  }
});
