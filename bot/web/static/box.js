// @ts-check
/** The box for the question: Enter sends, a soft limit, and a hint about personal details. */

import { el } from "./blocks.js";
import { say } from "./speak.js";

const PERSONAL = [
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /(?:\+\s?44|\b0)(?:[ -]?\d){9,10}\b/g,
  /\b[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}\b/gi,
];
const PAUSE = 400;

/**
 * @param {HTMLTextAreaElement} box
 * @param {HTMLElement} note
 * @param {HTMLFormElement} form
 * @param {{limit: number, words: {[key: string]: any}}} data
 * @param {() => void} changed called when the person pauses
 */
export function watchBox(box, note, form, data, changed) {
  const { client } = data.words;
  let timer = 0;
  let said = "";

  function takeOut() {
    box.focus();
    for (const pattern of PERSONAL) box.value = box.value.replace(pattern, "");
    look();
  }

  function look() {
    changed();
    const over = box.value.length - data.limit;
    const lines = [];
    if (over > 0) lines.push(client.over.replace("{count}", String(over)));
    else if (over > -data.limit / 5) lines.push(client.left.replace("{count}", String(-over)));
    const personal = PERSONAL.some((pattern) => box.value.search(pattern) >= 0);
    if (personal) lines.push(client.personal);
    note.replaceChildren(...lines.map((line) => el("p", {}, line)));
    if (personal) {
      const remove = el("button", { type: "button" }, client.remove);
      remove.addEventListener("click", takeOut);
      const send = el("button", { type: "button" }, client.send_without);
      send.addEventListener("click", () => { takeOut(); form.requestSubmit(); });
      note.append(el("p", { class: "act" }, remove, send));
    }
    note.hidden = !lines.length;
    // Said when the kind of note changes, not at each letter.
    const kind = `${over > 0}${personal}`;
    if (lines.length && kind !== said) say(lines.join(" "));
    said = kind;
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    // On a phone Enter is a new line: the keyboard has no other way to make one.
    const phone = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || phone) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
