//! Addresses: what a link shows, and the one canonical address of what is shown.
//!
//! Below the base path, `/<first>/<second>/` compares two councils and `/embed/<first>/<second>/` shows the
//! widget alone. Query parameters carry only what differs from the default; `show` and `accent` are for embeds.
//! Reading an address never fails: what is not understood is named in a [`Notice`], and the nearest sensible view
//! is shown.

mod look;
mod panels;
mod parameter;

pub use look::{Accent, ColourScheme, EmbedOptions};
pub use panels::{Panel, Panels};
pub use parameter::Parameter;

use crate::comparison::{Pair, Which};
use crate::dataset::{Area, Council, Date, Index, Slug};
use crate::search;
use percent_encoding::percent_decode_str;

/// What an address shows: everything of the state that a link carries.
#[derive(Clone, PartialEq, Debug)]
pub struct View {
    /// How much stands around the comparison.
    pub frame: Frame,
    /// The two councils, in the order of the address.
    pub councils: Pair<Slug>,
    /// The area shown large, if one was chosen.
    pub area: Option<Area>,
    /// The day as of which to compare, if not today.
    pub as_of: Option<Date>,
    /// The colour scheme, if one was chosen.
    pub scheme: Option<ColourScheme>,
}

/// How much stands around the comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frame {
    /// The start page: a page whose address names no councils.
    Start,
    /// A page of its own.
    Page,
    /// The widget alone, for an iframe.
    Embed(EmbedOptions),
}

/// What of an address was not understood, and what is shown instead.
#[derive(Clone, PartialEq, Debug)]
pub enum Notice {
    /// No council has this name.
    UnknownCouncil {
        /// Which of the two it is.
        which: Which,
        /// What the address says, shortened.
        typed: String,
        /// The council shown in its place.
        shown: Slug,
        /// Whether that is because its name is close, rather than because something must be shown.
        is_near: bool,
        /// Other councils with near names.
        suggestions: Vec<Slug>,
    },
    /// Both sides name the same council.
    SameCouncil {
        /// The council that both name.
        council: Slug,
        /// The one shown beside it.
        shown: Slug,
    },
    /// Only one council is named.
    OneCouncil {
        /// The one shown beside it.
        shown: Slug,
    },
    /// The address goes on after the councils.
    ExtraPath(String),
    /// A parameter has a value that is not understood, and is left out.
    Parameter {
        /// The parameter whose value is left out.
        parameter: Parameter,
        /// Its value, shortened.
        value: String,
    },
    /// The element that embeds has an attribute that means nothing.
    Attribute(String),
    /// `as-of=` lies after the date of the data, so that the newest comparison is shown.
    Future(Date),
}

impl View {
    /// Two councils, with everything else by default.
    pub fn new(frame: Frame, councils: Pair<Slug>) -> Self {
        Self { frame, councils, area: None, as_of: None, scheme: None }
    }

    /// Whether it is the widget alone.
    pub fn is_embed(&self) -> bool {
        matches!(self.frame, Frame::Embed(_))
    }

    /// The first of the panels below the grades that stands in this view.
    pub fn below_grades(&self) -> Option<Panel> {
        [Panel::Journey, Panel::Standing, Panel::Findings].into_iter().find(|panel| self.shows(*panel))
    }

    /// Whether a panel stands in this view.
    pub fn shows(&self, panel: Panel) -> bool {
        self.embed_options().panels.contains(panel)
    }

    /// Which panels it shows and with which accent. A page has all of them, and the default.
    pub fn embed_options(&self) -> EmbedOptions {
        match self.frame {
            Frame::Embed(look) => look,
            Frame::Start | Frame::Page => EmbedOptions::default(),
        }
    }

    /// The view with another council on one side. The council of the other side swaps the two, so that none stands there twice.
    #[must_use]
    pub fn with_council(&self, which: Which, slug: Slug) -> Self {
        let other = self.councils.get(which.other());
        let stays = if *other == slug { self.councils.get(which) } else { other }.clone();
        self.with_councils(match which {
            Which::First => Pair::new(slug, stays),
            Which::Second => Pair::new(stays, slug),
        })
    }

    /// The view with other councils. A start page turns into a page of its own.
    #[must_use]
    pub fn with_councils(&self, councils: Pair<Slug>) -> Self {
        let frame = if self.frame == Frame::Start { Frame::Page } else { self.frame };
        Self { frame, councils, ..self.clone() }
    }
}

/// The first segment of an embed's path.
const EMBED: &str = "embed";

/// The parameter with which `static/embed.js` passes the name of an attribute that means nothing.
const ATTRIBUTE: &str = "attribute";

/// Whether a path below the base is that of an embed, before it is known what it shows.
pub fn is_embed(path: &str) -> bool {
    path.split('/').find(|segment| !segment.is_empty()) == Some(EMBED)
}

/// Whether a path below the base is that of a page that names councils, but none that is known, nor anything near the name
/// of one. `notices` are those of its address.
pub fn names_no_council(path: &str, notices: &[Notice]) -> bool {
    let named = segments(path).take(2).count();
    let is_far = |notice: &&Notice| matches!(notice, Notice::UnknownCouncil { is_near: false, .. });
    named > 0 && !is_embed(path) && notices.iter().filter(is_far).count() == named
}

/// What a path says, segment by segment.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty() && *segment != "index.html")
}

/// Reads the address of a view: its path below the base, and its query without the question mark.
pub fn parse(path: &str, query: &str, index: &Index) -> (View, Vec<Notice>) {
    let mut notices = Vec::new();
    let mut segments = segments(path).map(decoded);
    let mut first = segments.next();
    let frame = match first.as_deref() {
        None => Frame::Start,
        Some(EMBED) => Frame::Embed(EmbedOptions::default()),
        Some(_) => Frame::Page,
    };
    if matches!(frame, Frame::Embed(_)) {
        first = segments.next();
    }
    let councils = councils(index, first, segments.next(), &mut notices);
    let rest: Vec<String> = segments.collect();
    if !rest.is_empty() {
        notices.push(Notice::ExtraPath(shortened(&rest.join("/"))));
    }
    let mut view = View::new(frame, councils);
    let mut rest = query;
    while !rest.is_empty() {
        let (pair, later) = rest.split_once('&').unwrap_or((rest, ""));
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decoded(name);
        // Of several the last one counts, and nothing is said of the others. Attributes are each named.
        if name == ATTRIBUTE || !has_parameter(later, &name) {
            let value = decoded(&value.replace('+', " "));
            parameter(&mut view, &name, &value, index.data_date, &mut notices);
        }
        rest = later;
    }
    (view, notices)
}

/// Whether a query has a parameter of this name.
fn has_parameter(query: &str, name: &str) -> bool {
    query.split('&').any(|pair| decoded(pair.split('=').next().unwrap_or(pair)) == name)
}

/// The two councils that the segments of a path name, with notices where one is missing, unknown or named twice.
fn councils(
    index: &Index,
    first: Option<String>,
    second: Option<String>,
    notices: &mut Vec<Notice>,
) -> Pair<Slug> {
    let Some(first) = first else {
        let [first, second] = index.featured.clone();
        return Pair::new(first, second);
    };
    // An unknown name is not to be replaced by the council that stands beside it.
    let beside = second.as_deref().and_then(|second| known(index, second));
    let first = council(index, Which::First, &first, beside.as_ref(), notices);
    let Some(second) = second else {
        let second = companion(index, &first);
        // An unknown name has a notice of its own.
        if notices.is_empty() {
            notices.push(Notice::OneCouncil { shown: second.clone() });
        }
        return Pair::new(first, second);
    };
    let mut second = council(index, Which::Second, &second, Some(&first), notices);
    if first == second {
        second = companion(index, &first);
        notices.push(Notice::SameCouncil { council: first.clone(), shown: second.clone() });
    }
    Pair::new(first, second)
}

/// A percent-encoded text, decoded; bytes that are not UTF-8 are replaced.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Takes one query parameter into the view. Unknown names are ignored without a notice: links pick up parameters of others,
/// such as campaign codes, on their way.
fn parameter(view: &mut View, name: &str, value: &str, data_date: Date, notices: &mut Vec<Notice>) {
    let Some(parameter) = Parameter::from_id(name) else {
        if name == ATTRIBUTE && view.is_embed() {
            notices.push(Notice::Attribute(shortened(value)));
        }
        return;
    };
    let mut refuse = |value: &str| notices.push(Notice::Parameter { parameter, value: shortened(value) });
    match (parameter, &mut view.frame) {
        (Parameter::Area, _) => match Area::from_id(value).filter(|area| Area::LANES.contains(area)) {
            Some(area) => view.area = Some(area),
            None => refuse(value),
        },
        (Parameter::Theme, _) => match ColourScheme::from_id(value) {
            Some(scheme) => view.scheme = Some(scheme),
            // An attribute of our element may say `auto`, which is the default: it follows the system.
            None if value == "auto" => {}
            None => refuse(value),
        },
        (Parameter::AsOf, _) => match value.parse::<Date>() {
            Ok(date) if date > data_date => notices.push(Notice::Future(date)),
            Ok(date) => view.as_of = Some(date),
            Err(_) => refuse(value),
        },
        (Parameter::Show, Frame::Embed(look)) => {
            let (panels, unknown) = Panels::read(value);
            look.panels = panels.unwrap_or(Panels::ALL);
            if panels.is_none() || !unknown.is_empty() {
                refuse(&unknown.join(","));
            }
        }
        (Parameter::Accent, Frame::Embed(look)) => match Accent::from_id(value) {
            Some(accent) => look.accent = accent,
            None => refuse(value),
        },
        // Only embeds have these.
        (Parameter::Show | Parameter::Accent, Frame::Start | Frame::Page) => {}
    }
}

/// The council that a segment of the path names.
fn known(index: &Index, typed: &str) -> Option<Slug> {
    let known = search::resolve(index, typed).map(|council| &council.slug);
    known.or_else(|| index.left_out.iter().find(|slug| slug.as_str() == typed)).cloned()
}

/// The council that a segment of the path names. If it names none, the one with the nearest name, or else any that can
/// stand beside the other one, with a notice in either case.
fn council(
    index: &Index,
    which: Which,
    typed: &str,
    other: Option<&Slug>,
    notices: &mut Vec<Notice>,
) -> Slug {
    if let Some(slug) = known(index, typed) {
        return slug;
    }
    let mut close = search::close(index, &typed.replace('-', " "), 4).into_iter().map(|found| found.slug);
    let nearest = close.next();
    let is_near = nearest.is_some();
    let [featured, _] = &index.featured;
    let shown = nearest.unwrap_or_else(|| match (which, other) {
        (Which::First, Some(other)) if other != featured => featured.clone(),
        (_, Some(other)) => companion(index, other),
        (_, None) => featured.clone(),
    });
    notices.push(Notice::UnknownCouncil {
        which,
        typed: shortened(typed),
        shown: shown.clone(),
        is_near,
        suggestions: close.collect(),
    });
    shown
}

/// A council to set beside one that stands alone: for a featured one the other featured one, else another of its region.
pub fn companion(index: &Index, alone: &Slug) -> Slug {
    let in_region = || {
        let council = index.council(alone)?;
        index.others_in_region(council).next().map(|other: &Council| other.slug.clone())
    };
    let featured = index.featured.iter().find(|slug| *slug != alone).cloned();
    let companion =
        if index.featured.contains(alone) { featured.or_else(in_region) } else { in_region().or(featured) };
    companion.unwrap_or_else(|| alone.clone())
}

/// The canonical address of a view, below the base: a path with a slash at both ends, and a query if there is
/// anything that differs from the default.
pub fn format(view: &View) -> String {
    let Pair { first, second } = &view.councils;
    let mut address = match view.frame {
        Frame::Start => "/".to_owned(),
        Frame::Page => format!("/{first}/{second}/"),
        Frame::Embed(_) => format!("/embed/{first}/{second}/"),
    };
    // Ids and dates have no characters that an address would have to escape.
    let mut query = String::new();
    let mut say = |parameter: Parameter, value: &str| query.extend(["&", parameter.id(), "=", value]);
    if let Some(area) = view.area {
        say(Parameter::Area, area.id());
    }
    if let Some(date) = view.as_of {
        say(Parameter::AsOf, &date.to_string());
    }
    if let Some(scheme) = view.scheme {
        say(Parameter::Theme, scheme.id());
    }
    let EmbedOptions { panels, accent } = view.embed_options();
    if panels != Panels::ALL {
        let ids: Vec<&str> = panels.iter().map(Panel::id).collect();
        say(Parameter::Show, &ids.join(","));
    }
    if accent != Accent::default() {
        say(Parameter::Accent, accent.id());
    }
    if let Some(query) = query.strip_prefix('&') {
        address.extend(["?", query]);
    }
    address
}

/// What a view shows, with its address, as JSON for scripts of the page that an embed stands in.
pub fn as_json(view: &View, address: &str) -> String {
    let Pair { first, second } = &view.councils;
    // Slugs, ids, dates and addresses have no characters that JSON would have to escape.
    let mut json = format!(r#"{{"first":"{first}","second":"{second}""#);
    if let Some(area) = view.area {
        json.extend([r#","area":""#, area.id(), "\""]);
    }
    if let Some(day) = view.as_of {
        json.extend([r#","asOf":""#, &day.to_string(), "\""]);
    }
    json.extend([r#","address":""#, address, "\"}"]);
    json
}

/// The view that a shared link leads to: the same pair, area and day on a page of its own, without the colour scheme and without what
/// only embeds have.
pub fn to_share(view: &View) -> View {
    let View { area, as_of, .. } = *view;
    View { area, as_of, ..View::new(Frame::Page, view.councils.clone()) }
}

/// The first sixty characters, with an ellipsis if there are more, for showing what somebody typed. Control characters, marks
/// that turn the direction of the text after them, and characters that nobody sees are left out.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let mut seen = text.chars().filter(|c| !c.is_control() && !is_unseen(*c));
    let mut shortened: String = seen.by_ref().take(MOST).collect();
    if seen.next().is_some() {
        shortened.push('…');
    }
    shortened
}

/// Whether a character is one of Unicode's marks, embeddings, overrides and isolates of direction, or has no width.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}
