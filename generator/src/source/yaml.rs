//! YAML text, from the events of saphyr-parser.

use super::builder::{Builder, MAX_DEPTH, Stopped};
use super::{lenient, merge, yaml_error};
use crate::diagnostic::Code;
use crate::pointer::Trail;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// The value of a YAML text; `None` where it can't be read on, which is reported.
pub(super) fn read(text: &str, builder: &mut Builder) -> Option<Value> {
    let mut reader = Reader { text, events: Parser::new_from_str(text), anchors: HashMap::new(), builder };
    match reader.document() {
        Ok(value) => Some(merge::merge_keys(reader.builder.finish(value), builder)),
        Err(Halt::Stopped) => None,
        Err(Halt::Syntax(error)) => {
            builder.restart(text.len());
            let value = if yaml_error::is_depth(&error) { None } else { lenient::read(text, builder) };
            match value {
                Some(value) => {
                    yaml_error::overlook(&error, text, builder);
                    Some(merge::merge_keys(value, builder))
                }
                None => {
                    builder.restart(text.len());
                    yaml_error::report(&error, text, builder);
                    None
                }
            }
        }
    }
}

/// The bytes of a span, which counts characters.
pub(super) fn bytes(text: &str, span: Span) -> Range<usize> {
    let byte = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte);
    let start = byte(span.start.index());
    start..byte(span.end.index()).max(start)
}

/// Why the reading ended.
enum Halt {
    Stopped,
    Syntax(ScanError),
}

impl From<Stopped> for Halt {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

/// A node that aliases refer to, with what another copy of it costs, and how deep it is.
struct Anchored {
    value: Value,
    cost: usize,
    height: usize,
}

struct Reader<'a> {
    text: &'a str,
    events: Parser<'a, StrInput<'a>>,
    anchors: HashMap<usize, Anchored>,
    builder: &'a mut Builder,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Value, Halt> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(root.unwrap_or(Value::Null)),
                Event::StreamStart | Event::DocumentEnd | Event::Nothing => {}
                Event::DocumentStart(_) if root.is_some() => {
                    let at = bytes(self.text, span);
                    self.builder
                        .syntax_error(at, "a second YAML document begins here, and a description is only one")
                        .help("remove this `---` and what follows, or put it in a file of its own");
                    return Err(Halt::Stopped);
                }
                Event::DocumentStart(_) => {
                    let (event, span) = self.next()?;
                    root = Some(self.node(event, span, Trail::Root, 0)?);
                }
                _ => return Ok(root.unwrap_or(Value::Null)),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Halt> {
        match self.events.next_event() {
            Some(event) => event.map_err(Halt::Syntax),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span, trail: Trail<'_>, depth: usize) -> Result<Value, Halt> {
        let before = self.builder.budget();
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.builder.count(text.len(), &trail)?;
                (self.scalar(text, style, tag, &trail), anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                self.collection(tag, "seq", &trail, depth)?;
                (self.sequence(&trail, depth)?, anchor)
            }
            Event::MappingStart(anchor, tag) => {
                self.collection(tag, "map", &trail, depth)?;
                (self.mapping(&trail, depth)?, anchor)
            }
            Event::Alias(anchor) => (self.alias(anchor, span, &trail, depth)?, 0),
            // The other events stand outside of nodes.
            _ => (Value::Null, 0),
        };
        if anchor != 0 {
            let cost = before - self.builder.budget();
            self.builder.spend(cost, &trail)?;
            self.anchors.insert(anchor, Anchored { value: value.clone(), cost, height: height(&value) });
        }
        Ok(value)
    }

    fn collection(
        &mut self,
        tag: Option<Cow<'_, Tag>>,
        own: &str,
        trail: &Trail<'_>,
        depth: usize,
    ) -> Result<(), Halt> {
        if tag.as_ref().is_some_and(|tag| core(tag) != Some(own)) {
            self.ignore(tag.as_deref(), trail);
        }
        self.builder.count(0, trail)?;
        Ok(self.builder.descend(depth, trail)?)
    }

    fn sequence(&mut self, trail: &Trail<'_>, depth: usize) -> Result<Value, Halt> {
        let mut list = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::Array(list)),
                (event, span) => list.push(self.node(event, span, trail.index(list.len()), depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, trail: &Trail<'_>, depth: usize) -> Result<Value, Halt> {
        let mut map = Map::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, _) => return Ok(Value::Object(map)),
                (Event::Scalar(text, _, anchor, _), _) => {
                    if anchor != 0 {
                        let value = Value::String(text.clone().into_owned());
                        self.anchors.insert(anchor, Anchored { value, cost: text.len(), height: 0 });
                    }
                    Some(text.into_owned())
                }
                (event, span) => self.other_key(event, span, trail, depth)?,
            };
            let (event, span) = self.next()?;
            let inner = trail.key(key.as_deref().unwrap_or_default());
            let value = self.node(event, span, inner, depth + 1)?;
            if let Some(key) = key {
                self.builder.spend(key.len(), trail)?;
                self.builder.insert(&mut map, key, value, trail);
            }
        }
    }

    /// A key that is no scalar: an alias of one, or a mistake.
    fn other_key(
        &mut self,
        event: Event<'a>,
        span: Span,
        trail: &Trail<'_>,
        depth: usize,
    ) -> Result<Option<String>, Halt> {
        let at = bytes(self.text, span);
        match self.node(event, span, *trail, depth + 1)? {
            Value::String(key) => Ok(Some(key)),
            Value::Number(number) => Ok(Some(number.to_string())),
            Value::Bool(value) => Ok(Some(value.to_string())),
            value => {
                let kind = if value.is_array() { "a list" } else { "an object" };
                let found =
                    self.builder.error(Code::WrongKind, trail, format!("a key must be text, and this one is {kind}"));
                found
                    .span(at)
                    .help("put the key in quotes: a brace or bracket without them begins an object or a list");
                Ok(None)
            }
        }
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        tag: Option<Cow<'_, Tag>>,
        trail: &Trail<'_>,
    ) -> Value {
        let plain = match tag.as_deref().map(|tag| (tag, core(tag))) {
            None => style == ScalarStyle::Plain,
            Some((_, Some("str"))) => false,
            Some((_, Some("int" | "float" | "bool" | "null"))) => true,
            Some((tag, _)) => {
                self.ignore(Some(tag), trail);
                style == ScalarStyle::Plain
            }
        };
        if plain { self.builder.plain(&text, trail) } else { Value::String(text.into_owned()) }
    }

    fn alias(&mut self, anchor: usize, span: Span, trail: &Trail<'_>, depth: usize) -> Result<Value, Halt> {
        let Some(anchored) = self.anchors.get(&anchor) else {
            let at = bytes(self.text, span);
            self.builder
                .syntax_error(at, "this alias stands inside of what it refers to")
                .help("a description can't contain itself; refer to a schema by `$ref` instead");
            return Err(Halt::Stopped);
        };
        if depth + anchored.height > MAX_DEPTH {
            self.builder.too_deep(trail);
            return Err(Halt::Stopped);
        }
        self.builder.spend(anchored.cost, trail)?;
        Ok(anchored.value.clone())
    }

    fn ignore(&mut self, tag: Option<&Tag>, trail: &Trail<'_>) {
        let name = tag.map(|tag| format!("{}{}", tag.handle, tag.suffix)).unwrap_or_default();
        let message = format!("the tag `{name}` means nothing in a description, and is ignored");
        self.builder.warning(Code::YamlTag, trail, message).help("remove the tag");
    }
}

/// The name of a tag of the core schema; a lone `!` says that the node is text, or just what it is.
fn core(tag: &Tag) -> Option<&str> {
    if tag.is_yaml_core_schema() {
        Some(&tag.suffix)
    } else {
        (tag.handle.is_empty() && tag.suffix == "!").then_some("str")
    }
}

/// How many levels of objects and lists a value has.
fn height(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(height).max().unwrap_or(0),
        Value::Object(map) => 1 + map.values().map(height).max().unwrap_or(0),
        _ => 0,
    }
}
