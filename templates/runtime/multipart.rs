//! Bodies of the media types `multipart/…` (RFC 2046 § 5.1, RFC 7578).
//!
//! Each property of an object is a part: a simple value is text, an object is JSON, a file is its bytes, and an array is a part for each
//! of its items (§ Special Considerations for `multipart` Content).

use super::body::Pieces;
use super::file_part::FilePart;
use super::json::{self, Encode, EncodeError, Encoder, Json, Kind};
use super::operation::{Location, Parameter, Style};
use super::received::essence;
use super::request::Request;
use super::{form_json, header_value, style};
use std::any::Any;
use std::fmt::Write;
use std::hash::{BuildHasher, RandomState};

/// What the description says of the parts for a property: its name, their media type unless that is empty, further headers, and the style
/// by which it becomes several texts, exploded or not.
pub(crate) type PartEncoding =
    (&'static str, &'static str, &'static [(&'static str, &'static str)], Option<(Style, bool)>);

impl Request {
    /// Sets a body of parts.
    pub(crate) fn multipart(
        &mut self,
        media_type: &'static str,
        encodings: &'static [PartEncoding],
        body: &(impl Encode + ?Sized),
    ) {
        let mut out = Encoder::with_attachments();
        body.encode(&mut out);
        let boundary = boundary();
        match write(out, encodings, &boundary) {
            Ok(pieces) => self.body = Some(pieces.into_payload(with_boundary(media_type, &boundary))),
            Err(reason) => self.refuse(format_args!("the body: {reason}")),
        }
    }
}

/// What separates the parts: nothing that stands in any of them, as nobody can guess it.
fn boundary() -> String {
    // Each state of the standard library's hash maps has keys of its own, which begin at random.
    let random = || RandomState::new().hash_one(());
    format!("{:016x}{:016x}", random(), random())
}

fn write(body: Encoder, encodings: &[PartEncoding], boundary: &str) -> Result<Pieces, String> {
    let (text, files) = body.finish_with_attachments().map_err(|error: EncodeError| error.to_string())?;
    let document = json::parse(text.as_bytes()).map_err(|error| error.to_string())?;
    let body = document.root();
    let members = match body.kind() {
        Kind::Null => None,
        _ => Some(body.as_object().ok_or("a form is made of the properties of an object, and this is none")?),
    };
    let mut writer =
        Writer { boundary, files: &files, written_files: 0, pieces: Pieces::default(), text: String::new() };
    for (name, value) in members.into_iter().flatten() {
        let encoding = encodings.iter().find(|(known, ..)| *known == name);
        let encoding = encoding.copied().unwrap_or(("", "", &[], None));
        writer.property(name, value, encoding).map_err(|reason| format!("{name}: {reason}"))?;
    }
    writer.finish()
}

struct Writer<'a> {
    boundary: &'a str,
    /// The files, each with the offset of the value that stands in its place.
    files: &'a [(usize, Box<dyn Any>)],
    written_files: usize,
    pieces: Pieces,
    /// What comes behind the pieces.
    text: String,
}

impl<'a> Writer<'a> {
    /// The parts of a property.
    fn property(&mut self, name: &str, value: Json<'_>, encoding: PartEncoding) -> Result<(), String> {
        if let (known, _, headers, Some((style, explode))) = encoding {
            return self.styled(known, value, headers, style, explode);
        }
        let has_file = value.as_array().is_some_and(|mut items| items.any(|item| self.file_at(item).is_some()));
        if let Some(items) = value.as_array().filter(|_| has_file || !is_json(encoding.1)) {
            for item in items {
                self.part(name, item, encoding)?;
            }
            return Ok(());
        }
        self.part(name, value, encoding)
    }

    /// The parts that the pairs of a query would be (§ Encoding Object, `style`).
    fn styled(
        &mut self,
        name: &'static str,
        value: Json<'_>,
        headers: &[(&'static str, &'static str)],
        style: Style,
        explode: bool,
    ) -> Result<(), String> {
        let parameter = Parameter { location: Location::Query, name, style, explode, allow_reserved: false };
        let pairs = style::write(&parameter, value)?.unwrap_or_default();
        for pair in pairs.split('&').filter(|pair| !pair.is_empty()) {
            let (name, text) = pair.split_once('=').unwrap_or((pair, ""));
            self.head(&decoded(name), None, "")?;
            self.headers(headers.iter().copied())?;
            self.text.push_str("\r\n");
            self.text.push_str(&decoded(text));
            self.text.push_str("\r\n");
        }
        Ok(())
    }

    /// The file that a value stands for.
    fn file_at(&self, value: Json<'_>) -> Option<&'a FilePart> {
        let file = self.files.iter().find(|(offset, _)| *offset == value.offset());
        file.and_then(|(_, file)| file.downcast_ref::<FilePart>())
    }

    fn part(&mut self, name: &str, value: Json<'_>, encoding: PartEncoding) -> Result<(), String> {
        let (_, media_type, headers, _) = encoding;
        if let Some(file) = self.file_at(value) {
            return self.file(name, file, media_type, headers);
        }
        let is_structured = matches!(value.kind(), Kind::Array | Kind::Object);
        let text = match value.kind() {
            Kind::Null => return Ok(()),
            _ if is_structured || is_json(media_type) => form_json::text(value)?,
            _ => style::primitive(value).into_owned(),
        };
        let media_type = if media_type.is_empty() && is_structured { "application/json" } else { media_type };
        self.head(name, None, media_type)?;
        self.headers(headers.iter().copied())?;
        self.text.push_str("\r\n");
        self.text.push_str(&text);
        self.text.push_str("\r\n");
        Ok(())
    }

    fn file(
        &mut self,
        name: &str,
        file: &FilePart,
        media_type: &str,
        headers: &[(&'static str, &'static str)],
    ) -> Result<(), String> {
        self.written_files += 1;
        let described = if media_type.is_empty() { "application/octet-stream" } else { media_type };
        self.head(
            name,
            Some(file.file_name.as_deref().unwrap_or(name)),
            file.media_type.as_deref().unwrap_or(described),
        )?;
        self.headers(headers.iter().copied())?;
        if let Some((name, _)) = file.headers.iter().find(|(name, _)| is_own(name)) {
            return Err(format!("the header {name:?} of a file is said by its name and its media type"));
        }
        self.headers(file.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
        self.text.push_str("\r\n");
        self.pieces.push_text(std::mem::take(&mut self.text));
        self.pieces.push(&file.body)?;
        self.text.push_str("\r\n");
        Ok(())
    }

    fn head(&mut self, name: &str, file_name: Option<&str>, media_type: &str) -> Result<(), String> {
        let _ = write!(self.text, "--{}\r\nContent-Disposition: form-data; name=\"{}\"", self.boundary, escaped(name));
        if let Some(file_name) = file_name {
            let _ = write!(self.text, "; filename=\"{}\"", escaped(file_name));
        }
        self.text.push_str("\r\n");
        if media_type.is_empty() { Ok(()) } else { self.headers([("Content-Type", media_type)]) }
    }

    fn headers<'h>(&mut self, headers: impl IntoIterator<Item = (&'h str, &'h str)>) -> Result<(), String> {
        for (name, value) in headers {
            let check = header_value::name(name).and_then(|_| header_value::plain(value));
            check.map_err(|reason| format!("the header {name:?}: {reason}"))?;
            let _ = write!(self.text, "{name}: {value}\r\n");
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Pieces, String> {
        if self.written_files < self.files.len() {
            return Err("a file stands inside of an object, where no form can carry it".to_owned());
        }
        let _ = write!(self.text, "--{}--\r\n", self.boundary);
        self.pieces.push_text(self.text);
        Ok(self.pieces)
    }
}

/// The media type of the whole: a boundary that the description names is none of a body.
fn with_boundary(media_type: &str, boundary: &str) -> String {
    let is_boundary = |parameter: &str| parameter.trim_start().to_ascii_lowercase().starts_with("boundary");
    let mut is_quoted = false;
    let parameters = media_type.split(|character| {
        is_quoted ^= character == '"';
        character == ';' && !is_quoted
    });
    let kept: Vec<_> = parameters.filter(|parameter| !is_boundary(parameter)).collect();
    format!("{}; boundary={boundary}", kept.join(";"))
}

/// Whether a part has a header of its own of this name.
fn is_own(name: &str) -> bool {
    ["content-type", "content-disposition"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// What a piece of a query stands for: parts are not encoded.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let value = digits.filter(|_| first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(value.unwrap_or(first));
        rest = if value.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A name within quotes, as browsers write it (HTML Standard § 4.10.21.8).
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type.as_bytes());
    essence == b"application/json" || essence.ends_with(b"+json")
}
