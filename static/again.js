// @ts-check
// What a reader has done on what was exported is done again in what the program has rendered, and the other way round
// where that stops. Both are rendered by the same components, so that a place in one is the same place in the other.

/** What has been said above what was exported. */
const SAID = ".cc-body > .cc-notice";

/** @typedef {{ control: Element, x: number, y: number }} Pressed what was pressed, and where on it */

/** @param {Element} control @param {MouseEvent} event @returns {Pressed} */
export function press(control, { clientX, clientY }) {
  const { left, top } = control.getBoundingClientRect();
  return { control, x: clientX - left, y: clientY - top };
}

/**
 * Where an element stands below another: at each step down, how many elements come before it.
 * @param {Element} root @param {Element | null} element @returns {number[]}
 */
function place(root, element) {
  const steps = [];
  for (; element && element !== root; element = element.parentElement) {
    steps.unshift([...(element.parentElement?.children ?? [])].indexOf(element));
  }
  return steps;
}

/**
 * The element at such a place.
 * @param {Element} root @param {number[]} steps @returns {Element | undefined}
 */
function at(root, steps) {
  return steps.reduce((/** @type {Element | undefined} */ from, step) => from?.children[step], root);
}

/**
 * Notes what the reader has done in an element, and gives a way to do it again in one that is like it. That tells whether
 * what was pressed is pressed again.
 * @param {Element} root
 * @param {Pressed} [pressed] what was pressed last, and has not answered
 * @param {Element | null} [kept] what goes from one to the other as it is
 * @returns {(root: Element) => boolean}
 */
export function note(root, pressed, kept = null) {
  // Places are counted, and a line that only one of the two elements has would shift those of all that follows it.
  root.querySelector(SAID)?.remove();
  const opened = [...root.querySelectorAll("details")]
    .filter((details) => !kept?.contains(details))
    .map((details) => /** @type {const} */ ([place(root, details), details.open]));
  const { activeElement } = /** @type {Document | ShadowRoot} */ (root.getRootNode());
  const focus = root.contains(activeElement) ? activeElement : null;
  const typed = focus instanceof HTMLInputElement && focus.value !== focus.defaultValue ? focus.value : null;
  const way = focus && !kept?.contains(focus) ? place(root, focus) : null;
  const control = pressed?.control ?? null;
  const goal = control && root.contains(control) && !kept?.contains(control) ? place(root, control) : null;
  // The program marks what it shows as chosen, so that only what it has not heard of is another choice.
  const chosen = [...root.querySelectorAll("select")]
    .filter((select) => !kept?.contains(select) && select.selectedOptions[0]?.defaultSelected === false)
    .map((select) => /** @type {const} */ ([place(root, select), select.value]));
  return (other) => {
    for (const [steps, open] of opened) {
      at(other, steps)?.toggleAttribute("open", open);
    }
    const target = way ? at(other, way) : focus;
    if (target instanceof HTMLElement || target instanceof SVGElement) {
      target.focus({ preventScroll: true });
    }
    if (typed !== null && target instanceof HTMLInputElement) {
      target.value = typed;
      target.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const [steps, value] of chosen) {
      const select = at(other, steps);
      if (select instanceof HTMLSelectElement) {
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    const again = goal && at(other, goal);
    if (!pressed || !(again instanceof HTMLElement)) return false;
    // In the place of a drawn chart is what it is drawn on.
    const heard = again.querySelector("canvas") ?? again;
    // The program hears of links once it is done with what it is in the middle of.
    setTimeout(() => {
      const { left, top } = heard.getBoundingClientRect();
      const where = { clientX: left + pressed.x, clientY: top + pressed.y };
      heard.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, ...where }));
    });
    return true;
  };
}

/**
 * Says above what was exported what does not work.
 * @param {Element} root @param {string} what
 */
export function say(root, what) {
  root.querySelector(SAID)?.remove();
  const says = document.createElement("p");
  says.className = "cc-notice";
  says.setAttribute("role", "status");
  says.textContent = what;
  root.querySelector(".cc-body")?.prepend(says);
}
