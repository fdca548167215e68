//! Words of a text for search and likeness: pairs of neighbouring characters where a script has no spaces, whole words
//! where it has. Character pairs beat word segmentation on Chinese messages.

/// Characters of a text that are looked at; what comes later is found by number or place.
const LONGEST: usize = 1000;

/// One piece of a text: letters and digits of ASCII, or other letters.
enum Run {
    Word(String),
    Signs(Vec<char>),
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut joined = false;
    for sign in text.chars().take(LONGEST).flat_map(char::to_lowercase) {
        if !sign.is_alphanumeric() {
            joined = false;
            continue;
        }
        match (runs.last_mut(), sign.is_ascii()) {
            (Some(Run::Word(word)), true) if joined => word.push(sign),
            (Some(Run::Signs(signs)), false) if joined => signs.push(sign),
            (_, true) => runs.push(Run::Word(sign.to_string())),
            (_, false) => runs.push(Run::Signs(vec![sign])),
        }
        joined = true;
    }
    runs
}

/// What a text is filed under.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Token {
    Word(String),
    /// Two neighbouring signs.
    Pair(char, char),
    /// A sign that has no neighbour.
    Single(char),
}

impl Token {
    /// In plain ASCII, so that no engine's tokeniser can split it.
    fn write(&self, text: &mut String) {
        match self {
            Token::Word(word) => text.extend(["w", word]),
            Token::Pair(one, other) => {
                text.push('x');
                digits(*one, text);
                digits(*other, text);
            }
            Token::Single(sign) => {
                text.push('x');
                digits(*sign, text);
            }
        }
    }
}

/// Five hexadecimal digits: no character has more.
fn digits(sign: char, text: &mut String) {
    let digit = |place: u32| char::from_digit(u32::from(sign) >> (4 * place) & 15, 16);
    text.extend((0..5).rev().filter_map(digit));
}

/// In order, each once.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for run in runs(text) {
        match run {
            Run::Word(word) => tokens.push(Token::Word(word)),
            Run::Signs(signs) => match signs.as_slice() {
                [sign] => tokens.push(Token::Single(*sign)),
                signs => tokens.extend(signs.windows(2).map(|two| Token::Pair(two[0], two[1]))),
            },
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// Pairs of neighbouring characters, and words of Latin letters, as a person reads them; each once.
pub fn pairs(text: &str) -> Vec<String> {
    let mut pairs: Vec<String> = Vec::new();
    for run in runs(text) {
        match run {
            Run::Word(word) => pairs.push(word),
            Run::Signs(signs) => pairs.extend(signs.windows(2).map(|two| two.iter().collect::<String>())),
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The words under which a text is filed, in plain ASCII with spaces between.
pub fn filed(text: &str) -> String {
    let mut filed = String::with_capacity(4 * text.len());
    for token in tokens(text) {
        if !filed.is_empty() {
            filed.push(' ');
        }
        token.write(&mut filed);
    }
    filed
}

/// One word to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    word: String,
    /// It may be the beginning of what is filed: a word half typed, a single sign. A pair is always whole.
    begins: bool,
}

impl Sought {
    /// The word in an engine's own writing, with its mark for beginnings.
    pub fn said(&self, write: impl Fn(&str) -> String, mark: &str) -> String {
        write(&self.word) + if self.begins { mark } else { "" }
    }
}

/// What to look for; all of it must be found. Empty if there is nothing to look for.
pub fn sought(query: &str) -> Vec<Sought> {
    let sought = |token: Token| {
        let mut word = String::new();
        token.write(&mut word);
        Sought { word, begins: !matches!(token, Token::Pair(..)) }
    };
    tokens(query).into_iter().take(32).map(sought).collect()
}

/// How alike two texts are, from 0 to 100: the Dice coefficient of their pairs.
pub fn likeness(one: &str, other: &str) -> u32 {
    let (one, other) = (tokens(one), tokens(other));
    let total = one.len() + other.len();
    let shared = one.iter().filter(|token| other.binary_search(token).is_ok()).count();
    (200 * shared).checked_div(total).unwrap_or(0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_filed_by_pairs_and_latin_by_words() {
        assert_eq!(filed("路灯坏了 Lamp 12 灯"), "w12 wlamp x0574f04e86 x0706f0574f x08def0706f x0706f");
        assert!(filed("!?").is_empty());
    }

    #[test]
    fn what_is_sought_begins_what_is_filed() {
        let text = filed("建设北路三段路灯不亮 Street lamp");
        let found = |query: &str| {
            let sought = sought(query);
            !sought.is_empty()
                && sought.iter().all(|one| {
                    text.split(' ')
                        .any(|filed| filed == one.word || one.begins && filed.starts_with(one.word.as_str()))
                })
        };
        assert!(found("路灯") && found("灯") && found("北路 不亮") && found("lam"));
        assert!(!found("井盖") && !found("lamps") && !found("。"));
    }

    #[test]
    fn likeness_is_symmetric_and_bounded() {
        assert_eq!(likeness("路灯不亮", "路灯不亮"), 100);
        assert_eq!(likeness("路灯不亮", "垃圾成堆"), 0);
        assert_eq!(likeness("", ""), 0);
        let (a, b) = ("建设北路路灯不亮了", "建设北路的路灯不亮");
        assert_eq!(likeness(a, b), likeness(b, a));
        assert!(likeness(a, b) > 50);
    }
}
