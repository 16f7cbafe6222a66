//! Lists of texts that are open to new ones.

/// Gives an enum of texts, each a variant, its conversions; the text of any other is kept in `Unrecognized`.
///
/// Values are equal where their texts are, which also compiles faster than what would be derived.
macro_rules! string_enum {
    ($ty:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        impl $ty {
            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unrecognized(text) => text,
                }
            }
        }

        impl PartialEq for $ty {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl Eq for $ty {}

        impl std::hash::Hash for $ty {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl From<&str> for $ty {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    _ => Self::Unrecognized(text.to_owned()),
                }
            }
        }

        impl std::str::FromStr for $ty {
            type Err = std::convert::Infallible;

            // Not `Self::Err`: that may be a text of the list.
            fn from_str(text: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl std::fmt::Display for $ty {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::runtime::json::Decode for $ty {
            fn decode(json: &$crate::runtime::json::Json<'_>) -> Self {
                Self::from(json.text())
            }
        }

        impl $crate::runtime::json::Encode for $ty {
            fn encode(&self, out: &mut $crate::runtime::json::Encoder) {
                out.string(self.as_str());
            }
        }

        $crate::runtime::serde::forward_serde!($ty);
    };
}

pub(crate) use string_enum;
