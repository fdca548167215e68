//! Which reports count in what is published.

use crate::cases::model::State;
use crate::pack::Pack;

/// Whether a report counts: it was sent in and is not void, and its category is known and not sensitive. As long as nobody
/// has said what it is about, it might be sensitive; so it waits.
pub fn is_public(pack: &Pack, state: &str, category: Option<&str>) -> bool {
    let is_report = !matches!(State::from_key(state), None | Some(State::Draft | State::Voided));
    is_report
        && category.is_some_and(|code| pack.categories.contains(code) && !pack.categories.is_sensitive(code))
}

/// The sensitive branches, each by the category that stands highest in it.
pub fn sensitive_branches(pack: &Pack) -> Vec<&str> {
    let above = |parent: Option<&str>| parent.is_some_and(|parent| pack.categories.is_sensitive(parent));
    let highest = pack.categories.iter().filter(|c| c.sensitive && !above(c.parent.as_deref()));
    highest.map(|category| category.code.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::tests::pack;

    #[test]
    fn drafts_void_reports_and_what_is_sensitive_or_unknown_never_count() {
        let pack = pack("chenghua");
        for (state, category, want) in [
            ("closed", Some("CM-0107"), true),
            ("submitted", Some("CM-0107"), true),
            ("merged", Some("CM-0107"), true),
            ("draft", Some("CM-0107"), false),
            ("voided", Some("CM-0107"), false),
            ("closed", None, false),
            ("closed", Some("no-such-category"), false),
            ("closed", Some("SG-0306"), false),
            // Nobody says so of itself; what stands above it does.
            ("closed", Some("SG-0401"), false),
        ] {
            assert_eq!(is_public(&pack, state, category), want, "{state} {category:?}");
        }
    }

    #[test]
    fn a_sensitive_branch_is_named_once() {
        let pack = pack("chenghua");
        let branches = sensitive_branches(&pack);
        assert!(
            branches.contains(&"SG-04") && branches.contains(&"SG-0306") && !branches.contains(&"SG-0401")
        );
    }
}
