// Starts Pyodide in Node: a trimmed one (see trim.mjs) where a folder has it, else that of npm.
import { copyFileSync, existsSync, readFileSync } from "node:fs";

/** @param {string} folder @param {object} options those of Pyodide @returns {Promise<any>} */
export async function open(folder, options) {
  if (!existsSync(`${folder}/python.mjs`)) return (await import("pyodide")).loadPyodide(options);
  copyFileSync(`${folder}/python.wasm`, `${folder}/pyodide.asm.wasm`);
  const { loadPyodide, default: createPyodideModule } = await import(`${folder}/python.mjs`);
  const lockFileContents = readFileSync(new URL("pyodide-lock.json", import.meta.resolve("pyodide")), "utf8");
  return loadPyodide({ createPyodideModule, indexURL: folder, lockFileContents, ...options });
}
