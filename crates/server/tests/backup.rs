//! Backups of real installations: taken by the real binary while people write, brought back on either engine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::support::{Installation, Receipt};
use crate::survival::{self, Ledger};

const OFFICER: &str = "privacy.officer.dc";

/// What was there before the backup.
struct Known {
    /// Erased after the backup.
    erased: Receipt,
    kept: Receipt,
    /// The photo of each.
    photos: (Vec<u8>, Vec<u8>),
}

/// A report with a contact and a photo; the photo as it is served.
async fn with_photo(town: &Installation, key: &str, token: &str) -> (Receipt, Vec<u8>) {
    let receipt = town.door.report_with_photo(key, json!({ "name": "王大妈", "phone": "13800000000" })).await;
    let photo = town.door.photo(&receipt.id, token).await.expect("the photo is served");
    (receipt, photo)
}

async fn before(town: &Installation, token: &str) -> Known {
    let (erased, first) = with_photo(town, "王大妈 wants to be forgotten", token).await;
    let (kept, second) = with_photo(town, "this one stays", token).await;
    Known { erased, kept, photos: (first, second) }
}

/// Backs up while people write: the folder, what was acknowledged before it began, and all that was sent.
async fn back_up_under_load(town: &Installation, folder: PathBuf) -> (Ledger, Ledger) {
    let early = survival::writers(town, 0);
    sleep(Duration::from_millis(300)).await;
    let late = survival::writers(town, 1);
    let mut acknowledged = Ledger::new();
    for n in 0..20 {
        let key = format!("before {n}");
        let receipt = town.door.report(&key).await.expect("a receipt");
        acknowledged.insert(key, Some(receipt));
    }
    let folder = folder.to_str().expect("a path").to_owned();
    let (code, said) = town.tool_beside(&["backup", &folder]).await;
    assert_eq!(code, Some(0), "{said}");
    // People still write when it is done.
    let after = town.door.report("after the backup").await.expect("a receipt");
    let stop = [early, late].map(|mut writers| async move {
        writers.abort_all();
        while writers.join_next().await.is_some() {}
    });
    for stop in stop {
        stop.await;
    }
    (acknowledged, Ledger::from([("after the backup".to_owned(), Some(after))]))
}

/// Erases a case and waits until the register has it.
async fn erase(town: &Installation, case: &Receipt) {
    let token = town.token(OFFICER);
    let seen = town.door.get(&format!("/cases/{}", case.id), &token).await;
    let path = format!("/api/v1/cases/{}/actions/erase", case.id);
    let words = json!({ "version": seen["version"], "note": "asked for it" });
    let answer = town.door.request(Method::POST, &path).bearer_auth(&token).json(&words).send().await;
    assert_eq!(answer.expect("an answer").status(), 200);
    let begin = Instant::now();
    while !std::fs::read_to_string(town.register()).is_ok_and(|text| text.contains(&case.id)) {
        assert!(begin.elapsed() < Duration::from_secs(40), "the register does not hear of it");
        sleep(Duration::from_millis(200)).await;
    }
}

/// What is there after a restore, seen through the front door.
async fn is_whole(town: &Installation, known: &Known, acknowledged: &Ledger, after: &Ledger) {
    let cases = town.cases().await;
    let ids: BTreeSet<&str> = cases.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids.len(), cases.len());
    let of = |ledger: &Ledger| -> Vec<String> {
        ledger.values().flatten().map(|receipt| receipt.id.clone()).collect()
    };
    assert!(of(acknowledged).iter().all(|id| ids.contains(id.as_str())), "something acknowledged is missing");
    assert!(of(after).iter().all(|id| !ids.contains(id.as_str())), "it is not one moment");

    let token = town.token("district.dispatcher.dc");
    let erased = town.door.get(&format!("/cases/{}", known.erased.id), &token).await;
    let history = town.door.get(&format!("/cases/{}/events", known.erased.id), &token).await;
    let found = town.door.get("/cases?q=%E7%8E%8B%E5%A4%A7%E5%A6%88", &token).await;
    assert!(!format!("{erased}{history}{found}").contains("王大妈"), "{erased} {history} {found}");
    assert_eq!(town.door.photo(&known.erased.id, &token).await, None);
    let found = town.door.get("/cases?q=this%20one%20stays", &token).await;
    assert_eq!(found["items"][0]["id"], known.kept.id.as_str(), "{found}");
    assert_eq!(town.door.photo(&known.kept.id, &token).await.as_ref(), Some(&known.photos.1));
    assert_ne!(known.photos.0, Vec::<u8>::new());

    // Numbers go on, receipts still open, and what came after the backup can be sent again under its key.
    let again = town.door.report("after the backup").await.expect("a receipt");
    assert!(!ids.contains(again.id.as_str()));
    town.door.withdraw(&known.kept).await;
}

/// Brings a backup back into an installation and looks at it.
async fn comes_back(
    mut town: Installation,
    backup: &Path,
    register: &Path,
    known: &Known,
    ledgers: (&Ledger, &Ledger),
) {
    let (backup, register) = (backup.to_str().expect("a path"), register.to_str().expect("a path"));
    let restore = ["restore", backup, "--erasures", register];
    let (code, said) = town.tool_beside(&restore).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("1 erased again"), "{said}");
    let (code, said) = town.tool_beside(&restore).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("not empty") && said.contains("overwrites nothing"), "{said}");
    let (fine, said) = town.tool(&["verify", "--cases", "--indicators"]);
    assert!(fine, "{said}");
    town = town.served().await;
    is_whole(&town, known, ledgers.0, ledgers.1).await;
    let (_, well) = town.terminate().await;
    assert!(well);
    let (fine, said) = town.tool(&["verify", "--cases", "--indicators"]);
    assert!(fine, "{said}");
}

async fn a_backup_under_load_comes_back_on_either_engine(mut town: Installation) {
    let token = town.token("district.dispatcher.dc");
    let known = before(&town, &token).await;
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    let (acknowledged, after) = back_up_under_load(&town, backup.clone()).await;
    erase(&town, &known.erased).await;
    town.kill();

    let ledgers = (&acknowledged, &after);
    comes_back(Installation::on_sqlite(), &backup, &town.register(), &known, ledgers).await;
    let other = Installation::on_postgres(&format!("{}_restored", town.engine())).await;
    comes_back(other, &backup, &town.register(), &known, ledgers).await;
    refusals(&backup).await;
}

/// What is no whole backup is refused, and nothing is there afterwards.
async fn refusals(backup: &Path) {
    let text = std::fs::read_to_string(backup.join("backup.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&text).expect("JSON");
    assert!(manifest["rows"]["cases"].as_u64().is_some_and(|rows| rows > 20), "{manifest}");
    let refused = |why: &'static str| async move {
        let town = Installation::on_sqlite();
        let (code, said) = town.tool_beside(&["restore", backup.to_str().expect("a path")]).await;
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(why), "{said}");
        assert!(town.is_empty(), "something is left");
    };
    // A bit that fell over.
    let file = backup.join("liandong.db");
    let mut bytes = std::fs::read(&file).expect("the database");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).expect("written");
    refused("the backup is spoilt").await;
    // One that was cut short.
    std::fs::remove_file(backup.join("backup.json")).expect("removed");
    refused("is no whole backup").await;
}

crate::support::on_both_engines! { served:
    a_backup_under_load_comes_back_on_either_engine
}
