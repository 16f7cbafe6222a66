//! Arrays of a fixed length, each item of its own type.

use super::json::{Decode, DecodeError, Encode, Encoder, Fit, Fits, Json};

macro_rules! tuples {
    ($($count:literal: $($ty:ident $item:ident $index:tt),*;)*) => {$(
        impl<$($ty: Decode),*> Decode for ($($ty,)*) {
            fn decode(json: &Json<'_>) -> Result<Self, DecodeError> {
                let what = concat!("an array of ", $count);
                let mut items = json.as_array().ok_or_else(|| json.expected(what))?;
                let ($(Some($item),)* None) = ($({ let _ = $index; items.next() },)* items.next()) else {
                    return Err(json.expected(what));
                };
                Ok(($($ty::decode(&$item).map_err(|error| error.in_item($index))?,)*))
            }
        }

        impl<$($ty: Encode),*> Encode for ($($ty,)*) {
            fn encode(&self, out: &mut Encoder) {
                out.array([$(&self.$index as &dyn Encode),*]);
            }
        }

        impl<$($ty: Fits),*> Fits for ($($ty,)*) {
            fn fits(json: &Json<'_>) -> Option<Fit> {
                (json.as_array()?.len() == $count).then_some(Fit::SPECIFIC)
            }
        }
    )*};
}

tuples! {
    1: A a 0;
    2: A a 0, B b 1;
    3: A a 0, B b 1, C c 2;
    4: A a 0, B b 1, C c 2, D d 3;
    5: A a 0, B b 1, C c 2, D d 3, E e 4;
    6: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5;
    7: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6;
    8: A a 0, B b 1, C c 2, D d 3, E e 4, F f 5, G g 6, H h 7;
}
