//! How a struct is read and written: a line a field, which is laid out as it is written down.

use proc_macro2::Literal;

use crate::emit::rust::item::Item;
use crate::emit::spelling;
use crate::ir::{Field, Presence, Struct, TypeDef};

/// `Decode`: from JSON.
pub fn decode(def: &TypeDef, of: &Struct) -> Item {
    let name = def.name.pascal();
    let fields = of.fields.iter().map(|field| {
        let (name, key) = (spelling::snake(&field.name), Literal::string(&field.wire_name));
        format!("            {name}: object.{}({key}),\n", accessor(field.presence))
    });
    let rest = of.additional.iter().map(|additional| {
        format!("            {}: object.rest(&[{}]),\n", spelling::snake(&additional.name), keys(of, |_| true))
    });
    let fields: String = fields.chain(rest).collect();
    let with_secrets = match keys(of, |field| field.secret) {
        secrets if secrets.is_empty() => String::new(),
        secrets => format!(".with_secrets(&[{secrets}])"),
    };
    let object = format!("json.object(\"{name}\"){with_secrets};");
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

/// `"a", "b"`: the keys of the fields that are `wanted`.
fn keys(of: &Struct, wanted: impl Fn(&Field) -> bool) -> String {
    let fields = of.fields.iter().filter(|field| wanted(field));
    fields.map(|field| Literal::string(&field.wire_name).to_string()).collect::<Vec<_>>().join(", ")
}

fn accessor(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Nullable => "nullable",
        Presence::OptionalNullable => "optional_nullable",
    }
}
