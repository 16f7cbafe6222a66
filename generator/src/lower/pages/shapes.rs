//! Pages that are recognized without being told: the shapes that most descriptions share.

use super::fit::{fields, first, is_cursor, list, page, resolved};
use crate::ir::{Method, NextPage, Operation, Pages, Parameter, ParameterLocation, Scalar, TypeRef, TypeTable};

// Names are compared without case, `_` and `-`.

/// Parameters that take a cursor.
const CURSORS: &[&str] = &[
    "after",
    "cursor",
    "pagetoken",
    "nexttoken",
    "nextpagetoken",
    "continuationtoken",
    "nextcursor",
    "pagecursor",
    "marker",
    "startingtoken",
    "paginationtoken",
];

/// Properties that hold the next one.
const NEXT: &[&str] = &[
    "nextoffset",
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "continuationtoken",
    "nextcontinuationtoken",
    "nextmarker",
    "endcursor",
    "nextpagecursor",
    "nextpaginationtoken",
    "nextafter",
];

/// Properties that say whether there is another page.
const MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage", "hasmoreitems", "moreresults", "istruncated"];

/// Properties of a page that hold what is said of it.
const ABOUT: &[&str] =
    &["pagination", "paging", "meta", "metadata", "pageinfo", "cursors", "responsemetadata", "paginationinfo"];

const NUMBERS: &[&str] = &["page", "pagenumber", "pageno", "pagenum"];
const OFFSETS: &[&str] = &["offset", "skip"];
const SIZES: &[&str] = &["limit", "perpage", "pagesize", "count", "size", "maxresults", "take", "top", "max", "first"];

/// The pages of `operation`, where its parameters and its response look like one.
pub fn by_shape(operation: &Operation, types: &TypeTable) -> Option<Pages> {
    if operation.method != Method::Get {
        return None;
    }
    let page = page(operation)?;
    let (items, item) = list(operation, page, types)?;
    let (next, more) = by_cursor(operation, page, types).or_else(|| {
        let next =
            by_link(operation).or_else(|| by_number(operation, types)).or_else(|| by_offset(operation, types))?;
        let more = find(page, types, MORE, |ty| *ty == TypeRef::Scalar(Scalar::Boolean));
        Some((next, more))
    })?;
    Some(Pages { next, more, items, item: item.clone() })
}

fn by_cursor(operation: &Operation, page: &TypeRef, types: &TypeTable) -> Option<(NextPage, Option<Vec<String>>)> {
    let parameter = query(operation, CURSORS).find(|parameter| is_cursor(resolved(&parameter.ty, types)))?;
    // A page may name its cursor as the parameter is named.
    let same = plain(&parameter.wire_name);
    let names: Vec<&str> = NEXT.iter().copied().chain([same.as_str()]).collect();
    let property = find(page, types, &names, is_cursor)?;
    let more = find(page, types, MORE, |ty| *ty == TypeRef::Scalar(Scalar::Boolean));
    Some((NextPage::Cursor { parameter: parameter.wire_name.clone(), property }, more))
}

fn by_link(operation: &Operation) -> Option<NextPage> {
    let successes = operation.successes();
    let mut headers = successes.flat_map(|response| &response.headers);
    headers.any(|header| header.wire_name.eq_ignore_ascii_case("link")).then_some(NextPage::Link)
}

fn by_number(operation: &Operation, types: &TypeTable) -> Option<NextPage> {
    let parameter = query(operation, NUMBERS).find(|parameter| is_integer(&parameter.ty, types))?;
    Some(NextPage::Number { parameter: parameter.wire_name.clone(), first: first(parameter) })
}

/// An offset may be anything, such as that of a time zone, unless it stands beside how many are wanted.
fn by_offset(operation: &Operation, types: &TypeTable) -> Option<NextPage> {
    let parameter = query(operation, OFFSETS).find(|parameter| is_integer(&parameter.ty, types))?;
    query(operation, SIZES).next()?;
    Some(NextPage::Offset { parameter: parameter.wire_name.clone() })
}

/// The first property of a page, or of what it says about itself, with one of the `names` and a type that `is_wanted`.
fn find(page: &TypeRef, types: &TypeTable, names: &[&str], is_wanted: fn(&TypeRef) -> bool) -> Option<Vec<String>> {
    let wanted =
        |(name, ty): &(&str, &TypeRef)| names.contains(&plain(name).as_str()) && is_wanted(resolved(ty, types));
    if let Some((name, _)) = fields(page, types).find(wanted) {
        return Some(vec![name.to_owned()]);
    }
    fields(page, types).filter(|(name, _)| ABOUT.contains(&plain(name).as_str())).find_map(|(about, ty)| {
        let (name, _) = fields(ty, types).find(wanted)?;
        Some(vec![about.to_owned(), name.to_owned()])
    })
}

/// The query parameters with one of the `names`.
fn query<'a>(operation: &'a Operation, names: &[&str]) -> impl Iterator<Item = &'a Parameter> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.location == ParameterLocation::Query);
    parameters.filter(move |parameter| names.contains(&plain(&parameter.wire_name).as_str()))
}

fn is_integer(ty: &TypeRef, types: &TypeTable) -> bool {
    matches!(resolved(ty, types), TypeRef::Scalar(Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64))
}

/// The name in lower case, without what separates words.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|character| character.to_ascii_lowercase()).collect()
}
