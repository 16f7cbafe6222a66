//! The other files of a description, each read once, and what references lead to in them.

use super::reference::{self, Reference};
use super::{Files, Opened, Refusal};
use crate::diagnostic::Diagnostics;
use crate::pointer::{FileId, Location, Pointer, percent_decoded};
use crate::source::Source;
use crate::suggest;
use serde_json::Value;
use std::collections::HashMap;

/// More references than this in a row lead nowhere.
const MAX_HOPS: usize = 64;

/// No description has more files.
const MAX_FILES: u32 = 10_000;

/// The file that the user named.
pub(super) const FIRST: FileId = FileId(0);

pub(super) struct Library<'a> {
    files: &'a dyn Files,
    next: FileId,
    shelf: Vec<Volume>,
    by_path: HashMap<String, Result<FileId, Refusal>>,
    by_identity: HashMap<String, FileId>,
}

struct Volume {
    /// Relative to the folder of the first file, as it was first written.
    path: String,
    source: Source,
    /// `None` where it can't be read, which is reported.
    value: Option<Value>,
}

/// Why a reference can't be followed.
pub(super) enum Lost {
    /// It has a scheme.
    Absolute { scheme: String },
    /// Its file is not opened.
    Refused { path: String, refusal: Refusal },
    /// Its file has nothing there: the nearest place that there is, and what was meant.
    Nowhere { nearest: Location, token: String, meant: Option<String> },
    /// Its fragment is no pointer.
    Fragment { meant: Option<String> },
    /// It leads to itself.
    Cycle,
    /// There are more files than are read.
    TooMany,
    /// Its file can't be read, as was said.
    Unreadable,
}

impl<'a> Library<'a> {
    pub(super) fn new(files: &'a dyn Files, next: FileId) -> Self {
        let by_identity = files.first().map(|identity| (identity, FIRST)).into_iter().collect();
        Self { files, next, shelf: Vec::new(), by_path: HashMap::new(), by_identity }
    }

    pub(super) fn into_sources(self) -> Vec<Source> {
        self.shelf.into_iter().map(|volume| volume.source).collect()
    }

    /// The path of a file, relative to the folder of the first one.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.volume(file).map_or("", |volume| volume.path.as_str())
    }

    /// What the user calls a file other than the first.
    pub(super) fn name(&self, file: FileId) -> &str {
        self.volume(file).map_or("", |volume| volume.source.file())
    }

    /// What stands at a place of a file other than the first.
    pub(super) fn node(&self, at: &Location) -> Option<&Value> {
        self.volume(at.file)?.value.as_ref()?.pointer(at.pointer.as_str())
    }

    /// What `reference`, which stands in the file `from`, leads to in the end: something that is more than a reference
    /// to something else, or anything in the first file.
    pub(super) fn resolve(&mut self, reference: &str, from: FileId, diags: &mut Diagnostics) -> Result<Location, Lost> {
        let mut at = self.aim(reference, from, diags)?;
        for _ in 0..MAX_HOPS {
            if at.file == FIRST {
                return Ok(at);
            }
            let Some((reference, rest)) = self.hop(&at)? else { return Ok(at) };
            let next = self.aim(&reference, at.file, diags)?;
            at = Location { file: next.file, pointer: rest.iter().fold(next.pointer, |at, token| at.key(token)) };
        }
        Err(Lost::Cycle)
    }

    /// What a reference says, one step away.
    fn aim(&mut self, text: &str, from: FileId, diags: &mut Diagnostics) -> Result<Location, Lost> {
        let (file, fragment) = match reference::parse(text) {
            Reference::Absolute { scheme } => return Err(Lost::Absolute { scheme: scheme.to_owned() }),
            Reference::Here { fragment } => (from, fragment),
            Reference::File { path, fragment } => (self.open(path, from, diags)?, fragment),
        };
        match reference::pointer(fragment) {
            Some(pointer) => Ok(Location { file, pointer }),
            None => {
                let root = Location { file, pointer: Pointer::root() };
                let has = self.node(&root).and_then(|root| root.get(fragment)).is_some();
                Err(Lost::Fragment { meant: has.then(|| Pointer::root().key(fragment).as_str().to_owned()) })
            }
        }
    }

    /// The reference that stands at `at` or on the way to it, and the rest of that way. `None` where there is none, and
    /// the place is there.
    fn hop(&self, at: &Location) -> Result<Option<(String, Vec<String>)>, Lost> {
        let volume = self.volume(at.file).and_then(|volume| volume.value.as_ref());
        let Some(mut node) = volume else { return Err(Lost::Unreadable) };
        let reference_in = |node: &Value| node.get("$ref").and_then(Value::as_str).map(str::to_owned);
        let mut nearest = Pointer::root();
        let tokens: Vec<String> = at.pointer.tokens().collect();
        for (index, token) in tokens.iter().enumerate() {
            let next = match node {
                Value::Object(map) => map.get(token),
                Value::Array(list) => token.parse::<usize>().ok().and_then(|index| list.get(index)),
                _ => None,
            };
            let Some(next) = next else {
                if let Some(reference) = reference_in(node) {
                    return Ok(Some((reference, tokens[index..].to_vec())));
                }
                let keys = node.as_object().into_iter().flat_map(|map| map.keys());
                let meant = suggest::closest(token, keys.map(String::as_str)).map(|meant| {
                    let rest = tokens[index + 1..].iter();
                    rest.fold(nearest.key(meant), |at, token| at.key(token)).as_str().to_owned()
                });
                let nearest = Location { file: at.file, pointer: nearest };
                return Err(Lost::Nowhere { nearest, token: token.clone(), meant });
            };
            nearest = nearest.key(token);
            node = next;
        }
        let is_only_reference = node.as_object().is_some_and(|map| map.len() == 1);
        Ok(reference_in(node).filter(|_| is_only_reference).map(|reference| (reference, Vec::new())))
    }

    /// The file at `path`, as it is written in the file `from`.
    fn open(&mut self, path: &str, from: FileId, diags: &mut Diagnostics) -> Result<FileId, Lost> {
        let decoded = percent_decoded(path);
        let joined = reference::join(self.path(from), &decoded);
        if let Some(known) = self.by_path.get(&joined) {
            return known.clone().map_err(|refusal| Lost::Refused { path: joined, refusal });
        }
        let opened = self.files.open(&joined);
        let file = match opened {
            Ok(opened) => Ok(self.shelve(joined.clone(), opened, diags).ok_or(Lost::TooMany)?),
            Err(refusal) => Err(refusal),
        };
        self.by_path.insert(joined.clone(), file.clone());
        file.map_err(|refusal| Lost::Refused { path: joined, refusal })
    }

    fn shelve(&mut self, path: String, opened: Opened, diags: &mut Diagnostics) -> Option<FileId> {
        let Opened { identity, source } = opened;
        if let Some(known) = self.by_identity.get(&identity) {
            return Some(*known);
        }
        let number = u32::try_from(self.shelf.len()).ok().filter(|number| *number < MAX_FILES)?;
        let file = FileId(self.next.0 + number);
        let mut found = Diagnostics::new();
        let is_prose = [".md", ".markdown", ".txt"].iter().any(|end| path.to_lowercase().ends_with(end));
        let value = if is_prose { Some(Value::String(source.text().to_owned())) } else { source.to_value(&mut found) };
        found.move_to(file);
        diags.append(found);
        self.shelf.push(Volume { path, source, value });
        self.by_identity.insert(identity, file);
        Some(file)
    }

    fn volume(&self, file: FileId) -> Option<&Volume> {
        self.shelf.get(file.0.checked_sub(self.next.0)? as usize)
    }
}
