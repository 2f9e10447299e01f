// @ts-check
// Starts the program on an exported page, which says where its files are. If it cannot start, the page stays as it is
// and says what does not work.

const page = /** @type {HTMLElement} */ (document.getElementById("council-compare"));
const { assets = "", script = "", program = "" } = page.dataset;

try {
  const { default: start } = await import(assets + script);
  await start({ module_or_path: assets + program });
} catch (error) {
  const root = document.documentElement;
  const says = document.createElement("p");
  says.className = "cc-notice";
  says.setAttribute("role", "status");
  says.textContent =
    root.dataset.ccWaits === undefined
      ? "The interactive part of this page did not load. Everything below is complete; other councils can be chosen by the links."
      : "This link asks for the comparison as of a day, which only the interactive part of this page can show, and that did not load. Below is the comparison by the newest reports.";
  delete root.dataset.ccWaits;
  root.dataset.ccStays = "";
  page.querySelector("main")?.prepend(says);
  console.warn("Council Compare did not start.", error);
}
