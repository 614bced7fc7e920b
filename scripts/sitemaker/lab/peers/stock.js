// Pyodide the way its documentation does it, with our sources in an archive.
import { loadPyodide } from "/npm/pyodide/pyodide.mjs";

addEventListener("message", async ({ data }) => {
  const [python, archive] = await Promise.all([
    loadPyodide(),
    fetch("sources.zip").then((response) => response.arrayBuffer()),
  ]);
  python.unpackArchive(archive, "zip");
  const { call } = python.pyimport("selfscan.service");
  postMessage(JSON.parse(call(data)).html);
});
