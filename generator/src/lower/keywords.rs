//! The keywords of a schema, whichever way openapiv3 has sorted them.

use openapiv3::{
    AdditionalProperties, AnySchema, ArrayType, BooleanType, IntegerFormat, IntegerType, NumberFormat, NumberType,
    ObjectType, ReferenceOr, Schema, SchemaData, SchemaKind, StringFormat, StringType, Type, VariantOrUnknownOrEmpty,
};

use super::literal::{integer, literal, number};
use super::subschema::Subschema;
use crate::extension;
use crate::ir::Literal;

/// The keywords of a schema (§ Schema Object). A keyword that is not there is empty.
#[derive(Clone, Debug)]
pub struct Keywords<'a> {
    /// What is said about any kind of schema.
    pub data: &'a SchemaData,
    /// `type`
    pub ty: Option<&'a str>,
    /// `format`
    pub format: Option<&'a str>,
    /// `enum`
    pub values: Vec<Literal>,
    /// `properties`
    pub properties: Vec<(&'a str, Subschema<'a>)>,
    /// `required`
    pub required: &'a [String],
    /// `additionalProperties`
    pub additional: Option<Additional<'a>>,
    /// `items`
    pub items: Option<Subschema<'a>>,
    /// Whether the branches of `items` are the items, one by one.
    pub is_tuple: bool,
    /// `allOf`
    pub all_of: Vec<Subschema<'a>>,
    /// `oneOf`
    pub one_of: Vec<Subschema<'a>>,
    /// `anyOf`
    pub any_of: Vec<Subschema<'a>>,
    /// `not`
    pub not: Option<&'a ReferenceOr<Schema>>,
    /// The keywords as openapiv3 has them.
    pub(super) kind: &'a SchemaKind,
}

/// What properties an object may have beside the known ones.
#[derive(Clone, Copy, Debug)]
pub enum Additional<'a> {
    /// None.
    Forbidden,
    /// Any. Values of `type: object` without a word more are any too: frameworks write that for a map of whatever their
    /// language calls an object, texts and numbers among them.
    Any,
    /// Those with values of a schema.
    Of(Subschema<'a>),
}

impl<'a> Keywords<'a> {
    /// The keywords of `schema`.
    pub fn of(schema: &'a Schema) -> Self {
        let empty = Self::empty(schema);
        match &schema.schema_kind {
            SchemaKind::Type(Type::String(string)) => empty.string(string),
            SchemaKind::Type(Type::Number(number)) => empty.number(number),
            SchemaKind::Type(Type::Integer(integer)) => empty.integer(integer),
            SchemaKind::Type(Type::Object(object)) => empty.object(object),
            SchemaKind::Type(Type::Array(array)) => empty.array(array),
            SchemaKind::Type(Type::Boolean(BooleanType { enumeration })) => Self {
                ty: Some("boolean"),
                values: enumeration.iter().map(|value| value.map_or(Literal::Null, Literal::Bool)).collect(),
                ..empty
            },
            SchemaKind::OneOf { one_of } => Self { one_of: one_of.iter().map(Into::into).collect(), ..empty },
            SchemaKind::AllOf { all_of } => Self { all_of: all_of.iter().map(Into::into).collect(), ..empty },
            SchemaKind::AnyOf { any_of } => Self { any_of: any_of.iter().map(Into::into).collect(), ..empty },
            SchemaKind::Not { not } => Self { not: Some(not), ..empty },
            SchemaKind::Any(any) => empty.any(any),
        }
    }

    /// Whether anything is said about the members of an object.
    pub fn has_members(&self) -> bool {
        !self.properties.is_empty() || !self.required.is_empty() || self.additional.is_some()
    }

    /// Whether other schemas say what the value is.
    pub fn is_composed(&self) -> bool {
        !self.all_of.is_empty() || self.has_branches()
    }

    /// Whether the value is one of several schemas.
    pub fn has_branches(&self) -> bool {
        !self.one_of.is_empty() || !self.any_of.is_empty()
    }

    /// Whether a value is something else than an object.
    pub fn is_value(&self) -> bool {
        match self.ty {
            Some(ty) => ty != "object",
            None => !self.values.is_empty() || self.has_items_alone(),
        }
    }

    /// The `type` of values, where it is said or follows from what is.
    pub fn value_type(&self) -> Option<&'a str> {
        let of_values = || match self.values.iter().find(|value| **value != Literal::Null)? {
            Literal::Text(_) => Some("string"),
            Literal::Bool(_) => Some("boolean"),
            Literal::Integer(_) => Some("integer"),
            Literal::Number(_) => Some("number"),
            Literal::Null | Literal::List(_) | Literal::Object(_) => None,
        };
        self.ty.or(self.has_items_alone().then_some("array")).or_else(of_values)
    }

    /// Whether nothing but `items` says what a value is. It limits arrays and no other value (JSON Schema § 10.3.1.2), but is
    /// written for arrays; beside what is said about the members of an object it is a mistake.
    fn has_items_alone(&self) -> bool {
        self.ty.is_none() && self.items.is_some() && !self.has_members()
    }

    /// Whether a value is an array: its type says so, or it has `items` alone. Of these, several schemas are an array's or not: some
    /// descriptions write them for a value that is one of several.
    pub fn is_array(&self) -> bool {
        self.ty == Some("array") || (self.has_items_alone() && !self.has_choice_of_items())
    }

    /// Whether `items` is a list of schemas.
    pub fn has_choice_of_items(&self) -> bool {
        self.items.is_some_and(|items| match items {
            Subschema::Inline(Schema { schema_kind, .. }) => match schema_kind {
                SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } => true,
                SchemaKind::Any(any) => !any.one_of.is_empty() || !any.any_of.is_empty(),
                SchemaKind::Type(_) | SchemaKind::AllOf { .. } | SchemaKind::Not { .. } => false,
            },
            Subschema::Reference(_) => false,
        })
    }

    fn empty(Schema { schema_data: data, schema_kind: kind }: &'a Schema) -> Self {
        Self {
            data,
            ty: None,
            format: None,
            values: Vec::new(),
            properties: Vec::new(),
            required: &[],
            additional: None,
            items: None,
            is_tuple: extension::is_tuple(data),
            all_of: Vec::new(),
            one_of: Vec::new(),
            any_of: Vec::new(),
            not: None,
            kind,
        }
    }

    fn string(self, string: &'a StringType) -> Self {
        let StringType { format, enumeration, .. } = string;
        Self {
            ty: Some("string"),
            format: format_name(format, |format| match format {
                StringFormat::Date => "date",
                StringFormat::DateTime => "date-time",
                StringFormat::Password => "password",
                StringFormat::Byte => "byte",
                StringFormat::Binary => "binary",
            }),
            values: enumeration.iter().map(|value| value.clone().map_or(Literal::Null, Literal::Text)).collect(),
            ..self
        }
    }

    fn number(self, of: &'a NumberType) -> Self {
        let NumberType { format, enumeration, .. } = of;
        Self {
            ty: Some("number"),
            format: format_name(format, |format| match format {
                NumberFormat::Float => "float",
                NumberFormat::Double => "double",
            }),
            values: enumeration.iter().map(|value| value.map_or(Literal::Null, number)).collect(),
            ..self
        }
    }

    fn integer(self, of: &'a IntegerType) -> Self {
        let IntegerType { format, enumeration, .. } = of;
        Self {
            ty: Some("integer"),
            format: format_name(format, |format| match format {
                IntegerFormat::Int32 => "int32",
                IntegerFormat::Int64 => "int64",
            }),
            values: enumeration.iter().map(|value| value.map_or(Literal::Null, integer)).collect(),
            ..self
        }
    }

    fn object(self, object: &'a ObjectType) -> Self {
        let ObjectType { properties, required, additional_properties, .. } = object;
        Self {
            ty: Some("object"),
            properties: properties.iter().map(|(name, schema)| (name.as_str(), schema.into())).collect(),
            required,
            additional: additional_properties.as_ref().map(Additional::from),
            ..self
        }
    }

    fn array(self, array: &'a ArrayType) -> Self {
        Self { ty: Some("array"), items: array.items.as_ref().map(Subschema::from), ..self }
    }

    fn any(self, any: &'a AnySchema) -> Self {
        let AnySchema {
            typ,
            format,
            enumeration,
            properties,
            required,
            additional_properties,
            items,
            all_of,
            one_of,
            any_of,
            not,
            ..
        } = any;
        Self {
            ty: typ.as_deref(),
            format: format.as_deref(),
            values: enumeration.iter().map(literal).collect(),
            properties: properties.iter().map(|(name, schema)| (name.as_str(), schema.into())).collect(),
            required,
            additional: additional_properties.as_ref().map(Additional::from),
            items: items.as_ref().map(Subschema::from),
            all_of: all_of.iter().map(Into::into).collect(),
            one_of: one_of.iter().map(Into::into).collect(),
            any_of: any_of.iter().map(Into::into).collect(),
            not: not.as_deref(),
            ..self
        }
    }
}

impl<'a> From<&'a AdditionalProperties> for Additional<'a> {
    fn from(additional: &'a AdditionalProperties) -> Self {
        match additional {
            AdditionalProperties::Any(true) => Self::Any,
            AdditionalProperties::Any(false) => Self::Forbidden,
            AdditionalProperties::Schema(schema) if is_some_object(schema) => Self::Any,
            AdditionalProperties::Schema(schema) => Self::Of(schema.as_ref().into()),
        }
    }
}

/// Whether a schema says no more than that a value is an object.
fn is_some_object(schema: &ReferenceOr<Schema>) -> bool {
    let ReferenceOr::Item(Schema { schema_kind: SchemaKind::Type(Type::Object(object)), .. }) = schema else {
        return false;
    };
    *object == ObjectType::default()
}

fn format_name<T: Copy>(format: &VariantOrUnknownOrEmpty<T>, name: impl Fn(T) -> &'static str) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(format) => Some(name(*format)),
        VariantOrUnknownOrEmpty::Unknown(format) => Some(format),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}
