//! What is measured, and how each subject shows that it is there and that it has changed.

/// Something that shows two councils side by side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Subject {
    /// Its host and its name in the results.
    pub(crate) id: &'static str,
    /// Its name for people.
    pub(crate) title: &'static str,
    /// Where it stands on its host.
    pub(crate) path: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// The built page: nothing is there before the program.
    Built,
    /// A page that shows everything before the program comes.
    Exported,
    /// The same of an embed with every panel, whose program comes when somebody uses it.
    Embed,
    /// The same job with another library.
    Peer,
    /// A page without a program.
    Floor,
}

/// This widget: what all others are compared with.
pub(crate) const WIDGET: &str = "widget";

/// The library that the budgets name.
pub(crate) const CHART_JS: &str = "chart-js";

/// Everything measured, in the order of the tables.
pub(crate) const SUBJECTS: [Subject; 9] = [
    Subject { id: WIDGET, title: "this widget", path: "", kind: Kind::Built },
    Subject {
        id: "exported",
        title: "its exported page",
        path: "calderdale/kirklees/",
        kind: Kind::Exported,
    },
    Subject {
        id: "embed",
        title: "its exported embed",
        path: "embed/calderdale/kirklees/",
        kind: Kind::Embed,
    },
    Subject { id: CHART_JS, title: "Chart.js", path: "", kind: Kind::Peer },
    Subject { id: "echarts", title: "Apache ECharts", path: "", kind: Kind::Peer },
    Subject { id: "vega-lite", title: "Vega-Lite", path: "", kind: Kind::Peer },
    Subject { id: "observable-plot", title: "Observable Plot", path: "", kind: Kind::Peer },
    Subject { id: "uplot", title: "uPlot", path: "", kind: Kind::Peer },
    Subject { id: FLOOR, title: "static page, no script", path: "", kind: Kind::Floor },
];

/// The page without a program.
pub(crate) const FLOOR: &str = "floor";

/// The grades of both councils are painted.
pub(crate) const GRADES: &str = "grades";
/// The chart of how each got here is painted.
pub(crate) const CHART: &str = "chart";
/// Another council can be chosen.
pub(crate) const LIVE: &str = "live";

/// The scripts that tell how a page has changed.
pub(crate) struct Signs {
    /// Something that differs once the chart shows another council.
    pub(crate) shown: &'static str,
    /// Something that differs once the chart has been drawn in another width.
    pub(crate) sized: &'static str,
    /// The element that gives the chart its width.
    pub(crate) chart_box: &'static str,
}

impl Subject {
    /// The subject with this name.
    pub(crate) fn named(id: &str) -> Option<&'static Self> {
        SUBJECTS.iter().find(|subject| subject.id == id)
    }

    /// Whether it is the same job written with another library.
    pub(crate) fn is_peer(self) -> bool {
        self.kind == Kind::Peer
    }

    /// The npm package of the library.
    pub(crate) fn package(self) -> Option<&'static str> {
        match self.id {
            CHART_JS => Some("chart.js"),
            "observable-plot" => Some("@observablehq/plot"),
            id => self.is_peer().then_some(id),
        }
    }

    /// Whether councils are chosen in it, and how that shows.
    pub(crate) fn signs(self) -> Option<Signs> {
        match self.kind {
            Kind::Built => Some(Signs {
                shown: "document.getElementById('cc-chart')?.ariaLabel",
                sized: "document.getElementById('cc-chart')?.width",
                chart_box: ".cc-chart",
            }),
            Kind::Peer => Some(Signs {
                shown: "document.documentElement.dataset.shown",
                sized: "document.documentElement.dataset.sized",
                chart_box: "#journey",
            }),
            Kind::Exported | Kind::Embed | Kind::Floor => None,
        }
    }

    /// By which scripts in the page it shows that a reader has what they wait for.
    pub(crate) fn tests(self) -> Vec<(&'static str, &'static str)> {
        const TABLE: &str = "document.querySelector('[role=table][aria-label=\"Grades by area\"]')";
        // The program has put its own page into the place of the static one.
        const TAKEN_OVER: &str = "(window.benchFirst ??= document.getElementById('council-compare')) && \
            window.benchFirst !== document.getElementById('council-compare')";
        match self.kind {
            Kind::Built => vec![
                (GRADES, TABLE),
                (CHART, "document.querySelector('canvas#cc-chart')?.style.height"),
                (LIVE, "document.querySelector('[role=combobox]')"),
            ],
            Kind::Exported => {
                vec![(GRADES, TABLE), (CHART, "document.querySelector('#cc-chart svg')"), (LIVE, TAKEN_OVER)]
            }
            Kind::Embed => vec![(GRADES, TABLE), (CHART, "document.querySelector('#cc-chart svg')")],
            Kind::Peer => vec![
                (GRADES, "document.querySelector('tbody tr')"),
                (CHART, "document.documentElement.dataset.shown"),
                (LIVE, "document.querySelector('[role=combobox]')"),
            ],
            Kind::Floor => {
                vec![
                    (GRADES, "document.querySelector('section p')"),
                    (CHART, "document.querySelector('figure svg')"),
                ]
            }
        }
    }
}
