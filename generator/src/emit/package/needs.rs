//! What a description needs of the runtime and of other crates.

use crate::ir::{
    Api, ApiKeyLocation, Content, Encoding, Format, Header, OAuth2Grant, Scalar, SchemeKind, TypeKind, TypeRef,
    TypeTable,
};

/// What is used somewhere in an API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// An operation. A description without one gives models alone.
    pub calls: bool,
    /// An instant.
    pub date_time: bool,
    /// A day.
    pub date: bool,
    /// A UUID.
    pub uuid: bool,
    /// Bytes in base64.
    pub base64: bool,
    /// Bytes as they are, in JSON.
    pub binary_member: bool,
    /// A type that is more than another name.
    pub models: bool,
    /// An array of a fixed length.
    pub tuple: bool,
    /// A list of texts.
    pub string_enum: bool,
    /// A list of integers.
    pub integer_enum: bool,
    /// A parameter that is a JSON document.
    pub json_text: bool,
    /// A list that comes in pages.
    pub pages: bool,
    /// A body that is a form.
    pub form: bool,
    /// A body that is made of parts.
    pub multipart: bool,
    /// A file in a form.
    pub file: bool,
    /// Bytes that are sent as they are.
    pub body: bool,
    /// Bytes that are received as they come.
    pub byte_stream: bool,
    /// JSON values that are sent or received one a line.
    pub json_lines: bool,
    /// Events that are received.
    pub event_stream: bool,
    /// A response without documented headers.
    pub no_headers: bool,
    /// A documented header of a response.
    pub header: bool,
    /// A documented header that is JSON.
    pub header_json: bool,
    /// A documented header that is an object.
    pub header_object: bool,
    /// A documented header that is a list.
    pub header_list: bool,
    /// A documented header that is an instant.
    pub header_instant: bool,
    /// Operations with servers of their own.
    pub server_url: bool,
    /// Variables in the URLs of servers.
    pub server_variable: bool,
    /// User name and password.
    pub basic: bool,
    /// Credentials of another scheme of HTTP authentication.
    pub http_credentials: bool,
    /// Bearer tokens.
    pub bearer: bool,
    /// Tokens for the client itself.
    pub client_credentials: bool,
    /// An API key in a header.
    pub header_key: bool,
    /// An API key in the query.
    pub query_key: bool,
    /// An API key in a cookie.
    pub cookie_key: bool,
}

impl Needs {
    /// Whether bytes are sent as they are, on their own or in a form.
    pub fn sends_bytes(&self) -> bool {
        self.body || self.file || self.multipart
    }

    /// Whether bodies are one item after the other.
    pub fn is_sequential(&self) -> bool {
        self.json_lines || self.event_stream
    }

    /// Whether bodies are received as they come.
    pub fn receives_bytes(&self) -> bool {
        self.byte_stream || self.is_sequential()
    }

    /// What `api` needs.
    pub fn of(api: &Api) -> Self {
        let mut needs = Self::default();
        api.types.iter().for_each(|(_, def)| needs.kind(&def.kind));
        api.schemes.iter().for_each(|scheme| needs.scheme(&scheme.kind));
        needs.calls = !api.groups.is_empty();
        needs.server_variable = !api.server_variables.is_empty();
        for operation in api.operations() {
            needs.server_url |= !operation.servers.is_empty();
            needs.pages |= operation.pages.is_some();
            needs.no_headers |= operation.success_headers().is_empty();
            for parameter in &operation.parameters {
                if let Encoding::Content(_, format) = &parameter.encoding {
                    needs.json_text |= *format == Format::Json;
                    needs.form |= matches!(format, Format::Form(_));
                }
                needs.ty(&parameter.ty);
            }
            for content in operation.body.iter().flat_map(|body| &body.content) {
                needs.body |= content.format == Format::Binary;
                needs.content(content);
            }
            let headers = operation.responses.iter().flat_map(|response| &response.headers);
            headers.for_each(|header| needs.header(header, &api.types));
            for content in operation.successes().flat_map(|response| &response.content) {
                match content.format {
                    Format::Multipart(_) | Format::Binary => needs.byte_stream = true,
                    Format::Events => needs.event_stream = true,
                    Format::Lines | Format::Json | Format::Form(_) | Format::Text => {}
                }
                needs.content(content);
            }
            // What comes item by item is read whole where it is a failure.
            let is_read_as_items = |content: &&Content| matches!(content.format, Format::Lines | Format::Events);
            let of_failures = operation.failures().flat_map(|response| &response.content);
            of_failures.filter(|content| !is_read_as_items(content)).for_each(|content| needs.content(content));
        }
        needs
    }

    fn kind(&mut self, kind: &TypeKind) {
        self.models |= !matches!(kind, TypeKind::Alias(_));
        match kind {
            TypeKind::Struct(of) => {
                of.fields.iter().for_each(|field| self.ty(&field.ty));
                of.additional.iter().for_each(|additional| self.ty(&additional.ty));
            }
            TypeKind::Enum(of) if of.base == Scalar::String => self.string_enum = true,
            TypeKind::Enum(_) => self.integer_enum = true,
            TypeKind::Union(of) => of.variants.iter().for_each(|variant| self.ty(&variant.ty)),
            TypeKind::Alias(of) => self.ty(&of.ty),
        }
    }

    fn ty(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::List(inner) | TypeRef::Map(inner) | TypeRef::Nullable(inner) => self.ty(inner),
            TypeRef::Tuple(items) => {
                self.tuple = true;
                items.iter().for_each(|item| self.ty(item));
            }
            TypeRef::Scalar(Scalar::DateTime) => self.date_time = true,
            TypeRef::Scalar(Scalar::Date) => self.date = true,
            TypeRef::Scalar(Scalar::Uuid) => self.uuid = true,
            TypeRef::Scalar(Scalar::Base64) => self.base64 = true,
            TypeRef::Scalar(Scalar::Binary) => self.binary_member = true,
            TypeRef::Scalar(Scalar::File) => self.file = true,
            TypeRef::Scalar(_) | TypeRef::Named(_) | TypeRef::Boxed(_) | TypeRef::Any => {}
        }
    }

    fn content(&mut self, content: &Content) {
        match content.format {
            Format::Json => self.ty(&content.ty),
            Format::Form(_) => {
                self.form = true;
                self.ty(&content.ty);
            }
            Format::Multipart(_) => {
                self.multipart = true;
                self.ty(&content.ty);
            }
            Format::Lines => {
                self.json_lines = true;
                self.ty(&content.ty);
            }
            Format::Events => self.ty(&content.ty),
            // They are as they came.
            Format::Text | Format::Binary => {}
        }
    }

    fn header(&mut self, header: &Header, types: &TypeTable) {
        let ty = types.look_through(&header.ty);
        let is_struct = matches!(types.named(ty).map(|def| &def.kind), Some(TypeKind::Struct(_)));
        match (&header.encoding, ty) {
            (Encoding::Content(media_type, _), _) if media_type.is_json() => self.header_json = true,
            (_, TypeRef::List(_)) => self.header_list = true,
            (_, TypeRef::Map(_)) => self.header_object = true,
            (_, TypeRef::Scalar(Scalar::DateTime)) => self.header_instant = true,
            _ if is_struct => self.header_object = true,
            _ => self.header = true,
        }
        self.ty(&header.ty);
    }

    fn scheme(&mut self, kind: &SchemeKind) {
        match kind {
            SchemeKind::Basic => self.basic = true,
            SchemeKind::Http { .. } => self.http_credentials = true,
            SchemeKind::Bearer { .. } | SchemeKind::OpenIdConnect { .. } => self.bearer = true,
            SchemeKind::OAuth2 { flows, metadata_url: _ } => {
                self.bearer = true;
                self.client_credentials |= flows.iter().any(|flow| flow.grant == OAuth2Grant::ClientCredentials);
            }
            SchemeKind::ApiKey { location, .. } => match location {
                ApiKeyLocation::Header => self.header_key = true,
                ApiKeyLocation::Query => self.query_key = true,
                ApiKeyLocation::Cookie => self.cookie_key = true,
            },
        }
    }
}
