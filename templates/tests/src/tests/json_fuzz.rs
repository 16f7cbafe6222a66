//! Mutated texts: whatever the bytes, the parser says what serde_json says.

use super::json_reference::{Verdict, compare};
use std::time::{Duration, Instant};

/// Where mutations begin.
const SEEDS: &[&str] = &[
    "{\"id\":\"quickstart\",\"creation_date\":1700000000,\"storage_id\":\"\",\"read_only\":false,\"tags\":[\"a\",\"b\"],\"x\":null}",
    "[{\"a\":1.5e-3,\"b\":[[],[[]],{}]},{\"a\":-0.0,\"b\":[18446744073709551615,-9223372036854775808]}]",
    "\"\\u00e9\\ud834\\udd1e\\n\\\\\\/ plain é € 𝄞 \\u0000\"",
    "{\"a\":{\"b\":{\"c\":{\"d\":[1,2,3,{\"e\":\"f\"}]}}},\"\\u0061\":2,\"a\":3}",
    "[0,-0,0.0,1e22,1E+2,123.456e78,100000000000000000000,0.30000000000000004,5e-324,1.7976931348623157e308]",
    " [ true , false , null , \"\" , { } , [ ] , { \"\" : \"\" } ] \n",
];

/// What is put in: tokens, and pieces that are wrong almost everywhere.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud834",
    b"\\udd1e",
    b"\\u0000",
    b"\\n",
    b"\\x",
    b"null",
    b"true",
    b"false",
    b"nul",
    b"0",
    b"-",
    b"1",
    b"9",
    b".",
    b"e",
    b"E+",
    b"e-",
    b"00",
    b"1e400",
    b"1e-400",
    b"9223372036854775808",
    b"\"a\":1",
    b"\"a\":",
    b" ",
    b"\n",
    b"\t",
    b"\r",
    b"\x0c",
    b"\x00",
    b"\x1f",
    b"\x7f",
    b"\xc3\xa9",
    b"\xe2\x82\xac",
    b"\xf0\x9d\x84\x9e",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\x80",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"/**/",
    b"[[[[[[[[[[[[[[[[",
    b"]]]]]]]]]]]]]]]]",
    b"{\"a\":{\"a\":{\"a\":",
];

#[test]
fn mutated_texts_are_read_alike() {
    let mut fuzzer = Fuzzer::new(1);
    for _ in 0..20_000 {
        fuzzer.step();
    }
    assert!(fuzzer.same > 1_000 && fuzzer.refused > 1_000, "{} read, {} refused", fuzzer.same, fuzzer.refused);
}

#[test]
#[ignore = "runs for ten minutes: `cargo test --release -p runtime-tests -- --ignored fuzz`"]
fn mutated_texts_are_read_alike_for_ten_minutes() {
    let end = Instant::now() + Duration::from_secs(600);
    let mut fuzzer = Fuzzer::new(2);
    let mut steps = 0_u64;
    while Instant::now() < end {
        for _ in 0..1_000 {
            fuzzer.step();
        }
        steps += 1_000;
    }
    println!("{steps} texts: {} read, {} refused, {} kept", fuzzer.same, fuzzer.refused, fuzzer.texts.len());
}

struct Fuzzer {
    random: u64,
    /// The seeds, and texts that came from them and are JSON.
    texts: Vec<Vec<u8>>,
    same: u64,
    refused: u64,
}

impl Fuzzer {
    fn new(random: u64) -> Self {
        Self { random, texts: SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect(), same: 0, refused: 0 }
    }

    fn step(&mut self) {
        let mut text = self.pick_text();
        for _ in 0..=self.below(4) {
            self.mutate(&mut text);
        }
        match compare(&text) {
            Verdict::Same => {
                self.same += 1;
                // Texts that are still JSON lead to others; the list is bounded, and so is each text.
                if text.len() <= 400 {
                    if self.texts.len() < 2_000 {
                        self.texts.push(text);
                    } else {
                        let place = SEEDS.len() + self.below(self.texts.len() - SEEDS.len());
                        self.texts[place] = text;
                    }
                }
            }
            Verdict::Refused => self.refused += 1,
            Verdict::TooLarge | Verdict::TooDeep => {}
        }
    }

    fn mutate(&mut self, text: &mut Vec<u8>) {
        let at = self.below(text.len() + 1);
        let end = at + self.below((text.len() - at).min(20) + 1);
        match self.below(6) {
            0 if at < text.len() => text[at] ^= 1 << self.below(8),
            1 if at < text.len() => text[at] = self.below(256) as u8,
            2 => drop(text.drain(at..end)),
            3 => {
                let copy = text[at..end].to_vec();
                let to = self.below(text.len() + 1);
                text.splice(to..to, copy);
            }
            4 => {
                let other = self.pick_text();
                let from = self.below(other.len() + 1);
                text.splice(at..end, other[from..other.len().min(from + 40)].iter().copied());
            }
            _ => {
                let piece = PIECES[self.below(PIECES.len())];
                text.splice(at..at, piece.iter().copied());
            }
        }
    }

    fn pick_text(&mut self) -> Vec<u8> {
        let index = self.below(self.texts.len());
        self.texts[index].clone()
    }

    /// A number below `bound`, by splitmix64.
    fn below(&mut self, bound: usize) -> usize {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}
