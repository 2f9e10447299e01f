//! The codes, one function each. People read them before they paste them, so nothing stands in them without need, and lines
//! are broken where a person would break them.

use super::Embed;
use crate::link::{Accent, ColourScheme, EmbedOptions, Panel, Panels};
use crate::markup::Escaped;
use crate::words::embed::SHOW_ALL;

/// What an embed may do that a frame may not by itself.
const ALLOW: &str = "clipboard-write; web-share";

/// What an embed needs where frames may do nothing by themselves: its script, and links to reports in tabs of their own.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// The class by which the script of a code for pym.js knows its elements, and how their ids begin.
const PYM_BOX: &str = "council-compare-pym";

/// What is embedded, in a grid of one cell that it shares with an empty element. That is padded to the height that the
/// embed will have at its width, and so keeps the room free while the embed loads. Where the page later gives the frame a
/// height of its own, the cell is as high as the higher of the two. The grid names its width, since it has none by its contents
/// and would vanish in a box that is as wide as what is in it.
fn with_room(embed: &Embed, what: &str) -> String {
    let padding = embed.heights.as_padding();
    format!(
        r#"<div style="display:grid;width:100%">
<div style="grid-area:1/1;padding-bottom:{padding}"></div>
{what}
</div>"#
    )
}

/// The link to the comparison, which stays where a feed or a message leaves out everything else.
fn anchor(embed: &Embed) -> String {
    format!(r#"<a href="{}">{}</a>"#, Escaped(&embed.link()), Escaped(&embed.link_text()))
}

/// Where the page takes the empty element away, as some do with all that is empty, the frame is still as high as it is at
/// least, and not 150 px.
pub(super) fn iframe(embed: &Embed) -> String {
    let (address, title) = (Escaped(&embed.address()), Escaped(&embed.title()));
    let height = embed.heights.in_article();
    let least = embed.heights.all().iter().fold(height, |least, at_width| least.min(*at_width));
    let frame = format!(
        r#"<iframe src="{address}"
title="{title}"
width="600" height="{height}" loading="lazy" allow="{ALLOW}"
style="grid-area:1/1;width:100%;height:100%;min-height:{least}px;border:0"></iframe>"#
    );
    format!(
        r#"<figure style="margin:0">
{}
<figcaption>{}</figcaption>
</figure>"#,
        with_room(embed, &frame),
        anchor(embed)
    )
}

/// The same, as what the editor of WordPress knows for a block of HTML.
pub(super) fn wordpress(embed: &Embed) -> String {
    format!("<!-- wp:html -->\n{}\n<!-- /wp:html -->", iframe(embed))
}

/// pym.js makes the frame itself, in an element that it knows by its id. It has no option for `allow`, so that is set on the
/// frame afterwards; nor for lazy loading, so a script waits with all of it until the reader comes near. The code may stand
/// on a page more than once, and systems move scripts elsewhere: so each script takes all elements that have no id yet, and
/// gives each one of its own.
pub(super) fn pym(embed: &Embed) -> String {
    let (address, title) = (Escaped(&embed.address()), Escaped(&embed.title()));
    let frame = format!(
        r#"<div class="{PYM_BOX}" style="display:grid;grid-area:1/1;min-width:0"
data-address="{address}"
data-title="{title}">{}</div>"#,
        anchor(embed)
    );
    format!(
        r#"{}
<script src="https://pym.nprapps.org/pym.v1.min.js"></script>
<script>
document.querySelectorAll(".{PYM_BOX}:not([id])").forEach(function (box) {{
  box.id = "{PYM_BOX}-" + Math.random().toString(36).slice(2);
  new IntersectionObserver(function (entries, near) {{
    if (!entries.some(function (entry) {{ return entry.isIntersecting; }})) return;
    near.disconnect();
    new pym.Parent(box.id, box.dataset.address, {{ title: box.dataset.title }}).iframe.allow = "{ALLOW}";
  }}, {{ rootMargin: "600px 0px" }}).observe(box);
}});
</script>"#,
        with_room(embed, &frame)
    )
}

/// AMP loads frames lazily by itself, takes heights by the width of the window, and demands a button (`overflow`) that shows
/// the rest of a frame that is too low.
pub(super) fn amp(embed: &Embed) -> String {
    let (address, title) = (Escaped(&embed.address()), Escaped(&embed.title()));
    let (height, heights) = (embed.heights.in_article(), embed.heights.as_steps());
    format!(
        r#"<!-- In the head: <script async custom-element="amp-iframe" src="https://cdn.ampproject.org/v0/amp-iframe-0.1.js"></script> -->
<amp-iframe src="{address}"
title="{title}"
layout="responsive" width="600" height="{height}"
heights="{heights}"
sandbox="{SANDBOX}" allow="{ALLOW}" frameborder="0" resizable>
<div placeholder>{}</div>
<button overflow>{}</button>
</amp-iframe>"#,
        anchor(embed),
        Escaped(SHOW_ALL)
    )
}

/// Our own element, with the link inside, which it shows until it has the comparison.
pub(super) fn element(embed: &Embed) -> String {
    let view = &embed.view;
    let mut attributes = format!(r#"first="{}" second="{}""#, view.councils.first, view.councils.second);
    let EmbedOptions { panels, accent } = view.embed_options();
    if panels != Panels::ALL {
        let ids: Vec<&str> = panels.iter().map(Panel::id).collect();
        attributes.push_str(&format!(r#" show="{}""#, ids.join(" ")));
    }
    if let Some(area) = view.area {
        attributes.push_str(&format!(r#" area="{}""#, area.id()));
    }
    if let Some(scheme) = view.scheme.map(ColourScheme::id) {
        attributes.push_str(&format!(r#" theme="{scheme}""#));
    }
    if accent != Accent::default() {
        attributes.push_str(&format!(r#" accent="{}""#, accent.id()));
    }
    if let Some(day) = view.as_of {
        attributes.push_str(&format!(r#" as-of="{day}""#));
    }
    let element = format!(
        r#"<council-compare {attributes} style="grid-area:1/1;min-width:0">
{}
</council-compare>"#,
        anchor(embed)
    );
    let script = Escaped(&format!("{}embed.js", embed.site));
    format!("<script type=\"module\" src=\"{script}\"></script>\n{}", with_room(embed, &element))
}

/// The headline and the link, and a picture if there is one, for where neither a script nor a frame is let in. The headline is
/// as of a day. The picture names its own, which is a later one after the next report, and so what it shows is told without
/// grades to those who do not see it.
pub(super) fn picture(embed: &Embed) -> String {
    let picture = embed.picture().map(|picture| {
        format!(
            r#"<a href="{}"><img src="{}"
alt="{}"
width="1200" height="630" loading="lazy" style="width:100%;height:auto"></a>
"#,
            Escaped(&embed.link()),
            Escaped(&picture),
            Escaped(&embed.link_text()),
        )
    });
    format!(
        r#"<figure style="margin:0">
{}<figcaption>{}. {}</figcaption>
</figure>"#,
        picture.unwrap_or_default(),
        Escaped(&embed.dated()),
        anchor(embed)
    )
}
