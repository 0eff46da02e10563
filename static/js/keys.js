// Fast hands: presses the link or button whose data-key was typed ("n", or "g" then "c").
// A setting of the account turns them all off, for those whose voice or hand types by chance.
const PAUSE = 1500;
let before = "";
let since = 0;

const typing = (target) => target.closest?.("input, select, textarea, [contenteditable], [role=application]");
// j and k go down and up a list, from one row's link to the next; Enter follows it. A row without one opens its tools.
const ROWS = "main :is(.stories, .lines, .ledger, .thread) > li";
const BY = { j: 1, k: -1 };

const opener = (row) => row.querySelector("a:not(.tools a)") ?? row.querySelector("summary");

const move = (by) => {
  const rows = [...document.querySelectorAll(ROWS)].filter(opener);
  const at = rows.findLastIndex((row) => row.contains(document.activeElement));
  const row = rows[Math.max(at + by, 0)];
  if (row) opener(row).focus();
};

// What is folded away waits until it is shown.
const pressable = (typed) => (typed === "/" && document.querySelector("main [role=search] input"))
  || document.querySelector(`[data-key="${CSS.escape(typed)}"]:not(details:not([open]) *)`);

document.addEventListener("keydown", (event) => {
  const { key, target, timeStamp } = event;
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey || key.length !== 1 || typing(target)) return;
  if (document.body.dataset.keys === "off") return;
  const goal = (timeStamp - since < PAUSE && pressable(`${before} ${key}`)) || pressable(key);
  before = goal ? "" : key;
  since = timeStamp;
  if (!goal && !BY[key]) return;
  event.preventDefault();
  if (!goal) move(BY[key]);
  else if (goal.matches("input")) goal.focus();
  else goal.click();
});

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-keys-open]")) document.querySelector("dialog[data-keys]").showModal();
  target.closest("dialog[data-keys] a")?.closest("dialog").close();
});
