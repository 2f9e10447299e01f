//! A few pictures as text, to see what a change of the layout moves.

use crate::as_text::as_text;
use crate::published::Published;
use site::card::font::Font;
use site::card::layout;

#[test]
fn pictures_as_text() {
    let (mut data, font) = (Published::load(), Font::load().unwrap());
    // Of one day for good, so that they change with what is known of these councils, and not with every report on another.
    data.index.data_date = "2026-08-20".parse().unwrap();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (first, second) in
        [("calderdale", "kirklees"), ("trafford", "cheshire-east"), ("northamptonshire", "leeds")]
    {
        let scene = layout::scene(&data.comparison(first, second, None), &font).unwrap();
        settings.bind(|| insta::assert_snapshot!(format!("card_{first}_{second}"), as_text(&scene)));
    }
}
