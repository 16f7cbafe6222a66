//! How requests are authorized.

use serde::Serialize;

use super::blocks;
use super::readme::{first_call, has_files, listing_call, streaming_call};
use crate::emit::docs::anchor::{Anchors, slug};
use crate::emit::markdown;
use crate::ir::{Api, ApiKeyLocation, OAuth2Flow, OAuth2Grant, Operation, Requirement, SchemeKind, SecurityScheme};
use crate::options::Options;

/// The headings of the README before those of the schemes, each with whether an API has it.
type Heading = (&'static str, fn(&Api) -> bool);

const HEADINGS: &[Heading] = &[
    ("Installation", |_| true),
    ("A first call", |_| true),
    ("Errors", |_| true),
    ("Pages", |api| listing_call(api).is_some()),
    ("Files", has_files),
    ("Streams", |api| streaming_call(api).is_some()),
    ("Tokens that expire", |api| token_method(api).is_some()),
    ("Timeouts and retries", |api| !api.groups.is_empty()),
    ("Watching calls", |api| !api.groups.is_empty()),
    ("Without async", |api| first_call(api).is_some()),
    ("In a browser", |api| !api.groups.is_empty()),
    ("Tests", |api| !api.groups.is_empty()),
    ("Updates", |_| true),
    ("Servers", |_| true),
    ("Documentation for API Endpoints", |_| true),
    ("Documentation for Models", |_| true),
    ("Documentation for Authorization", |_| true),
];

/// The builder's method for the first scheme with tokens that may expire.
pub fn token_method(api: &Api) -> Option<String> {
    method(api, |kind| match kind {
        SchemeKind::Bearer { .. } | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => true,
        SchemeKind::Basic | SchemeKind::Http { .. } | SchemeKind::ApiKey { .. } => false,
    })
}

/// The builder's method for the first scheme with tokens for the client itself.
pub fn client_credentials_method(api: &Api) -> Option<String> {
    method(api, |kind| match kind {
        SchemeKind::OAuth2 { flows, metadata_url: _ } => {
            flows.iter().any(|flow| flow.grant == OAuth2Grant::ClientCredentials)
        }
        _ => false,
    })
}

fn method(api: &Api, is_wanted: impl Fn(&SchemeKind) -> bool) -> Option<String> {
    let scheme = api.schemes.iter().find(|scheme| is_wanted(&scheme.kind)).filter(|_| !api.groups.is_empty())?;
    Some(scheme.name.snake().to_owned())
}

/// A security scheme, as the README tells of it.
#[derive(Debug, Serialize)]
pub struct Scheme {
    /// `basic_auth`
    name: String,
    /// What the description says of it.
    docs: String,
    /// What there is to know, a line each: `**Type**: API key`.
    facts: Vec<String>,
}

/// The schemes of the API.
pub fn schemes(api: &Api) -> Vec<Scheme> {
    api.schemes
        .iter()
        .map(|scheme| Scheme {
            name: markdown::literal(&scheme.wire_name),
            docs: blocks(&scheme.docs),
            facts: facts(scheme),
        })
        .collect()
}

/// `Basic Authentication (basic_auth)`
pub fn authentication(scheme: &SecurityScheme) -> String {
    let kind = match &scheme.kind {
        SchemeKind::Basic => "Basic".to_owned(),
        SchemeKind::Bearer { format: Some(format) } => format!("Bearer ({})", markdown::literal(format)),
        SchemeKind::Bearer { format: None } => "Bearer".to_owned(),
        SchemeKind::Http { scheme } => format!("HTTP {}", markdown::literal(scheme)),
        SchemeKind::ApiKey { .. } => "Api Key".to_owned(),
        SchemeKind::OAuth2 { .. } => "OAuth".to_owned(),
        SchemeKind::OpenIdConnect { .. } => "OpenID Connect".to_owned(),
    };
    format!("{kind} Authentication ({})", markdown::literal(&scheme.wire_name))
}

/// The alternatives of an operation, linked to the README by the anchors of its schemes. `None` where it asks for none.
pub fn authorization(operation: &Operation, anchors: &[String], api: &Api) -> Option<String> {
    let alternatives: Vec<_> =
        operation.security.iter().map(|alternative| requirement(alternative, anchors, api)).collect();
    let is_none = operation.security.iter().all(|Requirement { schemes }| schemes.is_empty());
    (!is_none).then(|| alternatives.join(", "))
}

/// `[basic_auth](../README.md#basic_auth)`, or several that go together.
fn requirement(requirement: &Requirement, anchors: &[String], api: &Api) -> String {
    let uses = requirement.schemes.iter().filter_map(|used| {
        let (scheme, anchor) = (api.schemes.get(used.scheme.0)?, anchors.get(used.scheme.0)?);
        let link = format!("[{}](../README.md#{anchor})", markdown::literal(&scheme.wire_name));
        let scopes: Vec<_> = used.scopes.iter().map(|scope| markdown::literal(scope)).collect();
        Some(if scopes.is_empty() { link } else { format!("{link} ({})", scopes.join(" ")) })
    });
    let uses: Vec<_> = uses.collect();
    if uses.is_empty() { "none".to_owned() } else { uses.join(" and ") }
}

/// The anchors of the schemes in the README, in their order. Whether a heading is there takes a look at every operation, and
/// is asked only where a scheme's own would meet it.
pub fn scheme_anchors(api: &Api, options: &Options) -> Vec<String> {
    let slugs: Vec<_> = api.schemes.iter().map(|scheme| slug(&scheme.wire_name)).collect();
    let is_met = |heading: &str| slugs.iter().any(|scheme| scheme.starts_with(&slug(heading)));
    let mut anchors = Anchors::default();
    anchors.heading(&options.package);
    let headings = HEADINGS.iter().filter(|(heading, is_there)| is_met(heading) && is_there(api));
    headings.for_each(|(heading, _)| drop(anchors.heading(heading)));
    api.schemes.iter().map(|scheme| anchors.heading(&scheme.wire_name)).collect()
}

fn facts(scheme: &SecurityScheme) -> Vec<String> {
    let mut facts = facts_of_kind(&scheme.kind);
    facts.extend(scheme.deprecated.then(|| "**Deprecated**".to_owned()));
    facts
}

fn facts_of_kind(kind: &SchemeKind) -> Vec<String> {
    match kind {
        SchemeKind::Basic => vec![fact("Type", "HTTP basic authentication")],
        SchemeKind::Bearer { format: Some(format) } => {
            vec![fact("Type", &format!("Bearer authentication ({})", markdown::literal(format)))]
        }
        SchemeKind::Bearer { format: None } => vec![fact("Type", "Bearer authentication")],
        SchemeKind::Http { scheme } => vec![
            fact("Type", &format!("HTTP {} authentication", markdown::literal(scheme))),
            fact("Credentials", "what follows the name of the scheme in the header `Authorization`"),
        ],
        SchemeKind::ApiKey { location, wire_name } => vec![
            fact("Type", "API key"),
            fact("API key parameter name", &markdown::literal(wire_name)),
            fact("Location", api_key_location(*location)),
        ],
        SchemeKind::OAuth2 { flows, metadata_url } => {
            let mut facts = vec![fact("Type", "OAuth 2.0, a bearer token")];
            facts.extend(metadata_url.as_ref().map(|url| fact("Metadata of the server", &markdown::line(url))));
            facts.extend(flows.iter().flat_map(flow_facts));
            facts
        }
        SchemeKind::OpenIdConnect { url } => {
            vec![fact("Type", "OpenID Connect, a bearer token"), fact("Configuration", &markdown::line(url))]
        }
    }
}

fn flow_facts(flow: &OAuth2Flow) -> Vec<String> {
    let OAuth2Flow { grant, authorization_url, device_authorization_url, token_url, refresh_url, scopes } = flow;
    let grant = match grant {
        OAuth2Grant::Implicit => "implicit",
        OAuth2Grant::Password => "password",
        OAuth2Grant::ClientCredentials => "client credentials",
        OAuth2Grant::AuthorizationCode => "authorization code",
        OAuth2Grant::DeviceCode => "device code",
    };
    let mut facts = vec![fact("Flow", grant)];
    facts.extend(authorization_url.as_ref().map(|url| fact("Authorization URL", &markdown::line(url))));
    let device_url = device_authorization_url.as_ref();
    facts.extend(device_url.map(|url| fact("Device authorization URL", &markdown::line(url))));
    facts.extend(token_url.as_ref().map(|url| fact("Token URL", &markdown::line(url))));
    facts.extend(refresh_url.as_ref().map(|url| fact("Refresh URL", &markdown::line(url))));
    facts.extend(
        scopes
            .iter()
            .map(|(scope, meaning)| fact(&format!("Scope {}", markdown::literal(scope)), &markdown::line(meaning))),
    );
    facts
}

fn fact(name: &str, value: &str) -> String {
    format!("**{name}**: {value}")
}

fn api_key_location(location: ApiKeyLocation) -> &'static str {
    match location {
        ApiKeyLocation::Header => "HTTP header",
        ApiKeyLocation::Query => "URL query string",
        ApiKeyLocation::Cookie => "Cookie",
    }
}

#[cfg(test)]
mod tests {
    use super::HEADINGS;
    use crate::templates::Templates;

    #[test]
    fn the_headings_are_those_of_the_readme() {
        let templates = Templates::builtin();
        let readme = templates.get("crate/README.md.j2").unwrap();
        let headings: Vec<_> = readme.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(HEADINGS.iter().map(|(heading, _)| *heading).collect::<Vec<_>>(), headings);
    }
}
