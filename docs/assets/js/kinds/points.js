// A hundred points to divide: a number for each motive, buttons of ten, and the sum in words.

const TOTAL = 100;

/** @param {Element} step */
const inputsOf = (step) => /** @type {HTMLInputElement[]} */ ([...step.querySelectorAll("fieldset[data-item] input")]);

/** @param {HTMLInputElement} input @returns {number | null} the points, or null when there is no whole number */
const pointsOf = ({ value }) => (/^\d+$/.test(value) && Number(value) <= TOTAL ? Number(value) : null);

/** @param {Element} step */
const sum = (step) => inputsOf(step).reduce((total, input) => total + (pointsOf(input) ?? 0), 0);

/** @param {Element} step @returns {HTMLElement} */
const sumLine = (step) => /** @type {HTMLElement} */ (step.querySelector("[data-points-sum]"));

/** @param {Element} question */
const nameOf = (question) => question.querySelector("legend")?.textContent?.trim() ?? "";

/** @param {string} text @param {number} given what was divided so far */
const fill = (text, given) =>
  text.replace("{given}", String(given)).replace("{count}", String(Math.abs(TOTAL - given)));

/** @param {Element} step @param {Record<string, string>} words @returns {string} how far someone is */
function progress(step, words) {
  const given = sum(step);
  if (given === 0) return words.none;
  return fill(given === TOTAL ? words.exact : given < TOTAL ? words.left : words.over, given);
}

/** @type {import("../scan/form.js").Kind} */
export const kind = {
  problems(step, questions, words) {
    const open = questions.filter((question) => inputsOf(step).some((input) => question.contains(input) && pointsOf(input) === null));
    if (open.length) {
      return open.map((question) => ({ question, message: words.number.replace("{item}", nameOf(question)) }));
    }
    const given = sum(step);
    if (given === TOTAL) return [];
    return [{ question: questions[0], message: fill(given < TOTAL ? words.few : words.many, given) }];
  },

  enhance(step, words) {
    const line = sumLine(step);
    const said = document.createElement("span");
    said.className = "visually-hidden";
    const text = document.createElement("span");
    line.replaceChildren(said, text);
    const show = () => {
      if (text.textContent !== progress(step, words)) text.textContent = progress(step, words);
    };

    for (const button of /** @type {NodeListOf<HTMLElement>} */ (step.querySelectorAll("[data-points]"))) {
      button.addEventListener("click", () => {
        const question = /** @type {HTMLElement} */ (button.closest("fieldset"));
        const input = /** @type {HTMLInputElement} */ (question.querySelector("input"));
        const value = (pointsOf(input) ?? 0) + Number(button.dataset.points);
        input.value = String(Math.min(TOTAL, Math.max(0, value)));
        // Whoever cannot see the number next to the button hears it with the sum.
        said.textContent = `${words.now.replace("{item}", nameOf(question)).replace("{points}", input.value)} `;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }
    step.addEventListener("input", () => {
      said.textContent = "";
      show();
    });
    step.addEventListener("change", () => {
      // Once all points are given, what was left open got none.
      if (sum(step) === TOTAL) for (const input of inputsOf(step)) input.value ||= "0";
      show();
    });
    step.closest("form")?.addEventListener("answers", show);
    show();
  },
};
