// The words of the interface, by id, as `ui.yaml` of the course's language has them. Whoever brings a diagram or a lesson to a page brings
// the words first: JupyterLab from a file, a page within itself, other hosts of widgets from the atlas.

const KEY = Symbol.for("massage-lessons.words");

/** @typedef {string | Record<string, string>} Text a text, or its forms by number */

/** @returns {Record<string, Text>} by id; the bundles of a page share them */
function table() {
  const shared = /** @type {any} */ (globalThis);
  shared[KEY] ??= JSON.parse(shared.document?.getElementById("lesson-words")?.textContent ?? "{}");
  return shared[KEY];
}

/** @param {Record<string, Text>} texts by id; they join those that are there */
export function useWords(texts) {
  /** @type {any} */ (globalThis)[KEY] = { ...table(), ...texts };
}

/**
 * @param {string} name the id of a text
 * @param {Record<string, string | number>} [values] what stands at its places, `{name}`; a number `n` chooses the form
 * @returns {string}
 */
export function say(name, values = {}) {
  const text = table()[name];
  if (text === undefined) {
    complain(new Error(`Unknown text of the interface: ${name}`));
    return name;
  }
  const form = typeof text === "string" ? text : (text[String(values.n)] ?? text.other);
  return form.replace(/\{(\w+)\}/g, (_, key) => {
    if (!(key in values)) throw new Error(`The text ${name} wants a value for ${key}`);
    return String(values[key]);
  });
}

/** A text that is missing must not take a drawing away: a page says so in its console and goes on. @param {Error} error */
function complain(error) {
  if (typeof reportError !== "function") throw error;
  reportError(error);
}
