//! JSON values, and the path to each of them.
//!
//! Whoever reads the text hands over a [`Json`]: the browser what its own `JSON.parse` gave, the builder and
//! the tests what `serde_json` did. So one parser serves all of them and finds the same faults. It walks the
//! values as [`Node`]s, each of which knows its path.

use super::{DatasetError, Problem};
use core::fmt;
use std::rc::Rc;

/// A parsed value, or the fault in it.
pub(super) type Result<T> = core::result::Result<T, DatasetError>;

/// A JSON value.
#[derive(Clone, PartialEq, Debug)]
pub enum Json {
    /// `null`, which counts as missing.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(Rc<str>),
    /// An array.
    List(Vec<Json>),
    /// An object, each key once.
    Object(Vec<(String, Json)>),
}

/// A value that knows its path, with one method for each type that it may be read as.
pub(super) struct Node<'a> {
    json: &'a Json,
    path: Path<'a>,
}

/// The fields of an object.
pub(super) struct Object<'a> {
    fields: &'a [(String, Json)],
    path: &'a Path<'a>,
}

/// The path to a value, as a linked list from its last step back to the whole file. Each step borrows the one before from
/// the stack of the function that took it, so that reading allocates nothing; only a fault writes the path out.
enum Path<'a> {
    File,
    Field(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Json {
    /// What kind of value it is, within a sentence.
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Flag(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl<'a> Node<'a> {
    /// The whole file.
    pub(super) fn file(json: &'a Json) -> Self {
        Self { json, path: Path::File }
    }

    /// The value as `read` reads it, unless it is missing.
    pub(super) fn optional<T>(&self, read: impl FnOnce(&Self) -> Result<T>) -> Result<Option<T>> {
        match self.json {
            Json::Null => Ok(None),
            _ => read(self).map(Some),
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&self) -> Result<bool> {
        match self.json {
            Json::Flag(flag) => Ok(*flag),
            _ => Err(self.misfit("true or false")),
        }
    }

    /// A whole number, as large as years and pages get.
    pub(super) fn number(&self) -> Result<u16> {
        let Json::Number(number) = self.json else { return Err(self.misfit("a number")) };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it truncates and saturates, so only a whole number of this size comes back unchanged"
        )]
        let whole = *number as u16;
        if f64::from(whole) == *number { Ok(whole) } else { Err(self.fault(Problem::Number)) }
    }

    /// A string.
    pub(super) fn text(&self) -> Result<&'a Rc<str>> {
        match self.json {
            Json::Text(text) => Ok(text),
            _ => Err(self.misfit("a text")),
        }
    }

    /// A string that is one of a vocabulary, as `find` looks it up; `vocabulary` says in errors what it should have been.
    pub(super) fn word<T>(&self, vocabulary: &'static str, find: fn(&str) -> Option<T>) -> Result<T> {
        let word = self.text()?;
        find(word).ok_or_else(|| self.fault(Problem::Unknown { word: word.to_string(), vocabulary }))
    }

    /// An object.
    pub(super) fn object(&self) -> Result<Object<'_>> {
        match self.json {
            Json::Object(fields) => Ok(Object { fields, path: &self.path }),
            _ => Err(self.misfit("an object")),
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Result<impl Iterator<Item = Node<'_>>> {
        let Json::List(items) = self.json else { return Err(self.misfit("a list")) };
        Ok(items.iter().enumerate().map(|(i, json)| Node { json, path: Path::Item(&self.path, i) }))
    }

    /// The items of a list, as `read` reads them.
    pub(super) fn list<'b, T>(&'b self, read: fn(&Node<'b>) -> Result<T>) -> Result<Vec<T>> {
        let mut list = Vec::new();
        for item in self.items()? {
            list.push(read(&item)?);
        }
        Ok(list)
    }

    /// A fault at this value.
    #[cold]
    pub(super) fn fault(&self, problem: Problem) -> DatasetError {
        DatasetError::new(self.path.to_string(), problem)
    }

    /// The fault of a value that is missing or of another kind.
    #[cold]
    fn misfit(&self, expected: &'static str) -> DatasetError {
        self.fault(match self.json {
            Json::Null => Problem::Missing(expected),
            _ => Problem::Kind { expected, found: self.json.kind() },
        })
    }
}

impl<'a> Object<'a> {
    /// The value of this key. One that is missing is `null`.
    pub(super) fn field(&self, key: &'static str) -> Node<'a> {
        let field = self.fields.iter().find(|(name, _)| name == key);
        Node { json: field.map_or(&Json::Null, |(_, json)| json), path: Path::Field(self.path, key) }
    }

    /// Every key with its value.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        let path = self.path;
        self.fields.iter().map(move |(key, json)| (key.as_str(), Node { json, path: Path::Field(path, key) }))
    }
}

/// `inspections[2].grades.leaders`.
impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the file"),
            Self::Field(Self::File, key) => f.write_str(key),
            Self::Field(object, key) => write!(f, "{object}.{key}"),
            Self::Item(list, i) => write!(f, "{list}[{i}]"),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(*flag),
            // As JavaScript has them: one type for every number.
            Value::Number(number) => Self::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Self::Text(text.as_str().into()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(fields) => {
                Self::Object(fields.iter().map(|(key, value)| (key.clone(), value.into())).collect())
            }
        }
    }
}
