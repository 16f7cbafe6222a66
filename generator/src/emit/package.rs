//! The package around the code: its manifest, and the parts of the runtime that this description needs.

mod needs;
mod parts;

use minijinja::context;

use crate::emit::surface::feature_of_group;
use crate::emit::{markdown, template};
use crate::file_set::{FileSet, header};
use crate::ir::Api;
use crate::options::Options;
use crate::templates::Templates;
pub use needs::Needs;
pub use parts::{Part, parts};

/// The files of the package.
///
/// # Errors
///
/// A template that minijinja can't read or fill.
pub fn emit(api: &Api, options: &Options, templates: &Templates) -> Result<FileSet, minijinja::Error> {
    let needs = Needs::of(api);
    let header = header(&options.command);
    let mut files = FileSet::new();
    files.insert("Cargo.toml", manifest(api, &needs, options, templates)?);
    files.insert(
        "rustfmt.toml",
        format!("# {header}\n\n# The generator formats; `cargo fmt` must not make a difference.\ndisable_all_formatting = true\n"),
    );
    for (file, text) in parts(&needs).iter().flat_map(|part| part.files(templates)) {
        files.insert(format!("src/runtime/{file}"), format!("// {header}\n\n{text}"));
    }
    Ok(files)
}

fn manifest(api: &Api, needs: &Needs, options: &Options, templates: &Templates) -> Result<String, minijinja::Error> {
    template::environment(templates)?.get_template("crate/Cargo.toml.j2")?.render(context! {
        header => header(&options.command),
        package => &options.package,
        // Cargo makes the name of the crate from that of the package, and does not see to its case.
        crate_name => Some(options.crate_name()).filter(|name| *name != options.package.replace('-', "_")),
        version => version(&api.info.version),
        description => toml_text(&format!("A client of {}", api.info.title)),
        has_calls => needs.calls,
        tags => api.groups.iter().filter_map(|group| feature_of_group(group, api)).collect::<Vec<_>>(),
        dependencies => dependencies(needs),
    })
}

/// The crates that the code names, a line of the manifest each, sorted.
fn dependencies(needs: &Needs) -> Vec<&'static str> {
    let optional = [
        (needs.base64, r#"base64 = "0.23""#),
        (needs.calls || needs.binary_member, r#"bytes = "1""#),
        (
            needs.pages || needs.sends_bytes() || needs.receives_bytes(),
            r#"futures-core = { version = "0.3", default-features = false, features = ["std"] }"#,
        ),
        (needs.sends_bytes() || needs.receives_bytes(), r#"http-body = "1""#),
        (needs.date_time || needs.date, r#"jiff = { version = "1", default-features = false, features = ["std"] }"#),
        (
            needs.calls,
            r#"reqwest = { version = "0.13", default-features = false, features = ["http2", "system-proxy"] }"#,
        ),
        (true, r#"serde = { version = "1", default-features = false, features = ["std"] }"#),
        (true, r#"serde_json = "1""#),
        // Of reqwest's own tokio: it compiles nothing that would not be there.
        (needs.calls, r#"tokio = { version = "1.44", default-features = false, features = ["sync", "time"] }"#),
        (needs.calls, r#"tracing = { version = "0.1", default-features = false, optional = true }"#),
        (needs.uuid, r#"uuid = { version = "1", default-features = false, features = ["std"] }"#),
    ];
    optional.into_iter().filter(|(is_needed, _)| *is_needed).map(|(_, line)| line).collect()
}

/// The version of the crate: the description's where that is one of Cargo's, else the first.
fn version(text: &str) -> &str {
    let numbers: Vec<_> = text.split('.').collect();
    let is_number = |part: &&str| part.parse::<u32>().is_ok_and(|number| number.to_string() == **part);
    if numbers.len() == 3 && numbers.iter().all(is_number) { text } else { "0.1.0" }
}

/// A basic string of TOML.
fn toml_text(text: &str) -> String {
    let mut out = String::from("\"");
    for character in markdown::replace_controls(text).chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_that_is_not_one_of_cargo_is_not_taken() {
        for (text, taken) in
            [("1.0.0", "1.0.0"), ("1.0", "0.1.0"), ("v1", "0.1.0"), ("01.0.0", "0.1.0"), ("1.2.\"", "0.1.0")]
        {
            assert_eq!(version(text), taken);
        }
    }

    #[test]
    fn a_text_of_toml_cannot_be_left() {
        assert_eq!(toml_text("a\"\\\nb\u{7}"), "\"a\\\"\\\\ b\u{fffd}\"");
    }
}
