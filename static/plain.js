// @ts-check
// Says so where the program does not start, or stops: what answers nothing should not look as if it did.
{
  let isStarted = false;
  /**
   * What says so.
   * @type {HTMLElement | undefined}
   */
  let says;
  /** @param {string} what */
  const say = (what) => {
    if (says) return;
    const root = /** @type {HTMLElement} */ (document.getElementById("council-compare"));
    // What is shown and typed stays to be read, but takes no more.
    root.inert = isStarted;
    document.querySelector(".cc-late")?.remove();
    says = document.createElement("div");
    says.innerHTML = `<p class="cc-notice" role="alert"><span>${what} <a>Load it again</a>.</span></p>`;
    for (const again of says.querySelectorAll("a")) again.href = location.href.split("#")[0] ?? "";
    root.before(says);
  };
  const fail = () => isStarted || say("The program of this page did not load, or this browser cannot run it.");
  addEventListener("cc-failed", fail);
  addEventListener("cc-started", () => {
    isStarted = true;
    // The program has come after all.
    says?.remove();
    says = undefined;
  });
  setTimeout(fail, 30_000);
  for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, (event) => {
      const { error, reason } = /** @type {ErrorEvent & PromiseRejectionEvent} */ (event);
      const why = error ?? reason;
      // An error that passes through the program may have left it half done.
      if (isStarted && /wasm|council-compare/.test(why?.stack)) say("This page has stopped, and what stands below may not belong together.");
      // A browser too old to read the script that starts the program says so here.
      else if (why) fail();
    });
  }
}
