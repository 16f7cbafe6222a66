//! The server and the security schemes of the description.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::file::File;
use super::{doc, snake};
use crate::emit::{markdown, wording};
use crate::ir::{
    Api, ApiKeyLocation, OAuth2Flow, OAuth2Grant, Requirement, SchemeKind, SecurityScheme, ServerVariable,
};

/// `src/auth.rs`.
pub fn file(api: &Api) -> File {
    let server = api.servers.first().map_or("/", |server| server.template.as_str());
    let defaults = api.server_variables.iter().filter_map(|variable| {
        let (name, value) = (&variable.wire_name, variable.default.as_ref()?);
        Some(quote!(.server_variable(#name, #value)))
    });
    let default = (!api.common_security.is_empty()).then(|| {
        let (value, docs) = (alternatives(&api.common_security, api), doc::lines(&[text(DEFAULT)]));
        quote!(#docs pub(crate) const DEFAULT: &[Requirement] = #value;).into()
    });
    let variables = api.server_variables.iter().map(variable);
    let methods: Vec<_> = variables.chain(api.schemes.iter().map(methods)).collect();
    let builder = quote! {
        impl Client {
            #[doc = " What a client is built from."]
            pub fn builder() -> ClientBuilder { ClientBuilder::new(#server) #(#defaults)* }
        }
    };
    let mut items = vec![builder.into()];
    items.extend((!methods.is_empty()).then(|| quote!(impl ClientBuilder { #(#methods)* }).into()));
    items.extend(default);
    File {
        docs: doc::inner_lines(&[text(
            "How clients are built: the server and the security schemes of the description.",
        )]),
        imports: &[
            "crate::runtime::auth::Requirement",
            "crate::runtime::basic::Basic",
            "crate::runtime::bearer::Bearer",
            "crate::runtime::bearer::TokenProvider",
            "crate::runtime::builder::ClientBuilder",
            "crate::runtime::client::Client",
            "crate::runtime::client_credentials::ClientCredentials",
            "crate::runtime::cookie_key::CookieKey",
            "crate::runtime::header_key::HeaderKey",
            "crate::runtime::http_credentials::HttpCredentials",
            "crate::runtime::query_key::QueryKey",
        ],
        items,
        ..File::default()
    }
}

const DEFAULT: &str =
    "The alternatives by which most calls are authorized: the first whose schemes are all configured is used.";

/// The alternatives of an operation: the constant where most operations share them.
pub fn requirements(requirements: &[Requirement], api: &Api) -> TokenStream {
    if !requirements.is_empty() && requirements == api.common_security {
        quote!(auth::DEFAULT)
    } else {
        alternatives(requirements, api)
    }
}

fn alternatives(requirements: &[Requirement], api: &Api) -> TokenStream {
    let sets = requirements.iter().map(|requirement| {
        let names = requirement.schemes.iter().filter_map(|used| Some(&api.schemes.get(used.scheme.0)?.wire_name));
        quote!(&[#(#names),*])
    });
    quote!(&[#(#sets),*])
}

/// The builder's method for a variable in the URLs of servers.
fn variable(variable: &ServerVariable) -> TokenStream {
    let (method, name) = (snake(&variable.name), &variable.wire_name);
    let mut blocks = vec![format!("Sets the variable {} in the URL of the server.", markdown::code(name))];
    blocks.extend(variable.description.as_deref().map(markdown::block));
    blocks.push(wording::server_values(variable));
    let docs = doc::lines(&blocks);
    quote! {
        #docs
        pub fn #method(self, value: impl Into<String>) -> Self { self.server_variable(#name, value) }
    }
}

/// The builder's methods for a scheme.
fn methods(scheme: &SecurityScheme) -> TokenStream {
    let (method, name) = (snake(&scheme.name), &scheme.wire_name);
    let of_scheme = format!("the scheme {}", markdown::code(name));
    match &scheme.kind {
        SchemeKind::Basic => {
            let docs = docs(scheme, format!("Authorizes with user name and password: {of_scheme}."));
            quote! {
                #docs
                pub fn #method(mut self, username: impl Into<String>, password: impl Into<String>) -> Self {
                    self.credentials.insert(#name, Basic::credential(username, password));
                    self
                }
            }
        }
        SchemeKind::Http { scheme: http } => {
            let text = format!("Authorizes with credentials of the HTTP scheme {}: {of_scheme}.", markdown::code(http));
            let docs = docs(scheme, text);
            quote! {
                #docs
                pub fn #method(mut self, credentials: impl Into<String>) -> Self {
                    self.credentials.insert(#name, HttpCredentials::credential(#http, credentials));
                    self
                }
            }
        }
        SchemeKind::ApiKey { location, wire_name } => {
            let (place, credential) = match location {
                ApiKeyLocation::Header => ("header", quote!(HeaderKey)),
                ApiKeyLocation::Query => ("query parameter", quote!(QueryKey)),
                ApiKeyLocation::Cookie => ("cookie", quote!(CookieKey)),
            };
            let text = format!("Authorizes with a key in the {place} {}: {of_scheme}.", markdown::code(wire_name));
            let docs = docs(scheme, text);
            quote! {
                #docs
                pub fn #method(mut self, key: impl Into<String>) -> Self {
                    self.credentials.insert(#name, #credential::credential(#wire_name, key));
                    self
                }
            }
        }
        SchemeKind::Bearer { format: Some(format) } => {
            bearer_methods(scheme, &format!("a bearer token ({})", markdown::line(format)))
        }
        SchemeKind::Bearer { format: None } => bearer_methods(scheme, "a bearer token"),
        SchemeKind::OAuth2 { flows, metadata_url: _ } => {
            let mut methods = bearer_methods(scheme, "an access token of OAuth 2.0");
            let flow = flows.iter().find(|flow| flow.grant == OAuth2Grant::ClientCredentials);
            methods.extend(flow.map(|flow| client_credentials_method(scheme, flow)));
            methods
        }
        SchemeKind::OpenIdConnect { .. } => bearer_methods(scheme, "a token of OpenID Connect"),
    }
}

fn bearer_methods(scheme: &SecurityScheme, token: &str) -> TokenStream {
    let (method, name) = (snake(&scheme.name), &scheme.wire_name);
    let provider = format_ident!("{}_provider", scheme.name.snake());
    let of_scheme = format!("the scheme {}", markdown::code(name));
    let docs = docs(scheme, format!("Authorizes with {token}: {of_scheme}."));
    let deprecated = doc::deprecated(scheme.deprecated);
    let provider_docs = doc::lines(&[
        format!("Authorizes with {token} that `provider` gives: {of_scheme}."),
        text(
            "For tokens that expire. The provider is asked when one is needed, and once more where the server refuses it.",
        ),
    ]);
    quote! {
        #docs
        pub fn #method(mut self, token: impl Into<String>) -> Self {
            self.credentials.insert(#name, Bearer::token(token));
            self
        }

        #provider_docs
        #deprecated
        pub fn #provider(mut self, provider: impl TokenProvider) -> Self {
            self.credentials.insert(#name, Bearer::provider(provider));
            self
        }
    }
}

/// The method for the flow by which a client gets tokens for itself.
fn client_credentials_method(scheme: &SecurityScheme, flow: &OAuth2Flow) -> TokenStream {
    let name = &scheme.wire_name;
    let method = format_ident!("{}_client_credentials", scheme.name.snake());
    let url = flow.token_url.as_deref().unwrap_or_default();
    let of_scheme = format!("the scheme {}", markdown::code(name));
    let mut blocks = vec![
        format!("Authorizes with access tokens of OAuth 2.0, got for the client itself: {of_scheme}."),
        format!("The token endpoint of the description is {}.", markdown::code(url)),
    ];
    let scopes = flow.scopes.iter().map(|(scope, meaning)| match markdown::line(meaning) {
        meaning if meaning.is_empty() => format!("- {}", markdown::code(scope)),
        meaning => format!("- {}: {meaning}", markdown::code(scope)),
    });
    let scopes: Vec<_> = scopes.collect();
    if !scopes.is_empty() {
        blocks.push(format!("It has the scopes:\n\n{}", scopes.join("\n")));
    }
    let (docs, deprecated) = (doc::lines(&blocks), doc::deprecated(scheme.deprecated));
    quote! {
        #docs
        #deprecated
        pub fn #method(mut self, credentials: ClientCredentials) -> Self {
            self.credentials.insert(#name, credentials.credential(#url));
            self
        }
    }
}

/// What a method does, and what the description says of its scheme: as attributes.
fn docs(scheme: &SecurityScheme, what: String) -> TokenStream {
    let description = scheme.docs.description.as_deref().map(markdown::block);
    let mut docs = doc::lines(&[what].into_iter().chain(description).collect::<Vec<_>>());
    docs.extend(doc::deprecated(scheme.deprecated));
    docs
}

fn text(text: &str) -> String {
    text.to_owned()
}
