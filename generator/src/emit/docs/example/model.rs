//! Programs that make or read a value of a model.

use super::expression::Statements;
use super::json;
use super::layout::{Expr, let_statement};
use super::program::{program, used};
use super::sample::sample_of;
use crate::emit::surface::is_response_only;
use crate::ir::{Api, TypeId};
use crate::options::Options;

/// What a value of a type looks like, as JSON.
pub fn model_json(id: TypeId, api: &Api) -> Option<String> {
    Some(json::pretty(&sample_of(id, &api.types)?))
}

/// A program that makes a value of a type, or reads one that only a server makes.
pub fn model(id: TypeId, api: &Api, options: &Options) -> Option<String> {
    let def = &api.types[id];
    let package = options.crate_name();
    let value = sample_of(id, &api.types)?;
    let mut statements = Statements::new(&package, &api.types, &["text"]);
    let mut body = Vec::new();
    if is_response_only(def) {
        let text = json::pretty(&value);
        let hashes = "#".repeat(longest_run(&text, '#') + 1);
        body.push(format!("    let text = r{hashes}\"{text}\"{hashes};"));
        let name = statements.reserve(&def.name);
        let read = format!("json::from_str::<models::{}>(text)?", def.name.pascal());
        body.push(let_statement(&name, &Expr::atom(read), 4));
        body.push(match name.starts_with("r#") {
            true => format!("    println!(\"{{:#?}}\", {name});"),
            false => format!("    println!(\"{{{name}:#?}}\");"),
        });
        return Some(program(&package, &["json", "models"].into(), false, &body));
    }
    let name = statements.model(&def.name, &value);
    body.extend(statements.take_lines(4));
    body.push(format!("    println!(\"{{}}\", json::to_string(&{name})?);"));
    Some(program(&package, &used(&body), false, &body))
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|character| character != of).map(str::len).max().unwrap_or_default()
}
