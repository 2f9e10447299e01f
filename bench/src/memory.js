// @ts-check
// Runs before anything else in a page whose memory is measured: keeps hold of the memory of WebAssembly.
for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
  const original = WebAssembly[name];
  // @ts-ignore
  WebAssembly[name] = async (...args) => {
    // @ts-ignore
    const made = await original(...args);
    for (const item of Object.values(("instance" in made ? made.instance : made).exports)) {
      if (item instanceof WebAssembly.Memory) {
        // @ts-ignore
        window.benchMemory = item;
      }
    }
    return made;
  };
}
