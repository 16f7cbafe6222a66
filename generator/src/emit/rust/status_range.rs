//! Statuses as ranges, each from its first to its last.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Status;

/// The first and the last of some statuses in a row.
pub type Range = (u16, u16);

/// The statuses that a response may have; of `default` those that a success may have.
pub fn bounds(status: Status) -> Range {
    match status {
        Status::Code(code) => (code, code),
        Status::Range(hundreds) => (u16::from(hundreds) * 100, u16::from(hundreds) * 100 + 99),
        Status::Default => (200, 299),
    }
}

/// What is left of the statuses of a response for it, among `all` that there are: an exact one wins over a range that holds it
/// (§ Responses Object).
pub fn own(status: Status, all: impl IntoIterator<Item = Status>) -> Vec<Range> {
    let (mut start, last) = bounds(status);
    let mut codes: Vec<u16> = match status {
        Status::Code(_) => Vec::new(),
        Status::Range(_) | Status::Default => all.into_iter().filter_map(exact).collect(),
    };
    codes.retain(|code| (start..=last).contains(code));
    codes.sort_unstable();
    let mut rest = Vec::new();
    for code in codes {
        if start < code {
            rest.push((start, code - 1));
        }
        start = code + 1;
    }
    if start <= last {
        rest.push((start, last));
    }
    rest
}

/// `&[200..=203, 205..=299]`
pub fn list(ranges: &[Range]) -> TokenStream {
    let ranges = ranges.iter().map(|(first, last)| {
        let (first, last) = (Literal::u16_unsuffixed(*first), Literal::u16_unsuffixed(*last));
        quote!(#first..=#last)
    });
    quote!(&[#(#ranges),*])
}

/// `204 | 206..=299`
pub fn pattern(ranges: &[Range]) -> TokenStream {
    let patterns = ranges.iter().map(|&(first, last)| {
        let (low, high) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
        if first == last { quote!(#low) } else { quote!(#low..=#high) }
    });
    quote!(#(#patterns)|*)
}

fn exact(status: Status) -> Option<u16> {
    match status {
        Status::Code(code) => Some(code),
        Status::Range(_) | Status::Default => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_status_is_no_part_of_a_range() {
        let all = [Status::Code(204), Status::Range(2), Status::Code(299), Status::Code(404), Status::Code(200)];
        assert_eq!(own(Status::Range(2), all), [(201, 203), (205, 298)]);
        assert_eq!(own(Status::Default, all), [(201, 203), (205, 298)]);
        assert_eq!(own(Status::Code(204), all), [(204, 204)]);
        assert_eq!(own(Status::Range(5), all), [(500, 599)]);
        assert_eq!(own(Status::Range(1), (100..=199).map(Status::Code)), []);
        assert_eq!(pattern(&[(201, 203), (205, 205)]).to_string(), "201 ..= 203 | 205");
    }
}
