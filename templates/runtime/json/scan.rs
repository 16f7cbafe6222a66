//! The tokens of JSON text (RFC 8259 §§ 2, 6, 7).

use super::DecodeError;

/// A place in a text.
pub(super) struct Scanner<'a> {
    text: &'a str,
    position: usize,
}

/// A string that was read.
pub(super) enum Text {
    /// Its content stands in the text as it is.
    Plain,
    /// Its content was added to the unescaped strings.
    Escaped { start: u32, end: u32 },
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    /// In bytes from the start of the text, which is shorter than 4 GiB.
    pub(super) fn position(&self) -> u32 {
        narrow(self.position)
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    pub(super) fn advance(&mut self) {
        self.position += 1;
    }

    pub(super) fn skip_whitespace(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.position += 1;
        }
    }

    /// The error that something else was expected here.
    pub(super) fn expected(&self, what: &str) -> DecodeError {
        let found = self.text.get(self.position..).and_then(|rest| rest.chars().next());
        DecodeError::syntax(what, found, self.position)
    }

    /// Reads `true`, `false` or `null`.
    pub(super) fn word(&mut self, word: &'static str) -> Result<(), DecodeError> {
        for expected in word.bytes() {
            if self.peek() != Some(expected) {
                return Err(self.expected(&format!("`{word}`")));
            }
            self.position += 1;
        }
        Ok(())
    }

    /// Reads a number, and gives where it ends.
    pub(super) fn number(&mut self) -> Result<u32, DecodeError> {
        if self.peek() == Some(b'-') {
            self.position += 1;
        }
        if self.peek() == Some(b'0') {
            self.position += 1;
            if let Some(b'0'..=b'9') = self.peek() {
                return Err(self.expected("no digit behind a leading zero"));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.position += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.position += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.position += 1;
            }
            self.digits()?;
        }
        Ok(self.position())
    }

    /// Whether a text is a number and nothing else.
    pub(super) fn is_number(text: &'a str) -> bool {
        Self::new(text).number().is_ok_and(|end| end as usize == text.len())
    }

    /// Reads at least one digit.
    fn digits(&mut self) -> Result<(), DecodeError> {
        let start = self.position;
        while let Some(b'0'..=b'9') = self.peek() {
            self.position += 1;
        }
        if self.position == start { Err(self.expected("a digit")) } else { Ok(()) }
    }

    /// Reads a string, from its opening quote to behind its closing one.
    pub(super) fn string(&mut self, unescaped: &mut String) -> Result<Text, DecodeError> {
        self.position += 1;
        let start = narrow(unescaped.len());
        let mut is_plain = true;
        loop {
            let run = self.run();
            match self.peek() {
                Some(b'"') if is_plain => {
                    self.position += 1;
                    return Ok(Text::Plain);
                }
                Some(b'"') => {
                    unescaped.push_str(run);
                    self.position += 1;
                    return Ok(Text::Escaped { start, end: narrow(unescaped.len()) });
                }
                Some(b'\\') => {
                    unescaped.push_str(run);
                    is_plain = false;
                    self.position += 1;
                    unescaped.push(self.escape()?);
                }
                Some(_) => return Err(self.expected("no control character in a string")),
                None => return Err(self.expected("`\"`")),
            }
        }
    }

    /// What stands between here and the next quote, backslash or control character.
    fn run(&mut self) -> &'a str {
        let run = plain(self.text.get(self.position..).unwrap_or_default());
        self.position += run.len();
        run
    }

    /// Reads what stands behind a backslash.
    fn escape(&mut self) -> Result<char, DecodeError> {
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.position += 1;
                return self.unicode();
            }
            _ => return Err(self.expected("an escape")),
        };
        self.position += 1;
        Ok(character)
    }

    /// Reads four hexadecimal digits, or two times four of a surrogate pair.
    fn unicode(&mut self) -> Result<char, DecodeError> {
        let start = self.position;
        let first = self.hexadecimal()?;
        let scalar = match first {
            0xd800..=0xdbff if self.text.get(self.position..).is_some_and(|rest| rest.starts_with("\\u")) => {
                self.position += 2;
                let second = self.hexadecimal()?;
                // A second half that is none leads out of the range of `char`.
                second
                    .checked_sub(0xdc00)
                    .filter(|low| *low < 0x400)
                    .map(|low| 0x10000 + ((first - 0xd800) << 10) + low)
            }
            other => Some(other),
        };
        scalar.and_then(char::from_u32).ok_or_else(|| {
            self.position = start;
            self.expected("a pair of surrogates")
        })
    }

    fn hexadecimal(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return Err(self.expected("a hexadecimal digit")) };
            value = value * 16 + digit;
            self.position += 1;
        }
        Ok(value)
    }
}

/// What `text` begins with that stands for itself in a string: all that is before the first quote, backslash or control character.
pub(super) fn plain(text: &str) -> &str {
    const ONES: u64 = u64::MAX / 0xff;
    // The high bit of each byte that is zero. A byte above one that is zero may be wrong, which is why the lowest counts.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
    let (words, last) = text.as_bytes().as_chunks::<8>();
    let mut length = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let quotes = zeros(word ^ (ONES * u64::from(b'"')));
        let backslashes = zeros(word ^ (ONES * u64::from(b'\\')));
        let controls = word.wrapping_sub(ONES * 0x20) & !word & (ONES << 7);
        let found = quotes | backslashes | controls;
        if found != 0 {
            return text.get(..length + found.trailing_zeros() as usize / 8).unwrap_or_default();
        }
        length += 8;
    }
    length += last.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(last.len());
    text.get(..length).unwrap_or_default()
}

/// A position in a text that is shorter than 4 GiB; so is what is unescaped from it.
fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
