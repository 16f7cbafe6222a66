//! Changes of descriptions, as people and attackers make them.

use serde_json::{Map, Value, json};

/// Numbers that look random and are the same in every run (xorshift).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        if limit == 0 { 0 } else { (self.0 >> 11) as usize % limit }
    }
}

/// Texts that mean something somewhere.
const WORDS: &[&str] = &[
    "",
    " ",
    "a",
    "self",
    "Self",
    "type",
    "r#type",
    "\u{0}",
    "\u{202e}",
    "é",
    "漢字",
    "😀",
    "\\",
    "\"",
    "`",
    "{",
    "}",
    "{x}",
    "{x",
    "*/",
    "//",
    "/*",
    "```",
    "<script>",
    "|",
    "\n",
    "\r\n",
    "../../x",
    "/",
    "~",
    "%",
    "%25",
    "%zz",
    "#",
    "#/",
    "$ref",
    "#/components/schemas/A",
    "https://a.example",
    "null",
    "true",
    "-1",
    "1e999",
    "object",
    "array",
    "string",
    "integer",
    "number",
    "boolean",
    "int64",
    "date-time",
    "binary",
    "byte",
    "uuid",
    "query",
    "path",
    "header",
    "cookie",
    "get",
    "post",
    "application/json",
    "multipart/form-data",
    "text/event-stream",
    "*/*",
    "2XX",
    "default",
    "200",
    "x-a",
    "allOf",
    "oneOf",
    "3.0.3",
    "3.1.0",
    "3.2.0",
    "2.0",
    "deepObject",
    "spaceDelimited",
    "oauth2",
    "apiKey",
    "http",
    "mutualTLS",
];

/// Changes one node of a description, maybe to one of `other`.
pub fn mutate_value(value: &mut Value, other: &Value, random: &mut Random) {
    let word = |random: &mut Random| WORDS[random.below(WORDS.len())].to_owned();
    let pointer = reference(value, random);
    let donor = pick(other, random).clone();
    let own = pick(value, random).clone();
    let node = pick_mut(value, random);
    match (random.below(14), node) {
        (0, node) => *node = donor,
        (1, node) => *node = own,
        (2, node) => *node = Value::String(word(random)),
        (3, node) => *node = json!({ "$ref": pointer }),
        (4, node) => {
            let odd = [
                json!(null),
                json!(true),
                json!(0),
                json!(-1),
                json!(1.5),
                json!(u64::MAX),
                json!(1e300),
                json!([]),
                json!({}),
            ];
            *node = odd[random.below(odd.len())].clone();
        }
        (5, node) => *node = json!([node.take()]),
        (6, node) => {
            let key = word(random);
            *node = json!({ key: node.take() });
        }
        (7 | 8, Value::Object(map)) => {
            let key = map.keys().nth(random.below(map.len())).cloned();
            key.and_then(|key| map.shift_remove(&key));
        }
        (9, Value::Object(map)) => rename(map, random),
        (10, Value::Object(map)) => {
            map.insert(word(random), donor);
        }
        (11, Value::Object(map)) => {
            let key = map.keys().nth(random.below(map.len())).cloned().unwrap_or_default();
            let copied = map.get(&key).cloned().unwrap_or_default();
            map.insert(format!("{key}{}", ["_", "2", "", "S", "-", " "][random.below(6)]), copied);
        }
        (7 | 8, Value::Array(list)) if !list.is_empty() => {
            let index = random.below(list.len());
            list.remove(index);
        }
        (9..=11, Value::Array(list)) => list.extend(std::iter::repeat_n(donor, 1 + random.below(3))),
        (_, Value::String(text)) => {
            let at = text.char_indices().map(|(at, _)| at).nth(random.below(text.chars().count())).unwrap_or_default();
            text.insert_str(at, &word(random));
        }
        (_, node) => *node = json!({ "allOf": [node.take(), { "$ref": pointer }] }),
    }
}

/// Changes some bytes of a text.
pub fn mutate_text(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..=random.below(5) {
        let at = random.below(text.len());
        match random.below(7) {
            0 => text.truncate(at),
            1 => _ = text.splice(at..at, WORDS[random.below(WORDS.len())].bytes()),
            2 => _ = text.drain(at..(at + random.below(40)).min(text.len())),
            3 => _ = text.splice(at..at, *b"\n\n  - &a [*a]\n"),
            4 if at < text.len() => text[at] = random.below(256) as u8,
            5 if at < text.len() => text[at] ^= 1 << random.below(8),
            _ => {
                let piece: Vec<u8> = text.iter().skip(at).take(random.below(200)).copied().collect();
                let at = random.below(text.len());
                text.splice(at..at, piece);
            }
        }
    }
    text
}

fn rename(map: &mut Map<String, Value>, random: &mut Random) {
    let chosen = random.below(map.len());
    let word = WORDS[random.below(WORDS.len())];
    *map = std::mem::take(map)
        .into_iter()
        .enumerate()
        .map(|(index, (key, value))| (if index == chosen { word.to_owned() } else { key }, value))
        .collect();
}

/// A reference to some place of the document.
fn reference(value: &Value, random: &mut Random) -> String {
    let (mut at, mut node) = ("#".to_owned(), value);
    for _ in 0..2 + random.below(8) {
        let next = match node {
            Value::Object(map) => map.iter().nth(random.below(map.len())).map(|(key, next)| (key.clone(), next)),
            Value::Array(list) => {
                let index = random.below(list.len());
                list.get(index).map(|next| (index.to_string(), next))
            }
            _ => None,
        };
        let Some((key, next)) = next else { break };
        at = format!("{at}/{}", escaped(&key));
        node = next;
    }
    at
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        Value::Object(map) => 1 + map.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

fn pick<'v>(value: &'v Value, random: &mut Random) -> &'v Value {
    let place = place(value, random.below(size(value)));
    value.pointer(&place).unwrap_or(value)
}

fn pick_mut<'v>(value: &'v mut Value, random: &mut Random) -> &'v mut Value {
    let place = place(value, random.below(size(value)));
    value.pointer_mut(&place).unwrap()
}

/// The pointer to a node, by its number: from the outermost, in their order.
fn place(value: &Value, mut left: usize) -> String {
    let (mut at, mut node) = (String::new(), value);
    while left > 0 {
        left -= 1;
        let children: Vec<(String, &Value)> = match node {
            Value::Array(list) => list.iter().enumerate().map(|(index, child)| (index.to_string(), child)).collect(),
            Value::Object(map) => map.iter().map(|(key, child)| (escaped(key), child)).collect(),
            _ => break,
        };
        for (key, child) in children {
            let size = size(child);
            if left < size {
                at = format!("{at}/{key}");
                node = child;
                break;
            }
            left -= size;
        }
    }
    at
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
