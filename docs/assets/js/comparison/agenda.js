// The agenda can be changed before it is printed: edit, add and remove points, add up the minutes.

let added = 0;

/** Bring an agenda to life. @param {HTMLElement} result */
export function enhance(result) {
  const agenda = /** @type {HTMLElement | null} */ (result.querySelector("[data-agenda]"));
  if (!agenda) return;
  agenda.addEventListener("input", (event) => {
    const field = /** @type {HTMLTextAreaElement} */ (event.target);
    if (field.matches("textarea")) grow(field);
    addUp(agenda);
  });
  addUp(agenda);
}

/** What is typed stands in an attribute too: it makes the field grow, and it is what gets printed. */
const grow = (/** @type {HTMLTextAreaElement} */ field) => {
  if (field.parentElement) field.parentElement.dataset.value = field.value;
};

/** @param {HTMLElement} agenda */
function addUp(agenda) {
  const together = /** @type {HTMLElement} */ (agenda.querySelector("[data-together]"));
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (agenda.querySelectorAll("ol [data-field=minutes]"));
  const minutes = [...fields].reduce((sum, { valueAsNumber }) => sum + (valueAsNumber || 0), 0);
  together.textContent = (together.dataset.together ?? "").replace("{minutes}", String(minutes));
  together.hidden = !fields.length;
}

/** @type {Record<string, (button: HTMLElement) => void>} */
export const actions = {
  "add-point"(button) {
    const agenda = /** @type {HTMLElement} */ (button.closest("[data-agenda]"));
    const template = /** @type {HTMLTemplateElement} */ (agenda.querySelector("template"));
    const point = /** @type {HTMLElement} */ (template.content.cloneNode(true));
    const own = `eigen-${++added}`;
    for (const label of point.querySelectorAll("label")) {
      const field = /** @type {HTMLElement} */ (point.querySelector(`#${label.htmlFor}`));
      label.htmlFor = field.id = `${field.id}-${own}`;
    }
    agenda.querySelector("ol")?.append(point);
    addUp(agenda);
    /** @type {HTMLElement} */ (agenda.querySelector("ol > :last-child textarea")).focus();
  },
  "remove-point"(button) {
    const agenda = /** @type {HTMLElement} */ (button.closest("[data-agenda]"));
    button.closest("li")?.remove();
    addUp(agenda);
    /** @type {HTMLElement} */ (agenda.querySelector("[data-action=add-point]")).focus();
  },
  "print-agenda"() {
    document.body.dataset.print = "agenda";
    print();
    delete document.body.dataset.print;
  },
};
