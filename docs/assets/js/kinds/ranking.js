// A top few in order: every place once. Ties and open places are told per place.

/** @param {Element} step @returns {number[]} the places that can be given */
const places = (step) => [...step.querySelectorAll("[data-place]")].map((place) => Number(place.getAttribute("data-place")));

/** @param {HTMLElement} step */
const questionsOf = (step) => /** @type {HTMLFieldSetElement[]} */ ([...step.querySelectorAll("fieldset[data-item]")]);

/** @param {HTMLFieldSetElement} question @returns {number} the place that was given, or 0 */
const placeOf = (question) =>
  Number(/** @type {HTMLInputElement | null} */ (question.querySelector("input:checked"))?.value ?? "");

/** @type {import("../scan/form.js").Kind} */
export const kind = {
  problems(step, questions, words) {
    const without = questions.filter((question) => !placeOf(question));
    return places(step).flatMap((place) => {
      const holders = questions.filter((question) => placeOf(question) === place);
      if (holders.length === 1) return [];
      const message = ["place-open", "", "place-twice"][holders.length] ?? "place-often";
      // Two problems at one question would hide each other: each open place points to another question.
      const question = holders.at(-1) ?? without.shift() ?? questions[0];
      return [{ question, message: words[message].replace("{place}", String(place)) }];
    });
  },

  count: (step) => places(step).length,

  /** Show what has been chosen so far, also when answers are put back from elsewhere. */
  enhance(step, words) {
    const chosen = /** @type {HTMLElement} */ (step.querySelector("[data-chosen]"));
    const show = () => {
      for (const place of chosen.querySelectorAll("[data-place]")) {
        const holders = questionsOf(step).filter((question) => String(placeOf(question)) === place.getAttribute("data-place"));
        const names = holders.map((holder) => holder.querySelector("legend")?.textContent?.trim());
        const text = names.join(" + ") || words.open;
        if (place.textContent !== text) place.textContent = text;
      }
    };
    chosen.hidden = false;
    show();
    step.addEventListener("change", show);
    new MutationObserver(show).observe(step, { attributeFilter: ["hidden"] });
  },
};
