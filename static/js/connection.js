// Tells beside a form how it stands with the server, and asks gently for one that is gone.
const SOON = 2_000;
const LATE = 30_000;
let pause = SOON;
let timer = null;

// The token this browser holds now: a login in another tab may have changed it since the page was made.
export const token = () => document.cookie.match(/\bafterloop_csrf=(\w+)/)?.[1];

// Nobody, or a proxy in front of one who is gone for the moment.
export const isAway = (status) => [0, 502, 503, 504].includes(status);

export const say = (form, when) =>
  form?.querySelectorAll("[data-when]").forEach((said) => { said.hidden = said.dataset.when !== when; });

const ask = async () => {
  const answer = await fetch("/healthz/", { cache: "no-store" }).catch(() => null);
  timer = null;
  pause = answer?.ok ? SOON : Math.min(2 * pause, LATE);
  if (answer?.ok) document.dispatchEvent(new Event("back"));
  else wait();
};

export const wait = () => { timer ??= setTimeout(ask, pause); };

window.addEventListener("online", () => timer && ask());
