// @ts-check
// Runs in every page that is measured, before anything else in it: notes when what a reader waits for has been painted.
// SUBJECTS is put in front of it: by host, what is to be seen when.
{
  /** @type {Record<string, Record<string, string>>} */
  // @ts-ignore
  const subjects = SUBJECTS;
  const tests = subjects[location.hostname.split(".")[0] ?? ""];
  if (tests) {
    /** @type {Record<string, number>} */
    const marks = {};
    let lcp = 0;
    let cls = 0;
    new PerformanceObserver((list) => {
      lcp = list.getEntries().at(-1)?.startTime ?? lcp;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // @ts-ignore
        cls += entry.hadRecentInput ? 0 : entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });

    const left = new Map(Object.entries(tests).map(([name, test]) => [name, new Function(`return ${test}`)]));
    const look = () => {
      for (const [name, test] of left) {
        if (test()) {
          left.delete(name);
          // What stands in the document now is painted in this frame, and a message comes after it.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            marks[name] = performance.now();
          };
          port2.postMessage(0);
        }
      }
      if (left.size) {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);

    // @ts-ignore
    window.benchLoad = () => {
      const navigation = /** @type {PerformanceNavigationTiming[]} */ (
        /** @type {unknown} */ (performance.getEntriesByType("navigation"))
      );
      const resources = /** @type {PerformanceResourceTiming[]} */ (
        /** @type {unknown} */ (performance.getEntriesByType("resource"))
      );
      const files = [...navigation, ...resources].map((entry) => [entry.responseEnd, entry.encodedBodySize]);
      const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
      return { waits: Object.keys(tests).length - Object.keys(marks).length, marks, lcp, cls, fcp, files };
    };
  }
}
