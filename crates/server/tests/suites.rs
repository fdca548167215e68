//! A real installation of the suite `gm` (SM3, SM4), from its first start on.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use db::params;
use serde_json::json;

use crate::support::{Installation, on_both_engines};

const SUITE: &str = "LIANDONG_SECURITY__SUITE";
const DISPATCHER: &str = "district.dispatcher.dc";
const PAGE: &str = include_str!("../../../docs/cryptography.md");

/// The program of docs/cryptography.md, which knows nothing of this one.
fn outsider() -> &'static str {
    let (_, rest) = PAGE.split_once("```python\n").expect("the page holds a program");
    rest.split_once("```").expect("the program ends").0
}

/// Lets the outsider check an export: whether it is content, and the head that it comes to. `None` where it cannot run.
fn checked_by_the_outsider(export: &str) -> Option<(bool, String)> {
    let mut python = Command::new("python3");
    let known = python.args(["-c", "import hashlib; hashlib.new('sm3')"]).stderr(Stdio::null()).status();
    if !known.is_ok_and(|status| status.success()) {
        eprintln!("skipped: suites: python3 with SM3 is not here, docs/cryptography.md was not tried");
        return None;
    }
    let mut outsider = Command::new("python3")
        .args(["-c", outsider()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("python3 starts");
    outsider.stdin.take().expect("a pipe").write_all(export.as_bytes()).ok();
    let out = outsider.wait_with_output().expect("it ends");
    Some((out.status.success(), String::from_utf8_lossy(&out.stdout).trim().to_owned()))
}

/// What is kept in the database bears the marks of the suite: sealed contacts, and the links of the chain.
async fn is_marked(town: &Installation, mark: u8) {
    let db = town.database().await;
    let sealed: Vec<Vec<u8>> = db
        .read(|tx| tx.rows_dyn("select sealed from case_reporters", params![], |row| row.get(0)))
        .await
        .expect("contacts are read");
    let marks: Vec<i64> = db
        .read(|tx| tx.rows_dyn("select distinct suite from audit_entries", params![], |row| row.get(0)))
        .await
        .expect("the chain is read");
    db.close().await;
    assert!(!sealed.is_empty() && sealed.iter().all(|sealed| sealed[0] == mark), "{sealed:?}");
    assert_eq!(marks, [i64::from(mark)]);
}

/// The chain is checked three times: in the database, in an export, and by somebody who does not have the program.
fn is_chained(town: &Installation, folder: &Path, word: &str) {
    let (fine, said) = town.tool(&["verify", "--cases", "--indicators"]);
    assert!(fine, "{said}");
    let file = folder.join("audit.jsonl");
    let path = file.to_str().expect("a path");
    let (fine, said) = town.tool(&["export", "audit", path]);
    assert!(fine, "{said}");
    let (fine, said) = town.tool(&["verify", "--file", path]);
    assert!(fine && said.contains("all as it should be"), "{said}");
    let export = std::fs::read_to_string(&file).expect("the export");
    assert!(export.lines().count() > 10);
    assert!(export.lines().all(|line| line.starts_with(&format!("{{\"suite\":\"{word}\""))), "{export}");
    let changed = export.replacen("system:", "sYstem:", 1);
    if let (Some((fine, head)), Some((fooled, _))) =
        (checked_by_the_outsider(&export), checked_by_the_outsider(&changed))
    {
        assert!(
            fine && said.contains(&format!("head {head},")),
            "{head} is not what the program says: {said}"
        );
        assert!(!fooled, "a changed entry was not found");
    }
    std::fs::remove_file(&file).expect("removed");
}

async fn a_district_lives_with_gm(mut town: Installation) {
    town.set(SUITE, "gm");
    let mut town = town.served().await;
    assert_eq!((town.key().len(), town.key()[0]), (33, 2));
    let contact = json!({ "name": "王大妈", "phone": "13800000000" });
    let receipt = town.door.report_with_photo("the lamp is out", contact).await;
    let token = town.token(DISPATCHER);
    let path = format!("/cases/{}/reporter?purpose=to%20call%20back", receipt.id);
    assert_eq!(town.door.get(&path, &token).await["phone"], "13800000000");

    let folder = tempfile::tempdir().expect("a folder");
    is_chained(&town, folder.path(), "liandong.audit.sm3.1");
    let (ended, well) = town.terminate().await;
    assert!(well, "ended after {ended:?}");
    is_marked(&town, 2).await;

    // Another setting is refused, in both languages, and changes nothing.
    let key = town.key();
    town.set(SUITE, "intl");
    for words in [&["serve", "--listen", "127.0.0.1:0"][..], &["verify"], &["backup", "nowhere"]] {
        let (code, said) = town.tool_beside(words).await;
        assert_eq!(code, Some(1), "{said}");
        assert!(
            said.contains("算法选定后不能更换") && said.contains("set security.suite to \"gm\""),
            "{said}"
        );
    }
    assert_eq!(town.key(), key);

    // After a restart tokens, receipts and contacts are what they were.
    town.set(SUITE, "gm");
    town.start().await;
    assert_eq!(town.door.get(&path, &token).await["name"], "王大妈");
    town.door.withdraw(&receipt).await;
    is_chained(&town, folder.path(), "liandong.audit.sm3.1");

    // A backup keeps its suite: it comes back under no other.
    let backup = folder.path().join("backup");
    let backup = backup.to_str().expect("a path");
    let (fine, said) = town.tool(&["backup", backup]);
    assert!(fine, "{said}");
    let mut other = Installation::on_sqlite();
    let (code, said) = other.tool_beside(&["restore", backup]).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("set security.suite to \"gm\"") && other.is_empty(), "{said}");
    other.set(SUITE, "gm");
    let (fine, said) = other.tool(&["restore", backup]);
    assert!(fine, "{said}");
    assert_eq!(other.key(), key);
    is_marked(&other, 2).await;
}

/// The same of an installation that was never asked, whose key is the bare key that it always was.
async fn a_district_that_chose_nothing_lives_with_intl(town: Installation) {
    let mut town = town.served().await;
    assert_eq!(town.key().len(), 32);
    let receipt = town.door.report_with_photo("the lamp is out", json!({ "phone": "13800000000" })).await;
    let folder = tempfile::tempdir().expect("a folder");
    is_chained(&town, folder.path(), "liandong.audit.1");
    town.terminate().await;
    is_marked(&town, 1).await;
    let key = town.key();
    town.set(SUITE, "gm");
    let (code, said) = town.tool_beside(&["serve", "--listen", "127.0.0.1:0"]).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("设为 \"intl\"") && said.contains("set security.suite to \"intl\""), "{said}");
    assert_eq!(town.key(), key);
    town.set(SUITE, "");
    town.start().await;
    town.door.withdraw(&receipt).await;
}

on_both_engines! { untouched:
    a_district_lives_with_gm
    a_district_that_chose_nothing_lives_with_intl
}
