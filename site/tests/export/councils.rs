//! The pages of one council each, of all of them.

use crate::common::{councils, councils_with_a_report};
use crate::site::{Bench, between};
use council_compare::comparison::Side;
use council_compare::comparison::journey::Line;
use council_compare::dataset::{Area, Council, Json, Judgement, Reason, parse};
use serde_json::Value;
use std::fs;
use std::rc::Rc;

/// Every council of an exported site, with what is known of it.
fn sides(bench: &Bench) -> Vec<Side> {
    let json =
        |path: &str| -> Value { serde_json::from_slice(&fs::read(bench.out().join(path)).unwrap()).unwrap() };
    let (index, faults) = parse::index(&Json::from(&json("data/index.json"))).unwrap();
    assert_eq!(faults, []);
    let side = |council: &Council| {
        let record = json(&format!("data/councils/{}.json", council.slug));
        let record = parse::record(&Json::from(&record), &council.slug).unwrap();
        Side::new(council.clone(), Rc::new(record), None)
    };
    index.councils().iter().map(side).collect()
}

/// How many marks of grades one form of the chart has: shapes on a halo, filled or hollow.
fn marks(svg: &str) -> usize {
    let of_look = |look: &str| {
        let class = format!("class=\"{look} first\"");
        let tags = svg.split(&class).skip(1).filter_map(|rest| rest.split('>').next());
        // A label on a halo is no path.
        let paths = tags.filter(|tag| tag.contains(" d=\""));
        paths.map(|tag| between(tag, " d=\"", "\"").matches('m').count()).sum::<usize>()
    };
    of_look("halo") + of_look("hollow")
}

#[test]
fn every_council_has_a_chart_of_its_grades_or_a_sentence_in_its_place() {
    let bench = Bench::new();
    bench.export().unwrap();
    let (mut drawn, mut told) = (0, 0);
    for side in sides(&bench) {
        let (council, name) = (&side.council, side.council.slug.as_str());
        let page = bench.page(name);
        let grades: usize = Area::LANES.iter().map(|area| Line::new(&side, *area).points.len()).sum();
        // Adoption stands beside children in care, where there is room to say so.
        let adoption = side.inspections().filter(|it| it.judgement(Area::Adoption).grade().is_some()).count();
        let charts: Vec<&str> = page.split(" class=\"cc-at-").skip(1).collect();
        if grades == 0 {
            assert!(charts.is_empty(), "{name} has an empty chart");
            let sentence =
                format!("This dataset holds no full report on {}, so", council.name.replace('&', "&amp;"));
            assert!(page.contains(&sentence), "{name}");
            told += 1;
            continue;
        }
        assert_eq!(charts.len(), 7, "{name}");
        // What was before has a column only where anything was, and a first report is called one.
        let (reports, older) = (side.inspections().count(), side.earlier().count());
        let has_column = page.contains("Compared with the inspection before");
        assert_eq!(has_column, reports + older > 1, "{name}: {reports} reports, {older} older inspections");
        assert_eq!(page.contains("first report in this dataset."), reports == 1, "{name}");
        // Also where a report lists nothing.
        assert_eq!(page.contains("What must improve: "), side.summarised_report().is_some(), "{name}");
        for chart in charts {
            let found = marks(chart.split("</svg>").next().unwrap());
            assert!(
                (grades..=grades + adoption).contains(&found),
                "{name}: {found} marks of {grades} grades"
            );
        }
        let alternative = between(&page, "role=\"img\" aria-label=\"", "\"");
        for inspection in side.inspections() {
            for area in Area::LANES {
                let (Judgement::Own(grade) | Judgement::Shared(grade)) = inspection.judgement(area) else {
                    continue;
                };
                let of_area = between(alternative, &format!(" {}: ", area.label()), ".");
                let said = format!("{} in {}", grade.word(), inspection.start.year());
                assert!(of_area.contains(&said), "{name}: {said} is not in “{of_area}”");
            }
        }
        drawn += 1;
    }
    let with_a_report = councils_with_a_report().len();
    assert_eq!((drawn, told), (with_a_report, councils().len() - with_a_report));
}

/// The part of a page with everything year by year.
fn years(page: &str) -> &str {
    page.split_once("<div class=\"cc-its-years\">").map_or("", |(_, rest)| between(rest, "", "</section>"))
}

#[test]
fn a_page_tells_everything_of_its_council_year_by_year() {
    let bench = Bench::new();
    bench.export().unwrap();
    let mut told = 0;
    for side in sides(&bench) {
        let name = side.council.slug.as_str();
        let page = bench.page(name);
        let years = years(&page);
        let reports = side.inspections().map(|report| (report.start.year(), report.report.to_string()));
        for (year, report) in
            reports.chain(side.board_reviews().map(|it| (it.start.year(), it.report.to_string())))
        {
            let (_, of_year) = years.split_once(&format!("<h3>{year}</h3>")).expect(name);
            let of_year = of_year.split("<h3>").next().unwrap();
            assert!(of_year.contains(&format!("href=\"{report}\"")), "{name}: {report} is not in {year}");
            told += 1;
        }
        for event in side.events() {
            assert!(years.contains(&*event.label()), "{name}: {}", event.label());
            told += 1;
        }
        // Nothing can be chosen where no program runs.
        assert!(!years.contains("<button"), "{name}");
    }
    assert!(told > 600, "{told}");
}

#[test]
fn a_page_leads_to_its_comparisons_from_its_head() {
    let bench = Bench::new();
    bench.export().unwrap();
    let (mut similar, mut elsewhere) = (0, 0);
    for side in sides(&bench) {
        let name = side.council.slug.as_str();
        let page = bench.page(name);
        if !page.contains(" id=\"compare\"") {
            assert!(!page.contains("class=\"cc-offered\""), "{name} offers what it has not");
            continue;
        }
        let offered = between(&page, "<p class=\"cc-offered\">", "</p>");
        let of_its_own = offered.matches(&format!("href=\"/compare/{name}/")).count();
        let listed = page.split_once("<h3>Similar in population and need</h3>");
        let listed = listed.map_or(0, |(_, rest)| between(rest, "<ul", "</ul>").matches("<li>").count());
        assert_eq!(of_its_own, listed.min(3), "{name}: {offered}");
        assert!(offered.ends_with("<a href=\"#compare\">another council</a>"), "{name}: {offered}");
        let of_three = offered.matches("; <a ").count();
        assert_eq!(of_three, of_its_own.saturating_sub(1), "{name}: {offered}");
        similar += listed;
        if let Some((_, others)) = page.split_once("<summary>Councils of other regions: ") {
            let others = others.split("</details>").next().unwrap();
            let count: usize = others.split('<').next().unwrap().parse().unwrap();
            assert_eq!(others.matches("<li>").count(), count, "{name}");
            elsewhere += count;
        }
    }
    assert!(similar > 0 && elsewhere > 0, "{similar} and {elsewhere}");
}

/// What the dataset knows to be told otherwise elsewhere, or why something has no grade, a council's own page says too.
#[test]
fn a_page_says_where_sources_differ_and_why_something_was_not_judged() {
    let bench = Bench::new();
    bench.export().unwrap();
    let (mut differing, mut reasons) = (0, 0);
    for side in sides(&bench) {
        let (name, page) = (side.council.slug.as_str(), bench.page(side.council.slug.as_str()));
        let told = side.disagreements().count();
        assert_eq!(page.matches("Sources differ.").count(), told, "{name}");
        differing += told;
        for inspection in side.inspections() {
            for area in Area::LANES {
                if let Judgement::NotJudged(Reason::Told(why)) = inspection.judgement(area) {
                    assert!(page.contains(&format!("not judged: {why}")), "{name}: {area:?}");
                    reasons += 1;
                }
            }
        }
    }
    assert!(differing >= 3 && reasons >= 2, "{differing} and {reasons}");
}
