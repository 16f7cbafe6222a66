//! A name, apart from the spelling that a language gives it.

use heck::ToSnakeCase;

/// A name of an item: ASCII letters, digits and single underscores between words, the first character a letter.
///
/// Lowering makes names unique in their scope; an emitter spells them ([`snake`](Self::snake),
/// [`pascal`](Self::pascal)) and escapes its language's keywords.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident {
    snake: String,
    pascal: String,
}

impl Ident {
    /// The name whose words `text` spells: characters that a name can't have separate words.
    /// `None` where no letter and no digit is left.
    ///
    /// A name that would begin with a digit gets `prefix` before it.
    pub fn new(text: &str, prefix: &str) -> Option<Self> {
        let mut snake = String::with_capacity(text.len() + 4);
        for part in text.split(|character: char| !character.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
            if !snake.is_empty() {
                snake.push('_');
            }
            push_words(part, &mut snake);
        }
        if snake.starts_with(|first: char| first.is_ascii_digit()) {
            return Self::new(&format!("{prefix} {text}"), "n");
        }
        (!snake.is_empty()).then(|| Self { pascal: capitalized(&snake), snake })
    }

    /// `get_repository`
    pub fn snake(&self) -> &str {
        &self.snake
    }

    /// `GetRepository`
    pub fn pascal(&self) -> &str {
        &self.pascal
    }

    /// `GET_REPOSITORY`
    pub fn screaming(&self) -> String {
        self.snake.to_ascii_uppercase()
    }
}

/// Appends the words of letters and digits, with underscores between them.
fn push_words(part: &str, snake: &mut String) {
    let rest = part.strip_prefix(|first: char| first.is_ascii_uppercase()).unwrap_or(part);
    if rest.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return snake.push_str(&part.to_snake_case());
    }
    // Most parts are a word each, and a large description has a hundred thousand.
    let start = snake.len();
    snake.push_str(part);
    snake[start..].make_ascii_lowercase();
}

/// The words, each with a capital, and nothing between them.
fn capitalized(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split('_') {
        let start = out.len();
        out.push_str(word);
        if let Some(first) = out.get_mut(start..=start) {
            first.make_ascii_uppercase();
        }
    }
    out
}

/// The name of what has none yet.
impl Default for Ident {
    fn default() -> Self {
        Self { snake: "unnamed".to_owned(), pascal: "Unnamed".to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_every_spelling() {
        for (text, snake, pascal) in [
            ("getGCRules", "get_gc_rules", "GetGcRules"),
            ("If-Match", "if_match", "IfMatch"),
            ("storage_namespace", "storage_namespace", "StorageNamespace"),
            ("a1b_2c_d", "a1b_2c_d", "A1b2cD"),
            ("a__b", "a_b", "AB"),
            ("2fa", "n_2fa", "N2fa"),
            ("+1", "n_1", "N1"),
            ("naïve", "na_ve", "NaVe"),
        ] {
            let ident = Ident::new(text, "n").unwrap();
            assert_eq!((ident.snake(), ident.pascal()), (snake, pascal), "{text}");
        }
        assert_eq!(Ident::new("名前", "n"), None);
    }
}
