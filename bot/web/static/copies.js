// @ts-check
/** Save or print the chat; the file is made in the browser and goes nowhere. */

import { day, el } from "./blocks.js";

/** @param {{name: string, words: {[key: string]: any}}} data @param {HTMLElement} log */
function page(data, log) {
  const { client } = data.words;
  const copy = /** @type {HTMLElement} */ (log.cloneNode(true));
  for (const part of copy.querySelectorAll(".choices, button, .save")) part.remove();
  for (const part of copy.querySelectorAll("details")) part.setAttribute("open", "");
  const title = client.saved_title.replace("{council}", data.name);
  const main = el("main", {}, el("h1", {}, title),
    el("p", {}, client.saved_on.replace("{date}", day(new Date().toISOString()))), copy);
  const head = `<!doctype html><html lang="en-GB"><meta charset="utf-8">${el("title", {}, title).outerHTML}`;
  return new File([head, main.outerHTML], "send-help-chat.html", { type: "text/html" });
}

/** @param {File} file */
async function hand(file) {
  const phone = matchMedia("(pointer: coarse)").matches;
  if (phone && navigator.canShare && navigator.canShare({ files: [file] })) {
    return navigator.share({ files: [file] }).catch(() => {});
  }
  const link = el("a", { href: URL.createObjectURL(file), download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.getAttribute("href") || ""), 10_000);
}

/** @param {any} data @param {HTMLElement} log */
export function keepCopies(data, log) {
  /** @param {string} id @param {() => void} act */
  const button = (id, act) => {
    const found = /** @type {HTMLElement} */ (document.getElementById(id));
    found.hidden = false;
    found.addEventListener("click", act);
  };
  button("print", () => window.print());
  button("save", () => hand(page(data, log)));
  window.addEventListener("beforeprint", () => {
    for (const part of log.querySelectorAll("details")) part.setAttribute("open", "");
  });
}
