// What the server does not have yet, kept in this browser until it has: drafts, by the sitting they belong to.
import { isAway, say, token, wait } from "./connection.js";

const PATIENCE = 10_000;
const MOST_IN_LEAVING = 20_000; // characters: a page that is left may send 64 KB
const NAME = "draft ";
const nameOf = ({ sitting }) => NAME + sitting;

export const { person } = document.body.dataset;

// Where a browser lets nothing be stored, or no more, what is typed still goes to the server.
const stored = (task, otherwise) => { try { return task(localStorage); } catch { return otherwise; } };

export const put = (draft) => stored((store) => store.setItem(nameOf(draft), JSON.stringify(draft)));
export const drop = (draft) => stored((store) => store.removeItem(nameOf(draft)));
const held = (name) => stored((store) => store.getItem(name), null);

// True once the server has it. What it will never take cannot be saved with the form either, and is not kept.
export const deliver = async (draft, leaving) => {
  const body = JSON.stringify(draft);
  const { status, type } = await fetch("/drafts/", {
    method: "POST",
    body,
    headers: { "x-csrftoken": token() },
    keepalive: leaving && body.length < MOST_IN_LEAVING,
    redirect: "manual", // it leads to the login
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => ({ status: 0 }));
  const isOut = type === "opaqueredirect" || status === 403;
  const away = !isOut && isAway(status);
  say(document.getElementById(`form-${draft.sitting}`), isOut ? "out" : away && "away");
  if (away) wait();
  else if (!isOut && status < 500 && held(nameOf(draft)) === body) drop(draft);
  return status === 204;
};

// Delivers all that is kept of the person; a form that waits to be saved needs no draft as well.
export const bring = (then) => stored(Object.keys, []).forEach(async (name) => {
  const draft = name.startsWith(NAME) && JSON.parse(held(name));
  if (draft?.person !== person || document.querySelector(`#form-${draft.sitting}[data-waiting]`)) return;
  if (await deliver(draft)) then?.(draft);
});

document.addEventListener("back", () => bring());
