//! BibTeX and BibLaTeX: `@book{key, title = {Ferries}, year = 2024}`.
//!
//! Reads letter by letter, once: braces may be nested as deep as they like. `@string` names stay as they are written.
//!
//! Invariant: total; unknown fields are left out, and so is an entry that never closes.

use super::{add_name, doi_address, fill, in_order, set_type, tidy};
use crate::desk::Source;

/// The sources in `text`.
pub(super) fn read(text: &str) -> Vec<Source> {
    let mut reader = Reader { letters: text.chars().peekable() };
    let mut sources = Vec::new();
    while reader.skip_to('@') && sources.len() < super::MOST_SOURCES {
        sources.extend(reader.entry());
    }
    sources
}

struct Reader<'a> {
    letters: std::iter::Peekable<std::str::Chars<'a>>,
}

impl Reader<'_> {
    /// Goes behind the next `mark`; whether there is one.
    fn skip_to(&mut self, mark: char) -> bool {
        self.letters.any(|c| c == mark)
    }

    fn skip_blanks(&mut self) {
        while self.letters.next_if(|c| c.is_whitespace()).is_some() {}
    }

    fn word(&mut self) -> String {
        self.skip_blanks();
        let mut word = String::new();
        while let Some(c) =
            self.letters.next_if(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        {
            word.push(c);
        }
        word
    }

    /// What stands behind an `@`.
    fn entry(&mut self) -> Option<Source> {
        let kind = self.word().to_ascii_lowercase();
        self.skip_blanks();
        self.letters.next_if(|c| matches!(c, '{' | '('))?;
        if matches!(kind.as_str(), "" | "comment" | "string" | "preamble") {
            return None;
        }
        let key = self.key();
        let mut fields = Vec::new();
        // An entry without a key begins with a field.
        if self.letters.next_if_eq(&'=').is_some() {
            fields.push((key, self.value()));
        }
        loop {
            let name = self.word().to_ascii_lowercase();
            self.skip_blanks();
            match self.letters.next()? {
                '=' => fields.push((name, self.value())),
                '}' | ')' => return Some(source(&kind, &fields)),
                _ => {}
            }
        }
    }

    /// The key of the entry, up to the comma or the end.
    fn key(&mut self) -> String {
        let mut key = String::new();
        while let Some(c) = self.letters.next_if(|c| !matches!(c, ',' | '}' | ')' | '=' | '@')) {
            key.push(c);
        }
        key.trim().to_ascii_lowercase()
    }

    /// A value: parts in braces or quotes or bare, joined by `#`.
    fn value(&mut self) -> String {
        let mut value = String::new();
        loop {
            self.skip_blanks();
            match self.letters.peek() {
                Some('{') => self.braced(&mut value),
                Some('"') => self.quoted(&mut value),
                _ => value.push_str(&self.word()),
            }
            self.skip_blanks();
            if self.letters.next_if_eq(&'#').is_none() {
                return value;
            }
        }
    }

    fn braced(&mut self, value: &mut String) {
        let mut depth = 0_usize;
        while let Some(c) = self.letters.next() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
            if !matches!(c, '{' | '}') {
                value.push(c);
            }
            if c == '\\' {
                value.extend(self.letters.next());
            }
        }
    }

    fn quoted(&mut self, value: &mut String) {
        self.letters.next();
        let mut depth = 0_usize;
        while let Some(c) = self.letters.next() {
            match c {
                '"' if depth == 0 => return,
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                '\\' => value.extend(std::iter::once(c).chain(self.letters.next())),
                c => value.push(c),
            }
        }
    }
}

/// `value` without TeX: accents on their letters, `--` as a dash, `~` as a blank.
fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars().filter(|c| !matches!(c, '{' | '}')).peekable();
    while let Some(c) = letters.next() {
        match c {
            '~' => out.push(' '),
            '-' if letters.next_if_eq(&'-').is_some() => {
                while letters.next_if_eq(&'-').is_some() {}
                out.push('–');
            }
            '\\' => match letters.next() {
                Some(sign) if mark(sign).is_some() => {
                    letters.next_if(|c| *c == '\\');
                    let Some(letter) = letters.next() else { continue };
                    out.push(accented(sign, letter));
                }
                // A command's name, or a sign that is written with a stroke before it.
                Some(c)
                    if c.is_ascii_alphabetic() && letters.peek().is_some_and(char::is_ascii_alphabetic) =>
                {
                    while letters.next_if(char::is_ascii_alphabetic).is_some() {}
                }
                Some(c) => out.push(special(c)),
                None => {}
            },
            c => out.push(c),
        }
    }
    tidy(&out)
}

/// Which accent a sign behind a stroke is.
const fn mark(sign: char) -> Option<usize> {
    match sign {
        '`' => Some(0),
        '\'' => Some(1),
        '^' => Some(2),
        '~' => Some(3),
        '"' => Some(4),
        _ => None,
    }
}

/// Letters with the accents of [`mark`]; a blank where there is none.
const ACCENTED: &[(char, &str)] = &[
    ('a', "àáâãä"),
    ('e', "èéê ë"),
    ('i', "ìíî ï"),
    ('o', "òóôõö"),
    ('u', "ùúû ü"),
    ('n', " ń ñ "),
    ('c', " ć   "),
    ('y', " ý  ÿ"),
    ('s', " ś   "),
    ('z', " ź   "),
    ('A', "ÀÁÂÃÄ"),
    ('E', "ÈÉÊ Ë"),
    ('I', "ÌÍÎ Ï"),
    ('O', "ÒÓÔÕÖ"),
    ('U', "ÙÚÛ Ü"),
    ('N', " Ń Ñ "),
];

fn accented(sign: char, letter: char) -> char {
    let row = ACCENTED.iter().find(|(plain, _)| *plain == letter);
    let found = row.zip(mark(sign)).and_then(|((_, row), at)| row.chars().nth(at));
    found.filter(|c| *c != ' ').unwrap_or(letter)
}

const fn special(sign: char) -> char {
    match sign {
        'o' => 'ø',
        'O' => 'Ø',
        'l' => 'ł',
        'L' => 'Ł',
        other => other,
    }
}

fn source(kind: &str, fields: &[(String, String)]) -> Source {
    let read: Vec<(&str, String)> =
        fields.iter().map(|(name, value)| (name.as_str(), of_field(name, value))).collect();
    let field = |names: &[&str]| {
        let found = names
            .iter()
            .find_map(|name| read.iter().find(|(known, value)| known == name && !value.is_empty()));
        found.map_or("", |(_, value)| value.as_str())
    };
    let mut source = Source::default();
    set_type(&mut source, csl_type(kind, field(&["howpublished", "url"])));
    fill(&mut source.title, field(&["title"]));
    for name in field(&["author", "editor"]).split(" and ") {
        add_name(&mut source.author, &in_order(name));
    }
    fill(
        &mut source.publisher,
        field(&["publisher", "journal", "journaltitle", "institution", "organization", "booktitle"]),
    );
    fill(&mut source.published, field(&["date", "year"]));
    fill(&mut source.retrieved, field(&["urldate"]));
    fill(&mut source.url, field(&["url"]));
    if source.url.is_empty() {
        source.url = doi_address(field(&["doi"])).unwrap_or_default();
    }
    if source.url.is_empty() && field(&["howpublished"]).contains("://") {
        fill(&mut source.url, field(&["howpublished"]).trim_start_matches("url"));
    }
    fill(&mut source.notes, field(&["note"]));
    super::own::take_line(&mut source, field(&["tickmark"]));
    source
}

/// The value of a field without TeX; in addresses `~` and `--` are themselves, and only signs that TeX would take for
/// its own may have a stroke before them.
fn of_field(name: &str, value: &str) -> String {
    match name {
        "url" | "doi" => tidy(&value.replace('\\', "")),
        "tickmark" => value.to_owned(),
        _ => plain(value),
    }
}

fn csl_type(kind: &str, address: &str) -> &'static str {
    match kind {
        "article" => "article-journal",
        "book" | "booklet" | "mvbook" | "collection" => "book",
        "inbook" | "incollection" | "inproceedings" | "conference" => "chapter",
        "online" | "electronic" | "www" => "webpage",
        "dataset" => "dataset",
        "report" | "techreport" | "manual" => "report",
        "phdthesis" | "mastersthesis" | "thesis" => "thesis",
        "legislation" | "legal" => "legislation",
        "jurisdiction" => "legal_case",
        "letter" => "personal_communication",
        "video" | "audio" | "movie" => "motion_picture",
        "misc" if address.contains("://") => "webpage",
        _ => "document",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::SourceKind;

    #[test]
    fn an_entry_is_read_with_braces_quotes_accents_and_joins() {
        let text = r#"@comment{no} @string{pa = "Port"} % a note
            @Online{log24, title = {The {Ferry} Log: 2023--2024}, author = {Brandt, L{\'e}na and M{\"u}ller, Jo},
              organization = "Port " # {Authority}, date = {2024-05-07}, urldate = 2024-08-16,
              url = {https://port.example/a_b?c=1}, abstract = "never {mind} it" }
            @book(b, title = "Ferries", year = 1987)"#;
        let sources = read(text);
        assert_eq!(sources.len(), 2);
        let source = &sources[0];
        assert_eq!((source.kind, source.title.as_str()), (SourceKind::WebPage, "The Ferry Log: 2023–2024"));
        assert_eq!(source.author, "Léna Brandt; Jo Müller");
        assert_eq!(
            (source.publisher.as_str(), source.url.as_str()),
            ("Port Authority", "https://port.example/a_b?c=1")
        );
        assert_eq!((source.published.as_str(), source.retrieved.as_str()), ("2024-05-07", "2024-08-16"));
        assert_eq!((sources[1].kind, sources[1].published.as_str()), (SourceKind::Book, "1987"));
    }

    #[test]
    fn what_is_broken_is_left_out_and_the_rest_is_read() {
        let cases = [
            ("@book{a, title = {One}} @book{b, title = {Two", vec!["One"]),
            ("@book{a title, = , title = {One},, }", vec!["One"]),
            ("@misc{title = {One}}", vec!["One"]),
            ("mail me@port.example, please", vec![]),
            ("@", vec![]),
            ("@book{a, title = \"\\", vec![]),
        ];
        for (text, titles) in cases {
            let read: Vec<String> = read(text).into_iter().map(|source| source.title).collect();
            assert_eq!(read, titles, "{text}");
        }
    }
}
