//! What differs between operations, as data for the runtime.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

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
    let successes = ranges(&success_statuses(operation));
    let redirects = ranges(&redirect_statuses(operation));
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
        ParameterLocation::Query => quote!(Location::Query),
        ParameterLocation::Header => quote!(Location::Header),
        ParameterLocation::Cookie => quote!(Location::Cookie),
    };
    let (style, explode, allow_reserved) = match &parameter.encoding {
        Encoding::Style { style, explode, allow_reserved } => (*style, *explode, *allow_reserved),
        // A document is one text, with its name where the location has names.
        Encoding::Content(_) => match parameter.location {
            ParameterLocation::Path | ParameterLocation::Header => (Style::Simple, false, false),
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

/// The first and the last status of each success.
pub fn success_statuses(operation: &Operation) -> Vec<(u16, u16)> {
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
            let reading = |arrival: &Arrival<'_>| match arrival {
                Arrival::Body(reading, _) if reading.is_streamed() => Some(*reading),
                Arrival::Body(..) | Arrival::Nothing => None,
            };
            // An exact status wins over a range that holds it (§ Responses Object).
            let others = all.iter().filter(|(_, arrival)| reading(arrival).is_none());
            let exact: Vec<u16> = others.filter_map(|(response, _)| exact(response.status)).collect();
            let (mut statuses, mut readings) = (Vec::new(), Vec::new());
            for (response, arrival) in &all {
                let Some(reading) = reading(arrival) else { continue };
                readings.push(reading);
                match response.status {
                    Status::Code(code) => statuses.push((code, code)),
                    Status::Range(_) | Status::Default => statuses.extend(without(bounds(response.status), &exact)),
                }
            }
            read_later(&statuses, &readings)
        }
    }
}

/// `.streaming(&[200..=299])`; `.streaming_items(…)` where all that comes is one item after the other.
pub fn read_later(statuses: &[(u16, u16)], readings: &[Reading]) -> Option<TokenStream> {
    if statuses.is_empty() || !readings.iter().all(|reading| reading.is_streamed()) {
        return None;
    }
    let statuses = ranges(statuses);
    Some(match readings.iter().all(|reading| reading.is_sequence()) {
        true => quote!(.streaming_items(#statuses)),
        false => quote!(.streaming(#statuses)),
    })
}

/// The number of a status that is one.
pub fn exact(status: Status) -> Option<u16> {
    match status {
        Status::Code(code) => Some(code),
        Status::Range(_) | Status::Default => None,
    }
}

/// What is left of a range without some of its numbers.
pub fn without((first, last): (u16, u16), numbers: &[u16]) -> Vec<(u16, u16)> {
    let mut rest = Vec::new();
    let mut start = first;
    let mut numbers: Vec<u16> = numbers.iter().copied().filter(|number| (first..=last).contains(number)).collect();
    numbers.sort_unstable();
    for number in numbers {
        if start < number {
            rest.push((start, number - 1));
        }
        start = number + 1;
    }
    if start <= last {
        rest.push((start, last));
    }
    rest
}

/// The statuses of documented redirects.
fn redirect_statuses(operation: &Operation) -> Vec<(u16, u16)> {
    operation
        .responses
        .iter()
        .filter(|response| matches!(response.status, Status::Code(300..=399) | Status::Range(3)))
        .map(|response| bounds(response.status))
        .collect()
}

/// The first and the last status that a response may have; of `default` those that a success may have.
pub fn bounds(status: Status) -> (u16, u16) {
    match status {
        Status::Code(code) => (code, code),
        Status::Range(hundreds) => (u16::from(hundreds) * 100, u16::from(hundreds) * 100 + 99),
        Status::Default => (200, 299),
    }
}

/// Ranges of statuses, each from its first to its last.
pub fn ranges(bounds: &[(u16, u16)]) -> TokenStream {
    let ranges = bounds.iter().map(|(first, last)| {
        let (first, last) = (Literal::u16_unsuffixed(*first), Literal::u16_unsuffixed(*last));
        quote!(#first..=#last)
    });
    quote!(&[#(#ranges),*])
}
