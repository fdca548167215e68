//! The chain: it holds, and whatever is done to it by hand is found.

use base::{Id, Permission};
use db::{Db, both_engines};
use serde_json::{Value, json};

use super::*;
use crate::identity::{self, RoleBook, RoleRule};
use crate::pack::RoleKind;
use crate::platform::nouns::Case;
use crate::platform::testing::TestApp;
use crate::platform::vault::Suite;

const TEST: Principal = Principal::System("test");

/// A server with `count` sealed entries.
async fn start(db: Db, count: i64) -> TestApp {
    start_with(db, Suite::Intl, count).await
}

async fn start_with(db: Db, suite: Suite, count: i64) -> TestApp {
    let app = TestApp::configured(db, |config| config.security.suite = suite).await;
    for n in 0..count {
        let entry = Entry::new(
            "case.moved",
            "case",
            Id::<Case>::named("case", "1"),
            json!({ "n": n, "z": "中", "a": 1.50 }),
        );
        note(&app.ctx, TEST, entry).await.unwrap();
    }
    seal(&app).await;
    app
}

async fn seal(app: &TestApp) {
    let ctx = app.ctx.clone();
    tokio::task::spawn_blocking(move || while seal_once(&ctx).unwrap() > 0 {}).await.unwrap();
}

async fn verify(app: &TestApp, noted: &[Head]) -> Report {
    let (db, noted) = (app.ctx.db().clone(), noted.to_vec());
    tokio::task::spawn_blocking(move || verify_database(&db, noted, |_| {})).await.unwrap().unwrap()
}

/// What somebody with full rights over the database does by hand.
async fn by_hand(app: &TestApp, statement: &'static str) {
    app.ctx
        .write(TEST, move |work| Ok(work.tx.run_dyn(statement, Vec::new())?))
        .await
        .expect("whoever owns the database may do this");
}

/// Somebody who may read the log.
async fn auditor(app: &TestApp) -> String {
    let rule = RoleRule {
        name: Default::default(),
        kind: RoleKind::AuditAdmin,
        permissions: [Permission::AuditRead].into(),
    };
    let nothing = RoleRule { kind: RoleKind::Resident, permissions: Default::default(), ..rule.clone() };
    let book = [("audit_admin".to_owned(), rule), ("resident".to_owned(), nothing)];
    identity::use_roles(&app.ctx, RoleBook(book.into()));
    for (name, role) in [("sun", "audit_admin"), ("wang", "resident")] {
        identity::add_account(&app.ctx, identity::NewAccount::person(name, name)).await.unwrap();
        identity::grant_role(&app.ctx, name, identity::NewGrant::new(role, None, "")).await.unwrap();
    }
    identity::create_token(&app.ctx, "sun", 1).await.unwrap()
}

both_engines! {
    async fn a_chain_left_alone_is_good(db: Db) {
        let app = start(db, 2500).await;
        let report = verify(&app, &[]).await;
        assert!(report.is_good(), "{:?}", report.findings);
        assert_eq!((report.entries, report.head.seq), (2500, 2500));
        assert!(verify(&app, &[report.head]).await.is_good());
        assert_eq!(report.head.to_string().parse::<Head>().unwrap(), report.head);
    }

    async fn a_changed_entry_is_found(db: Db) {
        let app = start(db, 10).await;
        by_hand(&app, "update audit_entries set actor = 'account:somebody else' where seq = 4").await;
        assert_eq!(verify(&app, &[]).await.findings, [Finding::Changed { seq: 4 }]);
    }

    async fn a_removed_entry_is_found(db: Db) {
        let app = start(db, 10).await;
        by_hand(&app, "delete from audit_entries where seq in (3, 4)").await;
        assert_eq!(verify(&app, &[]).await.findings, [Finding::Missing { after: 2, before: 5 }]);
    }

    async fn exchanged_entries_are_found(db: Db) {
        let app = start(db, 10).await;
        by_hand(&app, "update audit_entries set seq = -seq where seq in (5, 6)").await;
        by_hand(&app, "update audit_entries set seq = 11 + seq where seq < 0").await;
        assert_eq!(
            verify(&app, &[]).await.findings,
            [Finding::Changed { seq: 5 }, Finding::Changed { seq: 6 }, Finding::Changed { seq: 7 }]
        );
    }

    async fn a_cut_tail_is_found_by_the_kept_head_and_by_a_noted_one(db: Db) {
        let app = start(db, 10).await;
        let noted = verify(&app, &[]).await.head;
        by_hand(&app, "delete from audit_entries where seq > 7").await;
        assert_eq!(verify(&app, &[]).await.findings, [Finding::CutOff { last: 7, head: 10, noted: false }]);
        // The head set back as well: only the noted one helps.
        by_hand(&app, "update heads set seq = 7, hash = (select hash from audit_entries where seq = 7) where name = 'audit'").await;
        assert!(verify(&app, &[]).await.is_good());
        assert_eq!(verify(&app, &[noted]).await.findings, [Finding::CutOff { last: 7, head: 10, noted: true }]);
        // Filled up again with other entries: the noted head has another hash.
        for n in 0..3 {
            note(&app.ctx, TEST, Entry::general("case.moved", "case", json!(n))).await.unwrap();
        }
        seal(&app).await;
        assert!(verify(&app, &[]).await.is_good());
        assert_eq!(verify(&app, &[noted]).await.findings, [Finding::OtherChain { seq: 10, noted: true }]);
    }

    async fn an_entry_goes_with_its_change_or_not_at_all(db: Db) {
        let app = start(db, 0).await;
        let failed = app.ctx.write(TEST, |work| {
            record(work, Entry::general("case.moved", "case", json!({})))?;
            Err::<(), Problem>(base::problem::INTERNAL.problem())
        });
        failed.await.unwrap_err();
        seal(&app).await;
        assert_eq!(verify(&app, &[]).await.entries, 0);
    }

    async fn the_export_is_checked_without_the_program(db: Db) {
        let app = start(db, 5).await;
        let token = auditor(&app).await;
        seal(&app).await;
        let reply = app.get("/api/v1/audit/export").token(&token).send().await;
        assert_eq!(reply.headers["content-type"], "application/x-ndjson");
        let text = String::from_utf8(reply.bytes).unwrap();
        let report = verify_export(text.as_bytes(), Vec::new()).unwrap();
        assert!(report.is_good() && report.entries > 5, "{report:?}");
        let changed = text.replacen("case.moved", "case.moveD", 1);
        assert_eq!(verify_export(changed.as_bytes(), Vec::new()).unwrap().findings, [Finding::Changed { seq: 1 }]);
        let mut lines: Vec<&str> = text.lines().collect();
        lines.swap(2, 3);
        assert!(!verify_export(lines.join("\n").as_bytes(), Vec::new()).unwrap().is_good());
        assert!(!verify_export(&b"{\"seq\":1}\n"[..], Vec::new()).unwrap().is_good());
    }

    async fn a_chain_of_the_other_suite_is_as_good(db: Db) {
        let app = start_with(db, Suite::Gm, 10).await;
        let token = auditor(&app).await;
        seal(&app).await;
        let report = verify(&app, &[]).await;
        assert!(report.is_good() && report.entries > 10, "{report:?}");
        let text = app.get("/api/v1/audit/export").token(&token).send().await.bytes;
        let text = String::from_utf8(text).unwrap();
        assert!(text.lines().count() > 10 && text.lines().all(|line| line.contains("\"liandong.audit.sm3.1\"")));
        assert!(verify_export(text.as_bytes(), vec![report.head]).unwrap().is_good());
        // Called by the other word, the same content has another hash.
        let renamed = text.replacen("audit.sm3.1", "audit.1", 1);
        assert_eq!(verify_export(renamed.as_bytes(), Vec::new()).unwrap().findings, [Finding::Changed { seq: 1 }]);
        by_hand(&app, "update audit_entries set suite = 1 where seq = 7").await;
        assert_eq!(verify(&app, &[]).await.findings, [Finding::Changed { seq: 7 }]);
    }

    async fn head_and_entries_are_read_by_the_auditor_only_and_that_is_logged(db: Db) {
        let app = start(db, 5).await;
        let auditor = auditor(&app).await;
        let resident = identity::create_token(&app.ctx, "wang", 1).await.unwrap();
        app.get("/api/v1/audit/head").send().await.expect(401);
        app.get("/api/v1/audit/head").token(&resident).send().await.expect(403);
        let head = app.get("/api/v1/audit/head").token(&auditor).send().await.expect(200);
        assert_eq!(head["seq"], 5);
        let of_case = format!("/api/v1/audit/entries?object={}&limit=2", Id::<Case>::named("case", "1"));
        let page = app.get(&of_case).token(&auditor).send().await.expect(200);
        assert_eq!((&page["items"][1]["seq"], &page["items"][0]["data"]["z"]), (&json!(2), &json!("中")));
        let next = format!("{of_case}&cursor={}", page["next_cursor"].as_str().unwrap());
        let page = app.get(&next).token(&auditor).send().await.expect(200);
        assert_eq!(page["items"][0]["seq"], 3);
        let newest = app.get("/api/v1/audit/entries?order=newest&limit=3").token(&auditor).send().await.expect(200);
        let seqs = |page: &Value| page["items"].as_array().unwrap().iter().map(|one| one["seq"].as_i64().unwrap()).collect::<Vec<_>>();
        let first = seqs(&newest);
        assert!(first.len() == 3 && first.is_sorted_by(|a, b| a > b), "{first:?}");
        let next = format!("/api/v1/audit/entries?order=newest&limit=3&cursor={}", newest["next_cursor"].as_str().unwrap());
        let next = app.get(&next).token(&auditor).send().await.expect(200);
        assert_eq!(seqs(&next)[0], first[2] - 1, "pages join");
        app.get("/api/v1/audit/entries?cursor=no").token(&auditor).send().await.expect(422);
        app.get("/api/v1/audit/entries?colour=red").token(&auditor).send().await.expect(422);
        seal(&app).await;
        let all = app.get("/api/v1/audit/entries?after=5&limit=500").token(&auditor).send().await.expect(200);
        let actions: Vec<&Value> = all["items"].as_array().unwrap().iter().map(|item| &item["action"]).collect();
        for wanted in ["access.refused", "audit.read", "account.made", "grant.given", "token.made"] {
            assert!(actions.contains(&&json!(wanted)), "{wanted} in {actions:?}");
        }
    }
}

/// What is done to a chain by hand is found whichever suite links it.
#[test]
fn each_suite_finds_what_was_changed() {
    for suite in Suite::ALL {
        let mut entries: Vec<Sealed> = (0..6u8)
            .map(|n| {
                let line = json!({ "seq": 0, "id": uuid::Uuid::from_u128(n.into()), "at": n, "actor": "system:test",
                    "action": "case.moved", "object_kind": "case", "purpose": "", "data": "{}", "hash": "00".repeat(32) });
                Sealed { suite, ..serde_json::from_value(line).unwrap() }
            })
            .collect();
        let head = super::chain::link(Head::START, &mut entries);
        let report = |entries: &[Sealed]| {
            let mut verifier = Verifier::new(vec![head]);
            entries.iter().for_each(|entry| verifier.take(entry));
            verifier.finish(Some(head))
        };
        assert!(report(&entries).is_good(), "{suite}");
        let changes: [fn(&mut Sealed); 5] = [
            |entry| entry.actor.push('x'),
            |entry| entry.at += 1,
            |entry| entry.data = "[]".into(),
            |entry| entry.hash.0[31] ^= 1,
            |entry| entry.suite = if entry.suite == Suite::Gm { Suite::Intl } else { Suite::Gm },
        ];
        for change in changes {
            let mut changed = entries.clone();
            change(&mut changed[3]);
            assert_eq!(report(&changed).findings[0], Finding::Changed { seq: 4 }, "{suite}");
        }
        assert_eq!(report(&entries[..5]).findings[0], Finding::CutOff { last: 5, head: 6, noted: true });
    }
}

/// The layout is a promise to whoever keeps exports: these hashes were computed by hand with `sha256sum` and OpenSSL.
#[test]
fn the_canonical_bytes_never_change() {
    let entry = Sealed {
        suite: Suite::Intl,
        seq: 1,
        id: uuid::Uuid::from_u128(1),
        at: 1_772_416_800_000_000,
        actor: "system:test".into(),
        action: "case.moved".into(),
        object_kind: "case".into(),
        object_id: None,
        purpose: String::new(),
        data: "{\"z\":\"中\"}".into(),
        hash: "00".repeat(32).parse().unwrap(),
    };
    assert_eq!(
        String::from_utf8(entry.canonical()).unwrap(),
        "16:liandong.audit.1,1:1,36:00000000-0000-0000-0000-000000000001,16:1772416800000000,11:system:test,\
         10:case.moved,4:case,0:,0:,11:{\"z\":\"中\"},"
    );
    let zero: super::model::Hash = "00".repeat(32).parse().unwrap();
    assert_eq!(
        entry.hash_after(&zero).to_string(),
        "f8c96c4170f00cc2347832f294b6fbbc5839afff6de9ef4e66398138218be323"
    );
    let gm = Sealed { suite: Suite::Gm, ..entry.clone() };
    assert!(gm.canonical().starts_with(b"20:liandong.audit.sm3.1,1:1,"));
    assert_eq!(
        gm.hash_after(&zero).to_string(),
        "53e207021a99e1c6398f7c375342172c17f91410f2d6f9f7ecaac88b619b0d7d"
    );
    // A line of an export from before there was a choice.
    let mut line = serde_json::to_value(&entry).unwrap();
    assert_eq!(line.as_object_mut().unwrap().remove("suite"), Some(json!("liandong.audit.1")));
    assert_eq!(serde_json::from_value::<Sealed>(line).unwrap(), entry);
}
