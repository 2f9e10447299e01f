// @ts-check
// Acts on a page as a reader would, and tells how long each thing took until it was painted. SIDE is put in front of it:
// how this page shows that it has changed.
{
  /** @type {{ shown: string, sized: string, box: string }} */
  // @ts-ignore
  const page = SIDE;
  const shown = new Function(`return ${page.shown}`);
  const sized = new Function(`return ${page.sized}`);

  /** Waits until the next frame has been painted. @returns {Promise<number>} */
  const painted = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(0);
      });
    });

  /** Waits until a painted frame shows something else. @param {Function} look @param {unknown} before */
  const changed = async (look, before) => {
    for (let frame = 0; frame < 2000; frame += 1) {
      const time = await painted();
      if (look() !== before) {
        return time;
      }
    }
    throw new Error(`nothing changed: ${before}`);
  };

  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  /** @param {HTMLInputElement} field @param {string} text */
  const type = (field, text) => {
    write?.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, data: text }));
  };
  /** @param {number} side */
  const field = (side) => /** @type {HTMLInputElement} */ (document.querySelectorAll("[role=combobox]")[side]);

  // @ts-ignore
  window.bench = {
    /** From Enter in the list until the other council is painted. @param {number} side @param {string} name */
    async choose(side, name) {
      const input = field(side);
      input.focus();
      type(input, name);
      await painted();
      await painted();
      const before = shown();
      const start = performance.now();
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true }));
      const end = await changed(shown, before);
      await painted();
      return end - start;
    },

    /** From each letter of a name until the list is painted. @param {number} side @param {string} name */
    async write(side, name) {
      const input = field(side);
      input.focus();
      const times = [];
      for (let length = 1; length <= name.length; length += 1) {
        await painted();
        const start = performance.now();
        type(input, name.slice(0, length));
        times.push((await painted()) - start);
      }
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true, cancelable: true }));
      input.blur();
      await painted();
      return times;
    },

    /** From a change of the chart's width until it is painted anew. @param {number} width */
    async redraw(width) {
      const box = /** @type {HTMLElement} */ (document.querySelector(page.box));
      await painted();
      const before = sized();
      const start = performance.now();
      box.style.width = `${width}px`;
      return (await changed(sized, before)) - start;
    },
  };
}
