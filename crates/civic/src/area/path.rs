//! Materialised paths: the codes from the root, joined and ended by `/`, such as `510108/510108002000/`.

use base::{Code, Kind, Problem};

pub static BAD_CODE: Code = Code::new(
    Kind::Invalid,
    "area.bad_code",
    "区域代码“{0}”不合规:须为 1 至 40 个字母、数字、点、横线或下划线。",
    "“{0}” is no area code: 1 to 40 letters, digits, dots, hyphens or underscores.",
);

/// Codes longer than this do not occur; the house code of the field has 26 digits.
const LONGEST: usize = 40;

/// Whether a code may be part of a path. ASCII only, so that both engines sort paths alike.
pub fn check_code(code: &str) -> Result<(), Problem> {
    let lawful = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if code.is_empty() || code.len() > LONGEST || !code.chars().all(lawful) {
        return Err(BAD_CODE.with([code]));
    }
    Ok(())
}

/// The path of a child.
pub fn join(parent: &str, code: &str) -> String {
    format!("{parent}{code}/")
}

/// The path of the parent; empty for a root.
pub fn parent(path: &str) -> &str {
    let inner = path.strip_suffix('/').unwrap_or(path);
    &path[..inner.rfind('/').map_or(0, |n| n + 1)]
}

/// The paths of all ancestors, from the root down, without the path itself.
pub fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(n, _)| &path[..=n]).filter(move |prefix| prefix.len() < path.len())
}

/// The subtree as a range: from the path itself up to, but without, the second value. `0` follows `/` in ASCII.
pub fn range(path: &str) -> (String, String) {
    match path.strip_suffix('/') {
        Some(inner) => (path.to_owned(), format!("{inner}0")),
        // The empty path is the root of everything; no code begins with a character above `~`.
        None => (path.to_owned(), "\u{7f}".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_go_up_and_down() {
        assert_eq!(join("510108/", "g03"), "510108/g03/");
        assert_eq!(parent("510108/g03/"), "510108/");
        assert_eq!(parent("510108/"), "");
        assert_eq!(ancestors("a/b/c/").collect::<Vec<_>>(), ["a/", "a/b/"]);
    }

    #[test]
    fn a_range_holds_the_subtree_and_nothing_else() {
        let (low, high) = range("d/s1/");
        let inside = |path: &str| low.as_str() <= path && path < high.as_str();
        assert!(["d/s1/", "d/s1/c/", "d/s1/zz/1/"].into_iter().all(inside));
        assert!(!["d/", "d/s10/", "d/s1-a/", "d/s2/", "d/s/"].into_iter().any(inside));
        let (low, high) = range("");
        assert!(low.as_str() <= "d/" && "zzz/" < high.as_str());
    }

    #[test]
    fn codes_are_plain() {
        assert!(check_code("510108001001").is_ok() && check_code("g03-a.1_b").is_ok());
        for wrong in ["", "a/b", "a b", "网格", &"x".repeat(41)] {
            assert!(check_code(wrong).is_err(), "{wrong}");
        }
    }
}
