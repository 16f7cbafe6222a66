//! A report for programs.

use super::{Item, Report, Spot};
use crate::diagnostic::Severity;
use serde_json::{Map, Value, json};

impl Report {
    /// One JSON object a line, for editors and CI:
    ///
    /// ```json
    /// {"severity":"warning","code":"unknown-key","message":"…","pointer":"/info/titel","file":"a.yaml","line":3,
    ///  "column":3,"end_line":3,"end_column":8,"help":"did you mean `title`?","related":{"label":"…","file":"…"}}
    /// ```
    ///
    /// `severity` is `error`, `warning` or `unsupported`. Lines and columns count from 1, in characters; the end is
    /// behind the last character. `help` and `related` are not always there.
    pub fn render_json(&self) -> String {
        self.items.iter().map(|item| format!("{}\n", object(item))).collect()
    }
}

fn object(item: &Item) -> Value {
    let found = &item.diagnostic;
    let severity = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Unsupported => "unsupported",
    };
    let mut object = Map::new();
    for (key, value) in [
        ("severity", json!(severity)),
        ("code", json!(found.code.name())),
        ("message", json!(found.message)),
        ("pointer", json!(found.at.pointer.as_str())),
    ] {
        object.insert(key.to_owned(), value);
    }
    place(&mut object, item.at.as_ref());
    if let Some(help) = &found.help {
        object.insert("help".to_owned(), json!(help));
    }
    if let Some((at, label)) = &found.related {
        let mut related = Map::new();
        related.insert("label".to_owned(), json!(label));
        related.insert("pointer".to_owned(), json!(at.pointer.as_str()));
        place(&mut related, item.related.as_ref());
        object.insert("related".to_owned(), Value::Object(related));
    }
    Value::Object(object)
}

fn place(object: &mut Map<String, Value>, spot: Option<&Spot>) {
    let Some(Spot { file, position, end, .. }) = spot else { return };
    object.insert("file".to_owned(), json!(file));
    for (key, number) in
        [("line", position.line), ("column", position.column), ("end_line", end.line), ("end_column", end.column)]
    {
        object.insert(key.to_owned(), json!(number));
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostics};
    use crate::pointer::Pointer;
    use crate::report::Report;
    use crate::source::Source;

    #[test]
    fn a_diagnostic_is_a_line() {
        let mut diags = Diagnostics::new();
        let at = |key| Pointer::root().key(key);
        diags.warning(Code::UnknownKey, at("b"), "a\n\"b\"").help("c").related(at("é"), "d");
        let report = Report::new(diags.into_vec(), &[&Source::new("a.yaml", "é: ü\nb: cd\n".into())]);
        assert_eq!(
            report.render_json(),
            concat!(
                r#"{"severity":"warning","code":"unknown-key","message":"a\n\"b\"","pointer":"/b","file":"a.yaml","line":2,"#,
                r#""column":4,"end_line":2,"end_column":6,"help":"c","related":{"label":"d","pointer":"/é","#,
                r#""file":"a.yaml","line":1,"column":4,"end_line":1,"end_column":5}}"#,
                "\n"
            )
        );
    }
}
