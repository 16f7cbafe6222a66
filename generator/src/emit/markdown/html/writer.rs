//! The Markdown, while it is written.

/// Lists that lie in each other deeper than this are one list.
const MAX_LISTS: usize = 8;

/// The Markdown, while it is written.
#[derive(Default)]
pub struct Writer {
    out: String,
    /// What comes before the next text.
    gap: Gap,
    /// How many spaces the text had since the line began that ended the gap.
    column: usize,
    /// How many ends of lines there were in the gap.
    ends: usize,
    /// The lists that are open, outermost first.
    lists: Vec<List>,
    /// How many more lists are open.
    more_lists: usize,
    table: Option<Table>,
    /// How many more tables are open.
    more_tables: usize,
    is_heading: bool,
}

/// What comes before the next text.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Nothing.
    #[default]
    None,
    /// Nothing, and no space either.
    Joined,
    Line,
    Paragraph,
    /// Nothing, whatever is asked for: the text belongs to the mark that was just written.
    Marked,
}

struct List {
    /// The number of the last item, where they have one.
    number: Option<usize>,
    /// How far in the text of an item is.
    width: usize,
}

#[derive(Default)]
struct Table {
    rows: usize,
    cells: usize,
}

impl Writer {
    /// Adds text as it is.
    pub fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                ' ' | '\n' if self.gap != Gap::None => self.space(character),
                '\n' if self.is_plain() || self.is_within_cell() => self.out.push(' '),
                '|' if self.table.is_some() => self.push("\\|"),
                other => self.push(other.encode_utf8(&mut [0; 4])),
            }
        }
    }

    /// Adds a mark that text follows.
    pub fn mark(&mut self, mark: &str) {
        self.push(mark);
        self.gap = Gap::Joined;
    }

    /// Adds a line that is one whatever it holds.
    pub fn line(&mut self, line: &str) {
        self.flush();
        self.out.push_str(line);
        self.gap = Gap::Line;
    }

    /// How long the Markdown is.
    pub fn length(&self) -> usize {
        self.out.len()
    }

    /// Whether nothing but text can stand here: in a heading.
    pub fn is_plain(&self) -> bool {
        self.is_heading
    }

    /// Whether there are rows here.
    pub fn is_table(&self) -> bool {
        self.table.is_some()
    }

    /// Ends what is emphasized since `from`.
    pub fn end_mark(&mut self, mark: &str, from: usize) {
        let is_joined = self.gap == Gap::Joined;
        let text = self.out.trim_end().len();
        if text <= from {
            self.out.truncate(from.saturating_sub(mark.len()));
        } else {
            let space = self.out.split_off(text);
            self.out.push_str(mark);
            self.out.push_str(if space.is_empty() { "" } else { " " });
        }
        if is_joined {
            self.gap = Gap::None;
        }
    }

    pub fn end_line(&mut self) {
        self.ask(Gap::Line);
    }

    pub fn end_paragraph(&mut self) {
        self.ask(Gap::Paragraph);
    }

    pub fn notice(&mut self, title: &str) {
        self.ask(Gap::Paragraph);
        self.push(title);
        self.gap = Gap::Marked;
    }

    pub fn heading(&mut self, level: usize) {
        self.ask(Gap::Paragraph);
        if self.table.is_none() && self.gap != Gap::Marked {
            self.push(&format!("{} ", "#".repeat(level)));
            self.gap = Gap::Marked;
            self.is_heading = true;
        }
    }

    pub fn end_heading(&mut self) {
        self.is_heading = false;
        self.gap = self.gap.min(Gap::Paragraph);
        self.ask(Gap::Paragraph);
    }

    pub fn list(&mut self, is_ordered: bool) {
        self.ask(if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line });
        if self.lists.len() < MAX_LISTS {
            self.lists.push(List { number: is_ordered.then_some(0), width: 0 });
        } else {
            self.more_lists += 1;
        }
    }

    pub fn end_list(&mut self) {
        if self.more_lists > 0 {
            self.more_lists -= 1;
        } else {
            self.lists.pop();
        }
        self.gap = self.gap.min(Gap::Paragraph);
        self.ask(if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line });
    }

    pub fn item(&mut self) {
        if self.table.is_some() {
            return self.ask(Gap::Line);
        }
        self.is_heading = false;
        // Items follow each other line by line, whatever paragraphs they hold.
        let is_first = self.lists.last().is_none_or(|list| list.width == 0);
        self.gap = if is_first { self.gap.clamp(Gap::Line, Gap::Paragraph) } else { Gap::Line };
        let marker = match self.lists.last_mut() {
            Some(List { number: Some(number), width }) => {
                *number += 1;
                let marker = format!("{number}. ");
                *width = 0;
                marker
            }
            Some(List { number: None, width }) => {
                *width = 0;
                "- ".to_owned()
            }
            None => "- ".to_owned(),
        };
        self.ends = 0;
        self.column = 0;
        self.push(&marker);
        if let Some(list) = self.lists.last_mut() {
            list.width = marker.len();
        }
        self.gap = Gap::Marked;
    }

    pub fn end_item(&mut self) {
        self.gap = self.gap.min(Gap::Paragraph);
        self.ask(Gap::Line);
    }

    pub fn table(&mut self) {
        self.ask(Gap::Paragraph);
        if self.table.is_some() {
            self.more_tables += 1;
        } else {
            self.table = Some(Table::default());
        }
    }

    pub fn end_table(&mut self) {
        if self.more_tables > 0 {
            self.more_tables -= 1;
        } else {
            self.end_row();
            self.table = None;
            self.gap = Gap::Paragraph;
        }
    }

    pub fn row(&mut self) {
        if self.more_tables == 0 {
            self.end_row();
        }
    }

    pub fn cell(&mut self) {
        let Some(table) = self.table.as_mut().filter(|_| self.more_tables == 0) else { return };
        table.cells += 1;
        if table.cells == 1 {
            self.gap = if table.rows == 0 { Gap::Paragraph } else { Gap::Line };
            self.ends = 0;
            self.column = 0;
            self.push("| ");
        } else {
            self.out.truncate(self.out.trim_end().len());
            self.gap = Gap::None;
            self.push(" | ");
        }
        self.gap = Gap::Marked;
    }

    pub fn end_row(&mut self) {
        let Some(table) = self.table.as_mut().filter(|table| table.cells > 0 && self.more_tables == 0) else { return };
        let (is_head, cells) = (table.rows == 0, std::mem::take(&mut table.cells));
        table.rows += 1;
        self.out.truncate(self.out.trim_end().len());
        self.out.push_str(" |");
        self.gap = Gap::Line;
        if is_head {
            self.line(&format!("|{}", "---|".repeat(cells)));
        }
    }

    /// The Markdown.
    pub fn finish(self) -> String {
        self.out
    }

    /// Wants at least this before the next text.
    fn ask(&mut self, gap: Gap) {
        if self.is_within_cell() {
            // A cell is one line.
            if self.gap != Gap::Marked && !self.out.ends_with(' ') {
                self.out.push(' ');
            }
            return;
        }
        if self.gap < gap {
            (self.ends, self.column) = (0, 0);
            self.gap = gap;
        }
    }

    fn is_within_cell(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.cells > 0)
    }

    /// A space or an end of a line within a gap.
    fn space(&mut self, character: char) {
        match character {
            '\n' => (self.ends, self.column) = (self.ends + 1, 0),
            _ => self.column += 1,
        }
        if self.gap == Gap::Line && self.ends > 1 {
            self.gap = Gap::Paragraph;
        }
    }

    fn push(&mut self, text: &str) {
        self.flush();
        self.out.push_str(text);
    }

    /// Writes the gap.
    fn flush(&mut self) {
        let ends = match std::mem::take(&mut self.gap) {
            Gap::None | Gap::Joined | Gap::Marked => return,
            Gap::Line => "\n",
            Gap::Paragraph => "\n\n",
        };
        self.out.truncate(self.out.trim_end().len());
        if !self.out.is_empty() {
            self.out.push_str(ends);
        }
        let within: usize = self.lists.iter().map(|list| list.width).sum();
        // Where the text has lines of its own, how far in they are says what they belong to.
        let column = if self.lists.is_empty() && self.ends > 0 { self.column } else { within };
        self.out.push_str(&" ".repeat(column));
    }
}
