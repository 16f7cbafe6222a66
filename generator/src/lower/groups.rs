//! Which operations are wanted, and how they are grouped.

use openapiv3::{OpenAPI, Tag};

use super::context::Context;
use super::docs::docs;
use super::operation::{Site, UNTAGGED};
use super::options::report_unknown;
use super::words::ident;
use crate::ir::{Docs, Group, Operation};
use crate::options::Options;
use crate::pointer::Pointer;

/// Whether only a part of the description is wanted.
pub fn is_filtered(options: &Options) -> bool {
    !options.tags.is_empty() || !options.operations.is_empty()
}

/// The operations that the options ask for: all, or those of any of the tags and those of any of the ids. An option
/// that asks for what is not there is an error.
pub fn wanted<'a>(cx: &mut Context<'a, '_>, sites: Vec<(Pointer, Site<'a>)>) -> Vec<(Pointer, Site<'a>)> {
    let options = cx.options;
    let ids: Vec<_> = sites.iter().map(|(_, site)| site.id()).collect();
    let tags: Vec<_> = sites.iter().flat_map(|(_, site)| tags_of(site)).collect();
    for tag in &options.tags {
        report_unknown(cx.diags, "tags", "tag with an operation", tag, tags.iter().copied());
    }
    for id in &options.operations {
        report_unknown(cx.diags, "operations", "operation", id, ids.iter().map(String::as_str));
    }
    let is_wanted = |site: &Site<'_>, id: &String| {
        !is_filtered(options)
            || options.operations.contains(id)
            || tags_of(site).any(|tag| options.tags.iter().any(|wanted| wanted == tag))
    };
    let wanted: Vec<_> = sites.iter().zip(&ids).map(|((_, site), id)| is_wanted(site, id)).collect();
    sites.into_iter().zip(wanted).filter(|(_, wanted)| *wanted).map(|(site, _)| site).collect()
}

/// The operations, each with its first tag, as groups: an operation has one home, whatever else it is tagged with. Groups
/// stand in the order in which `tags` lists them, then of first use.
pub fn groups(spec: &OpenAPI, operations: Vec<(String, Operation)>) -> Vec<Group> {
    let declared = spec.tags.iter().map(declared);
    let mut groups: Vec<Group> = declared.collect();
    for (tag, operation) in operations {
        let group = match groups.iter().position(|group| group.tag == tag) {
            Some(known) => known,
            None => {
                groups.push(group(&tag, Docs::default()));
                groups.len() - 1
            }
        };
        groups[group].operations.push(operation);
    }
    groups.retain(|group| !group.operations.is_empty());
    groups
}

fn declared(tag: &Tag) -> Group {
    let Tag { name, description, external_docs, extensions: _ } = tag; // extensions mean nothing to us
    group(name, docs(None, description.as_deref(), external_docs.as_ref()))
}

fn group(tag: &str, docs: Docs) -> Group {
    Group { name: ident(tag, "tag"), tag: tag.to_owned(), docs, operations: Vec::new() }
}

fn tags_of<'a>(site: &Site<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let own = site.operation.tags.iter().map(String::as_str);
    own.chain(site.operation.tags.is_empty().then_some(UNTAGGED))
}
