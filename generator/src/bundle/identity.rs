//! Names that a document and its schemas have for themselves: `$self` (OpenAPI 3.2.0, section 4.1) and `$id` (JSON
//! Schema 2020-12, section 8.2.1). A reference by such a name leads into the document, whatever it looks like.

use serde_json::Value;

/// The names that a document and its schemas have for themselves.
#[derive(Debug)]
pub(super) struct Identities(Vec<String>);

impl Identities {
    /// Those in `document`. Versions before 3.1 have none.
    pub(super) fn of(document: &Value) -> Self {
        let mut names = Vec::new();
        let version = document.get("openapi").map(|version| version.to_string()).unwrap_or_default();
        let mut waiting = Vec::from_iter(Some(document).filter(|_| version.contains("3.1") || version.contains("3.2")));
        while let Some(value) = waiting.pop() {
            match value {
                Value::Object(map) => {
                    let own = ["$id", "$self"].iter().filter_map(|key| map.get(*key)?.as_str());
                    names.extend(own.map(|name| name.trim_end_matches('#').to_owned()));
                    waiting.extend(map.values());
                }
                Value::Array(list) => waiting.extend(list),
                _ => {}
            }
        }
        Self(names)
    }

    /// Whether the reference `text` is by such a name: whole, or its end where it is relative.
    pub(super) fn has(&self, text: &str) -> bool {
        let base = text.split('#').next().unwrap_or_default();
        let relative = base.trim_start_matches("./").trim_start_matches('/');
        let is_end = |name: &String| name.strip_suffix(relative).is_some_and(|before| before.ends_with('/'));
        !base.is_empty() && self.0.iter().any(|name| name == base || (!base.contains("://") && is_end(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_is_known_whole_and_by_its_end() {
        let tree = json!({"$id": "https://a.example/schemas/tree"});
        let names = Identities::of(&json!({"openapi": "3.1.0", "components": {"schemas": {"Tree": tree}}}));
        for known in ["https://a.example/schemas/tree#/$defs/x", "tree", "/schemas/tree"] {
            assert!(names.has(known), "{known}");
        }
        for other in ["https://a.example/schemas/other", "#/a", "ree", "https://b.example/tree"] {
            assert!(!names.has(other), "{other}");
        }
    }
}
