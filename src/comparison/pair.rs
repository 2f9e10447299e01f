//! Two of everything, one for each council.

/// Which of the two councils.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Which {
    /// The council named first.
    First,
    /// The council named second.
    Second,
}

/// A value for each of the two councils.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair<T> {
    /// The first council's.
    pub first: T,
    /// The second council's.
    pub second: T,
}

impl Which {
    /// Both, in order.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// The one it is not.
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

impl<T> Pair<T> {
    /// A value for each.
    pub const fn new(first: T, second: T) -> Self {
        Self { first, second }
    }

    /// What `f` makes for each, for the first before the second.
    pub fn of(mut f: impl FnMut(Which) -> T) -> Self {
        Self { first: f(Which::First), second: f(Which::Second) }
    }

    /// The value of the one that is meant.
    pub fn get(&self, which: Which) -> &T {
        match which {
            Which::First => &self.first,
            Which::Second => &self.second,
        }
    }

    /// The value of one, to change.
    pub fn get_mut(&mut self, which: Which) -> &mut T {
        match which {
            Which::First => &mut self.first,
            Which::Second => &mut self.second,
        }
    }

    /// References to both.
    pub const fn as_ref(&self) -> Pair<&T> {
        Pair { first: &self.first, second: &self.second }
    }

    /// What `f` makes of each, of the first before the second.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair { first: f(self.first), second: f(self.second) }
    }

    /// Both values in order, each with whose it is.
    pub fn iter(&self) -> impl Iterator<Item = (Which, &T)> {
        Which::BOTH.into_iter().map(|which| (which, self.get(which)))
    }

    /// The second as the first, and the first as the second.
    pub fn swapped(self) -> Self {
        Self { first: self.second, second: self.first }
    }
}

impl<T> Pair<Option<T>> {
    /// Both values, if there are both.
    pub fn both(self) -> Option<Pair<T>> {
        Some(Pair { first: self.first?, second: self.second? })
    }
}
