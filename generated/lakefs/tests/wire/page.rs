//! The reference page of the operations: what the tests must not fall behind.

use std::fs;

/// A method, as the page shows it.
#[derive(Debug)]
pub struct Method {
    pub name: String,
    /// The HTTP method.
    pub http_method: String,
    /// The path template, relative to the server.
    pub path: String,
    /// The names of its security schemes, in the order of the page.
    pub schemes: Vec<String>,
    /// The media type of the body, or `Not defined`.
    pub content_type: String,
    pub accept: String,
    pub responses: Vec<Response>,
}

/// A row of the table of responses.
#[derive(Debug)]
pub struct Response {
    /// 0 for all other statuses.
    pub status: u16,
    pub description: String,
    /// The names of the response headers.
    pub headers: Vec<String>,
}

/// The methods of the page, as it is now.
pub fn methods() -> Vec<Method> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/RepositoriesApi.md")).unwrap();
    let (summary, sections) = text.split_once("\n# **").unwrap();
    let methods: Vec<Method> = sections.split("\n# **").map(|section| method(summary, section)).collect();
    assert_eq!(methods.len(), summary.lines().filter(|line| line.starts_with("[**")).count());
    methods
}

fn method(summary: &str, section: &str) -> Method {
    let (name, _) = section.split_once("**").unwrap();
    let row = summary.lines().find(|line| line.starts_with(&format!("[**{name}**]"))).unwrap();
    let (http_method, path) = cell(row, 1).trim_start_matches("**").split_once("** ").unwrap();
    Method {
        name: name.to_owned(),
        http_method: http_method.to_owned(),
        path: path.to_owned(),
        schemes: part(section, "Authorization").split("[").skip(1).map(|link| before(link, "]")).collect(),
        content_type: before(part(section, "HTTP request headers").split("**Content-Type**: ").nth(1).unwrap(), "\n"),
        accept: before(part(section, "HTTP request headers").split("**Accept**: ").nth(1).unwrap(), "\n"),
        responses: part(section, "HTTP response details")
            .lines()
            .filter(|line| line.starts_with("**"))
            .map(response)
            .collect(),
    }
}

fn response(row: &str) -> Response {
    Response {
        status: cell(row, 0).trim_matches('*').parse().unwrap(),
        description: cell(row, 1).to_owned(),
        headers: cell(row, 2).split("* ").skip(1).map(|header| before(header, " ")).collect(),
    }
}

/// What stands below a heading of a section.
fn part<'a>(section: &'a str, heading: &str) -> &'a str {
    let (_, part) = section.split_once(&format!("### {heading}\n")).unwrap();
    part.split("\n#").next().unwrap().split("\n[[").next().unwrap()
}

fn cell(row: &str, index: usize) -> &str {
    row.split('|').nth(index).unwrap().trim()
}

fn before(text: &str, end: &str) -> String {
    text.split(end).next().unwrap().trim().to_owned()
}
