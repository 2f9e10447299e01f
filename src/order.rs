//! Sorting short lists.
//!
//! The standard library's sorts are made for speed on long lists, and each use of one adds some four kilobytes
//! to the wasm. Lists here have a dozen items, and most are in order already.

/// Sorts in place by insertion. `comes_before` says whether its first item must stand before the second; items of which
/// neither must keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], mut comes_before: impl FnMut(&T, &T) -> bool) {
    for sorted in 1..items.len() {
        let mut place = sorted;
        while let Some([left, right]) = place.checked_sub(1).and_then(|start| items.get(start..=place))
            && comes_before(right, left)
        {
            items.swap(place - 1, place);
            place -= 1;
        }
    }
}
