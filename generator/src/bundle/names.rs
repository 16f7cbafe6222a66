//! The names that components get which come from other files.

use crate::pointer::Pointer;

/// What holds named things: the name of what stands in one of them says enough.
const CONTAINERS: &[&str] = &[
    "schemas",
    "definitions",
    "$defs",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "examples",
    "links",
    "callbacks",
    "securitySchemes",
];

/// Keys that say nothing about what stands below them.
const SILENT: &[&str] = &["components", "properties", "schema", "content", "paths", "allOf", "oneOf", "anyOf"];

/// Names for what stands at `pointer` in the file at `path`, the best first, without end: that of the thing itself,
/// then with more and more of what is around it, at last with a number.
pub(super) fn candidates(path: &str, pointer: &Pointer) -> impl Iterator<Item = String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let mut around: Vec<&str> = folder.split('/').filter(|name| !matches!(*name, "" | "..")).collect();
    let mut stem = stem(file);
    if stem.trim_matches('_') == "index"
        && let Some(folder) = around.pop()
    {
        stem = folder;
    }
    let mut parts: Vec<String> = around.into_iter().chain([stem]).filter(|name| !name.is_empty()).map(legal).collect();
    let tokens: Vec<String> = pointer.tokens().collect();
    let holds = |at: &usize| {
        let is_section = *at == 1 && tokens[0] == "components";
        is_section || CONTAINERS.contains(&tokens[*at].as_str()) || tokens[*at].starts_with("x-")
    };
    let own = match (0..tokens.len()).rev().find(holds) {
        Some(last) if last + 1 < tokens.len() => &tokens[last + 1..],
        _ => tokens.as_slice(),
    };
    let own: Vec<String> =
        own.iter().filter(|token| !SILENT.contains(&token.as_str())).map(|token| legal(token)).collect();
    if !own.is_empty() {
        parts.push(own.join("_"));
    }
    let most = parts.join("_");
    let ways = (0..parts.len()).rev().map(move |first| parts[first..].join("_")).collect::<Vec<_>>();
    ways.into_iter().chain((2_u64..).map(move |number| format!("{most}_{number}")))
}

/// The name of a file without what says how it is written.
fn stem(file: &str) -> &str {
    let ends = [".yaml", ".yml", ".json"];
    ends.iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file)
}

/// The text with only the characters that the name of a component may have (OpenAPI 3.0.4, section 4.7.7.1).
fn legal(text: &str) -> String {
    let legal = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '-');
    let name: String = text.chars().map(|character| if legal(character) { character } else { '_' }).collect();
    if name.is_empty() { "_".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_meant() {
        let best = |path: &str, pointer: &str| -> Vec<String> {
            candidates(path, &Pointer::parse(pointer).unwrap()).take(4).collect()
        };
        assert_eq!(best("schemas/Pet.yaml", ""), ["Pet", "schemas_Pet", "schemas_Pet_2", "schemas_Pet_3"]);
        assert_eq!(best("../common.json", "/components/schemas/Error")[..2], ["Error", "common_Error"]);
        assert_eq!(best("Pet/index.yaml", "")[0], "Pet");
        assert_eq!(best("a.yaml", "/definitions/Pet/properties/tag")[0], "Pet_tag");
        assert_eq!(best("a.yaml", "/Pet Größe")[0], "Pet_Gr__e");
        assert_eq!(best("a.yaml", "/schemas")[0], "schemas");
    }
}
