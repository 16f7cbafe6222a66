//! What a description tells people.

use openapiv3::{ExternalDocumentation, SchemaData};

use crate::ir::Docs;

/// Documentation of summary, description and a link.
pub fn docs(summary: Option<&str>, description: Option<&str>, external: Option<&ExternalDocumentation>) -> Docs {
    Docs {
        summary: text(summary),
        description: text(description),
        external: external.map(|external| {
            let ExternalDocumentation { url, description, extensions: _ } = external; // extensions mean nothing to us
            Box::new((url.clone(), text(description.as_deref())))
        }),
    }
}

/// Documentation of what carries a value, such as a parameter: its description, else what is told of the value.
pub fn of_carrier(description: Option<&str>, of_value: Docs) -> Docs {
    text(description).map_or(of_value, |text| Docs::description(Some(text)))
}

/// Documentation of a schema: its `title` is its summary.
pub fn of_schema(data: &SchemaData) -> Docs {
    docs(data.title.as_deref(), data.description.as_deref(), data.external_docs.as_ref())
}

/// A text that says something.
pub fn text(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).map(str::to_owned)
}
