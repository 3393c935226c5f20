// Bundles the front end into the files that JupyterLab and pages load: `npm run front`, or with `--check` only compares them.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const STATIC = join(HERE, "..", "labextensions", "massage-lessons", "static");
const MODULES = {
  diagram: "diagram/index.js",
  finish: "lesson/finish.js",
  keeping: "lesson/keeping.js",
  lesson: "lesson/index.js",
  onward: "lesson/onward.js",
  plan: "lesson/plan.js",
  player: "lesson/player.js",
  practice: "lesson/practice.js",
  today: "lesson/today.js",
  widget: "hosts/anywidget.js",
};
const STYLES = [
  "diagram.css",
  "keeping.css",
  "lesson.css",
  "plan.css",
  "player.css",
  "practice.css",
  "progress.css",
  "prose.css",
  "reading.css",
  "today.css",
  "fonts.css",
];
const SCRIPTS = { remoteEntry: "hosts/jupyterlab.js" };
/** The host of an exported page. What it imports of the front end is put in its place when the page is made. */
const PAGES = { "page-host": "../export/templates/lesson/host.js" };
/** The version of the course, as the package has it. */
const VERSION = /^__version__ = "([^"]+)"/m.exec(readFileSync(join(HERE, "..", "__init__.py"), "utf8"))?.[1] ?? "";
/** What Python runs, which has no modules: what it exports is one global. */
const PLANS = { "plan-core": "core/plan.js" };
const REVIEW = { "review-core": "core/review.js" };

/**
 * @param {Record<string, string>} entries the source of each file, by its name
 * @param {"esm" | "iife"} format
 * @param {string} [globalName] where a script leaves what it exports
 */
async function bundled(entries, format, globalName) {
  const { outputFiles } = await build({
    absWorkingDir: HERE,
    entryPoints: Object.entries(entries).map(([out, source]) => ({ in: source, out })),
    bundle: true,
    charset: "utf8",
    define: { "globalThis.COURSE_VERSION": JSON.stringify(VERSION) },
    external: ["*/front/diagram/index.js"],
    format,
    globalName,
    legalComments: "none",
    minify: true, // A page carries them along.
    outdir: STATIC,
    target: "es2022",
    write: false,
  });
  return outputFiles;
}

/** @typedef {{house: Record<string, string[]>, drawing: Record<string, string>, fonts: Record<string, string>,
 *   tones: Record<string, {layers?: string[], colours: Record<string, string>}[]>}} Tokens */

/** @param {Tokens} tokens @returns {string} the palette and the fonts as custom properties, for whatever shows something of the course */
function tokenStyle({ house, drawing, fonts, tones }) {
  const where = ".massage-diagram, .massage-page, .massage-tokens";
  const rule = (/** @type {string} */ selector, /** @type {Record<string, string>} */ values) =>
    `${selector} {\n${Object.entries(values)
      .map(([name, value]) => `  --${name}: ${value};\n`)
      .join("")}}\n`;
  const each = (/** @type {(colours: string[]) => string} */ make) =>
    Object.fromEntries(Object.entries(house).map(([name, colours]) => [name, make(colours)]));
  // The skin of each tone, for the buttons that choose one.
  const skins = {
    1: drawing["md-skin"],
    ...Object.fromEntries(Object.entries(tones).map(([tone, [rule]]) => [tone, rule.colours["md-skin"]])),
  };
  const named = Object.fromEntries(Object.entries(skins).map(([tone, skin]) => [`md-tone-${tone}`, skin]));
  const toned = Object.entries(tones).flatMap(([tone, rules]) =>
    rules.map(({ layers, colours }) => {
      const only = layers ? `:is(${layers.map((layer) => `[data-layer="${layer}"]`).join(", ")})` : "";
      return rule(`.massage-diagram[data-tone="${tone}"]${only}`, colours);
    }),
  );
  // The giver has a tone of their own, on the same drawing.
  const [changed] = Object.values(tones).map(([{ colours }]) => Object.keys(colours));
  const first = Object.fromEntries(changed.map((name) => [name, drawing[name]]));
  const givers = Object.entries({
    1: first,
    ...Object.fromEntries(Object.entries(tones).map(([tone, [{ colours }]]) => [tone, colours])),
  }).map(([tone, colours]) => rule(`.massage-diagram[data-giver="${tone}"] .md-giver`, colours));
  return [
    rule(where, { ...fonts, ...drawing, ...named, ...each(([light]) => light) }),
    // An older browser has the light colours only.
    `@supports (color: light-dark(red, red)) {\n${rule(
      where,
      each((both) => `light-dark(${both.join(", ")})`),
    )}}\n`,
    ...toned,
    ...givers,
  ].join("");
}

/** @returns {Promise<{path: string, text: string}[]>} the styles, and the palette as a style */
async function styles() {
  const read = (/** @type {string} */ name) => readFileSync(join(HERE, "styles", name), "utf8").replaceAll("\r\n", "\n");
  const written = STYLES.map((name) => ({ name, text: read(name) }));
  const all = [...written, { name: "tokens.css", text: tokenStyle(JSON.parse(read("tokens.json"))) }];
  return Promise.all(all.map(async ({ name, text }) => ({ path: join(STATIC, name), text: await small(text) })));
}

/** @param {string} style @returns {Promise<string>} the same style in fewer letters, since a page carries it along; nothing is put for older browsers */
async function small(style) {
  const { code } = await transform(style, { charset: "utf8", legalComments: "none", loader: "css", minify: true, target: "esnext" });
  return code;
}

const outputFiles = [
  ...(await styles()),
  ...(await bundled({ ...MODULES, ...PAGES }, "esm")),
  ...(await bundled(SCRIPTS, "iife")),
  ...(await bundled(PLANS, "iife", "massagePlans")),
  ...(await bundled(REVIEW, "iife", "massageReview")),
];
const stale = outputFiles.filter(({ path, text }) => {
  try {
    return readFileSync(path, "utf8").replaceAll("\r\n", "\n") !== text;
  } catch {
    return true; // Not there yet.
  }
});
const names = stale.map(({ path }) => basename(path)).join(", ");
if (process.argv.includes("--check")) {
  console.log(
    stale.length ? `Not as they are bundled: ${names}. Run: npm run front, then massage-lessons build` : "All are as they are bundled.",
  );
  process.exitCode = stale.length ? 1 : 0;
} else {
  for (const { path, text } of stale) writeFileSync(path, text);
  console.log(stale.length ? `Bundled: ${names}.` : "Nothing has changed.");
}
