//! Lists of integers that are open to new ones.

/// Gives an enum of integers, each a variant, its conversions; any other is kept in `Unrecognized`. Values are equal where
/// their integers are.
macro_rules! integer_enum {
    ($ty:ident { $($variant:ident = $number:literal),* $(,)? }) => {
        impl $ty {
            /// The value as it is sent.
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unrecognized(number) => *number,
                }
            }
        }

        impl PartialEq for $ty {
            fn eq(&self, other: &Self) -> bool {
                self.as_i64() == other.as_i64()
            }
        }

        impl Eq for $ty {}

        impl std::hash::Hash for $ty {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.as_i64().hash(state);
            }
        }

        impl From<i64> for $ty {
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::Unrecognized(number),
                }
            }
        }

        impl std::fmt::Display for $ty {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::runtime::json::Decode for $ty {
            fn decode(json: &$crate::runtime::json::Json<'_>) -> Self {
                Self::from(<i64 as $crate::runtime::json::Decode>::decode(json))
            }
        }

        impl $crate::runtime::json::Encode for $ty {
            fn encode(&self, out: &mut $crate::runtime::json::Encoder) {
                $crate::runtime::json::Encode::encode(&self.as_i64(), out);
            }
        }

        $crate::runtime::serde::forward_serde!($ty);
    };
}

pub(crate) use integer_enum;
