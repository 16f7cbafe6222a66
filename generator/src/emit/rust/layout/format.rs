//! The formatter, for what is wider than a line and for what [`lines`](super::lines) can't tell.

use super::lines::begins_function;

/// Items as the formatter prints them. What are none are our bug: the compiler of the generated crate is made to say what
/// is wrong.
pub fn format(text: &str) -> String {
    match syn::parse_file(text) {
        Ok(file) => tidy(prettyplease::unparse(&file).trim_end()),
        Err(error) => error.into_compile_error().to_string(),
    }
}

/// `text` as people lay it out: an empty line between the members of an `impl`, and a struct of one field on one line.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let mut ahead = lines.clone();
        if let (Some(field), Some(close)) = (ahead.next().map(str::trim), ahead.next().map(str::trim))
            && line.ends_with(" {")
            && field == "request,"
            && close.starts_with('}')
        {
            out.extend([line, " request ", close, "\n"]);
            lines = ahead;
            continue;
        }
        out.extend([line, "\n"]);
        let ends_member = ["    }", "    >;", "    ];"].contains(&line)
            || (line.ends_with(';') && ["    type ", "    const "].iter().any(|start| line.starts_with(start)));
        if ends_member && lines.peek().is_some_and(|next| begins_member(next)) {
            out.push('\n');
        }
    }
    out.pop();
    out
}

/// Whether a function, its attributes or its docs begin in the line of an `impl`.
fn begins_member(line: &str) -> bool {
    line.strip_prefix("    ")
        .is_some_and(|member| begins_function(member) || ["#[", "///"].iter().any(|start| member.starts_with(start)))
}
