// Says what was done: shows the `toast` events that htmx answers bring, and puts toasts away.
const LINGER = 10_000;
const LINGER_TO_UNDO = 25_000;

const put = ({ level, text, undo, onward, called }) => {
  const toast = document.querySelector("template[data-toast]").content.firstElementChild.cloneNode(true);
  toast.classList.add(level);
  toast.querySelector("[data-text]").textContent = text;
  const form = toast.querySelector("form");
  const link = toast.querySelector("a");
  link.textContent = called;
  if (onward) link.href = onward;
  else link.remove();
  if (undo) form.action = undo;
  else form.remove();
  document.querySelector("[data-toasts]").append(toast);
  leaveLater(toast);
};

// A fault stays until it is closed; the rest leaves by itself, never from under a hand or a focus.
const leaveLater = (toast) => {
  if (toast.matches(".error, .warning")) return;
  const linger = toast.querySelector("form") ? LINGER_TO_UNDO : LINGER;
  setTimeout(() => (toast.matches(":hover, :focus-within") ? leaveLater(toast) : toast.remove()), linger);
};

document.addEventListener("toast", ({ detail }) => detail.toasts.forEach(put));
document.addEventListener("click", ({ target }) => target.closest("[data-close-toast]")?.closest(".toast").remove());
document.addEventListener("htmx:load", () => document.querySelectorAll(".toast:not([data-seen])").forEach((toast) => {
  toast.dataset.seen = "";
  leaveLater(toast);
}));
