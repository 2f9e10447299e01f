//! Reading what the page shows: the grade table, the fields, the chart.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::json;

use crate::page::{Key, Page};

/// A row of the grade table.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Row {
    /// The area judged.
    pub area: String,
    /// How the two compare.
    pub verdict: String,
    /// The two cells.
    pub cells: [Cell; 2],
}

/// A cell of the grade table.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Cell {
    /// The grade, or what stands in its place.
    pub word: String,
    /// What is said under it of the grade itself: what it is shared with, or why there is none.
    pub note: Option<String>,
    /// What changed since the inspection before.
    pub change: Option<String>,
    /// Whether its shape is hollow: not like for like.
    pub is_hollow: bool,
}

impl Cell {
    /// The grade, and what is said of it.
    fn in_words(&self) -> String {
        match &self.note {
            Some(note) => format!("{}, {note}", self.word),
            None => self.word.clone(),
        }
    }
}

/// The grade table.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Grades {
    /// The heads of the two columns: name, inspection, report.
    pub heads: [String; 2],
    /// The rows.
    pub rows: Vec<Row>,
}

impl Grades {
    /// A line for each row, without verdicts and changes: “Children in care: Outstanding, one grade with care
    /// leavers | Inadequate”.
    pub fn lines(&self) -> Vec<String> {
        let line = |row: &Row| {
            let [first, second] = row.cells.each_ref().map(Cell::in_words);
            format!("{}: {first} | {second}", row.area)
        };
        self.rows.iter().map(line).collect()
    }

    /// The row of an area.
    ///
    /// # Errors
    ///
    /// If it has none.
    pub fn row(&self, area: &str) -> Result<&Row> {
        self.rows.iter().find(|row| row.area == area).with_context(|| format!("there is no row “{area}”"))
    }
}

/// A field in which a council is chosen, as assistive technology knows it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Combobox {
    /// What it shows.
    pub value: String,
    /// Whether it has the focus.
    pub has_focus: bool,
    /// Whether its list is open, as the field says.
    pub is_expanded: bool,
    /// Whether its list can be seen.
    pub is_list_visible: bool,
    /// Which option is active, by its text.
    pub active: Option<String>,
    /// The texts of the options, in order.
    pub options: Vec<String>,
    /// The headings between the options.
    pub headings: Vec<String>,
    /// The parts of options that are marked as matching.
    pub marked: Vec<String>,
}

/// The first or the second field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// The first council.
    First,
    /// The second council.
    Second,
}

impl Side {
    /// The field of this council.
    pub const fn field(self) -> &'static str {
        match self {
            Self::First => "#cc-first-council",
            Self::Second => "#cc-second-council",
        }
    }

    /// The list of this council's field.
    pub const fn list(self) -> &'static str {
        match self {
            Self::First => "#cc-first-council-list",
            Self::Second => "#cc-second-council-list",
        }
    }
}

/// What is painted on the chart.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Painting {
    /// From the left of the window to the chart, in CSS pixels.
    pub left: f64,
    /// From the top of the window to the chart, in CSS pixels.
    pub top: f64,
    /// The width in CSS pixels.
    pub width: f64,
    /// The height in CSS pixels.
    pub height: f64,
    /// The width in pixels painted.
    pub pixel_width: u32,
    /// The height in pixels painted.
    pub pixel_height: u32,
    /// How many different colours it has.
    pub colours: usize,
    /// A number that differs where any pixel does.
    pub digest: u32,
}

/// The chart.
pub const CHART: &str = "canvas[role=application]";

/// The line that reads out a mark of the chart.
pub const READOUT: &str = ".cc-readout";

impl Page {
    /// The grade table as it is shown.
    ///
    /// # Errors
    ///
    /// If it is not there or lacks something.
    pub async fn grades(&self) -> Result<Grades> {
        self.eval(GRADES).await.context("reading the grade table")
    }

    /// Waits until the grades of these two councils are shown.
    ///
    /// # Errors
    ///
    /// If they are not.
    pub async fn wait_for_councils(&self, first: &str, second: &str) -> Result<()> {
        let shown = "[...document.querySelectorAll('thead .cc-column-name')].map(name => name.textContent)";
        let names = json!([first, second]);
        self.wait_until(
            &format!("{first} and {second} are compared"),
            &format!("JSON.stringify({shown}) === JSON.stringify({names})"),
        )
        .await
    }

    /// A field as assistive technology knows it.
    ///
    /// # Errors
    ///
    /// If it is not there or lacks something.
    pub async fn combobox(&self, side: Side) -> Result<Combobox> {
        let script = format!("({COMBOBOX})(document.querySelector({}))", json!(side.field()));
        self.eval(&script).await.with_context(|| format!("reading the {side:?} field"))
    }

    /// Chooses a council by keyboard: the first that is offered for what is typed.
    ///
    /// # Errors
    ///
    /// If nothing is offered.
    pub async fn choose(&self, side: Side, typed: &str) -> Result<()> {
        self.tab_to(side.field()).await?;
        self.press_with_control('a').await?;
        self.type_text(typed).await?;
        let field = side.field();
        self.wait_until(
            "an option is active",
            &format!(
                "document.querySelector('{field}').value === {}
                 && document.getElementById(document.querySelector('{field}').getAttribute('aria-activedescendant'))",
                json!(typed)
            ),
        )
        .await?;
        self.press(Key::Enter).await
    }

    /// What is painted on the chart now.
    ///
    /// # Errors
    ///
    /// If there is no chart.
    pub async fn painting(&self) -> Result<Painting> {
        self.eval(&of_chart(PAINTING)).await.context("reading the chart")
    }

    /// Waits until the chart is painted otherwise than before.
    ///
    /// # Errors
    ///
    /// If it is not.
    pub async fn wait_for_repaint(&self, before: &Painting) -> Result<Painting> {
        let changed = format!("{}.digest !== {}", of_chart(PAINTING), before.digest);
        self.wait_until("the chart is painted again", &changed).await?;
        self.painting().await
    }

    /// Waits until the chart is painted exactly so.
    ///
    /// # Errors
    ///
    /// If it is not.
    pub async fn wait_for_painting(&self, painting: &Painting) -> Result<()> {
        let same = format!("{}.digest === {}", of_chart(PAINTING), painting.digest);
        self.wait_until("the chart is painted as it was", &same).await
    }

    /// Waits until the chart is as wide and as fine as the window wants it.
    ///
    /// # Errors
    ///
    /// If it does not become so.
    pub async fn wait_for_sharp_chart(&self) -> Result<Painting> {
        self.wait_until("the chart has the window’s full resolution", &of_chart(SHARP)).await?;
        self.painting().await
    }

    /// Whether the page is wider than the window, and if so what sticks out.
    ///
    /// # Errors
    ///
    /// If the page does not answer.
    pub async fn sticking_out(&self) -> Result<Vec<String>> {
        self.eval(STICKING_OUT).await
    }
}

/// The call of a function of the page on the chart.
fn of_chart(function: &str) -> String {
    format!("({function})(document.querySelector({}))", json!(CHART))
}

const GRADES: &str = r#"(() => {
  const text = (element, css) => {
    const found = css ? element.querySelector(css) : element;
    return found ? found.innerText.replace(/\s+/g, " ").trim() : null;
  };
  const table = document.querySelector('[role=table][aria-label="Grades by area"]');
  const cell = (td) => ({
    word: text(td, ".cc-word"),
    note: text(td, ".cc-tag"),
    change: text(td, ".cc-change"),
    is_hollow: td.querySelector(":scope > svg").classList.contains("cc-hollow"),
  });
  return {
    heads: [...table.querySelectorAll("thead [role=columnheader]")].slice(1).map((th) => text(th)),
    rows: [...table.querySelectorAll("tbody [role=row]")].map((tr) => ({
      area: text(tr, "[role=rowheader] .cc-area-name"),
      verdict: text(tr, "[role=rowheader] .cc-verdict"),
      cells: [...tr.querySelectorAll("[role=cell]")].map(cell),
    })),
  };
})()"#;

const COMBOBOX: &str = r#"(input) => {
  const list = document.getElementById(input.getAttribute("aria-controls"));
  const text = (element) => element.innerText.replace(/\s+/g, " ").trim();
  const active = input.getAttribute("aria-activedescendant");
  const element = active && document.getElementById(active);
  return {
    value: input.value,
    hasFocus: document.activeElement === input,
    isExpanded: input.getAttribute("aria-expanded") === "true",
    isListVisible: list.offsetHeight > 0,
    active: active ? (element ? text(element) : "an option that is not there") : null,
    options: [...list.querySelectorAll("[role=option]")].map(text),
    headings: [...list.querySelectorAll("[role=group] > [role=presentation]")].map(text),
    marked: [...list.querySelectorAll("[role=option] mark")].map(text),
  };
}"#;

const PAINTING: &str = r#"(canvas) => {
  const box = canvas.getBoundingClientRect();
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const pixels = new Uint32Array(data.buffer);
  const colours = new Set();
  let digest = 2166136261;
  let last = null;
  for (const pixel of pixels) {
    digest = Math.imul(digest ^ pixel, 16777619) >>> 0;
    if (pixel !== last) colours.add((last = pixel));
  }
  return {
    left: box.left, top: box.top, width: box.width, height: box.height,
    pixelWidth: canvas.width, pixelHeight: canvas.height, colours: colours.size, digest,
  };
}"#;

const SHARP: &str = r#"(canvas) => {
  const box = canvas.getBoundingClientRect();
  const near = (pixels, length) => Math.abs(pixels - length * devicePixelRatio) <= 1;
  return near(canvas.width, box.width) && near(canvas.height, box.height)
    && Math.abs(box.width - canvas.parentElement.clientWidth) < 1;
}"#;

const STICKING_OUT: &str = r#"(() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > wide + 0.5)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
})()"#;
