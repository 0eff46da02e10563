// Says so when a passkey or key was not used; allauth's own script would tell the console alone.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelectorAll("[data-key-failed]").forEach((sentence) => { sentence.hidden = false; });
});
