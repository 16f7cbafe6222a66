//! An item of a file, laid out where it is built: tokens can't leave their thread, text can.

use proc_macro2::TokenStream;
use std::collections::BTreeSet;

use super::layout;

/// An item of a file.
pub struct Item {
    /// The text.
    pub text: String,
    /// The names that it uses of what may be imported.
    pub names: BTreeSet<String>,
}

impl Item {
    /// An enum, whose variants the description names: what is imported is what `types` use.
    pub fn variants(tokens: TokenStream, types: TokenStream) -> Self {
        Self { names: layout::lay_out(types).names, ..tokens.into() }
    }

    /// Text that is laid out already, and uses `names` of what may be imported: most of the time of a struct goes into
    /// tokens that only name its fields.
    pub fn laid_out(text: String, names: &[&str]) -> Self {
        if layout::fits(&text) {
            return Self { text, names: names.iter().map(|name| (*name).to_owned()).collect() };
        }
        match text.parse::<TokenStream>() {
            Ok(tokens) => tokens.into(),
            Err(error) => Self { text: format!("compile_error!({:?});", error.to_string()), names: BTreeSet::new() },
        }
    }

    /// A call of a macro of the runtime, which no formatter lays out.
    pub fn call(name: &str, arguments: &str) -> Self {
        Self { text: format!("{name}!({arguments});"), names: BTreeSet::from([name.to_owned()]) }
    }
}

impl From<TokenStream> for Item {
    fn from(tokens: TokenStream) -> Self {
        let layout::Layout { text, names } = layout::lay_out(tokens);
        Self { text, names }
    }
}
