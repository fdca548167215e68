//! The first start. No default accounts: a link that is printed once makes the three separate administrators.
//!
//! Whoever opens it names three people and gets three invitations, but never a password of another: so not even the one
//! who sets the system up holds two of the three offices.

use base::{Problem, problem};

use super::model::{NewAccount, NewGrant, Purpose, RoleBook};
use super::store::{accounts, links};
use super::{Keeper, granting, people, rules, sessions};
use crate::pack::RoleKind;
use crate::platform::{Ctx, Principal, Scope, Work};

const PART: Principal = Principal::System("setup");
/// A day: the first start is watched.
const MINUTES: u32 = 24 * 60;

/// Somebody to be made an administrator.
#[derive(Clone, Debug)]
pub struct Named {
    pub account: String,
    pub display: String,
}

/// The three offices.
#[derive(Clone, Debug)]
pub struct Team {
    pub system: Named,
    pub security: Named,
    pub audit: Named,
}

/// Whether nobody has an account yet.
pub async fn is_untouched(ctx: &Ctx) -> Result<bool, Problem> {
    ctx.read(accounts::is_empty).await
}

/// A set-up link while there is no account at all; an earlier one ends.
pub async fn first_link(ctx: &Ctx) -> Result<Option<String>, Problem> {
    ctx.write(PART, |work| {
        if !accounts::is_empty(work.tx)? {
            return Ok(None);
        }
        links::drop_setup(work.tx)?;
        sessions::link(work, None, Purpose::Setup, MINUTES).map(Some)
    })
    .await
}

/// Uses the set-up link: three accounts, three roles, three invitations (system, security, audit).
pub async fn set_up(ctx: &Ctx, token: &str, team: Team) -> Result<[String; 3], Problem> {
    let hash = ctx.vault().token_hash(token);
    let invitations = ctx
        .write(PART, move |work| {
            // An error below rolls this back, so that a mistyped name does not use the link up.
            let good = matches!(links::take(work.tx, &hash, work.now)?, Some((Purpose::Setup, _)));
            if !good || !accounts::is_empty(work.tx)? {
                return Err(rules::LINK_ENDED.problem());
            }
            Ok([
                appoint(work, &team.system, RoleKind::SystemAdmin)?,
                appoint(work, &team.security, RoleKind::SecurityAdmin)?,
                appoint(work, &team.audit, RoleKind::AuditAdmin)?,
            ])
        })
        .await?;
    ctx.part::<Keeper>().forget();
    Ok(invitations)
}

fn appoint(work: &mut Work<'_, '_>, who: &Named, office: RoleKind) -> Result<String, Problem> {
    let roles = work.ctx.part::<RoleBook>();
    let Some(role) = roles.of_kind(office) else {
        return Err(problem::invalid(
            &format!("/{}", office.key()),
            "配置包没有这个管理员岗位",
            "the pack has no role for this administrator",
        ));
    };
    let account = people::create(work, &NewAccount::person(&who.account, &who.display))?.id;
    granting::grant(work, &Scope::everything(), account, &NewGrant::new(role, None, ""))?;
    people::invite(work, account)
}
