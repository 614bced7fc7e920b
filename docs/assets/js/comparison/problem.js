// What a visitor can mend: told in a summary at the top and again at the field it is about.

const FIELDS = ["plak", "bestanden", "akkoord"];

export class Problem extends Error {
  /** @param {string} message @param {string} field the id of the field where it can be mended */
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

export class Problems {
  /** @param {HTMLElement} form @param {ComparisonTexts["errors"]} words */
  constructor(form, words) {
    this.words = words;
    this.title = document.title;
    this.summary = /** @type {HTMLElement} */ (form.querySelector("[data-error-summary]"));
    this.link = /** @type {HTMLAnchorElement} */ (form.querySelector("[data-error-link]"));
    this.link.addEventListener("click", (event) => {
      event.preventDefault();
      const field = by(this.link.hash.slice(1));
      field.focus({ preventScroll: true });
      field.scrollIntoView({ block: "center" });
    });
  }

  /** @param {Problem} problem */
  show({ message, field }) {
    const text = /[.?!]$/.test(message) ? message : `${message}.`;
    const inline = by(`fout-${field}`);
    inline.hidden = false;
    inline.textContent = `${this.words.prefix} ${text}`;
    by(field).setAttribute("aria-invalid", "true");
    by(field).setAttribute("aria-describedby", `${inline.id} ${field}-uitleg`);
    this.link.textContent = text;
    this.link.href = `#${field}`;
    this.summary.hidden = false;
    document.title = `${this.words.prefix} ${this.words.title} – ${this.title}`;
    this.summary.focus({ preventScroll: true });
    this.summary.scrollIntoView({ block: "start" });
  }

  hide() {
    this.summary.hidden = true;
    document.title = this.title;
    for (const field of FIELDS) {
      by(`fout-${field}`).hidden = true;
      by(field).removeAttribute("aria-invalid");
      by(field).setAttribute("aria-describedby", `${field}-uitleg`);
    }
  }
}

/** @param {string} id @returns {HTMLElement} */
const by = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
