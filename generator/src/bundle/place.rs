//! Where in the bundled document stands what came from other files.

use super::names::candidates;
use crate::pointer::{Location, Pointer};
use crate::shape::Kind;
use serde_json::{Map, Value};
use std::collections::{HashMap, VecDeque};

/// The kinds that have a section of components in some version.
const KINDS: &[Kind] = &[
    Kind::Schema,
    Kind::Response,
    Kind::Parameter,
    Kind::RequestBody,
    Kind::Header,
    Kind::Example,
    Kind::Link,
    Kind::Callback,
    Kind::SecurityScheme,
];

/// The components of the bundled document.
pub(super) struct Places {
    swagger: bool,
    taken: HashMap<&'static str, HashMap<String, Location>>,
    by_target: HashMap<(Location, &'static str), String>,
    /// The schemas of other files that components of the document are, with their names.
    schemas: HashMap<Location, String>,
    /// What is to be moved into the document, in the order in which it was first referred to.
    pub(super) waiting: VecDeque<Moved>,
}

/// Something that gets a place among the components.
pub(super) struct Moved {
    pub(super) target: Location,
    pub(super) kind: Kind,
    pub(super) section: &'static str,
    pub(super) name: String,
}

/// A component; the best name if it did not get that, and what has it.
pub(super) struct Place {
    pub(super) pointer: Pointer,
    pub(super) wanted: Option<(String, Location)>,
}

impl Places {
    /// The components that `document` has itself.
    pub(super) fn of(document: &Value) -> Self {
        let swagger = document.get("swagger").is_some();
        let mut places = Self {
            swagger,
            taken: HashMap::new(),
            by_target: HashMap::new(),
            schemas: HashMap::new(),
            waiting: VecDeque::new(),
        };
        for (section, members) in places.sections(document) {
            let names = members.keys().map(|name| (name.clone(), places.pointer(section, name).into()));
            let names = names.collect();
            places.taken.insert(section, names);
        }
        places
    }

    /// Every section of the components that `document` has.
    pub(super) fn sections<'d>(&self, document: &'d Value) -> Vec<(&'static str, &'d Map<String, Value>)> {
        let holder = if self.swagger { Some(document) } else { document.get("components") };
        let sections = KINDS.iter().filter_map(|kind| kind.section(self.swagger));
        sections.filter_map(|section| Some((section, holder?.get(section)?.as_object()?))).collect()
    }

    /// Whether the document itself has a component of this name.
    pub(super) fn has(&self, kind: Kind, name: &str) -> bool {
        kind.section(self.swagger)
            .is_some_and(|section| self.taken.get(section).is_some_and(|it| it.contains_key(name)))
    }

    /// Says that the component `name` of the document is only a reference to `target`: so this is its place.
    pub(super) fn claim(&mut self, target: Location, section: &'static str, name: &str) {
        if Kind::Schema.section(self.swagger) == Some(section) {
            self.schemas.entry(target.clone()).or_insert_with(|| name.to_owned());
        }
        self.by_target.entry((target, section)).or_insert_with(|| name.to_owned());
    }

    /// The place of a schema that lies in one that a component is: it is the same schema, however it is referred to.
    fn inside(&self, target: &Location, section: &str) -> Option<Pointer> {
        let mut way: Vec<String> = Vec::new();
        let mut at = target.clone();
        loop {
            if let Some(name) = self.schemas.get(&at) {
                let owner = self.pointer(section, name);
                return leads_to_schema(&way).then(|| way.iter().rev().fold(owner, |at, token| at.key(token)));
            }
            way.push(at.pointer.last()?);
            at.pointer = at.pointer.parent()?;
        }
    }

    /// The place of `target`, which stands in the file at `path`; `None` where nothing of this kind has one.
    pub(super) fn place(&mut self, target: &Location, kind: Kind, path: &str) -> Option<Place> {
        let section = kind.section(self.swagger)?;
        let key = (target.clone(), section);
        if let Some(name) = self.by_target.get(&key) {
            return Some(Place { pointer: self.pointer(section, name), wanted: None });
        }
        if kind == Kind::Schema
            && let Some(pointer) = self.inside(target, section)
        {
            return Some(Place { pointer, wanted: None });
        }
        let taken = self.taken.entry(section).or_default();
        let mut names = candidates(path, &target.pointer);
        let best = names.next()?;
        let name = std::iter::once(best.clone()).chain(names).find(|name| !taken.contains_key(name))?;
        let wanted = taken.get(&best).map(|owner| (best, owner.clone()));
        taken.insert(name.clone(), target.clone());
        self.by_target.insert(key, name.clone());
        let pointer = self.pointer(section, &name);
        self.waiting.push_back(Moved { target: target.clone(), kind, section, name });
        Some(Place { pointer, wanted })
    }

    /// Puts what was moved into the document.
    pub(super) fn fill(&self, document: &mut Value, moved: Vec<(&'static str, String, Value)>) {
        for (section, name, value) in moved {
            let holder = if self.swagger { Some(&mut *document) } else { object_in(document, "components") };
            if let Some(Value::Object(members)) = holder.and_then(|holder| object_in(holder, section)) {
                members.insert(name, value);
            }
        }
    }

    pub(super) fn pointer(&self, section: &str, name: &str) -> Pointer {
        let holder = if self.swagger { Pointer::root() } else { Pointer::root().key("components") };
        holder.key(section).key(name)
    }
}

/// Whether the way from a schema, of which the last step comes first, leads to one that is a part of it, and not to one that it
/// holds for references alone.
fn leads_to_schema(way: &[String]) -> bool {
    let mut steps = way.iter().rev();
    while let Some(step) = steps.next() {
        let is_part = match step.as_str() {
            "items" | "additionalProperties" => true,
            "properties" | "allOf" | "oneOf" | "anyOf" => steps.next().is_some(),
            _ => false,
        };
        if !is_part {
            return false;
        }
    }
    true
}

/// The member `key` of an object, made empty if it is not there.
fn object_in<'v>(holder: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    Some(holder.as_object_mut()?.entry(key).or_insert_with(|| Value::Object(Map::new())))
}
