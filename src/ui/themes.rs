//! Themes that the two reports share, and who else was told to improve each.

use super::element::{aria, text};
use super::page::Page;
use super::sentence::sentence_view;
use super::waiting::{failure, waiting_lines};
use crate::choosing;
use crate::comparison::findings::{Common, ThemeList};
use crate::comparison::{Comparison, Pair, Which};
use crate::dataset::{Findings, Theme, ThemeId, Themes};
use crate::describe::{self, Sentence};
use crate::state::Action;
use crate::words::numbers::COMMA;
use crate::words::{below, choose, failures, findings as words};
use macros::html;
use yew::prelude::*;

/// What both were told to improve, then what only one was, then what worried inspectors in both, and so on. No theme
/// stands in two of the lists of worries and praise.
pub(super) fn themes(page: &Page<'_>, comparison: &Comparison, findings: Pair<&Findings>) -> Html {
    let vocabulary = match &page.state.known.themes {
        None => return waiting_lines(failures::LOADING_THEMES),
        Some(Err(why)) => {
            return failure(failures::THEMES, why, page.on_press(Action::Retry));
        }
        Some(Ok(themes)) => themes,
    };
    let common = Common::new(findings);
    let lists = Lists { page, comparison, vocabulary };
    let told_both = match common.told_both.is_empty() {
        true => html! { <p class="cc-nothing">{ describe::nothing_in_common(&common) }</p> },
        false => html! {
            <><h3>{ below::TOLD_BOTH }</h3>{ lists.told(ThemeList::ToldBoth, &common.told_both) }</>
        },
    };
    let told_one = Which::BOTH.map(|which| {
        let title = words::told_one(which);
        let themes = common.told_one.get(which);
        titled(sentence_view(comparison, &title), themes.len(), lists.told(ThemeList::ToldOne(which), themes))
    });
    let has_told = !common.told_both.is_empty() || common.told_one.iter().any(|(_, told)| !told.is_empty());
    let counts = (has_told && lists.are_counted()).then(|| words::counts_mean(vocabulary.reports));
    let crossed: Vec<Html> = common
        .crossed
        .iter()
        .filter_map(|(theme, praised)| {
            let note = sentence_view(comparison, &describe::praised_here(*praised));
            lists.theme(ThemeList::Crossed, theme, Some(html! { <>{ ": " }{ note }</> }))
        })
        .collect();
    let mixed: Vec<Html> =
        common.mixed_both.iter().filter_map(|id| lists.theme(ThemeList::MixedBoth, id, None)).collect();
    html! {
        <div class="cc-shared">
            <div class="cc-shared-wide">{ told_both }</div>
            { told_one.to_vec() }
            <p class="cc-shared-wide cc-nothing cc-note">{ counts }{ words::MAIN_THEMES }</p>
            { lists.noted(ThemeList::WorriedBoth, below::WORRIED_BOTH, &common.worried_both, words::also_praised) }
            { lists.noted(ThemeList::PraisedBoth, below::PRAISED_BOTH, &common.praised_both, words::also_a_worry) }
            { titled(below::MIXED_BOTH.into(), mixed.len(), html! { <ul>{ mixed }</ul> }) }
            <div class="cc-shared-wide">
                { titled(below::CROSSED.into(), crossed.len(), html! { <ul>{ crossed }</ul> }) }
            </div>
        </div>
    }
}

/// A list of so many themes under its title, or nothing if there are none.
fn titled(title: Html, themes: usize, list: Html) -> Html {
    if themes == 0 {
        return Html::default();
    }
    html! { <div><h3>{ title }</h3>{ list }</div> }
}

/// What is said of a theme, after it.
fn muted(note: Html) -> Html {
    html! { <span class="cc-noted">{ " " }{ note }</span> }
}

/// What each list of themes needs.
struct Lists<'a> {
    page: &'a Page<'a>,
    comparison: &'a Comparison,
    vocabulary: &'a Themes,
}

impl Lists<'_> {
    /// Whether it is said how many lists name each theme. The counts are of today's newest reports, so they have no place in a
    /// pinned view.
    fn are_counted(&self) -> bool {
        self.comparison.pinned.is_none()
    }

    /// Themes with how many reports name each.
    fn told(&self, list: ThemeList, themes: &[ThemeId]) -> Html {
        let item = |id: &ThemeId| {
            let counted = self.vocabulary.theme(id).filter(|_| self.are_counted());
            let counted = counted.map(|theme| muted(describe::named_in(theme, self.vocabulary).into()));
            self.theme(list, id, counted)
        };
        html! { <ul>{ for themes.iter().filter_map(item) }</ul> }
    }

    /// A list of the themes that both reports praise or both worry about, with where one says the opposite `also`. They have no
    /// count: summaries have only some of what a report praises or worries about, so it would be a count of that selection.
    fn noted(
        &self,
        list: ThemeList,
        title: &'static str,
        themes: &[(ThemeId, Option<Which>)],
        also: fn(Which) -> Sentence,
    ) -> Html {
        let item = |(id, which): &(ThemeId, Option<Which>)| {
            let note = which.map(|which| muted(sentence_view(self.comparison, &also(which))));
            self.theme(list, id, note)
        };
        titled(title.into(), themes.len(), html! { <ul>{ for themes.iter().filter_map(item) }</ul> })
    }

    /// A theme, with the councils told to improve it once it is chosen.
    fn theme(&self, list: ThemeList, id: &ThemeId, note: Option<Html>) -> Option<Html> {
        let theme = self.vocabulary.theme(id)?;
        let label = theme.label.clone();
        if self.comparison.pinned.is_some() {
            return Some(html! { <li>{ label }{ note }</li> });
        }
        let listed = (list, id.clone());
        let is_open = self.page.state.listed.as_ref() == Some(&listed);
        let onclick = self.page.on_press(Action::ListCouncils((!is_open).then_some(listed)));
        let councils = is_open.then(|| self.councils(theme, list.replaced()));
        Some(html! {
            <li>
                <button class="cc-theme-name" type="button" aria-expanded={aria(is_open)} {onclick}>{ label }</button>
                <span>{ note }</span>
                <div>{ councils }</div>
            </li>
        })
    }

    /// The councils whose newest report tells them to improve a theme, each a link to a comparison.
    fn councils(&self, theme: &Theme, replaced: Which) -> Html {
        let kept = self.comparison.sides.get(replaced.other()).council.in_sentence();
        if !self.page.index.is_whole {
            let waiting = choosing::without_councils(self.page.state.known.without_councils.as_deref());
            return html! { <p class="cc-councils" role="status">{ waiting.heading }</p> };
        }
        let mut links = Vec::new();
        for slug in &theme.told_to_improve {
            if !links.is_empty() {
                links.push(text(COMMA));
            }
            let is_shown = self.comparison.sides.iter().any(|(_, side)| side.council.slug == *slug);
            links.push(if is_shown {
                html! { <b>{ self.page.name(slug) }</b> }
            } else {
                let label = choose::compare(&kept, &self.page.name_in_sentence(slug));
                self.page.council_link(replaced, slug, Some(label))
            });
        }
        html! {
            <p class="cc-councils">
                { describe::told_to_improve(theme, self.vocabulary, &kept) }{ " " }{ links }
            </p>
        }
    }
}
