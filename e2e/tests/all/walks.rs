//! Walks through the page without a plan: wherever one ends, the page shows what its address shows when it is opened afresh.

use anyhow::{Result, ensure};
use e2e::{Page, run};

/// Takes steps in an order that the seed gives, some before the page has answered the step before, and tells which.
const WALK: &str = r#"async (seed, steps) => {
  const { councils } = await (await fetch("/data/index.json")).json();
  let last = seed;
  const below = (end) => (last = (last * 48271) % 2147483647) % end;
  const one = (list) => list[below(list.length)];
  const pair = () => `/${one(councils).slug}/${one(councils).slug}/`;
  const day = () => `20${13 + below(13)}-0${1 + below(9)}-${10 + below(18)}`;
  const arrive = (address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
    return address;
  };
  const press = (css) => {
    const found = one([...document.querySelectorAll(css)]);
    found?.click();
    return `${css} ${found?.textContent}`;
  };
  const choose = () => {
    const field = one([...document.querySelectorAll("input[role=combobox]")]);
    if (!field) return "no field";
    field.focus();
    field.value = one(councils).name;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    return `${field.value} in ${field.id}`;
  };
  const go = async (by) => {
    // Not out of the page, of which the walk has added so many places to the history.
    if (at + by < 0 || at + by > added) return "nowhere";
    at += by;
    const there = new Promise((done) => addEventListener("popstate", () => done(true), { once: true }));
    history.go(by);
    // A step that the page answers late can come in between, and then the browser goes nowhere.
    const went = await Promise.race([there, new Promise((done) => setTimeout(done, 2000, false))]);
    if (!went) at -= by;
    return `${went ? "" : "not "}${by < 0 ? "back" : "forward"}`;
  };
  let added = 0, at = 0;
  const push = history.pushState;
  history.pushState = function (...all) { added = ++at; return push.apply(this, all); };
  const kinds = [
    choose, choose, choose, () => go(-1), () => go(-1), () => go(1), () => arrive(pair()), () => arrive(`${pair()}?as-of=${day()}`),
    () => press(".cc-swap"), () => press(".cc-theme"), () => press(".cc-journey .cc-tabs button"),
    () => press("main a[href^='/']:not([target])"), () => press("summary"),
  ];
  const taken = [];
  for (let step = 0; step < steps; step++) {
    taken.push(await one(kinds)());
    await new Promise((done) => setTimeout(done, one([0, 0, 20, 200])));
  }
  delete history.pushState;
  return taken;
}"#;

/// What is shown: all words, the councils in the fields, and what is pressed. What is folded counts too.
const SHOWN: &str = r#"(() => {
  const main = document.querySelector("main").cloneNode(true);
  // What has been read out or done last is of the moment.
  for (const passing of main.querySelectorAll(".cc-readout, [role=status], [role=listbox]")) passing.remove();
  const fields = [...document.querySelectorAll("input[role=combobox]")].map((it) => it.value);
  const pressed = [...document.querySelectorAll("[aria-pressed=true]")].map((it) => it.textContent);
  return [document.title, main.textContent, ...fields, ...pressed];
})()"#;

async fn shown(page: &Page) -> Result<Vec<String>> {
    page.read_down().await?;
    page.eval(SHOWN).await
}

#[test]
fn wherever_a_walk_ends_its_address_says_all() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/").await?;
        for seed in 1..9 {
            let taken: Vec<String> = page.eval(&format!("({WALK})({seed} * 7919, 14)")).await?;
            page.wait_for_comparison().await?;
            let (address, live) = (page.address().await?, shown(&page).await?);
            page.open("/").await?;
            page.open_comparison(&address).await?;
            let afresh = shown(&page).await?;
            ensure!(live == afresh, "{address} after {taken:#?}:\n{live:#?}\nand afresh:\n{afresh:#?}");
        }
        Ok(())
    })
}
