//! Operations that have a server of their own (§ Operation Object).

use super::builder::ClientBuilder;

impl ClientBuilder {
    /// Sends the calls to `url` that the description has at `server`, which is written as it is there.
    ///
    /// A few operations have a server of their own. Without this they are called there, or, where [`base_url`](Self::base_url)
    /// stands in for the host that the description names, at that one too.
    pub fn server_url(mut self, server: &str, url: impl Into<String>) -> Self {
        self.server_urls.push((server.to_owned(), url.into()));
        self
    }
}
