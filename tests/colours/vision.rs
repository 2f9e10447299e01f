//! What a reader sees of a colour: its luminance, and its place in CIELAB as it looks to eyes that lack a kind of
//! cone.

use crate::difference::{Lab, ciede2000};
use crate::styles::Colour;

/// Who is looking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vision {
    Normal,
    Protan,
    Deutan,
    Tritan,
}

impl Vision {
    pub const ALL: [Self; 4] = [Self::Normal, Self::Protan, Self::Deutan, Self::Tritan];

    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Protan => "protan",
            Self::Deutan => "deutan",
            Self::Tritan => "tritan",
        }
    }

    /// What linear sRGB turns into: Machado, Oliveira and Fernandes (2009), at a severity of 1.
    const fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protan => [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            Self::Deutan => [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            Self::Tritan => [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        }
    }
}

/// The channels, each from 0 to 1, without the curve that sRGB stores them on.
fn linear(colour: Colour) -> [f64; 3] {
    colour.0.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: [[f64; 3]; 3], [a, b, c]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[x, y, z]| x * a + y * b + z * c)
}

/// The contrast of two colours as WCAG 2.2 reckons it, from 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |colour| {
        let [red, green, blue] = linear(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (one, other): (f64, f64) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// CIELAB of linear sRGB, under daylight (D65).
fn lab(channels: [f64; 3]) -> Lab {
    let xyz = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let [x, y, z] = times(xyz, channels.map(|channel| channel.clamp(0.0, 1.0)));
    let curve = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let (x, y, z) = (curve(x / 0.95047), curve(y), curve(z / 1.08883));
    Lab { lightness: 116.0 * y - 16.0, a: 500.0 * (x - y), b: 200.0 * (y - z) }
}

/// How far apart two colours look, in CIEDE2000.
pub fn distance(one: Colour, other: Colour, vision: Vision) -> f64 {
    let seen = |colour| lab(times(vision.matrix(), linear(colour)));
    ciede2000(seen(one), seen(other))
}

fn grey(value: u8) -> Colour {
    Colour([value; 3])
}

#[test]
fn black_and_white_are_as_far_apart_as_can_be() {
    let (black, white) = (grey(0), grey(255));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    for vision in Vision::ALL {
        // Greys look grey to everybody.
        assert!((distance(black, white, vision) - 100.0).abs() < 0.01, "{vision:?}");
        assert!(distance(white, white, vision) < 1e-9, "{vision:?}");
    }
    // The grey that WCAG's examples give as the lightest that text on white may have.
    assert!(contrast(grey(0x76), white) >= 4.5 && contrast(grey(0x77), white) < 4.5);
}
