//! The parser (RFC 8259).

use super::DecodeError;
use super::document::{Data, Document, Node};
use super::scan::{Scanner, Text};
use std::cell::Cell;

/// How deep arrays and objects may be nested.
pub const MAX_DEPTH: usize = 128;

/// Parses JSON text. It does not recurse: a deep text is an error, not a full stack.
///
/// # Errors
///
/// What is not UTF-8, not JSON, nested deeper than [`MAX_DEPTH`], or of 4 GiB and more.
pub fn parse(text: &[u8]) -> Result<Document<'_>, DecodeError> {
    let text = str::from_utf8(text).map_err(|error| DecodeError::syntax("UTF-8", None, error.valid_up_to()))?;
    if u32::try_from(text.len()).is_err() {
        return Err(DecodeError::custom("the text has 4 GiB or more"));
    }
    let mut parser = Parser {
        scanner: Scanner::new(text),
        document: Document {
            text,
            unescaped: String::new(),
            nodes: Vec::with_capacity((text.len() / 16).max(16)),
            error: Cell::default(),
        },
        open: Vec::new(),
    };
    parser.run()?;
    Ok(parser.document)
}

struct Parser<'a> {
    scanner: Scanner<'a>,
    document: Document<'a>,
    /// The containers that are open.
    open: Vec<Open>,
}

struct Open {
    /// Its node, to be completed when it closes.
    index: usize,
    is_object: bool,
    /// How many items or members it has.
    count: u32,
}

/// What follows what was read.
enum Next {
    Value,
    Comma,
    End,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), DecodeError> {
        let mut next = Next::Value;
        loop {
            self.scanner.skip_whitespace();
            next = match next {
                Next::Value => self.value()?,
                Next::Comma => self.comma()?,
                Next::End if self.scanner.peek().is_none() => return Ok(()),
                Next::End => return Err(self.scanner.expected("the end")),
            };
        }
    }

    fn value(&mut self) -> Result<Next, DecodeError> {
        let start = self.scanner.position();
        let data = match self.scanner.peek() {
            Some(b'{') => return self.open(true),
            Some(b'[') => return self.open(false),
            Some(b'"') => self.string()?,
            Some(b'-' | b'0'..=b'9') => Data::Number(self.scanner.number()?),
            Some(b't') => self.scanner.word("true").map(|()| Data::Bool(true))?,
            Some(b'f') => self.scanner.word("false").map(|()| Data::Bool(false))?,
            Some(b'n') => self.scanner.word("null").map(|()| Data::Null)?,
            _ => return Err(self.scanner.expected("a value")),
        };
        self.document.nodes.push(Node { data, start });
        Ok(self.after_value())
    }

    fn string(&mut self) -> Result<Data, DecodeError> {
        Ok(match self.scanner.string(&mut self.document.unescaped)? {
            Text::Plain => Data::Plain(self.scanner.position()),
            Text::Escaped { start, end } => Data::Escaped(start, end),
        })
    }

    /// Begins an array or an object. An empty one ends here.
    fn open(&mut self, is_object: bool) -> Result<Next, DecodeError> {
        if self.open.len() == MAX_DEPTH {
            return Err(self.scanner.expected(&format!("at most {MAX_DEPTH} levels of arrays and objects")));
        }
        self.open.push(Open { index: self.document.nodes.len(), is_object, count: 0 });
        // The data is set when it closes.
        self.document.nodes.push(Node { data: Data::Null, start: self.scanner.position() });
        self.scanner.advance();
        self.scanner.skip_whitespace();
        match (is_object, self.scanner.peek()) {
            (true, Some(b'}')) | (false, Some(b']')) => self.comma(),
            (true, Some(b'"')) => self.name(),
            (true, _) => Err(self.scanner.expected("a name or `}`")),
            (false, _) => Ok(Next::Value),
        }
    }

    /// The name of a member, and the colon behind it.
    fn name(&mut self) -> Result<Next, DecodeError> {
        let start = self.scanner.position();
        if self.scanner.peek() != Some(b'"') {
            return Err(self.scanner.expected("a name"));
        }
        let data = self.string()?;
        self.document.nodes.push(Node { data, start });
        self.scanner.skip_whitespace();
        if self.scanner.peek() != Some(b':') {
            return Err(self.scanner.expected("`:`"));
        }
        self.scanner.advance();
        Ok(Next::Value)
    }

    /// What stands behind an item or a member: another one, or the end of its container.
    fn comma(&mut self) -> Result<Next, DecodeError> {
        let Some(open) = self.open.last() else { return Ok(Next::End) };
        let is_object = open.is_object;
        match (is_object, self.scanner.peek()) {
            (_, Some(b',')) => {
                self.scanner.advance();
                if !is_object {
                    return Ok(Next::Value);
                }
                self.scanner.skip_whitespace();
                self.name()
            }
            (true, Some(b'}')) | (false, Some(b']')) => {
                self.scanner.advance();
                self.close();
                Ok(self.after_value())
            }
            (true, _) => Err(self.scanner.expected("`,` or `}`")),
            (false, _) => Err(self.scanner.expected("`,` or `]`")),
        }
    }

    fn close(&mut self) {
        let end = u32::try_from(self.document.nodes.len()).unwrap_or(u32::MAX);
        if let Some(open) = self.open.pop()
            && let Some(node) = self.document.nodes.get_mut(open.index)
        {
            node.data = if open.is_object { Data::Object(open.count, end) } else { Data::Array(open.count, end) };
        }
    }

    fn after_value(&mut self) -> Next {
        match self.open.last_mut() {
            Some(open) => {
                open.count += 1;
                Next::Comma
            }
            None => Next::End,
        }
    }
}
