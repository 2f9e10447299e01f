//! Leaving out what only words a panic that cannot happen.
//!
//! Where a text is cut within a letter, the standard library tells how the text looks around that place, and for that
//! it has tables of which characters can be printed. Clippy keeps this project's code from cutting texts by index
//! (`string_slice`), and yew does so once, in the names of events. So the function traps without a word, and the
//! tables, with all else that only it reaches, are left out: 2.6 kB of what is fetched first.

use walrus::{FunctionId, Module};

use super::linked::{Linked, References};
use super::parts::replace_body;

/// The end of the function's name.
const WORDY: &str = "::str::slice_error_fail";

fn is_wordy(name: &str) -> bool {
    name.ends_with(WORDY)
}

/// Makes the function trap at once.
pub(super) fn quieten(module: &mut Module) {
    let wordy = |id: &FunctionId| module.funcs.get(*id).name.as_deref().is_some_and(is_wordy);
    let wordy: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).filter(wordy).collect();
    for id in wordy {
        replace_body(module, id, |body, _| {
            body.unreachable();
        });
    }
}

/// Forgets what the function referred to.
pub(super) fn forget_references(linked: &mut Linked) {
    let wordy = linked.functions.iter_mut().filter(|(name, _)| is_wordy(name));
    wordy.for_each(|(_, references)| *references = References::default());
}
