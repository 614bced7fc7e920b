// Starts Pyodide in Node: a trimmed Pyodide (see trim.mjs) where a folder has it, else that of npm.
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/** @param {string} folder @param {object} options those of Pyodide @returns {Promise<any>} */
export async function open(folder, options) {
  const npm = new URL(".", import.meta.resolve("pyodide"));
  // Where it stands Pyodide reads from an error, without the brackets that a path may have.
  if (!existsSync(`${folder}/python.mjs`)) {
    return (await import("pyodide")).loadPyodide({ indexURL: fileURLToPath(npm), ...options });
  }
  copyFileSync(`${folder}/python.wasm`, `${folder}/pyodide.asm.wasm`);
  const { loadPyodide, default: createPyodideModule } = await import(pathToFileURL(`${folder}/python.mjs`).href);
  const lockFileContents = readFileSync(new URL("pyodide-lock.json", npm), "utf8");
  return loadPyodide({ createPyodideModule, indexURL: folder, lockFileContents, ...options });
}
