//! The models: each as JSON and back, whole and with what is required alone.

use lakefs_sdk::json::{self, Decode, Encode};
use lakefs_sdk::models::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;

/// A model: its name, its optional properties, and a value with all properties, in the order of the description.
struct Model {
    name: &'static str,
    optional: &'static [&'static str],
    text: &'static str,
    test: fn(&Model),
}

#[rustfmt::skip]
const MODELS: [Model; 14] = [
    Model { name: "Error", optional: &[], test: test::<Error>, text: r#"{"message":"no such repository"}"# },
    Model { name: "Pagination", optional: &[], test: test::<Pagination>, text: r#"{"has_more":true,"next_offset":"b","results":0,"max_per_page":1000}"# },
    Model {
        name: "Repository", optional: &["storage_id", "read_only"], test: test::<Repository>,
        text: r#"{"id":"a","creation_date":-1,"default_branch":"main","storage_namespace":"s3://b/","storage_id":"blue","read_only":false}"#,
    },
    Model {
        name: "RepositoryCreation", optional: &["storage_id", "default_branch", "sample_data", "read_only"], test: test::<RepositoryCreation>,
        text: r#"{"name":"a\"\n\u0001é","storage_namespace":"s3://b/","storage_id":"","default_branch":"main","sample_data":true,"read_only":false}"#,
    },
    Model {
        name: "RepositoryList", optional: &[], test: test::<RepositoryList>,
        text: r#"{"pagination":{"has_more":false,"next_offset":"","results":1,"max_per_page":1},"results":[{"id":"a","creation_date":9223372036854775807,"default_branch":"main","storage_namespace":""}]}"#,
    },
    Model { name: "RepositoryMetadata", optional: &[], test: test_map, text: r#"{"":"","a":"1","b.c":"2"}"# },
    Model { name: "GarbageCollectionRule", optional: &[], test: test::<GarbageCollectionRule>, text: r#"{"branch_id":"main","retention_days":-9223372036854775808}"# },
    Model {
        name: "GarbageCollectionRules", optional: &[], test: test::<GarbageCollectionRules>,
        text: r#"{"default_retention_days":21,"branches":[{"branch_id":"main","retention_days":7}]}"#,
    },
    Model { name: "BranchProtectionRule", optional: &[], test: test::<BranchProtectionRule>, text: r#"{"pattern":"stable_*"}"# },
    Model { name: "TaskInfo", optional: &[], test: test::<TaskInfo>, text: r#"{"id":"D1"}"# },
    Model {
        name: "RefsDump", optional: &[], test: test::<RefsDump>,
        text: r#"{"commits_meta_range_id":"c","tags_meta_range_id":"t","branches_meta_range_id":"b"}"#,
    },
    Model {
        name: "RefsRestore", optional: &["force"], test: test::<RefsRestore>,
        text: r#"{"commits_meta_range_id":"c","tags_meta_range_id":"t","branches_meta_range_id":"b","force":true}"#,
    },
    Model {
        name: "RepositoryDumpStatus", optional: &["error", "refs"], test: test::<RepositoryDumpStatus>,
        text: r#"{"id":"D1","done":true,"update_time":"2024-02-29T22:59:59.5Z","error":"disk is full","refs":{"commits_meta_range_id":"c","tags_meta_range_id":"t","branches_meta_range_id":"b"}}"#,
    },
    Model {
        name: "RepositoryRestoreStatus", optional: &["error"], test: test::<RepositoryRestoreStatus>,
        text: r#"{"id":"R1","done":false,"update_time":"1969-12-31T23:59:59Z","error":""}"#,
    },
];

#[test]
fn every_model() {
    for model in &MODELS {
        (model.test)(model);
    }
}

/// The models above are those that have a page.
#[test]
fn no_model_is_left_out() {
    let pages = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).unwrap();
    let pages = pages.map(|page| page.unwrap().file_name().into_string().unwrap());
    let documented: BTreeSet<String> = pages.filter(|page| page != "RepositoriesApi.md").collect();
    assert_eq!(BTreeSet::from(MODELS.map(|model| format!("{}.md", model.name))), documented);
}

fn test<T: Decode + Encode + Serialize + DeserializeOwned + PartialEq + Debug>(model: &Model) {
    let Model { name, optional, text, .. } = *model;
    let full: Map<String, Value> = serde_json::from_str(text).unwrap();
    let is_optional = |property: &str| optional.contains(&property);
    let ours: BTreeSet<(String, bool)> = full.keys().map(|name| (name.clone(), is_optional(name))).collect();
    assert_eq!(ours, properties_of_page(name), "{name}");

    let whole: T = round_trip(text);
    assert_eq!(json::to_string(&whole).unwrap(), text, "{name} keeps the order of the description");
    let mut required = full.clone();
    required.retain(|name, _| !is_optional(name));
    let least: T = round_trip(&Value::from(required).to_string());
    assert_eq!(least == whole, optional.is_empty(), "{name}");

    for (property, value) in &full {
        let with = |value: Option<Value>| {
            let mut object = full.clone();
            object.remove(property);
            object.extend(value.map(|value| (property.clone(), value)));
            json::from_slice::<T>(Value::from(object).to_string().as_bytes()).map_err(|error| error.to_string())
        };
        if is_optional(property) {
            assert_eq!(with(None), with(Some(Value::Null)), "{name}.{property}: null is read as absent");
            assert_ne!(with(None).unwrap(), whole, "{name}.{property}");
        } else {
            assert_eq!(with(None).unwrap_err(), format!("{name} without the required property {property:?}"));
            assert!(with(Some(Value::Null)).unwrap_err().starts_with(&format!("{property}: expected ")));
        }
        let wrong = if value.is_array() { Value::from("x") } else { Value::from(vec![0]) };
        assert!(with(Some(wrong)).unwrap_err().starts_with(&format!("{property}: expected ")), "{name}.{property}");
    }
    let more = text.replacen('{', r#"{"unknown":[1e999],"#, 1);
    assert_eq!(json::from_slice::<T>(more.as_bytes()).unwrap(), whole, "{name} ignores what it does not know");
}

/// A map has no properties of its own: all keys are kept.
fn test_map(model: &Model) {
    let metadata: RepositoryMetadata = round_trip(model.text);
    assert_eq!(metadata, [("", ""), ("a", "1"), ("b.c", "2")].map(|(key, value)| (key.into(), value.into())).into());
    let error = json::from_slice::<RepositoryMetadata>(br#"{"a":"1","b c":2}"#).unwrap_err();
    assert_eq!(error.to_string(), r#"["b c"]: expected a string, found 2"#);
}

/// Reads and writes `text` in the client's way and in serde's, which agree.
fn round_trip<T: Decode + Encode + Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) -> T {
    let value: T = json::from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    let tree: Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::from_str::<T>(text).unwrap(), value);
    assert_eq!(serde_json::from_value::<T>(tree.clone()).unwrap(), value);
    assert_eq!(serde_json::to_value(&value).unwrap(), tree);
    assert_eq!(json::to_value(&value).unwrap(), tree);
    for written in [json::to_string(&value).unwrap(), serde_json::to_string(&value).unwrap()] {
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), tree);
    }
    value
}

/// The properties on the page of a model, and whether they are optional.
fn properties_of_page(name: &str) -> BTreeSet<(String, bool)> {
    let page = fs::read_to_string(format!("{}/docs/{name}.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("**"));
    rows.map(|row| (row.split("**").nth(1).unwrap().to_owned(), row.contains("| [optional]"))).collect()
}
