//! The walk that holds a document against the table.

use super::reference::{self, References};
use super::repair;
use super::table::{DOCUMENT, Key, Kind, Object, Others, SCHEMA, found};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::pointer::Trail;
use crate::suggest;
use serde_json::{Map, Value};

/// Holds the whole document against the table, repairs it, and takes out what stays wrong. What references of it can lead to.
pub(super) fn check(doc: &mut Value, diags: &mut Diagnostics) -> References {
    let references = References::of(doc);
    let mut walk = Walk { diags, references: &references, explains: false, searches: 1000 };
    let kind = Kind::Object(&DOCUMENT);
    if walk.value(doc, &kind, &Trail::Root) == Fate::Drop {
        *doc = kind.least();
    }
    references
}

/// The least object of a kind, in place of one that is wrong.
pub(super) fn placeholder(object: &'static Object) -> Value {
    let mut value = Kind::Object(object).least();
    if let Value::Object(map) = &mut value {
        let mut unheard = Diagnostics::new();
        object.rules.iter().for_each(|rule| rule(map, &Trail::Root, &mut unheard));
    }
    value
}

/// What a key is taken as, as it is told.
fn taken(usual: &str) -> String {
    if usual.is_empty() { "empty".to_owned() } else { format!("`{usual}`") }
}

/// What becomes of a value.
#[derive(PartialEq)]
enum Fate {
    Keep,
    Drop,
}

struct Walk<'a> {
    diags: &'a mut Diagnostics,
    references: &'a References,
    /// Whether the walk is below a key that only explains, where mistakes are warnings.
    explains: bool,
    /// How many more times the key that was meant is looked for: more is never shown.
    searches: usize,
}

impl Walk<'_> {
    fn object(&mut self, map: &mut Map<String, Value>, object: &'static Object, trail: &Trail<'_>) {
        for repair in object.repairs {
            repair(map, trail, self.diags);
        }
        let mut reported = Vec::new();
        map.retain(|key, value| {
            let fate = match object.key(key) {
                Some(known) => {
                    let fate = self.known(value, known, &trail.key(key));
                    if fate == Fate::Drop {
                        reported.push(known.name);
                    }
                    fate
                }
                None => self.other(key, value, object, &trail.key(key)),
            };
            fate == Fate::Keep
        });
        let mut intact = true;
        for key in object.keys.iter().filter(|key| key.required) {
            if !map.contains_key(key.name) {
                intact = false;
                if !reported.contains(&key.name) {
                    self.missing(key, object, trail);
                }
                map.insert(key.name.to_owned(), key.least());
            }
        }
        // Where a required key is filled in, the rules see what nobody wrote: they only make it whole.
        let mut unheard = Diagnostics::new();
        let diags = if intact { &mut *self.diags } else { &mut unheard };
        object.rules.iter().for_each(|rule| rule(map, trail, diags));
    }

    fn missing(&mut self, key: &Key, object: &Object, trail: &Trail<'_>) {
        let found = match key.usual {
            Some(usual) => {
                let message = format!("{} needs `{}`; it is taken as {}", object.what, key.name, taken(usual));
                self.diags.warning(Code::MissingKey, trail.pointer(), message)
            }
            None => {
                let message = format!("{} needs `{}`, and it is missing", object.what, key.name);
                self.wrong(Code::MissingKey, trail, message)
            }
        };
        found.on_key().help(format!("add `{}:` with {}", key.name, key.kind.expected()));
    }

    fn known(&mut self, value: &mut Value, key: &Key, trail: &Trail<'_>) -> Fate {
        if value.is_null() && !matches!(key.kind, Kind::Any) {
            if key.required && key.usual.is_none() {
                let message = format!("`{}` has no value", key.name);
                self.wrong(Code::MissingKey, trail, message).help(format!("write {}", key.kind.expected()));
            } else {
                let read = key.usual.map_or("is ignored".to_owned(), |usual| format!("is taken as {}", taken(usual)));
                let message = format!("`{}` has no value, and {read}", key.name);
                self.diags.warning(Code::WrongKind, trail.pointer(), message).help("remove it, or give it a value");
            }
            return Fate::Drop;
        }
        let before = self.explains;
        self.explains |= key.explains;
        let fate = self.value(value, &key.kind, trail);
        self.explains = before;
        fate
    }

    fn other(&mut self, key: &str, value: &mut Value, object: &'static Object, trail: &Trail<'_>) -> Fate {
        if let Others::Members { test, kind, .. } = &object.others
            && test(key)
        {
            return self.member(value, kind, trail);
        }
        if key.starts_with("x-") {
            return if matches!(object.others, Others::Members { expected: "", .. }) { Fate::Drop } else { Fate::Keep };
        }
        self.unknown(key, object, trail);
        Fate::Drop
    }

    fn unknown(&mut self, key: &str, object: &'static Object, trail: &Trail<'_>) {
        let at = trail.pointer();
        if let Others::Members { expected, .. } = &object.others {
            let message = format!("`{key}` can't stand in {}, and is ignored", object.what);
            self.diags.warning(Code::UnknownKey, at, message).on_key().help(*expected);
            return;
        }
        let found =
            self.diags.warning(Code::UnknownKey, at, format!("`{key}` is no key of {}, and is ignored", object.what));
        found.on_key();
        if let Some((_, help)) = object.misplaced.iter().find(|(name, _)| *name == key) {
            found.help(*help);
            return;
        }
        self.searches = self.searches.saturating_sub(1);
        let names = object.keys.iter().map(|key| key.name).filter(|_| self.searches > 0);
        if let Some(name) = suggest::closest(key, names) {
            found.help(format!("did you mean `{name}`?"));
        } else {
            found.help(format!("remove it, or call it `x-{key}` if it is an extension"));
        }
    }

    /// A member of a map or an element of a list, which is something even without a value.
    fn member(&mut self, value: &mut Value, kind: &Kind, trail: &Trail<'_>) -> Fate {
        if value.is_null() && !matches!(kind, Kind::Any) {
            let message = format!("expected {}, found nothing; it is left empty", kind.expected());
            self.diags.warning(Code::WrongKind, trail.pointer(), message).on_key();
            *value = match kind {
                Kind::Choice(_) | Kind::Number | Kind::Count => return Fate::Drop,
                _ => kind.least(),
            };
        }
        self.value(value, kind, trail)
    }

    fn value(&mut self, value: &mut Value, kind: &Kind, trail: &Trail<'_>) -> Fate {
        if let Some(repaired) = repair::coerce(value, kind) {
            let shown = repair::shown(&repaired);
            let message = format!("expected {}, found {}; it is read as `{shown}`", kind.expected(), found(value));
            let help =
                if repaired.is_string() { format!("put it in quotes: '{shown}'") } else { format!("write `{shown}`") };
            self.diags.warning(Code::WrongKind, trail.pointer(), message).help(help);
            *value = repaired;
        }
        match (kind, &mut *value) {
            (Kind::Any, _)
            | (Kind::Text, Value::String(_))
            | (Kind::Flag | Kind::FlagOrSchema, Value::Bool(_))
            | (Kind::Number, Value::Number(_)) => Fate::Keep,
            (Kind::Count, Value::Number(number)) if number.is_u64() => Fate::Keep,
            (Kind::Choice(choices), Value::String(text)) if choices.contains(&text.as_str()) => Fate::Keep,
            (Kind::List(kind), Value::Array(list)) => {
                self.list(list, kind, trail);
                Fate::Keep
            }
            (Kind::Map(kind), Value::Object(map)) => {
                self.map(map, kind, trail);
                Fate::Keep
            }
            (Kind::Object(object), Value::Object(map)) => {
                self.object(map, object, trail);
                Fate::Keep
            }
            (Kind::OrReference(section), Value::Object(map)) => {
                let beside = repair::beside_reference(map, section, trail, self.diags);
                if !map.contains_key("$ref") {
                    self.object(map, section.object, trail);
                } else if !reference::check(map, section, trail, self.references, self.diags) {
                    // A schema that nobody knows is any value; everything else is better left out.
                    map.clear();
                    return if section.name == "schemas" { Fate::Keep } else { Fate::Drop };
                }
                if !beside.is_empty() {
                    // The rest was told of.
                    map.retain(|key, _| key == "$ref");
                    let reference = Value::Object(std::mem::replace(map, beside));
                    map.insert("allOf".to_owned(), Value::Array(vec![reference]));
                    self.object(map, section.object, trail);
                }
                Fate::Keep
            }
            (Kind::FlagOrSchema, Value::Object(_)) => self.value(value, &SCHEMA, trail),
            (kind, value) => {
                self.wrong_kind(value, kind, trail);
                Fate::Drop
            }
        }
    }

    fn list(&mut self, list: &mut Vec<Value>, kind: &Kind, trail: &Trail<'_>) {
        let mut index = 0;
        list.retain_mut(|value| {
            let fate = self.member(value, kind, &trail.index(index));
            index += 1;
            fate == Fate::Keep
        });
    }

    fn map(&mut self, map: &mut Map<String, Value>, kind: &Kind, trail: &Trail<'_>) {
        let is_section = matches!(trail, Trail::Key(Trail::Key(Trail::Root, "components"), _));
        map.retain(|key, value| {
            let fate = self.member(value, kind, &trail.key(key));
            if fate == Fate::Drop
                && is_section
                && let Kind::OrReference(section) = kind
            {
                // Others refer to it, and need not be told the same once more.
                *value = placeholder(section.object);
                return true;
            }
            fate == Fate::Keep
        });
    }

    fn wrong_kind(&mut self, value: &Value, kind: &Kind, trail: &Trail<'_>) {
        let ignored = if self.explains { "; it is ignored" } else { "" };
        let message = format!("expected {}, found {}{ignored}", kind.expected(), found(value));
        let diagnostic = self.wrong(Code::WrongKind, trail, message);
        if let (Kind::Choice(choices), Value::String(text)) = (kind, value)
            && let Some(choice) = suggest::closest(text, choices.iter().copied())
        {
            diagnostic.help(format!("did you mean `{choice}`?"));
        }
    }

    /// Reports what is wrong: as an error, or as a warning where it only explains.
    fn wrong(&mut self, code: Code, trail: &Trail<'_>, message: String) -> &mut Diagnostic {
        let severity = if self.explains { Severity::Warning } else { Severity::Error };
        let found = self.diags.error(code, trail.pointer(), message);
        found.severity = severity;
        found
    }
}
