//! Markup, as it stands among Rust's tokens.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Result};
use syn::{Error, Ident, Lit, LitStr, Token, braced, token};

/// What may stand in an element.
pub(crate) enum Node {
    Element(Element),
    Fragment(Fragment),
    Text(LitStr),
    /// An expression in braces.
    Expression(TokenStream),
    /// An expression that is iterated: `{ for nodes }`.
    Each(TokenStream),
    If(Vec<Branch>),
}

pub(crate) struct Element {
    pub(crate) name: Ident,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
}

pub(crate) struct Fragment {
    pub(crate) key: Option<TokenStream>,
    pub(crate) children: Vec<Node>,
}

/// What is shown under a condition, or in all other cases.
pub(crate) struct Branch {
    pub(crate) condition: Option<TokenStream>,
    pub(crate) children: Vec<Node>,
}

pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) value: Value,
}

pub(crate) enum Value {
    Text(LitStr),
    /// An attribute that says something by being there.
    Flag(bool),
    Expression(TokenStream),
}

/// The one node that all markup of a macro is.
pub(crate) fn root(input: ParseStream<'_>) -> Result<Node> {
    let node = input.parse()?;
    if input.is_empty() {
        Ok(node)
    } else {
        Err(input.error("only one node: put several between <> and </>"))
    }
}

impl Parse for Node {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(Token![<]) {
            return parse_tag(input);
        }
        if input.peek(Token![if]) {
            return parse_branches(input).map(Self::If);
        }
        if !input.peek(token::Brace) {
            return input.parse().map(Self::Text);
        }
        let content;
        braced!(content in input);
        let is_each = content.parse::<Option<Token![for]>>()?.is_some();
        let expression: TokenStream = content.parse()?;
        Ok(if is_each { Self::Each(expression) } else { Self::Expression(expression) })
    }
}

fn parse_tag(input: ParseStream<'_>) -> Result<Node> {
    input.parse::<Token![<]>()?;
    // A fragment has no name, so what stands there is its key.
    let has_name = input.peek(Ident::peek_any) && !input.peek2(Token![=]);
    let name = if has_name { Some(Ident::parse_any(input)?) } else { None };
    let mut attributes: Vec<Attribute> = Vec::new();
    while !input.peek(Token![>]) && !input.peek(Token![/]) {
        let attribute: Attribute = input.parse()?;
        if attributes.iter().any(|it| it.name == attribute.name) {
            return Err(Error::new(attribute.span, format!("`{}` stands there already", attribute.name)));
        }
        attributes.push(attribute);
    }
    let is_closed = input.parse::<Option<Token![/]>>()?.is_some();
    input.parse::<Token![>]>()?;
    let children = if is_closed { Vec::new() } else { parse_until_closed(input, name.as_ref())? };
    match name {
        Some(name) => Ok(Node::Element(Element { name, attributes, children })),
        None => Ok(Node::Fragment(Fragment { key: only_key(attributes)?, children })),
    }
}

/// The key of a fragment, which has no other attributes.
fn only_key(attributes: Vec<Attribute>) -> Result<Option<TokenStream>> {
    let mut key = None;
    for Attribute { name, span, value } in attributes {
        if name != "key" {
            return Err(Error::new(span, "a fragment has no attribute but a key"));
        }
        key = Some(match value {
            Value::Text(text) => text.into_token_stream(),
            Value::Expression(expression) => expression,
            Value::Flag(_) => return Err(Error::new(span, "a key is a text or an expression")),
        });
    }
    Ok(key)
}

/// What stands until the element of this name, or a fragment, is closed.
fn parse_until_closed(input: ParseStream<'_>, name: Option<&Ident>) -> Result<Vec<Node>> {
    let opened = name.map(ToString::to_string).unwrap_or_default();
    let mut children = Vec::new();
    while !(input.peek(Token![<]) && input.peek2(Token![/])) {
        if input.is_empty() {
            return Err(input.error(format!("<{opened}> is not closed")));
        }
        children.push(input.parse()?);
    }
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    let closes = if input.peek(Token![>]) { None } else { Some(Ident::parse_any(input)?) };
    if closes.as_ref() != name {
        let message = format!("<{opened}> is to be closed first");
        return Err(closes.map_or_else(|| input.error(&message), |name| Error::new(name.span(), &message)));
    }
    input.parse::<Token![>]>()?;
    Ok(children)
}

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            let name: Ident = content.parse()?;
            let value = Value::Expression(name.to_token_stream());
            return Ok(Self { name: name.unraw().to_string(), span: name.span(), value });
        }
        let start = Ident::parse_any(input)?;
        let mut name = start.unraw().to_string();
        while input.parse::<Option<Token![-]>>()?.is_some() {
            name.push('-');
            name.push_str(&Ident::parse_any(input)?.to_string());
        }
        input.parse::<Token![=]>()?;
        let value = if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            Value::Expression(content.parse()?)
        } else {
            match input.parse()? {
                Lit::Str(text) => Value::Text(text),
                Lit::Bool(is_there) => Value::Flag(is_there.value),
                other => {
                    return Err(Error::new(other.span(), "a value is a text, true or false, or in braces"));
                }
            }
        };
        Ok(Self { name, span: start.span(), value })
    }
}

fn parse_branches(input: ParseStream<'_>) -> Result<Vec<Branch>> {
    let mut branches = Vec::new();
    loop {
        input.parse::<Token![if]>()?;
        let mut condition = TokenStream::new();
        while !input.peek(token::Brace) {
            condition.extend([input.parse::<TokenTree>()?]);
        }
        branches.push(Branch { condition: Some(condition), children: parse_block(input)? });
        if input.parse::<Option<Token![else]>>()?.is_none() {
            return Ok(branches);
        }
        if !input.peek(Token![if]) {
            branches.push(Branch { condition: None, children: parse_block(input)? });
            return Ok(branches);
        }
    }
}

fn parse_block(input: ParseStream<'_>) -> Result<Vec<Node>> {
    let content;
    braced!(content in input);
    let mut children = Vec::new();
    while !content.is_empty() {
        children.push(content.parse()?);
    }
    Ok(children)
}
