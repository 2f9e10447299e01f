//! Points and boxes, in CSS pixels from the top left.

/// A place on a scene.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f32,
    /// Pixels from the top edge.
    pub y: f32,
}

/// A box with sides along the axes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rect {
    /// The x of its left side.
    pub left: f32,
    /// The y of its upper side, the smaller one.
    pub top: f32,
    /// The x of its right side.
    pub right: f32,
    /// The y of its lower side.
    pub bottom: f32,
}

/// The point at `x` and `y`.
pub const fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Point {
    /// The distance to another point.
    pub fn distance(self, other: Self) -> f32 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }
}

impl Rect {
    /// Its corners, from the upper left one on clockwise.
    pub const fn corners(&self) -> [Point; 4] {
        let Self { left, top, right, bottom } = *self;
        [at(left, top), at(right, top), at(right, bottom), at(left, bottom)]
    }

    /// The box with this middle that reaches `radius` to every side.
    pub fn around(middle: Point, radius: f32) -> Self {
        Self {
            left: middle.x - radius,
            top: middle.y - radius,
            right: middle.x + radius,
            bottom: middle.y + radius,
        }
    }

    /// The smallest box around two points, enlarged by `margin` on every side.
    pub fn between(a: Point, b: Point, margin: f32) -> Self {
        Self {
            left: a.x.min(b.x) - margin,
            top: a.y.min(b.y) - margin,
            right: a.x.max(b.x) + margin,
            bottom: a.y.max(b.y) + margin,
        }
    }

    /// The box with `margin` more on its left and on its right.
    pub fn wider_by(&self, margin: f32) -> Self {
        Self { left: self.left - margin, right: self.right + margin, ..*self }
    }

    /// Whether the two boxes share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether the point lies inside.
    pub fn holds(&self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// How wide the box is.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }
}
