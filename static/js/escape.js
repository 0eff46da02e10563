// Esc presses "Cancel" of a form that opened in its place, as long as nothing was typed or chosen in it.
const isTouched = (form) => [...form.elements].some((field) =>
  field.matches("select") ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.checked !== undefined && field.checked !== field.defaultChecked
      || field.matches("textarea, input:not([type=hidden])") && field.value !== field.defaultValue);

document.addEventListener("keydown", ({ key, target, defaultPrevented, isComposing }) => {
  const form = target.closest?.(".region form.form");
  if (key !== "Escape" || defaultPrevented || isComposing || !form || isTouched(form)) return;
  form.querySelector(".save > a")?.click();
});

// A menu leaves once something in it was chosen: what it leads to may open on the same page.
document.addEventListener("click", ({ target }) => target.closest("[popover] a")?.closest("[popover]").hidePopover());
