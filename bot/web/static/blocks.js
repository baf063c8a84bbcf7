// @ts-check
/**
 * Build messages from typed blocks, as templates/blocks.html does on the server.
 * Only elements and text nodes are made: nothing that comes from outside is read as markup.
 */

/** @typedef {{[key: string]: any}} Block */

/** @type {{[key: string]: any}} */
let words = {};

/** @type {string[]} sites of the council, whose pages open in its window while the chat is a panel on one */
let ownSites = [];

/**
 * @param {{[key: string]: any}} all the wording of the page
 * @param {string[]} sites
 */
export function useWords(all, sites) {
  words = all;
  ownSites = sites;
}

/**
 * Make an element. Attributes that are empty are left out.
 * @param {string} name
 * @param {{[key: string]: any}} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value) element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** @param {string} iso */
export function day(iso) {
  const when = new Date(`${iso.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(when.getTime())) return iso;
  return when.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/** @param {string} number */
export const tel = (number) => `tel:${number.replace(/[^\d+]/g, "")}`;

/** @param {string} url */
function host(url) {
  try {
    return new URL(url).host.replace(/^www\./, "") || url;
  } catch {
    return url;
  }
}

/** The server allows the same kinds; both check. @param {string} url */
const allowed = (url) => /^(https:|tel:|mailto:|\/(?!\/))/i.test(url);

/** @param {string} url @param {string} text */
function link(url, text) {
  if (!allowed(url)) return text;
  const own = ownSites.some((site) => url.startsWith(site));
  const outside = url.startsWith("http") && !own;
  return el("a", { href: url, target: own ? "_top" : outside && "_blank", rel: outside && "noopener noreferrer" },
    text, outside && el("span", { class: "hidden" }, ` ${words.blocks.new_tab}`));
}

/** @param {Block} block */
const heading = (block) => block.title && el("h3", {}, block.title);

/** @param {string} name @param {any} value */
const pair = (name, value) => value && el("div", {}, el("dt", {}, name), el("dd", {}, value));

/** @param {string} text */
const tag = (text) => el("span", { class: "tag" }, text);

/** @param {string} text */
const small = (text) => el("p", { class: "small" }, text);

/** @param {Block} block */
const calendar = (block) => block.calendar && el("p", { class: "save" },
  el("a", { href: block.calendar, download: true }, words.blocks.calendar));

/** @typedef {string | {[key: string]: string}} Span */

/** Plain words, numbers that dial, abbreviations that open their meaning. @param {Span[]} parts */
const spans = (parts) => parts.flatMap((part) => {
  if (typeof part === "string") return [part];
  if (part.tel) return [el("a", { class: "tel", href: tel(part.tel) }, part.tel)];
  return [el("button", { type: "button", class: "term", popovertarget: part.id }, part.term),
    el("span", { class: "meaning", id: part.id, popover: true }, el("strong", {}, part.name), ` ${part.meaning}`)];
});

/** A text of a block, divided where the server found something in it. @param {Block} b @param {string} name */
const rich = (b, name) => (b.spans?.[name] ? spans(b.spans[name]) : [b[name]]);

/** @param {Block} b @param {string} name */
const richPair = (b, name) => b[name] && el("div", {}, el("dt", {}, words.blocks[name]), el("dd", {}, ...rich(b, name)));

/** @param {Block} b */
const lines = (b) => b.items.map((/** @type {string} */ item, /** @type {number} */ at) =>
  el("li", {}, ...(b.spans?.items ? spans(b.spans.items[at]) : [item])));

/** @param {Block} step */
function moment(step) {
  const state = ["past", "today", "next"].includes(step.state) && words.blocks[step.state];
  return [
    el("p", { class: "when" }, step.when && el("strong", {}, step.when),
      step.date && " ", step.date && el("time", { datetime: step.date }, day(step.date)),
      state && " ", state && tag(state)),
    el("p", {}, ...rich(step, "what")),
  ];
}

/** @param {Block} b */
function contact(b) {
  return el("div", { class: "card contact" }, el("h3", {}, b.name), b.purpose && el("p", {}, b.purpose),
    el("dl", {},
      pair(words.blocks.tel, b.tel && el("a", { class: "tel", href: tel(b.tel) }, b.tel)),
      pair(words.blocks.text_number, b.text_number),
      pair(words.blocks.email, b.email && el("a", { href: `mailto:${b.email}` }, b.email)),
      pair(words.blocks.url, b.url && link(b.url, host(b.url))),
      pair(words.blocks.address, b.address), pair(words.blocks.hours, b.hours)),
    b.note && el("p", {}, b.note), b.checked_on && small(words.blocks.checked.replace("{date}", day(b.checked_on))));
}

/** @param {Block} item */
const tier = (item) => el("li", { class: item.here && "here", "aria-current": item.here && "step" },
  el("strong", {}, item.title), item.here && " ", item.here && tag(words.blocks.here),
  item.asked && " ", item.asked && tag(words.blocks.asked), item.meaning && el("p", {}, ...rich(item, "meaning")));

/** @param {Block} b */
function ladder(b) {
  const beside = b.tiers.filter((/** @type {Block} */ t) => t.beside);
  return el("div", { class: "ladder" }, heading(b),
    el("ol", {}, ...b.tiers.filter((/** @type {Block} */ t) => !t.beside).map(tier)),
    beside.length > 0 && el("div", { class: "beside" }, small(words.blocks.beside),
      el("ul", {}, ...beside.map(tier))));
}

/** @param {Block} b */
const record = (b) => el("div", { class: "card record" }, heading(b),
  el("ul", { class: "blanks" }, ...words.blocks.record_lines.map((/** @type {string} */ name) => el("li", {}, name))),
  el("dl", {}, ...b.parts.map((/** @type {Block} */ part) =>
    el("div", {}, el("dt", {}, part.name), el("dd", {}, ...rich(part, "text"))))));

/** @type {{[kind: string]: (b: Block) => (Node | string | null | undefined | false)[]}} */
const KINDS = {
  paragraph: (b) => [el("p", {}, ...rich(b, "text"))],
  list: (b) => [heading(b), el("ul", {}, ...lines(b))],
  steps: (b) => [heading(b), el("ol", { class: "steps" }, ...lines(b))],
  timeline: (b) => [heading(b), el("ol", { class: "timeline" },
    ...b.steps.map((/** @type {Block} */ s) => el("li", { class: s.state || "later" }, ...moment(s)))),
    calendar(b)],
  deadline: (b) => [el("div", { class: `card deadline ${b.state || "later"}` }, heading(b), ...moment(b),
    b.law && small(`${words.blocks.law}: ${b.law}`), calendar(b))],
  strategy: (b) => [el("div", { class: "card strategy" }, el("h3", {}, b.title), el("dl", {},
    ...["do", "why", "see"].map((name) => richPair(b, name))),
    b.status === "good_practice" && small(words.blocks.good_practice))],
  intervention: (b) => [el("div", { class: "card" }, el("h3", {}, b.title),
    el("dl", {}, ...b.facts.map((/** @type {Block} */ f) => pair(f.name, f.value))))],
  contact: (b) => [contact(b)],
  definition: (b) => [el("dl", { class: "definition" }, el("dt", {}, b.term), el("dd", {}, b.meaning))],
  ladder: (b) => [ladder(b)],
  record: (b) => [record(b)],
};

/** @param {Block[] | undefined} list */
function sources(list) {
  if (!list || !list.length) return null;
  return el("details", { class: "sources" },
    el("summary", {}, words.blocks.sources.replace("{count}", String(list.length))),
    el("ul", {}, ...list.map((s) => el("li", {}, s.url ? link(s.url, s.title) : s.title,
      s.section && `, ${s.section}`,
      s.checked_on && " ",
      s.checked_on && el("span", { class: "small" }, words.blocks.checked.replace("{date}", day(s.checked_on))),
      ["cited", "good_practice"].includes(s.status) && " ",
      ["cited", "good_practice"].includes(s.status) && tag(words.blocks[s.status])))));
}

/** @param {Block[] | undefined} list @param {boolean} live @param {boolean} grave */
function choices(list, live, grave) {
  if (!list || !list.length || !live) return null;
  return el("div", { class: "choices" }, el("h3", {}, grave ? words.blocks.choose : words.blocks.next_questions), el("ul", {},
    ...list.map((c) => el("li", {}, el("button", { form: "ask", name: "choice", value: c.id }, c.title)))));
}

/**
 * Show one message of the service.
 * @param {Block} m
 * @param {boolean} live whether its choices can still be chosen
 */
export function answer(m, live) {
  const custom = m.custom || {};
  const level = (custom.safeguarding && custom.safeguarding.level) || "";
  const grave = level === "interrupt";
  const blocks = custom.blocks && custom.blocks.length
    ? custom.blocks.flatMap((/** @type {Block} */ b) => (KINDS[b.kind] ? KINDS[b.kind](b) : []))
    : m.text.split(/\n\s*\n/).map((/** @type {string} */ part) => el("p", {}, part.trim()));
  return el("article", { class: `answer ${level}`.trim(), dir: "auto" },
    el("h2", {}, grave ? words.page.safe_answer : words.page.answer),
    ...blocks, grave && choices(m.choices, live, grave), sources(custom.sources),
    !grave && choices(m.choices, live, grave));
}

/** Show what the person asked. @param {string} text */
export const asked = (text) => el("article", { class: "asked" },
  el("h2", {}, words.page.you), el("p", { dir: "auto" }, text));
