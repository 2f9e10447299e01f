//! The texts of the dataset, which are in no language but their own.

use crate::plain::trimmed;
use council_compare::dataset::{
    Area, Disagreement, Event, EventSource, Findings, GradesGiven, Index, Inspection, Judgement, PressSource,
    Reason, Record,
};
use site::export::known::Known;
use std::collections::HashSet;

/// Every text that a page may show as the dataset has it, without the punctuation around it.
#[derive(Clone)]
pub struct Texts {
    texts: HashSet<String>,
    /// Lines into which a chart may break a council's name.
    lines: HashSet<String>,
}

impl Texts {
    pub fn of(known: &Known) -> Self {
        let mut found = Self { texts: HashSet::new(), lines: HashSet::new() };
        found.index(&known.index);
        known.records.values().for_each(|record| found.record(record));
        known.findings.values().flatten().for_each(|(_, findings)| found.findings(findings));
        known.themes.themes.iter().for_each(|theme| found.add(&theme.label));
        for council in known.index.councils() {
            known.grades.inspections(&council.slug).iter().for_each(|given| found.given(given));
        }
        found
    }

    /// Allows what a reader or an address says.
    pub fn add(&mut self, text: &str) {
        self.texts.insert(trimmed(text).to_owned());
    }

    /// Whether the dataset has this text.
    pub fn has(&self, text: &str) -> bool {
        self.texts.contains(trimmed(text))
    }

    /// Whether a chart may show this line.
    pub fn has_line(&self, line: &str) -> bool {
        self.lines.contains(trimmed(line))
    }

    fn index(&mut self, index: &Index) {
        self.add(&index.attribution);
        self.add(&index.licence.name);
        // A downloaded picture has both at its foot.
        for text in [&index.attribution, &index.licence.name] {
            self.lines.insert(trimmed(text).to_owned());
        }
        for council in index.councils() {
            self.add(&council.name);
            self.add(&council.at_start());
            self.add(&council.in_sentence());
            self.add(&council.in_sentence_again());
            self.add(&council.short_name);
            self.add(&council.region);
            council.aliases.iter().for_each(|alias| self.add(alias));
            // A line may end with it.
            self.lines.extend(council.article.as_deref().map(str::to_owned));
            self.lines_of(&council.at_start());
            self.lines_of(&council.in_sentence());
            self.lines_of(&council.in_sentence_again());
            self.lines_of(&council.short_name);
        }
    }

    /// Every part of a name that can stand on a line, which is more than its “and”.
    fn lines_of(&mut self, name: &str) {
        let words: Vec<&str> = name.split_whitespace().collect();
        for start in 0..words.len() {
            for end in start..words.len() {
                let line = words[start..=end].join(" ");
                if line.contains(char::is_uppercase) {
                    self.lines.insert(trimmed(&line).to_owned());
                }
            }
        }
    }

    fn record(&mut self, record: &Record) {
        record.inspections.iter().for_each(|inspection| self.inspection(inspection));
        record.board_reviews.iter().for_each(|review| self.add(&review.report));
        record.earlier.iter().for_each(|earlier| self.add(&earlier.source.report));
        record.events.iter().for_each(|event| self.event(event));
        for Disagreement { text, press, report, .. } in &record.disagreements {
            self.add(text);
            self.add(&report.report);
            press.iter().for_each(|article| self.press(article));
        }
    }

    fn inspection(&mut self, inspection: &Inspection) {
        self.add(&inspection.report);
        // A downloaded picture has it at its foot.
        self.lines.insert(inspection.report.to_string());
        Area::ALL.into_iter().for_each(|area| self.judgement(inspection.judgement(area)));
    }

    fn given(&mut self, given: &GradesGiven) {
        Area::ALL.into_iter().filter_map(|area| given.judgement(area)).for_each(|it| self.judgement(it));
    }

    fn judgement(&mut self, judgement: &Judgement) {
        if let Judgement::NotJudged(Reason::Told(reason)) = judgement {
            self.add(reason);
        }
    }

    fn event(&mut self, event: &Event) {
        self.add(&event.summary);
        // A visit's strengths, and what it wanted improved, stand in one line.
        self.add(&event.strengths.join(", "));
        self.add(&event.improvements.join(", "));
        match &event.source {
            EventSource::Report(source) => self.add(&source.report),
            EventSource::Press(article) => self.press(article),
        }
    }

    fn press(&mut self, article: &PressSource) {
        self.add(&article.title);
    }

    fn findings(&mut self, findings: &Findings) {
        self.add(&findings.summary);
        let all = [&findings.strengths, &findings.concerns, &findings.improvements];
        all.into_iter().flatten().for_each(|finding| self.add(&finding.text));
    }
}
