//! What `html!` makes nodes by. Markup stands in hundreds of places, so each of these functions is there once and not inlined.

use std::borrow::Cow;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Event;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VTag, VText};
use yew::{AttrValue, Callback, Html, NodeRef};

/// An element, or a fragment, while it is put together.
pub(crate) struct Element(Box<Parts>);

struct Parts {
    /// Without a name in a fragment.
    tag: VTag,
    /// The names of all attributes, if some of their values are only known while the program runs.
    names: &'static [&'static str],
    /// As many of their values as are known.
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

impl Element {
    /// Nodes that stand in no element of their own.
    pub(crate) fn fragment() -> Self {
        Self::fixed("", &[])
    }

    /// An element all of whose attributes are known.
    #[inline(never)]
    pub(crate) fn fixed(
        name: &'static str,
        attributes: &'static [(&'static str, AttributeOrProperty)],
    ) -> Self {
        let mut tag = VTag::new(name);
        tag.attributes = Attributes::Static(attributes);
        Self(Box::new(Parts {
            tag,
            names: &[],
            values: Vec::new(),
            listeners: Vec::new(),
            children: Vec::new(),
        }))
    }

    /// An element with attributes of these names. The first of them have these values, and `attribute` and `flag` give the others
    /// theirs, in order.
    #[inline(never)]
    pub(crate) fn open(
        name: &'static str,
        names: &'static [&'static str],
        values: &'static [&'static str],
    ) -> Self {
        let mut element = Self::fixed(name, &[]);
        element.0.names = names;
        let known = values.iter().map(|value| Some(AttributeOrProperty::Attribute(AttrValue::Static(value))));
        element.0.values.extend(known);
        element
    }

    /// Gives the next attribute its value.
    pub(crate) fn attribute(self, value: impl Value) -> Self {
        value.put(self)
    }

    /// Says whether the next attribute, which has no value, is there.
    #[inline(never)]
    pub(crate) fn flag(mut self, is_there: bool) -> Self {
        let name = self.0.names.get(self.0.values.len()).filter(|_| is_there);
        self.0.values.push(name.map(|name| AttributeOrProperty::Attribute(AttrValue::Static(name))));
        self
    }

    /// What a field has, whatever its reader has made of it.
    #[inline(never)]
    pub(crate) fn value(mut self, value: String) -> Self {
        self.0.tag.set_value(value);
        self
    }

    /// Whether a field is checked, whatever its reader has made of it.
    #[inline(never)]
    pub(crate) fn checked(mut self, is_checked: bool) -> Self {
        self.0.tag.set_checked(is_checked);
        self
    }

    /// By what yew knows the node again among its siblings.
    pub(crate) fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    #[inline(never)]
    pub(crate) fn node_ref(mut self, node_ref: NodeRef) -> Self {
        self.0.tag.node_ref = node_ref;
        self
    }

    /// What answers to an event of this kind, if anything does.
    pub(crate) fn on<E: JsCast + 'static>(
        self,
        kind: fn() -> ListenerKind,
        is_passive: bool,
        callback: impl Into<Option<Callback<E>>>,
    ) -> Self {
        let callback = callback.into();
        self.listen(
            callback.map(|callback| -> Rc<dyn Listener> { Rc::new(On { kind, is_passive, callback }) }),
        )
    }

    #[inline(never)]
    fn listen(mut self, listener: Option<Rc<dyn Listener>>) -> Self {
        self.0.listeners.push(listener);
        self
    }

    pub(crate) fn child(self, child: impl Child) -> Self {
        child.put(self)
    }

    /// The one child that stands here, whatever it is.
    pub(crate) fn only(self, child: impl Child) -> Self {
        self.with_only(child.into_node())
    }

    #[inline(never)]
    fn with_only(mut self, child: Html) -> Self {
        if let Some(place) = self.0.tag.children_mut() {
            *place = child;
        }
        self
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Self {
        let Parts { mut tag, names, values, listeners, children } = *element.0;
        if tag.tag().is_empty() {
            return VList::with_children(children, tag.key).into();
        }
        if !names.is_empty() {
            tag.attributes = Attributes::Dynamic { keys: names, values: values.into() };
        }
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into());
        }
        // A field has none.
        if !children.is_empty()
            && let Some(place) = tag.children_mut()
        {
            *place = VList::with_children(children, None).into();
        }
        tag.into()
    }
}

/// A listener for events of one kind.
struct On<E> {
    kind: fn() -> ListenerKind,
    is_passive: bool,
    callback: Callback<E>,
}

impl<E: JsCast + 'static> Listener for On<E> {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event.unchecked_into());
    }

    fn passive(&self) -> bool {
        self.is_passive
    }
}

/// What the value of an attribute may be.
pub(crate) trait Value {
    /// Gives it to the next attribute.
    fn put(self, element: Element) -> Element;
}

/// What may stand in an element.
pub(crate) trait Child {
    /// Adds it to the end.
    fn put(self, parent: Element) -> Element;

    /// It as a node by itself.
    fn into_node(self) -> Html;
}

impl Value for Option<AttrValue> {
    #[inline(never)]
    fn put(self, mut element: Element) -> Element {
        element.0.values.push(self.map(AttributeOrProperty::Attribute));
        element
    }
}

impl Child for Html {
    #[inline(never)]
    fn put(self, mut parent: Element) -> Element {
        parent.0.children.push(self);
        parent
    }

    fn into_node(self) -> Html {
        self
    }
}

impl Child for Element {
    #[inline(never)]
    fn put(self, parent: Element) -> Element {
        parent.child(Html::from(self))
    }

    fn into_node(self) -> Html {
        self.into()
    }
}

impl Child for Vec<Html> {
    #[inline(never)]
    fn put(self, mut parent: Element) -> Element {
        parent.0.children.extend(self);
        parent
    }

    #[inline(never)]
    fn into_node(self) -> Html {
        VList::with_children(self, None).into()
    }
}

impl<C: Child> Child for Option<C> {
    fn put(self, parent: Element) -> Element {
        match self {
            Some(child) => parent.child(child),
            None => parent,
        }
    }

    fn into_node(self) -> Html {
        self.map(Child::into_node).unwrap_or_default()
    }
}

/// Texts are values and children. One that is not constant is given away, not copied.
macro_rules! texts {
    ($($text:ty),*) => {$(
        impl Value for $text {
            #[inline(never)]
            fn put(self, element: Element) -> Element {
                element.attribute(Some(AttrValue::from(self)))
            }
        }

        impl Value for Option<$text> {
            #[inline(never)]
            fn put(self, element: Element) -> Element {
                element.attribute(self.map(AttrValue::from))
            }
        }

        impl Child for $text {
            #[inline(never)]
            fn put(self, parent: Element) -> Element {
                parent.child(self.into_node())
            }

            #[inline(never)]
            fn into_node(self) -> Html {
                VText::new(self).into()
            }
        }
    )*};
}

texts!(&'static str, String, Rc<str>, Cow<'static, str>);

impl Value for AttrValue {
    #[inline(never)]
    fn put(self, element: Element) -> Element {
        element.attribute(Some(self))
    }
}

/// A text as a node by itself.
#[inline(never)]
pub(super) fn text(text: &'static str) -> Html {
    VText::new(text).into()
}

/// A constant drawing as a node, from its markup.
#[inline(never)]
pub(super) fn drawing(svg: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(svg))
}

/// What an attribute of ARIA has where something is so, and where it is not.
pub(super) const fn aria(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}
