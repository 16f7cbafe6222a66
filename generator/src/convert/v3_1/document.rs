//! What 3.1 says about a description as a whole.

use super::super::pass::Pass;
use super::{described, path_items, security, webhooks};
use crate::pointer::Trail;
use serde_json::{Map, Value, json};

/// Rewrites the root, `info` and what else stands nowhere but there.
pub(super) fn rewrite(doc: &mut Value, pass: &mut Pass<'_>) {
    path_items::put_where_used(doc, pass);
    described::put_where_used(doc, pass);
    webhooks::keep_types(doc, pass);
    security::without_mutual_tls(doc, pass);
    let Value::Object(root) = doc else { return };
    root.insert("openapi".to_owned(), "3.0.4".into());
    // A description may hold nothing but components or webhooks (3.1.1, section 4.8.1).
    root.entry("paths").or_insert_with(|| json!({}));
    if let Some(Value::String(dialect)) = root.shift_remove("jsonSchemaDialect")
        && !is_known(&dialect)
    {
        let message = format!("schemas of the dialect `{dialect}` are read as JSON Schema 2020-12");
        pass.unsupported(&Trail::Root.key("jsonSchemaDialect").pointer(), message);
    }
    if let Some(Value::Object(info)) = root.get_mut("info") {
        self::info(info, pass);
    }
}

fn is_known(dialect: &str) -> bool {
    dialect.contains("json-schema.org/draft/2020-12/") || dialect.contains("spec.openapis.org/oas/3.")
}

fn info(info: &mut Map<String, Value>, pass: &mut Pass<'_>) {
    let root = Trail::Root;
    let trail = root.key("info");
    if let Some(Value::String(summary)) = info.shift_remove("summary") {
        let from = trail.key("summary").pointer();
        match info.get_mut("description") {
            Some(Value::String(text)) if !text.trim().is_empty() => *text = format!("{summary}\n\n{text}"),
            _ => pass.put(info, "description", summary.into(), &from, &trail),
        }
    }
    if let Some(Value::Object(license)) = info.get_mut("license")
        && let Some(Value::String(identifier)) = license.shift_remove("identifier")
    {
        let trail = trail.key("license");
        let from = trail.key("identifier").pointer();
        match identifier.contains(' ') {
            // An expression of several, which has no page.
            true => pass.put(license, "name", identifier.into(), &from, &trail),
            false => {
                let url = format!("https://spdx.org/licenses/{identifier}.html");
                pass.put(license, "url", url.into(), &from, &trail);
            }
        }
    }
}
