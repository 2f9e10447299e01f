// @ts-check
// Says so where the program does not start, or stops: what answers nothing should not look as if it did.
{
  let isStarted = false;
  let isOver = false;
  /** @param {string} what @param {"prepend" | "append"} where */
  const say = (what, where) => {
    const root = /** @type {HTMLElement} */ (document.getElementById("council-compare"));
    const says = document.createElement("p");
    const again = document.createElement("a");
    says.className = "cc-notice";
    says.setAttribute("role", "alert");
    again.href = location.origin + location.pathname + location.search;
    again.textContent = "Load it again";
    says.append(what, again, ".");
    if (where === "prepend") {
      root.inert = true;
      root.before(says);
    } else {
      root.querySelector("main")?.append(says);
    }
  };
  const fail = () => {
    if (isStarted || isOver) return;
    isOver = true;
    say("The program of this page did not load, or this browser cannot run it. ", "append");
  };
  addEventListener("TrunkApplicationStarted", () => (isStarted = true));
  // If it comes after all, it clears what is said.
  setTimeout(fail, 30_000);
  for (const kind of ["error", "unhandledrejection"]) {
    // A script that does not come is heard of on the way down only.
    addEventListener(kind, (event) => {
      const { error, reason } = /** @type {ErrorEvent & PromiseRejectionEvent} */ (event);
      const why = error ?? reason;
      if (!isStarted && (why || event.target instanceof HTMLScriptElement)) {
        fail();
      } else if (isStarted && !isOver && /wasm|council-compare/.test(why?.stack)) {
        // What leaves the program unforeseen may have left it half done.
        isOver = true;
        say("This page has stopped, and what stands below may not belong together. ", "prepend");
      }
    }, true);
  }
}
