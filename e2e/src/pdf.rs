//! What a printed page is, as far as a test wants to know.

use std::io::Read as _;

use anyhow::{Context as _, Result, bail};
use flate2::read::ZlibDecoder;

/// How many pages a PDF has, by its list of pages.
///
/// # Errors
///
/// If it has no such list.
pub fn pages(pdf: &[u8]) -> Result<u32> {
    // Chromium writes the list as it is, Firefox packs it together with other objects.
    if let Some(count) = count(pdf) {
        return count.parse().context("the number of pages");
    }
    let mut rest = pdf;
    while let Some(at) = find(rest, b"/ObjStm") {
        let Some(start) = rest.get(at..).and_then(|of| find(of, b"stream")) else { break };
        rest = rest.get(at + start + b"stream".len()..).unwrap_or_default().trim_ascii_start();
        let mut objects = Vec::new();
        // What follows the end of the packed part is no fault.
        let _ = ZlibDecoder::new(rest).read_to_end(&mut objects);
        if let Some(count) = count(&objects) {
            return count.parse().context("the number of pages");
        }
    }
    bail!("the PDF has no list of pages")
}

/// How often a picture of this width in pixels stands in a PDF.
pub fn pictures(pdf: &[u8], width: u32) -> usize {
    let wanted = format!("/Width {width}\n");
    pdf.windows(wanted.len()).filter(|part| *part == wanted.as_bytes()).count()
}

/// The digits after the first `/Count`.
fn count(objects: &[u8]) -> Option<String> {
    let after = objects.get(find(objects, b"/Count ")? + b"/Count ".len()..)?;
    Some(after.iter().take_while(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}
