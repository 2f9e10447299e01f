//! What is sound is read, whole.

use crate::common::{published, slug};
use council_compare::dataset::{
    Area, DateOf, EventSource, Grade, Json, Judgement, Lifetime, PressSource, Reason, Service, parse,
};

use super::samples::{self, index, read_index, read_record, record, with};

#[test]
fn a_sound_record_is_read_whole() {
    let record = read_record(&record()).unwrap();
    assert_eq!(record.neighbours, [slug("bury"), slug("st-helens")]);
    let [sif, shared, ilacs] = &record.inspections[..] else { panic!("{record:?}") };
    let told = Reason::Told("no child had a plan for adoption".into());
    assert_eq!(*sif.judgement(Area::Adoption), Judgement::NotJudged(told));
    assert_eq!(*sif.judgement(Area::CareLeavers), Judgement::Own(Grade::Good));
    assert_eq!(*shared.judgement(Area::ChildrenInCare), Judgement::Shared(Grade::Outstanding));
    assert_eq!(*shared.judgement(Area::CareLeavers), Judgement::Shared(Grade::Outstanding));
    assert_eq!(*shared.judgement(Area::Adoption), Judgement::NotJudged(Reason::AdoptionEnded));
    assert_eq!(*ilacs.judgement(Area::CareLeavers), Judgement::Own(Grade::RequiresImprovement));
    assert_eq!(*ilacs.judgement(Area::Overall), Judgement::NotJudged(Reason::OverallEnded));
    assert_eq!(*ilacs.judgement(Area::SafeguardingBoard), Judgement::NotJudged(Reason::BoardsEnded));
    assert_eq!(record.board_reviews[0].grade, Grade::RequiresImprovement);
    let earlier = record.earlier.iter().map(|it| (it.date.long(), it.date_of, it.service, it.grade));
    assert_eq!(
        earlier.collect::<Vec<_>>(),
        [
            ("February 2010".to_owned(), DateOf::Inspection, Service::Safeguarding, Grade::Satisfactory),
            ("2012".to_owned(), DateOf::Unsaid, Service::Adoption, Grade::Good),
            (
                "3 June 2013".to_owned(),
                DateOf::Inspection,
                Service::LeadershipForLookedAfterChildren,
                Grade::Adequate
            ),
            ("3 June 2013".to_owned(), DateOf::Inspection, Service::LookedAfterChildren, Grade::Adequate),
        ]
    );
    let [notice, visit] = &record.events[..] else { panic!("{record:?}") };
    let EventSource::Report(source) = &notice.source else { panic!("{notice:?}") };
    assert_eq!((source.page, source.paragraph), (Some(7), Some(30)));
    let EventSource::Press(PressSource { title, not_before }) = &visit.source else { panic!("{visit:?}") };
    assert_eq!((&**title, not_before.unwrap().long()), ("The visit. Courier", "May 2023".to_owned()));
    assert_eq!((visit.date, visit.strengths.len(), visit.improvements.len()), (None, 1, 2));
}

#[test]
fn a_sound_index_is_read_whole() {
    let (index, faults) = read_index(&index()).unwrap();
    assert_eq!(faults, []);
    assert_eq!(index.data_date.to_string(), "2026-08-20");
    assert_eq!(index.featured, [slug("calderdale"), slug("kirklees")]);
    assert_eq!(
        (&*index.licence.name, &*index.licence.url),
        ("Open Government Licence v3.0", "https://licence.example/")
    );
    assert_eq!(index.contact, None);
    for contact in ["https://news.example/corrections", "mailto:corrections@news.example"] {
        let (index, _) = read_index(&with(samples::index(), "/contact", contact.into())).unwrap();
        assert_eq!(index.contact.as_deref(), Some(contact));
    }
    let council = |text| index.council(&slug(text)).unwrap();
    assert_eq!(council("calderdale").aliases, ["Halifax".into()]);
    assert_eq!(&*council("calderdale").short_name, "Calderdale");
    assert_eq!(&*council("bcp").short_name, "BCP");
    assert_eq!(council("calderdale").lifetime, Lifetime::Current);
    let predecessors = vec![slug("poole")];
    assert_eq!(council("bcp").lifetime, Lifetime::Created { year: 2019, predecessors });
    assert_eq!(council("poole").lifetime, Lifetime::Abolished { year: 2019, successors: vec![slug("bcp")] });
}

#[test]
fn reports_in_another_order_are_put_in_order() {
    let mut mixed = record();
    mixed["inspections"].as_array_mut().unwrap().reverse();
    mixed["earlier-inspections"].as_array_mut().unwrap().reverse();
    assert_eq!(read_record(&mixed), read_record(&record()));
}

#[test]
fn every_published_file_is_read() {
    let (index, faults) = read_index(&published("index.json")).unwrap();
    assert_eq!(faults, []);
    let whole = published("records.json");
    assert_eq!(whole["records"].as_object().unwrap().len(), index.councils().len());
    for council in index.councils() {
        let slug = &council.slug;
        let single = published(&format!("councils/{slug}.json"));
        assert_eq!(whole["records"][slug.as_str()], single);
        let record = parse::record(&Json::from(&single), slug).unwrap();
        assert_eq!(record.slug, *slug);
    }
}
