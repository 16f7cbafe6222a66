//! Security schemes, and what operations require of them.

use std::collections::BTreeMap;

use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows, OpenAPI,
    PasswordOAuth2Flow, SecurityRequirement, SecurityScheme,
};

use super::context::Context;
use super::docs::text;
use super::resolve::{Component, component};
use super::words::scheme_ident;
use crate::diagnostic::Code;
use crate::extension::{self, DeviceAuthorization};
use crate::ir::{
    self, ApiKeyLocation, Docs, Group, OAuth2Flow, OAuth2Grant, Requirement, SchemeId, SchemeKind, SchemeUse,
};
use crate::pointer::Pointer;
use crate::token::is_token;

/// The security schemes of a description, and what is required where an operation says nothing.
#[derive(Debug, Default)]
pub struct Security {
    /// The schemes, in the description's order.
    pub schemes: Vec<ir::SecurityScheme>,
    /// The id of each scheme by its name; `None` for one that can't be used yet.
    ids: BTreeMap<String, Option<SchemeId>>,
    /// What operations require that say nothing.
    default: Vec<Requirement>,
}

impl Security {
    /// The security schemes and requirements of `spec`.
    pub fn lower<'a>(cx: &mut Context<'a, '_>, spec: &'a OpenAPI) -> Self {
        let mut security = Self::default();
        for (name, scheme) in spec.components.iter().flat_map(|components| &components.security_schemes) {
            let at = component(SecurityScheme::SECTION, name);
            let lowered = cx.follow(scheme, &at).and_then(|found| scheme_of(cx, name, found.item, &at));
            let id = lowered.map(|scheme| {
                security.schemes.push(scheme);
                SchemeId(security.schemes.len() - 1)
            });
            security.ids.insert(name.clone(), id);
        }
        let default = spec.security.as_deref().unwrap_or_default();
        security.default = security.requirements(cx, default, &Pointer::root().key("security"));
        security
    }

    /// What an operation requires: its own requirements, else the document's (§ Operation Object, `security`).
    pub fn of_operation(
        &self,
        cx: &mut Context<'_, '_>,
        own: Option<&[SecurityRequirement]>,
        at: &Pointer,
    ) -> Vec<Requirement> {
        match own {
            Some(own) => self.requirements(cx, own, &at.key("security")),
            None => self.default.clone(),
        }
    }

    /// The alternatives that can be met: one that needs a scheme that can't be used yet is left out.
    fn requirements(&self, cx: &mut Context<'_, '_>, of: &[SecurityRequirement], at: &Pointer) -> Vec<Requirement> {
        of.iter()
            .enumerate()
            .filter_map(|(index, requirement)| self.requirement(cx, requirement, &at.index(index)))
            .collect()
    }

    fn requirement(&self, cx: &mut Context<'_, '_>, of: &SecurityRequirement, at: &Pointer) -> Option<Requirement> {
        let mut schemes = Vec::with_capacity(of.len());
        for (name, scopes) in of {
            match self.ids.get(name) {
                Some(Some(scheme)) => schemes.push(SchemeUse { scheme: *scheme, scopes: scopes.clone() }),
                Some(None) => return None, // reported with the scheme
                None => {
                    let message = format!("there is no security scheme `{name}`");
                    cx.diags.error(Code::UnresolvedReference, at.key(name), message);
                    return None;
                }
            }
        }
        Some(Requirement { schemes })
    }
}

/// What most operations require: the first of what is equally common.
pub fn common(groups: &[Group]) -> Vec<Requirement> {
    let mut counts: BTreeMap<&[Requirement], usize> = BTreeMap::new();
    let all = || groups.iter().flat_map(|group| &group.operations).map(|operation| operation.security.as_slice());
    all().for_each(|required| *counts.entry(required).or_default() += 1);
    let most = counts.values().copied().max();
    all().find(|required| counts.get(required).copied() == most).unwrap_or_default().to_vec()
}

fn scheme_of(cx: &mut Context<'_, '_>, name: &str, of: &SecurityScheme, at: &Pointer) -> Option<ir::SecurityScheme> {
    // Of extensions, those that mean something are read by `extension`.
    let (kind, description) = match of {
        SecurityScheme::APIKey { location, name, description, extensions: _ } => {
            (SchemeKind::ApiKey { location: api_key_location(location), wire_name: name.clone() }, description)
        }
        SecurityScheme::HTTP { scheme, bearer_format, description, extensions: _ } => {
            // Names of authentication schemes ignore case (RFC 9110 § 11.1).
            let kind = match scheme.trim().to_ascii_lowercase().as_str() {
                "basic" => SchemeKind::Basic,
                "bearer" => SchemeKind::Bearer { format: text(bearer_format.as_deref()) },
                other if is_token(other) => SchemeKind::Http { scheme: scheme.trim().to_owned() },
                _ => {
                    let message = format!("`{scheme}` is no scheme of HTTP authentication: requests go out without it");
                    cx.unsupported(&at.key("scheme"), message);
                    return None;
                }
            };
            (kind, description)
        }
        SecurityScheme::OAuth2 { flows, description, extensions: _ } => {
            let metadata_url = extension::metadata_url(of).map(str::to_owned);
            (SchemeKind::OAuth2 { flows: flows_of(flows), metadata_url }, description)
        }
        SecurityScheme::OpenIDConnect { open_id_connect_url, description, extensions: _ } => {
            (SchemeKind::OpenIdConnect { url: open_id_connect_url.clone() }, description)
        }
    };
    let docs = Docs::description(description.clone());
    let deprecated = extension::is_deprecated(of);
    Some(ir::SecurityScheme { wire_name: name.to_owned(), name: scheme_ident(name), kind, docs, deprecated })
}

fn api_key_location(location: &APIKeyLocation) -> ApiKeyLocation {
    match location {
        APIKeyLocation::Query => ApiKeyLocation::Query,
        APIKeyLocation::Header => ApiKeyLocation::Header,
        APIKeyLocation::Cookie => ApiKeyLocation::Cookie,
    }
}

/// The flows, in the order of the specification.
fn flows_of(flows: &OAuth2Flows) -> Vec<OAuth2Flow> {
    // Of extensions, those that mean something are read by `extension`.
    let OAuth2Flows { implicit, password, client_credentials, authorization_code, extensions: _ } = flows;
    let device = extension::device_authorization(flows).map(|flow| {
        let DeviceAuthorization { device_authorization_url, token_url, refresh_url, scopes } = flow;
        OAuth2Flow {
            grant: OAuth2Grant::DeviceCode,
            authorization_url: None,
            device_authorization_url,
            token_url,
            refresh_url,
            scopes,
        }
    });
    let implicit = implicit.as_ref().map(|flow| {
        let ImplicitOAuth2Flow { authorization_url, refresh_url, scopes, extensions: _ } = flow;
        self::flow(OAuth2Grant::Implicit, [Some(authorization_url), None, refresh_url.as_ref()], scopes)
    });
    let password = password.as_ref().map(|flow| {
        let PasswordOAuth2Flow { refresh_url, token_url, scopes, extensions: _ } = flow;
        self::flow(OAuth2Grant::Password, [None, Some(token_url), refresh_url.as_ref()], scopes)
    });
    let client_credentials = client_credentials.as_ref().map(|flow| {
        let ClientCredentialsOAuth2Flow { refresh_url, token_url, scopes, extensions: _ } = flow;
        self::flow(OAuth2Grant::ClientCredentials, [None, Some(token_url), refresh_url.as_ref()], scopes)
    });
    let authorization_code = authorization_code.as_ref().map(|flow| {
        let AuthorizationCodeOAuth2Flow { authorization_url, token_url, refresh_url, scopes, extensions: _ } = flow;
        self::flow(
            OAuth2Grant::AuthorizationCode,
            [Some(authorization_url), Some(token_url), refresh_url.as_ref()],
            scopes,
        )
    });
    [implicit, password, client_credentials, authorization_code, device].into_iter().flatten().collect()
}

fn flow<'a>(
    grant: OAuth2Grant,
    [authorization_url, token_url, refresh_url]: [Option<&String>; 3],
    scopes: impl IntoIterator<Item = (&'a String, &'a String)>,
) -> OAuth2Flow {
    OAuth2Flow {
        grant,
        authorization_url: authorization_url.cloned(),
        device_authorization_url: None,
        token_url: token_url.cloned(),
        refresh_url: refresh_url.cloned(),
        scopes: scopes.into_iter().map(|(scope, meaning)| (scope.clone(), meaning.clone())).collect(),
    }
}
