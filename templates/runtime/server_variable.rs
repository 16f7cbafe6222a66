//! Variables in the URLs of servers (§ Server Variable Object).

use super::builder::ClientBuilder;

impl ClientBuilder {
    /// Sets a variable in the URLs of all servers that have it.
    pub(crate) fn server_variable(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.insert(name, value.into());
        self
    }
}
