// @ts-check
// Stands in the head of every exported page, before anything is painted: makes true what the page could not know when it
// was exported.
{
  const asked = new URLSearchParams(location.search);
  const root = document.documentElement;
  const theme = asked.getAll("theme").at(-1);
  if (theme === "light" || theme === "dark") {
    root.dataset.ccTheme = theme;
  }
  // Below the base, since the site itself may stand in a folder of that name.
  const embed = location.pathname.startsWith(`${new URL(".", document.baseURI).pathname}embed/`);
  const panels = ["headline", "grades", "journey", "standing", "findings"];
  const shown = asked.getAll("show").at(-1)?.split(/[, ]/).filter((name) => panels.includes(name));
  if (embed && shown?.length) {
    // The page has every panel. Until the program leaves out what is not asked for, the styles do.
    root.dataset.ccShow = shown.join(" ");
  }
  // Half a table would move when the rest comes. And where another day is asked for than the page shows, nothing is better
  // than the wrong grades: then it waits for the program.
  root.dataset.ccWaits = "";
  if ("share" in navigator) {
    root.dataset.ccShares = "";
  }
  // From this width on the program has these open (src/browser/page.rs). They are opened as they come, before they are
  // painted, so that nothing moves then nor when it starts.
  const open = () => {
    const page = document.getElementById("council-compare");
    if (page && page.clientWidth >= 520 && !embed) {
      for (const details of page.querySelectorAll(".cc-fold")) {
        details.setAttribute("open", "");
      }
    }
  };
  const coming = new MutationObserver(open);
  coming.observe(root, { childList: true, subtree: true });
  document.addEventListener("readystatechange", () => {
    if (document.readyState === "interactive") {
      coming.disconnect();
      open();
      if (!asked.has("as-of")) {
        delete root.dataset.ccWaits;
      }
    }
  });
}
