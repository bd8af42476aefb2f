/** Elements and rows of tables, made of text alone: what comes from a course is never markup. */

/**
 * @param {string} tag
 * @param {string} text
 * @param {Record<string, string>} [attributes]
 */
export function made(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** A row whose first cell names it. @param {(string | Node)[]} cells */
export function row(cells) {
  const line = document.createElement("tr");
  cells.forEach((content, at) => {
    const cell = at ? document.createElement("td") : made("th", "", { scope: "row" });
    cell.append(content);
    line.append(cell);
  });
  return line;
}

/** The part of a desk, or of the page, that a name marks. @param {ParentNode} within @param {string} name @returns {HTMLElement} */
export function part(within, name) {
  const found = within.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`no part ${name}`);
  return found;
}
