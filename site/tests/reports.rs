//! Faults between reports, the reasons for missing grades and what reports tell, and many faults at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Bench, Key, place};

const INSPECTIONS: &str = "inspections.csv";
const LATEST: Key = &["kirklees", "2024-08-28"];

/// What is wrong with a copy of Kirklees's latest report with these changes, added at the end.
fn faults_of_copy(changes: &[(&str, &str)]) -> (Bench, usize, Vec<String>) {
    let bench = Bench::new();
    bench.copy(INSPECTIONS, LATEST, changes);
    let (line, faults) = (bench.last_line(INSPECTIONS), bench.faults());
    (bench, line, faults)
}

const NEW_ADDRESS: (&str, &str) = ("report_url", "https://files.ofsted.gov.uk/v1/file/99999999");

#[test]
fn inspections_stand_once() {
    let first = Bench::new().line(INSPECTIONS, LATEST);
    let later = [
        ("inspection_start", "2025-07-07"),
        ("inspection_end", "2025-07-18"),
        ("published", "2025-08-29"),
        ("published_listed", "2025-08-29"),
        ("source_file", "children's services inspection - 29 august 2025.pdf"),
    ];
    let with_new_address: Vec<_> = later.into_iter().chain([NEW_ADDRESS]).collect();
    let (_, _, faults) = faults_of_copy(&with_new_address);
    assert_eq!(faults, Vec::<String>::new());

    let published = [
        ("published", "2024-08-30"),
        ("published_listed", "2024-08-30"),
        ("source_file", "children's services inspection - 30 august 2024.pdf"),
    ];
    let (_, line, faults) = faults_of_copy(&[NEW_ADDRESS, published[0], published[1], published[2]]);
    let at = place(INSPECTIONS, line, 4, "inspection_start");
    let begun = "an inspection of “kirklees” begun on 2024-07-08";
    assert_eq!(faults, [format!("{at}: {begun} stands on line {first} already; remove one of the two")]);

    let (_, line, faults) =
        faults_of_copy(&[NEW_ADDRESS, ("inspection_start", "2024-07-09"), ("notes", "as printed")]);
    let at = place(INSPECTIONS, line, 7, "published");
    let published = "an inspection of “kirklees” published on 2024-08-28";
    assert_eq!(faults, [format!("{at}: {published} stands on line {first} already; remove one of the two")]);

    let (_, line, faults) = faults_of_copy(&later);
    let at = place(INSPECTIONS, line, 9, "report_url");
    assert_eq!(
        faults,
        [format!("{at}: this report_url stands on line {first} already; remove one of the two")]
    );
}

#[test]
fn frameworks_have_their_time() {
    // Kirklees's latest report as if it were one of the older kind.
    let sif = [
        NEW_ADDRESS,
        ("framework", "sif"),
        ("inspection_kind", "full"),
        ("inspection_start", "2018-09-03"),
        ("inspection_end", "2018-09-21"),
        ("adoption", "good"),
        ("areas_to_improve_count", ""),
        ("published", "2018-11-05"),
        ("published_listed", "2018-11-05"),
        ("source_file", "children's services inspection - 05 november 2018.pdf"),
    ];
    let (_, line, faults) = faults_of_copy(&sif);
    let at = place(INSPECTIONS, line, 2, "framework");
    assert_eq!(
        faults,
        [format!("{at}: no sif inspection began after August 2018; this one began on 2018-09-03")]
    );

    let ilacs = [
        NEW_ADDRESS,
        ("inspection_start", "2017-12-29"),
        ("inspection_end", "2018-01-12"),
        ("care_leavers", ""),
        ("care_leavers_merged", "true"),
        ("published", "2018-02-20"),
        ("published_listed", "2018-02-20"),
        ("source_file", "children's services inspection - 20 february 2018.pdf"),
    ];
    let (_, line, faults) = faults_of_copy(&ilacs);
    let at = place(INSPECTIONS, line, 2, "framework");
    assert_eq!(
        faults,
        [format!("{at}: no ilacs inspection began before January 2018; this one began on 2017-12-29")]
    );

    // And the older kind as if it were later.
    let bench = Bench::new();
    bench.copy(
        INSPECTIONS,
        &["kent", "2013-08-23"],
        &[
            NEW_ADDRESS,
            ("inspection_start", "2013-11-01"),
            ("inspection_end", "2013-11-08"),
            ("published", "2013-12-20"),
            ("published_listed", "2013-12-20"),
            ("source_file", "children's services inspection - 20 december 2013.pdf"),
        ],
    );
    let at = place(INSPECTIONS, bench.last_line(INSPECTIONS), 2, "framework");
    let message =
        "no looked-after-children inspection began from November 2013; this one began on 2013-11-01";
    assert_eq!(bench.faults(), [format!("{at}: {message}")]);
}

#[test]
fn reports_are_not_newer_than_the_data() {
    let bench = Bench::new();
    let at = bench.place(INSPECTIONS, &["lancashire", "2026-08-20"], "published");
    bench.set("about.csv", &["data_date"], "value", "2026-08-19");
    let message = "2026-08-20 is after data_date in about.csv, which is 2026-08-19; move data_date on";
    let faults = bench.faults();
    assert!(faults.contains(&format!("{at}: {message}")), "{faults:?}");
    // Nor have councils changed after that day.
    let of_reports = faults.iter().filter(|fault| !fault.starts_with("data/councils.csv"));
    for fault in of_reports {
        assert!(fault.ends_with("which is 2026-08-19; move data_date on"), "{fault}");
    }
}

/// Of one cell, a wrong day can be in order with all the others of its row.
#[test]
fn what_is_probably_mistaken_is_asked() {
    let next = [
        NEW_ADDRESS,
        ("inspection_start", "2024-08-26"),
        ("inspection_end", "2024-09-06"),
        ("published", "2024-10-15"),
        ("published_listed", "2024-10-15"),
        ("source_file", "children's services inspection - 15 october 2024.pdf"),
    ];
    let (bench, line, faults) = faults_of_copy(&next);
    let at = place(INSPECTIONS, line, 4, "inspection_start");
    let before = bench.line(INSPECTIONS, LATEST);
    let message = format!(
        "2024-08-26 is before the report of the inspection on line {before} came out, on 2024-08-28; is the council of one \
         of them another, or a date wrong? If not, say so in notes"
    );
    assert_eq!(faults, [format!("{at}: {message}")]);

    for (council, what) in [("cumbria", "ended on 2023-04-01"), ("cumberland", "began on 2023-04-01")] {
        let days = match council {
            "cumbria" => ["2024-09-02", "2024-09-13", "2024-10-15"],
            _ => ["2023-03-20", "2023-03-31", "2023-05-15"],
        };
        let (_, line, faults) = faults_of_copy(&[
            NEW_ADDRESS,
            ("council", council),
            ("inspection_start", days[0]),
            ("inspection_end", days[1]),
            ("published", days[2]),
            ("published_listed", days[2]),
            ("source_file", "report.pdf"),
        ]);
        let at = place(INSPECTIONS, line, 4, "inspection_start");
        let message = format!(
            "“{council}” {what}, and this inspection began on {}; name the council that there was, or correct the date",
            days[0]
        );
        assert_eq!(faults, [format!("{at}: {message}")]);
    }

    let late = [
        NEW_ADDRESS,
        ("inspection_start", "2024-07-09"),
        ("published", "2025-08-28"),
        ("published_listed", "2025-08-28"),
    ];
    let late: Vec<_> =
        late.into_iter().chain([("source_file", "report.pdf"), ("council", "calderdale")]).collect();
    let (_, line, faults) = faults_of_copy(&late);
    let message = "2025-08-28 is 405 days after inspection_end; correct one of them, or say in notes why it took so long";
    assert!(
        faults.contains(&format!("{}: {message}", place(INSPECTIONS, line, 7, "published"))),
        "{faults:?}"
    );
    let explained: Vec<_> = late.into_iter().chain([("notes", "as printed")]).collect();
    let (.., faults) = faults_of_copy(&explained);
    assert_eq!(faults, Vec::<String>::new());

    let bench = Bench::new();
    let at = bench.place("about.csv", &["data_date"], "value");
    bench.set("about.csv", &["data_date"], "value", "2062-11-27");
    let said = format!("{at}: 2062-11-27 is more than 120 days after the newest report, ");
    let faults = bench.faults();
    assert!(faults.len() == 1 && faults[0].starts_with(&said), "{faults:?}");
}

/// Of a copy of an inspection, what is sooner or shorter than any other is asked, and notes explain it.
#[test]
fn what_is_sooner_or_shorter_than_any_other_is_asked() {
    let soon = [
        NEW_ADDRESS,
        ("inspection_start", "2026-06-01"),
        ("inspection_end", "2026-06-12"),
        ("overall", ""),
        ("published", "2026-06-25"),
        ("published_listed", "2026-06-25"),
        ("source_file", "report.pdf"),
    ];
    let (_, line, faults) = faults_of_copy(&soon);
    let message = "2026-06-25 is 13 days after inspection_end; correct one of them, or say in notes why it was so quick";
    assert_eq!(faults, [format!("{}: {message}", place(INSPECTIONS, line, 7, "published"))]);
    let with_notes = |notes| soon.into_iter().chain([("notes", notes)]).collect::<Vec<_>>();
    let (.., faults) = faults_of_copy(&with_notes("as printed"));
    assert_eq!(faults, Vec::<String>::new());

    // Nor does a short inspection at a weekend need to be wrong.
    let noted = with_notes("as printed").into_iter().map(|(column, value)| match column {
        "inspection_start" => (column, "2026-06-07"),
        _ => (column, value),
    });
    let (.., faults) = faults_of_copy(&noted.collect::<Vec<_>>());
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn reasons_stand_for_missing_grades() {
    const SCILLY: Key = &["isles-of-scilly", "2016-06-27"];
    let empty = "there is no grade; enter it, or say in not_judged.csv why there is none";
    let bench = Bench::new();
    let at = ["children_in_care", "care_leavers", "adoption"]
        .map(|column| bench.place(INSPECTIONS, SCILLY, column));
    bench.edit("not_judged.csv", |records| records.retain(|record| record[0] != "isles-of-scilly"));
    assert_eq!(bench.faults(), at.map(|at| format!("{at}: {empty}")));

    // An overall grade cannot be explained away.
    let bench = Bench::new();
    let at = bench.place(INSPECTIONS, LATEST, "overall");
    let inspection = bench.line(INSPECTIONS, LATEST);
    bench.set(INSPECTIONS, LATEST, "overall", "");
    bench.copy(
        "not_judged.csv",
        &["surrey"],
        &[("council", "kirklees"), ("published", "2024-08-28"), ("area", "overall")],
    );
    let last = place("not_judged.csv", bench.last_line("not_judged.csv"), 3, "area");
    let expected = [
        format!("{at}: there is no grade; enter it: every such report has one"),
        format!(
            "{last}: the inspection on line {inspection} of inspections.csv does not leave out overall effectiveness; \
             remove the row"
        ),
    ];
    assert_eq!(bench.faults(), expected);

    let bench = Bench::new();
    let (first, last) = (bench.line("not_judged.csv", &["surrey"]), bench.last_line("not_judged.csv") + 1);
    bench.copy("not_judged.csv", &["surrey"], &[]);
    let at = place("not_judged.csv", last, 3, "area");
    let what = "a reason for this area of this report";
    assert_eq!(
        bench.faults(),
        [format!("{at}: {what} stands on line {first} already; remove one of the two")]
    );
}

#[test]
fn what_reports_tell_stands_once() {
    for (file, key, column) in [
        ("earlier_inspections.csv", ["barnet", "2012-01", "looked-after-children"].as_slice(), ("kind", 5)),
        ("report_events.csv", &["barnet", "2016-04"], ("summary", 5)),
        ("events.csv", &["calderdale", "2023-05"], ("summary", 5)),
        ("about.csv", &["title"], ("key", 1)),
    ] {
        let bench = Bench::new();
        let (first, last) = (bench.line(file, key), bench.last_line(file) + 1);
        bench.copy(file, key, &[]);
        let faults = bench.faults();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with(&place(file, last, column.1, column.0)), "{faults:?}");
        assert!(faults[0].ends_with(&format!("stands on line {first} already; remove one of the two")));
    }
}

#[test]
fn about_has_every_key_and_no_other() {
    let bench = Bench::new();
    bench.remove("about.csv", &["attribution"]);
    assert_eq!(bench.faults(), ["data/about.csv:1:1: the row “attribution” is missing"]);

    let bench = Bench::new();
    let at = bench.place("about.csv", &["title"], "key");
    bench.set("about.csv", &["title"], "key", "titel");
    let expected = [
        "data/about.csv:1:1: the row “title” is missing".to_owned(),
        format!("{at}: “titel” is not a key; did you mean “title”?"),
    ];
    assert_eq!(bench.faults(), expected);

    for (value, told) in [
        ("https://news.example/corrections", None),
        ("mailto:corrections@news.example", None),
        ("corrections@news.example", Some("“corrections@news.example”")),
        ("mailto:the desk", Some("“mailto:the desk”")),
    ] {
        let bench = Bench::new();
        bench.edit("about.csv", |records| records.push(vec!["contact".to_owned(), value.to_owned()]));
        let at = bench.place("about.csv", &["contact"], "value");
        let expected =
            told.map(|told| format!("{at}: {told} is not an address that starts with https:// or mailto:"));
        assert_eq!(bench.faults(), expected.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn featured_councils_have_a_report() {
    let bench = Bench::new();
    for file in ["inspections.csv", "earlier_inspections.csv", "report_events.csv", "findings.csv"] {
        bench.edit(file, |records| records.retain(|record| record[0] != "york"));
    }
    bench.edit("disagreements.csv", |records| records.retain(|record| record[0] != "york"));
    bench.set("about.csv", &["featured_second"], "value", "york");
    let at = bench.place("about.csv", &["featured_second"], "value");
    let message = "inspections.csv has no report on the services of “york”; name a council that has one";
    assert_eq!(bench.faults(), [format!("{at}: {message}")]);
}

#[test]
fn all_faults_of_all_files_are_told_at_once_in_order() {
    let bench = Bench::new();
    let leaders = bench.place(INSPECTIONS, LATEST, "leaders");
    let notes = bench.place(INSPECTIONS, LATEST, "notes");
    let region = bench.place("councils.csv", &["york", "York"], "region");
    let kind = bench.place("events.csv", &["calderdale", "2023-05"], "kind");
    let page = bench.place("report_events.csv", &["barnet", "2016-04"], "page");
    bench.set("report_events.csv", &["barnet", "2016-04"], "page", "x");
    bench.set(INSPECTIONS, LATEST, "notes", "note ");
    bench.set(INSPECTIONS, LATEST, "leaders", "");
    bench.set("events.csv", &["calderdale", "2023-05"], "kind", "visit");
    bench.set("councils.csv", &["york", "York"], "region", "York");
    bench.edit("short_names.csv", |records| records[0][1] = "name".to_owned());
    let expected = [
        format!("{region}: “York” is not a region"),
        format!("{kind}: “visit” is not a kind of event"),
        format!("{leaders}: there is no grade; enter it, or say in not_judged.csv why there is none"),
        format!("{notes}: “note ” has a space before or after it; remove it"),
        format!("{page}: “x” is not a number from 1 to 999"),
        "data/short_names.csv:1:2: name: is not a column of this file".to_owned(),
        "data/short_names.csv:1:2: short_name: the column is missing from the header".to_owned(),
    ];
    assert_eq!(bench.faults(), expected);
}
