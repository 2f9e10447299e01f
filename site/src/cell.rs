//! One cell of a table: its text, its place, and ways of reading it that note what is wrong.

use crate::debris;
use crate::fault::{Faults, Place};
use crate::odd_date;
use crate::problem::Problem;
use crate::suggest::{Meant, nearest};
use council_compare::dataset::parse::REPORTS;
use council_compare::dataset::{Area, Date, EventKind, Grade, InvalidDate, PartialDate, Service};

/// What people write for no grade, in lower case.
const NO_GRADE: [&str; 9] =
    ["n/a", "na", "none", "nil", "-", "–", "not judged", "not graded", "not applicable"];

/// A cell of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Whether its characters are in order. What is not gets no second fault.
    is_sound: bool,
}

/// That a cell cannot be read, and that its fault has been noted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Noted;

/// The items of a cell's list, each with its number of characters checked.
pub type Items = Vec<String>;

impl Cell {
    /// The cell of these bytes. Notes bytes that are not UTF-8, invisible characters, space at the ends, and what
    /// spreadsheets and web pages leave.
    pub fn new(bytes: &[u8], place: Place, faults: &mut Faults) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let problem = if std::str::from_utf8(bytes).is_err() {
            Some(Problem::NotUtf8)
        } else if let Some(letter) = text.chars().find(|letter| is_invisible(*letter)) {
            Some(if matches!(letter, '\r' | '\n') { Problem::LineBreak } else { Problem::Invisible(letter) })
        } else if let Some(problem) = debris::problem(&text, &place.column) {
            Some(problem)
        } else if text.trim() != text {
            Some(Problem::Untrimmed(text.clone()))
        } else {
            None
        };
        let is_sound = problem.is_none();
        if let Some(problem) = problem {
            faults.add(&place, problem);
        }
        Self { text, place, is_sound }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Notes a fault of this cell.
    pub fn fault(&self, problem: Problem, faults: &mut Faults) {
        faults.add(&self.place, problem);
    }

    /// The text, unless it is empty or unsound; nothing is noted.
    pub fn given(&self) -> Option<&str> {
        (self.is_sound && !self.is_empty()).then_some(self.text.as_str())
    }

    /// The text; an empty cell is noted.
    pub fn required(&self, faults: &mut Faults) -> Option<&str> {
        if self.is_empty() {
            self.fault(Problem::Empty, faults);
        }
        self.given()
    }

    /// The text of at most `limit` characters; an empty cell is noted.
    pub fn text(&self, limit: usize, faults: &mut Faults) -> Option<String> {
        let text = self.required(faults)?;
        self.check_length(text, limit, faults).then(|| text.to_owned())
    }

    /// The text of at most `limit` characters, which stands without a final full stop; an empty cell is noted.
    pub fn phrase(&self, limit: usize, faults: &mut Faults) -> Option<String> {
        if self.given().is_some_and(|text| text.ends_with('.')) {
            self.fault(Problem::FinalStop, faults);
        }
        self.text(limit, faults)
    }

    /// Notes a text that is longer than `limit` characters.
    pub fn check_limit(&self, limit: usize, faults: &mut Faults) {
        self.check_length(&self.text, limit, faults);
    }

    fn check_length(&self, text: &str, limit: usize, faults: &mut Faults) -> bool {
        let found = text.chars().count();
        if found > limit {
            self.fault(Problem::TooLong { limit, found }, faults);
        }
        found <= limit
    }

    /// The items of a list separated by semicolons, each of at most `limit` characters and standing once.
    pub fn list(&self, limit: usize, faults: &mut Faults) -> Items {
        let mut items = Items::new();
        for item in self.given().into_iter().flat_map(|text| text.split(';')) {
            if item.trim().is_empty() {
                self.fault(Problem::EmptyItem, faults);
            } else if item.trim() != item {
                self.fault(Problem::Untrimmed(item.to_owned()), faults);
            } else if items.iter().any(|other| other == item) {
                self.fault(Problem::RepeatedItem(item.to_owned()), faults);
            } else if self.check_length(item, limit, faults) {
                items.push(item.to_owned());
            }
        }
        items
    }

    /// What `read` makes of the cell; nothing where it is empty, which is in order.
    pub fn optional<T>(&self, read: impl FnOnce(&Self) -> Option<T>) -> Result<Option<T>, Noted> {
        if self.is_empty() { Ok(None) } else { read(self).map(Some).ok_or(Noted) }
    }

    /// What `find` knows by the word in the cell, or the nearest of `options` noted; an empty cell is noted.
    pub fn word<'a, T>(
        &self,
        vocabulary: &'static str,
        find: impl Fn(&str) -> Option<T>,
        options: impl IntoIterator<Item = &'a str>,
        faults: &mut Faults,
    ) -> Option<T> {
        let word = self.required(faults)?;
        let found = find(word);
        if found.is_none() {
            let meant = Meant(nearest(word, options).map(str::to_owned));
            self.fault(Problem::Unknown { word: word.to_owned(), vocabulary, meant }, faults);
        }
        found
    }

    /// One of a few words; an empty cell is noted.
    pub fn one_of(
        &self,
        vocabulary: &'static str,
        words: &[&'static str],
        faults: &mut Faults,
    ) -> Option<&'static str> {
        let find = |text: &str| words.iter().copied().find(|word| *word == text);
        self.word(vocabulary, find, words.iter().copied(), faults)
    }

    /// A grade; an empty cell is noted.
    pub fn grade(&self, faults: &mut Faults) -> Option<Grade> {
        let text = self.required(faults)?;
        if NO_GRADE.contains(&text.to_lowercase().as_str()) {
            self.fault(Problem::NoGrade(text.to_owned()), faults);
            return None;
        }
        if text.eq_ignore_ascii_case("ri") {
            let meant = Meant(Some(Grade::RequiresImprovement.id().to_owned()));
            self.fault(Problem::Unknown { word: text.to_owned(), vocabulary: "a grade", meant }, faults);
            return None;
        }
        self.word("a grade", Grade::from_id, Grade::ALL.map(Grade::id), faults)
    }

    /// Whether the cell says “yes”; else it is empty.
    pub fn is_yes(&self, faults: &mut Faults) -> Result<bool, Noted> {
        let said = self.optional(|cell| {
            let text = cell.given()?;
            if text != "yes" {
                cell.fault(Problem::NotYes(text.to_owned()), faults);
            }
            (text == "yes").then_some(())
        });
        said.map(|said| said.is_some())
    }

    /// An area; an empty cell is noted.
    pub fn area(&self, faults: &mut Faults) -> Option<Area> {
        self.word("an area", Area::from_id, Area::ALL.map(Area::id), faults)
    }

    /// The areas in a list, which may be empty.
    pub fn areas(&self, faults: &mut Faults) -> Vec<Area> {
        let items = self.list(usize::MAX, faults);
        let read = |item: String| Self { text: item, ..self.clone() }.area(faults);
        items.into_iter().filter_map(read).collect()
    }

    /// A service; an empty cell is noted.
    pub fn service(&self, faults: &mut Faults) -> Option<Service> {
        self.word("a kind of service", Service::from_id, Service::ALL.map(Service::id), faults)
    }

    /// A kind of event; an empty cell is noted.
    pub fn event_kind(&self, faults: &mut Faults) -> Option<EventKind> {
        self.word("a kind of event", EventKind::from_id, EventKind::ALL.map(EventKind::id), faults)
    }

    /// The day in the cell, if it can be read; nothing is noted.
    pub fn known_date(&self) -> Option<Date> {
        self.given()?.parse().ok()
    }

    /// A day; an empty cell is noted.
    pub fn date(&self, faults: &mut Faults) -> Option<Date> {
        match self.required(faults)?.parse() {
            Ok(date) => Some(date),
            Err(InvalidDate(text)) => {
                self.fault(odd_date::problem(text, false), faults);
                None
            }
        }
    }

    /// A day, a month or a year; an empty cell is noted.
    pub fn partial_date(&self, faults: &mut Faults) -> Option<PartialDate> {
        let text = self.required(faults)?;
        let date = text.parse().ok();
        if date.is_none() {
            self.fault(odd_date::problem(text.to_owned(), true), faults);
        }
        date
    }

    /// The number in the cell, which may be empty; one that is not from `least` to `most` is noted.
    pub fn number(&self, least: u32, most: u32, faults: &mut Faults) -> Result<Option<u32>, Noted> {
        let Some(text) = self.given() else { return if self.is_sound { Ok(None) } else { Err(Noted) } };
        // `parse` alone would take “+7”.
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number| digits && (least..=most).contains(number));
        if number.is_none() {
            self.fault(Problem::NotANumber { text: text.to_owned(), least, most }, faults);
        }
        number.map(Some).ok_or(Noted)
    }

    /// A number that fits sixteen bits, such as a page or a year.
    pub fn small_number(&self, least: u16, most: u16, faults: &mut Faults) -> Result<Option<u16>, Noted> {
        let number = self.number(least.into(), most.into(), faults)?;
        Ok(number.and_then(|number| u16::try_from(number).ok()))
    }

    /// The text, if it has the form; an empty cell is noted.
    pub fn form(
        &self,
        name: &'static str,
        fits: impl Fn(&str) -> bool,
        faults: &mut Faults,
    ) -> Option<String> {
        let text = self.required(faults)?;
        if !fits(text) {
            self.fault(Problem::Form(text.to_owned(), name), faults);
            return None;
        }
        Some(text.to_owned())
    }

    /// The address of a report on Ofsted's own site; an empty cell is noted.
    pub fn report_address(&self, faults: &mut Faults) -> Option<String> {
        let text = self.required(faults)?;
        // All of Ofsted's reports so far have seven or eight digits.
        let number = text.strip_prefix(REPORTS).and_then(|rest| rest.strip_prefix("v1/file/"));
        let fits =
            |text: &&str| (7..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if number.filter(fits).is_none() {
            self.fault(Problem::Address(text.to_owned()), faults);
            return None;
        }
        Some(text.to_owned())
    }
}

/// Whether a character cannot be seen, breaks lines, or turns the text around it.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
