//! Pages that say what nobody should, and pages that misuse what they are told.

use super::common::runner;
use super::{INTRODUCTION, PLAIN, PYM, WORDPRESS, arrived, posted};
use council_compare::host::{Host, Incoming, Measured, Message};
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn what_asks_for_nothing_gets_nothing() {
    for address in [PLAIN, PYM, WORDPRESS] {
        let mut host = Host::new(address.to_owned());
        posted(&mut host, 500.0);
        for text in [
            "",
            "pym",
            "pymxPYMx",
            "pymxPYMxgraphic-1xPYMxheightxPYMx480",
            "pymxPYMxgraphic-1xPYMxwidthxPYMx",
            "pymxPYMxgraphic-1xPYMxwidthxPYMxNaN",
            "pymxPYMxgraphic-1xPYMxwidthxPYMx480px",
            "pymxPYMxgraphic-2xPYMxwidthxPYMx480",
            "pymxPYMxgraphic-1xPYMxnavigateToxPYMxjavascript:alert(1)",
            "[iFrameSizer]",
            "[iFrameSizer]reset",
            "[iFrameSizer]::::::::",
            "[iFrameSizer]a:8:perhaps:false:32:true:true:null",
            "[iFrameSizer]:8:false:false:32:true:true:null",
            "[iFrameSizer]a\nb:8:false:false:32:true:true:null",
            "[iFrameSizer]a:8:false",
            "[iFrameSizer]message:{\"a\":true}",
            "[iFrameSizer]moveToAnchor:#top",
            "[iFrameSizer]pageInfo:{\"iframeHeight\":1,\"iframeWidth\":1}",
            "{\"message\":\"ready\",\"secret\":\"Zq3xW9aB0c\"}",
        ] {
            assert_eq!(host.heard(Incoming::Text(text)), [], "{address}: {text:?}");
        }
        for (message, secret) in [
            ("ready", ""),
            ("ready", "Zq3xW9aB0d"),
            ("", "Zq3xW9aB0c"),
            ("height", "Zq3xW9aB0c"),
            ("link", "Zq3xW9aB0c"),
        ] {
            assert_eq!(host.heard(Incoming::Fields { message, secret }), [], "{address}: {message} {secret}");
        }
        let long = INTRODUCTION.replace("frame-7", &"x".repeat(201));
        assert_eq!(host.heard(Incoming::Text(&long)), [], "{address}");
    }
}

/// Texts near to those that hosts send.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "(pymx?PYMx?)(graphic-1|[a-z:]{0,9})(xPYMx)(width|height|navigateTo)(xPYMx)[0-9.a-z-]{0,9}",
        "\\[iFrameSizer\\]([ -~]{0,9}:){0,16}[ -~]{0,9}",
        "\\[iFrameSizer\\][^:]{1,9}:8:(true|false):(true|false):32:[ -~]{0,40}",
        "\\[iFrameSizer\\]resize",
    ]
}

#[test]
fn whatever_a_host_says_it_hears_of_nothing_but_the_height() {
    let address = prop::sample::select(vec![PLAIN, PYM, WORDPRESS]);
    let said = prop::collection::vec((texts(), texts(), any::<bool>()), 1..6);
    let result = runner(4_000).run(&(address, said), |(address, said)| {
        let mut host = Host::new(address.to_owned());
        posted(&mut host, 4321.0);
        for (text, other, is_text) in &said {
            let said = if *is_text {
                Incoming::Text(text)
            } else {
                Incoming::Fields { message: text, secret: other }
            };
            let answers = host.heard(said);
            prop_assert!(answers.len() <= 2, "{answers:?}");
            for answer in answers {
                let is_right = match &answer {
                    Message::Object(json) => {
                        json == r#"{"message":"height","value":4321,"secret":"Zq3xW9aB0c"}"#
                    }
                    Message::Text(text) => {
                        let ends = [":4321:600:init", ":4321:600:size"];
                        text == "pymxPYMxgraphic-1xPYMxheightxPYMx4321"
                            || (text.starts_with("[iFrameSizer]")
                                && ends.iter().any(|end| text.ends_with(end)))
                    }
                };
                prop_assert!(is_right, "{answer:?}");
            }
        }
        Ok(())
    });
    result.unwrap();
}

#[test]
fn any_address_makes_messages_that_are_what_they_should_be() {
    let address = prop_oneof![
        any::<String>(),
        "https?://[a-z.]{1,9}(:[0-9]{1,4})?/[ -~]{0,30}(\\?[ -~]{0,30})?(#[ -~]{0,30})?",
        "https://a.example/\\?childId=[ -~]{0,20}",
        "https://a.example/#\\?secret=[ -~]{0,20}",
    ];
    let result = runner(4_000).run(&address, |address| {
        let messages = posted(&mut Host::new(address.clone()), 600.0);
        let [datawrapper, amp, medium, guardian, named @ ..] = messages.as_slice() else {
            panic!("{messages:?}")
        };
        let heights = datawrapper["datawrapper-height"].as_object().unwrap();
        let (id, height) = heights.iter().next().unwrap();
        prop_assert_eq!((heights.len(), height), (1, &Value::from(600)));
        // It stands in the address, and can stand in a selector between quotation marks.
        prop_assert!(id == "embed" || address.contains(id.as_str()), "{id}");
        prop_assert!(!id.contains(['"', '\'', '\\', '\n']), "{id}");
        prop_assert_eq!(&amp["height"], &Value::from(600));
        let medium: Value = serde_json::from_str(medium.as_str().unwrap()).unwrap();
        prop_assert_eq!(&medium["src"], &Value::from(address.as_str()));
        let guardian: Value = serde_json::from_str(guardian.as_str().unwrap()).unwrap();
        prop_assert_eq!(&guardian["value"], &Value::from(600));
        prop_assert!(named.len() <= 2);
        Ok(())
    });
    result.unwrap();
}

#[test]
fn a_page_never_hears_a_height_more_often_than_it_changes() {
    // What the content is high in turn, how high the page makes the frame, and whether all is here.
    let steps = prop::collection::vec((1.0_f64..3000.0, 0.0_f64..4000.0, any::<bool>()), 1..40);
    let result = runner(2_000).run(&steps, |steps| {
        let mut host = Host::new(PLAIN.to_owned());
        let mut last = 0.0_f64;
        let mut changes = 0;
        let mut told = 0;
        for (height, frame_height, is_complete) in steps {
            let measured = Measured { width: 500.0, height, frame_height, is_complete };
            // Every frame that the browser draws measures again.
            for _ in 0..3 {
                told += usize::from(!host.measured(measured).is_empty());
            }
            changes += usize::from(height.ceil() != last.ceil());
            last = height;
            prop_assert!(told <= changes, "{told} of {changes}");
        }
        // A page that gives the frame what it is told, with a border, hears nothing more.
        let frame_height = last.ceil() - 2.0;
        let measured = Measured { width: 500.0, height: last, frame_height, is_complete: true };
        host.measured(measured);
        let again = arrived(&host.measured(measured));
        prop_assert_eq!(again, Vec::<Value>::new());
        Ok(())
    });
    result.unwrap();
}
