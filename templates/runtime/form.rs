//! Forms: bodies of the media type `application/x-www-form-urlencoded`, and queries that are one.
//!
//! Each property of an object is a pair, as the style `form` writes it: an array is a pair for each of its items. An object in it is
//! JSON (§ Encoding Object, `contentType`), unless the description gives the property a style.

use super::json::{self, Encode, Json, Kind};
use super::operation::{Location, Parameter, Style};
use super::payload::Payload;
use super::request::Request;
use super::{form_json, percent, style};

/// How the property of a form is written, where the description says so (§ Encoding Object).
#[allow(dead_code, reason = "few descriptions say everything")]
pub(crate) enum Encoding {
    /// In a style, each item of an array and each property of an object by itself or not.
    Style(Style, bool),
    /// The same with reserved characters sent as they are.
    Reserved(Style, bool),
    /// As JSON.
    Json,
}

/// The properties that the description says something about.
pub(crate) type Encodings = &'static [(&'static str, Encoding)];

#[allow(dead_code, reason = "few descriptions have both forms")]
impl Request {
    /// Sets a form as all of the query: the parameter of this name.
    pub(crate) fn query_form(&mut self, name: &str, encodings: Encodings, value: &(impl Encode + ?Sized)) {
        let text = json::to_string(value).map_err(|error| error.to_string());
        self.write(Location::Query, name, |_| {
            let form = form(&text?, encodings)?;
            Ok((!form.is_empty()).then_some(form))
        });
    }

    /// Sets a form as the body.
    pub(crate) fn form(&mut self, media_type: &'static str, encodings: Encodings, body: &(impl Encode + ?Sized)) {
        let text = json::to_string(body).map_err(|error| error.to_string());
        match text.and_then(|text| form(&text, encodings)) {
            Ok(form) => self.body = Some(Payload::bytes(media_type, form)),
            Err(reason) => self.refuse(format_args!("the body: {reason}")),
        }
    }
}

/// The form that the properties of an object make.
fn form(body: &str, encodings: Encodings) -> Result<String, String> {
    let document = json::parse(body.as_bytes()).map_err(|error| error.to_string())?;
    let body = document.root();
    let members = match body.kind() {
        Kind::Null => return Ok(String::new()),
        _ => body.as_object().ok_or("a form is made of the properties of an object, and this is none")?,
    };
    let mut pairs = Vec::new();
    for (name, value) in members.filter(|(_, value)| !value.is_null()) {
        let encoding = encodings.iter().find(|(known, _)| *known == name);
        pairs.extend(property(name, value, encoding).map_err(|reason| format!("{name}: {reason}"))?);
    }
    Ok(pairs.join("&"))
}

/// The pairs of a property.
fn property(name: &str, value: Json<'_>, encoding: Option<&(&'static str, Encoding)>) -> Result<Vec<String>, String> {
    let (name, style, explode, allow_reserved) = match (encoding, value.as_array()) {
        (Some((name, Encoding::Style(style, explode))), _) => (name, *style, *explode, false),
        (Some((name, Encoding::Reserved(style, explode))), _) => (name, *style, *explode, true),
        (Some((_, Encoding::Json)), _) => return Ok(vec![pair(name, &form_json::text(value)?)]),
        (None, Some(items)) => {
            return items.filter(|item| !item.is_null()).map(|item| Ok(pair(name, &text(item)?))).collect();
        }
        (None, None) => return Ok(vec![pair(name, &text(value)?)]),
    };
    let parameter = Parameter { location: Location::Query, name, style, explode, allow_reserved };
    Ok(style::write(&parameter, value)?.into_iter().collect())
}

fn text(value: Json<'_>) -> Result<String, String> {
    match value.kind() {
        Kind::Array | Kind::Object => form_json::text(value),
        Kind::Null | Kind::Bool | Kind::Number | Kind::String => Ok(style::primitive(value).into_owned()),
    }
}

fn pair(name: &str, value: &str) -> String {
    let mut out = String::with_capacity(name.len() + value.len() + 1);
    percent::encode_pair(name, value, &mut out);
    out
}
