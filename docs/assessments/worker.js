// Boots Python off the main thread and answers requests with it.
//
// In:  {id, request}            a request for `selfscan.service.call`, as JSON text
// Out: {type: "progress"}       something happened; silence is what the page watches for
//      {type: "ready"}          Python can score
//      {type: "answer", id, answer}
//      {type: "failed", reason, detail, id?}   reason: missing | blocked | broken | stopped
//
// `scripts/build` makes one file of this and all that it imports.
import { boot } from "../assets/js/python/boot.js";
import { Failure } from "../assets/js/python/verified_fetch.js";

const REHEARSALS = 2; // They halve the wait for the first answer; 64 saved as much again, for a second of the processor.
const PAUSE = 20; // Milliseconds between them, for whoever has a question.
let asked = false;

const ready = boot(() => postMessage({ type: "progress" }), self.name === "again");
ready.then(() => postMessage({ type: "ready" }), fail);
ready.then(practise, () => {});

addEventListener("message", async ({ data: { id, request } }) => {
  asked = true;
  try {
    const { call } = await ready;
    postMessage({ type: "answer", id, answer: await call(request) });
  } catch (error) {
    fail(error, id);
  }
});

/** While somebody fills in the form, Python gets fast at answering. @param {{rehearse: (turn: number) => void}} service */
async function practise({ rehearse }) {
  for (let turn = 0; turn < REHEARSALS; turn++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (asked) return;
    rehearse(turn);
  }
}

/** @param {unknown} error @param {number} [id] */
function fail(error, id) {
  // An error of Python's own leaves it able to answer; of anything else it dies.
  const ofPython = /** @type {any} */ (error).name === "PythonError";
  const reason = error instanceof Failure ? error.reason : ofPython ? "broken" : "stopped";
  postMessage({ type: "failed", reason, detail: String(error).slice(0, 500), id });
}
