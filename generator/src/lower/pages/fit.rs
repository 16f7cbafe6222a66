//! Whether an operation is as a rule says.

use crate::ir::{NextPage, Operation, Pages, Parameter, ParameterLocation, Scalar, TypeKind, TypeRef, TypeTable};
use crate::options::{PageBy, PageRule};

/// The pages of `operation` by `rule`, or why it has none.
pub fn fit(rule: &PageRule, operation: &Operation, types: &TypeTable) -> Result<Pages, String> {
    let page = page(operation).ok_or("there is no success with a JSON body, or their bodies differ")?;
    let (items, item) = match &rule.items {
        Some(path) => {
            let path = properties(path);
            let item = member(page, &path, types).and_then(|list| item(list, types));
            (path.clone(), item.ok_or_else(|| format!("`{}` is no list in its response", path.join(".")))?)
        }
        None => list(operation, page, types).ok_or("its response has no list, or several: say which with `items`")?,
    };
    let more = rule.more.as_deref().map(properties);
    if let Some(path) = &more
        && !matches!(member(page, path, types), Some(TypeRef::Scalar(Scalar::Boolean)))
    {
        return Err(format!("`{}` is no boolean in its response", path.join(".")));
    }
    let known = |name: &str| match query_parameter(operation, name) {
        Some(parameter) => Ok(parameter),
        None => Err(format!("it has no query parameter `{name}`")),
    };
    let next = match &rule.by {
        PageBy::Cursor { parameter, next } => {
            let property = properties(next);
            if !member(page, &property, types).is_some_and(is_cursor) {
                return Err(format!("`{next}` is no text or integer in its response"));
            }
            NextPage::Cursor { parameter: known(parameter)?.wire_name.clone(), property }
        }
        PageBy::Offset(parameter) => NextPage::Offset { parameter: known(parameter)?.wire_name.clone() },
        PageBy::Number(parameter) => {
            let parameter = known(parameter)?;
            NextPage::Number { parameter: parameter.wire_name.clone(), first: first(parameter) }
        }
        PageBy::Link => NextPage::Link,
    };
    Ok(Pages { next, more, items, item: item.clone() })
}

/// The JSON body of a success of `operation`, where it is that of each.
pub fn page(operation: &Operation) -> Option<&TypeRef> {
    let successes = operation.successes();
    let mut bodies = successes
        .map(|success| success.content.iter().find(|content| content.media_type.is_json()).map(|content| &content.ty));
    let first = bodies.next()??;
    bodies.all(|body| body == Some(first)).then_some(first)
}

/// The query parameter of this name.
pub fn query_parameter<'a>(operation: &'a Operation, name: &str) -> Option<&'a Parameter> {
    let mut parameters = operation.parameters.iter();
    parameters.find(|parameter| parameter.location == ParameterLocation::Query && parameter.wire_name == name)
}

/// The one list of a page: the page itself, or a property of it; where there are several, the one with a name that says so,
/// which may be what the path ends with: `orders` of `/orders`.
pub fn list<'a>(operation: &Operation, page: &'a TypeRef, types: &'a TypeTable) -> Option<(Vec<String>, &'a TypeRef)> {
    if let Some(item) = item(page, types) {
        return Some((Vec::new(), item));
    }
    let lists: Vec<_> = fields(page, types).filter_map(|(name, ty)| Some((name, item(ty, types)?))).collect();
    let (name, item) = match lists[..] {
        [only] => only,
        _ => {
            let is_usual = |name: &str| ["items", "data", "results", "values", "entries", "records"].contains(&name);
            let path = operation.path.to_string();
            let end = path.rsplit('/').next().unwrap_or_default();
            let usual = lists.iter().find(|(name, _)| is_usual(name));
            *usual.or_else(|| lists.iter().find(|(name, _)| *name == end))?
        }
    };
    Some((vec![name.to_owned()], item))
}

/// The number of the first page: the default of the parameter, or 0 where its least is that.
pub fn first(parameter: &Parameter) -> u64 {
    let number = |literal: &crate::ir::Literal| literal.to_string().parse().ok();
    let least = parameter.constraints.minimum.as_ref().and_then(|(least, _)| number(least));
    parameter.default.as_ref().and_then(number).unwrap_or(if least == Some(0) { 0 } else { 1 })
}

/// What `path` leads to in `page`, a property in the other.
pub fn member<'a>(page: &'a TypeRef, path: &[String], types: &'a TypeTable) -> Option<&'a TypeRef> {
    let found =
        path.iter().try_fold(page, |ty, name| fields(ty, types).find(|(known, _)| known == name).map(|(_, ty)| ty));
    found.map(|ty| resolved(ty, types))
}

/// The properties of an object.
pub fn fields<'a>(ty: &'a TypeRef, types: &'a TypeTable) -> impl Iterator<Item = (&'a str, &'a TypeRef)> {
    let fields = match resolved(ty, types) {
        TypeRef::Named(id) | TypeRef::Boxed(id) => match &types[*id].kind {
            TypeKind::Struct(of) => of.fields.as_slice(),
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => &[],
        },
        _ => &[],
    };
    fields.iter().map(|field| (field.wire_name.as_str(), &field.ty))
}

/// Whether a value of this type can be a cursor.
pub fn is_cursor(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Scalar(Scalar::String | Scalar::Uuid | Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64))
}

/// The type of an item of a list.
fn item<'a>(ty: &'a TypeRef, types: &'a TypeTable) -> Option<&'a TypeRef> {
    match resolved(ty, types) {
        TypeRef::List(item) => Some(item),
        _ => None,
    }
}

/// What a type is, whatever its name, and whether or not it may be null.
pub fn resolved<'a>(mut ty: &'a TypeRef, types: &'a TypeTable) -> &'a TypeRef {
    // Lowering refuses aliases of themselves; the bound holds even if it should not.
    for _ in 0..=types.len() {
        match types.look_through(ty) {
            TypeRef::Nullable(inner) => ty = inner,
            other => return other,
        }
    }
    ty
}

fn properties(path: &str) -> Vec<String> {
    path.split('.').map(str::to_owned).collect()
}
