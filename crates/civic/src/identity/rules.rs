//! The rules of sign-in and of granting, apart from I/O.

use base::time::Span;
use base::{Code, Id, Kind, Problem, Time, problem};

use super::model::{Grant, NewGrant, Proof, RoleBook};
use crate::pack::RoleKind;
use crate::platform::nouns::Account;

pub static WRONG: Code = Code::new(
    Kind::Unauthenticated,
    "auth.wrong",
    "账号、密码或验证码不对。",
    "Account, password or code is wrong.",
);
pub static CODE_WANTED: Code = Code::new(
    Kind::Unauthenticated,
    "auth.totp_wanted",
    "请输入动态验证码。",
    "Please enter the code of your authenticator.",
);
pub static PAUSED: Code = Code::new(
    Kind::TooMany,
    "auth.paused",
    "尝试次数过多,请在 {0} 秒后再试。",
    "Too many attempts; please try again in {0} seconds.",
);
pub static LINK_ENDED: Code = Code::new(
    Kind::Unauthenticated,
    "auth.link_ended",
    "链接已失效或已使用,请索取新的链接。",
    "This link has ended or was used before; please ask for a new one.",
);
pub static SELF_GRANT: Code =
    Code::new(Kind::Forbidden, "grant.to_self", "不能给自己授权。", "Nobody grants roles to himself.");
static ADMINISTRATORS_APART: Code = Code::new(
    Kind::Conflict,
    "grant.administrators_apart",
    "三员分立:管理员岗位不能与其他岗位由同一账号担任({0} 与 {1})。",
    "The three administrators are kept apart: an administrator's role goes with no other ({0} and {1}).",
);
static HELD_ALREADY: Code = Code::new(
    Kind::Conflict,
    "grant.held_already",
    "该账号已有此岗位授权。",
    "The account holds this role there already.",
);

/// How long a count of failed sign-ins is remembered.
const FAILURES_FADE: Span = Span::hours(24);
const FIRST_PAUSE: i64 = 15;
const LONGEST_PAUSE: i64 = 15 * 60;

/// Whether a role counts in a session.
///
/// Where the role wants a second factor and the installation requires it, a password alone is not enough. A link made on
/// the server's own command line is: whoever has that command line holds the installation's keys anyway. A link that an
/// administrator handed over opens no role at all, so that no administrator can act as somebody else.
pub fn counts(proof: Proof, role: RoleKind, required: bool) -> bool {
    match proof {
        Proof::Link | Proof::SecondFactor | Proof::Token => true,
        Proof::Password => !(required && role.wants_second_factor()),
        Proof::Invite => false,
    }
}

/// Seconds to wait after so many failures in a row, of which `free` cost nothing: 15 s, doubling up to 15 minutes.
pub fn pause(failures: i64, free: i64) -> Span {
    let beyond = failures - free;
    if beyond < 0 {
        return Span::ZERO;
    }
    Span::seconds((FIRST_PAUSE << beyond.min(10)).min(LONGEST_PAUSE))
}

/// What is left of the pause, if any. Failures fade after a day.
pub fn left(failures: i64, last: Time, now: Time, free: i64) -> Option<Span> {
    if now - last > FAILURES_FADE {
        return None;
    }
    let until = last + pause(failures, free);
    (now < until).then(|| until - now)
}

/// Failures that still count.
pub fn remembered(failures: i64, last: Time, now: Time) -> i64 {
    if now - last > FAILURES_FADE { 0 } else { failures }
}

/// The refusal while a pause lasts; the answer says how long.
pub fn paused(left: Span) -> Problem {
    let seconds = left.as_seconds() + 1;
    PAUSED.with([seconds]).with("retry_after", seconds)
}

/// Whether `by` may grant `wanted` to an account that holds `held`.
pub fn may_grant(
    by: Option<Id<Account>>,
    account: Id<Account>,
    wanted: &NewGrant,
    held: &[Grant],
    roles: &RoleBook,
    now: Time,
) -> Result<(), Problem> {
    if by == Some(account) {
        return Err(SELF_GRANT.problem());
    }
    let Some(role) = roles.get(&wanted.role) else {
        return Err(problem::invalid("/role", "没有这个岗位", "there is no such role"));
    };
    let from = wanted.valid_from.unwrap_or(now);
    if wanted.valid_until.is_some_and(|until| until <= from || until <= now) {
        return Err(problem::invalid(
            "/valid_until",
            "结束时间须在开始时间和当前时间之后",
            "must be after the start and after now",
        ));
    }
    // Roles that are going to be held count as well: separation must not wait for a date.
    for other in held.iter().filter(|grant| grant.is_ahead(now)) {
        let other_is_admin = roles.get(&other.role).is_some_and(|rule| rule.kind.is_admin());
        if other.role != wanted.role && (role.kind.is_admin() || other_is_admin) {
            return Err(ADMINISTRATORS_APART.with([&wanted.role, &other.role]));
        }
        if other.role == wanted.role
            && other.area_path == wanted.area_path
            && other.category == wanted.category
        {
            return Err(HELD_ALREADY.problem());
        }
    }
    Ok(())
}

/// Checks a sign-in name and gives its stored form: lower case, 2 to 64 of letters, digits, `.`, `_`, `-`.
/// Chinese characters are letters.
pub fn name(given: &str) -> Result<String, Problem> {
    let name = given.trim().to_lowercase();
    let good = (2..=64).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
    if good {
        return Ok(name);
    }
    Err(problem::invalid(
        "/name",
        "账号须为 2 至 64 个字母、汉字、数字或 . _ -",
        "a sign-in name has 2 to 64 letters, digits or . _ -",
    ))
}

/// Checks a shown name: 1 to 64 characters, none of them a control character.
pub fn display(given: &str) -> Result<String, Problem> {
    let display = given.trim();
    if (1..=64).contains(&display.chars().count()) && !display.chars().any(char::is_control) {
        return Ok(display.to_owned());
    }
    Err(problem::invalid("/display", "姓名须为 1 至 64 个字符", "a shown name has 1 to 64 characters"))
}

/// Checks the name of a passkey: 1 to 64 characters, none of them a control character.
pub fn passkey_name(given: &str) -> Result<String, Problem> {
    let name = given.trim();
    if (1..=64).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        return Ok(name.to_owned());
    }
    Err(problem::invalid(
        "/name",
        "通行密钥的名称须为 1 至 64 个字符",
        "the name of a passkey has 1 to 64 characters",
    ))
}

/// Checks an e-mail address as far as can be told without sending: one `@`, a host with a dot or `localhost`, no spaces.
pub fn email(given: &str) -> Result<String, Problem> {
    let email = given.trim();
    let good = email.len() <= 254
        && !email.chars().any(|c| c.is_whitespace() || c.is_control())
        && email.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty()
                && !host.contains('@')
                && (host == "localhost" || host.trim_matches('.').contains('.'))
        });
    if good {
        Ok(email.to_owned())
    } else {
        Err(problem::invalid("/email", "邮箱格式不对", "not an e-mail address"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::model::RoleRule;

    fn rule(kind: RoleKind) -> RoleRule {
        RoleRule { name: Default::default(), kind, permissions: Default::default() }
    }

    #[test]
    fn pauses_grow_and_end() {
        let seconds = |n| pause(n, 5).as_seconds();
        assert_eq!([seconds(0), seconds(4), seconds(5), seconds(6), seconds(8)], [0, 0, 15, 30, 120]);
        assert_eq!(seconds(500), LONGEST_PAUSE);
        let then = Time(0);
        assert_eq!(left(5, then, then + Span::seconds(5), 5), Some(Span::seconds(10)));
        assert_eq!(left(5, then, then + Span::seconds(15), 5), None);
        assert_eq!(remembered(9, then, then + Span::days(2)), 0);
    }

    #[test]
    fn a_password_alone_opens_no_role_that_wants_more() {
        use RoleKind::{Resident, Staff};
        assert!(!counts(Proof::Password, Staff, true));
        assert!(counts(Proof::Password, Staff, false));
        assert!(counts(Proof::Password, Resident, true));
        assert!(counts(Proof::SecondFactor, Staff, true) && counts(Proof::Link, Staff, true));
        assert!(!counts(Proof::Invite, Resident, false), "an invitation opens nothing");
    }

    #[test]
    fn names_are_checked() {
        assert_eq!(name(" Zhang.San ").unwrap(), "zhang.san");
        assert_eq!(name("张三").unwrap(), "张三");
        for bad in ["", "a", "a b", "a/b", "a\n", &"x".repeat(65)] {
            assert!(name(bad).is_err(), "{bad:?}");
        }
    }

    fn book() -> RoleBook {
        let roles = [
            ("system_admin", RoleKind::SystemAdmin),
            ("security_admin", RoleKind::SecurityAdmin),
            ("clerk", RoleKind::Staff),
        ];
        RoleBook(roles.map(|(key, kind)| (key.to_owned(), rule(kind))).into())
    }

    fn held(role: &str, until: Option<Time>) -> Grant {
        Grant {
            id: Id::named("grant", role),
            account: Id::named("account", "a"),
            role: role.into(),
            area: None,
            area_path: "510108/".into(),
            category: String::new(),
            valid_from: Time(0),
            valid_until: until,
            granted_by: String::new(),
            granted_at: Time(0),
        }
    }

    #[test]
    fn administrators_are_kept_apart() {
        let (me, other, now) = (Id::named("account", "me"), Id::named("account", "a"), Time(1000));
        let ask = |role: &str, held: &[Grant]| {
            may_grant(Some(me), other, &NewGrant::new(role, None, "510108/"), held, &book(), now)
        };
        let code = |answer: Result<(), Problem>| answer.unwrap_err().code.code;
        assert!(ask("security_admin", &[]).is_ok());
        assert_eq!(code(ask("security_admin", &[held("system_admin", None)])), "grant.administrators_apart");
        assert_eq!(code(ask("clerk", &[held("system_admin", None)])), "grant.administrators_apart");
        assert_eq!(
            code(ask("system_admin", &[held("clerk", Some(Time(2000)))])),
            "grant.administrators_apart"
        );
        assert!(ask("system_admin", &[held("clerk", Some(Time(1000)))]).is_ok(), "an ended role is history");
        assert_eq!(code(ask("clerk", &[held("clerk", None)])), "grant.held_already");
        assert_eq!(code(ask("king", &[])), "invalid");
        let to_self = may_grant(Some(me), me, &NewGrant::new("clerk", None, ""), &[], &book(), now);
        assert_eq!(code(to_self), "grant.to_self");
    }
}
