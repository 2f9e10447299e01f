//! `html!` for the widget. It reads the syntax of yew's macro of that name and makes the same nodes, by calls of a few functions
//! in `ui::element`. yew's writes out at each place how a node is put together, which was 6 % of the program.

mod expand;
mod parse;

use proc_macro::TokenStream;

/// Makes an `Html` of markup:
///
/// - elements, with `name="text"`, `name={expression}` and `{name}` for attributes, listeners (`onclick`), `key` and `ref`;
/// - fragments, from `<>` to `</>`, which may have a key;
/// - texts in quotes, and expressions in braces of all types that are a `Child`;
/// - `{ for nodes }`;
/// - `if` and `if let`, with and without `else`.
///
/// Of yew's syntax, components, tag names that are computed and properties (`~name`) are left out.
///
/// # Errors
///
/// What is not well formed does not compile, and the message stands at the place.
#[proc_macro]
pub fn html(markup: TokenStream) -> TokenStream {
    let node = syn::parse_macro_input!(markup with parse::root);
    expand::root(&node).into()
}

#[cfg(test)]
mod tests {
    use super::{expand, parse};
    use syn::parse::Parser;

    /// The code for markup, or why it has none.
    fn expanded(markup: &str) -> Result<String, String> {
        let node = parse::root.parse_str(markup).map_err(|why| why.to_string())?;
        Ok(expand::root(&node).to_string().replace(' ', ""))
    }

    #[test]
    fn what_is_not_well_formed_says_why() {
        for (markup, why) in [
            ("<p>", "unexpected end of input, <p> is not closed"),
            ("<p></b>", "<p> is to be closed first"),
            ("<p></>", "<p> is to be closed first"),
            ("<></p>", "<> is to be closed first"),
            ("<p/><p/>", "only one node: put several between <> and </>"),
            (r#"<p id="a" id="b"/>"#, "`id` stands there already"),
            (r#"<class="a"></>"#, "a fragment has no attribute but a key"),
            ("<key=true></>", "a key is a text or an expression"),
            ("<p tabindex=0/>", "a value is a text, true or false, or in braces"),
            ("<p hidden/>", "expected `=`"),
            ("5", "expected string literal"),
        ] {
            assert_eq!(expanded(markup).err().as_deref(), Some(why), "{markup}");
        }
    }

    #[test]
    fn constant_attributes_are_borrowed_and_others_follow_them() {
        let code = expanded(r#"<p {id} class="a" hidden={is_hidden} data-x={x} readonly=true/>"#)
            .unwrap_or_default();
        let names = r#"Element::open("p",&["class","readonly","id","hidden","data-x"],&["a","readonly"])"#;
        assert!(code.contains(names), "{code}");
        assert!(code.ends_with(".attribute(id).flag(is_hidden).attribute(x))"), "{code}");
    }

    #[test]
    fn what_a_reader_changes_is_no_attribute_of_a_field() {
        let field = expanded(r#"<input type="text" value={typed}/>"#).unwrap_or_default();
        assert!(field.contains(r#"Element::fixed("input""#) && field.ends_with(".value(typed))"), "{field}");
        let keyed = expanded(r#"<p key="a" class="b"/>"#).unwrap_or_default();
        assert!(keyed.ends_with(r#".key("a"))"#) && !keyed.contains(r#"("key""#), "{keyed}");
        let area = expanded("<textarea value={code}/>").unwrap_or_default();
        assert!(area.ends_with(".value(code))"), "{area}");
        let option = expanded("<option value={id}/>").unwrap_or_default();
        assert!(option.contains(r#"&["value"],&[]).attribute(id)"#), "{option}");
    }

    #[test]
    fn a_condition_is_always_one_child() {
        let code = expanded("<p>if let Some(a) = a { <b/> }</p>").unwrap_or_default();
        assert!(
            code.contains("ifletSome(a)=a{")
                && code.contains("}else{crate::ui::element::Element::fragment()}"),
            "{code}"
        );
        let whole = expanded("<p>if a { <b/> } else if b { <i/> } else { \"c\" }</p>").unwrap_or_default();
        assert_eq!(whole.matches("else").count(), 2, "{whole}");
    }
}
