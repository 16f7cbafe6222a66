//! Names that the user has chosen.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Ident, TypeDef};
use crate::lower::options::report_unknown;
use crate::lower::place::NameSource;
use crate::lower::resolve::Document;
use crate::options::Options;
use crate::pointer::{FileId, Location, Pointer};

/// The names that the user has chosen ([`Options::rename`]), and which of them were met.
pub struct Pins<'d> {
    options: &'d Options,
    met: BTreeSet<String>,
    /// Everything that could have been named, for the message about what is not there.
    known: BTreeSet<String>,
}

impl<'d> Pins<'d> {
    /// The names that `options` choose.
    pub fn new(options: &'d Options) -> Self {
        Self { options, met: BTreeSet::new(), known: BTreeSet::new() }
    }

    /// Whether there are none.
    pub fn are_none(&self) -> bool {
        self.options.rename.is_empty()
    }

    /// The name for the item that has any of these keys.
    pub fn find(&mut self, keys: &[&str]) -> Option<Ident> {
        self.find_where(keys, |_| true)
    }

    /// The name for a type. The key of an inline one is the key of the property, parameter or variant that it is the
    /// type of, too: a name that begins with a capital letter is meant for the type.
    pub fn find_type(&mut self, def: &TypeDef, source: Option<&NameSource>) -> Option<Ident> {
        match source {
            Some(NameSource::Own(name)) => self.find(&[name, def.at.as_str()]),
            _ => self.find_where(&[def.at.as_str()], is_capital),
        }
    }

    /// The name for a property, a parameter or a header, unless its inline type has taken it: see
    /// [`find_type`](Self::find_type).
    pub fn find_member(&mut self, at: &str) -> Option<Ident> {
        let is_of_type = self.met.contains(at);
        self.find_where(&[at], |name| !is_of_type || !is_capital(name))
    }

    /// Reports the names that were chosen for what is not there.
    pub fn report_unknown(&self, doc: &Document<'_>, diags: &mut Diagnostics, is_filtered: bool) {
        for (key, name) in &self.options.rename {
            if !is_name(name) {
                let message = format!(
                    "the option `rename` has `{name}` as a name: names are letters, digits and underscores, a letter first"
                );
                let at = Location { file: FileId::OPTIONS, pointer: Pointer::root().key("rename").key(key) };
                diags.error(Code::UnknownOption, at, message);
                continue;
            }
            // Of what is not wanted, no more is known than the names of the schemas.
            if self.met.contains(key) || is_filtered && (key.starts_with('/') || doc.named(key).is_some()) {
                continue;
            }
            let known = self.known.iter().map(String::as_str);
            report_unknown(diags, "rename", "schema, operation or place with a name", key, known);
        }
    }

    fn find_where(&mut self, keys: &[&str], is_meant: impl Fn(&str) -> bool) -> Option<Ident> {
        if self.are_none() {
            return None;
        }
        self.known.extend(keys.iter().map(|key| (*key).to_owned()));
        keys.iter().find_map(|key| {
            let name = self.options.rename.get(*key).filter(|name| is_meant(name))?;
            self.met.insert((*key).to_owned());
            Ident::new(name, "n")
        })
    }
}

/// Whether a name can be had as it is written, but for its case.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
}

fn is_capital(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
}
