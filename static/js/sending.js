// Sends a form until it is through, once: it carries an identity by which the server knows it again. Where that cannot
// be, or one was logged out meanwhile, it says so and loses nothing.
import { isAway, say, token, wait } from "./connection.js";
import { keep, quiet } from "./drafts.js";
import { drop } from "./kept.js";

const formOf = ({ detail: { requestConfig: { elt, verb } } }) => verb === "post" && elt.matches("form.form") && elt;
const isSave = (form, { detail }) => detail.pathInfo.requestPath === form.getAttribute("action");
const isLogin = (form, { detail }) =>
  new URL(detail.xhr.responseURL).pathname === form.querySelector("[data-login]")?.pathname;

// What is typed after it was sent would not be in it.
const hold = (form, held) => [...form.elements].forEach((field) => { field.readOnly = held; });

const stay = (form, when) => {
  hold(form, when === "waiting");
  form.toggleAttribute("data-waiting", when === "waiting");
  if (form.elements.draft) keep(form);
  say(form, when);
};

const failed = (event) => {
  const form = formOf(event);
  if (!form) return;
  const { status } = event.detail.xhr;
  if (isAway(status)) wait();
  const away = isSave(form, event) ? "waiting" : "away";
  stay(form, isAway(status) ? away : status === 403 ? "out" : "refused");
};

document.addEventListener("htmx:confirm", (event) => {
  const { elt, verb, issueRequest } = event.detail;
  if (verb !== "post" || !elt.elements?.draft) return;
  event.preventDefault();
  quiet(elt).then(() => issueRequest(true));
});
document.addEventListener("htmx:configRequest", ({ detail: { headers, parameters } }) => {
  headers["x-csrftoken"] = token();
  if (parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token();
});
document.addEventListener("htmx:beforeRequest", (event) => formOf(event) && hold(formOf(event), true));
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const form = formOf(event);
  if (!form || event.detail.xhr.status >= 400) return;
  if (isLogin(form, event)) {
    event.preventDefault();
    stay(form, "out");
  } else if (form.elements.draft && isSave(form, event)) drop({ sitting: form.elements.draft.value });
});
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:responseError", failed);
document.addEventListener("back", () =>
  document.querySelectorAll("form[data-waiting]").forEach((form) => form.requestSubmit()));
