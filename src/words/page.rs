//! The frame of the page: masthead, grades, meanings, sources.

use crate::dataset::{Date, Framework, Grade};

/// What the widget is called.
pub const NAME: &str = text!("Council Compare");
/// What it shows.
pub const TAGLINE: &str = text!("How Ofsted judged children’s services");
/// The heading before there is a comparison.
pub const HEADING: &str = text!("How Ofsted judged children’s services, two councils side by side");

/// What the browser's tab shows.
pub fn title(headline: &str) -> String {
    fill!("{headline} – Council Compare", headline)
}

/// The heading before the records of both are here: “Calderdale and Kirklees”.
pub fn names(first: &str, second: &str) -> String {
    fill!("{first} and {second}", first, second)
}

/// The button that changes the theme.
pub const CHANGE_THEME: &str = text!("Change between light and dark");

/// The button that closes a dialog.
pub const CLOSE: &str = text!("Close");

/// The section with the grade table.
pub const GRADES: &str = text!("Grades");
/// What the table rests on.
pub const NEWEST_REPORTS: &str = text!("From each council’s newest report in this dataset.");
/// What it rests on in a pinned view.
pub const NEWEST_REPORTS_THEN: &str = text!("From each council’s newest report on that day.");

/// What was published and has been changed since: “Correction, 12 March 2026: the grade … is good, not outstanding.”
pub fn correction(date: &str, text: &str) -> String {
    fill!("Correction, {date}: {text}.", date, text)
}

/// After a sentence that has no full stop.
pub const FULL_STOP: &str = text!(".");

/// The explanations of grades, areas and frameworks.
pub const MEANINGS: &str = text!("What the grades and areas mean");
/// Whose explanations these are.
pub const MEANINGS_NOTE: &str =
    text!("These are this project’s short explanations. Ofsted’s own definitions are in its framework.");

/// The current scale, highest first, with what each grade says.
pub const SCALE: [(Grade, &str); 4] = [
    (Grade::Outstanding, text!("children are helped exceptionally well")),
    (Grade::Good, text!("children are helped well and kept safe")),
    (Grade::RequiresImprovement, text!("no widespread or serious failures, but not yet good")),
    (Grade::Inadequate, text!("widespread or serious failures leave children at risk or poorly helped")),
];

/// “single inspection framework, inspections from November 2013 to 2018”.
pub fn framework(framework: Framework) -> String {
    let name = framework.name();
    match framework {
        Framework::Sif => fill!("{name}, inspections from November 2013 to 2018", name),
        Framework::Ilacs => fill!("{name}, inspections since January 2018", name),
    }
}

/// The scale before November 2013.
pub const OLDER_SCALE: &str = text!("Older scale");
/// What it was.
pub const OLDER_SCALE_MEANS: &str =
    text!("until 2013 the third grade was adequate, which is not the later requires improvement");

/// The councils that are offered beside each.
pub const SIMILAR: &str = text!("Similar councils");
/// What makes them so.
pub const SIMILAR_MEANS: &str = text!(
    "the ten most like a council in population and need by the Department for Education’s model of statistical neighbours, often far away"
);

/// The last section.
pub const SOURCE: &str = text!("Source");
/// A button.
pub const COPY_LINK: &str = text!("Copy link");
/// A button.
pub const SHARE: &str = text!("Share");
/// In an embed, the link to the comparison's own page.
pub const OPEN_PAGE: &str = text!("Open on Council Compare");
/// Said once the link is copied.
pub const COPIED: &str = text!("Link copied");
/// Said where it can be neither copied nor shared.
pub const CANNOT_COPY: &str = text!(
    "This browser does not let the page do that. The link is selected: copy it with Ctrl+C, ⌘C or a long press."
);
/// The field with the link.
pub const LINK: &str = text!("Link to this comparison");
/// Before the address on paper.
pub const THIS_COMPARISON: &str = text!("This comparison ");

/// “Calderdale, report of 4 May 2024”.
pub fn report_of(council: &str, published: Date) -> String {
    fill!("{council}, report of {date}", council, date = published.long())
}

/// “Grades and dates: Ofsted inspection reports published to 10 July 2026. ”.
pub fn data_to(day: Date) -> String {
    fill!("Grades and dates: Ofsted inspection reports published to {day}. ", day = day.long())
}

/// Before the name of the licence.
pub const USED_UNDER: &str = text!(" Used under the ");
/// The link for those who find a mistake.
pub const REPORT_A_MISTAKE: &str = text!("Report a mistake");

/// After the name of the licence.
pub const SUMMARIES: &str = text!(
    ". Findings and events are this project’s own short summaries of reports and press articles; the report is the authority."
);
