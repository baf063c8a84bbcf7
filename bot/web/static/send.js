// @ts-check
/** Talk to the gateway. A message keeps its id when it is sent again, so it is answered once. */

import { newId } from "./store.js";

/** @typedef {import("./store.js").Turn} Turn */
/** @typedef {import("./store.js").Chat} Chat */

const PATIENCE = 25_000;

/** A message that was not answered: why, and what the server says to people about it. */
export class NotSent extends Error {
  /** @param {"offline" | "failed" | "wait" | "refused"} why @param {string} [detail] */
  constructor(why, detail = "") {
    super(why);
    this.why = why;
    this.detail = detail;
  }
}

/**
 * @param {string} path
 * @param {string} method
 * @param {{body?: object, token?: string}} options
 */
async function call(path, method, { body, token }) {
  /** @type {{[name: string]: string}} */
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(path, {
      method, headers, body: body && JSON.stringify(body), signal: stop.signal, keepalive: method === "DELETE",
    });
    const type = response.headers.get("Content-Type") || "";
    return { status: response.status, found: type.includes("json") ? await response.json() : null,
      wait: response.headers.get("Retry-After") };
  } catch {
    throw new NotSent(navigator.onLine ? "failed" : "offline");
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Start a conversation when there is none, or the old one has ended.
 * @param {Chat} chat @param {string} council
 */
async function start(chat, council) {
  const body = chat.audience ? { council, audience: chat.audience } : { council };
  const { status, found } = await call("/api/sessions", "POST", { body });
  if (status !== 201) throw new NotSent(status === 429 ? "wait" : "failed", found && found.detail);
  chat.token = found.token;
}

/**
 * Send a turn and return the messages that answer it.
 * @param {Chat} chat @param {string} council @param {Turn} turn
 * @returns {Promise<any[]>}
 */
export async function send(chat, council, turn, tries = 2) {
  if (!chat.token) await start(chat, council);
  const { id, text, choice } = turn;
  const { status, found } = await call("/api/messages", "POST", {
    body: choice ? { id, choice } : { id, text }, token: chat.token,
  });
  if (status === 200 && found && found.messages.length) return found.messages;
  const code = (found && found.code) || "";
  if (tries && (status === 401 || code === "unknown-choice")) {
    // The chat ended, or its choices are no longer known: then the words still say what is meant.
    if (status === 401) chat.token = "";
    else Object.assign(turn, { text: turn.asked, choice: undefined });
    turn.id = newId();
    return send(chat, council, turn, tries - 1);
  }
  if (status === 429 || status === 503) throw new NotSent("wait", found && found.detail);
  if (found && found.detail && status < 500) throw new NotSent("refused", found.detail);
  throw new NotSent("failed");
}

/** Ask the server to forget; the page does not wait for it. @param {string} token */
export function forget(token) {
  if (token) call("/api/sessions", "DELETE", { token }).catch(() => {});
}
