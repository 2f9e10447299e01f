// @ts-check
// A field in which a council is chosen by typing a part of its name.

/** @typedef {import("./data.js").Council} Council */

const MOST = 200;

/**
 * @param {HTMLElement} place
 * @param {string} label
 * @param {Council[]} councils
 * @param {() => void} opens called when the list opens
 * @param {(slug: string) => void} chooses
 * @returns {(slug: string) => void} shows the council that is chosen
 */
export function chooser(place, label, councils, opens, chooses) {
  const id = `list-${label}`;
  place.innerHTML = `<label>${label}<input role="combobox" autocomplete="off" spellcheck="false" aria-expanded="false"
    aria-controls="${id}"></label><ul id="${id}" role="listbox" hidden></ul>`;
  const input = /** @type {HTMLInputElement} */ (place.querySelector("input"));
  const list = /** @type {HTMLElement} */ (place.querySelector("ul"));
  const keys = councils.map((council) => [council.name, ...(council.aliases ?? []), council.region].join("\n").toLowerCase());
  let current = "";
  /** @type {Council[]} */
  let found = [];
  let active = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.value = current;
  };
  const mark = () => {
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(i === active));
    }
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  /** @param {string} asked */
  const open = (asked) => {
    opens();
    const starts = councils.filter((_, i) => keys[i]?.startsWith(asked));
    const within = councils.filter((_, i) => keys[i]?.includes(asked) && !keys[i]?.startsWith(asked));
    found = [...starts, ...within].slice(0, MOST);
    active = 0;
    list.replaceChildren(
      ...found.map((council) => {
        const option = document.createElement("li");
        option.role = "option";
        const region = document.createElement("small");
        region.textContent = council.region;
        option.append(council.name, region);
        return option;
      }),
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark();
  };
  /** @param {number} place */
  const choose = (place) => {
    const council = found[place];
    if (council) {
      current = council.name;
      close();
      chooses(council.slug);
    }
  };
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => open(""));
  input.addEventListener("input", () => open(input.value.trim().toLowerCase()));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = found.length - 1;
    if (list.hidden) {
      if (event.key === "ArrowDown") {
        open("");
      }
      return;
    }
    if (event.key === "Enter") {
      choose(active);
    } else if (event.key === "Escape") {
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = active + (event.key === "ArrowDown" ? 1 : -1);
      active = next < 0 ? last : next > last ? 0 : next;
      mark();
    } else {
      return;
    }
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest("li") : null;
    choose([...list.children].indexOf(/** @type {Element} */ (option)));
  });
  return (slug) => {
    current = councils.find((council) => council.slug === slug)?.name ?? "";
    close();
  };
}
