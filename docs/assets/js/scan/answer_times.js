// How fast somebody answers. The times stay in this page: no code, file or link holds them.

export class AnswerTimes {
  /** When each question was answered first, in milliseconds. @type {Map<string, number>} */
  #times = new Map();

  /** @param {HTMLFormElement} form */
  constructor(form) {
    form.addEventListener("change", ({ target, timeStamp }) => {
      const { name } = /** @type {HTMLInputElement} */ (target);
      if (!this.#times.has(name)) this.#times.set(name, timeStamp);
    });
  }

  /** From each answer to the next. */
  get seconds() {
    const times = [...this.#times.values()];
    return times.slice(1).map((time, index) => (time - times[index]) / 1000);
  }

  clear() {
    this.#times.clear();
  }
}
