//! Lists that come in pages.

use super::TypeRef;

/// How the response of an operation is a page of a list. The specification has no word for it: it is found by the shape of the
/// operation, or told by the options.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// How the next page is asked for.
    pub next: NextPage,
    /// The properties that lead, one in the other, to whether there is another page.
    pub more: Option<Vec<String>>,
    /// The properties that lead to the items. None: the body is the list.
    pub items: Vec<String>,
    /// The type of an item.
    pub item: TypeRef,
}

/// How the next page of a list is asked for. Parameters are those of the query, by their names on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// A parameter takes what a page says.
    Cursor {
        /// The parameter.
        parameter: String,
        /// The properties of the page that lead to what it takes.
        property: Vec<String>,
    },
    /// A parameter takes how many items were before.
    Offset {
        /// The parameter.
        parameter: String,
    },
    /// A parameter takes the number of the page.
    Number {
        /// The parameter.
        parameter: String,
        /// The number of the first page.
        first: u64,
    },
    /// The header `Link` has the address, as the relation `next` (RFC 8288).
    Link,
}
