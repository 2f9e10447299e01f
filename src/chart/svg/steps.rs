//! The commands of an SVG path (`m`, `l`, `h`, `v`, `a`, `z`), all relative to where the last one ended, in as few characters as
//! possible.

use super::super::geometry::{Point, Rect, at};
use core::fmt::Write as _;

/// Steps of the drawing grid to a CSS pixel: tenths, so that coordinates are short whole numbers.
pub(super) const GRID: f32 = 10.0;

/// A length on the grid.
#[allow(clippy::cast_possible_truncation, reason = "a scene is at most a few thousand pixels wide")]
pub(super) fn on_grid(length: f32) -> i32 {
    (length * GRID).round() as i32
}

/// The whole pixels that a length takes. As a number of its own, since one with decimals costs kilobytes to write.
#[allow(clippy::cast_possible_truncation, reason = "a scene is at most a few thousand pixels high")]
pub(super) fn whole_pixels(length: f32) -> i32 {
    length.ceil() as i32
}

/// A path that is being written.
#[derive(Default)]
pub(super) struct Steps {
    pub(super) text: String,
    /// Where the path has come to, on the grid.
    at: (i32, i32),
    /// The letter of the last command. It is not repeated for the next one of the same kind.
    letter: char,
}

impl Steps {
    /// A line through corners. If it begins where the last one ended, give or take a step of the grid, it goes on from there
    /// without a move, unless `anew`.
    pub(super) fn line(&mut self, corners: &[Point], anew: bool) {
        let Some((first, others)) = corners.split_first() else { return };
        let (x, y) = grid(*first);
        let goes_on = (x - self.at.0).abs() <= 1 && (y - self.at.1).abs() <= 1;
        if anew || !goes_on || self.text.is_empty() {
            self.begin((x, y));
        }
        self.through(*first, self.at, others);
    }

    /// A form with straight sides.
    pub(super) fn polygon(&mut self, corners: &[Point]) {
        let Some((first, others)) = corners.split_first() else { return };
        let start = grid(*first);
        self.begin(start);
        self.through(*first, start, others);
        self.close(start);
    }

    /// A box.
    pub(super) fn rectangle(&mut self, bounds: &Rect) {
        self.polygon(&bounds.corners());
    }

    /// A circle.
    pub(super) fn circle(&mut self, middle: Point, radius: f32) {
        let (radius, (x, y)) = (on_grid(radius), grid(middle));
        let start = (x - radius, y);
        self.begin(start);
        for across in [2 * radius, -2 * radius] {
            self.step('a', &[radius, radius, 0, 1, 1, across, 0]);
        }
        self.close(start);
    }

    /// A line of no length at `first`, which its round ends make a disc; or, if dashes are points that are `apart` from each
    /// other, a line downwards that has `number` of these.
    pub(super) fn discs(&mut self, first: (i32, i32), number: i32, apart: Option<i32>) {
        self.begin(first);
        match apart {
            None => self.step('h', &[0]),
            Some(apart) => {
                // One step longer than to the last point, which rounding could leave out otherwise. And browsers draw nothing
                // of a dashed line that has no length.
                let length = (number - 1) * apart + 1;
                self.step('v', &[length]);
                self.at.1 += length;
            }
        }
    }

    fn begin(&mut self, start: (i32, i32)) {
        let by = (start.0 - self.at.0, start.1 - self.at.1);
        self.step('m', &[by.0, by.1]);
        // Coordinates that follow those of a move are of lines, without a letter.
        self.letter = 'l';
        self.at = start;
    }

    /// Lines on through corners. Each is rounded by its distance from the first corner, so that shapes that are equal are
    /// written equally wherever they stand.
    fn through(&mut self, first: Point, start: (i32, i32), corners: &[Point]) {
        for corner in corners {
            let (x, y) = grid(at(corner.x - first.x, corner.y - first.y));
            let to = (start.0 + x, start.1 + y);
            match (to.0 - self.at.0, to.1 - self.at.1) {
                (0, 0) => {}
                (x, 0) => self.step('h', &[x]),
                (0, y) => self.step('v', &[y]),
                (x, y) => self.step('l', &[x, y]),
            }
            self.at = to;
        }
    }

    fn close(&mut self, start: (i32, i32)) {
        self.text.push('z');
        self.letter = 'z';
        // Closing goes back to where it began.
        self.at = start;
    }

    fn step(&mut self, letter: char, numbers: &[i32]) {
        let mut parted = self.letter != letter;
        if parted {
            self.text.push(letter);
            self.letter = letter;
        }
        for number in numbers {
            if !parted && *number >= 0 {
                self.text.push(' ');
            }
            // Writing into a string never fails.
            let _ = write!(self.text, "{number}");
            parted = false;
        }
    }
}

/// A point on the grid.
pub(super) fn grid(point: Point) -> (i32, i32) {
    (on_grid(point.x), on_grid(point.y))
}
