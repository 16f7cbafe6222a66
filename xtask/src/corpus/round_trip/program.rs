//! The program that sends instances through the types of a crate.

use std::fmt::Write as _;

use generator::options::Options;

/// The program for these models of a package.
pub fn text(package: &str, models: &[&str]) -> String {
    let name = Options::new(package).crate_name();
    let mut arms = String::new();
    for model in models {
        let _infallible = writeln!(arms, "            {model:?} => through::<{name}::models::{model}>(&instance.1),");
    }
    HEAD.replace("ARMS", arms.trim_end())
}

const HEAD: &str = r#"//! Sends each instance through its type: one line of JSON for what comes back.

fn main() {
    let text = include_str!("instances.json");
    let all: Vec<serde_json::Value> = serde_json::from_str(text).expect("JSON");
    for (index, instance) in all.iter().enumerate() {
        let instance = (instance["model"].as_str().expect("a name"), instance["sent"].clone());
        let came: Result<serde_json::Value, String> = match instance.0 {
ARMS
            other => Err(format!("no model {other}")),
        };
        let came = match came {
            Ok(value) => serde_json::json!({ "Ok": value }),
            Err(error) => serde_json::json!({ "Err": error }),
        };
        println!("{}", serde_json::json!([index, came]));
    }
}

fn through<T: serde::Serialize + for<'de> serde::Deserialize<'de>>(sent: &serde_json::Value) -> Result<serde_json::Value, String> {
    let value: T = serde_json::from_str(&sent.to_string()).map_err(|error| error.to_string())?;
    let text = serde_json::to_string(&value).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}
"#;
