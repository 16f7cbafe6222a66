//! Parameters, and the headers of responses, which are described alike.

use openapiv3::{
    CookieStyle, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
};

use super::annotations::{self, Annotations};
use super::context::Context;
use super::docs::of_carrier;
use super::home::home;
use super::media::{self, Way};
use super::place::Place;
use super::resolve::Found;
use super::schema::type_of;
use super::subschema::Subschema;
use super::words::{header_ident, ident};
use crate::diagnostic::Code;
use crate::extension;
use crate::ir::{self, Encoding, Format, MediaType, ParameterLocation, Scalar, Style, TypeRef};
use crate::pointer::Pointer;
use crate::token::names_parameter;

/// The parameters of an operation: those of its path item, overridden by its own of the same name and location, then
/// the others of its own (§ Operation Object, `parameters`).
pub fn parameters<'a>(
    cx: &mut Context<'a, '_>,
    of_path: &'a [ReferenceOr<Parameter>],
    path_at: &Pointer,
    own: &'a [ReferenceOr<Parameter>],
    at: &Pointer,
) -> Vec<ir::Parameter> {
    let mut all = list(cx, of_path, &path_at.key("parameters"));
    for parameter in list(cx, own, &at.key("parameters")) {
        match all.iter_mut().find(|other| is_same(other, &parameter)) {
            Some(overridden) => *overridden = parameter,
            None => all.push(parameter),
        }
    }
    query_is_whole_once(cx, &all);
    all
}

/// What is all of the query stands beside nothing else of it (OpenAPI 3.2.0 § Parameter Object, `in`).
fn query_is_whole_once(cx: &mut Context<'_, '_>, all: &[ir::Parameter]) {
    let is_whole = |parameter: &&ir::Parameter| parameter.location == ParameterLocation::QueryString;
    let Some(whole) = all.iter().find(is_whole) else { return };
    let others = all.iter().filter(|other| !std::ptr::eq(*other, whole));
    for other in others.filter(|other| is_whole(other) || other.location == ParameterLocation::Query) {
        let message =
            format!("`{}` is all of the query, and `{}` is of the query too", whole.wire_name, other.wire_name);
        cx.diags
            .error(Code::QueryString, other.at.clone(), message)
            .on_key()
            .related(whole.at.clone(), "this one is all of it")
            .help("make it a property of the other, or remove one of the two");
    }
}

/// The parameters of a list. One that stands twice is the first: `check` has reported it.
fn list<'a>(cx: &mut Context<'a, '_>, list: &'a [ReferenceOr<Parameter>], at: &Pointer) -> Vec<ir::Parameter> {
    let mut all: Vec<ir::Parameter> = Vec::with_capacity(list.len());
    for (index, parameter) in list.iter().enumerate() {
        let Some(found) = cx.follow(parameter, &at.index(index)) else { continue };
        let Some(lowered) = self::parameter(cx, found) else { continue };
        if !all.iter().any(|other| is_same(other, &lowered)) {
            all.push(lowered);
        }
    }
    all
}

fn is_same(a: &ir::Parameter, b: &ir::Parameter) -> bool {
    a.location == b.location && a.wire_name == b.wire_name
}

fn parameter<'a>(cx: &mut Context<'a, '_>, found: Found<'a, Parameter>) -> Option<ir::Parameter> {
    let Found { at, item } = found;
    let (data, location, style, allow_reserved) = match item {
        // An empty text is sent as it is, whether it is expected or not.
        Parameter::Query { parameter_data, allow_reserved, style, allow_empty_value: _ } => {
            let is_whole = extension::is_whole_query(parameter_data);
            let location = if is_whole { ParameterLocation::QueryString } else { ParameterLocation::Query };
            (parameter_data, location, query_style(style), *allow_reserved)
        }
        Parameter::Header { parameter_data, style: HeaderStyle::Simple } => {
            (parameter_data, ParameterLocation::Header, Style::Simple, false)
        }
        Parameter::Path { parameter_data, style } => {
            (parameter_data, ParameterLocation::Path, path_style(style), false)
        }
        Parameter::Cookie { parameter_data, style: CookieStyle::Form } => {
            (parameter_data, ParameterLocation::Cookie, Style::Form, false)
        }
    };
    let ParameterData { name, description, required, deprecated, format, example, examples, explode, extensions: _ } =
        data; // of extensions, those that mean something are read by `extension`
    if location == ParameterLocation::Header
        && let Some(reason) = reason_to_leave_out(name)
    {
        cx.unsupported(&at, format!("the header `{name}` is left out: {reason}"));
        return None;
    }
    if !names_parameter(name, matches!(location, ParameterLocation::Header | ParameterLocation::Cookie)) {
        // `check` has said so.
        return None;
    }
    let (parent, words) = home(&cx.doc, &at);
    let place = Place::of(at.clone(), parent, &words);
    let mut value = value(cx, format, &place);
    if let Some(Encoding::Content(media_type, format)) = &mut value.written {
        let is_text = match format {
            Format::Json => false,
            Format::Form(_) if location == ParameterLocation::QueryString => false,
            Format::Text | Format::Binary => true,
            Format::Form(_) | Format::Multipart(_) | Format::Lines | Format::Events => {
                let message = format!("no parameter is written as `{media_type}`: it is sent as the text that it is");
                cx.unsupported(&at.key("content").key(&media_type.0), message);
                true
            }
        };
        if is_text {
            *format = Format::Text;
            value.ty = TypeRef::Scalar(Scalar::String);
        }
    }
    if location == ParameterLocation::QueryString && value.written.is_none() {
        // `check` has said that nothing is said of it.
        value.written = Some(Encoding::Content(MediaType("text/plain".to_owned()), Format::Text));
        value.ty = TypeRef::Scalar(Scalar::String);
    }
    // § Parameter Object: `form` is exploded where nothing is said, the others are not.
    let by_style = Encoding::Style { style, explode: explode.unwrap_or(style == Style::Form), allow_reserved };
    let encoding = value.written.unwrap_or(by_style);
    let example = media::example(cx, example.as_ref(), examples, &at);
    let told = value.told;
    Some(ir::Parameter {
        wire_name: name.clone(),
        name: if location == ParameterLocation::Header { header_ident(name) } else { ident(name, "n") },
        location,
        // § Parameter Object: what stands in a path is always there.
        required: *required || location == ParameterLocation::Path,
        encoding,
        ty: value.ty,
        constraints: told.constraints.into(),
        default: told.default,
        example: example.or(told.example),
        docs: of_carrier(description.as_deref(), told.docs),
        deprecated: deprecated.unwrap_or(told.deprecated),
        at,
    })
}

/// What `schema` or `content` says about a value.
#[derive(Debug)]
pub struct Value {
    /// Its type. That it may be null is not kept: no style can write it (§ Style Values).
    pub ty: TypeRef,
    /// What else the schema tells.
    pub told: Annotations,
    /// How it is written, where it is a document of a media type.
    pub written: Option<Encoding>,
}

/// What `schema` or `content` says about the value of a parameter or a header.
pub fn value<'a>(cx: &mut Context<'a, '_>, format: &'a ParameterSchemaOrContent, place: &Place) -> Value {
    match format {
        ParameterSchemaOrContent::Schema(schema) => {
            let (schema, place) = (Subschema::from(schema), Place { at: place.at.key("schema"), ..place.clone() });
            let ty = type_of(cx, schema, &place).ty;
            let mut told = Annotations::of(&cx.doc, schema, &place.at);
            told.example = told.example.or_else(|| annotations::example(&cx.doc, schema, &place.at));
            Value { ty, told, written: None }
        }
        ParameterSchemaOrContent::Content(content) => {
            let place = Place { at: place.at.key("content"), ..place.clone() };
            let content = media::content(cx, content, Way::Request, &place).into_iter().next();
            let (ty, written) = content.map_or((TypeRef::Any, None), |content| {
                (content.ty, Some(Encoding::Content(content.media_type, content.format)))
            });
            Value { ty, told: Annotations::default(), written }
        }
    }
}

/// Why a header is no parameter of ours, whatever the description says.
fn reason_to_leave_out(header: &str) -> Option<&'static str> {
    let is_one_of = |names: &[&str]| names.iter().any(|name| header.eq_ignore_ascii_case(name));
    if is_one_of(&["accept", "content-type", "authorization"]) {
        // § Parameter Object.
        return Some("OpenAPI ignores a parameter for it; `with_header` sends one all the same");
    }
    // A second opinion on where a message ends is how requests are smuggled (RFC 9112 § 11.2): the runtime refuses one.
    is_one_of(&["connection", "content-length", "transfer-encoding", "upgrade"])
        .then_some("the connection sends its own")
}

/// The style that openapiv3 calls so.
pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

fn path_style(style: &PathStyle) -> Style {
    match style {
        PathStyle::Matrix => Style::Matrix,
        PathStyle::Label => Style::Label,
        PathStyle::Simple => Style::Simple,
    }
}
