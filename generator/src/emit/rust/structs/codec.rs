//! How a struct is read and written: a line a field, which is laid out as it is written down.

use proc_macro2::Literal;

use crate::emit::rust::item::Item;
use crate::emit::spelling;
use crate::ir::{Presence, Struct, TypeDef};

/// `Decode`: from JSON.
pub fn decode(def: &TypeDef, of: &Struct) -> Item {
    let name = def.name.pascal();
    let fields = of.fields.iter().map(|field| {
        let (name, key) = (spelling::snake(&field.name), Literal::string(&field.wire_name));
        format!("            {name}: object.{}({key}),\n", accessor(field.presence))
    });
    let rest = of.additional.iter().map(|additional| {
        let keys = array(of.fields.iter().map(|field| field.wire_name.as_str()));
        format!("            {}: object.rest({keys}),\n", spelling::snake(&additional.name))
    });
    let fields: String = fields.chain(rest).collect();
    let mut secrets = of.fields.iter().filter(|field| field.secret).map(|field| field.wire_name.as_str()).peekable();
    let with_secrets = secrets.peek().is_some().then(|| format!(".with_secrets({})", array(secrets)));
    let object = format!("json.object(\"{name}\"){};", with_secrets.unwrap_or_default());
    let body = if fields.is_empty() {
        format!("        {object}\n        Self {{}}\n")
    } else {
        format!("        let mut object = {object}\n        Self {{\n{fields}        }}\n")
    };
    let text = format!("impl Decode for {name} {{\n    fn decode(json: &Json<'_>) -> Self {{\n{body}    }}\n}}");
    Item::laid_out(text, &["Decode", "Json"])
}

/// `Encode`: to JSON.
pub fn encode(def: &TypeDef, of: &Struct) -> Item {
    let fields = of.fields.iter().map(|field| {
        let (name, key) = (spelling::snake(&field.name), Literal::string(&field.wire_name));
        format!("        object.{}({key}, &self.{name});\n", accessor(field.presence))
    });
    let rest = of
        .additional
        .iter()
        .map(|additional| format!("        object.rest(&self.{});\n", spelling::snake(&additional.name)));
    let fields: String = fields.chain(rest).collect();
    let body = if fields.is_empty() {
        "        out.object().end();\n".to_owned()
    } else {
        format!("        let mut object = out.object();\n{fields}        object.end();\n")
    };
    let name = def.name.pascal();
    let text = format!("impl Encode for {name} {{\n    fn encode(&self, out: &mut Encoder) {{\n{body}    }}\n}}");
    Item::laid_out(text, &["Encode", "Encoder"])
}

/// `&["a", "b"]`
fn array<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    let keys: Vec<_> = keys.map(|key| Literal::string(key).to_string()).collect();
    format!("&[{}]", keys.join(", "))
}

fn accessor(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Nullable => "nullable",
        Presence::OptionalNullable => "optional_nullable",
    }
}
