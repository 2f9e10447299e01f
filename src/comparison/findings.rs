//! What the two newest reports say about the same themes.

use super::{Pair, Which};
use crate::dataset::{Area, Finding, Findings, ThemeId};

/// The themes that two reports name, by what each says of them. A list has its themes in the order of the first council's
/// report, or of the one report that names them, and none of them twice.
#[derive(Clone, PartialEq, Debug)]
pub struct Common {
    /// Both were told to improve it.
    pub told_both: Vec<ThemeId>,
    /// Main themes of one list alone. Nothing is said to be missing from a list that is not summarised whole.
    pub told_one: Pair<Vec<ThemeId>>,
    /// Whether either list has more than is summarised, so that there may be more in common.
    pub is_cut_off: bool,
    /// A worry in both, each with the one council, if any, where it is praised too.
    pub worried_both: Vec<(ThemeId, Option<Which>)>,
    /// Praised in both, each with the one council, if any, where it is a worry too.
    pub praised_both: Vec<(ThemeId, Option<Which>)>,
    /// A worry in both and praised in both. It is in neither list above.
    pub mixed_both: Vec<ThemeId>,
    /// Themes that one report only praises and the other only worries about, each with the council that was praised.
    pub crossed: Vec<(ThemeId, Which)>,
}

/// One of the lists of [`Common`]. A theme may stand in two of them: main in one report, and praised in the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names are those of the lists")]
pub enum ThemeList {
    ToldBoth,
    ToldOne(Which),
    WorriedBoth,
    PraisedBoth,
    MixedBoth,
    Crossed,
}

impl ThemeList {
    /// The side on which another council is shown when the reader follows a link to it from a theme of this list. In a list of
    /// what one council was told, the other one gives way; in the others, the second does.
    pub const fn replaced(self) -> Which {
        match self {
            Self::ToldOne(which) => which.other(),
            _ => Which::Second,
        }
    }
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
        let of_one = |here: Which| match findings.get(here.other()).is_cut_off() {
            true => Vec::new(),
            false => without(told.get(here), told.get(here.other())),
        };
        let worried_both = within(&worried.first, &worried.second);
        let praised_both = within(&praised.first, &praised.second);
        Self {
            told_both: within(&told.first, &told.second),
            told_one: Pair::new(of_one(Which::First), of_one(Which::Second)),
            is_cut_off: findings.first.is_cut_off() || findings.second.is_cut_off(),
            worried_both: with_whose(without(&worried_both, &praised_both), &praised),
            praised_both: with_whose(without(&praised_both, &worried_both), &worried),
            mixed_both: within(&worried_both, &praised_both),
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

/// Themes, each with the council, if any, whose `others` have it too.
fn with_whose(themes: Vec<ThemeId>, others: &Pair<Vec<ThemeId>>) -> Vec<(ThemeId, Option<Which>)> {
    let with_whose = |theme| {
        let whose = Which::BOTH.into_iter().find(|which| others.get(*which).contains(&theme));
        (theme, whose)
    };
    themes.into_iter().map(with_whose).collect()
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
