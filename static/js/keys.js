// Fast hands: presses the link or button whose data-key was typed ("n", or "g" then "c").
// A setting of the account turns them all off, for those whose voice or hand types by chance.
const PAUSE = 1500;
let before = "";
let since = 0;

const on = () => document.body.dataset.keys !== "off";
const typing = (target) => target.closest?.("input, select, textarea, [contenteditable], [role=application]");
const pressable = (typed) => document.querySelector(`[data-key="${CSS.escape(typed)}"]`);

document.addEventListener("keydown", (event) => {
  const { key, target, timeStamp } = event;
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey || key.length !== 1 || typing(target) || !on()) return;
  const pair = timeStamp - since < PAUSE && pressable(`${before} ${key}`);
  const goal = pair || pressable(key);
  before = goal ? "" : key;
  since = timeStamp;
  if (!goal) return;
  event.preventDefault();
  goal.click();
});

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-keys-open]")) document.querySelector("dialog[data-keys]").showModal();
  target.closest("dialog[data-keys] a")?.closest("dialog").close();
});
