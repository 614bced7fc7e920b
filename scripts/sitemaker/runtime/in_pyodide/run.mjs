// Runs a Python program in Pyodide, in Node: node run.mjs PROGRAM FOLDER
//
// FOLDER is /job to the program. When there is an in/stdlib.zip, that is the standard library; with an in/python.mjs
// and in/python.wasm (see trim.mjs) that is the Python.
// The same input gives the same bytes: dictionaries and sets get the same order every time.
import { existsSync, readFileSync } from "node:fs";
import { open } from "./pyodide.mjs";

const [program, folder] = process.argv.slice(2);
const stdlib = `${folder}/in/stdlib.zip`;
try {
  const python = await open(`${folder}/in`, {
    stdLibURL: existsSync(stdlib) ? stdlib : undefined,
    env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
  });
  python.mountNodeFS("/job", folder);
  python.runPython(readFileSync(program, "utf8"), { filename: program });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
