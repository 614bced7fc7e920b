// Makes few and small files of a built site, in place: node pack.mjs SITE ADDRESS...
//
// A script or style sheet that a page, a worker or a released ADDRESS names keeps its name. What several pages share
// moves to assets/js/chunks/, named by its content; scripts and style sheets that nobody needs are removed. A worker
// becomes one file. A script marked `data-inline` is put into its pages, whose content policy then allows its hash.
// The pages become smaller, and look the same.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, posix } from "node:path";
import { build } from "esbuild";

const SCRIPT = /<(?:script(?<program>)|script type="module"|link rel="modulepreload")(?: async)? (?:src|href)="(?<root>[^"]*?)(?<path>assets\/js\/[^"]+)"/g;
const STYLE = /<link rel="stylesheet" href="[^"]*?(?<path>assets\/css\/[^"]+)"/g;
const WORKER = /new URL\("([^"]+\.js)", import\.meta\.url\)/g;
const INLINE = /<script async src="[^"]*?(?<path>assets\/js\/[^"]+)" data-inline(?<rest>[^>]*)>/g;
const BESIDE = /import\.meta\.url/;
const CHUNKS = "assets/js/chunks/[name].[hash]";
/** So small, and without a state, that a copy in every script that uses it costs less than a request. */
const SMALL = /(^|\/)(fill|clipboard)\.js$/;
/** @type {import("esbuild").Plugin} */
const copies = {
  name: "copies",
  setup: ({ onResolve }) =>
    onResolve({ filter: SMALL }, ({ path, resolveDir, importer }) => ({
      path: posix.join(resolveDir, path),
      suffix: `?${posix.relative(process.cwd(), importer)}`, // Where the site stands decides nothing about a name.
    })),
};
const SHARED = /** @type {const} */ ({ bundle: true, minify: true, metafile: true, write: false, target: "es2022", tsconfigRaw: {},
  outdir: ".", outbase: ".", allowOverwrite: true, legalComments: "none", logLevel: "silent" });

const [, , site, ...released] = process.argv;
process.chdir(site);
const all = (await readdir(".", { recursive: true })).map((name) => name.split("\\").join("/")).sort();
const pages = await read((name) => name.endsWith(".html"));
const code = await read((name) => /^assets\/js\/.*\.js$/.test(name));

const named = [...pages.values()].flatMap((html) => parts(html, SCRIPT));
const workers = new Set();
const modules = new Set(named.filter(({ program }) => program === undefined).map(({ path }) => path));
for (const [name, text] of code) {
  if (!BESIDE.test(text)) continue;
  // Such a module looks for files beside itself, so it is not put into a file that stands at another depth.
  if (depth(name) !== depth(CHUNKS)) modules.add(name);
  for (const [, worker] of text.matchAll(WORKER)) workers.add(posix.join(posix.dirname(name), worker));
}
const inline = new Set([...pages.values()].flatMap((html) => parts(html, INLINE).map(({ path }) => path)));
const programs = new Set([...named.map(({ path }) => path), ...released].filter((path) => !modules.has(path)));
const styles = new Set([...pages.values()].flatMap((html) => parts(html, STYLE).map(({ path }) => path)));

const split = await bundle(modules, { format: "esm", splitting: true, chunkNames: CHUNKS });
const alone = await bundle(workers, { format: "esm" });
// These run in pages of others too: no name of theirs may be seen there.
const whole = await bundle(programs, { format: "iife" });
const sheets = await bundle(styles, { external: ["*.woff2"] });

const { outputs } = split.metafile;
for (const [name, { inputs }] of Object.entries(outputs)) {
  const astray = Object.keys(inputs).find((input) => BESIDE.test(code.get(input) ?? "") && depth(input) !== depth(name));
  if (astray) throw new Error(`${astray} looks for files beside itself, and would be put into ${name}`);
}
for (const name of all) if (/^assets\/(js|css)\/.*\.(js|css)$/.test(name)) await rm(name);
const inlined = new Map();
for (const { path, contents, text } of [split, alone, whole, sheets].flatMap(({ outputFiles }) => outputFiles)) {
  const name = posix.relative(process.cwd(), path);
  if (inline.has(name)) {
    inlined.set(name, text.trim());
    continue;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
for (const [name, html] of pages) await writeFile(name, small(preload(putIn(html))));

/** @param {(name: string) => boolean} wanted @returns {Promise<Map<string, string>>} the text of files, by name */
async function read(wanted) {
  const texts = await Promise.all(all.filter(wanted).map((name) => readFile(name, "utf8")));
  return new Map(all.filter(wanted).map((name, place) => [name, texts[place]]));
}

/**
 * The named groups of every match.
 * @param {string} html @param {RegExp} pattern @returns {Record<string, string>[]}
 */
function parts(html, pattern) {
  return [...html.matchAll(pattern)].map(({ groups }) => ({ ...groups }));
}

/** @param {Set<string>} entries @param {Pick<import("esbuild").BuildOptions, "format" | "splitting" | "chunkNames" | "external">} options */
function bundle(entries, options) {
  return build({ ...SHARED, ...options, plugins: [copies], absWorkingDir: process.cwd(), entryPoints: [...entries].sort() });
}

/** @param {string} name */
function depth(name) {
  return name.split("/").length;
}

/** Put a script that must not wait into the page, and allow exactly that. @param {string} html */
function putIn(html) {
  /** @type {string[]} */ const allowed = [];
  const filled = html.replace(INLINE, (...found) => {
    const { path, rest } = found.at(-1);
    allowed.push(`'sha256-${createHash("sha256").update(inlined.get(path)).digest("base64")}'`);
    return `<script${rest}>${inlined.get(path)}`;
  });
  return allowed.length ? filled.replace("script-src 'self'", ["script-src 'self'", ...allowed].join(" ")) : filled;
}

/** Name what a page's scripts import, so that it is fetched along with them. @param {string} html */
function preload(html) {
  const done = new Set();
  return html.replace(SCRIPT, (script, ...rest) => {
    const { program, root, path } = rest.at(-1);
    const fresh = program === undefined ? imports(path).filter((file) => !done.has(file)) : [];
    fresh.forEach((file) => done.add(file));
    return fresh.map((file) => `<link rel="modulepreload" href="${root}${file}">`).join("") + script;
  });
}

/** @param {string} name of an output @returns {string[]} what it cannot run without */
function imports(name) {
  const direct = outputs[name].imports.filter(({ kind, external }) => kind === "import-statement" && !external);
  return [...new Set(direct.flatMap(({ path }) => [path, ...imports(path)]))];
}

/** A page without the indentation of its templates; what keeps its spaces stays as it is. @param {string} html */
function small(html) {
  return html.replace(/(<(pre|script|textarea)\b.*?<\/\2>)|\s*\n\s*/gs, (_, kept) => kept ?? "\n");
}
