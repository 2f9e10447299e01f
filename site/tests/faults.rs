//! Faults of headers, records and whole files, and faults between rows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{Bench, data_date};

/// What is wrong after one change to the tables.
fn faults_after(change: impl FnOnce(&Bench)) -> Vec<String> {
    let bench = Bench::new();
    change(&bench);
    bench.faults()
}

/// What is wrong after one change to the header of a table.
fn faults_of_header(file: &str, change: impl FnOnce(&mut Vec<String>)) -> Vec<String> {
    faults_after(|bench| bench.edit(file, |records| change(&mut records[0])))
}

#[test]
fn headers_name_the_columns_in_order() {
    const FILE: &str = "inspections.csv";
    let missing = faults_of_header(FILE, |header| drop(header.remove(9)));
    assert_eq!(missing, ["data/inspections.csv:1:10: overall: the column is missing from the header"]);

    let misspelt = faults_of_header(FILE, |header| header[9] = "overal".to_owned());
    let expected = "data/inspections.csv:1:10: overal: is not a column of this file; did you mean “overall”?";
    assert_eq!(misspelt, [expected]);

    let unknown = faults_of_header(FILE, |header| header.push("colour".to_owned()));
    assert_eq!(unknown, ["data/inspections.csv:1:21: colour: is not a column of this file"]);

    let replaced = faults_of_header(FILE, |header| header[9] = "colour".to_owned());
    let expected = [
        "data/inspections.csv:1:10: colour: is not a column of this file",
        "data/inspections.csv:1:10: overall: the column is missing from the header",
    ];
    assert_eq!(replaced, expected);

    let twice = faults_of_header(FILE, |header| header.push("overall".to_owned()));
    assert_eq!(twice, ["data/inspections.csv:1:21: overall: the column stands twice in the header"]);

    let nameless = faults_of_header(FILE, |header| header.push(String::new()));
    let expected =
        "data/inspections.csv:1:21: the header has a column without a name; delete the empty columns";
    assert_eq!(nameless, [expected]);

    for (separator, name) in [(";", "semicolons"), ("\t", "tabs")] {
        let faults = faults_after(|bench| {
            let text = String::from_utf8(std::fs::read(bench.data().join(FILE)).unwrap()).unwrap();
            bench.write(FILE, text.replace(',', separator));
        });
        let expected = format!(
            "data/inspections.csv:1:1: the columns are separated by {name}; save the file as CSV with commas"
        );
        assert_eq!(faults, [expected]);
    }

    let moved = faults_of_header(FILE, |header| header.swap(9, 10));
    let expected = "data/inspections.csv:1:10: leaders: the column stands where “overall” should stand; \
                    put the columns back in order";
    assert_eq!(moved, [expected]);
}

#[test]
fn nothing_is_called_unknown_when_its_table_cannot_be_read() {
    let faults = faults_of_header("councils.csv", |header| header[0] = "key".to_owned());
    let expected = [
        "data/councils.csv:1:1: key: is not a column of this file",
        "data/councils.csv:1:1: slug: the column is missing from the header",
    ];
    assert_eq!(faults, expected);
    let faults = faults_of_header("not_judged.csv", |header| header.swap(0, 1));
    assert_eq!(faults.len(), 1);
}

#[test]
fn files_must_be_there_and_have_a_header() {
    let empty = faults_after(|bench| bench.write("about.csv", ""));
    assert_eq!(
        empty,
        ["data/about.csv: the file is empty; its first line should name the columns: key,value"]
    );
    let faults = faults_after(|bench| std::fs::remove_file(bench.data().join("events.csv")).unwrap());
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("data/events.csv: the file cannot be read: "), "{faults:?}");
}

#[test]
fn records_have_as_many_fields_as_the_header() {
    let few = faults_after(|bench| bench.edit("councils.csv", |records| drop(records[1].pop())));
    let expected = "data/councils.csv:2:15: article: the record has 14 fields, the header has 15; \
                    is a comma or a quotation mark missing?";
    assert_eq!(few, [expected]);

    let many = faults_after(|bench| bench.edit("inspections.csv", |records| records[1].push("x".to_owned())));
    let quote = "a cell with a comma needs quotation marks around it, and a quotation mark inside such a cell is written twice";
    let expected = format!("data/inspections.csv:2:21: the record has 21 fields, the header has 20; {quote}");
    assert_eq!(many, [expected]);

    // What spreadsheets leave below a table.
    let empty =
        faults_after(|bench| bench.edit("inspections.csv", |records| records.push(vec![String::new(); 20])));
    let line = Bench::new().last_line("inspections.csv") + 1;
    assert_eq!(
        empty,
        [format!("data/inspections.csv:{line}:1: every cell of the record is empty; delete the line")]
    );
}

/// To delete what is empty would lose what the cells before it say.
#[test]
fn a_comma_or_quotation_mark_within_a_cell_is_not_taken_for_an_empty_column() {
    let kirklees = Bench::new().line("inspections.csv", &["kirklees", "2024-08-28"]);
    let after = |cell: &str| {
        faults_after(|bench| {
            bench.edit_bytes("inspections.csv", |bytes| {
                let text = std::str::from_utf8(bytes).unwrap();
                *bytes = text.replace("children's services inspection - 28 august 2024.pdf", cell).into();
            });
        })
    };
    for cell in ["inspection, 28 august 2024.pdf", "\"the \"good, better\" one - 28 august 2024.pdf\""] {
        let expected = format!(
            "data/inspections.csv:{kirklees}:21: the record has 21 fields, the header has 20; a cell with a comma needs \
             quotation marks around it, and a quotation mark inside such a cell is written twice; if only empty cells follow \
             the last column, delete them"
        );
        let faults = after(cell);
        assert!(faults.contains(&expected), "{cell}: {faults:#?}");
    }
}

#[test]
fn empty_columns_are_told_of_every_row_that_has_them() {
    let faults = faults_after(|bench| {
        bench.edit("about.csv", |records| {
            for record in records.iter_mut().skip(1) {
                record.extend([String::new(), String::new()]);
            }
        });
    });
    let lines = 2..=Bench::new().last_line("about.csv");
    let message = "empty cells follow the last column; delete the empty columns";
    assert_eq!(faults, lines.map(|line| format!("data/about.csv:{line}:3: {message}")).collect::<Vec<_>>());
}

#[test]
fn text_is_utf_8() {
    let faults = faults_after(|bench| {
        bench.edit_bytes("events.csv", |bytes| {
            let at = bytes.windows(7).position(|window| window == b"Council").unwrap();
            bytes[at] = 0xe9;
        });
    });
    // The first “Council” is in the summary of the fifth record.
    assert_eq!(faults, ["data/events.csv:6:5: summary: the text is not UTF-8; save the file as UTF-8"]);
}

#[test]
fn a_record_over_several_lines_stands_where_it_starts() {
    let bench = Bench::new();
    bench.edit("report_events.csv", |records| {
        records[1][4].push_str("\nand\r\nmore");
        records[3][3] = "visit".to_owned();
    });
    let line_break = "the text has a line break; remove it, or close the quotation mark before it";
    let expected = [
        format!("data/report_events.csv:2:5: summary: {line_break}"),
        "data/report_events.csv:6:4: kind: “visit” is not a kind of event".to_owned(),
    ];
    assert_eq!(bench.faults(), expected);
}

#[test]
fn a_quotation_mark_too_many_is_one_fault() {
    let bench = Bench::new();
    let line = bench.line("councils.csv", &["leeds", "Leeds"]);
    bench.edit_bytes("councils.csv", |bytes| {
        *bytes = std::str::from_utf8(bytes).unwrap().replace("\nleeds,Leeds,", "\nleeds,\"Leeds,").into();
    });
    // All councils after Leeds stand in its name, and are not called unknown wherever they are named.
    let expected = format!(
        "data/councils.csv:{line}:3: aliases: the record has 2 fields, the header has 15; \
         is a comma or a quotation mark missing?"
    );
    assert_eq!(bench.faults(), [expected]);
}

#[test]
fn lines_are_counted_with_windows_line_ends_and_empty_lines() {
    let bench = Bench::new();
    let place = bench.place("inspections.csv", &["barnet", "2017-07-07"], "overall");
    let line = bench.line("inspections.csv", &["barnet", "2017-07-07"]);
    bench.set("inspections.csv", &["barnet", "2017-07-07"], "overall", "godo");
    let windows = |text: &str| text.replace('\n', "\r\n");
    bench.edit_bytes("inspections.csv", |bytes| *bytes = windows(std::str::from_utf8(bytes).unwrap()).into());
    let message = "overall: “godo” is not a grade; did you mean “good”?";
    assert_eq!(bench.faults(), [format!("{}: {}", place, message.split_once(": ").unwrap().1)]);
    bench.edit_bytes("inspections.csv", |bytes| {
        *bytes = std::str::from_utf8(bytes).unwrap().replacen("\r\n", "\r\n\r\n\r\n", 1).into();
    });
    assert_eq!(bench.faults(), [format!("data/inspections.csv:{}:10: {message}", line + 2)]);
}

#[test]
fn lines_are_counted_with_the_line_ends_of_old_macs() {
    let bench = Bench::new();
    let place = bench.place("inspections.csv", &["barnet", "2017-07-07"], "overall");
    bench.set("inspections.csv", &["barnet", "2017-07-07"], "overall", "godo");
    bench.edit_bytes("inspections.csv", |bytes| {
        *bytes = std::str::from_utf8(bytes).unwrap().replace('\n', "\r").into();
    });
    assert_eq!(bench.faults(), [format!("{place}: “godo” is not a grade; did you mean “good”?")]);
}

/// The one fault of a table that is no table.
fn fault_of_file(file: &str, change: impl FnOnce(String) -> Vec<u8>) -> String {
    let faults = faults_after(|bench| {
        bench.edit_bytes(file, |bytes| *bytes = change(String::from_utf8(bytes.clone()).unwrap()));
    });
    let [fault] = &faults[..] else { panic!("{file}: {faults:#?}") };
    fault.clone()
}

#[test]
fn a_file_that_is_no_table_is_one_fault() {
    const FILES: [&str; 9] = [
        "councils.csv",
        "short_names.csv",
        "inspections.csv",
        "earlier_inspections.csv",
        "report_events.csv",
        "themes.csv",
        "findings.csv",
        "about.csv",
        "published.csv",
    ];
    for file in FILES {
        let utf_16 = |text: String| {
            let units = [0xfeff].into_iter().chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect::<Vec<_>>()
        };
        let expected = format!(
            "data/{file}: the file is in UTF-16, which spreadsheets call Unicode text; save it as CSV in UTF-8"
        );
        assert_eq!(fault_of_file(file, utf_16), expected);
        assert_eq!(fault_of_file(file, |text| utf_16(text).split_off(2)), expected, "without a mark");

        let expected = format!(
            "data/{file}: the file is a spreadsheet’s workbook under the name of a table; open it there and save it as CSV \
             in UTF-8"
        );
        assert_eq!(fault_of_file(file, |_| b"PK\x03\x04\x14\0\x06\0\t\n,;".to_vec()), expected);

        let expected = format!(
            "data/{file}:1:1: the line “sep=” is one that Excel alone reads; delete it, so that the first line names the \
             columns"
        );
        assert_eq!(fault_of_file(file, |text| format!("sep=,\n{text}").into()), expected);

        for (title, line) in [("Inspections of 2026,,\n", 2), (",,\n", 2), ("Inspections\n\n,,\n", 4)] {
            let first = 1;
            let expected = format!(
                "data/{file}:{first}:1: the names of the columns stand on line {line}, and should on the first; delete what \
                 is above them"
            );
            assert_eq!(fault_of_file(file, |text| format!("{title}{text}").into()), expected);
        }

        let mut header = String::new();
        let fault = fault_of_file(file, |text| {
            let (first, rest) = text.split_once('\n').unwrap();
            header = first.trim().to_owned();
            rest.into()
        });
        let expected = format!(
            "data/{file}:1:1: the first line does not name the columns; put the header back above it: {header}"
        );
        assert_eq!(fault, expected);

        let expected = format!(
            "data/{file}:1:1: no row stands below the header; put the rows back, with git if nothing was entered since"
        );
        assert_eq!(
            fault_of_file(file, |text| format!("{}\n", text.lines().next().unwrap()).into()),
            expected
        );
    }
    // There need not have been any.
    for file in ["corrections.csv", "events.csv", "disagreements.csv", "not_judged.csv"] {
        let bench = Bench::new();
        bench.edit(file, |records| records.truncate(1));
        let said = "no row stands below the header";
        assert!(bench.faults().iter().all(|fault| !fault.contains(said)), "{file}");
    }
}

#[test]
fn councils_stand_once() {
    let bench = Bench::new();
    let (first, last) =
        (bench.line("councils.csv", &["leeds", "Leeds"]), bench.last_line("councils.csv") + 1);
    bench.copy("councils.csv", &["leeds", "Leeds"], &[]);
    let expected = format!(
        "data/councils.csv:{last}:1: slug: the council “leeds” stands on line {first} already; remove one of the two"
    );
    assert_eq!(bench.faults(), [expected]);
}

#[test]
fn aliases_mean_one_council() {
    let bench = Bench::new();
    let aliases = |slug: &str, name: &str| bench.place("councils.csv", &[slug, name], "aliases");
    let (york, trafford) = (aliases("york", "York"), aliases("trafford", "Trafford"));
    bench.set("councils.csv", &["york", "York"], "aliases", "Ebor");
    bench.set("councils.csv", &["trafford", "Trafford"], "aliases", "EBOR;york");
    let expected = [
        format!("{trafford}: “york” is the name of “york” too; nobody could tell which is meant"),
        format!("{york}: “Ebor” is an alias of “trafford” too; nobody could tell which is meant"),
    ];
    assert_eq!(bench.faults(), expected);
}

#[test]
fn predecessors_and_successors_agree() {
    let bench = Bench::new();
    let cumbria = bench.line("councils.csv", &["cumbria", "Cumbria"]);
    let place = bench.place("councils.csv", &["cumberland", "Cumberland"], "predecessor_slugs");
    bench.set("councils.csv", &["cumbria", "Cumbria"], "successor_slugs", "westmorland-and-furness");
    let expected = format!(
        "{place}: “cumbria” (line {cumbria}) does not name “cumberland” among its successors; \
         add it there or remove it here"
    );
    assert_eq!(bench.faults(), [expected]);

    let bench = Bench::new();
    let cumberland = bench.line("councils.csv", &["cumberland", "Cumberland"]);
    let place = bench.place("councils.csv", &["cumbria", "Cumbria"], "successor_slugs");
    bench.set("councils.csv", &["cumberland", "Cumberland"], "predecessor_slugs", "");
    bench.set("councils.csv", &["cumberland", "Cumberland"], "start_year", "");
    let expected = format!(
        "{place}: “cumberland” (line {cumberland}) does not name “cumbria” among its predecessors; \
         add it there or remove it here"
    );
    assert_eq!(bench.faults(), [expected]);
}

#[test]
fn a_change_of_councils_has_happened_in_one_year() {
    let bench = Bench::new();
    let cumberland = bench.line("councils.csv", &["cumberland", "Cumberland"]);
    let place = bench.place("councils.csv", &["cumbria", "Cumbria"], "end_year");
    bench.set("councils.csv", &["cumberland", "Cumberland"], "start_year", "2024");
    let expected = format!(
        "{place}: “cumberland” (line {cumberland}) began in “2024”, and this council ended in “2023”; make it the same year"
    );
    assert_eq!(bench.faults(), [expected]);

    // Readers would be told today of a change to come.
    let bench = Bench::new();
    let changed = [
        (["cumbria", "Cumbria"], "end_year"),
        (["cumberland", "Cumberland"], "start_year"),
        (["westmorland-and-furness", "Westmorland and Furness"], "start_year"),
    ];
    let next_year = data_date().year() + 1;
    let mut expected = changed.map(|(council, column)| {
        let place = bench.place("councils.csv", &council, column);
        bench.set("councils.csv", &council, column, &next_year.to_string());
        format!(
            "{place}: the change is on 1 April {next_year}, after data_date in about.csv, which is {}; enter it when that \
             has come, since readers are told of it as past",
            data_date()
        )
    });
    let mut faults = bench.faults();
    faults.retain(|fault| fault.contains("councils.csv"));
    expected.sort();
    faults.sort();
    assert_eq!(faults, expected);
}

#[test]
fn an_abolished_council_has_an_end() {
    let bench = Bench::new();
    let place = |column| bench.place("councils.csv", &["cumbria", "Cumbria"], column);
    let (neighbours, end) = (place("statistical_neighbours"), place("end_year"));
    bench.set("councils.csv", &["cumbria", "Cumbria"], "end_year", "");
    let expected = [
        format!("{neighbours}: the cell is empty; it needs a value"),
        format!("{end}: the cell is empty, but successor_slugs is given; enter it or remove that"),
    ];
    assert_eq!(bench.faults(), expected);
}

#[test]
fn an_article_is_the_or_none() {
    let bench = Bench::new();
    let place = bench.place("councils.csv", &["isle-of-wight"], "article");
    bench.set("councils.csv", &["isle-of-wight"], "article", "teh");
    assert_eq!(bench.faults(), [format!("{place}: “teh” is not an article; did you mean “the”?")]);
}

#[test]
fn long_names_have_one_short_name() {
    let bench = Bench::new();
    let place = bench.place("councils.csv", &["central-bedfordshire"], "name");
    bench.remove("short_names.csv", &["central-bedfordshire"]);
    let expected = "the name has more than 18 characters; add a short one to short_names.csv";
    assert_eq!(bench.faults(), [format!("{place}: {expected}")]);

    let bench = Bench::new();
    let last = bench.last_line("short_names.csv") + 1;
    let first = bench.line("short_names.csv", &["kingston-upon-hull"]);
    bench.copy("short_names.csv", &["kingston-upon-hull"], &[("short_name", "K upon Hull")]);
    let expected = format!(
        "data/short_names.csv:{last}:1: slug: a short name of “kingston-upon-hull” stands on line {first} already; \
         remove one of the two"
    );
    assert_eq!(bench.faults(), [expected]);
}
