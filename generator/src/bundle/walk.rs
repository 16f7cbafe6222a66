//! The walk that replaces every reference to another file, and to strays.

use super::identity::Identities;
use super::library::{FIRST, Library, Lost};
use super::place::{Moved, Places};
use super::reference::{self, Reference};
use super::strays::Strays;
use super::{Bundle, Files, lost};
use crate::diagnostic::{Code, Diagnostics};
use crate::pointer::{FileId, Location, Origins, Pointer, Trail};
use crate::shape::{Kind, Shape};
use crate::source::MAX_DEPTH;
use serde_json::{Map, Value};

/// How many nodes other files may add: what is put in the place of a reference may hold more of them.
const MAX_NODES: usize = 4_000_000;

pub(super) fn bundle(mut document: Value, files: &dyn Files, next: FileId, diags: &mut Diagnostics) -> Bundle {
    let mut walk = Walk {
        library: Library::new(files, next),
        strays: Strays::take_out(&mut document),
        places: Places::of(&document),
        identities: Identities::of(&document),
        origins: Origins::new(),
        diags,
        way: Vec::new(),
        depth: 0,
        nodes: 0,
    };
    walk.claim(&document);
    let first = Scope { home: Pointer::root(), origin: Location::default() };
    walk.visit(&mut document, Shape::One(Kind::Document), &Trail::Root, &first);
    let mut moved = Vec::new();
    while let Some(Moved { target, kind, section, name }) = walk.places.waiting.pop_front() {
        let Some(mut value) = walk.node(&target).cloned() else { continue };
        if kind == Kind::Schema && target.pointer == Pointer::root() {
            forget_file(&mut value);
        }
        let home = walk.places.pointer(section, &name);
        walk.origins.insert(home.clone(), target.clone());
        walk.depth = home.tokens().count();
        walk.visit(&mut value, Shape::One(kind), &Trail::Root, &Scope { home, origin: target });
        moved.push((section, name, value));
    }
    walk.places.fill(&mut document, moved);
    walk.strays.put_back(&mut document);
    Bundle { document, origins: walk.origins, sources: walk.library.into_sources() }
}

/// Takes away what a file of JSON Schema says about itself, and what it holds for references alone: these find it in the file.
fn forget_file(schema: &mut Value) {
    if let Value::Object(map) = schema {
        ["$schema", "definitions"].iter().for_each(|key| drop(map.shift_remove(*key)));
    }
}

struct Walk<'a> {
    library: Library<'a>,
    strays: Strays,
    places: Places,
    identities: Identities,
    origins: Origins,
    diags: &'a mut Diagnostics,
    /// What is being put in the place of references, from the outermost on.
    way: Vec<Location>,
    depth: usize,
    /// How many nodes of other files were visited.
    nodes: usize,
}

/// A part of the document that comes from one place of one file.
struct Scope {
    /// Where it stands in the bundled document.
    home: Pointer,
    /// Where it comes from.
    origin: Location,
}

impl Scope {
    fn place(&self, trail: &Trail<'_>) -> Pointer {
        below(&self.home, trail)
    }

    fn source(&self, trail: &Trail<'_>) -> Location {
        Location { file: self.origin.file, pointer: below(&self.origin.pointer, trail) }
    }
}

fn below(base: &Pointer, trail: &Trail<'_>) -> Pointer {
    Pointer::parse(&format!("{}{}", base.as_str(), trail.pointer().as_str())).unwrap_or_default()
}

impl Walk<'_> {
    /// A component that is nothing but a reference to another file is the place of what it leads to: its name counts.
    fn claim(&mut self, document: &Value) {
        for (section, members) in self.places.sections(document) {
            for (name, member) in members {
                let Some(Value::String(reference)) = member.get("$ref") else { continue };
                if !says_nothing_else(member) {
                    continue;
                }
                let target = match reference::parse(reference) {
                    Reference::Here { fragment } => self.stray(fragment),
                    Reference::File { .. } => {
                        let found = self.library.resolve(reference, FIRST, self.diags);
                        found.ok().filter(|target| target.file != FIRST)
                    }
                    Reference::Absolute { .. } => None,
                };
                if let Some(target) = target {
                    self.places.claim(target, section, name);
                }
            }
        }
    }

    fn visit(&mut self, value: &mut Value, shape: Shape, trail: &Trail<'_>, scope: &Scope) {
        if shape == Shape::One(Kind::Data) || !self.may_go_on(trail, scope) {
            return;
        }
        self.depth += 1;
        match value {
            Value::String(text) if shape == Shape::One(Kind::Mapping) => self.mapping(text, trail, scope),
            Value::Object(map) => match map.get("$ref") {
                Some(Value::String(reference)) if shape != Shape::Map(Kind::Mapping) => {
                    let reference = reference.clone();
                    self.reference(value, &reference, shape, trail, scope);
                }
                _ => self.members(map, shape, trail, scope),
            },
            Value::Array(list) => {
                let kind = shape.of();
                for (index, item) in list.iter_mut().enumerate() {
                    self.visit(item, Shape::One(kind), &trail.index(index), scope);
                }
            }
            _ => {}
        }
        self.depth -= 1;
    }

    fn members(&mut self, map: &mut Map<String, Value>, shape: Shape, trail: &Trail<'_>, scope: &Scope) {
        for (key, value) in map {
            self.visit(value, member(shape, key), &trail.key(key), scope);
        }
    }

    /// An object with a reference.
    fn reference(&mut self, value: &mut Value, text: &str, shape: Shape, trail: &Trail<'_>, scope: &Scope) {
        let Value::Object(map) = value else { return };
        let is_here = matches!(reference::parse(text), Reference::Here { .. });
        let is_first = scope.origin.file == FIRST;
        let is_stray = || text.strip_prefix('#').is_some_and(|fragment| self.stray(fragment).is_some());
        let is_own = || is_here || self.places.has(shape.kind(), text) || self.identities.has(text);
        if is_first && is_own() && !is_stray() {
            return self.members(map, shape, trail, scope);
        }
        let found = self.library.resolve(text, scope.origin.file, self.diags);
        let target = match found.or_else(|why| self.of_the_whole(why, text, trail, scope)) {
            Ok(target) => target,
            Err(why) => {
                let at = scope.source(&trail.key("$ref"));
                lost::report(why, text, at, &self.library, self.diags);
                if shape.kind().section(false).is_none() {
                    map.shift_remove("$ref");
                } else if is_here {
                    // To the first file it would mean something else.
                    map.insert("$ref".to_owned(), format!("{}{text}", self.library.path(scope.origin.file)).into());
                }
                return self.members(map, shape, trail, scope);
            }
        };
        if target.file == FIRST && self.node(&target).is_none() {
            return self.refer(map, &target.pointer, shape, trail, scope);
        }
        let kind = shape.kind();
        match self.places.place(&target, kind, self.library.path(target.file)) {
            Some(place) if place.pointer != scope.place(trail) => {
                if let Some(wanted) = place.wanted {
                    self.renamed(wanted, &place.pointer, scope.source(&trail.key("$ref")));
                }
                self.refer(map, &place.pointer, shape, trail, scope);
            }
            Some(_) => self.insert(value, target, shape, trail, scope),
            None => {
                if !shape.may_be_reference() {
                    let message = "OpenAPI allows no reference here; it is read as what it leads to";
                    self.diags
                        .warning(Code::MisplacedReference, scope.source(&trail.key("$ref")), message)
                        .help("other tools may ignore it: refer to what the specification lets be referred to");
                }
                self.insert(value, target, shape, trail, scope);
            }
        }
    }

    /// What stands at a place of another file, or among the strays of the first.
    fn node(&self, at: &Location) -> Option<&Value> {
        if at.file == FIRST { self.strays.node(&at.pointer) } else { self.library.node(at) }
    }

    /// The stray of the first file that a fragment names.
    fn stray(&self, fragment: &str) -> Option<Location> {
        let at = Location { file: FIRST, pointer: reference::pointer(fragment)? };
        self.strays.node(&at.pointer).map(|_| at)
    }

    /// What a reference leads to whose file is a part of a description, and has none of what such have: it means a place
    /// of the whole, as if all was one file. Whether that is there is seen there.
    fn of_the_whole(&mut self, why: Lost, text: &str, trail: &Trail<'_>, scope: &Scope) -> Result<Location, Lost> {
        const OF_A_WHOLE: &[&str] = &["components", "paths", "definitions", "parameters", "responses"];
        let Lost::Nowhere { nearest, token, .. } = &why else { return Err(why) };
        let is_of_a_whole = nearest.pointer == Pointer::root() && OF_A_WHOLE.contains(&token.as_str());
        let Some(pointer) = Pointer::from_reference(text).filter(|_| is_of_a_whole && scope.origin.file != FIRST)
        else {
            return Err(why);
        };
        let message = format!("this file has no `{token}`; `{text}` is read as that of the description");
        self.diags
            .warning(Code::UnresolvedReference, scope.source(&trail.key("$ref")), message)
            .help("other tools look in this file: write the path of the description before the `#`");
        Ok(Location { file: FIRST, pointer })
    }

    fn refer(&mut self, map: &mut Map<String, Value>, to: &Pointer, shape: Shape, trail: &Trail<'_>, scope: &Scope) {
        map.insert("$ref".to_owned(), to.to_reference().into());
        self.members(map, shape, trail, scope);
    }

    fn renamed(&mut self, (wanted, owner): (String, Location), place: &Pointer, at: Location) {
        let name = place.last().unwrap_or_default();
        let holder = place.parent().unwrap_or_default();
        let message = format!("the name `{wanted}` is taken, so that this is called `{name}`");
        self.diags
            .warning(Code::RenamedForCollision, at, message)
            .related(owner, "it is the name of this")
            .help(format!("give it a name of its own: `{name}: {{$ref: …}}` under `{}`", dotted(&holder)));
    }

    /// Puts what a reference leads to in its place.
    fn insert(&mut self, value: &mut Value, target: Location, shape: Shape, trail: &Trail<'_>, scope: &Scope) {
        let Value::Object(mut own) = std::mem::take(value) else { return };
        own.shift_remove("$ref");
        if self.way.contains(&target) {
            let message = "this leads to what it stands in, and so has no end";
            self.diags.error(Code::ReferenceCycle, scope.source(&trail.key("$ref")), message).help("take it out");
            *value = Value::Object(own);
            return;
        }
        let mut copy = self.node(&target).cloned().unwrap_or_default();
        let home = scope.place(trail);
        self.origins.insert(home.clone(), target.clone());
        self.way.push(target.clone());
        self.visit(&mut copy, shape, &Trail::Root, &Scope { home: home.clone(), origin: target });
        self.way.pop();
        // What stands beside the reference counts more.
        if let Value::Object(copy) = &mut copy {
            for (key, mut value) in own {
                let trail = trail.key(&key);
                self.visit(&mut value, member(shape, &key), &trail, scope);
                self.origins.insert(home.key(&key), scope.source(&trail));
                copy.insert(key, value);
            }
        }
        *value = copy;
    }

    /// A value of a discriminator: the name of a schema, or a reference to one.
    fn mapping(&mut self, text: &mut String, trail: &Trail<'_>, scope: &Scope) {
        let is_reference = match reference::parse(text) {
            Reference::Here { fragment } => scope.origin.file != FIRST || self.stray(fragment).is_some(),
            Reference::File { path, .. } => {
                path.contains('/') || [".yaml", ".yml", ".json"].iter().any(|end| path.ends_with(end))
            }
            Reference::Absolute { .. } => false,
        };
        if !is_reference || self.places.has(Kind::Schema, text) {
            return;
        }
        match self.library.resolve(text, scope.origin.file, self.diags) {
            Ok(target) if target.file == FIRST && self.node(&target).is_none() => *text = target.pointer.to_reference(),
            Ok(target) => {
                if let Some(place) = self.places.place(&target, Kind::Schema, self.library.path(target.file)) {
                    *text = place.pointer.to_reference();
                }
            }
            Err(why) => {
                // Bundlers leave these behind, of files that they put into one: nothing is lost but the value's name.
                let mut found = Diagnostics::new();
                lost::report(why, text, scope.source(trail), &self.library, &mut found);
                found.excuse();
                self.diags.append(found);
            }
        }
    }

    /// Whether the limits on depth and on the number of nodes hold. Where they do not, that is reported, once.
    fn may_go_on(&mut self, trail: &Trail<'_>, scope: &Scope) -> bool {
        if self.nodes > MAX_NODES {
            return false;
        }
        let message = if self.depth >= MAX_DEPTH {
            format!("with what is referred to, objects and lists lie in each other more than {MAX_DEPTH} levels deep")
        } else if self.nodes == MAX_NODES {
            format!("what is referred to in other files has more than {MAX_NODES} nodes")
        } else {
            self.nodes += usize::from(scope.origin != Location::default());
            return true;
        };
        self.nodes = MAX_NODES + 1;
        self.diags
            .error(Code::Limit, scope.source(trail), message)
            .help("refer to a schema by a place where the specification allows it, which copies nothing");
        false
    }
}

/// What the member `key` of an object of this shape is.
fn member(shape: Shape, key: &str) -> Shape {
    match shape {
        Shape::One(kind) | Shape::OneOrList(kind) | Shape::OneOrFlag(kind) => kind.member(key),
        Shape::Open(_) if key.starts_with("x-") => Shape::One(Kind::Data),
        Shape::Map(kind) | Shape::Open(kind) => Shape::One(kind),
        Shape::List(_) => Shape::One(Kind::Other),
    }
}

/// Whether a component adds at most a few words to its reference.
fn says_nothing_else(component: &Value) -> bool {
    let keys = component.as_object().into_iter().flat_map(Map::keys);
    keys.into_iter().all(|key| matches!(key.as_str(), "$ref" | "description" | "summary") || key.starts_with("x-"))
}

fn dotted(pointer: &Pointer) -> String {
    pointer.tokens().collect::<Vec<_>>().join("/")
}
