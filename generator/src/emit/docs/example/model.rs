//! Programs that make or read a value of a model.

use serde::Serialize;

use super::document::raw;
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
    /// The value as JSON; none of one that holds a file, which JSON can't carry.
    json: Option<String>,
    /// A program that makes it, or reads it where only a server makes it, or a part of it.
    rust: String,
}

/// An example of a value of a type. `None` where there is no small one.
pub fn model(id: TypeId, api: &Api, options: &Options) -> Option<ModelExample> {
    let def = &api.types[id];
    let value = sample_of(id, &api.types)?;
    let json = json::pretty(&value);
    if is_response_only(def) || value.is_of_servers() {
        return Some(ModelExample { rust: read(&json, def, api, options), json: Some(json) });
    }
    let has_file = value.has_file();
    let rust = made(&value, has_file, def, api, options);
    Some(ModelExample { json: (!has_file).then_some(json), rust })
}

/// A program that reads a value.
fn read(json: &str, def: &TypeDef, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let name = Statements::new(&package, &api.types, &["text"]).reserve(&def.name);
    let value = format!("json::from_str::<models::{}>(text)?", def.name.pascal());
    let body = [
        format!("    let text = {};", raw(json)),
        let_statement(&name, &Expr::atom(value), 4),
        match name.starts_with("r#") {
            true => format!("    println!(\"{{:#?}}\", {name});"),
            false => format!("    println!(\"{{{name}:#?}}\");"),
        },
    ];
    program(&package, &["json", "models"].into(), false, &body)
}

/// A program that makes a value.
fn made(value: &Sample<'_>, has_file: bool, def: &TypeDef, api: &Api, options: &Options) -> String {
    let package = options.crate_name();
    let mut statements = Statements::new(&package, &api.types, &[]);
    let name = statements.model(&def.name, value);
    let mut body = statements.take_lines(4);
    body.push(match has_file {
        true => format!("    println!(\"{{:#?}}\", {name});"),
        false => format!("    println!(\"{{}}\", json::to_string(&{name})?);"),
    });
    program(&package, &used(&body), false, &body)
}
