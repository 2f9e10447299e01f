//! Names and permissions that depend on what a file holds.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// The length of a [`version`].
const LENGTH: usize = 16;

/// Sixteen hexadecimal digits that are others for other files, names counted in.
pub fn version<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hasher = Sha256::new();
    for (name, bytes) in files {
        for part in [name.as_bytes(), bytes] {
            // With its length, so that nothing can pass from one part to the next unseen.
            hasher.update(part.len().to_be_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().iter().take(LENGTH / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a name has the form of a [`version`].
pub fn is_version(name: &str) -> bool {
    name.len() == LENGTH && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The source expression that lets one inline script or style past a Content-Security-Policy.
pub fn csp_source(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}
