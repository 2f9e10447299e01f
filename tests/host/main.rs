//! What an embed posts to the page around it, and what it makes of what that posts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

#[path = "../common/mod.rs"]
mod common;

mod hostile;

use council_compare::host::{Host, Incoming, Measured, Message, Names};
use serde_json::{Value, json};

/// An embed below a base path, as Datawrapper's and AMP's pages load it.
const PLAIN: &str = "https://data.news.example/compare/embed/calderdale/kirklees/?show=grades";

/// The same, as pym.js loads it.
const PYM: &str = "https://data.news.example/embed/hull/leeds/?initialWidth=600&childId=graphic-1&parentTitle=A%20B&parentUrl=https%3A%2F%2Fnews.example%2F#top";

/// The same, as WordPress loads it.
const WORDPRESS: &str = "https://data.news.example/embed/hull/leeds/#?secret=Zq3xW9aB0c";

/// How iframe-resizer 4 introduces itself.
const INTRODUCTION: &str =
    "[iFrameSizer]frame-7:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true";

/// Messages as they arrive: texts as texts, objects as what their JSON describes.
fn arrived(messages: &[Message]) -> Vec<Value> {
    let value = |message: &Message| match message {
        Message::Text(text) => json!(text),
        Message::Object(json) => serde_json::from_str(json).unwrap(),
    };
    messages.iter().map(value).collect()
}

/// What is posted for a height when everything is here.
fn posted(host: &mut Host, height: f64) -> Vec<Value> {
    arrived(&host.measured(Measured { width: 600.0, height, frame_height: 0.0, is_complete: true }))
}

#[test]
fn a_height_is_told_to_every_kind_of_host() {
    let mut host = Host::new(PLAIN.to_owned());
    assert_eq!(
        posted(&mut host, 712.4),
        [
            json!({ "datawrapper-height": { "compare/embed/calderdale/kirklees": 713 } }),
            json!({ "sentinel": "amp", "type": "embed-size", "height": 713 }),
            json!(format!(r#"{{"src":"{PLAIN}","context":"iframe.resize","height":713}}"#)),
            json!(r#"{"type":"set-height","value":713,"id":"iframeMessenger:council-compare"}"#),
        ]
    );
}

#[test]
fn those_that_named_the_frame_hear_its_name() {
    let mut host = Host::new(PYM.to_owned());
    assert_eq!(posted(&mut host, 800.0)[4..], [json!("pymxPYMxgraphic-1xPYMxheightxPYMx800")]);
    let mut host = Host::new(WORDPRESS.to_owned());
    let secret = "Zq3xW9aB0c";
    let told = [json!({ "message": "height", "value": 800, "secret": secret })];
    assert_eq!(posted(&mut host, 800.0)[4..], told);
    let ready = Incoming::Fields { message: "ready", secret };
    assert_eq!(arrived(&host.heard(ready)), told);
    let address = "https://data.news.example/hull/leeds/?a=\"\\";
    assert_eq!(
        arrived(&Vec::from_iter(host.follows(address))),
        [json!({ "message": "link", "value": address, "secret": secret })]
    );
    assert_eq!(Host::new(PYM.to_owned()).follows(address), None);
}

#[test]
fn iframe_resizer_is_answered_when_it_has_introduced_itself() {
    let mut host = Host::new(PLAIN.to_owned());
    assert_eq!(host.hello(), Message::Text("[iFrameResizerChild]Ready".to_owned()));
    assert_eq!(host.heard(Incoming::Text("[iFrameSizer]resize")), []);
    // Before there is a height there is nothing to answer; the first answer says so.
    assert_eq!(host.heard(Incoming::Text(INTRODUCTION)), []);
    assert_eq!(posted(&mut host, 500.0)[4..], [json!("[iFrameSizer]frame-7:500:600:init")]);
    assert_eq!(posted(&mut host, 510.0)[4..], [json!("[iFrameSizer]frame-7:510:600:size")]);
    let asked = |host: &mut Host, text| arrived(&host.heard(Incoming::Text(text)));
    assert_eq!(asked(&mut host, "[iFrameSizer]resize"), [json!("[iFrameSizer]frame-7:510:600:size")]);
    // Another one may take over, as when the page starts its script anew.
    let other = INTRODUCTION.replace("frame-7", "frame-8");
    assert_eq!(arrived(&host.heard(Incoming::Text(&other))), [json!("[iFrameSizer]frame-8:510:600:init")]);
}

#[test]
fn pym_waits_for_an_answer_to_every_width() {
    let mut host = Host::new(PYM.to_owned());
    let width = Incoming::Text("pymxPYMxgraphic-1xPYMxwidthxPYMx480");
    assert_eq!(host.heard(width), []);
    posted(&mut host, 640.0);
    for _ in 0..2 {
        assert_eq!(arrived(&host.heard(width)), [json!("pymxPYMxgraphic-1xPYMxheightxPYMx640")]);
    }
}

#[test]
fn a_height_is_told_once() {
    let mut host = Host::new(PLAIN.to_owned());
    assert_eq!(posted(&mut host, 712.4).len(), 4);
    for same in [712.4, 712.01, 713.0] {
        assert_eq!(posted(&mut host, same), [] as [Value; 0], "{same}");
    }
    assert_eq!(posted(&mut host, 711.9).len(), 4);
    for nothing in [0.0, 0.4, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(posted(&mut host, nothing), [] as [Value; 0], "{nothing}");
    }
}

#[test]
fn a_frame_made_for_more_is_not_shrunk_before_all_is_here() {
    let mut host = Host::new(PLAIN.to_owned());
    let coming = Measured { width: 600.0, height: 700.0, frame_height: 1200.0, is_complete: false };
    assert_eq!(host.measured(coming), []);
    assert_eq!(host.measured(Measured { height: 1200.0, ..coming }), []);
    assert_eq!(host.measured(Measured { height: 1190.0, is_complete: true, ..coming }).len(), 4);
    // One that is too low for what is here already grows at once.
    let mut host = Host::new(PLAIN.to_owned());
    assert_eq!(host.measured(Measured { frame_height: 150.0, ..coming }).len(), 4);
}

#[test]
fn an_address_tells_by_which_names_hosts_know_the_frame() {
    let names = |address: &str| Names::in_address(address);
    let pym = |id: &str| Names { pym: Some(id.to_owned()), wordpress: None };
    assert_eq!(names(PLAIN), Names::default());
    assert_eq!(names(PYM), pym("graphic-1"));
    assert_eq!(names("https://a.example/?childId=caf%C3%A9+1"), pym("café 1"));
    assert_eq!(names(WORDPRESS).wordpress.as_deref(), Some("Zq3xW9aB0c"));
    for without in [
        "",
        "https://a.example/?childId=",
        "https://a.example/?childId",
        "https://a.example/?childId=a%00b",
        "https://a.example/#childId=a",
        "https://a.example/?secret=abc",
        "https://a.example/#secret=abc",
        "https://a.example/#?secret=",
        "https://a.example/#?secret=a\"b",
        "https://a.example/#?secret=a%22b",
    ] {
        assert_eq!(names(without), Names::default(), "{without}");
    }
    assert_eq!(names(&format!("https://a.example/?childId={}", "a".repeat(201))), Names::default());
}
