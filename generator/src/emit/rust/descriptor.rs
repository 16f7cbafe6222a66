//! What differs between operations, as data for the runtime.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::status_range::{Range, bounds, list, own};
use super::{auth, operation};
use crate::emit::surface::{Arrival, Outcome, Reading, accept, outcome};
use crate::ir::{Api, Encoding, Operation, Parameter, ParameterLocation, Status, Style};

/// The static description of an operation.
pub fn item(operation: &Operation, api: &Api) -> TokenStream {
    let name = operation::descriptor_name(operation);
    let method = operation.method.as_str();
    let (id, path) = (&operation.id, operation.path.of_requests());
    let server = operation.servers.first().map_or("", |server| server.template.as_str());
    let parameters = operation.parameters.iter().map(parameter);
    let accept = accept(operation).join(", ");
    let successes = list(&success_statuses(operation));
    let redirects = list(&redirect_statuses(operation));
    let security = auth::requirements(&operation.security, api);
    quote! {
        static #name: Operation = Operation {
            id: #id,
            method: #method,
            server: #server,
            path: #path,
            parameters: &[#(#parameters),*],
            accept: #accept,
            successes: #successes,
            documented_redirects: #redirects,
            security: #security,
        };
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let name = &parameter.wire_name;
    let location = match parameter.location {
        ParameterLocation::Path => quote!(Location::Path),
        ParameterLocation::Query | ParameterLocation::QueryString => quote!(Location::Query),
        ParameterLocation::Header => quote!(Location::Header),
        ParameterLocation::Cookie => quote!(Location::Cookie),
    };
    let (style, explode, allow_reserved) = match &parameter.encoding {
        Encoding::Style { style, explode, allow_reserved } => (*style, *explode, *allow_reserved),
        // A document is one text, with its name where the location has names.
        Encoding::Content(..) => match parameter.location {
            ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::QueryString => {
                (Style::Simple, false, false)
            }
            ParameterLocation::Query | ParameterLocation::Cookie => (Style::Form, false, false),
        },
    };
    let style = format_ident!("{}", style_name(style));
    let spec = quote!(Parameter::new(#location, #name, Style::#style, #explode));
    if allow_reserved { quote!(#spec.allow_reserved()) } else { spec }
}

/// The name of a style in the runtime.
pub fn style_name(style: Style) -> &'static str {
    match style {
        Style::Matrix => "Matrix",
        Style::Label => "Label",
        Style::Form => "Form",
        Style::Simple => "Simple",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
    }
}

/// The statuses of each success.
pub fn success_statuses(operation: &Operation) -> Vec<Range> {
    let statuses: Vec<_> = operation.successes().map(|response| bounds(response.status)).collect();
    match (statuses.as_slice(), outcome(operation)) {
        // Nothing is said of success: any is one, and its body is not read.
        ([], Outcome::One(Arrival::Nothing)) => vec![(200, 299)],
        _ => statuses,
    }
}

/// The call that has the bodies of successes left unread which come as streams; none where there is no such.
pub fn streaming(operation: &Operation) -> Option<TokenStream> {
    match outcome(operation) {
        Outcome::One(Arrival::Nothing) => None,
        Outcome::One(Arrival::Body(reading, _)) => read_later(&success_statuses(operation), &[reading]),
        Outcome::Several(all) => {
            let streamed = all.iter().filter_map(|(response, arrival)| match arrival {
                Arrival::Body(reading, _) if reading.is_streamed() => Some((response.status, *reading)),
                Arrival::Body(..) | Arrival::Nothing => None,
            });
            let (statuses, readings): (Vec<_>, Vec<_>) = streamed.unzip();
            let own = |status| own(status, operation.successes().map(|response| response.status));
            read_later(&statuses.into_iter().flat_map(own).collect::<Vec<_>>(), &readings)
        }
    }
}

/// `.streaming(&[200..=299])`; `.streaming_items(…)` where all that comes is one item after the other.
pub fn read_later(statuses: &[Range], readings: &[Reading]) -> Option<TokenStream> {
    if statuses.is_empty() || !readings.iter().all(|reading| reading.is_streamed()) {
        return None;
    }
    let statuses = list(statuses);
    Some(match readings.iter().all(|reading| reading.is_sequence()) {
        true => quote!(.streaming_items(#statuses)),
        false => quote!(.streaming(#statuses)),
    })
}

/// The statuses of documented redirects.
fn redirect_statuses(operation: &Operation) -> Vec<Range> {
    operation
        .responses
        .iter()
        .filter(|response| matches!(response.status, Status::Code(300..=399) | Status::Range(3)))
        .map(|response| bounds(response.status))
        .collect()
}
