// @ts-check
/**
 * What this tab remembers of the chat: in session storage once a first message was sent,
 * else (or where the browser forbids it) only in memory.
 */

/**
 * @typedef {{id: string, text?: string, choice?: string, asked: string}} Turn
 * @typedef {{asked: string, messages: any[]}} Entry
 * @typedef {{token: string, audience: string | null, at: number, entries: Entry[],
 *            pending: Turn | null, draft: string, alarm: string}} Chat
 */

const IDLE = 30 * 60 * 1000;

/** @param {string} council */
export function openStore(council) {
  const key = `send-help:${council}`;
  return {
    /** @returns {Chat | null} the chat of this tab, unless it was left for half an hour */
    load() {
      try {
        const chat = JSON.parse(sessionStorage.getItem(key) || "null");
        if (chat && Date.now() - chat.at < IDLE) return chat;
        sessionStorage.removeItem(key);
      } catch { /* storage is forbidden here: the chat lives in memory only */ }
      return null;
    },
    /** @param {Chat} chat */
    save(chat) {
      if (!chat.entries.length && !chat.pending) return;
      chat.at = Date.now();
      try {
        sessionStorage.setItem(key, JSON.stringify(chat));
      } catch { /* as above, or full */ }
    },
    clear() {
      try {
        sessionStorage.removeItem(key);
      } catch { /* as above */ }
    },
  };
}

/** Make an id for a message; `crypto.randomUUID` exists on secure pages only. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
