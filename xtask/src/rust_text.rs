//! Just enough of Rust's lexical grammar to tell code, comments and string literals apart.

/// A string literal and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// Counted from 1.
    pub line: usize,
    /// Byte offsets in the source, quotes included.
    pub start: usize,
    pub end: usize,
    /// What stands between the quotes, escapes as written.
    pub text: String,
}

/// A source file taken apart. `code` is as long as the source, with comments and literals blanked out.
#[derive(Debug, Default)]
pub struct Scan {
    pub code: String,
    pub literals: Vec<Literal>,
}

impl Scan {
    pub fn of(source: &str) -> Scan {
        let mut scan = Scan::default();
        let mut at = 0;
        let mut line = 1;
        while at < source.len() {
            let rest = &source[at..];
            let taken = Taken::first(rest, source[..at].chars().next_back());
            let (length, literal) = match taken {
                Taken::Code(length) => {
                    scan.code.push_str(&rest[..length]);
                    line += rest[..length].matches('\n').count();
                    at += length;
                    continue;
                }
                Taken::Comment(length) => (length, None),
                Taken::Literal { length, text } => (length, Some(text)),
            };
            if let Some(text) = literal {
                scan.literals.push(Literal { line, start: at, end: at + length, text });
            }
            for byte in rest[..length].bytes() {
                scan.code.push(if byte == b'\n' { '\n' } else { ' ' });
            }
            line += rest[..length].matches('\n').count();
            at += length;
        }
        scan
    }
}

enum Taken {
    Code(usize),
    Comment(usize),
    Literal { length: usize, text: String },
}

impl Taken {
    /// What stands at the head of `rest`; `before` is the character in front of it.
    fn first(rest: &str, before: Option<char>) -> Taken {
        let letter = rest.chars().next().map_or(1, char::len_utf8);
        let inside_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        if rest.starts_with("//") {
            return Taken::Comment(rest.find('\n').unwrap_or(rest.len()));
        }
        if rest.starts_with("/*") {
            return Taken::Comment(block_comment(rest));
        }
        if let Some(body) = rest.strip_prefix('"') {
            let length = quoted(body);
            return Taken::Literal { length: length + 1, text: body[..length.saturating_sub(1)].to_owned() };
        }
        if !inside_word && let Some((head, hashes)) = raw_head(rest) {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = &rest[head..];
            let inner = body.find(&close).unwrap_or(body.len());
            return Taken::Literal {
                length: (head + inner + close.len()).min(rest.len()),
                text: body[..inner].to_owned(),
            };
        }
        if let Some(body) = rest.strip_prefix('\'') {
            return Taken::Code(1 + char_literal(body));
        }
        Taken::Code(letter)
    }
}

/// Length of a block comment, nested ones included.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// Length of the body of a quoted string up to and with the closing quote.
fn quoted(body: &str) -> usize {
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    body.len()
}

/// `r"`, `r#"`, `br#"` …: the length of the head and the number of hashes.
fn raw_head(rest: &str) -> Option<(usize, usize)> {
    let after =
        rest.strip_prefix("br").or_else(|| rest.strip_prefix("cr")).or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.bytes().take_while(|b| *b == b'#').count();
    after[hashes..].starts_with('"').then(|| (rest.len() - after.len() + hashes + 1, hashes))
}

/// What follows a `'`: the rest of a character literal such as `'"'`, or nothing when it is a lifetime.
fn char_literal(body: &str) -> usize {
    let mut chars = body.char_indices();
    match chars.next() {
        Some((_, '\\')) => body.char_indices().skip(2).find(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1),
        Some(_) => match chars.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_offsets_stay() {
        let source = "let a = \"x \\\" y\"; // crate::b\n/* c /* d */ \" */ let e = r#\"raw \" f\"#;";
        let scan = Scan::of(source);
        assert_eq!(scan.code.len(), source.len());
        assert!(!scan.code.contains("crate::b") && !scan.code.contains('"'));
        let texts: Vec<_> = scan.literals.iter().map(|l| (l.line, l.text.as_str())).collect();
        assert_eq!(texts, [(1, "x \\\" y"), (2, "raw \" f")]);
        assert!(scan.code.ends_with(';'));
    }

    #[test]
    fn lifetimes_and_quote_characters_open_no_string() {
        let scan = Scan::of("fn f<'a>(x: &'a str) -> char { if x == \"q\" { '\"' } else { '\\'' } }");
        assert_eq!(scan.literals.len(), 1);
        assert_eq!(scan.literals[0].text, "q");
    }

    #[test]
    fn chinese_text_keeps_its_place() {
        let scan = Scan::of("x(\"受理\", \"accept\")\ny(\"案\")");
        assert_eq!(scan.literals.iter().map(|l| l.line).collect::<Vec<_>>(), [1, 1, 2]);
        assert_eq!(scan.literals[0].text, "受理");
    }
}
