//! What the page around an embed says: it never gets anything but heights and what it already knows.
#![no_main]

use council_compare::host::{Host, Incoming, Measured};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, Vec<&str>, u16)| {
    let (address, said, height) = input;
    let mut host = Host::new(address.to_owned());
    let _ = host.hello();
    let _ = host.measured(Measured {
        width: 600.0,
        height: f64::from(height),
        frame_height: 0.0,
        is_complete: true,
    });
    for text in said {
        let (message, secret) = text.split_once(' ').unwrap_or((text, ""));
        for said in [Incoming::Text(text), Incoming::Fields { message, secret }] {
            let answers = host.heard(said);
            assert!(answers.len() <= 8, "{} answers", answers.len());
            let heard = format!("{answers:?}");
            // An answer names what the address or the introduction named; nothing grows with what was said before.
            assert!(
                heard.len() <= 16 * (address.len() + text.len()) + 4_096,
                "an answer of {} bytes",
                heard.len()
            );
        }
    }
});
