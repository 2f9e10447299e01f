//! What the page knows and shows, and how that changes. Pure: effects elsewhere fetch, write history and draw.

use crate::choosing::{self, Field, KeyEffect};
use crate::comparison::tally::{Among, Tally};
use crate::comparison::{ChartId, Comparison, MarkId, Pair, Which};
use crate::dataset::{Area, Date, Findings, GradesOfAll, Index, Record, Slug, ThemeId, Themes};
use crate::embed::Choices;
use crate::link::{self, Notice, Panel, Theme, View};
use crate::words::failures;
use std::rc::Rc;

/// Everything the page knows.
#[derive(Clone, PartialEq, Debug)]
pub struct State {
    /// The address that is shown, or will be once the index is here.
    address: Address,
    /// Every council, once it has come; before that, those that an exported page refers to.
    pub index: Option<Fetched<Rc<Index>>>,
    /// Why the other councils did not come, where the index has only a part of them.
    pub without_councils: Option<Rc<str>>,
    /// The two councils that the page was exported for, where the index has only what is around them.
    own_councils: Option<Pair<Slug>>,
    /// The day of the data that the page was exported from, once data of another day have come.
    pub made_of: Option<Date>,
    /// Whether the address has to wait for the other councils.
    is_arriving: bool,
    /// The records that have come.
    records: Vec<(Slug, Fetched<Rc<Record>>)>,
    /// How far down the page the reader has come, and with that what is fetched.
    pub reached: Reached,
    /// The grades of every council, once they have come.
    pub grades_of_all: Option<Fetched<Rc<GradesOfAll>>>,
    /// The themes of findings, once they have come.
    pub themes: Option<Fetched<Rc<Themes>>>,
    /// The summaries that have come, each of one report.
    findings: Vec<(Report, Fetched<Rc<Findings>>)>,
    /// What is shown, once the index is here.
    pub view: Option<View>,
    /// What of the address was not understood.
    pub notices: Vec<Notice>,
    /// How the browser's history takes the newest change.
    pub history: History,
    /// The fields in which councils are chosen.
    pub fields: Pair<Field>,
    /// The mark of the chart that is read out, which is also the entry of the years that is marked.
    pub selected: Option<MarkId>,
    /// Whether the reader chose that mark, so that pointing at others does not change it.
    pub is_held: bool,
    /// Among which councils grades are counted.
    pub among: Among,
    /// The theme whose councils are listed.
    pub theme: Option<ThemeId>,
    /// Whether the years stand open, once the reader has opened or closed them.
    pub timeline_open: Option<bool>,
    /// Whether the reader is about to download the comparison.
    pub keeping: bool,
    /// What the file is called that was made last.
    pub saved: Option<Rc<str>>,
    /// How copying the link went.
    pub copying: Copying,
    /// What has been chosen for an embed, as long as somebody makes one.
    pub embedding: Option<Choices>,
    /// How copying its code went.
    pub code_copying: Copying,
}

/// How far down the page the reader has come. What stands further down is fetched only then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reached {
    /// The grades.
    Grades,
    /// What stands below them.
    Panels,
    /// How many councils hold each grade.
    Standing,
    /// What inspectors found.
    Findings,
}

/// A report: whose, and when it was published.
pub type Report = (Slug, Date);

/// A file of the dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// Every council.
    Index,
    /// What is known of one council.
    Record(Slug),
    /// The grades of every council.
    GradesOfAll,
    /// The themes of findings.
    Themes,
    /// The summaries of one report.
    Findings(Report),
}

impl Part {
    /// Whether only what stands below the grades needs it, and can read it.
    pub fn is_for_panels(&self) -> bool {
        !matches!(self, Self::Index | Self::Record(_))
    }

    /// The file below the dataset's folder.
    pub fn file(&self) -> String {
        match self {
            Self::Index => "index.json".to_owned(),
            Self::Record(slug) => format!("councils/{slug}.json"),
            Self::GradesOfAll => "grades.json".to_owned(),
            Self::Themes => "themes.json".to_owned(),
            Self::Findings((slug, published)) => format!("findings/{slug}/{published}.json"),
        }
    }
}

/// A place in the browser's history, relative to the base path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// The path below the base.
    pub path: String,
    /// The query, without the question mark.
    pub query: String,
}

/// Something that was fetched: it, or in plain words why it could not be fetched or read.
pub type Fetched<T> = Result<T, Rc<str>>;

/// How copying the link went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copying {
    /// It has not been asked for, or something else is shown since.
    NotYet,
    /// The link is on the clipboard.
    Done,
    /// The browser refused.
    Refused,
}

/// How a change of view is written into the browser's history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum History {
    /// As a step that “back” undoes.
    Push,
    /// In place of the current one.
    Replace,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The browser shows another address: by a link, back or forward.
    Arrived(Address),
    /// The index came or failed.
    Index(Fetched<Rc<Index>>),
    /// A record came or failed.
    Record(Slug, Fetched<Rc<Record>>),
    /// The reader came as far as this.
    Reached(Reached),
    /// The grades of every council came or failed.
    GradesOfAll(Fetched<Rc<GradesOfAll>>),
    /// The themes came or failed.
    Themes(Fetched<Rc<Themes>>),
    /// The summaries of a report came or failed.
    Findings(Report, Fetched<Rc<Findings>>),
    /// The reader chose among which councils to count.
    CountAmong(Among),
    /// The reader asked for the councils of a theme, or closed the list.
    ShowTheme(Option<ThemeId>),
    /// The reader opened or closed the years.
    OpenTimeline(bool),
    /// A field changed: typed in, opened, closed.
    Field(Which, Field),
    /// The reader has scrolled the list of one council's field past so many options.
    Passed(Which, usize),
    /// The reader chose a council.
    Choose(Which, Slug),
    /// The reader swapped the two.
    Swap,
    /// The reader chose an area.
    ShowArea(Area),
    /// The reader chose a theme.
    SetTheme(Theme),
    /// The reader left the pinned day.
    Unpin,
    /// The reader points at a mark of the chart.
    Point(MarkId),
    /// The reader chooses a mark, in the chart or by its entry among the years, or leaves it.
    Select(Option<MarkId>),
    /// The reader asks for the chosen mark's entry among the years.
    FindInTimeline,
    /// The reader opened or closed the dialog for downloads.
    Keep(bool),
    /// A file of this name was made.
    Saved(Rc<str>),
    /// The link was copied, or could not be.
    Copied(Copying),
    /// The reader makes an embed, chooses something for it, or leaves it.
    Embed(Option<Choices>),
    /// The embed was measured: at which of the widths, and how high it is in CSS pixels.
    MeasuredEmbed(usize, u32),
    /// The embed's code was copied, or could not be.
    CopiedCode(Copying),
    /// The reader asks for what failed again.
    Retry,
}

impl Action {
    /// Whether the reader did something, rather than a server, and so is about to do more.
    pub fn is_the_readers(&self) -> bool {
        !matches!(
            self,
            Self::Arrived(_)
                | Self::Reached(_)
                | Self::MeasuredEmbed(..)
                | Self::Index(_)
                | Self::Record(..)
                | Self::GradesOfAll(_)
                | Self::Themes(_)
                | Self::Findings(..)
        )
    }
}

impl State {
    /// Before anything has been fetched, at an address.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            index: None,
            without_councils: None,
            own_councils: None,
            made_of: None,
            is_arriving: false,
            records: Vec::new(),
            reached: Reached::Grades,
            grades_of_all: None,
            themes: None,
            findings: Vec::new(),
            view: None,
            notices: Vec::new(),
            history: History::Replace,
            fields: Pair::new(Field::default(), Field::default()),
            selected: None,
            is_held: false,
            among: Among::England,
            theme: None,
            timeline_open: None,
            keeping: false,
            saved: None,
            copying: Copying::NotYet,
            embedding: None,
            code_copying: Copying::NotYet,
        }
    }

    /// A council's record, once it has come.
    pub fn record(&self, slug: &Slug) -> Option<&Fetched<Rc<Record>>> {
        self.records.iter().find(|(known, _)| known == slug).map(|(_, record)| record)
    }

    /// The summaries of a report, once they have come.
    pub fn findings(&self, report: &Report) -> Option<&Fetched<Rc<Findings>>> {
        self.findings.iter().find(|(known, _)| known == report).map(|(_, findings)| findings)
    }

    /// The comparison shown, once everything it needs is here.
    pub fn comparison(&self) -> Option<Comparison> {
        self.comparison_as_of(self.view.as_ref()?.as_of)
    }

    /// The two that are shown, as of another day.
    pub fn comparison_as_of(&self, as_of: Option<Date>) -> Option<Comparison> {
        let (Some(Ok(index)), Some(view)) = (&self.index, &self.view) else { return None };
        let side = |slug: &Slug| {
            let record = self.record(slug)?.as_ref().ok()?;
            Some((index.council(slug)?.clone(), record.clone()))
        };
        let sides = view.councils.as_ref().map(side).both()?;
        Some(Comparison::new(sides, as_of, index.data_date))
    }

    /// What is needed for what is shown, as far down as the reader has come, and has neither come nor failed.
    /// `comparison` is the one that this state shows, if it has all that needs.
    pub fn missing(&self, comparison: Option<&Comparison>) -> Vec<Part> {
        if self.index.is_none() {
            return vec![Part::Index];
        }
        let mut missing = Vec::new();
        if self.needs_every_council() {
            missing.push(Part::Index);
        }
        for (_, slug) in self.view.iter().flat_map(|view| view.councils.iter()) {
            if self.record(slug).is_none() {
                missing.push(Part::Record(slug.clone()));
            }
        }
        let Some(comparison) = comparison else { return missing };
        if self.has_reached(Panel::Standing) && self.grades_of_all.is_none() {
            missing.push(Part::GradesOfAll);
        }
        if self.has_reached(Panel::Findings) {
            if self.themes.is_none() {
                missing.push(Part::Themes);
            }
            let reports = comparison.sides.iter().filter_map(|(_, side)| side.summarised_report());
            missing.extend(reports.filter(|report| self.findings(report).is_none()).map(Part::Findings));
        }
        missing
    }

    /// Why something that stands below the grades did not come, if it did not.
    pub fn failure(&self) -> Option<&str> {
        let grades = self.grades_of_all.as_ref().and_then(|grades| grades.as_ref().err());
        let themes = self.themes.as_ref().and_then(|themes| themes.as_ref().err());
        let findings = self.findings.iter().find_map(|(_, findings)| findings.as_ref().err());
        grades.or(themes).or(findings).map(|why| &**why)
    }

    /// Whether all is here that a comparison shows, down to its end.
    pub fn has_all(&self, comparison: &Comparison) -> bool {
        let has_come = |report: &Report| matches!(self.findings(report), Some(Ok(_)));
        let mut reports = comparison.sides.iter().filter_map(|(_, side)| side.summarised_report());
        let (standing, findings) = (self.shows(Panel::Standing), self.shows(Panel::Findings));
        (!standing || matches!(&self.grades_of_all, Some(Ok(_))))
            && (!findings || matches!(&self.themes, Some(Ok(_))) && reports.all(|report| has_come(&report)))
    }

    /// Whether the reader has come to a panel that stands in this view.
    fn has_reached(&self, panel: Panel) -> bool {
        let place = match panel {
            Panel::Headline | Panel::Grades => Reached::Grades,
            Panel::Journey => Reached::Panels,
            Panel::Standing => Reached::Standing,
            Panel::Findings => Reached::Findings,
        };
        self.reached >= place && self.shows(panel)
    }

    /// Whether a panel stands in what is shown.
    fn shows(&self, panel: Panel) -> bool {
        self.view.as_ref().is_some_and(|view| view.shows(panel))
    }

    /// Whether the widget stands alone, as far as its address is known.
    pub fn is_embed(&self) -> bool {
        self.view.as_ref().map_or_else(|| link::is_embed(&self.address.path), View::is_embed)
    }

    /// Whether the index has only a part of the councils, and the others are needed and have not failed to come.
    fn needs_every_council(&self) -> bool {
        let Some(Ok(index)) = &self.index else { return false };
        if index.is_whole || self.without_councils.is_some() {
            return false;
        }
        let is_choosing = self.fields.iter().any(|(_, field)| field.is_open);
        is_choosing || self.is_arriving || self.theme.is_some() || !self.knows_around()
    }

    /// Whether the index has what is around the councils shown: an exported page's has that of the page's own two.
    fn knows_around(&self) -> bool {
        let (Some(view), Some(own)) = (&self.view, &self.own_councils) else { return true };
        view.councils == *own || view.councils == own.clone().swapped()
    }

    /// The mark that is read out, if it is one of this chart's.
    pub fn selected_in(&self, chart: ChartId) -> Option<MarkId> {
        self.selected.filter(|mark| mark.chart == chart)
    }

    /// How many councils hold each grade, once the grades of all are here.
    pub fn tally(&self, comparison: &Comparison) -> Option<Tally> {
        let Some(Ok(grades)) = &self.grades_of_all else { return None };
        Some(Tally::new(comparison, grades, self.among))
    }

    /// What a key means in the field of one council; nothing if it is left to the browser. It is about what has been typed
    /// until now, whether or not that is rendered yet: else a slow device could choose a council by half its name. While
    /// nothing is asked for, the list offers `offered`.
    pub fn pressed(&self, which: Which, key: &str, offered: &[Slug]) -> Option<Action> {
        let field = self.fields.get(which);
        let found = match &self.index {
            Some(Ok(index)) if index.is_whole && field.asked().is_some() => {
                Some(choosing::options(&choosing::groups(index, field, Vec::new())))
            }
            _ => None,
        };
        Some(match field.on_key(key, found.as_deref().unwrap_or(offered))? {
            KeyEffect::Becomes(field) => Action::Field(which, field),
            KeyEffect::Chooses(slug) => Action::Choose(which, slug),
        })
    }

    /// Whether another state shows the same two records as of the same day.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        let same_view = match (&self.view, &other.view) {
            (Some(a), Some(b)) => a.councils == b.councils && a.as_of == b.as_of,
            _ => false,
        };
        let same_record = |slug: &Slug| match (self.record(slug), other.record(slug)) {
            (Some(Ok(a)), Some(Ok(b))) => Rc::ptr_eq(a, b),
            _ => false,
        };
        same_view && self.view.iter().all(|view| view.councils.iter().all(|(_, slug)| same_record(slug)))
    }

    /// The state after something happened.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Arrived(address) => {
                next.address = address;
                next.fields = Pair::new(Field::default(), Field::default());
                next.read_address();
            }
            Action::Index(Err(why)) if matches!(next.index, Some(Ok(_))) => next.without_councils = Some(why),
            Action::Index(index) => {
                next.make_way(&index);
                for slug in index.iter().flat_map(|index| &index.left_out) {
                    // No record helps, where it is not known whose it is.
                    next.take_record(slug.clone(), Err(failures::LEFT_OUT.into()));
                }
                next.index = Some(index);
                // What the reader has chosen since stays.
                if next.view.is_none() || next.is_arriving {
                    next.read_address();
                }
            }
            Action::Record(slug, record) => next.take_record(slug, record),
            Action::Reached(part) => next.reached = next.reached.max(part),
            Action::GradesOfAll(grades) => next.grades_of_all = Some(grades),
            Action::Themes(themes) => next.themes = Some(themes),
            Action::Findings(report, findings) => {
                next.findings.retain(|(known, _)| *known != report);
                next.findings.push((report, findings));
            }
            Action::CountAmong(among) => next.among = among,
            Action::ShowTheme(theme) => next.theme = theme,
            Action::OpenTimeline(is_open) => next.timeline_open = Some(is_open),
            Action::Field(which, field) => {
                if field.is_open && !next.fields.get(which).is_open {
                    next.without_councils = None;
                }
                *next.fields.get_mut(which) = field;
            }
            Action::Passed(which, passed) => next.fields.get_mut(which).passed = passed,
            Action::Choose(which, slug) => next.change(|councils| choose(councils, which, slug)),
            Action::Swap => {
                next.change(Pair::swapped);
                next.among = next.among.swapped();
            }
            Action::Unpin => {
                next.history = History::Push;
                next.notices.clear();
                next.edit(|view| view.as_of = None);
            }
            Action::ShowArea(area) => {
                next.history = History::Replace;
                next.notices.retain(|notice| !matches!(notice, Notice::Parameter { name: "area", .. }));
                next.edit(|view| view.area = Some(area));
            }
            Action::SetTheme(theme) => {
                next.history = History::Replace;
                next.edit(|view| view.theme = Some(theme));
            }
            Action::Point(_) if self.is_held => {}
            Action::Point(mark) => next.selected = Some(mark),
            Action::Select(mark) => {
                next.selected = mark;
                next.is_held = mark.is_some();
            }
            Action::FindInTimeline => next.timeline_open = Some(true),
            Action::Copied(copying) => next.copying = copying,
            Action::Keep(keeping) => {
                next.keeping = keeping;
                next.saved = None;
            }
            Action::Saved(name) => next.saved = Some(name),
            Action::Embed(choices) => {
                next.embedding = choices;
                next.code_copying = Copying::NotYet;
            }
            Action::MeasuredEmbed(width, height) => {
                next.embedding = next.embedding.map(|choices| choices.measured(width, height));
                if next.code_copying == Copying::Done && next.embedding != self.embedding {
                    // What was copied is not what stands there any more.
                    next.code_copying = Copying::NotYet;
                }
            }
            Action::CopiedCode(copying) => next.code_copying = copying,
            Action::Retry => {
                next.index =
                    next.index.filter(|index| matches!(index, Ok(index) if index.left_out.is_empty()));
                next.without_councils = None;
                next.records.retain(|(_, record)| record.is_ok());
                next.grades_of_all = next.grades_of_all.filter(Result::is_ok);
                next.themes = next.themes.filter(Result::is_ok);
                next.findings.retain(|(_, findings)| findings.is_ok());
            }
        }
        if next.view != self.view {
            // A mark, a list of councils and a copied link belong to what was shown.
            next.selected = None;
            next.is_held = false;
            next.theme = None;
            next.copying = Copying::NotYet;
        }
        next
    }

    /// Lets go of what came with an exported page if an index of another day comes: nothing of one day stands beside what
    /// is of another.
    fn make_way(&mut self, index: &Fetched<Rc<Index>>) {
        let (Some(Ok(of_page)), Ok(come)) = (&self.index, index) else { return };
        if of_page.data_date == come.data_date {
            return;
        }
        self.made_of.get_or_insert(of_page.data_date);
        self.records.clear();
        self.findings.clear();
        self.grades_of_all = None;
        self.themes = None;
    }

    /// Takes a record in the place of what was known of the council.
    fn take_record(&mut self, slug: Slug, record: Fetched<Rc<Record>>) {
        self.records.retain(|(known, _)| *known != slug);
        self.records.push((slug, record));
    }

    /// Shows what the address says, as far as the index allows.
    fn read_address(&mut self) {
        if let Some(Ok(index)) = &self.index {
            let (view, notices) = link::parse(&self.address.path, &self.address.query, index);
            let is_unknown = |notice: &Notice| matches!(notice, Notice::UnknownCouncil { .. });
            self.is_arriving = !index.is_whole && notices.iter().any(is_unknown);
            if self.is_arriving {
                return;
            }
            if !index.is_whole {
                self.own_councils.get_or_insert_with(|| view.councils.clone());
            }
            self.view = Some(view);
            self.notices = notices;
            self.history = History::Replace;
        }
    }

    /// Shows other councils. What was said of the old address no longer holds.
    fn change(&mut self, councils: impl FnOnce(Pair<Slug>) -> Pair<Slug>) {
        self.history = History::Push;
        self.notices.clear();
        self.fields = Pair::new(Field::default(), Field::default());
        self.edit(|view| *view = view.with_councils(councils(view.councils.clone())));
    }

    fn edit(&mut self, edit: impl FnOnce(&mut View)) {
        if let Some(view) = &mut self.view {
            edit(view);
        }
    }
}

/// The pair with a council put on one side. Choosing the other side's council swaps the two.
fn choose(councils: Pair<Slug>, which: Which, slug: Slug) -> Pair<Slug> {
    if *councils.get(which.other()) == slug {
        return councils.swapped();
    }
    let mut councils = councils;
    *councils.get_mut(which) = slug;
    councils
}
