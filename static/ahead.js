// @ts-check
// Asks for what the program will ask for first, while it is itself on its way: the index, and by that the records of the
// two councils shown. The program takes over what has come (src/browser/ahead.rs) and asks for what is missing.
{
  /** @type {{ index?: any, records: Record<string, any> }} */
  const known = { records: {} };
  const base = new URL(".", document.baseURI).pathname;
  /** @param {string} name */
  const ask = async (name) => {
    const answer = await fetch(`${base}data/${name}`);
    return answer.ok ? answer.json() : Promise.reject();
  };
  const all = ask("index.json").then(async (index) => {
    known.index = index;
    const named = location.pathname.slice(base.length).replace(/^embed\//, "").match(/[^/]+/g) ?? index.featured;
    // Names and aliases are left to the program.
    await Promise.all(index.councils.map(async (/** @type {any} */ { slug }) => {
      if (named.includes(slug)) known.records[slug] = await ask(`councils/${slug}.json`);
    }));
  }).catch(() => {});
  /** What has come: everything, unless that takes a second more. */
  // @ts-ignore
  window.councilCompareAhead = () => Promise.race([all, new Promise((late) => setTimeout(late, 1000))]).then(() => known);
}
