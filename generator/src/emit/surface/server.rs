//! The server that examples call.

use crate::ir::Api;

/// Where a server is assumed that the description does not name.
const HOST: &str = "http://localhost:8000";

/// The first server, and whether it names a host.
pub fn server(api: &Api) -> (&str, bool) {
    let server = api.servers.first().map_or("/", |server| server.url.as_str());
    (server, ["http://", "https://"].iter().any(|scheme| server.starts_with(scheme)))
}

/// A relative server on a host.
pub fn assumed(server: &str) -> String {
    format!("{HOST}/{}", server.trim_start_matches('/')).trim_end_matches('/').to_owned()
}
