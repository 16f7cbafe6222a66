//! What the options say of lists that come in pages.

use super::{lowered, messages};
use crate::diagnostic::Code;
use crate::ir::{Api, NextPage};
use crate::options::{Options, PageBy, PageRule};

const LISTS: &str = "
paths:
  /a:
    get:
      operationId: a
      parameters: [{name: from, in: query, schema: {type: string}}]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {
            about: {type: object, properties: {next: {type: string}, more: {type: boolean}}},
            some: {type: array, items: {type: string}}, others: {type: array, items: {type: integer}}}}}}
  /b:
    get:
      operationId: b
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
  /c:
    get: {operationId: c, responses: {'204': {description: ok}}}
";

fn rule() -> PageRule {
    PageRule {
        by: PageBy::Cursor { parameter: "from".into(), next: "about.next".into() },
        more: Some("about.more".into()),
        items: Some("some".into()),
    }
}

fn next<'a>(api: &'a Api, id: &str) -> Option<&'a NextPage> {
    let mut operations = api.operations();
    operations.find(|operation| operation.id == id).unwrap().pages.as_ref().map(|pages| &pages.next)
}

#[test]
fn a_rule_is_for_all_operations_that_fit() {
    let options = Options { pagination: Some(rule()), ..Options::new("lists") };
    let (api, diags) = lowered(LISTS, &options);
    assert!(matches!(next(&api, "a"), Some(NextPage::Cursor { parameter, property })
        if parameter == "from" && *property == ["about", "next"]));
    // What does not fit is as without a rule.
    assert_eq!(next(&api, "b"), Some(&NextPage::Number { parameter: "page".into(), first: 1 }));
    assert!(next(&api, "c").is_none() && !diags.has_errors());
}

#[test]
fn one_operation_has_its_own() {
    let by_link = PageRule { by: PageBy::Link, more: None, items: Some("others".into()) };
    let pages = [("a".to_owned(), Some(by_link)), ("b".to_owned(), None)].into();
    let options = Options { pagination: Some(rule()), pages, ..Options::new("lists") };
    let (api, diags) = lowered(LISTS, &options);
    assert_eq!((next(&api, "a"), next(&api, "b")), (Some(&NextPage::Link), None));
    assert!(!diags.has_errors());
}

#[test]
fn what_does_not_fit_is_an_error() {
    let change = |change: fn(&mut PageRule)| {
        let mut changed = rule();
        change(&mut changed);
        changed
    };
    let table = [
        ("a", change(|rule| rule.items = None), "its response has no list, or several: say which with `items`"),
        ("a", change(|rule| rule.items = Some("about".into())), "`about` is no list in its response"),
        ("a", change(|rule| rule.more = Some("about.next".into())), "`about.next` is no boolean in its response"),
        ("a", change(|rule| rule.by = PageBy::Offset("to".into())), "it has no query parameter `to`"),
        (
            "a",
            change(|rule| rule.by = PageBy::Cursor { parameter: "from".into(), next: "about.more".into() }),
            "`about.more` is no text or integer in its response",
        ),
        ("c", rule(), "there is no success with a JSON body, or their bodies differ"),
    ];
    for (id, rule, expected) in table {
        let options = Options { pages: [(id.to_owned(), Some(rule))].into(), ..Options::new("lists") };
        let (_, diags) = lowered(LISTS, &options);
        let expected = format!("the option `pages` does not fit the operation `{id}`: {expected} | ");
        assert_eq!(messages(&diags, Code::UnknownOption), [expected]);
    }
    let options = Options { pages: [("aa".to_owned(), None)].into(), ..Options::new("lists") };
    let found = messages(&lowered(LISTS, &options).1, Code::UnknownOption);
    assert!(
        found[0].starts_with("the option `pages` names `aa`, and the description has no such operation"),
        "{found:?}"
    );
}
