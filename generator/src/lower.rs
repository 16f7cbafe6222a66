//! From the description to the [intermediate model](crate::ir): the only stage that sees both.
//!
//! What OpenAPI leaves open is decided here, each time in the file that is named for it:
//!
//! - `names`: what is called how, and what happens when two items want one name.
//! - `shape`: what a schema describes. `compose` does so for `allOf`, `unions` and `selector` for `oneOf` and `anyOf`,
//!   `enums` for `enum`, `scalar` for `type` and `format`, `nullable` for null.
//! - `object`: which properties may be missing or have one possible value.
//! - `annotations`: what is told about a value where its schema stands, and which are secrets.
//! - `pages`: which operations give a list in pages.
//! - `media`: what a body is written as, where there are several ways. `encoding` does so for the properties of forms,
//!   `files` says which of these are files.
//! - `path`: which parameter fills what of a path, and what of a query or a fragment in it is sent.
//! - `groups`: in which module an operation with several tags stands: in that of its first, and in no other.
//! - `server`: which servers are the API's, and which an operation's own.
//! - `inherit`: what a discriminator means on a schema that others extend.
//! - `merge`: which inline types are one.
//! - `boxing`: where a type that holds itself is boxed.
//! - `needed`: which types only the operations of one tag need.
//!
//! What can't be expressed yet is reported with its place and what happens instead. Nothing here recurses with the
//! length of a description: chains of references are followed by lists of what is left to do, and how deep schemas lie in
//! each other has a limit.

mod access;
mod annotations;
mod arrange;
mod body;
mod boxing;
mod compose;
mod constants;
mod context;
mod discriminators;
mod docs;
mod encoding;
mod enums;
mod files;
mod groups;
mod headers;
mod home;
mod inherit;
mod keywords;
mod limits;
mod literal;
mod media;
mod merge;
mod names;
mod needed;
mod nesting;
mod nullable;
mod object;
mod operation;
mod options;
mod pages;
mod parameter;
mod path;
mod place;
mod reach;
mod resolve;
mod response;
mod scalar;
mod schema;
mod security;
mod selector;
mod server;
mod shape;
mod subschema;
mod types;
mod union_cycles;
mod unions;
mod words;

#[cfg(test)]
mod tests;

use openapiv3::OpenAPI;

use self::context::Context;
use self::resolve::Document;
use self::security::Security;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Group, TypeId};
use crate::options::Options;

/// The API that `spec` describes, or the part of it that `options` ask for.
///
/// `spec` has passed [`check`](crate::check). What is found wrong here is reported to `diags` and left out, so that one
/// run shows everything; the API is to be used only where none of that is an error.
pub fn lower(spec: &OpenAPI, options: &Options, diags: &mut Diagnostics) -> Api {
    let OpenAPI {
        openapi: _, // converted to 3.0 before
        info,
        servers: _,    // lowered from the whole
        paths: _,      // as above
        components: _, // looked up in when referred to
        security: _,   // lowered from the whole
        tags: _,       // as above
        external_docs,
        extensions: _, // mean nothing to us
    } = spec;
    let mut cx = Context::new(Document::new(spec), options, diags);
    let mut security = Security::lower(&mut cx, spec);
    let named = named_types(&mut cx);
    let mut servers = server::servers(&mut cx, spec);
    let mut groups = operations(&mut cx, spec, &security);
    schema::lower_later(&mut cx);

    // From here on the description is done with: each pass completes the model.
    server::settle(&mut servers, &mut groups);
    let mut server_variables = server::variables(&servers, &groups);
    headers::read_as_text(&mut cx, &mut groups);
    files::mark_files(&mut cx, &mut groups);
    arrange::arrange(&mut cx, &mut groups, named);
    union_cycles::open_union_cycles(&mut cx);
    discriminators::set_constants(&mut cx);
    merge::merge_identical(&mut cx, &mut groups);
    names::assign(&mut cx, &mut groups, &mut security.schemes, &mut server_variables);
    discriminators::mark_ranked(&mut cx.types.table);
    boxing::break_alias_cycles(&mut cx);
    boxing::open_endless_cycles(&mut cx);
    boxing::box_cycles(&mut cx.types.table);
    reach::mark_usage(&groups, &mut cx.types.table);
    access::relax_one_way(&mut cx.types.table);
    pages::find(&mut cx, &mut groups);
    needed::mark_needed(&groups, &mut cx.types.table);

    Api {
        info: server::info(info, external_docs.as_ref()),
        servers,
        server_variables,
        schemes: security.schemes,
        common_security: security::common(&groups),
        groups,
        nesting: nesting::deepest(&cx.types.table),
        has_number_texts: cx.has_number_texts,
        types: cx.types.table,
    }
}

/// The types of all schemas of `components`, where all of the description is wanted: also those that nothing refers
/// to. Of a part, operations alone decide what is needed.
fn named_types(cx: &mut Context<'_, '_>) -> Vec<TypeId> {
    if groups::is_filtered(cx.options) {
        return Vec::new();
    }
    cx.doc.schemas().map(|(name, schema)| cx.named(name, schema)).collect()
}

fn operations<'a>(cx: &mut Context<'a, '_>, spec: &'a OpenAPI, security: &Security) -> Vec<Group> {
    let sites = operation::sites(cx, spec);
    let wanted = groups::wanted(cx, sites);
    let lowered =
        wanted.iter().map(|(at, site)| (site.tag().to_owned(), operation::operation(cx, at, site, security))).collect();
    groups::groups(spec, lowered)
}
