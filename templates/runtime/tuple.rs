//! Arrays of a fixed length, each item of its own type.

use super::json::{Decode, Encode, Encoder, Fit, Fits, Json, Kinds};

macro_rules! tuples {
    ($($count:literal: $($ty:ident $index:tt),*;)*) => {$(
        impl<$($ty: Decode),*> Decode for ($($ty,)*) {
            fn decode(json: &Json<'_>) -> Self {
                if json.as_array().map(|items| items.len()) != Some($count) {
                    json.refuse::<()>(concat!("an array of ", $count));
                }
                ($(json.item::<$ty>($index),)*)
            }
        }

        impl<$($ty: Encode),*> Encode for ($($ty,)*) {
            fn encode(&self, out: &mut Encoder) {
                out.array([$(&self.$index as &dyn Encode),*]);
            }
        }

        impl<$($ty: Fits),*> Fits for ($($ty,)*) {
            const KINDS: Kinds = Kinds::ARRAY;

            fn fits(json: &Json<'_>) -> Option<Fit> {
                (json.as_array()?.len() == $count).then_some(Fit::SPECIFIC)
            }
        }
    )*};
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}
