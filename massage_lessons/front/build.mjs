// Bundles the front end into the files that JupyterLab and pages load: `npm run front`, or with `--check` only compares them.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const STATIC = join(HERE, "..", "labextensions", "massage-lessons", "static");
const MODULES = { diagram: "diagram/index.js", lesson: "lesson/index.js", widget: "hosts/anywidget.js" };
const SCRIPTS = { remoteEntry: "hosts/jupyterlab.js" };

/** @param {Record<string, string>} entries the source of each file, by its name @param {"esm" | "iife"} format */
async function bundled(entries, format) {
  const { outputFiles } = await build({
    absWorkingDir: HERE,
    entryPoints: Object.entries(entries).map(([out, source]) => ({ in: source, out })),
    bundle: true,
    charset: "utf8",
    format,
    legalComments: "none",
    minifyWhitespace: true, // A page carries them along.
    outdir: STATIC,
    target: "es2022",
    write: false,
  });
  return outputFiles;
}

const outputFiles = [...(await bundled(MODULES, "esm")), ...(await bundled(SCRIPTS, "iife"))];
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
