//! Whether what a schema allows goes through the type that is made of it and comes back as it was.
//!
//! Instances are made from the description as it stands, not from what the generator understood of it. A program beside
//! the generated crate reads each as its type and writes it again.

mod compare;
mod instance;
mod program;

use std::fs;
use std::path::Path;

use generator::ir::{Api, TypeDef, TypeKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::compile::Compiler;
use crate::problem::Problem;
use compare::difference;
use instance::Maker;

/// How many instances are made of a schema: each takes other branches of unions, other values of enums, other
/// properties that may be missing.
const EACH: usize = 4;

/// How many differences are kept of a description.
const KEPT: usize = 20;

/// What came of the instances of a description.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundTrips {
    pub instances: usize,
    pub different: usize,
    /// The first few differences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<String>,
}

/// An instance of a schema, on its way to the type and back.
#[derive(Debug, Serialize, Deserialize)]
pub struct Instance {
    /// The name of the type.
    model: String,
    sent: Value,
}

/// What the program prints of each instance: its place in the list, and what came back or why nothing did.
#[derive(Deserialize)]
struct Came(usize, Result<Value, String>);

/// Writes the instances of a description and the program that sends them through the types, beside the crate.
pub fn prepare(description: &Value, api: &Api, out: &Path, package: &str) -> Result<(), Problem> {
    let mut instances = Vec::new();
    let mut models = Vec::new();
    for (_, def) in api.types.iter() {
        let Some(schema) = schema_of(description, def) else { continue };
        let model = def.name.pascal();
        let maker = Maker::new(description);
        let made: Vec<_> = (0..EACH).filter_map(|choice| maker.instance(schema, choice)).collect();
        models.extend((!made.is_empty()).then_some(model));
        instances.extend(made.into_iter().map(|sent| Instance { model: model.to_owned(), sent }));
    }
    let folder = out.join("examples");
    let text = serde_json::to_string(&instances).map_err(|error| Problem::new(error.to_string(), "report it"))?;
    let write = |file: &str, text: String| {
        let file = folder.join(file);
        fs::write(&file, text).map_err(|error| Problem::io("write", &file, &error))
    };
    fs::create_dir_all(&folder).map_err(|error| Problem::io("make the folder", &folder, &error))?;
    write("instances.json", text)?;
    write("round_trip.rs", program::text(package, &models))
}

/// The schema of `components` that a type of its own is made of.
fn schema_of<'a>(description: &'a Value, def: &TypeDef) -> Option<&'a Value> {
    // An alias is no type of its own.
    let has_type = !matches!(def.kind, TypeKind::Alias(_));
    let name = def.at.as_str().strip_prefix("/components/schemas/").filter(|name| !name.contains('/'));
    name.filter(|_| has_type).and_then(|_| description.pointer(def.at.as_str()))
}

/// Runs the program, and compares what comes back with what was sent.
///
/// Nothing where no program was written: instances are made only from descriptions that are in OpenAPI 3.0 as they stand.
pub fn run(compiler: &Compiler, out: &Path, package: &str) -> Result<Option<RoundTrips>, Problem> {
    let file = out.join("examples/instances.json");
    if !file.exists() {
        return Ok(None);
    }
    let (printed, told) = compiler.run_example(out, package, "round_trip")?;
    let text = fs::read_to_string(&file).map_err(|error| Problem::io("read", &file, &error))?;
    let instances: Vec<Instance> = serde_json::from_str(&text).unwrap_or_default();
    let mut found = RoundTrips { instances: instances.len(), ..RoundTrips::default() };
    let came: Vec<Came> = printed.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if came.len() != instances.len() {
        found.different = instances.len() - came.len();
        found.messages.extend(told.lines().filter(|line| line.starts_with("error")).take(3).map(str::to_owned));
    }
    for Came(index, came) in came {
        let Some(Instance { model, sent }) = instances.get(index) else { continue };
        let different = came.map_or_else(Some, |came| difference(sent, &came));
        if let Some(different) = different {
            found.different += 1;
            if found.messages.len() < KEPT {
                found.messages.push(format!("{model}: {different}: {sent}"));
            }
        }
    }
    Ok(Some(found))
}
