//! What the two newest reports say about the same themes.

use super::{Pair, Which};
use crate::dataset::{Area, Finding, Findings, ThemeId};

/// The themes that two reports name, by what each says of them. A list has its themes in the order of the first council's
/// report, or of the one report that names them, and none of them twice.
#[derive(Clone, PartialEq, Debug)]
pub struct Common {
    /// Both were told to improve it.
    pub told_both: Vec<ThemeId>,
    /// Only one was told to improve it.
    pub told_one: Pair<Vec<ThemeId>>,
    /// A worry in both.
    pub worried_both: Vec<ThemeId>,
    /// Praised in both.
    pub praised_both: Vec<ThemeId>,
    /// Themes that one report only praises and the other only worries about, each with the council that was praised.
    pub crossed: Vec<(ThemeId, Which)>,
}

impl Common {
    /// What the findings have in common.
    pub fn new(findings: Pair<&Findings>) -> Self {
        let told = findings.map(|findings| themes(&findings.improvements));
        let praised = findings.map(|findings| themes(&findings.strengths));
        let worried = findings.map(|findings| themes(&findings.concerns));
        let mut crossed = Vec::new();
        for which in Which::BOTH {
            let (here, there) = (which, which.other());
            let only_praised = without(praised.get(here), worried.get(here));
            let only_worried = without(worried.get(there), praised.get(there));
            crossed.extend(within(&only_praised, &only_worried).into_iter().map(|theme| (theme, which)));
        }
        Self {
            told_both: within(&told.first, &told.second),
            told_one: Pair::new(without(&told.first, &told.second), without(&told.second, &told.first)),
            worried_both: within(&worried.first, &worried.second),
            praised_both: within(&praised.first, &praised.second),
            crossed,
        }
    }
}

/// The themes of findings, each once.
fn themes(findings: &[Finding]) -> Vec<ThemeId> {
    let mut themes: Vec<ThemeId> = Vec::new();
    for finding in findings {
        if !themes.contains(&finding.theme) {
            themes.push(finding.theme.clone());
        }
    }
    themes
}

fn within(themes: &[ThemeId], others: &[ThemeId]) -> Vec<ThemeId> {
    themes.iter().filter(|theme| others.contains(theme)).cloned().collect()
}

fn without(themes: &[ThemeId], others: &[ThemeId]) -> Vec<ThemeId> {
    themes.iter().filter(|theme| !others.contains(theme)).cloned().collect()
}

/// The areas with findings in either report, in table order.
pub fn areas(findings: Pair<Option<&Findings>>) -> Vec<Area> {
    let has = |findings: Option<&Findings>, area: Area| {
        findings.is_some_and(|findings| {
            findings.strengths.iter().chain(&findings.concerns).any(|finding| finding.area == Some(area))
        })
    };
    Area::ALL.into_iter().filter(|&area| has(findings.first, area) || has(findings.second, area)).collect()
}
