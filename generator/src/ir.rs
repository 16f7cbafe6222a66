//! The intermediate model: what an API is, in the words of HTTP and OpenAPI.
//!
//! Plain data with public fields. It knows neither the description's syntax (references are
//! resolved, versions are gone) nor what is made of it (no Rust, no Markdown): the emitters read
//! it side by side, and another could be added beside them. Everything that needs a decision,
//! such as names, order and the types of inline schemas, was decided in [`lower`](crate::lower).

mod constraints;
mod ident;
mod literal;
mod operation;
mod pages;
mod parameter;
mod response;
mod security;
mod types;

pub use crate::path_template::{PathPart, PathTemplate};
use crate::pointer::Pointer;
pub use constraints::{Constraints, Members, SparseConstraints};
pub use ident::Ident;
pub use literal::Literal;
pub use operation::{Body, Content, Format, MediaType, Method, Operation, PartEncoding, PropertyEncoding};
pub use pages::{NextPage, Pages};
pub use parameter::{Encoding, Parameter, ParameterLocation, Style};
pub use response::{Header, Response, Status, are_successes};
pub use security::{
    ApiKeyLocation, OAuth2Flow, OAuth2Grant, Requirement, SchemeId, SchemeKind, SchemeUse, SecurityScheme,
};
pub use types::{
    Access, AdditionalProperties, Alias, Enum, EnumValue, Field, Presence, Scalar, Selector, Struct, Tag, TypeDef,
    TypeId, TypeKind, TypeRef, TypeTable, Union, Usage, Variant,
};

/// An API, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// What the description says about itself.
    pub info: Info,
    /// The servers, in the description's order; at least one (§ Server Object: `/` where none is named). The first is the one
    /// that is called.
    pub servers: Vec<Server>,
    /// The variables in the URLs of the servers that are called, by whichever operation.
    pub server_variables: Vec<ServerVariable>,
    /// The security schemes, in the description's order.
    pub schemes: Vec<SecurityScheme>,
    /// What most operations require; empty where that is nothing.
    pub common_security: Vec<Requirement>,
    /// The operations, grouped by tag.
    pub groups: Vec<Group>,
    /// How deep types lie within each other, as far as a walk gets that goes to each type once.
    pub nesting: usize,
    /// Whether a number may be written as a text somewhere.
    pub has_number_texts: bool,
    /// Every type that an operation or another type refers to.
    pub types: TypeTable,
}

impl Api {
    /// The operations, in the order of the groups.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.groups.iter().flat_map(|group| &group.operations)
    }

    /// The operations, each with its group.
    pub fn calls(&self) -> impl Iterator<Item = (&Operation, &Group)> {
        self.groups.iter().flat_map(|group| group.operations.iter().map(move |operation| (operation, group)))
    }
}

/// What a description says about itself (§ Info Object).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Info {
    /// The title of the API.
    pub title: String,
    /// The version of the description, such as `1.0.0`. Not a version of OpenAPI.
    pub version: String,
    /// What the API is, and where more is to be read.
    pub docs: Docs,
    /// The address of what its users agree to.
    pub terms_of_service: Option<String>,
    /// Who to ask about it.
    pub contact: Option<Contact>,
    /// The licence of the API.
    pub license: Option<License>,
}

/// Who to ask about an API (§ Contact Object).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// Their name.
    pub name: Option<String>,
    /// The address of their page.
    pub url: Option<String>,
    /// Where they get mail.
    pub email: Option<String>,
}

/// The licence of an API (§ License Object).
#[derive(Clone, Debug, PartialEq)]
pub struct License {
    /// Its name.
    pub name: String,
    /// Where it is to be read.
    pub url: Option<String>,
}

/// A server that offers the API, or an operation of it (§ Server Object).
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// The URL, variables replaced by their defaults. It may be relative, such as `/api/v1`.
    pub url: String,
    /// The URL with its variables in braces.
    pub template: String,
    /// The variables, in the order in which the URL has them.
    pub variables: Vec<ServerVariable>,
    /// What the server is for.
    pub description: Option<String>,
}

/// A variable in the URLs of servers (§ Server Variable Object).
#[derive(Clone, Debug, PartialEq)]
pub struct ServerVariable {
    /// The name as it stands in the URLs.
    pub wire_name: String,
    /// The name, unique among the variables.
    pub name: Ident,
    /// Its place in the description.
    pub at: Pointer,
    /// The value where none is chosen. `None` where the description names none: one has to be chosen.
    pub default: Option<String>,
    /// The values that the description lists; none where any will do.
    pub values: Vec<String>,
    /// What it is.
    pub description: Option<String>,
}

/// The operations whose first tag this is: one module, one page (§ Tag Object).
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The name that the module, the page and the type of its calls are derived from.
    pub name: Ident,
    /// The tag as the description spells it.
    pub tag: String,
    /// What the tag is about.
    pub docs: Docs,
    /// The operations, in the order of their names.
    pub operations: Vec<Operation>,
}

/// What the description tells people about an item. CommonMark, as the description has it: the
/// emitters escape it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Docs {
    /// A short title.
    pub summary: Option<String>,
    /// The description, whole.
    pub description: Option<String>,
    /// Where more is to be read: an address and what is there.
    pub external: Option<Box<(String, Option<String>)>>,
}

impl Docs {
    /// The documentation that is only a description.
    pub fn description(text: Option<String>) -> Self {
        Self { description: text.filter(|text| !text.trim().is_empty()), ..Self::default() }
    }
}
