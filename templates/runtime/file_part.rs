//! Files in forms.

use super::body::Body;
use super::json::{Decode, Encode, EncodeError, Encoder, Fit, Fits, Json, Kinds};

/// A file in a form: its content, and what the form says about it.
///
/// Without a name it gets that of the property that it is in: servers tell files from texts by their having one. Without a media type it
/// gets that of the description, else `application/octet-stream`.
///
/// Where the description uses the type that it is in for JSON too, it is a text there: what it holds has to be one, in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePart {
    pub(super) body: Body,
    pub(super) file_name: Option<String>,
    pub(super) media_type: Option<String>,
    pub(super) headers: Vec<(String, String)>,
}

impl FilePart {
    /// A file with this content: bytes, a text, or a stream.
    pub fn new(body: impl Into<Body>) -> Self {
        Self { body: body.into(), file_name: None, media_type: None, headers: Vec::new() }
    }

    /// Sets the name of the file, such as `cat.png`.
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type of the content, such as `image/png`.
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Adds a header of the part.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl<T: Into<Body>> From<T> for FilePart {
    fn from(body: T) -> Self {
        Self::new(body)
    }
}

/// In JSON a file is its text, which is all that JSON can carry.
impl Decode for FilePart {
    fn decode(json: &Json<'_>) -> Self {
        Self::new(json.text().to_owned())
    }
}

/// A form takes it as it is.
impl Encode for FilePart {
    fn encode(&self, out: &mut Encoder) {
        if out.attach(|| self.clone()) {
            return;
        }
        match self.body.in_memory().map(|bytes| std::str::from_utf8(bytes)) {
            Some(Ok(text)) => out.string(text),
            Some(Err(_)) => out.fail(EncodeError::custom("JSON cannot carry a file that is not text in UTF-8")),
            None => out.fail(EncodeError::custom("JSON cannot carry a file that is a stream")),
        }
    }
}

impl Fits for FilePart {
    const KINDS: Kinds = Kinds::STRING;

    fn fits(json: &Json<'_>) -> Option<Fit> {
        String::fits(json)
    }
}
