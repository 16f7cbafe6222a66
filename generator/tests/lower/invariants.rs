//! What holds for every model, whatever the description says: emitters rely on it.

use std::collections::{BTreeSet, HashSet};

use generator::ir::{Api, Presence, Selector, TypeDef, TypeId, TypeKind, TypeRef, TypeTable};

/// Everything in which the model is not as promised.
pub fn violations(api: &Api) -> Vec<String> {
    let mut found = Vec::new();
    names(api, &mut found);
    types(api, &mut found);
    operations(api, &mut found);
    found
}

fn names(api: &Api, found: &mut Vec<String>) {
    unique("types", api.types.iter().map(|(_, def)| def.name.pascal().to_lowercase()), found);
    unique("groups", api.groups.iter().map(|group| group.name.snake().to_owned()), found);
    unique("schemes", api.schemes.iter().map(|scheme| scheme.name.snake().to_owned()), found);
    let operations = || api.groups.iter().flat_map(|group| &group.operations);
    unique("operations", operations().map(|operation| operation.name.pascal().to_owned()), found);
    for operation in operations() {
        let parameters = operation.parameters.iter().map(|parameter| parameter.name.snake());
        let all = parameters.chain(operation.body.iter().map(|body| body.name.snake()));
        unique(&operation.id, all.map(str::to_owned), found);
    }
    for (_, def) in api.types.iter() {
        let members: Vec<_> = match &def.kind {
            TypeKind::Struct(of) => {
                let fields = of.fields.iter().map(|field| field.name.snake());
                fields.chain(of.additional.iter().map(|additional| additional.name.snake())).collect()
            }
            TypeKind::Enum(of) => of.values.iter().map(|value| value.name.pascal()).collect(),
            TypeKind::Union(of) => of.variants.iter().map(|variant| variant.name.pascal()).collect(),
            TypeKind::Alias(_) => Vec::new(),
        };
        unique(&def.wire_name, members.into_iter().map(str::to_owned), found);
    }
}

fn types(api: &Api, found: &mut Vec<String>) {
    let types = &api.types;
    let mut known = HashSet::new();
    for (id, def) in types.iter() {
        if def.beside.is_some_and(|home| !known.contains(&home) || types[home].beside.is_some()) {
            found.push(format!("{} does not stand behind what holds it", def.at));
        }
        known.insert(id);
        if def.name.snake() == "unnamed" {
            found.push(format!("{} has no name", def.at));
        }
        match &def.kind {
            TypeKind::Union(of) => {
                if let Selector::Discriminator { values, otherwise, .. } = &of.selector {
                    unique(&def.wire_name, values.iter().map(|(text, _)| text.clone()), found);
                    let told: BTreeSet<_> = values.iter().map(|(_, index)| *index).chain(*otherwise).collect();
                    if !told.into_iter().eq(0..of.variants.len()) {
                        found.push(format!("{}: not every variant has a value", def.at));
                    }
                }
                if of.variants.is_empty() {
                    found.push(format!("{} has no variant", def.at));
                }
            }
            TypeKind::Enum(of) if of.values.is_empty() => found.push(format!("{} has no value", def.at)),
            TypeKind::Struct(of) => {
                for field in of.fields.iter().filter(|field| field.constant.is_some()) {
                    if !matches!(field.presence, Presence::Required | Presence::Optional) {
                        found.push(format!("{} has a constant and may be null", field.at));
                    }
                }
            }
            TypeKind::Enum(_) | TypeKind::Alias(_) => {}
        }
        if holds_itself(id, types) {
            found.push(format!("{} holds itself without a box", def.at));
        }
    }
}

fn operations(api: &Api, found: &mut Vec<String>) {
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        let in_path: BTreeSet<_> = operation.path.parameters().collect();
        let declared =
            operation.parameters.iter().map(|parameter| parameter.wire_name.as_str()).collect::<BTreeSet<_>>();
        if !in_path.is_subset(&declared) {
            found.push(format!("{}: {in_path:?} of the path are not among {declared:?}", operation.at));
        }
        let bodies = operation.responses.iter().flat_map(|response| &response.content);
        if bodies
            .chain(operation.body.iter().flat_map(|body| &body.content))
            .any(|content| content.media_type.0.is_empty())
        {
            found.push(format!("{}: a body without a media type", operation.at));
        }
    }
}

/// Whether a value of the type would hold another one of it in place.
fn holds_itself(id: TypeId, types: &TypeTable) -> bool {
    let mut seen = HashSet::new();
    let mut open = held(&types[id]);
    while let Some(next) = open.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next) {
            open.extend(held(&types[next]));
        }
    }
    false
}

fn held(def: &TypeDef) -> Vec<TypeId> {
    let mut ids = Vec::new();
    match &def.kind {
        TypeKind::Struct(of) => of.fields.iter().for_each(|field| in_place(&field.ty, &mut ids)),
        TypeKind::Union(of) => of.variants.iter().for_each(|variant| in_place(&variant.ty, &mut ids)),
        TypeKind::Alias(of) => in_place(&of.ty, &mut ids),
        TypeKind::Enum(_) => {}
    }
    ids
}

fn in_place(ty: &TypeRef, ids: &mut Vec<TypeId>) {
    match ty {
        TypeRef::Named(id) => ids.push(*id),
        TypeRef::Nullable(inner) => in_place(inner, ids),
        TypeRef::Tuple(items) => items.iter().for_each(|item| in_place(item, ids)),
        TypeRef::Boxed(_) | TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Scalar(_) | TypeRef::Any => {}
    }
}

fn unique(scope: &str, names: impl Iterator<Item = String>, found: &mut Vec<String>) {
    let mut known = HashSet::new();
    for name in names {
        if !known.insert(name.clone()) {
            found.push(format!("{scope}: two are called {name}"));
        }
    }
}
