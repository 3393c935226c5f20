// The log of this browser and that of JupyterLab's server become one. What the server has not kept is kept here, and sent again.

import { say } from "../core/words.js";

const BATCH = 500;
/** Bytes of a batch: far below what the server takes at once, and little to send again where a line is slow. */
const BATCH_BYTES = 4 * 2 ** 20;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;
const TOO_LARGE = 413;
/** What the server answers when its disk refuses. */
const FAILED = 507;

/** @param {Document} page @returns {{url: string, token: string} | null} the server of JupyterLab, where the page is one of it */
export function serverOf(page) {
  try {
    const { baseUrl, token = "" } = JSON.parse(page.getElementById("jupyter-config-data")?.textContent ?? "");
    return baseUrl ? { url: new URL(`${baseUrl}massage-lessons/log`, page.location.href).href, token } : null;
  } catch {
    return null;
  }
}

export class Server {
  /** @type {"none" | "here" | "away"} */
  standing = "none";
  path = "";
  /** @type {string[]} */
  notes = [];
  /** @type {Promise<void> | null} */
  #running = null;
  #again = false;
  #over = false;
  #wait = FIRST_WAIT;
  /** So many entries at once; less where something on the way lets only little through. */
  #most = BATCH;
  /** @type {any} */
  #timer = null;

  /** @param {{url: string, token: string}} at @param {import("./kept.js").Kept} kept @param {typeof fetch} ask */
  constructor(at, kept, ask) {
    this.at = at;
    this.kept = kept;
    this.ask = ask;
    // Each server has a log of its own.
    this.names = { cursor: `cursor:${at.url}`, sent: `sent:${at.url}`, left: `left:${at.url}`, forgotten: `forgotten:${at.url}` };
  }

  /** Bring both sides together, and once more when something came meanwhile. @returns {Promise<void>} */
  run() {
    if (this.#over) return Promise.resolve();
    this.#again = this.#running !== null;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #rounds() {
    clearTimeout(this.#timer);
    do {
      this.#again = false;
      const before = [this.standing, this.path, this.notes.join()].join();
      try {
        await this.#round();
      } catch {
        this.standing = "away";
      }
      if ([this.standing, this.path, this.notes.join()].join() !== before) this.kept.changed();
    } while (this.#again && this.standing === "here");
    if (this.standing !== "away") this.#wait = FIRST_WAIT;
    else {
      this.#timer = setTimeout(() => this.run(), this.#wait);
      this.#timer.unref?.();
      this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
    }
  }

  async #round() {
    const known = (await this.kept.noted(this.names.cursor)) ?? "";
    const answer = await this.#asked(`${this.at.url}?after=${encodeURIComponent(known)}`, {});
    if (answer.status === 404) {
      // A JupyterLab without our extension.
      this.standing = "none";
      this.#over = true;
      return;
    }
    if (answer.status === FAILED) {
      await this.#failed(answer, []);
      return;
    }
    const { entries, cursor, where = "", notes = [], forgotten = null } = await told(answer);
    this.path = where;
    const forgot = (await this.kept.noted(this.names.forgotten)) ?? "";
    if (forgotten !== null && forgotten !== forgot) await this.kept.note(this.names.forgotten, forgotten);
    // The log there is another one than before, and nobody has forgotten it: what a disk may have lost is given back.
    else if (known && logOf(cursor) !== logOf(known) && forgotten !== null) {
      const there = entries.map((/** @type {{id: string}} */ { id }) => id);
      if (await this.kept.hasOther(new Set([...there, ...(await this.#left())]))) await this.kept.note(this.names.sent, 0);
    }
    if (entries.length || cursor !== known) await this.kept.takeFrom(entries, this.names.cursor, cursor);
    for (;;) {
      const unsent = await this.kept.unsent((await this.kept.noted(this.names.sent)) ?? 0, this.#most, BATCH_BYTES);
      if (!unsent.entries.length) break;
      const posted = await this.#asked(this.at.url, { method: "POST", body: JSON.stringify({ entries: unsent.entries }) });
      if (posted.status === FAILED) {
        await this.#failed(posted, notes);
        return;
      }
      if (posted.status === TOO_LARGE && unsent.entries.length > 1) {
        this.#most = Math.ceil(unsent.entries.length / 2);
        continue;
      }
      // What is too large alone stays here, and holds up no other.
      const { kept, faults = [] } = posted.status === TOO_LARGE ? { kept: [], faults: unsent.entries } : await told(posted);
      const refused = faults.map((/** @type {{id: string}} */ { id }) => id);
      if (unsent.entries.some(({ id }) => !kept.includes(id) && !refused.includes(id))) throw new Error("The server says nothing of some.");
      if (refused.length) await this.kept.note(this.names.left, [...new Set([...(await this.#left()), ...refused])]);
      this.kept.sent(kept, refused);
      await this.kept.note(this.names.sent, unsent.upTo);
      this.#most = Math.min(2 * this.#most, BATCH);
    }
    const n = (await this.#left()).length;
    this.notes = n ? [...notes, say("lesson.kept.only-here", { n })] : notes;
    this.standing = "here";
  }

  /** @returns {Promise<string[]>} what the server never takes */
  async #left() {
    return (await this.kept.noted(this.names.left)) ?? [];
  }

  /** The disk of the server does not do what is asked: it says why. @param {Response} answer @param {string[]} notes */
  async #failed(answer, notes) {
    this.notes = [...notes, String((await answer.json()).message ?? "")];
    this.standing = "away";
  }

  /** @param {string} url @param {RequestInit} options */
  #asked(url, options) {
    const xsrf = /(?:^|;\s*)_xsrf=([^;]*)/.exec(globalThis.document?.cookie ?? "")?.[1] ?? "";
    const headers = {
      "Content-Type": "application/json",
      ...(this.at.token ? { Authorization: `token ${this.at.token}` } : {}),
      ...(xsrf ? { "X-XSRFToken": xsrf } : {}),
    };
    return this.ask(url, { ...options, headers, credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(LONGEST_WAIT) });
  }
}

/** @param {string} cursor @returns {string} the log that it is of */
const logOf = (cursor) => cursor.split(":")[0];

/** @param {Response} answer @returns {Promise<any>} */
async function told(answer) {
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
