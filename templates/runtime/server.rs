//! Which server a call goes to (§ Server Object).

use super::base_url::{BaseUrl, is_absolute};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Values of the variables in the URLs of servers, by their names.
pub(super) type Variables = BTreeMap<&'static str, String>;

/// Where calls go.
pub(super) struct Servers {
    /// The server of all operations that have none of their own.
    pub(super) base: BaseUrl,
    /// Whether the base URL stands in for the host that the description names. Then it does so for every operation: what is
    /// meant for a test or a site of one's own shall not reach another.
    pub(super) is_replaced: bool,
    /// The URLs that stand in for the servers that operations have of their own.
    pub(super) given: BTreeMap<String, BaseUrl>,
    /// The values that were chosen, or else the description's.
    pub(super) variables: Variables,
}

impl Servers {
    /// The URL that the path of an operation is appended to, which has the server `own`, or none of its own where this is empty.
    pub(super) fn base(&self, own: &str) -> Result<Cow<'_, BaseUrl>, String> {
        if own.is_empty() {
            return Ok(Cow::Borrowed(&self.base));
        }
        if let Some(given) = self.given.get(own) {
            return Ok(Cow::Borrowed(given));
        }
        let url = with_variables(own, &self.variables);
        if !is_absolute(&url) {
            return self.base.resolve(&url).map(Cow::Owned);
        }
        if self.is_replaced {
            return Ok(Cow::Borrowed(&self.base));
        }
        BaseUrl::parse(&url).map(Cow::Owned).map_err(|reason| format!("the server of the operation, `{url}`, {reason}"))
    }
}

/// The URL that `template` stands for.
pub(super) fn with_variables(template: &str, variables: &Variables) -> String {
    let replace = |url: String, (name, value): (&&str, &String)| url.replace(&format!("{{{name}}}"), value);
    variables.iter().fold(template.to_owned(), replace)
}
