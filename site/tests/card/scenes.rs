//! A few pictures as text, to see what a change of the layout moves.

use crate::as_text::as_text;
use crate::published::Published;
use site::card::font::Family;
use site::card::layout;

#[test]
fn pictures_as_text() {
    let (data, font) = (Published::to_be_read(), Family::load().unwrap());
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
