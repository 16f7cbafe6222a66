//! Security schemes and requirements.

use super::{Docs, Ident};

/// A way to authorize requests (§ Security Scheme Object).
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// The name in the description.
    pub wire_name: String,
    /// The name, unique among the schemes.
    pub name: Ident,
    /// How it works.
    pub kind: SchemeKind,
    /// What it is.
    pub docs: Docs,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// How a security scheme works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// User name and password (RFC 7617).
    Basic,
    /// A bearer token (RFC 6750), with a hint of its format such as `JWT`.
    Bearer {
        /// The hint.
        format: Option<String>,
    },
    /// Another scheme of HTTP authentication (RFC 9110 § 11), whose credentials are the caller's to make.
    Http {
        /// The name of the scheme, such as `Digest`.
        scheme: String,
    },
    /// A key in a header, the query or a cookie.
    ApiKey {
        /// The part of the request that carries it.
        location: ApiKeyLocation,
        /// The name of the header, query parameter or cookie.
        wire_name: String,
    },
    /// OAuth 2.0 (RFC 6749): a bearer token from one of the flows.
    OAuth2 {
        /// The flows, in the order of the specification.
        flows: Vec<OAuth2Flow>,
        /// The address of the authorization server's metadata (RFC 8414).
        metadata_url: Option<String>,
    },
    /// OpenID Connect: a bearer token from the provider at the address.
    OpenIdConnect {
        /// The address of the provider's configuration.
        url: String,
    },
}

/// The part of a request that carries an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// A header field.
    Header,
    /// A pair of the query.
    Query,
    /// A cookie.
    Cookie,
}

/// A flow of OAuth 2.0 (§ OAuth Flow Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuth2Flow {
    /// Which one.
    pub grant: OAuth2Grant,
    /// Where the user authorizes, where the flow has such an address.
    pub authorization_url: Option<String>,
    /// Where a device asks for the codes by which its user authorizes, where the flow has such an address.
    pub device_authorization_url: Option<String>,
    /// Where tokens come from, where the flow has such an address.
    pub token_url: Option<String>,
    /// Where tokens are refreshed, where that is said.
    pub refresh_url: Option<String>,
    /// The scopes and what they allow.
    pub scopes: Vec<(String, String)>,
}

/// A grant of OAuth 2.0 (RFC 6749 § 1.3, RFC 8628).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OAuth2Grant {
    /// The implicit grant.
    Implicit,
    /// The resource owner's password.
    Password,
    /// The client's credentials.
    ClientCredentials,
    /// The authorization code.
    AuthorizationCode,
    /// The code of a device, whose user authorizes on another one.
    DeviceCode,
}

/// A scheme of [`Api::schemes`](super::Api::schemes), by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub usize);

/// Schemes that authorize a request together (§ Security Requirement Object). Empty: none is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Requirement {
    /// The schemes, all of them needed.
    pub schemes: Vec<SchemeUse>,
}

/// A scheme in a requirement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemeUse {
    /// The scheme.
    pub scheme: SchemeId,
    /// The scopes that the operation needs.
    pub scopes: Vec<String>,
}
