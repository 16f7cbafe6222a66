//! Names that the generated code uses itself, so that no item of a description gets them.

/// Of the methods that configure a client, which security schemes have theirs among.
pub const BUILDER: &[&str] = &[
    "base_url",
    "build",
    "builder",
    "clone",
    "connect_timeout",
    "credential",
    "default",
    "default_header",
    "hook",
    "max_body_bytes",
    "new",
    "reqwest",
    "reqwest_client_following_its_own_redirects",
    "retry",
    "server_url",
    "server_variable",
    "timeout",
    "user_agent",
];

/// Of modules and of the methods of a client, besides names that Windows gives to devices. They are compared without
/// underscores.
pub const MODULES: &[&str] = &[
    "aux", "baseurl", "builder", "clone", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "con", "fmt", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "mod", "new",
    "nul", "prn",
];

/// Of the types in a module of operations: what it imports, and what the prelude has.
pub const OPERATIONS: &[&str] = &[
    "ApiError",
    "Body",
    "Box",
    "ByteStream",
    "Clone",
    "Client",
    "DecodeError",
    "Duration",
    "Encoding",
    "Err",
    "Error",
    "EventStream",
    "Failure",
    "FilePart",
    "From",
    "HashMap",
    "HeaderMap",
    "Headers",
    "IntoFuture",
    "Into",
    "IntoIterator",
    "JsonLines",
    "JsonText",
    "Location",
    "New",
    "NextPage",
    "NoHeaders",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Pagination",
    "Parameter",
    "Pending",
    "Received",
    "Request",
    "Requirement",
    "Response",
    "Result",
    "Self",
    "Some",
    "String",
    "Style",
    "Vec",
];

/// What is appended to the name of an operation to name its types.
pub const OF_OPERATION: &[&str] = &["Body", "Error", "ErrorHeaders", "Headers", "Response", "Success"];

/// What is appended to the name of a type to name what its constructor takes.
pub const OF_TYPE: &[&str] = &["Required"];

/// What is appended to the name of a security scheme to name a second method.
pub const OF_SCHEME: &[&str] = &["_client_credentials", "_provider"];

/// Of models: what their files import, what the prelude has, and names that Windows gives to devices.
pub const TYPES: &[&str] = &[
    "Aux",
    "Base64",
    "Box",
    "Clone",
    "Com0",
    "Com1",
    "Com2",
    "Com3",
    "Com4",
    "Com5",
    "Com6",
    "Com7",
    "Com8",
    "Com9",
    "Con",
    "Debug",
    "Decode",
    "DecodeError",
    "Default",
    "Display",
    "Encode",
    "Encoder",
    "Eq",
    "Err",
    "FilePart",
    "Fit",
    "Fits",
    "FitsFn",
    "From",
    "FromStr",
    "Hash",
    "HashMap",
    "Into",
    "IntoIterator",
    "Json",
    "Kinds",
    "Lpt0",
    "Lpt1",
    "Lpt2",
    "Lpt3",
    "Lpt4",
    "Lpt5",
    "Lpt6",
    "Lpt7",
    "Lpt8",
    "Lpt9",
    "Mod",
    "None",
    "Nul",
    "Ok",
    "Option",
    "PartialEq",
    "Prn",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
];

/// Of the values of enums and the variants of unions.
pub const VARIANTS: &[&str] = &["Self", "Unrecognized"];

/// Of the methods of a request.
pub const REQUEST: &[&str] = &["into_future", "items", "pages", "send", "send_blocking", "with_header", "with_timeout"];
