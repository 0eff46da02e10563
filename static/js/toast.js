// Says what was done: shows the `toast` events that htmx answers bring, and puts toasts away.
const LINGER = 10_000;

const put = ({ level, text }) => {
  const toast = document.querySelector("template[data-toast]").content.firstElementChild.cloneNode(true);
  toast.classList.add(level || "info");
  toast.querySelector("[data-text]").textContent = text;
  document.querySelector("[data-toasts]").append(toast);
  leaveLater(toast);
};

// A fault stays until it is closed; the rest leaves by itself, never from under a hand or a focus.
const leaveLater = (toast) => {
  if (toast.matches(".error, .warning")) return;
  setTimeout(() => (toast.matches(":hover, :focus-within") ? leaveLater(toast) : toast.remove()), LINGER);
};

document.addEventListener("toast", ({ detail }) => detail.toasts.forEach(put));
document.addEventListener("click", ({ target }) => target.closest("[data-close-toast]")?.closest(".toast").remove());
document.addEventListener("htmx:load", () => document.querySelectorAll(".toast:not([data-seen])").forEach((toast) => {
  toast.dataset.seen = "";
  leaveLater(toast);
}));
