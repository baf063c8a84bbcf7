// @ts-check
/** Save or print the chat, or a record from it; files are made in the browser and go nowhere. */

import { day, el } from "./blocks.js";

// A saved file has no style sheet beside it.
const STYLE = "body{font:1.0625rem/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}" +
  ".card,.answer,.asked{border:1px solid #777;padding:.5rem 1rem;margin:1rem 0}.record dd{min-height:6rem}" +
  ".blanks li{border-bottom:1px solid #777;margin-bottom:1rem}dt{font-weight:bold}dd{margin:0}";

/** @param {HTMLElement} shown @returns {HTMLElement} a copy that reads well without a screen */
function plain(shown) {
  const copy = /** @type {HTMLElement} */ (shown.cloneNode(true));
  for (const part of copy.querySelectorAll(".term")) part.replaceWith(part.textContent || "");
  for (const part of copy.querySelectorAll(".meaning")) part.replaceWith(` (${part.textContent})`);
  for (const part of copy.querySelectorAll(".choices, button, .save")) part.remove();
  for (const part of copy.querySelectorAll("details")) part.setAttribute("open", "");
  return copy;
}

/** @param {any} data */
const stamp = ({ version, words: { client } }) => `${client.saved_on.replace("{date}",
  day(new Date().toISOString()))} ${client.version.replace("{version}", version)}`;

/** @param {any} data @param {string} title @param {string} name @param {...Node} parts */
function file(data, title, name, ...parts) {
  const head = `<!doctype html><html lang="en-GB"><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style>` +
    el("title", {}, title).outerHTML;
  const main = el("main", {}, el("h1", {}, title), el("p", {}, stamp(data)), ...parts);
  return new File([head, main.outerHTML], name, { type: "text/html" });
}

/** @param {File} made */
async function hand(made) {
  const phone = matchMedia("(pointer: coarse)").matches;
  if (phone && navigator.canShare && navigator.canShare({ files: [made] })) {
    return navigator.share({ files: [made] }).catch(() => {});
  }
  const link = el("a", { href: URL.createObjectURL(made), download: made.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.getAttribute("href") || ""), 10_000);
}

/** Print one part of the page alone. @param {HTMLElement} part */
function printOnly(part) {
  document.body.classList.add("one-part");
  part.classList.add("printed");
  window.print();
  document.body.classList.remove("one-part");
  part.classList.remove("printed");
}

/**
 * @param {any} data
 * @param {HTMLElement} log
 * @returns {() => void} gives each record in the chat its own buttons
 */
export function keepCopies(data, log) {
  const { client } = data.words;
  const people = /** @type {HTMLElement} */ (document.getElementById("people"));
  const paper = /** @type {HTMLElement} */ (document.querySelector(".paper"));
  /** @param {string} id @param {() => void} act */
  const button = (id, act) => {
    const found = /** @type {HTMLElement} */ (document.getElementById(id));
    found.hidden = false;
    found.addEventListener("click", act);
  };
  button("print", () => window.print());
  button("save", () => hand(file(data, client.saved_title.replace("{council}", data.name), "send-help-chat.html",
    plain(log), plain(people))));
  window.addEventListener("beforeprint", () => {
    paper.textContent = stamp(data);
    for (const part of log.querySelectorAll("details")) part.setAttribute("open", "");
  });
  return () => {
    for (const record of /** @type {NodeListOf<HTMLElement>} */ (log.querySelectorAll(".record"))) {
      if (record.querySelector(".act")) continue;
      const title = record.querySelector("h3")?.textContent || client.record;
      const save = el("button", { type: "button" }, client.save_record);
      save.addEventListener("click", () => hand(file(data, title, "assess-plan-do-review.html", plain(record))));
      const print = el("button", { type: "button" }, client.print_record);
      print.addEventListener("click", () => printOnly(record));
      record.append(el("p", { class: "act" }, save, print));
    }
  };
}
