//! A scope: names that must be different from each other.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::Ident;
use crate::lower::words::inner_ident;
use crate::pointer::Pointer;

/// How often names are given anew, since what others are named after has changed.
const MAX_ROUNDS: usize = 8;

/// A scope: what makes two names the same, and which are taken from the beginning.
pub struct Scope<'s> {
    /// How the names are spelled in the code.
    pub spelled: fn(&Ident) -> &str,
    /// How the user writes such a name in the options.
    pub shown: fn(&Ident) -> &str,
    /// Whether names that differ in case alone are the same, as files are on some disks.
    pub ignores_case: bool,
    /// The names that the generated code uses itself.
    pub reserved: &'s [&'s str],
    /// What the generated code appends to some names, to make more.
    pub derived: &'s [&'s str],
}

/// An item to be named.
#[derive(Clone, Debug)]
pub struct Candidate {
    at: Pointer,
    wish: Ident,
    rank: Rank,
    derives: bool,
    /// The candidate after which it is named, by its index, and what tells it from others in that.
    within: Option<(usize, String)>,
    /// The name that tells it from another one that has its own.
    other: Option<Ident>,
    /// How the user refers to it in the options, where not by its place.
    key: Option<String>,
}

/// Who is named first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Who was named by the user.
    Pinned,
    /// Who is spelled so in the description.
    Exact,
    /// Who is spelled differently in the description.
    Transformed,
    /// Who has no name in the description.
    Made,
}

/// An item that did not get the name that it would have had.
#[derive(Debug)]
pub struct Collision {
    /// The item.
    pub at: Pointer,
    /// What happened.
    pub message: String,
    key: String,
    name: String,
    other: Option<Pointer>,
}

impl Candidate {
    /// An item that the description calls `wire_name`.
    pub fn described(wire_name: &str, wish: &Ident, at: &Pointer, spelled: fn(&Ident) -> &str) -> Self {
        let rank = if spelled(wish) == wire_name { Rank::Exact } else { Rank::Transformed };
        Self::ranked(rank, wish, at)
    }

    /// An item with a name that was made for it.
    pub fn made(wish: &Ident, at: &Pointer) -> Self {
        Self::ranked(Rank::Made, wish, at)
    }

    fn ranked(rank: Rank, wish: &Ident, at: &Pointer) -> Self {
        Self { at: at.clone(), wish: wish.clone(), rank, derives: false, within: None, other: None, key: None }
    }

    /// The same, with the name that the user chose for it, if any.
    pub fn pinned(self, name: Option<Ident>) -> Self {
        match name {
            Some(wish) => Self { wish, rank: Rank::Pinned, within: None, ..self },
            None => self,
        }
    }

    /// The same, named after the candidate at an index before its own.
    pub fn within(self, index: usize, words: &str) -> Self {
        Self { within: Some((index, words.to_owned())), ..self }
    }

    /// The same, called `name` where another one has its name: that tells more than a number.
    pub fn or(self, name: Option<Ident>) -> Self {
        Self { other: name, ..self }
    }

    /// The same, to which the user refers by `key`.
    pub fn known_as(self, key: &str) -> Self {
        Self { key: Some(key.to_owned()), ..self }
    }

    /// The same, from the name of which the generated code makes more.
    pub fn deriving(self) -> Self {
        Self { derives: true, ..self }
    }
}

impl<'s> Scope<'s> {
    /// A scope of names such as `foo_bar`.
    pub fn snake(reserved: &'s [&'s str]) -> Self {
        Self { spelled: Ident::snake, shown: Ident::snake, ignores_case: false, reserved, derived: &[] }
    }

    /// A scope of names such as `FooBar`.
    pub fn pascal(reserved: &'s [&'s str]) -> Self {
        Self { spelled: Ident::pascal, shown: Ident::pascal, ignores_case: false, reserved, derived: &[] }
    }

    /// Whether everybody gets the name that it wishes for, which nearly all of a hundred thousand do.
    pub fn has_room<'w>(&'w self, wishes: impl Iterator<Item = &'w Ident>) -> bool {
        if self.ignores_case || !self.derived.is_empty() {
            return false;
        }
        let mut names: Vec<_> = wishes.map(self.spelled).chain(self.reserved.iter().copied()).collect();
        names.sort_unstable();
        names.is_sorted_by(|one, next| one != next)
    }

    /// The names of the candidates, in their order, and who did not get the one it would have had.
    ///
    /// What is named after a candidate that got another name than it wished for goes by that name, as if the user had chosen it.
    pub fn resolve(self, mut candidates: Vec<Candidate>) -> (Vec<Ident>, Vec<Collision>) {
        // Who is named after what another one is called, and not after what that wished for.
        let mut follows = vec![false; candidates.len()];
        for _ in 0..MAX_ROUNDS {
            let (mut names, collisions) = self.resolve_once(&candidates);
            let mut is_settled = true;
            for index in 0..candidates.len() {
                let Some((outer, words)) = &candidates[index].within else { continue };
                if !follows[index] && !follows[*outer] && names[*outer] == candidates[*outer].wish {
                    continue;
                }
                let wish = inner_ident(names[*outer].pascal(), words);
                if wish != candidates[index].wish {
                    names[index].clone_from(&wish);
                    candidates[index].wish = wish;
                    (follows[index], is_settled) = (true, false);
                }
            }
            if is_settled {
                return (names, collisions);
            }
        }
        self.resolve_once(&candidates)
    }

    fn resolve_once(&self, candidates: &[Candidate]) -> (Vec<Ident>, Vec<Collision>) {
        let mut taken: HashMap<String, Option<Pointer>> =
            self.reserved.iter().map(|name| (self.key(name), None)).collect();
        // What is made from the name of one item is not for another, whichever is named first.
        let mut promised: HashMap<String, usize> = HashMap::new();
        for (index, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.derives) {
            for name in self.derived_from(&candidate.wish) {
                promised.entry(name).or_insert(index);
            }
        }
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|index| candidates[*index].rank);
        let mut names = vec![Ident::default(); candidates.len()];
        let mut collisions = Vec::new();
        let mut counters: HashMap<String, usize> = HashMap::new();
        for index in order {
            let candidate = &candidates[index];
            let obstacle = |name: &Ident| {
                let promised_to_other = |key: &String| {
                    promised.get(key).filter(|owner| **owner != index).map(|owner| Some(candidates[*owner].at.clone()))
                };
                let key = self.key((self.spelled)(name));
                taken.get(&key).cloned().or_else(|| promised_to_other(&key)).or_else(|| {
                    let derived = if candidate.derives { self.derived_from(name) } else { Vec::new() };
                    derived.iter().find_map(|key| taken.get(key).cloned())
                })
            };
            let name = match obstacle(&candidate.wish) {
                None => candidate.wish.clone(),
                Some(other) => {
                    // A name of the generated code itself is no other item that it would have to be told from.
                    let telling = candidate.other.clone().filter(|name| other.is_some() && obstacle(name).is_none());
                    let name = telling.unwrap_or_else(|| {
                        let counter = counters.entry(self.key((self.spelled)(&candidate.wish))).or_insert(2);
                        self.numbered(&candidate.wish, counter, |name| obstacle(name).is_none())
                    });
                    collisions.push(self.collision(candidate, &name, other));
                    name
                }
            };
            taken.insert(self.key((self.spelled)(&name)), Some(candidate.at.clone()));
            if candidate.derives {
                taken.extend(self.derived_from(&name).into_iter().map(|key| (key, Some(candidate.at.clone()))));
            }
            names[index] = name;
        }
        (names, collisions)
    }

    /// The name with the first number from `counter` on that makes it free.
    fn numbered(&self, wish: &Ident, counter: &mut usize, is_free: impl Fn(&Ident) -> bool) -> Ident {
        loop {
            // As the user would write it in the options, so that a pinned name is the same to the letter.
            let separator = if (self.shown)(wish) == wish.snake() { "_" } else { "" };
            let name = Ident::new(&format!("{}{separator}{counter}", (self.shown)(wish)), "n").unwrap_or_default();
            *counter += 1;
            if is_free(&name) {
                return name;
            }
        }
    }

    fn collision(&self, candidate: &Candidate, name: &Ident, other: Option<Pointer>) -> Collision {
        let (wish, name) = ((self.shown)(&candidate.wish), (self.shown)(name).to_owned());
        let reason = match &other {
            Some(other) => format!("taken by {other}, or by what is named after it"),
            None => "a name of the generated code itself".to_owned(),
        };
        Collision {
            at: candidate.at.clone(),
            message: format!("`{wish}` is {reason}, so this is called `{name}`"),
            key: candidate.key.clone().unwrap_or_else(|| candidate.at.as_str().to_owned()),
            name,
            other,
        }
    }

    fn derived_from(&self, name: &Ident) -> Vec<String> {
        self.derived.iter().map(|suffix| self.key(&format!("{}{suffix}", (self.spelled)(name)))).collect()
    }

    fn key(&self, name: &str) -> String {
        if self.ignores_case { name.to_ascii_lowercase() } else { name.to_owned() }
    }
}

impl Collision {
    /// Whether the name is one of a type or of a variant.
    pub fn is_capital(&self) -> bool {
        self.name.starts_with(|first: char| first.is_ascii_uppercase())
    }

    /// Reports it, with the line that chooses another name.
    pub fn report(self, diags: &mut Diagnostics) {
        let Self { at, message, key, name, other } = self;
        let diagnostic = diags.warning(Code::RenamedForCollision, &at, message);
        diagnostic
            .help(format!("to choose its name, put this under `[<name>.rename]` in codegen.toml: {key:?} = {name:?}"));
        if let Some(other) = other.filter(|other| *other != at) {
            diagnostic.related(other, "this has the name");
        }
    }
}

#[cfg(test)]
mod tests;
