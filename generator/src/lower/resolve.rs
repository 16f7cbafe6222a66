//! References: from where something is used to where it stands.

pub mod node;

use openapiv3::{Example, Header, OpenAPI, Parameter, ReferenceOr, RequestBody, Response, Schema, SecurityScheme};

use self::node::{Node, Outermost};
use super::subschema::Subschema;
use super::words::is_same_type_name;
use crate::pointer::Pointer;

/// More references than this in a row lead nowhere.
const MAX_HOPS: usize = 64;

/// The description, to look things up in.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    spec: &'a OpenAPI,
}

/// Something that a reference led to, and where it stands.
#[derive(Debug)]
pub struct Found<'a, T> {
    /// Where it stands.
    pub at: Pointer,
    /// What stands there.
    pub item: &'a T,
}

/// A schema that a reference led to.
#[derive(Debug)]
pub enum Target<'a> {
    /// A schema of `components`, by its name. It may be a reference itself.
    Named(&'a str, Subschema<'a>),
    /// A schema that stands in another one, or in something that is no schema.
    Nested {
        /// Where it stands.
        at: Pointer,
        /// The schema.
        schema: Subschema<'a>,
    },
}

/// A reference that leads nowhere: its text, and where it stands.
#[derive(Debug, PartialEq)]
pub struct Unresolved {
    /// Where the reference stands.
    pub at: Pointer,
    /// Its text.
    pub reference: String,
}

/// What `components` can hold (§ Components Object).
pub trait Component: Sized {
    /// The key in `components`.
    const SECTION: &'static str;
}

/// What may stand in `components` or, but for security schemes, elsewhere, and be referred to.
pub trait Referred: Component {
    /// What `node` is, if it is of this kind.
    fn of(node: Node<'_>) -> Option<&ReferenceOr<Self>>;
}

macro_rules! referred {
    ($($ty:ident, $section:literal;)+) => {$(
        impl Component for $ty {
            const SECTION: &'static str = $section;
        }

        impl Referred for $ty {
            fn of(node: Node<'_>) -> Option<&ReferenceOr<Self>> {
                if let Node::$ty(item) = node { Some(item) } else { None }
            }
        }
    )+};
}

referred! {
    Response, "responses";
    Parameter, "parameters";
    Example, "examples";
    RequestBody, "requestBodies";
    Header, "headers";
    SecurityScheme, "securitySchemes";
}

impl Component for Schema {
    const SECTION: &'static str = "schemas";
}

impl<'a> Document<'a> {
    /// The description `spec`.
    pub fn new(spec: &'a OpenAPI) -> Self {
        Self { spec }
    }

    /// What `item`, which stands at `at`, is or refers to.
    pub fn follow<T: Referred>(&self, item: &'a ReferenceOr<T>, at: &Pointer) -> Result<Found<'a, T>, Unresolved> {
        let (mut item, mut at) = (item, at.clone());
        for _ in 0..MAX_HOPS {
            let reference = match item {
                ReferenceOr::Item(item) => return Ok(Found { at, item }),
                ReferenceOr::Reference { reference } => reference,
            };
            let next = Pointer::from_reference(reference)
                .and_then(|next| Some((T::of(node::node(self.spec, &next.tokens().collect::<Vec<_>>())?)?, next)));
            let Some(next) = next else {
                return Err(Unresolved { at, reference: reference.clone() });
            };
            (item, at) = next;
        }
        Err(Unresolved { reference: at.to_string(), at })
    }

    /// What stands at `at`, outside of schemas.
    pub fn node(&self, at: &Pointer) -> Option<Node<'a>> {
        node::node(self.spec, &at.tokens().collect::<Vec<_>>())
    }

    /// Where the outermost schema stands on the way to `at`, outside of the schemas of `components`, and the way from there.
    pub fn outermost_schema(&self, at: &Pointer) -> Option<(Pointer, Vec<String>)> {
        let Outermost { schema: _, at, rest } = node::outermost(self.spec, &at.tokens().collect::<Vec<_>>())?;
        Some((at, rest))
    }

    /// The schema that `reference` names, one step away.
    pub fn target(&self, reference: &str) -> Option<Target<'a>> {
        let tokens: Vec<String> = Pointer::from_reference(reference)?.tokens().collect();
        match tokens.as_slice() {
            [root, section, name, path @ ..] if root == "components" && section == Schema::SECTION => {
                let (name, schema) = self.spec.components.as_ref()?.schemas.get_key_value(name.as_str())?;
                let (schema, at) = (Subschema::from(schema), component(Schema::SECTION, name));
                if path.is_empty() {
                    return Some(Target::Named(name, schema));
                }
                let (schema, at) = schema.descend(path, at)?;
                Some(Target::Nested { at, schema })
            }
            tokens => {
                let Outermost { schema, at, rest } = node::outermost(self.spec, tokens)?;
                let (schema, at) = schema.descend(&rest, at)?;
                Some(Target::Nested { at, schema })
            }
        }
    }

    /// The schema `name`, or the one to which it refers by the same name spelled otherwise, `Pet: {$ref: '#/components/schemas/pet'}`:
    /// in Rust they are one.
    pub fn respelled<'n>(&self, name: &'n str, schema: Subschema<'a>) -> (&'n str, Subschema<'a>)
    where
        'a: 'n,
    {
        let (mut name, mut schema) = (name, schema);
        for _ in 0..MAX_HOPS {
            let Subschema::Reference(reference) = schema else { break };
            let Some(Target::Named(other, target)) = self.target(reference) else { break };
            if !is_same_type_name(name, other) {
                break;
            }
            (name, schema) = (other, target);
        }
        (name, schema)
    }

    /// The schema itself, whatever number of references away, and where it stands.
    pub fn schema(&self, schema: Subschema<'a>, at: &Pointer) -> Result<(Pointer, &'a Schema), Unresolved> {
        let (mut schema, mut at) = (schema, at.clone());
        for _ in 0..MAX_HOPS {
            let reference = match schema {
                Subschema::Inline(schema) => return Ok((at, schema)),
                Subschema::Reference(reference) => reference,
            };
            (schema, at) = match self.target(reference) {
                Some(Target::Named(name, schema)) => (schema, component(Schema::SECTION, name)),
                Some(Target::Nested { at, schema }) => (schema, at),
                None => return Err(Unresolved { at, reference: reference.to_owned() }),
            };
        }
        Err(Unresolved { reference: at.to_string(), at })
    }

    /// The schemas of `components`, in their order.
    pub fn schemas(&self) -> impl Iterator<Item = (&'a str, Subschema<'a>)> + use<'a> {
        let schemas = self.spec.components.iter().flat_map(|components| &components.schemas);
        schemas.map(|(name, schema)| (name.as_str(), schema.into()))
    }

    /// The schema of `components` that stands at `at`, and its name.
    pub fn named_at(&self, at: &Pointer) -> Option<(&'a str, Subschema<'a>)> {
        let mut tokens = at.tokens();
        if tokens.next()? != "components" || tokens.next()? != Schema::SECTION {
            return None;
        }
        let (name, schema) = self.spec.components.as_ref()?.schemas.get_key_value(tokens.next()?.as_str())?;
        tokens.next().is_none().then_some((name.as_str(), schema.into()))
    }

    /// The schema of `components` with this name.
    pub fn named(&self, name: &str) -> Option<Subschema<'a>> {
        self.spec.components.as_ref()?.schemas.get(name).map(Subschema::from)
    }
}

/// Where the component `name` stands.
pub fn component(section: &str, name: &str) -> Pointer {
    Pointer::root().key("components").key(section).key(name)
}
