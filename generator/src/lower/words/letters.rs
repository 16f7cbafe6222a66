//! Letters that ASCII lacks, as they are spelled in it.

use std::borrow::Cow;

/// The text in the letters and digits of ASCII, as names are: `Größe` as `Grosse`, `Заказ` as `Zakaz`, `用户` as `Yong Hu`, of
/// which each syllable is a word. Signs stay, and so do letters that have no such spelling.
pub fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut spelled = String::with_capacity(text.len());
    for character in text.chars() {
        match deunicode::deunicode_char(character) {
            // A mark on the letter before it, as an accent or a tone, or what nobody sees.
            Some("") => {}
            Some(letters) if !character.is_ascii() && character.is_alphanumeric() => {
                push(letters, character.is_uppercase(), &mut spelled);
            }
            _ => spelled.push(character),
        }
    }
    Cow::Owned(spelled)
}

/// Writes the spelling of one letter: a capital one is one capital, `Щ` as `Shch`. A sign in a spelling, as of the soft sign of
/// Cyrillic, is none of the text's.
fn push(letters: &str, is_capital: bool, out: &mut String) {
    let mut letters = letters.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == ' ');
    if is_capital {
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.extend(letters.map(|letter| letter.to_ascii_lowercase()));
    } else {
        out.extend(letters);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_spelled_in_ascii_and_signs_stay() {
        for (text, spelled) in [
            ("Größe", "Grosse"),
            ("año", "ano"),
            ("e\u{301}te\u{301}", "ete"),
            ("Œuvre 1 × 2", "Oeuvre 1 × 2"),
            ("Щи и объект", "Shchi i obekt"),
            ("名前", "Ming Qian "),
            ("用户Id", "Yong Hu Id"),
            ("ユーザー", "yuza"),
            ("사용자", "sayongja"),
            ("Ωμέγα", "Omega"),
            ("ผู้ใช้", "phuuaich"),
            ("उपयोगकर्ता", "upyogkrtaa"),
            ("مُستخدِم", "mustkhdim"),
            ("a\u{ad}b ❤\u{fe0f}", "ab ❤"),
            ("１２３", "123"),
            ("plain", "plain"),
        ] {
            assert_eq!(in_ascii(text), spelled, "{text}");
        }
    }
}
