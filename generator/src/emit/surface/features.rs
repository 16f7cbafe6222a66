//! The features of the crate: one a tag.

use crate::ir::{Api, Group, TypeDef};

/// Registries take no crate with more features than some hundreds.
const MAX_TAGS: usize = 250;

/// Whether each tag has a feature: where there are several to choose from, and not too many.
pub fn has_tag_features(api: &Api) -> bool {
    (2..=MAX_TAGS).contains(&api.groups.len())
}

/// The feature of the calls of a group, where they have one: `tag-repositories`.
pub fn feature_of_group(group: &Group, api: &Api) -> Option<String> {
    has_tag_features(api).then(|| format!("tag-{}", group.name.snake().replace('_', "-")))
}

/// The feature of the only calls that need a type, where they have one.
pub fn feature_of_type(def: &TypeDef, api: &Api) -> Option<String> {
    feature_of_group(api.groups.get(def.needed_by?)?, api)
}
