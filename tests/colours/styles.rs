//! The colours that the styles state.

use std::collections::BTreeMap;
use std::fmt;

const CSS: &str = include_str!("../../static/council-compare.css");

/// An sRGB colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour(pub [u8; 3]);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A theme's colours by the names of their custom properties, without `--cc-`.
pub struct Theme {
    pub name: &'static str,
    colours: BTreeMap<&'static str, Colour>,
}

impl Theme {
    pub fn colour(&self, name: &str) -> Colour {
        *self.colours.get(name).unwrap_or_else(|| panic!("the {} theme has no {name}", self.name))
    }
}

/// The colours stated in the first rule with this selector.
fn stated(selector: &str) -> BTreeMap<&'static str, Colour> {
    let start = CSS.find(&format!("{selector} {{")).unwrap_or_else(|| panic!("no rule {selector}"));
    let rule = &CSS[start..];
    let rule = &rule[..rule.find('}').unwrap()];
    let colour = |line: &'static str| {
        let (name, value) = line.trim().strip_prefix("--cc-")?.split_once(": #")?;
        let number = u32::from_str_radix(value.strip_suffix(';')?, 16).expect(line);
        let [_, red, green, blue] = number.to_be_bytes();
        Some((name, Colour([red, green, blue])))
    };
    rule.lines().filter_map(colour).collect()
}

/// The light theme and the dark one, which stands twice and has to be the same in both places.
pub fn themes() -> [Theme; 2] {
    let light = Theme { name: "light", colours: stated("\n:root,\n:host") };
    let asked_for_by_the_system =
        stated("  :root:not([data-cc-theme=\"light\"]),\n  :host(:not([theme=\"light\"]))");
    let dark = Theme {
        name: "dark",
        colours: stated("  :root[data-cc-theme=\"dark\"],\n  :host([theme=\"dark\"])"),
    };
    assert_eq!(asked_for_by_the_system, dark.colours, "the dark theme differs between its two places");
    let names = |theme: &Theme| theme.colours.keys().copied().collect::<Vec<_>>();
    assert_eq!(names(&light), names(&dark));
    [light, dark]
}
