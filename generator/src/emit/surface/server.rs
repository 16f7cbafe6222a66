//! The server that examples call.

use crate::ir::Api;

/// Where a server is assumed that the description does not name.
const HOST: &str = "http://localhost:8000";

/// The first server, and whether it names a host.
pub fn server(api: &Api) -> (&str, bool) {
    let server = api.servers.first().map_or("/", |server| server.url.as_str());
    (server, names_host(server))
}

/// Whether a URL needs no other: it names a host, and leaves no variable open.
pub fn names_host(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme)) && !url.contains('{')
}

/// A relative server on a host; of one that has to be told, the host alone.
pub fn assumed(server: &str) -> String {
    if server.contains(['{', ' ']) || server.contains("://") {
        return HOST.to_owned();
    }
    format!("{HOST}/{}", server.trim_start_matches('/')).trim_end_matches('/').to_owned()
}
