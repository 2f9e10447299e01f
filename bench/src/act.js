// @ts-check
// Acts on a page as a reader would, and tells how long each thing took until it was painted. SIDE is put in front of it:
// how this page shows that it has changed.
{
  /** @type {{ shown: string, sized: string, box: string }} */
  // @ts-ignore
  const page = SIDE;
  const shown = new Function(`return ${page.shown}`);
  const sized = new Function(`return ${page.sized}`);

  /** A message to oneself, which comes after what is under way. @returns {Promise<void>} */
  const soon = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(0);
    });

  /** Does something as a frame begins, and waits until that has been painted. @param {() => void} [act]
   * @returns {Promise<[number, number]>} when it began and ended */
  const painted = (act = () => {}) =>
    new Promise((done) => {
      requestAnimationFrame(async () => {
        const start = performance.now();
        act();
        await soon();
        done([start, performance.now()]);
      });
    });

  /**
   * How long something takes until it has been painted. It is done as a frame begins, so that no wait for a frame is
   * counted unless it needs a further one.
   * @param {() => void} act @param {Function} look what then looks otherwise
   */
  const timed = async (act, look) => {
    const before = look();
    let [start, end] = await painted(act);
    // While something is on its way there may be no chart at all.
    const waits = () => [before, undefined].includes(look());
    for (let frame = 0; waits(); frame += 1) {
      if (frame > 600) {
        throw new Error(`nothing changed: ${before}`);
      }
      [, end] = await painted();
    }
    return end - start;
  };

  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  /** @param {HTMLInputElement} field @param {string} text */
  const type = (field, text) => {
    write?.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, data: text }));
  };
  /** @param {number} side */
  const field = (side) => /** @type {HTMLInputElement} */ (document.querySelectorAll("[role=combobox]")[side]);

  /** @param {HTMLInputElement} input @param {string} key */
  const press = (input, key) =>
    input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));

  // @ts-ignore
  window.bench = {
    /** From Enter in the list until the other council is painted. @param {number} side @param {string} name */
    async choose(side, name) {
      const input = field(side);
      input.focus();
      type(input, name);
      await painted();
      await painted();
      const time = await timed(() => press(input, "Enter"), shown);
      await painted();
      return time;
    },

    /** The same without waiting for frames. @param {[number, string][]} changes */
    async visit(changes) {
      for (const [side, name] of changes) {
        const input = field(side);
        input.focus();
        type(input, name);
        await soon();
        const before = shown();
        press(input, "Enter");
        for (let turn = 0; [before, undefined].includes(shown()) && turn < 10000; turn += 1) {
          await soon();
        }
      }
      await painted();
    },

    /** From each letter of a name until the list is painted. @param {number} side @param {string} name */
    async write(side, name) {
      const input = field(side);
      input.focus();
      const times = [];
      for (let length = 1; length <= name.length; length += 1) {
        await painted();
        const [start, end] = await painted(() => type(input, name.slice(0, length)));
        times.push(end - start);
      }
      press(input, "Escape");
      input.blur();
      await painted();
      return times;
    },

    /** From a change of the chart's width until it is painted anew. @param {number} width */
    async redraw(width) {
      const box = /** @type {HTMLElement} */ (document.querySelector(page.box));
      return timed(() => {
        box.style.width = `${width}px`;
      }, sized);
    },
  };
}
