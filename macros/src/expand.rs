//! The code that makes the nodes: a chain of calls for each element.

use crate::parse::{Attribute, Branch, Element, Fragment, Node, Value};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

/// Attributes that are there or not and have no value, of those that the widget uses.
/// <https://html.spec.whatwg.org/multipage/indices.html#attributes-3>
const FLAGS: [&str; 5] = ["disabled", "hidden", "open", "readonly", "selected"];

/// Events whose listeners yew registers as passive, so that they hold up no scrolling.
const PASSIVE: [&str; 3] = ["onscroll", "ontouchmove", "ontouchstart"];

pub(crate) fn root(node: &Node) -> TokenStream {
    let made = match node {
        Node::Element(it) => element(it),
        Node::Fragment(it) => fragment(it),
        other => with_children(&empty(), std::slice::from_ref(other)),
    };
    quote!(::yew::Html::from(#made))
}

/// What holds nodes without being an element.
fn empty() -> TokenStream {
    quote!(crate::ui::element::Element::fragment())
}

fn fragment(Fragment { key, children }: &Fragment) -> TokenStream {
    let key = key.as_ref().map(|key| quote!(.key(#key)));
    let empty = empty();
    with_children(&quote!(#empty #key), children)
}

fn element(Element { name, attributes, children }: &Element) -> TokenStream {
    let name = name.to_string();
    let mut fixed = Vec::new();
    let mut open = Vec::new();
    let mut calls = TokenStream::new();
    for attribute in attributes {
        let label = attribute.name.as_str();
        let is_of_the_node = is_of_the_node(&name, label);
        match &attribute.value {
            Value::Text(text) if is_of_the_node => calls.extend(call(&name, attribute, text)),
            Value::Text(text) => fixed.push((label, text.value())),
            // As yew has it: the attribute's own name.
            Value::Flag(true) => fixed.push((label, label.to_owned())),
            Value::Flag(false) => {}
            Value::Expression(value) => {
                if !is_of_the_node {
                    open.push(label);
                }
                calls.extend(call(&name, attribute, value));
            }
        }
    }
    let made = if open.is_empty() {
        let fixed = fixed
            .iter()
            .map(|(name, value)| quote!((#name, ::yew::virtual_dom::AttributeOrProperty::Static(#value))));
        quote!(crate::ui::element::Element::fixed(#name, &[#(#fixed),*]))
    } else {
        let names = fixed.iter().map(|(name, _)| *name).chain(open.iter().copied());
        let values = fixed.iter().map(|(_, value)| value);
        quote!(crate::ui::element::Element::open(#name, &[#(#names),*], &[#(#values),*]))
    };
    let made = quote!(#made #calls);
    match children.as_slice() {
        // As yew has it: an only child is no list, which would be told apart from another only child by position alone.
        [only] if !matches!(only, Node::Each(_)) => {
            let only = child(only);
            quote!(#made.only(#only))
        }
        _ => with_children(&made, children),
    }
}

/// Whether what looks like an attribute is none in the page: a key, a reference, a listener, or what a reader changes in a field.
fn is_of_the_node(element: &str, name: &str) -> bool {
    let is_of_field = matches!(element, "input" | "textarea") && matches!(name, "value" | "checked");
    matches!(name, "key" | "ref") || name.starts_with("on") || is_of_field
}

/// The call that gives an element what an attribute says.
fn call(element: &str, attribute: &Attribute, value: &impl ToTokens) -> TokenStream {
    let (name, span) = (attribute.name.as_str(), attribute.span);
    let method = |name: &str| Ident::new(name, span);
    if name.starts_with("on") {
        let (kind, is_passive) = (format_ident!("{name}", span = span), PASSIVE.contains(&name));
        return quote_spanned!(span=> .on::<::yew::html::#kind::Event>(
            || ::yew::virtual_dom::ListenerKind::#kind, #is_passive, #value
        ));
    }
    let method = match name {
        "ref" => method("node_ref"),
        _ if is_of_the_node(element, name) => method(name),
        _ if FLAGS.contains(&name) => method("flag"),
        _ => method("attribute"),
    };
    quote_spanned!(span=> .#method(#value))
}

fn with_children(parent: &TokenStream, children: &[Node]) -> TokenStream {
    if !children.iter().any(|node| matches!(node, Node::Each(_))) {
        let children = children.iter().map(child);
        return quote!(#parent #(.child(#children))*);
    }
    // Names of the macro's own, since expressions of the caller stand among them and may use such names for something else.
    let [made, node] = ["parent", "node"].map(|name| Ident::new(name, Span::mixed_site()));
    let steps = children.iter().map(|it| match it {
        Node::Each(nodes) => quote!(for #node in #nodes { #made = #made.child(#node); }),
        other => {
            let child = child(other);
            quote!(#made = #made.child(#child);)
        }
    });
    quote!({ let mut #made = #parent; #(#steps)* #made })
}

fn child(node: &Node) -> TokenStream {
    match node {
        Node::Element(it) => element(it),
        Node::Fragment(it) => fragment(it),
        Node::Text(text) => quote!(#text),
        Node::Expression(value) => quote!({ #value }),
        Node::Each(_) => with_children(&empty(), std::slice::from_ref(node)),
        Node::If(branches) => conditional(branches),
    }
}

/// Always one node, so that what follows keeps its position whether it shows anything or not.
fn conditional(branches: &[Branch]) -> TokenStream {
    let mut written = TokenStream::new();
    for (i, Branch { condition, children }) in branches.iter().enumerate() {
        let otherwise = (i > 0).then(|| quote!(else));
        let condition = condition.as_ref().map(|condition| quote!(if #condition));
        let made = with_children(&empty(), children);
        written.extend(quote!(#otherwise #condition { #made }));
    }
    let is_complete = branches.iter().any(|branch| branch.condition.is_none());
    let nothing = empty();
    let otherwise = (!is_complete).then(|| quote!(else { #nothing }));
    quote!(#written #otherwise)
}
