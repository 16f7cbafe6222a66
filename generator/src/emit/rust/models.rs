//! Models: a file for each schema with a name, the inline types that it holds beside it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::file::File;
use super::item::Item;
use super::{doc, enums, fits, ident, of_feature, pascal, structs, tokens, unions};
use crate::emit::{spelling, surface};
use crate::ir::{Alias, Api, TypeDef, TypeId, TypeKind, TypeRef, TypeTable};

/// What the code of a model may import.
const IMPORTS: &[&str] = &[
    "std::collections::HashMap",
    "std::fmt",
    "crate::runtime::base64::Base64",
    "crate::runtime::file_part::FilePart",
    "crate::runtime::json::Decode",
    "crate::runtime::json::DecodeError",
    "crate::runtime::json::Encode",
    "crate::runtime::json::Encoder",
    "crate::runtime::json::Fit",
    "crate::runtime::json::Fits",
    "crate::runtime::json::FitsFn",
    "crate::runtime::json::Json",
    "crate::runtime::json::Kinds",
    "crate::runtime::integer_enum::integer_enum",
    "crate::runtime::serde::forward_serde",
    "crate::runtime::string_enum::string_enum",
];

/// A file of `src/models`.
pub struct ModelFile {
    /// The types that have to be told by their shape.
    ranked: Arc<BTreeSet<TypeId>>,
    /// The type that gives it its name.
    home: TypeId,
    /// The types in it, in their order.
    types: Vec<TypeId>,
}

/// The files of the models, in the order of the types.
pub fn files(api: &Api) -> impl Iterator<Item = ModelFile> {
    let ranked = Arc::new(fits::ranked_types(&api.types));
    let mut files: Vec<ModelFile> = Vec::new();
    let mut file_of: Vec<usize> = Vec::with_capacity(api.types.len());
    for (id, def) in api.types.iter() {
        // An inline type stands behind the type that holds it, so that one's file is known.
        let file = def.beside.and_then(|home| file_of.get(home.index()).copied()).unwrap_or(files.len());
        match files.get_mut(file) {
            Some(known) => known.types.push(id),
            None => files.push(ModelFile { ranked: Arc::clone(&ranked), home: id, types: vec![id] }),
        }
        file_of.push(file);
    }
    files.into_iter()
}

/// `src/models/mod.rs`.
pub fn index(api: &Api) -> File {
    let files: Vec<_> = files(api).collect();
    let cfg_of = |file: &ModelFile| of_feature(surface::feature_of_type(&api.types[file.home], api));
    let modules = files.iter().map(|file| {
        let (module, cfg) = (ident(&spelling::snake(&api.types[file.home].name)), cfg_of(file));
        quote!(#cfg mod #module;)
    });
    let exports = files.iter().map(|file| {
        let module = ident(&spelling::snake(&api.types[file.home].name));
        let names: Vec<_> = file.types.iter().map(|id| pascal(&api.types[*id].name)).collect();
        let with_record = file.types.iter().filter(|id| structs::has_record(api.types.meant(**id)));
        let (gated, open): (Vec<TypeId>, _) =
            with_record.partition(|id| surface::is_response_only(api.types.meant(**id)));
        let records =
            |ids: &[TypeId]| -> Vec<_> { ids.iter().map(|id| structs::record_name(&api.types[*id])).collect() };
        let names = [names, records(&open)].concat();
        let (gated, cfg) = (records(&gated), cfg_of(file));
        let gated = (!gated.is_empty()).then(|| {
            let names = export(&module, &gated);
            quote!(#cfg #[cfg(feature = "test-support")] #names)
        });
        let names = export(&module, &names);
        quote!(#cfg #names #gated)
    });
    let modules: Vec<_> = modules.collect();
    let exports: Vec<_> = exports.collect();
    File {
        docs: doc::inner_lines(&["The models of the API: what requests and responses carry.".to_owned()]),
        modules: quote!(#(#modules)*),
        items: if exports.is_empty() { Vec::new() } else { vec![quote!(#(#exports)*).into()] },
        ..File::default()
    }
}

impl ModelFile {
    /// The path and the content of the file.
    pub fn file(&self, api: &Api) -> (String, File) {
        let path = format!("src/models/{}.rs", spelling::file(&api.types[self.home].name));
        let mut items = Vec::new();
        let mut uses = BTreeSet::new();
        for id in &self.types {
            items.extend(items_of(*id, &api.types));
            // `Ticket::fits` needs the trait without naming it.
            uses.extend(unions::is_by_shape(&api.types[*id]).then(|| "crate::runtime::json::Fits".to_owned()));
            let fits = self.ranked.contains(id).then(|| fits::item(&api.types[*id], &api.types)).flatten();
            items.extend(fits.map(Item::from));
            collect_types(&api.types[*id], &mut |used| {
                if !self.types.contains(&used) {
                    uses.insert(format!("crate::models::{}", api.types[used].name.pascal()));
                }
            });
        }
        (path, File { imports: IMPORTS, uses, items, ..File::default() })
    }
}

/// The documentation of a type.
pub fn docs(def: &TypeDef) -> TokenStream {
    let (lines, deprecated) = (doc::lines(&doc_blocks(def)), doc::deprecated(def.deprecated));
    quote!(#lines #deprecated)
}

/// The documentation of a type, as blocks of Markdown.
pub fn doc_blocks(def: &TypeDef) -> Vec<String> {
    doc::blocks(&def.docs, || format!("The schema `{}`.", crate::emit::markdown::line(&def.wire_name)))
}

/// The condition on what only tests need.
pub fn test_support(def: &TypeDef) -> TokenStream {
    if surface::is_response_only(def) { quote!(#[cfg(feature = "test-support")]) } else { TokenStream::new() }
}

/// `forward_serde!(Repository);`
pub fn forward_serde(def: &TypeDef) -> Item {
    Item::call("forward_serde", def.name.pascal())
}

fn items_of(id: TypeId, types: &TypeTable) -> Vec<Item> {
    let def = &types[id];
    match &def.kind {
        TypeKind::Struct(of) => structs::items(def, of, types),
        TypeKind::Enum(of) => enums::items(def, of),
        TypeKind::Union(of) => unions::items(def, of, types),
        TypeKind::Alias(of) => {
            let record = record_synonym(def, types.meant(id)).map(Item::from);
            std::iter::once(alias(id, of, types).into()).chain(record).collect()
        }
    }
}

fn alias(id: TypeId, of: &Alias, types: &TypeTable) -> TokenStream {
    let def = &types[id];
    let mut blocks = match types.synonym_of(id) {
        Some(of) => doc::blocks(&def.docs, || format!("Another name of {}.", doc::type_link(types[of].name.pascal()))),
        None => doc_blocks(def),
    };
    blocks.extend(doc::notes(&of.constraints, None, def.example.as_ref()));
    let (docs, deprecated, name) = (doc::lines(&blocks), doc::deprecated(def.deprecated), pascal(&def.name));
    let ty = tokens(&spelling::type_in_models(&of.ty, types));
    quote!(#docs #deprecated pub type #name = #ty;)
}

/// The other name of what `new` takes, where it takes the required fields of what is `meant` as a struct.
fn record_synonym(def: &TypeDef, meant: &TypeDef) -> Option<TokenStream> {
    let (name, ty) = (structs::record_name(def), structs::record_name(meant));
    let (cfg, docs) = (test_support(meant), format!(" The required properties of [`{}`].", def.name.pascal()));
    structs::has_record(meant).then(|| quote!(#cfg #[doc = #docs] pub type #name = crate::models::#ty;))
}

/// `pub use repository::Repository;`
fn export(module: &Ident, names: &[Ident]) -> TokenStream {
    match names {
        [name] => quote!(pub use #module::#name;),
        names => quote!(pub use #module::{#(#names),*};),
    }
}

/// Calls `found` with every type that the code of `def` names.
fn collect_types(def: &TypeDef, found: &mut impl FnMut(TypeId)) {
    match &def.kind {
        TypeKind::Struct(of) => {
            of.fields.iter().for_each(|field| collect_ids(&field.ty, found));
            of.additional.iter().for_each(|additional| collect_ids(&additional.ty, found));
        }
        TypeKind::Union(of) => of.variants.iter().for_each(|variant| collect_ids(&variant.ty, found)),
        TypeKind::Alias(of) => collect_ids(&of.ty, found),
        TypeKind::Enum(_) => {}
    }
}

fn collect_ids(ty: &TypeRef, found: &mut impl FnMut(TypeId)) {
    match ty {
        TypeRef::Named(id) | TypeRef::Boxed(id) => found(*id),
        TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => collect_ids(inner, found),
        TypeRef::Tuple(items) => items.iter().for_each(|item| collect_ids(item, found)),
        TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}
