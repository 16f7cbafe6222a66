//! One table of the configuration: an API.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use generator::diagnostic::{Code, Diagnostics};
use generator::file_set::is_plain_path;
use generator::ir::Scalar;
use generator::options::PageRule;
use generator::pointer::Pointer;
use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::pages;
use super::value::Value;
use crate::package_name;
use crate::paths::join;
use crate::problem::{list, suggestion};

/// What is generated from a description, and where to.
#[derive(Debug)]
pub struct Api {
    /// The name of the table.
    pub name: String,
    /// Where the name stands.
    pub span: Range<usize>,
    pub spec: PathBuf,
    pub package: String,
    pub out: PathBuf,
    pub tags: Vec<String>,
    pub operations: Vec<String>,
    pub rename: BTreeMap<String, String>,
    pub templates: Option<PathBuf>,
    pub allow_dirs: Vec<PathBuf>,
    pub overlays: Vec<PathBuf>,
    pub allow: Vec<Code>,
    pub formats: BTreeMap<String, Scalar>,
    pub pagination: Option<PageRule>,
    pub pages: BTreeMap<String, Option<PageRule>>,
    /// Where the options stand that name something of the description: the tag `pets` is `/tags/pets`.
    pub places: BTreeMap<Pointer, Range<usize>>,
}

const KEYS: &[&str] = &[
    "spec",
    "package",
    "out",
    "tags",
    "operations",
    "rename",
    "templates",
    "formats",
    "allow-dirs",
    "overlays",
    "allow",
    "pagination",
    "pages",
];

/// The types that a format can have, as Rust spells them.
const TYPES: &[(&str, Scalar)] = &[
    ("String", Scalar::String),
    ("bool", Scalar::Boolean),
    ("i32", Scalar::I32),
    ("i64", Scalar::I64),
    ("u32", Scalar::U32),
    ("u64", Scalar::U64),
    ("f32", Scalar::F32),
    ("f64", Scalar::F64),
    ("jiff::Timestamp", Scalar::DateTime),
    ("jiff::civil::Date", Scalar::Date),
    ("uuid::Uuid", Scalar::Uuid),
    ("Base64", Scalar::Base64),
    ("bytes::Bytes", Scalar::Binary),
];

/// The API of a table, its paths relative to `folder` made relative to the current one. `None` where it is not whole,
/// which is reported.
pub fn read<'a>(
    name: &'a Spanned<DeString<'a>>,
    value: &'a Spanned<DeValue<'a>>,
    folder: &Path,
    diags: &mut Diagnostics,
) -> Option<Api> {
    let at = Pointer::root().key(name.get_ref());
    let table = Value::new(at.clone(), value).table(diags)?;
    if !is_plain_path(name.get_ref()) || name.get_ref().contains('/') {
        let message = format!("`{}` can't be the name of a folder", name.get_ref().escape_debug());
        let help = "the table's name is that of the folder in `generated/`: use letters, digits, `-` and `_`";
        diags.error(Code::WrongKind, &at, message).on_key().span(name.span()).help(help);
    }
    let path = |text: String| join(folder, Path::new(&text));
    let (mut spec, mut package, mut out, mut templates) = (None, None, None, None);
    let (mut tags, mut operations, mut allow_dirs, mut allow) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut overlays = Vec::new();
    let (mut rename, mut formats, mut places) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let (mut pagination, mut pages_of) = (None, BTreeMap::new());
    for (key, value) in table {
        let value = Value::new(at.key(key.get_ref()), value);
        let option = Pointer::root().key(key.get_ref());
        places.extend(value.named().map(|(name, span)| (option.key(&name), span)));
        match key.get_ref().as_ref() {
            "spec" => spec = value.text(diags).map(path),
            "package" => package = package_of(&value, diags),
            "out" => out = value.text(diags).map(path),
            "templates" => templates = value.text(diags).map(path),
            "allow-dirs" => allow_dirs = value.texts(diags).into_iter().map(path).collect(),
            "overlays" => overlays = value.texts(diags).into_iter().map(path).collect(),
            "allow" => allow = codes_of(&value, diags),
            "tags" => tags = value.texts(diags),
            "operations" => operations = value.texts(diags),
            "rename" => rename = names_of(&value, diags),
            "formats" => formats = formats_of(&value, diags),
            "pagination" => pagination = pages::rule(&value, diags),
            "pages" => pages_of = pages::of_operations(&value, diags),
            other => {
                let message = format!("unknown key `{}`", other.escape_debug());
                let help = suggestion(other, KEYS.iter().copied());
                diags.error(Code::UnknownKey, value.at, message).on_key().span(key.span()).help(help);
            }
        }
    }
    for (key, example) in [("spec", "petstore.yaml"), ("package", "petstore-sdk")] {
        if !table.keys().any(|written| written.get_ref() == key) {
            let message = format!("`{key}` is missing");
            let help = format!("add a line such as `{key} = \"{example}\"`");
            diags.error(Code::MissingKey, &at, message).on_key().span(name.span()).help(help);
        }
    }
    let default_out = || join(folder, &Path::new("../generated").join(name.get_ref().as_ref()));
    Some(Api {
        name: name.get_ref().to_string(),
        span: name.span(),
        spec: spec?,
        package: package?,
        out: out.unwrap_or_else(default_out),
        tags,
        operations,
        rename,
        templates,
        allow_dirs,
        overlays,
        allow,
        formats,
        pagination,
        pages: pages_of,
        places,
    })
}

/// Reports APIs that would be generated into the same folder, where each would remove the other's files.
pub fn refuse_shared_folders(apis: &[Api], diags: &mut Diagnostics) {
    let mut seen: BTreeMap<&Path, &Api> = BTreeMap::new();
    for api in apis {
        if let Some(first) = seen.insert(&api.out, api) {
            let message = format!("`{}` and `{}` are generated into the same folder", first.name, api.name);
            diags
                .error(Code::DuplicateKey, Pointer::root().key(&api.name), message)
                .on_key()
                .span(api.span.clone())
                .help("give one of them another folder with `out`");
        }
    }
}

fn package_of(value: &Value<'_>, diags: &mut Diagnostics) -> Option<String> {
    let name = value.text(diags)?;
    match package_name::check(&name) {
        Ok(()) => Some(name),
        Err(why) => {
            diags.error(Code::WrongKind, &value.at, why).span(value.span.clone()).help(package_name::HELP);
            None
        }
    }
}

fn codes_of(value: &Value<'_>, diags: &mut Diagnostics) -> Vec<Code> {
    let names = value.texts(diags);
    let code = |name: String| {
        let known = Code::named(&name);
        if known.is_none() {
            let message = format!("`{}` is no code of a warning", name.escape_debug());
            let help = suggestion(&name, Code::ALL.iter().map(|code| code.name()));
            diags.error(Code::UnknownOption, &value.at, message).span(value.span.clone()).help(help);
        }
        known
    };
    names.into_iter().filter_map(code).collect()
}

fn names_of(value: &Value<'_>, diags: &mut Diagnostics) -> BTreeMap<String, String> {
    let members = value.members(diags);
    members.into_iter().filter_map(|(key, value)| Some((key, value.text(diags)?))).collect()
}

fn formats_of(value: &Value<'_>, diags: &mut Diagnostics) -> BTreeMap<String, Scalar> {
    let mut formats = BTreeMap::new();
    for (format, value) in value.members(diags) {
        let Some(name) = value.text(diags) else { continue };
        if let Some((_, scalar)) = TYPES.iter().find(|(known, _)| *known == name) {
            formats.insert(format, *scalar);
            continue;
        }
        let message = format!("`{}` is not a type that a format can have", name.escape_debug());
        let help = format!("it can have {}", list(TYPES.iter().map(|(name, _)| name)));
        diags.error(Code::WrongKind, value.at, message).span(value.span).help(help);
    }
    formats
}
