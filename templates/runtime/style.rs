//! Writing the value of a parameter in its style (§ Style Values, which are expansions of RFC 6570).
//!
//! The specification has no form for arrays and objects inside of arrays and objects. Here they are written as most servers
//! read them: in the style `deepObject` by one pair of brackets for each level, and in the other styles as JSON text, except
//! that an array in an exploded object repeats the pair of its property.

use super::json::{Json, Kind};
use super::operation::{Location, Parameter, Style};
use super::{cookie, header_value, percent};
use std::borrow::Cow;

/// The text that stands on the wire for `value`: a part of a path, pairs of a query, the value of a header, or cookies.
/// Nothing where the value is undefined (RFC 6570 § 2.3), which `null`, an empty array and an empty object are.
/// What cannot be written exactly is refused with the reason.
pub(super) fn write(parameter: &Parameter, value: Json<'_>) -> Result<Option<String>, String> {
    let writer = Writer { parameter, shape: Shape::of(parameter) };
    match (value.kind(), parameter.style) {
        (Kind::Null, _) => Ok(None),
        (Kind::Array | Kind::Object, Style::DeepObject) => writer.deep_object(value),
        (Kind::Array, _) => writer.list(value),
        (Kind::Object, _) => writer.object(value),
        (Kind::Bool | Kind::Number | Kind::String, _) => writer.primitive(&primitive(value)).map(Some),
    }
}

/// The text of a value that is neither an array nor an object.
pub(super) fn primitive<'a>(value: Json<'a>) -> Cow<'a, str> {
    match (value.as_bool(), value.as_number()) {
        (Some(true), _) => Cow::Borrowed("true"),
        (Some(false), _) => Cow::Borrowed("false"),
        (None, Some(number)) => plain(number),
        (None, None) => Cow::Borrowed(value.as_str().unwrap_or_default()),
    }
}

/// A number of JSON as people write it: a whole one without a fraction, as `number` often means an integer, and none with
/// an exponent, which few servers read where they expect `0.0000001` or an integer.
fn plain(number: &str) -> Cow<'_, str> {
    let Some((mantissa, exponent)) = number.split_once(['e', 'E']) else {
        return Cow::Borrowed(number.strip_suffix(".0").unwrap_or(number));
    };
    let Some(exponent) = exponent.parse::<i32>().ok().filter(|exponent| exponent.unsigned_abs() <= MOST_ZEROS) else {
        return Cow::Borrowed(number);
    };
    let (sign, digits) = mantissa.strip_prefix('-').map_or(("", mantissa), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let zeros = "0".repeat(MOST_ZEROS as usize);
    let digits = format!("{zeros}{whole}{fraction}{zeros}");
    let point = (zeros.len() + whole.len()).saturating_add_signed(exponent as isize);
    let (whole, fraction) = digits.split_at(point.min(digits.len()));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Cow::Owned(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

/// The zeros that the exponent of a number can stand for: `f64` goes from 5e-324 to 1.8e308.
const MOST_ZEROS: u32 = 400;

/// What tells the styles apart (RFC 6570, appendix A).
struct Shape {
    /// What stands before everything.
    first: &'static str,
    /// What stands between the pieces of an exploded value.
    between: &'static str,
    /// What stands between the pieces of a value that is not exploded.
    within: &'static str,
    /// Whether the name of the parameter is written.
    named: bool,
    /// What follows the name where the value is empty.
    if_empty: &'static str,
}

impl Shape {
    fn of(parameter: &Parameter) -> Self {
        let form = |within| Self {
            first: "",
            between: if parameter.location == Location::Cookie { "; " } else { "&" },
            within,
            named: true,
            if_empty: "=",
        };
        match parameter.style {
            Style::Matrix => Self { first: ";", between: ";", within: ",", named: true, if_empty: "" },
            Style::Label => Self { first: ".", between: ".", within: ",", named: false, if_empty: "" },
            Style::Simple => Self { first: "", between: ",", within: ",", named: false, if_empty: "" },
            Style::Form | Style::DeepObject => form(","),
            Style::SpaceDelimited => form("%20"),
            Style::PipeDelimited => form("%7C"),
        }
    }
}

struct Writer<'a> {
    parameter: &'a Parameter,
    shape: Shape,
}

impl Writer<'_> {
    fn primitive(&self, text: &str) -> Result<String, String> {
        let value = self.encode(text, Part::Whole)?;
        let value = if self.shape.named { self.pair(&self.name(), &value) } else { value };
        Ok([self.shape.first, &value].concat())
    }

    fn list(&self, list: Json<'_>) -> Result<Option<String>, String> {
        let mut pieces = Vec::new();
        for item in list.as_array().into_iter().flatten() {
            pieces.extend(self.piece(item)?);
        }
        if self.parameter.explode && self.shape.named {
            let name = self.name();
            pieces = pieces.iter().map(|piece| self.pair(&name, piece)).collect();
        }
        Ok(self.join(&pieces))
    }

    fn object(&self, object: Json<'_>) -> Result<Option<String>, String> {
        let mut pieces = Vec::new();
        for (name, value) in object.as_object().into_iter().flatten() {
            let name = self.encode(name, Part::Piece)?;
            if self.parameter.explode && self.shape.named && is_flat_array(value) {
                for item in value.as_array().into_iter().flatten() {
                    pieces.extend(self.piece(item)?.map(|item| self.pair(&name, &item)));
                }
                continue;
            }
            let Some(value) = self.piece(value)? else { continue };
            if !self.parameter.explode {
                pieces.extend([name, value]);
            } else if self.shape.named {
                pieces.push(self.pair(&name, &value));
            } else {
                pieces.push(format!("{name}={value}"));
            }
        }
        Ok(self.join(&pieces))
    }

    fn deep_object(&self, value: Json<'_>) -> Result<Option<String>, String> {
        let mut pairs = Vec::new();
        self.deep_pairs(&self.name(), value, &mut pairs)?;
        Ok((!pairs.is_empty()).then(|| pairs.join(self.shape.between)))
    }

    /// `name[property]=value`, `name[list][]=value`, `name[list][0][property]=value`: what PHP, Rack and qs read, each for any
    /// number of levels.
    fn deep_pairs(&self, name: &str, value: Json<'_>, pairs: &mut Vec<String>) -> Result<(), String> {
        if let Some(members) = value.as_object() {
            for (member, value) in members {
                self.deep_pairs(&format!("{name}%5B{}%5D", self.encode(member, Part::Piece)?), value, pairs)?;
            }
        } else if let Some(items) = value.as_array() {
            let is_flat = is_flat_array(value);
            for (index, item) in items.enumerate() {
                let name = if is_flat { format!("{name}%5B%5D") } else { format!("{name}%5B{index}%5D") };
                self.deep_pairs(&name, item, pairs)?;
            }
        } else {
            pairs.extend(self.piece(value)?.map(|value| self.pair(name, &value)));
        }
        Ok(())
    }

    /// An item of an array, the value of a property.
    fn piece(&self, value: Json<'_>) -> Result<Option<String>, String> {
        match value.kind() {
            Kind::Null => Ok(None),
            Kind::Array | Kind::Object => match self.parameter.location {
                Location::Path | Location::Query => {
                    let text = serde_json::to_string(&value).map_err(|error| error.to_string())?;
                    self.encode(&text, Part::Piece).map(Some)
                }
                Location::Header | Location::Cookie => {
                    Err("its style has no form for arrays and objects inside of arrays and objects".to_owned())
                }
            },
            Kind::Bool | Kind::Number | Kind::String => self.encode(&primitive(value), Part::Piece).map(Some),
        }
    }

    fn join(&self, pieces: &[String]) -> Option<String> {
        if pieces.is_empty() {
            return None;
        }
        let Shape { first, between, within, named, .. } = self.shape;
        Some(if self.parameter.explode {
            [first, &pieces.join(between)].concat()
        } else if named {
            [first, &self.pair(&self.name(), &pieces.join(within))].concat()
        } else {
            [first, &pieces.join(within)].concat()
        })
    }

    fn pair(&self, name: &str, value: &str) -> String {
        let between = if value.is_empty() { self.shape.if_empty } else { "=" };
        [name, between, value].concat()
    }

    fn name(&self) -> String {
        let mut name = String::with_capacity(self.parameter.name.len());
        match self.parameter.location {
            Location::Path | Location::Query => percent::encode(self.parameter.name, &mut name),
            Location::Header | Location::Cookie => name.push_str(self.parameter.name),
        }
        name
    }

    fn encode(&self, text: &str, part: Part) -> Result<String, String> {
        let mut out = String::with_capacity(text.len());
        match self.parameter.location {
            Location::Path | Location::Query if self.parameter.allow_reserved => {
                percent::encode_reserved(text, self.delimiters(part), &mut out);
            }
            Location::Path | Location::Query => percent::encode(text, &mut out),
            Location::Header => {
                check_header_piece(text, part)?;
                out.push_str(text);
            }
            Location::Cookie => {
                cookie::check_name(self.parameter.name)?;
                cookie::check_value(text)?;
                out.push_str(text);
            }
        }
        Ok(out)
    }

    /// The reserved characters that would end the value, or change it: `#` ends a query, `&` a pair, form decoders read `+` as a space,
    /// and `'` is always encoded in the query of a URL (URL Standard § 1.3).
    fn delimiters(&self, part: Part) -> &'static [u8] {
        match (self.parameter.location, part) {
            (Location::Path, Part::Whole) => b"/?#",
            (Location::Path, Part::Piece) => b"/?#,;=",
            (_, Part::Whole) => b"#&+'",
            (_, Part::Piece) => b"#&+',;=[]",
        }
    }
}

/// Whether a value is an array of values that are neither arrays nor objects.
fn is_flat_array(value: Json<'_>) -> bool {
    value.as_array().is_some_and(|mut items| items.all(|item| !matches!(item.kind(), Kind::Array | Kind::Object)))
}

/// Whether a text is the whole value of a parameter, or one of several pieces of it.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Whole,
    Piece,
}

/// Headers are written as they are, so what a server would read differently is refused (RFC 9110 § 5.5, § 5.6.1).
fn check_header_piece(text: &str, part: Part) -> Result<(), String> {
    header_value::plain(text)?;
    if part == Part::Piece && text.contains([',', '=']) {
        return Err("a piece of a header cannot hold `,` or `=`, which separate the pieces".to_owned());
    }
    Ok(())
}
