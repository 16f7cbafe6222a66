//! References: from where something is used to where it stands.

use openapiv3::{
    Components, Example, Header, OpenAPI, Parameter, PathItem, ReferenceOr, RequestBody, Response, Schema,
    SecurityScheme,
};

use super::subschema::Subschema;
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
    /// A schema that stands in another one.
    Nested {
        /// The name of the schema of `components` that holds it.
        owner: &'a str,
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

    /// The one with this name.
    fn named<'a>(components: &'a Components, name: &str) -> Option<&'a ReferenceOr<Self>>;
}

macro_rules! components {
    ($($ty:ty => $field:ident, $section:literal;)+) => {$(
        impl Component for $ty {
            const SECTION: &'static str = $section;

            fn named<'a>(components: &'a Components, name: &str) -> Option<&'a ReferenceOr<Self>> {
                components.$field.get(name)
            }
        }
    )+};
}

components! {
    Schema => schemas, "schemas";
    Response => responses, "responses";
    Parameter => parameters, "parameters";
    Example => examples, "examples";
    RequestBody => request_bodies, "requestBodies";
    Header => headers, "headers";
    SecurityScheme => security_schemes, "securitySchemes";
}

impl<'a> Document<'a> {
    /// The description `spec`.
    pub fn new(spec: &'a OpenAPI) -> Self {
        Self { spec }
    }

    /// What `item`, which stands at `at`, is or refers to.
    pub fn follow<T: Component>(&self, item: &'a ReferenceOr<T>, at: &Pointer) -> Result<Found<'a, T>, Unresolved> {
        let (mut item, mut at) = (item, at.clone());
        for _ in 0..MAX_HOPS {
            let reference = match item {
                ReferenceOr::Item(item) => return Ok(Found { at, item }),
                ReferenceOr::Reference { reference } => reference,
            };
            let next = component_name(reference, T::SECTION)
                .and_then(|name| Some((T::named(self.spec.components.as_ref()?, &name)?, name)));
            let Some((next, name)) = next else {
                return Err(Unresolved { at, reference: reference.clone() });
            };
            (item, at) = (next, component(T::SECTION, &name));
        }
        Err(Unresolved { reference: at.to_string(), at })
    }

    /// The path item that `item`, which stands at `at`, is or refers to.
    pub fn path_item(&self, item: &'a ReferenceOr<PathItem>, at: &Pointer) -> Result<Found<'a, PathItem>, Unresolved> {
        let (mut item, mut at) = (item, at.clone());
        for _ in 0..MAX_HOPS {
            let reference = match item {
                ReferenceOr::Item(item) => return Ok(Found { at, item }),
                ReferenceOr::Reference { reference } => reference,
            };
            let tokens = tokens(reference).unwrap_or_default();
            let next = match tokens.as_slice() {
                [section, path] if section == "paths" => self.spec.paths.paths.get(path.as_str()).map(|it| (it, path)),
                _ => None,
            };
            let Some((next, path)) = next else {
                return Err(Unresolved { at, reference: reference.clone() });
            };
            (item, at) = (next, Pointer::root().key("paths").key(path));
        }
        Err(Unresolved { reference: at.to_string(), at })
    }

    /// The schema that `reference` names, one step away.
    pub fn target(&self, reference: &str) -> Option<Target<'a>> {
        let tokens = tokens(reference)?;
        let components = self.spec.components.as_ref()?;
        let [root, section, name, path @ ..] = tokens.as_slice() else { return None };
        if root != "components" || section != Schema::SECTION {
            return None;
        }
        let (name, schema) = components.schemas.get_key_value(name.as_str())?;
        let (schema, at) = (Subschema::from(schema), component(Schema::SECTION, name));
        if path.is_empty() {
            return Some(Target::Named(name, schema));
        }
        let (schema, at) = schema.descend(path, at)?;
        Some(Target::Nested { owner: name, at, schema })
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
                Some(Target::Nested { at, schema, .. }) => (schema, at),
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

/// The name in a reference such as `#/components/schemas/Error`.
fn component_name(reference: &str, section: &str) -> Option<String> {
    let mut tokens = tokens(reference)?;
    let is_component = tokens.len() == 3 && tokens[0] == "components" && tokens[1] == section;
    is_component.then(|| tokens.pop()).flatten()
}

/// The keys that a reference into this document is made of: a JSON pointer in a URI fragment (RFC 6901 § 6).
fn tokens(reference: &str) -> Option<Vec<String>> {
    let pointer = Pointer::parse(&percent_decoded(reference.strip_prefix('#')?))?;
    Some(pointer.tokens().collect())
}

/// The text with `%20` and its like replaced by what they stand for (RFC 3986 § 2.1). What is no such sequence stays.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let byte = (first == b'%').then(|| text_of_hex(after)).flatten();
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn text_of_hex(after: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(after.get(..2)?).ok()?;
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_pointer_in_a_fragment() {
        assert_eq!(tokens("#/paths/~1a%20b/x~0"), Some(vec!["paths".into(), "/a b".into(), "x~".into()]));
        assert_eq!(tokens("#/100%"), Some(vec!["100%".into()]));
        assert_eq!(tokens("other.yaml#/a"), None);
        assert_eq!(component_name("#/components/schemas/Error", "schemas").as_deref(), Some("Error"));
        assert_eq!(component_name("#/components/responses/Error", "schemas"), None);
    }
}
