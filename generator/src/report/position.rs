//! Lines and columns.

use std::ops::Range;

/// Where a place is, as people count: from 1, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) offset: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The positions at which `spans` begin, in their order, found in one pass over the text.
pub(super) fn positions(text: &str, spans: &[Range<usize>]) -> Vec<Position> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|index| spans[*index].start);
    let mut at = Position { offset: 0, line: 1, column: 1 };
    let mut found = vec![at; spans.len()];
    for index in order {
        let between = text.get(at.offset..spans[index].start).unwrap_or_default();
        match between.rfind('\n') {
            Some(last) => {
                at.line += between.bytes().filter(|byte| *byte == b'\n').count();
                at.column = 1 + between[last + 1..].chars().count();
            }
            None => at.column += between.chars().count(),
        }
        at.offset += between.len();
        found[index] = at;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "é: 1\r\n  ü😀: x\n";
        let offsets = [text.find('x').unwrap(), 0, text.find('1').unwrap(), text.len(), text.find('😀').unwrap()];
        let spans: Vec<Range<usize>> = offsets.iter().map(|offset| *offset..*offset).collect();
        let found: Vec<_> = positions(text, &spans).iter().map(|at| (at.line, at.column)).collect();
        assert_eq!(found, [(2, 7), (1, 1), (1, 4), (3, 1), (2, 4)]);
    }
}
