//! The intermediate model as text for people to review: one line an item, places left out where they say nothing new.

use generator::ir::{
    Access, Api, Constraints, Docs, Encoding, Field, Format, Group, Literal, Operation, PartEncoding, Presence,
    Requirement, Response, Scalar, SchemeKind, SecurityScheme, Selector, Server, ServerVariable, TypeDef, TypeKind,
    TypeRef, TypeTable,
};

/// The model as text.
pub fn dump(api: &Api) -> String {
    let mut out = String::new();
    let info = &api.info;
    line(
        &mut out,
        0,
        format!(
            "api {:?} {}{}",
            info.title,
            info.version,
            opt(" licence", info.license.as_ref().map(|license| &license.name))
        ),
    );
    api.servers.iter().for_each(|server| write_server(&mut out, 0, server));
    for variable in &api.server_variables {
        let ServerVariable { wire_name, name, default, values, .. } = variable;
        line(&mut out, 0, format!("variable {} = {wire_name:?}: {default:?} of {values:?}", name.snake()));
    }
    api.schemes.iter().for_each(|scheme| write_scheme(&mut out, scheme));
    api.groups.iter().for_each(|group| write_group(&mut out, group, api));
    api.types.iter().for_each(|(_, def)| write_type(&mut out, def, &api.types));
    out
}

fn write_server(out: &mut String, depth: usize, server: &Server) {
    line(out, depth, format!("server {}{}", server.url, opt(" -", server.description.as_ref())));
}

fn write_scheme(out: &mut String, scheme: &SecurityScheme) {
    let kind = match &scheme.kind {
        SchemeKind::Basic => "basic".to_owned(),
        SchemeKind::Bearer { format } => format!("bearer{}", opt("", format.as_ref())),
        SchemeKind::ApiKey { location, wire_name } => format!("key {wire_name:?} in {location:?}"),
        SchemeKind::OAuth2 { flows, metadata_url } => {
            let flows: Vec<_> = flows
                .iter()
                .map(|flow| {
                    let refresh = opt(" refreshed at", flow.refresh_url.as_ref());
                    let urls = format!("{:?} {:?}{refresh}", flow.authorization_url, flow.token_url);
                    format!("{:?} {urls} {:?}", flow.grant, flow.scopes)
                })
                .collect();
            format!("oauth2 {}{}", flows.join(" | "), opt(" told at", metadata_url.as_ref()))
        }
        SchemeKind::OpenIdConnect { url } => format!("openid {url}"),
        SchemeKind::Http { scheme } => format!("http {scheme}"),
    };
    let deprecated = flag(" deprecated", scheme.deprecated);
    let (name, wire_name) = (scheme.name.snake(), &scheme.wire_name);
    line(out, 0, format!("scheme {name} = {wire_name:?}: {kind}{deprecated}{}", docs(&scheme.docs)));
}

fn write_group(out: &mut String, group: &Group, api: &Api) {
    line(out, 0, format!("\ngroup {} = {:?}{}", group.name.snake(), group.tag, docs(&group.docs)));
    group.operations.iter().for_each(|operation| write_operation(out, operation, api));
}

fn write_operation(out: &mut String, operation: &Operation, api: &Api) {
    let types = &api.types;
    line(
        out,
        1,
        format!(
            "{} = {:?}: {} {}{}{}{}",
            operation.name.snake(),
            operation.id,
            operation.method,
            operation.path,
            security(&operation.security, api),
            flag(" deprecated", operation.deprecated),
            docs(&operation.docs)
        ),
    );
    for parameter in &operation.parameters {
        let encoding = match &parameter.encoding {
            Encoding::Style { style, explode, allow_reserved } => {
                format!("{style:?}{}{}", flag("*", *explode), flag(" reserved", *allow_reserved))
            }
            Encoding::Content(media_type, _) => media_type.to_string(),
        };
        line(
            out,
            2,
            format!(
                "{}{} = {:?} in {:?}: {} ({encoding}){}{}{}{}{}",
                parameter.name.snake(),
                flag("?", !parameter.required),
                parameter.wire_name,
                parameter.location,
                ty(&parameter.ty, types),
                constraints(&parameter.constraints),
                literal(" default", parameter.default.as_ref()),
                literal(" example", parameter.example.as_ref()),
                flag(" deprecated", parameter.deprecated),
                docs(&parameter.docs),
            ),
        );
    }
    operation.servers.iter().for_each(|server| write_server(out, 2, server));
    if let Some(body) = &operation.body {
        let content: Vec<_> = body.content.iter().map(|content| content_of(content, types)).collect();
        let name = body.name.snake();
        line(out, 2, format!("body {name}{}: {}{}", flag("?", !body.required), content.join(" | "), docs(&body.docs)));
    }
    operation.responses.iter().for_each(|response| write_response(out, response, types));
    if let Some(pages) = &operation.pages {
        let (items, item) = (pages.items.join("."), ty(&pages.item, types));
        line(out, 2, format!("pages {:?} more {:?} items {items:?}: {item}", pages.next, pages.more));
    }
}

fn write_response(out: &mut String, response: &Response, types: &TypeTable) {
    let content: Vec<_> = response.content.iter().map(|content| content_of(content, types)).collect();
    line(out, 2, format!("{}: {} - {}", response.status, content.join(" | "), response.description));
    for header in &response.headers {
        line(
            out,
            3,
            format!(
                "header {}{} = {:?}: {}{}{}",
                header.name.snake(),
                flag("?", !header.required),
                header.wire_name,
                ty(&header.ty, types),
                flag(" deprecated", header.deprecated),
                docs(&header.docs)
            ),
        );
    }
}

fn content_of(content: &generator::ir::Content, types: &TypeTable) -> String {
    let format = match &content.format {
        Format::Form(encodings) => encodings.iter().map(|of| format!(" {}={:?}", of.name, of.encoding)).collect(),
        Format::Multipart(encodings) => {
            let style = |of: &PartEncoding| of.style.map(|style| format!(" {style:?}")).unwrap_or_default();
            encodings
                .iter()
                .map(|of| format!(" {}={:?} {:?}{}", of.name, of.media_types, of.headers, style(of)))
                .collect()
        }
        Format::Json | Format::Lines | Format::Events | Format::Text | Format::Binary => String::new(),
    };
    let example = literal(" example", content.example.as_ref());
    format!("{} {} {}{format}{example}", content.name.snake(), content.media_type, ty(&content.ty, types))
}

fn write_type(out: &mut String, def: &TypeDef, types: &TypeTable) {
    let kind = match &def.kind {
        TypeKind::Struct(of) => format!("struct{}{}", flag(" ranked", of.ranked), constraints(&of.constraints)),
        TypeKind::Enum(of) => format!("enum of {}", spell_scalar(of.base)),
        TypeKind::Union(_) => "union".to_owned(),
        TypeKind::Alias(of) => format!("= {}{}", ty(&of.ty, types), constraints(&of.constraints)),
    };
    let beside = def.beside.map(|id| types[id].name.pascal());
    line(
        out,
        0,
        format!(
            "\ntype {}{} at {}: {kind} [{}{}]{}{}{}",
            def.name.pascal(),
            opt(" beside", beside),
            def.at,
            flag(">", def.usage.request),
            flag("<", def.usage.response),
            literal(" example", def.example.as_ref()),
            flag(" deprecated", def.deprecated),
            docs(&def.docs)
        ),
    );
    match &def.kind {
        TypeKind::Struct(of) => {
            of.fields.iter().for_each(|field| write_field(out, field, types));
            if let Some(additional) = &of.additional {
                line(out, 1, format!("{}: ** {}", additional.name.snake(), ty(&additional.ty, types)));
            }
        }
        TypeKind::Enum(of) => {
            for value in &of.values {
                line(out, 1, format!("{} = {}{}", value.name.pascal(), value.wire, docs(&value.docs)));
            }
        }
        TypeKind::Union(of) => {
            if let Selector::Discriminator { property, .. } = &of.selector {
                let otherwise = of.otherwise().map(|variant| format!(", else {}", variant.name.pascal()));
                line(out, 1, format!("by {property:?}{}", otherwise.unwrap_or_default()));
            }
            for (index, variant) in of.variants.iter().enumerate() {
                let values: Vec<_> = match &of.selector {
                    Selector::Discriminator { values, .. } => values.iter().filter(|(_, of)| *of == index).collect(),
                    Selector::Shape => Vec::new(),
                };
                let values: String = values.iter().map(|(text, _)| format!(" {text:?}")).collect();
                let (name, ty) = (variant.name.pascal(), ty(&variant.ty, types));
                let tag = variant.tag.as_ref().map(|tag| format!("{:?} in {:?}", tag.text, tag.property));
                line(out, 1, format!("| {name}: {ty}{values}{}{}", opt(" written as", tag), docs(&variant.docs)));
            }
        }
        TypeKind::Alias(_) => {}
    }
}

fn write_field(out: &mut String, field: &Field, types: &TypeTable) {
    let presence = match field.presence {
        Presence::Required => "",
        Presence::Optional => "?",
        Presence::Nullable => " or null",
        Presence::OptionalNullable => "? or null",
    };
    let access = match (field.access, field.required_one_way) {
        (Access::ReadWrite, _) => "",
        (Access::ReadOnly, false) => " read-only",
        (Access::ReadOnly, true) => " read-only!",
        (Access::WriteOnly, false) => " write-only",
        (Access::WriteOnly, true) => " write-only!",
    };
    let wire_name = (field.wire_name != field.name.snake()).then(|| format!("{:?}", field.wire_name));
    line(
        out,
        1,
        format!(
            "{}{}: {}{presence}{}{}{}{}{access}{}{}{}",
            field.name.snake(),
            opt(" =", wire_name),
            ty(&field.ty, types),
            constraints(&field.constraints),
            opt(" constant", field.constant.as_ref().map(ToString::to_string)),
            literal(" default", field.default.as_ref()),
            literal(" example", field.example.as_ref()),
            flag(" secret", field.secret),
            flag(" deprecated", field.deprecated),
            docs(&field.docs)
        ),
    );
}

fn ty(of: &TypeRef, types: &TypeTable) -> String {
    match of {
        TypeRef::Named(id) => types[*id].name.pascal().to_owned(),
        TypeRef::Boxed(id) => format!("box {}", types[*id].name.pascal()),
        TypeRef::List(item) => format!("[{}]", ty(item, types)),
        TypeRef::Map(value) => format!("{{{}}}", ty(value, types)),
        TypeRef::Tuple(items) => {
            format!("({})", items.iter().map(|item| ty(item, types)).collect::<Vec<_>>().join(", "))
        }
        TypeRef::Nullable(inner) => format!("({} or null)", ty(inner, types)),
        TypeRef::Scalar(scalar) => spell_scalar(*scalar),
        TypeRef::Any => "any".to_owned(),
    }
}

fn spell_scalar(scalar: Scalar) -> String {
    format!("{scalar:?}").to_lowercase()
}

fn security(alternatives: &[Requirement], api: &Api) -> String {
    let alternatives: Vec<_> = alternatives
        .iter()
        .map(|requirement| {
            let all: Vec<_> = requirement
                .schemes
                .iter()
                .map(|of| format!("{}{}", api.schemes[of.scheme.0].name.snake(), list(&of.scopes)))
                .collect();
            if all.is_empty() { "nothing".to_owned() } else { all.join("+") }
        })
        .collect();
    if alternatives.is_empty() { String::new() } else { format!(" by {}", alternatives.join(" or ")) }
}

fn list(texts: &[String]) -> String {
    if texts.is_empty() { String::new() } else { format!("({})", texts.join(" ")) }
}

fn constraints(of: &Constraints) -> String {
    let Constraints {
        minimum,
        maximum,
        multiple_of,
        may_be_text,
        length,
        pattern,
        format,
        items,
        unique_items,
        each,
        properties,
        values,
        members,
        excluded,
    } = of;
    let mut texts = Vec::new();
    texts.extend(minimum.as_ref().map(|(value, excluded)| format!(">{}{value}", flag("=", !excluded))));
    texts.extend(maximum.as_ref().map(|(value, excluded)| format!("<{}{value}", flag("=", !excluded))));
    texts.extend(multiple_of.as_ref().map(|value| format!("%{value}")));
    texts.extend(may_be_text.then(|| "or text".to_owned()));
    texts.extend(pattern.as_ref().map(|pattern| format!("/{pattern}/")));
    texts.extend(format.clone());
    for (name, (least, most)) in [("length", length), ("items", items), ("properties", properties)] {
        if least.is_some() || most.is_some() {
            let bound = |bound: &Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
            texts.push(format!("{name} {}..{}", bound(least), bound(most)));
        }
    }
    texts.extend(unique_items.then(|| "unique".to_owned()));
    texts.extend(each.some().map(|each| format!("each{}", constraints(each))));
    texts.extend(values.iter().map(|value| format!("= {value}")));
    texts.extend(members.iter().map(|of| {
        let sets: Vec<_> = of.sets.iter().map(|names| names.join("+")).collect();
        sets.join(if of.is_exclusive { " xor " } else { " or " })
    }));
    texts.extend(excluded.as_ref().map(|schema| format!("not {schema}")));
    if texts.is_empty() { String::new() } else { format!(" {{{}}}", texts.join(", ")) }
}

fn docs(docs: &Docs) -> String {
    let texts =
        [docs.summary.clone(), docs.description.clone(), docs.external.as_deref().map(|(url, _)| format!("<{url}>"))];
    let texts: Vec<_> = texts.into_iter().flatten().collect();
    if texts.is_empty() { String::new() } else { format!(" - {}", texts.join(" / ")) }
}

fn opt(before: &str, value: Option<impl std::fmt::Display>) -> String {
    value.map(|value| format!("{before} {value}")).unwrap_or_default()
}

fn literal(before: &str, value: Option<&Literal>) -> String {
    opt(before, value)
}

fn flag(text: &'static str, is_set: bool) -> &'static str {
    if is_set { text } else { "" }
}

fn line(out: &mut String, depth: usize, text: String) {
    out.push_str(&"  ".repeat(depth));
    out.push_str(text.trim_end());
    out.push('\n');
}
