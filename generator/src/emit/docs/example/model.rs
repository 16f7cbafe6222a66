//! Programs that make or read a value of a model.

use serde::Serialize;

use super::expression::Statements;
use super::json;
use super::layout::{Expr, let_statement};
use super::program::{program, used};
use super::sample::{Sample, sample_of};
use crate::emit::surface::is_response_only;
use crate::ir::{Api, TypeDef, TypeId};
use crate::options::Options;

/// A value of a model.
#[derive(Debug, Serialize)]
pub struct ModelExample {
    /// The value as JSON.
    json: String,
    /// A program that makes it, or reads it where only a server makes it.
    rust: String,
}

/// An example of a value of a type. `None` where there is no small one.
pub fn model(id: TypeId, api: &Api, options: &Options) -> Option<ModelExample> {
    let def = &api.types[id];
    let value = sample_of(id, &api.types)?;
    let json = json::pretty(&value);
    let rust = if is_response_only(def) { read(&json, def, api, options) } else { made(&value, def, api, options) };
    Some(ModelExample { json, rust })
}

/// A program that reads a value.
fn read(json: &str, def: &TypeDef, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let name = Statements::new(&package, &api.types, &["text"]).reserve(&def.name);
    let hashes = "#".repeat(longest_run(json, '#') + 1);
    let value = format!("json::from_str::<models::{}>(text)?", def.name.pascal());
    let body = [
        format!("    let text = r{hashes}\"{json}\"{hashes};"),
        let_statement(&name, &Expr::atom(value), 4),
        match name.starts_with("r#") {
            true => format!("    println!(\"{{:#?}}\", {name});"),
            false => format!("    println!(\"{{{name}:#?}}\");"),
        },
    ];
    program(&package, &["json", "models"].into(), false, &body)
}

/// A program that makes a value.
fn made(value: &Sample<'_>, def: &TypeDef, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let mut statements = Statements::new(&package, &api.types, &[]);
    let name = statements.model(&def.name, value);
    let mut body = statements.take_lines(4);
    body.push(format!("    println!(\"{{}}\", json::to_string(&{name})?);"));
    program(&package, &used(&body), false, &body)
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|character| character != of).map(str::len).max().unwrap_or_default()
}
