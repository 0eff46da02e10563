// Says what was done: shows the `toast` events that htmx answers bring, and puts toasts away.
const put = ({ level, text, turn, turns, onward, called }) => {
  const toast = document.querySelector("template[data-toast]").content.firstElementChild.cloneNode(true);
  const [words, link, form] = toast.children;
  toast.classList.add(level);
  words.textContent = text;
  link.textContent = called;
  form.lastElementChild.textContent = turns;
  if (onward) link.href = onward;
  else link.remove();
  if (turn) form.action = turn;
  else form.remove();
  document.querySelector(".toasts").append(toast);
  leaveLater(toast);
};

// A fault stays until it is closed; the rest leaves by itself, later where it can be undone, never from under a hand or a focus.
const leaveLater = (toast) => {
  if (toast.matches(".error, .warning")) return;
  const seconds = toast.querySelector("form") ? 25 : 10;
  setTimeout(() => (toast.matches(":hover, :focus-within") ? leaveLater(toast) : toast.remove()), seconds * 1000);
};

document.addEventListener("toast", ({ detail }) => detail.toasts.forEach(put));
document.addEventListener("click", ({ target }) => target.closest("[data-close-toast]")?.closest(".toast").remove());
document.addEventListener("htmx:load", () => document.querySelectorAll(".toast:not([data-seen])").forEach((toast) => {
  toast.dataset.seen = "";
  leaveLater(toast);
}));
