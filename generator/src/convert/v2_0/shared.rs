//! What a description says once for all of its operations.

use super::super::reference::place;
use super::media;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// More references than this in a row lead nowhere.
const MAX_HOPS: usize = 16;

/// What a description says once for all of its operations, as it is in 2.0.
pub(super) struct Shared {
    /// The parameters, by their name.
    pub(super) parameters: Option<Map<String, Value>>,
    /// The responses, by their name.
    pub(super) responses: Option<Map<String, Value>>,
    /// The media types of requests.
    pub(super) consumes: Vec<String>,
    /// The media types of responses.
    pub(super) produces: Vec<String>,
}

impl Shared {
    /// Takes them out of the root.
    pub(super) fn take(root: &mut Map<String, Value>) -> Self {
        let mut section = |name: &str| match root.shift_remove(name) {
            Some(Value::Object(members)) => Some(members),
            _ => None,
        };
        let (parameters, responses) = (section("parameters"), section("responses"));
        let (consumes, produces) = (media::take(root, "consumes"), media::take(root, "produces"));
        Self { parameters, responses, consumes: consumes.unwrap_or_default(), produces: produces.unwrap_or_default() }
    }

    /// What `parameter`, which stands at `at`, is or refers to, and where that stands. `None` where it leads nowhere.
    pub(super) fn parameter<'a>(&'a self, parameter: &'a Value, at: &Pointer) -> Option<(&'a Value, Pointer)> {
        follow(self.parameters.as_ref(), "parameters", parameter, at)
    }

    /// The same for a response.
    pub(super) fn response<'a>(&'a self, response: &'a Value, at: &Pointer) -> Option<(&'a Value, Pointer)> {
        follow(self.responses.as_ref(), "responses", response, at)
    }
}

fn follow<'a>(
    shared: Option<&'a Map<String, Value>>,
    section: &str,
    value: &'a Value,
    at: &Pointer,
) -> Option<(&'a Value, Pointer)> {
    let (mut value, mut at) = (value, at.clone());
    for _ in 0..MAX_HOPS {
        let Some(reference) = value.get("$ref") else { return Some((value, at)) };
        let target = place(reference.as_str()?)?;
        let tokens: Vec<String> = target.tokens().collect();
        let [of, name] = tokens.as_slice() else { return None };
        value = shared.filter(|_| of == section)?.get(name)?;
        at = target;
    }
    None
}
