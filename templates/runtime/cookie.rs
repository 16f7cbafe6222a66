//! Cookies (RFC 6265 § 4.1.1). They have no escape that servers agree on, so they are sent as they are, or refused.

/// Whether `name` can be the name of a cookie.
pub(super) fn check_name(name: &str) -> Result<(), String> {
    if name.is_empty() || name.contains('=') {
        return Err("a cookie needs a name without `=`".to_owned());
    }
    check_value(name)
}

/// Whether `value` can be the value of a cookie. The reason of a refusal shows one character of it.
pub(super) fn check_value(value: &str) -> Result<(), String> {
    match value.chars().find(|&character| !is_cookie_octet(character)) {
        None => Ok(()),
        Some(character) => Err(format!("a cookie cannot hold the character {character:?}")),
    }
}

/// Visible ASCII without `"`, `,`, `;` and `\`.
fn is_cookie_octet(character: char) -> bool {
    character.is_ascii_graphic() && !matches!(character, '"' | ',' | ';' | '\\')
}
