//! What stands where in a description of any version: which objects lie in each other, and which values are only data.
//!
//! The stages that go through a document before it is OpenAPI 3.0 share this table; what the keys of 3.0 must be, `check` knows.

/// An object of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they are called as the specification calls them")]
pub enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Header,
    MediaType,
    Encoding,
    Schema,
    Discriminator,
    /// The value of a discriminator that means a schema.
    Mapping,
    Example,
    Link,
    Callback,
    SecurityScheme,
    /// An object that nothing refers to, such as the `info`.
    Other,
    /// Data of the API or of somebody's extension, where nothing is a reference.
    Data,
}

/// One object, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One object.
    One(Kind),
    /// One by each key.
    Map(Kind),
    /// The same with extensions beside them.
    Open(Kind),
    /// One by each place in a list.
    List(Kind),
    /// One schema or a list of them, such as the `items` of JSON Schema.
    OneOrList(Kind),
    /// A schema, or a flag that is none.
    OneOrFlag(Kind),
}

use Kind::*;
use Shape::*;

/// Keys that many objects have, below which nothing is a reference by right.
const COMMON: &[&str] =
    &["title", "summary", "description", "externalDocs", "tags", "security", "servers", "server", "info", "xml"];

impl Kind {
    /// What the member `key` of such an object is.
    pub fn member(self, key: &str) -> Shape {
        if key.starts_with("x-") && self != Components {
            return One(Data);
        }
        match self.members().iter().find(|(name, _)| *name == key) {
            Some((_, shape)) => *shape,
            None if COMMON.contains(&key) => One(Other),
            None => One(self.others()),
        }
    }

    /// What keys are that the specification does not know here.
    fn others(self) -> Self {
        match self {
            Callback => PathItem,
            Other => Other,
            _ => Data,
        }
    }

    /// The keys under which other objects lie.
    pub fn members(self) -> &'static [(&'static str, Shape)] {
        match self {
            Document => &[
                ("paths", Open(PathItem)),
                ("webhooks", Map(PathItem)),
                ("components", One(Components)),
                ("definitions", Map(Schema)),
                ("parameters", Map(Parameter)),
                ("responses", Map(Response)),
                ("securityDefinitions", Map(SecurityScheme)),
            ],
            Components => &[
                ("schemas", Map(Schema)),
                ("responses", Map(Response)),
                ("parameters", Map(Parameter)),
                ("examples", Map(Example)),
                ("requestBodies", Map(RequestBody)),
                ("headers", Map(Header)),
                ("securitySchemes", Map(SecurityScheme)),
                ("links", Map(Link)),
                ("callbacks", Map(Callback)),
                ("pathItems", Map(PathItem)),
                ("mediaTypes", Map(MediaType)),
            ],
            PathItem => &[
                ("get", One(Operation)),
                ("put", One(Operation)),
                ("post", One(Operation)),
                ("delete", One(Operation)),
                ("options", One(Operation)),
                ("head", One(Operation)),
                ("patch", One(Operation)),
                ("trace", One(Operation)),
                ("query", One(Operation)),
                ("additionalOperations", Map(Operation)),
                ("parameters", List(Parameter)),
            ],
            Operation => &[
                ("parameters", List(Parameter)),
                ("requestBody", One(RequestBody)),
                ("responses", Open(Response)),
                ("callbacks", Map(Callback)),
            ],
            Parameter | Header => &[
                ("schema", One(Schema)),
                ("content", Map(MediaType)),
                ("examples", Map(Example)),
                ("items", One(Schema)),
            ],
            RequestBody => &[("content", Map(MediaType))],
            Response => {
                &[("headers", Map(Header)), ("content", Map(MediaType)), ("links", Map(Link)), ("schema", One(Schema))]
            }
            MediaType => &[
                ("schema", One(Schema)),
                ("itemSchema", One(Schema)),
                ("examples", Map(Example)),
                ("encoding", Map(Encoding)),
                ("prefixEncoding", List(Encoding)),
                ("itemEncoding", One(Encoding)),
            ],
            Encoding => &[("headers", Map(Header)), ("encoding", Map(Encoding))],
            Schema => &[
                ("properties", Map(Schema)),
                ("patternProperties", Map(Schema)),
                ("$defs", Map(Schema)),
                ("definitions", Map(Schema)),
                ("dependentSchemas", Map(Schema)),
                ("items", OneOrList(Schema)),
                ("allOf", List(Schema)),
                ("oneOf", List(Schema)),
                ("anyOf", List(Schema)),
                ("prefixItems", List(Schema)),
                ("additionalProperties", OneOrFlag(Schema)),
                ("unevaluatedProperties", OneOrFlag(Schema)),
                ("unevaluatedItems", OneOrFlag(Schema)),
                ("contains", One(Schema)),
                ("propertyNames", One(Schema)),
                ("contentSchema", One(Schema)),
                ("not", One(Schema)),
                ("if", One(Schema)),
                ("then", One(Schema)),
                ("else", One(Schema)),
                ("discriminator", One(Discriminator)),
            ],
            Discriminator => &[("mapping", Map(Mapping)), ("defaultMapping", One(Mapping))],
            Example | Link | Callback | SecurityScheme | Other | Mapping | Data => &[],
        }
    }

    /// Where components of this kind stand, in Swagger 2.0 or in OpenAPI 3: the key in `components`, or at the root.
    /// What has no such place is put in the place of the reference.
    pub fn section(self, swagger: bool) -> Option<&'static str> {
        match (self, swagger) {
            (Schema | Mapping, true) => Some("definitions"),
            (Schema | Mapping, false) => Some("schemas"),
            (Parameter, _) => Some("parameters"),
            (Response, _) => Some("responses"),
            (RequestBody, false) => Some("requestBodies"),
            (Header, false) => Some("headers"),
            (Example, false) => Some("examples"),
            (Link, false) => Some("links"),
            (Callback, false) => Some("callbacks"),
            (SecurityScheme, false) => Some("securitySchemes"),
            _ => None,
        }
    }
}

impl Shape {
    /// Whether the specification allows a reference here.
    pub fn may_be_reference(self) -> bool {
        matches!(self, One(kind) | OneOrList(kind) | OneOrFlag(kind) if kind == PathItem || kind.section(false).is_some())
    }

    /// The kind of the one object that this is; that of a map or a list is nobody's.
    pub fn kind(self) -> Kind {
        match self {
            One(kind) | OneOrList(kind) | OneOrFlag(kind) => kind,
            Map(_) | Open(_) | List(_) => Other,
        }
    }

    /// The kind of the objects that it is made of.
    pub fn of(self) -> Kind {
        let (One(kind) | Map(kind) | Open(kind) | List(kind) | OneOrList(kind) | OneOrFlag(kind)) = self;
        kind
    }
}
