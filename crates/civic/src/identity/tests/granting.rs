//! Roles: given, ended, kept apart; and what they reach.

use base::time::Span;
use db::{Db, both_engines};

use super::*;
use crate::identity::{Keeper, create_token, grant_role};

/// What the holder of a token may do where.
async fn scope(app: &TestApp, token: &str, permission: Permission) -> Scope {
    let known = app.ctx.part::<Keeper>().look(&app.ctx, token).await.unwrap().expect("signed in");
    known.signed.scope(permission)
}

both_engines! {
    async fn a_grant_reaches_its_area_and_category_and_time(db: Db) {
        let app = start(db).await;
        let chen = person(&app, "chen", Some(("clerk", "510108/s1/"))).await;
        let token = create_token(&app.ctx, "chen", 9).await.unwrap();
        let later = app.clock.as_ref();
        let from = base::Clock::now(later) + Span::days(1);
        let more = NewGrant {
            category: "02".into(),
            valid_from: Some(from),
            valid_until: Some(from + Span::days(2)),
            ..NewGrant::new("clerk", None, "510108/s2/")
        };
        grant_role(&app.ctx, "chen", more).await.unwrap();
        let covers = |scope: &Scope| {
            [("510108/s1/c1/", "01"), ("510108/s2/c1/", "0205"), ("510108/s2/c1/", "01"), ("510108/", "01")]
                .map(|(area, category)| scope.covers(area, category, &[]))
        };
        assert_eq!(covers(&scope(&app, &token, Permission::CaseRead).await), [true, false, false, false]);
        app.clock.advance(Span::days(1));
        assert_eq!(covers(&scope(&app, &token, Permission::CaseRead).await), [true, true, false, false]);
        app.clock.advance(Span::days(2));
        assert_eq!(covers(&scope(&app, &token, Permission::CaseRead).await), [true, false, false, false]);
        assert!(scope(&app, &token, Permission::CaseHandle).await.is_empty());
        let held = app.ctx.read(move |tx| store::grants::of(tx, chen)).await.unwrap();
        assert_eq!(held.len(), 2, "an ended grant stays as history");
    }

    async fn a_change_of_roles_ends_sessions_at_once(db: Db) {
        let app = start(db).await;
        person(&app, "chen", Some(("clerk", ""))).await;
        let session = token(&app, "chen").await;
        app.get("/api/v1/session").token(&session).send().await.expect(200);
        grant_role(&app.ctx, "chen", NewGrant::new("resident", None, "")).await.unwrap();
        app.get("/api/v1/session").token(&session).send().await.expect(401);
    }

    async fn administrators_stay_apart_even_at_once(db: Db) {
        let app = start(db).await;
        person(&app, "li", None).await;
        let give = |role: &str| grant_role(&app.ctx, "li", NewGrant::new(role, None, ""));
        let (one, two) = tokio::join!(give("system_admin"), give("audit_admin"));
        let refused = [one.err(), two.err()].into_iter().flatten().collect::<Vec<_>>();
        assert_eq!(refused.len(), 1);
        assert_eq!(refused[0].code.code, "grant.administrators_apart");
        assert_eq!(give("clerk").await.unwrap_err().code.code, "grant.administrators_apart");
        assert!(give("no_such_role").await.is_err());
    }

    async fn the_last_administrator_stays(db: Db) {
        let app = start(db).await;
        person(&app, "li", Some(("system_admin", ""))).await;
        let refused = crate::identity::disable_account(&app.ctx, "li").await.unwrap_err();
        assert_eq!(refused.code.code, "account.last_administrator");
        person(&app, "zhou", Some(("system_admin", ""))).await;
        crate::identity::disable_account(&app.ctx, "li").await.unwrap();
    }
}
