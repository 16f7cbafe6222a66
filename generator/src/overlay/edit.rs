//! Changes of a document that keep track of where its places come from.

use crate::pointer::{FileId, Location, Origins, Pointer};
use crate::source::MAX_DEPTH;
use serde_json::{Map, Value};

/// How many nodes an overlay may add: copies of copies grow without end.
const MAX_NODES: usize = 4_000_000;

/// A document that an overlay changes.
pub(super) struct Edit<'a> {
    pub(super) document: &'a mut Value,
    /// The overlay.
    pub(super) file: FileId,
    pub(super) origins: &'a mut Origins,
    /// At least as many nodes as the document has.
    nodes: usize,
}

impl<'a> Edit<'a> {
    pub(super) fn new(document: &'a mut Value, file: FileId, origins: &'a mut Origins) -> Self {
        let nodes = size(document);
        Self { document, file, origins, nodes }
    }

    /// Removes the node at `place`. The whole document stays.
    pub(super) fn remove(&mut self, place: &Pointer) {
        let (Some(holder), Some(token)) = (place.parent(), place.last()) else { return };
        match self.document.pointer_mut(holder.as_str()) {
            Some(Value::Object(map)) => {
                map.shift_remove(&token);
                self.origins.forget(place);
            }
            Some(Value::Array(list)) => {
                let Some(index) = token.parse::<usize>().ok().filter(|index| *index < list.len()) else { return };
                list.remove(index);
                let length = list.len();
                self.origins.forget(place);
                for next in index..length {
                    self.origins.shift(&holder.index(next + 1), holder.index(next));
                }
            }
            _ => {}
        }
    }

    /// Merges the node at `place` with `update`, which comes from `origin` (OpenAPI Overlay 1.1, section 4.4.3.1): objects
    /// are merged, lists appended to, everything else replaced.
    ///
    /// # Errors
    ///
    /// The document would be deeper, or larger, than is read.
    pub(super) fn update(&mut self, place: &Pointer, update: &Value, origin: &Location) -> Result<(), String> {
        if place.tokens().count() + depth(update) > MAX_DEPTH {
            return Err(format!("with this, objects and lists lie in each other more than {MAX_DEPTH} levels deep"));
        }
        self.nodes += size(update);
        if self.nodes > MAX_NODES {
            return Err(format!("with this, the description has more than {MAX_NODES} nodes"));
        }
        let Some(node) = self.document.pointer_mut(place.as_str()) else { return Ok(()) };
        match (node, update) {
            (Value::Array(list), entry) if !entry.is_array() => {
                self.origins.insert(place.index(list.len()), origin.clone());
                list.push(entry.clone());
            }
            (node, update) => merge(node, update, place, origin, self.origins),
        }
        Ok(())
    }
}

fn merge(node: &mut Value, update: &Value, place: &Pointer, origin: &Location, origins: &mut Origins) {
    let below = |pointer: Pointer| Location { file: origin.file, pointer };
    match (node, update) {
        (Value::Object(map), Value::Object(update)) => {
            for (key, value) in update {
                let (place, origin) = (place.key(key), below(origin.pointer.key(key)));
                match map.get_mut(key) {
                    Some(node) => merge(node, value, &place, &origin, origins),
                    None => {
                        map.insert(key.clone(), value.clone());
                        origins.insert(place, origin);
                    }
                }
            }
        }
        (Value::Array(list), Value::Array(update)) => {
            for (index, value) in update.iter().enumerate() {
                origins.insert(place.index(list.len()), below(origin.pointer.index(index)));
                list.push(value.clone());
            }
        }
        (node, update) => {
            *node = update.clone();
            origins.forget(place);
            origins.insert(place.clone(), origin.clone());
        }
    }
}

/// How deep objects and lists lie in each other.
fn depth(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or_default(),
        Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        Value::Object(map) => 1 + Map::values(map).map(size).sum::<usize>(),
        _ => 1,
    }
}
