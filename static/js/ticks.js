// Ticks all boxes of a [data-ticks] form with its box [data-tick-all], which stands ticked while all of them are.
document.addEventListener("change", ({ target }) => {
  const form = target.closest("[data-ticks]");
  const all = form?.querySelector("[data-tick-all]");
  if (!all) return;
  const boxes = [...form.querySelectorAll("input[type=checkbox][name]")];
  if (target === all) boxes.forEach((box) => { box.checked = all.checked; });
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
});
