//! An operation: the method that begins its request, and the type of the request.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{body, descriptor, doc, ident, outcome, pages, snake, tokens};
use crate::emit::surface::{Argument, Call, Passing, is_text};
use crate::emit::{markdown, spelling};
use crate::ir::{Api, Encoding, Format, Operation, Parameter, TypeRef, TypeTable};

/// The method that begins a request.
pub fn method(operation: &Operation, api: &Api) -> TokenStream {
    let call = Call::new(operation);
    let (name, request, descriptor) = (snake(&operation.name), request_name(operation), descriptor_name(operation));
    let docs = docs(operation, &call);
    let (generics, arguments): (Vec<_>, Vec<_>) =
        call.arguments.iter().map(|argument| declaration(operation, argument, &api.types)).unzip();
    let generics = generics.into_iter().flatten();
    let begin = quote!(Request::new(&self.client, &#descriptor));
    let body = if call.arguments.is_empty() {
        quote!(#request { request: #begin })
    } else {
        // No name of the description ends in an underscore, unless it is one of the language's own words.
        let is_taken = call.arguments.iter().any(|argument| argument.name().snake() == "request");
        let (local, field) =
            if is_taken { (quote!(request_), quote!(request: request_)) } else { (quote!(request), quote!(request)) };
        let sets = call.arguments.iter().map(|argument| set(argument, &local, &api.types));
        quote! {
            let mut #local = #begin;
            #(#sets)*
            #request { #field }
        }
    };
    let deprecated = doc::deprecated(operation.deprecated);
    quote! {
        #docs
        #deprecated
        pub fn #name #(#generics)* (&self, #(#arguments),*) -> #request { #body }
    }
}

/// The type of the request, its setters, and what sends it.
pub fn request_type(operation: &Operation, calls: &str, api: &Api) -> Vec<TokenStream> {
    let name = request_name(operation);
    let docs = doc::lines(&[format!(
        "The request of {}: await it for the body of the response, or [`send`](Self::send) it for status and headers too.",
        doc::member(calls, &operation.name)
    )]);
    let call = Call::new(operation);
    let setters = call.setters.iter().map(|argument| setter(operation, argument, &api.types));
    let (response, error) = (outcome::response_name(operation), outcome::error_name(operation));
    let (body, read) = outcome::success(operation, api);
    let other_sends = outcome::other_sends(operation, api);
    let streaming = descriptor::streaming(operation);
    let pages = pages::methods(operation, api);
    vec![
        quote! {
            #docs
            #[derive(Debug)]
            #[must_use = "a request is sent only when it is awaited"]
            pub struct #name { request: Request }
        },
        quote! {
            impl #name {
                #(#setters)*

                #[doc = " Limits the time that this call may take, from its credentials to the end of the body, repetitions included."]
                pub fn with_timeout(mut self, timeout: Duration) -> Self {
                    self.request.timeout(timeout);
                    self
                }

                #[doc = " Sends a header with this call, in place of any other of the same name."]
                pub fn with_header(mut self, name: &str, value: &str) -> Self {
                    self.request.with_header(name, value);
                    self
                }

                #[doc = " Sends the request: the decoded body, with status and headers."]
                pub fn send(self) -> Pending<#response, #error> { self.request #streaming .send(#read) }

                #[doc = " Sends the request, and waits for the response: for code that is not asynchronous."]
                #[cfg(feature = "blocking")]
                pub fn send_blocking(self) -> Result<#response, Error<#error>> {
                    crate::runtime::blocking::wait(self.send())
                }

                #(#other_sends)*

                #pages
            }
        },
        quote! {
            impl IntoFuture for #name {
                type Output = Result<#body, Error<#error>>;
                type IntoFuture = Pending<#body, #error>;

                fn into_future(self) -> Self::IntoFuture { self.request #streaming .send_for_body(#read) }
            }
        },
    ]
}

/// `CreateRepository`
pub fn request_name(operation: &Operation) -> Ident {
    format_ident!("{}", operation.name.pascal())
}

/// `CREATE_REPOSITORY`
pub fn descriptor_name(operation: &Operation) -> Ident {
    format_ident!("{}", operation.name.screaming())
}

fn docs(operation: &Operation, call: &Call<'_>) -> TokenStream {
    let first_line = markdown::code(&format!("{} {}", operation.method, operation.path));
    let mut blocks = doc::blocks(&operation.docs, || first_line.clone());
    if blocks.first() != Some(&first_line) {
        blocks.insert(1, first_line);
    }
    let arguments: Vec<_> = call
        .arguments
        .iter()
        .filter_map(|argument| {
            let text = argument.docs().description.as_deref()?;
            Some(format!("- {}: {}", markdown::code(argument.name().snake()), markdown::line(text)))
        })
        .collect();
    blocks.extend(operation.servers.first().map(|server| {
        format!("The description has this call at a server of its own, {}: see [`ClientBuilder::server_url`](crate::ClientBuilder::server_url).", markdown::code(&server.url))
    }));
    if !arguments.is_empty() {
        blocks.push(format!("# Arguments\n\n{}", arguments.join("\n")));
    }
    doc::lines(&blocks)
}

fn setter(operation: &Operation, argument: &Argument<'_>, types: &TypeTable) -> TokenStream {
    let (name, (generics, declaration)) = (snake(argument.name()), declaration(operation, argument, types));
    let set = set(argument, &quote!(self.request), types);
    let mut blocks = doc::blocks(argument.docs(), || match argument {
        Argument::Parameter(parameter) => format!("The parameter {}.", markdown::code(&parameter.wire_name)),
        Argument::Body(..) => "The body of the request.".to_owned(),
    });
    let mut deprecated = TokenStream::new();
    if let Argument::Parameter(parameter) = argument {
        blocks.extend(doc::notes(&parameter.constraints, parameter.default.as_ref(), parameter.example.as_ref()));
        deprecated = doc::deprecated(parameter.deprecated);
    }
    let docs = doc::lines(&blocks);
    quote! {
        #docs
        #deprecated
        pub fn #name #generics (mut self, #declaration) -> Self {
            #set
            self
        }
    }
}

/// What comes before the arguments, and `repository: &str`.
fn declaration(
    operation: &Operation,
    argument: &Argument<'_>,
    types: &TypeTable,
) -> (Option<TokenStream>, TokenStream) {
    let name = snake(argument.name());
    let (generics, ty) = match argument {
        Argument::Body(body, _) => body::declaration(operation, body, types),
        Argument::Parameter(parameter) => (None, parameter_type(parameter, argument.passing(types), types)),
    };
    (generics, quote!(#name: #ty))
}

fn parameter_type(parameter: &Parameter, passing: Passing<'_>, types: &TypeTable) -> TokenStream {
    let spelled = |ty: &TypeRef| tokens(&spelling::type_in_apis(ty, types));
    match passing {
        Passing::Text => quote!(&str),
        Passing::Value => spelled(&parameter.ty),
        Passing::Items(item) if is_text(item, types) => quote!(impl IntoIterator<Item = impl Into<String>>),
        Passing::Items(item) => {
            let item = spelled(item);
            quote!(impl IntoIterator<Item = #item>)
        }
        Passing::Slice(_) | Passing::Bytes | Passing::Reference => {
            let ty = spelled(&parameter.ty);
            quote!(&#ty)
        }
    }
}

/// The statement that writes an argument into `request`.
fn set(argument: &Argument<'_>, request: &TokenStream, types: &TypeTable) -> TokenStream {
    let name = snake(argument.name());
    let parameter = match argument {
        Argument::Body(body, _) => return body::set(body, &name, request, types),
        Argument::Parameter(parameter) => parameter,
    };
    let value = match argument.passing(types) {
        Passing::Text | Passing::Reference | Passing::Slice(_) | Passing::Bytes => quote!(#name),
        Passing::Value => quote!(&#name),
        Passing::Items(item) if is_text(item, types) => {
            quote!(&#name.into_iter().map(Into::into).collect::<Vec<String>>())
        }
        Passing::Items(_) => quote!(&#name.into_iter().collect::<Vec<_>>()),
    };
    let wire_name = &parameter.wire_name;
    // Requests have a method for each location.
    let setter = ident(parameter.location.word());
    let value = match &parameter.encoding {
        Encoding::Content(_, Format::Form(encodings)) => {
            let encodings = body::form_encodings(encodings);
            return quote!(#request.query_form(#wire_name, #encodings, #value););
        }
        Encoding::Content(_, Format::Json) => quote!(&JsonText(#value)),
        Encoding::Content(..) | Encoding::Style { .. } => value,
    };
    quote!(#request.#setter(#wire_name, #value);)
}
