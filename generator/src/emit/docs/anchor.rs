//! Anchors: how links reach a heading of a page.

use std::collections::BTreeMap;

/// The anchors of a page, as the usual renderers of Markdown derive them from its headings.
#[derive(Debug, Default)]
pub struct Anchors {
    /// The anchors that are taken, and how many more headings wanted each.
    taken: BTreeMap<String, usize>,
}

impl Anchors {
    /// The anchor of the next heading of the page, whose text is `text`.
    pub fn heading(&mut self, text: &str) -> String {
        let slug = slug(text);
        let mut anchor = slug.clone();
        while self.taken.contains_key(&anchor) {
            let more = self.taken.entry(slug.clone()).or_default();
            *more += 1;
            anchor = format!("{slug}-{more}");
        }
        self.taken.insert(anchor.clone(), 0);
        anchor
    }
}

/// The text in lower case, with hyphens for spaces and without punctuation.
pub fn slug(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|character| match character {
            ' ' | '-' => Some('-'),
            '_' => Some('_'),
            other => other.is_alphanumeric().then_some(other),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_the_same_text_are_numbered() {
        let mut anchors = Anchors::default();
        let headings = ["lakefs_sdk.RepositoriesApi", "Example", "example", "r#type", "example-1", "Example"];
        let anchors = headings.map(|heading| anchors.heading(heading));
        assert_eq!(anchors, ["lakefs_sdkrepositoriesapi", "example", "example-1", "rtype", "example-1-1", "example-2"]);
    }
}
