//! Tokens as people lay them out.
//!
//! The one who knows how Rust is laid out is [`prettyplease`]. It wants a syntax tree, weighs for every token whether a
//! line is to be broken there, and takes a third of the time that a large crate takes. What is generated is of few shapes.
//! So the tokens are first written in [one line](flat), where every width is a subtraction, and then that is cut into
//! [lines](lines) by the rules of the formatter: braces that hold statements, fields or arms are always broken, and
//! anything else is broken, from the outside in, where what is left of the line does not fit.
//!
//! What this does not know, the formatter lays out: all items of a call where one has a token whose place is not known
//! (`Flat::is_known`); an item where an element of it is too wide and might be broken elsewhere than in its groups
//! (`Element::is_unclear`), or something in it is broken that is rarely broken (`Lines::is_certain`). Whoever did it, the
//! text is the same; tests hold that.

mod attribute;
mod delimited;
mod flat;
mod flatten;
mod format;
mod level;
mod lines;
mod punctuation;

use proc_macro2::TokenStream;
use std::collections::BTreeSet;

use format::format;
use lines::{COLUMNS, Lines};

/// Items as text.
pub struct Layout {
    pub text: String,
    /// The names that they use of what may be imported.
    pub names: BTreeSet<String>,
}

/// Lays out items.
pub fn lay_out(tokens: TokenStream) -> Layout {
    let flat = flatten::flatten(tokens);
    Layout { text: Lines::of(&flat, format), names: flat.names }
}

/// Whether text that is laid out stays as it is: none of its lines would be broken.
pub fn fits(text: &str) -> bool {
    text.lines().all(|line| line.len() <= COLUMNS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;
    use rayon::prelude::*;
    use std::cell::Cell;
    use std::path::{Path, PathBuf};
    use std::{fs, io};

    /// Who laid an item out is not to be seen, of the generated crate as of the generator: whatever Rust it is.
    #[test]
    fn what_is_laid_out_is_what_the_formatter_prints() -> io::Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        for folder in ["../generated/everything/src", "src"] {
            collect(&root.join(folder), &mut files)?;
        }
        let told = files.par_iter().map(|path| compare(path)).collect::<io::Result<Vec<_>>>()?.concat();
        let certain = told.iter().filter(|is_certain| **is_certain).count();
        assert!(certain > 3_000 && certain > told.len() / 2, "{certain} of {}", told.len());
        Ok(())
    }

    /// Whether each item of a file could be told without the formatter.
    fn compare(path: &Path) -> io::Result<Vec<bool>> {
        let file = syn::parse_file(&fs::read_to_string(path)?).map_err(io::Error::other)?;
        let items = file.items.iter().filter(|item| !matches!(item, syn::Item::Macro(_)));
        let told = items.map(|item| {
            let (laid_out, printed, is_certain) = both_ways(item.to_token_stream());
            assert_eq!(laid_out, printed, "{}", path.display());
            is_certain
        });
        Ok(told.collect())
    }

    /// What is laid out, what is printed, and whether the first could do without the formatter.
    fn both_ways(tokens: TokenStream) -> (String, String, bool) {
        let is_certain = Cell::new(true);
        let by_formatter = |text: &str| {
            is_certain.set(false);
            format(text)
        };
        let laid_out = Lines::of(&flatten::flatten(tokens.clone()), by_formatter);
        (laid_out, format(&tokens.to_string()), is_certain.get())
    }

    /// What no source of this repository has, but a description can bring about.
    #[test]
    fn what_is_rare_is_laid_out_as_well() -> Result<(), proc_macro2::LexError> {
        let (word, long) = ("w".repeat(40), "X".repeat(80));
        for item in [
            "pub type One = (String,);".to_owned(),
            format!("pub struct A {{ pub a: ({long},), pub b: ({long}, B), pub c: (B,) }}"),
            format!("fn a() -> Fit {{ <Vec<{long}>>::fits(json) }}"),
            format!("fn a() -> Fit {{ <({long},)>::fits(json) }}"),
            format!(
                "fn a() {{ out.tagged(\"{long}\", \"{word}\"); value.encode(out.tagged(\"{word}\", \"{word}\")) }}"
            ),
            format!("fn a() {{ match b {{ C::{long} => f.write_str(\"{word}\"), D => f.write(&E {{ request }}), }} }}"),
            format!("impl A {{ fn new(b: {long}) -> Self {{ Self {{ request, {word}: None }} }} }}"),
            format!("pub struct A {{ pub a: {}B{}, }}", "Vec<".repeat(24), ">".repeat(24)),
            format!("const A: &[&str] = &[\"{long}\"];"),
            format!("impl From<{word}> for {long} {{ fn from(value: {word}) -> Self {{ Self(value) }} }}"),
            format!("impl From<{long}{word}> for A {{ type B = C; }}"),
            format!("impl Decode for {long}{word} {{}}"),
            format!("impl std::error::Error for {}{word} {{}}", "X".repeat(26)),
            format!("impl<T: Clone> From<{word}> for Vec<{long}, {word}> {{ type B = C; }}"),
            format!("impl A for B where {long}: {word} {{ type B = C; }}"),
            format!("impl A<{word}> for fn({word}) -> {long} {{ type B = C; }}"),
            format!("impl A for dyn for<'a> {word}<'a, {long}> {{ type B = C; }}"),
            format!("pub use a::{word}::{{{long}, B, {word}, {word}, C}};"),
            format!("pub use a::{word}::{{b::{{{word}, C}}, {word}, d as {word}}};"),
            format!("pub use a::{word}::{long};"),
            format!("const A: &[[i64; 2]] = &[[1, 2], [{}]];", "3, ".repeat(40)),
        ] {
            let (laid_out, printed, _) = both_ways(item.parse()?);
            assert_eq!(laid_out, printed);
        }
        Ok(())
    }

    fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                collect(&path, files)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
        Ok(())
    }
}
