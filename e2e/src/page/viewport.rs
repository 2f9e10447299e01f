//! The sizes of window that pages are looked at in.

/// The part of a device that a page depends on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Viewport {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Device pixels to a CSS pixel.
    pub ratio: f64,
    /// Whether it is touched rather than pointed at.
    pub is_touched: bool,
}

/// A window on a desk, with which every test begins.
pub const DESKTOP: Viewport = Viewport { width: 1200, height: 900, ratio: 1.0, is_touched: false };

/// A small telephone.
pub const PHONE: Viewport = Viewport { width: 320, height: 568, ratio: 2.0, is_touched: true };

impl Viewport {
    /// A window of this width, otherwise as on a desk.
    pub const fn wide(width: u32) -> Self {
        Self { width, ..DESKTOP }
    }

    /// The same with another ratio of pixels.
    #[must_use]
    pub const fn at_ratio(self, ratio: f64) -> Self {
        Self { ratio, ..self }
    }
}
