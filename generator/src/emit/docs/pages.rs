//! Which page tells of what, and how pages link to each other.

use std::collections::{BTreeSet, HashMap};

use crate::emit::markdown;
use crate::emit::spelling::{look_through, type_in_pages};
use crate::emit::surface::{Arrival, Reading};
use crate::ir::{Api, Group, TypeId, TypeRef};

/// Names that Windows does not give to files.
const RESERVED: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt0",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The pages of an API.
#[derive(Debug)]
pub struct Pages<'a> {
    api: &'a Api,
    groups: Vec<String>,
    types: HashMap<TypeId, String>,
}

impl<'a> Pages<'a> {
    /// A page for each group and each type: names of files that are legal, and different without regard to case.
    pub fn new(api: &'a Api) -> Self {
        let mut taken: BTreeSet<String> = RESERVED.iter().map(|name| (*name).to_owned()).collect();
        let groups = api.groups.iter().map(|group| free(&format!("{}Api", group.name.pascal()), &mut taken)).collect();
        let types = api.types.iter().map(|(id, def)| (id, free(def.name.pascal(), &mut taken))).collect();
        Self { api, groups, types }
    }

    /// The groups with the names of their pages, in their order.
    pub fn groups(&self) -> impl Iterator<Item = (&'a Group, &str)> {
        self.api.groups.iter().zip(self.groups.iter().map(String::as_str))
    }

    /// The name of the page of a type, without its extension.
    pub fn of_type(&self, id: TypeId) -> &str {
        self.types.get(&id).map_or("", String::as_str)
    }

    /// A type as text: `Vec\<Repository\>`. At its outside an alias shows what it stands for.
    pub fn text(&self, ty: &TypeRef) -> String {
        let spelled = type_in_pages(look_through(ty, &self.api.types), &self.api.types);
        markdown::literal(unboxed(&spelled))
    }

    /// A type, linked to the page of the first type that it names: `[**Vec\<Repository\>**](Repository.md)`.
    pub fn link(&self, ty: &TypeRef) -> String {
        let ty = look_through(ty, &self.api.types);
        self.link_as(ty, &self.text(ty))
    }

    /// A type as it is used within another: an alias links to its own page.
    pub fn link_within(&self, ty: &TypeRef) -> String {
        self.link_as(ty, &markdown::literal(unboxed(&type_in_pages(ty, &self.api.types))))
    }

    /// The body of a response as text; `None` where there is none.
    pub fn arrival_text(&self, arrival: Arrival<'_>) -> Option<String> {
        match arrival {
            Arrival::Nothing => None,
            Arrival::Body(Reading::Json, ty) => Some(self.text(ty)),
            Arrival::Body(Reading::Text, _) => Some("String".to_owned()),
            Arrival::Body(Reading::Bytes, _) => Some("bytes::Bytes".to_owned()),
        }
    }

    /// The body of a response, linked to the page of its type.
    pub fn arrival_link(&self, arrival: Arrival<'_>) -> Option<String> {
        match arrival {
            Arrival::Body(Reading::Json, ty) => Some(self.link(ty)),
            other => self.arrival_text(other).map(|text| format!("**{text}**")),
        }
    }

    fn link_as(&self, ty: &TypeRef, text: &str) -> String {
        match first_named(ty) {
            Some(id) => format!("[**{text}**]({}.md)", self.of_type(id)),
            None => format!("**{text}**"),
        }
    }
}

/// A name that no page has yet.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut free = name.to_owned();
    while !taken.insert(free.to_ascii_lowercase()) {
        free.push_str("Model");
    }
    free
}

/// How deep a value stands in memory is nothing that a reader asks for.
fn unboxed(spelled: &str) -> &str {
    spelled.strip_prefix("Box<").and_then(|inner| inner.strip_suffix('>')).unwrap_or(spelled)
}

fn first_named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) | TypeRef::Boxed(id) => Some(*id),
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => first_named(inner),
        TypeRef::Tuple(items) => items.iter().find_map(first_named),
        TypeRef::Scalar(_) | TypeRef::Any => None,
    }
}
