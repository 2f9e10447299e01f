//! The sentences of many pairs: each is marked but for names and what the dataset says.

use crate::data::Texts;
use crate::known::known;
use crate::plain::unmarked;
use crate::scenes::{sample, tallies};
use council_compare::comparison::Which;
use council_compare::comparison::timeline::timeline;
use council_compare::dataset::Area;
use council_compare::describe;

#[test]
fn no_sentence_is_hard_wired() {
    let known = known();
    let data = Texts::of(&known);
    let check = |sentence: &str| {
        for part in unmarked(sentence) {
            assert!(data.has(&part), "“{part}” is hard-wired: {sentence}");
        }
    };
    for comparison in sample(&known) {
        check(&describe::headline(&comparison).plain(&comparison));
        check(&describe::date_line(&comparison).plain(&comparison));
        check(&describe::newer_reports(&comparison).plain(&comparison));
        for area in Area::LANES {
            for (_, story) in describe::journey_stories(&comparison, area).iter() {
                check(&story.plain(&comparison));
            }
            check(&describe::chart_name(&comparison, area));
        }
        for tally in tallies(&known, &comparison) {
            check(&describe::tally_name(&comparison, &tally));
            check(&describe::tally_counted(&comparison, &tally));
            for which in Which::BOTH {
                let absent = describe::tally_absent(&comparison, &tally, which);
                let readouts =
                    Area::LANES.map(|area| describe::tally_readout(&comparison, &tally, which, area));
                for sentence in readouts.iter().chain([&absent]).flatten() {
                    check(&sentence.plain(&comparison));
                }
            }
        }
        check(&describe::how_many(&timeline(&comparison)));
    }
}
