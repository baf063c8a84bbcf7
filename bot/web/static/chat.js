// @ts-check
/** Make the chat page answer in place. Without this module the same page works by form posts. */

import { answer, asked, el, tel, useWords } from "./blocks.js";
import { quickExit } from "./exit.js";
import { watchBox } from "./box.js";
import { keepCopies } from "./copies.js";
import { forget, NotSent, send } from "./send.js";
import { say, summary, warn } from "./speak.js";
import { newId, openStore } from "./store.js";

/** @typedef {import("./store.js").Turn} Turn */

/** @param {string} id @returns {any} */
const find = (id) => document.getElementById(id);
const data = JSON.parse(find("data").textContent);
const { client } = data.words;
const [box, log, form, errors, wait] = [find("text"), find("log"), find("ask"), find("error"), find("wait")];
const store = openStore(data.council);

/** @type {import("./store.js").Chat} */
const chat = { token: data.token, audience: data.audience, at: 0, entries: data.exchanges, pending: null,
  draft: "", alarm: data.alarm };
/** @type {HTMLElement | null} the question that is not answered yet */
let open = null;
let busy = false;

useWords(data.words, data.sites);
const offerRecords = keepCopies(data, log);
const showExit = quickExit(find("exit"), data.words.exit, say, clear);

function callLine() {
  const { call } = data;
  return call && el("p", {}, `${call.name}: `, el("a", { class: "tel", href: tel(call.tel) }, call.tel));
}

/** @param {...(Node | string | null)} parts */
function showError(...parts) {
  errors.replaceChildren(...parts.filter(Boolean));
  errors.hidden = !parts.length;
  box.setAttribute("aria-describedby", parts.length ? "hint error" : "hint");
  if (parts.length) box.setAttribute("aria-invalid", "true");
  else box.removeAttribute("aria-invalid");
}

/** @param {string} level */
function raise(level) {
  if (!level) return;
  showExit();
  if (level === "interrupt" || !chat.alarm) chat.alarm = level;
  find("pinned").hidden = chat.alarm !== "interrupt";
}

/** @param {HTMLElement} article */
function bringToView(article) {
  find("newest")?.removeAttribute("id");
  article.id = "newest";
  find("newest-link").hidden = false;
  article.scrollIntoView({ block: "start" });
}

/** @param {any[]} messages @param {boolean} live whether choices can still be chosen */
function showAnswer(messages, live) {
  log.append(...messages.map((m) => answer(m, live)));
  offerRecords();
  find("feedback")?.removeAttribute("hidden");
}

function dropChoices() {
  for (const group of log.querySelectorAll(".choices")) group.remove();
}

/** @param {string} text */
function showAsked(text) {
  const article = asked(text);
  log.append(article);
  find("start").hidden = find("examples").hidden = true;
  return article;
}

/** Say in words that it takes time, and whom else to ask when it takes long. */
function startWaiting() {
  /** @param {string} text */
  const tellWait = (text) => {
    wait.replaceChildren(el("p", {}, text));
    say(text);
  };
  const slow = data.call
    ? client.slow.replace("{name}", data.call.name).replace("{tel}", data.call.tel) : client.slow_plain;
  const timers = [setTimeout(tellWait, 1000, client.looking), setTimeout(tellWait, 8000, slow)];
  find("send").setAttribute("aria-disabled", "true");
  busy = true;
  return () => {
    timers.forEach(clearTimeout);
    wait.replaceChildren();
    find("send").removeAttribute("aria-disabled");
    busy = false;
  };
}

/** @param {Turn} turn */
async function ask(turn) {
  if (busy) return say(client.waiting);
  if (open) open.remove();
  chat.pending = turn;
  chat.draft = box.value;
  store.save(chat);
  showError();
  open = showAsked(turn.asked);
  bringToView(open);
  const stopWaiting = startWaiting();
  try {
    const messages = await send(chat, data.council, turn);
    if (chat.pending === turn) answered(turn, messages);
  } catch (error) {
    if (chat.pending === turn) unsent(turn, error);
  } finally {
    stopWaiting();
  }
}

/** @param {Turn} turn @param {any[]} messages */
function answered(turn, messages) {
  const article = /** @type {HTMLElement} */ (open);
  article.classList.remove("unsent");
  open = chat.pending = null;
  dropChoices();
  showAnswer(messages, true);
  chat.entries.push({ asked: turn.asked, messages });
  // The words stay in the box until the server has them.
  if (box.value.trim() === turn.asked) box.value = "";
  chat.draft = box.value;
  const levels = messages.map((m) => m.custom?.safeguarding?.level || "");
  levels.forEach(raise);
  store.save(chat);
  bringToView(article);
  const grave = levels.includes("interrupt");
  (grave ? warn : say)(summary(messages, client, grave));
}

/** @param {Turn} turn @param {any} error */
function unsent(turn, error) {
  const why = error instanceof NotSent ? error : new NotSent("failed");
  const reason = why.detail || client[why.why] || client.failed;
  const again = el("button", { type: "button" }, client.again);
  again.addEventListener("click", () => {
    if (busy) return;
    box.focus();
    ask(turn);
  });
  open?.classList.add("unsent");
  open?.append(el("p", {}, el("strong", {}, client.not_sent)), again);
  showError(el("p", {}, reason), callLine());
  warn(`${client.not_sent} ${reason}`);
}

/** @param {string} text @returns {Turn} the same turn again when it is still the same words */
function turnOf(text) {
  const same = chat.pending && chat.pending.asked === text;
  return same && chat.pending ? chat.pending : { id: newId(), text, asked: text };
}

/** @param {SubmitEvent} event */
function onSubmit(event) {
  event.preventDefault();
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (busy) return say(client.waiting);
  if (button?.name === "choice" || button?.name === "example") {
    const title = /** @type {string} */ (button.textContent);
    // The button is about to go: the box takes the focus first, so that it is never lost.
    box.focus({ preventScroll: true });
    return ask(button.name === "choice" ? { id: newId(), choice: button.value, asked: title } : turnOf(title));
  }
  const text = box.value.trim();
  if (!text) {
    showError(el("p", {}, client.empty));
    warn(client.empty);
    return box.focus();
  }
  ask(turnOf(text));
}

function clear() {
  forget(chat.token);
  store.clear();
  Object.assign(chat, { token: "", entries: [], pending: null, draft: "", alarm: "" });
  open = null;
  log.replaceChildren();
  box.value = "";
}

/** @param {Event} event */
function onForget(event) {
  event.preventDefault();
  clear();
  showError();
  find("pinned").hidden = find("newest-link").hidden = true;
  find("start").hidden = find("examples").hidden = false;
  box.focus();
  say(client.deleted);
}

/** @param {SubmitEvent} event */
function onQuick(event) {
  event.preventDefault();
  const taps = /** @type {HTMLFormElement} */ (event.target);
  const chosen = Object.fromEntries(new FormData(taps));
  chosen.tier = /** @type {HTMLButtonElement} */ (event.submitter).value;
  const { quick } = data.words;
  /** @param {string} name */
  const title = (name) => taps.querySelector(`[name=${name}]:checked`)?.parentElement?.textContent?.trim();
  const about = ["need", "situation"].filter((name) => chosen[name]).map(title).join(quick.join);
  if (!about) {
    showError(el("p", {}, quick.empty));
    /** @type {HTMLElement} */ (taps.querySelector("input[type=radio]")).focus();
    return warn(quick.empty);
  }
  const tier = chosen.tier && /** @type {HTMLElement} */ (event.submitter).textContent;
  const text = quick.text.replace("{about}", about) + (chosen.phase && quick.text_phase.replace("{phase}", title("phase"))) +
    (tier && quick.text_tier.replace("{tier}", tier));
  box.focus({ preventScroll: true });
  /** @type {HTMLDetailsElement} */ (taps.parentElement).open = false;
  const choice = ["need", "tier", "phase", "situation"].map((name) => chosen[name]).join(":");
  ask({ id: newId(), choice: `strategies:${choice}`, asked: text });
}

/** Show the chat of this tab again, without saying it again. */
function resume() {
  const kept = store.load();
  if (kept && !data.exchanges.length) {
    // Another audience was chosen on the page since: its token goes with it.
    const same = kept.audience === chat.audience && kept.token;
    Object.assign(chat, kept, { audience: data.audience, token: same ? kept.token : data.token });
    chat.entries.forEach((entry, at) => {
      const last = at === chat.entries.length - 1;
      const article = showAsked(entry.asked);
      showAnswer(entry.messages, last);
      if (last) bringToView(article);
    });
    if (!box.value) box.value = chat.draft;
  }
  raise(chat.alarm);
  store.save(chat);
  if (chat.pending) ask(chat.pending);
}

form.addEventListener("submit", onSubmit);
find("forget").addEventListener("submit", onForget);
find("quick")?.addEventListener("submit", onQuick);
watchBox(box, find("note"), form, data, () => { chat.draft = box.value; store.save(chat); });
window.addEventListener("offline", () => { showError(el("p", {}, client.offline), callLine()); warn(client.offline); });
window.addEventListener("online", () => { if (!open) showError(); say(client.back_online); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || window.parent === window) return;
  // An open meaning closes first.
  if (!("popover" in box) || !document.querySelector(":popover-open")) window.parent.postMessage("send-help:close", "*");
});
resume();
if (document.body.classList.contains("panel")) box.focus({ preventScroll: true });
