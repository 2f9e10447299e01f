//! Where the program is cut in two: what only the functions of this module reach is fetched later.
//!
//! `cargo xtask build` finds the functions by the name of this module. Each asks for [`Here`], so that it cannot be called
//! before the later part has come; and each gives a trait object, so that its methods are in the later part too.
//! [`black_box`] hides from the compiler which type the object has. If it knew, it would call the methods directly instead of
//! through the table of methods, and they would have to be in the first part.

use super::later::LaterPart;
use super::panels::LaterPanels;
use crate::browser::later::Here;
use std::hint::black_box;

/// What stands below the fold.
#[inline(never)]
pub(super) fn panels(_: Here) -> Box<dyn LaterPart> {
    black_box(Box::<LaterPanels>::default())
}
