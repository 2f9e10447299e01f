// @ts-check
// Asks for what the program will ask for first, while it is itself on its way: the index, and by that the records of the
// two councils shown. The program begins with what has come, a second after it is here at the latest, and asks for the rest.
{
  /** @type {{ index?: any, records: Record<string, any> }} */
  const known = { records: {} };
  const base = new URL(".", document.baseURI).pathname;
  /** @param {string} name */
  const ask = async (name) => {
    const answer = await fetch(`${base}data/${name}`);
    return answer.ok ? answer.json() : Promise.reject();
  };
  /** What a name looks like in an address, as in src/dataset/fold.rs. @param {string} name */
  const slugified = (name) =>
    name.toLowerCase().replace(/&/g, "and").replace(/['’.]/g, "").replace(/[^a-z0-9]+/g, "-");
  const all = ask("index.json").then(async (index) => {
    known.index = index;
    const named = location.pathname.slice(base.length).replace(/^embed\//, "").match(/[^/]+/g);
    /** @type {string[]} */
    const wanted = named?.map(slugified) ?? index.featured;
    await Promise.all(index.councils.map(async (/** @type {any} */ { slug, name, aliases = [] }) => {
      if ([slug, name, ...aliases].some((it) => wanted.includes(slugified(it)))) {
        known.records[slug] = await ask(`councils/${slug}.json`);
      }
    }));
  }).catch(() => {});
  addEventListener("cc-started", async (event) => {
    await Promise.race([all, new Promise((late) => setTimeout(late, 1000))]);
    /** @type {CustomEvent} */ (event).detail.begin(known);
  });
}
