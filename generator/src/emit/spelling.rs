//! How Rust spells names and types.

use crate::ir::{Ident, Scalar, TypeRef, TypeTable};

/// Words that can't name an item as they are (Rust Reference § Keywords, edition 2024).
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that can't be raw identifiers either.
const NEVER_RAW: &[&str] = &["crate", "self", "super"];

/// The name of a function, a field, an argument or a module: `r#type` where it is a keyword.
pub fn snake(name: &Ident) -> String {
    let snake = name.snake();
    if KEYWORDS.contains(&snake) {
        format!("r#{snake}")
    } else if NEVER_RAW.contains(&snake) {
        format!("{snake}_")
    } else {
        snake.to_owned()
    }
}

/// The name of the file of a module: what the module is called, without the mark of a raw name.
pub fn file(name: &Ident) -> String {
    let module = snake(name);
    module.strip_prefix("r#").unwrap_or(&module).to_owned()
}

/// The type as code that has the models in scope under `models`: `Vec<models::Repository>`.
pub fn type_in_apis(ty: &TypeRef, types: &TypeTable) -> String {
    spell(ty, types, "models::", "")
}

/// The type as code of a model and the reference pages spell it: `Vec<Repository>`.
pub fn type_in_models(ty: &TypeRef, types: &TypeTable) -> String {
    spell(ty, types, "", "")
}

/// The type as a program spells it that uses the crate `package` and its models.
pub fn type_in_programs(ty: &TypeRef, types: &TypeTable, package: &str) -> String {
    spell(ty, types, "models::", &format!("{package}::"))
}

/// `models` and `root` are the paths of the models and of the crate, where they are not in scope.
fn spell(ty: &TypeRef, types: &TypeTable, models: &str, root: &str) -> String {
    let inner = |ty: &TypeRef| spell(ty, types, models, root);
    match ty {
        TypeRef::Named(id) => format!("{models}{}", types[*id].name.pascal()),
        TypeRef::Boxed(id) => format!("Box<{models}{}>", types[*id].name.pascal()),
        TypeRef::List(item) => format!("Vec<{}>", inner(item)),
        TypeRef::Map(value) => format!("HashMap<String, {}>", inner(value)),
        TypeRef::Tuple(items) => {
            let items: Vec<_> = items.iter().map(inner).collect();
            if items.len() == 1 { format!("({},)", items[0]) } else { format!("({})", items.join(", ")) }
        }
        TypeRef::Nullable(inside) => format!("Option<{}>", inner(inside)),
        TypeRef::Scalar(Scalar::Base64) => format!("{root}Base64"),
        TypeRef::Scalar(Scalar::File) => format!("{root}FilePart"),
        TypeRef::Scalar(scalar) => spell_scalar(*scalar).to_owned(),
        TypeRef::Any => "serde_json::Value".to_owned(),
    }
}

fn spell_scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "String",
        Scalar::Boolean => "bool",
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::U32 => "u32",
        Scalar::U64 => "u64",
        Scalar::F32 => "f32",
        Scalar::F64 => "f64",
        Scalar::DateTime => "jiff::Timestamp",
        Scalar::Date => "jiff::civil::Date",
        Scalar::Uuid => "uuid::Uuid",
        Scalar::Base64 => "Base64",
        Scalar::Binary => "bytes::Bytes",
        Scalar::File => "FilePart",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_raw_where_they_can_be() {
        for (name, spelled) in [("type", "r#type"), ("self", "self_"), ("repository", "repository"), ("gen", "r#gen")] {
            assert_eq!(snake(&Ident::new(name, "n").unwrap()), spelled);
        }
    }
}
