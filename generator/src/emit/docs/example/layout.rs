//! Rust expressions, and how rustfmt lays them out.
//!
//! Only what the examples need. Arguments are kept short by [`Statements`](super::expression::Statements), which gives
//! a name to anything long, so few of rustfmt's rules matter here.

use std::fmt;

/// The width of a page.
const WIDTH: usize = 100;

/// Arguments, items of a list and links of a chain stand on one line up to this width.
const SHORT: usize = 60;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// What is not broken: a literal, a name, a short call.
    Atom(String),
    /// `function(arguments)`
    Call(String, Vec<Expr>),
    /// `head.method(arguments)…`
    Chain(Box<Expr>, Vec<Link>),
    /// `vec![items]`, or with other brackets.
    List(&'static str, Vec<Expr>),
    /// `Name { field: value, … }`, a line a field.
    Record(String, Vec<(String, Expr)>),
}

/// A link of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// `.method(arguments)` or `.await`.
    step: Expr,
    /// Whether an error ends the function: `?`.
    is_tried: bool,
}

impl Expr {
    /// A name or a literal.
    pub fn atom(text: impl Into<String>) -> Self {
        Self::Atom(text.into())
    }

    /// The expression on one line.
    pub fn line(&self) -> String {
        match self {
            Self::Atom(text) => text.clone(),
            Self::Call(function, arguments) => format!("{function}({})", lines(arguments)),
            Self::Chain(head, links) => head.line() + &links.iter().map(Link::line).collect::<String>(),
            Self::List(open, items) => format!("{open}{}{}", lines(items), closing(open)),
            Self::Record(name, fields) => {
                let fields: Vec<_> = fields.iter().map(|(name, value)| field(name, &value.line())).collect();
                format!("{name} {{ {} }}", fields.join(", "))
            }
        }
    }

    /// The width of [`line`](Self::line): most of what is laid out is too wide to be written for that.
    pub fn width(&self) -> usize {
        match self {
            Self::Atom(text) => width(text),
            Self::Call(function, arguments) => width(function) + width_of(arguments) + "()".len(),
            Self::Chain(head, links) => head.width() + links.iter().map(Link::width).sum::<usize>(),
            Self::List(open, items) => open.len() + width_of(items) + closing(open).len(),
            Self::Record(..) => width(&self.line()),
        }
    }

    /// The expression on as many lines as it takes, where it begins at `column` of a line that is indented by
    /// `indent`, and `after` characters follow it. `None` where its first line is too long for that.
    fn lay_out(&self, indent: usize, column: usize, after: usize) -> Option<String> {
        if column + self.width() + after <= WIDTH && self.is_short() {
            return Some(self.line());
        }
        let broken = match self {
            Self::Atom(_) => return None,
            Self::Call(function, arguments) => broken_call(function, arguments, indent),
            Self::Chain(head, links) => broken_chain(head, links, indent, column)?,
            Self::List(open, items) => broken(open, items, closing(open), indent),
            Self::Record(name, fields) => {
                let inner = indent + 4;
                let fields = fields.iter().map(|(name, value)| format!("{},\n", field(name, &value.at(inner))));
                format!(
                    "{name} {{\n{}{}}}",
                    fields.map(|line| spaces(inner) + &line).collect::<String>(),
                    spaces(indent)
                )
            }
        };
        let first = broken.lines().next().unwrap_or_default();
        (column + width(first) <= WIDTH).then_some(broken)
    }

    /// The expression on a line of its own.
    fn at(&self, indent: usize) -> String {
        self.lay_out(indent, indent, 1).unwrap_or_else(|| self.line())
    }

    /// Whether rustfmt writes it on one line where that is wide enough.
    fn is_short(&self) -> bool {
        match self {
            Self::Atom(_) => true,
            Self::Call(_, arguments) => are_short_arguments(arguments),
            Self::List(_, items) => are_short(items),
            Self::Chain(head, links) => {
                let fits = links.len() == 1 || self.width() <= SHORT;
                fits && head.is_short() && links.iter().all(|link| link.step.is_short())
            }
            Self::Record(..) => false,
        }
    }
}

impl Link {
    /// `.method(arguments)`
    pub fn call(method: impl fmt::Display, arguments: Vec<Expr>) -> Self {
        Self { step: Expr::Call(format!(".{method}"), arguments), is_tried: false }
    }

    /// `.await`
    pub fn awaited() -> Self {
        Self { step: Expr::atom(".await"), is_tried: false }
    }

    /// The same with `?`.
    pub fn tried(self) -> Self {
        Self { is_tried: true, ..self }
    }

    fn line(&self) -> String {
        self.step.line() + if self.is_tried { "?" } else { "" }
    }

    fn width(&self) -> usize {
        self.step.width() + usize::from(self.is_tried)
    }

    /// The link on a line of its own.
    pub fn at(&self, indent: usize) -> String {
        if self.is_tried { self.line() } else { self.step.at(indent) }
    }
}

/// `let name = value;`, indented.
pub fn let_statement(name: &str, value: &Expr, indent: usize) -> String {
    let start = format!("{}let {name} =", spaces(indent));
    let same_line = value.lay_out(indent, width(&start) + 1, 1);
    let is_line = same_line.as_ref().is_some_and(|same| !same.contains('\n'));
    let next_line = if is_line { None } else { value.lay_out(indent + 4, indent + 4, 1) };
    match (same_line, next_line) {
        (Some(same), next) if next.as_ref().is_none_or(|next| !is_better(next, &same)) => format!("{start} {same};"),
        (_, Some(next)) => format!("{start}\n{}{next};", spaces(indent + 4)),
        (_, None) => format!("{start} {};", value.line()),
    }
}

/// Whether the value is better begun on the next line, for it is a line there, or saves two.
fn is_better(next: &str, same: &str) -> bool {
    let breaks = |text: &str| text.matches('\n').count();
    breaks(next) == 0 || breaks(same) > breaks(next) + 1
}

fn broken_call(function: &str, arguments: &[Expr], indent: usize) -> String {
    match arguments {
        // A list that is the only argument needs no line for its brackets.
        [Expr::List(open, items)] => {
            broken(&format!("{function}({open}"), items, &format!("{})", closing(open)), indent)
        }
        // So does a call.
        [Expr::Call(inner, of)] if !of.is_empty() => format!("{function}({})", broken_call(inner, of, indent)),
        _ => broken(&format!("{function}("), arguments, ")", indent),
    }
}

fn broken_chain(head: &Expr, links: &[Link], indent: usize, column: usize) -> Option<String> {
    let head = head.lay_out(indent, column, 0)?;
    // What follows a block stands under it, what follows a line is indented.
    let indent = if head.contains('\n') { indent } else { indent + 4 };
    let links = links.iter().map(|link| format!("\n{}{}", spaces(indent), link.at(indent)));
    Some(head + &links.collect::<String>())
}

/// Items a line each, between brackets.
fn broken(open: &str, items: &[Expr], close: &str, indent: usize) -> String {
    let inner = indent + 4;
    let items = items.iter().map(|item| format!("{}{},\n", spaces(inner), item.at(inner)));
    format!("{open}\n{}{}{close}", items.collect::<String>(), spaces(indent))
}

fn field(name: &str, value: &str) -> String {
    if name == value { name.to_owned() } else { format!("{name}: {value}") }
}

fn lines(items: &[Expr]) -> String {
    items.iter().map(Expr::line).collect::<Vec<_>>().join(", ")
}

/// The width of [`lines`].
fn width_of(items: &[Expr]) -> usize {
    items.iter().map(Expr::width).sum::<usize>() + items.len().saturating_sub(1) * ", ".len()
}

fn are_short(items: &[Expr]) -> bool {
    width_of(items) <= SHORT && items.iter().all(Expr::is_short)
}

/// An argument that is the only one may be as wide as the line.
fn are_short_arguments(arguments: &[Expr]) -> bool {
    match arguments {
        [argument] => argument.is_short(),
        arguments => are_short(arguments),
    }
}

fn closing(open: &str) -> &'static str {
    if open.ends_with('[') { "]" } else { ")" }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn spaces(count: usize) -> String {
    " ".repeat(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What rustfmt makes of these in its default style.
    #[test]
    fn expressions_are_laid_out_as_rustfmt_does() {
        let (atom, text) =
            (|text: &str| Expr::atom(text), |width: usize| Expr::atom(format!("\"{}\"", "a".repeat(width))));
        let call = |arguments| Expr::Call("models::X::new".into(), arguments);
        let chain = |head: Expr, links| Expr::Chain(Box::new(head), links);
        for (value, shown) in [
            (call(vec![atom("1"), atom("b")]), "let x = models::X::new(1, b);".to_owned()),
            (
                call(vec![text(40), text(40)]),
                format!("let x = models::X::new(\n    {0},\n    {0},\n);", text(40).line()),
            ),
            (call(vec![text(70)]), format!("let x = models::X::new({});", text(70).line())),
            (call(vec![text(80)]), format!("let x = models::X::new(\n    {},\n);", text(80).line())),
            (
                chain(call(vec![]), vec![Link::call("with_a", vec![text(40)]), Link::call("b", vec![])]),
                format!("let x = models::X::new()\n    .with_a({})\n    .b();", text(40).line()),
            ),
            (
                chain(call(vec![text(40), text(40)]), vec![Link::call("b", vec![]).tried()]),
                format!("let x = models::X::new(\n    {0},\n    {0},\n)\n.b()?;", text(40).line()),
            ),
            (
                Expr::Call("HashMap::from".into(), vec![Expr::List("[", vec![text(40), text(40)])]),
                format!("let x = HashMap::from([\n    {0},\n    {0},\n]);", text(40).line()),
            ),
            (
                Expr::Record("R".into(), vec![("a".into(), atom("a")), ("b".into(), atom("1"))]),
                "let x = R {\n    a,\n    b: 1,\n};".to_owned(),
            ),
        ] {
            assert_eq!(let_statement("x", &value, 0), shown);
        }
    }
}
