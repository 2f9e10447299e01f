//! Dialogs.

use web_sys::HtmlDialogElement;

/// Shows a dialog over the page and gives whether it is shown. One that is not in the page yet cannot be; it will be once it
/// is rendered. The browser keeps the focus within a dialog, and gives it back afterwards.
pub fn show(dialog: &HtmlDialogElement) -> bool {
    dialog.open() || dialog.show_modal().is_ok()
}

/// Closes a dialog, if it is open.
pub fn close(dialog: &HtmlDialogElement) {
    dialog.close();
}
