//! Templates: texts with places to be filled, no logic.

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};

use crate::templates::Templates;

/// The templates of minijinja among `templates`, ready to be filled.
///
/// Nothing is escaped here: what a view holds is already what its file needs. A name that the view does not have is
/// an error, so that a template of the user's can't be wrong in silence.
///
/// # Errors
///
/// A template that minijinja can't read.
pub fn environment(templates: &Templates) -> Result<Environment<'_>, Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
        .set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    for (name, text) in templates.iter().filter(|(name, _)| name.ends_with(".j2")) {
        environment.add_template(name, text)?;
    }
    Ok(environment)
}
