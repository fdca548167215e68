//! What an acknowledgement is worth when the process dies: the real binary, killed with requests in flight.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::support::{Door, Installation, Receipt, on_both_engines};

const WRITERS: usize = 8;
const KILLS: usize = 3;

/// Kept outside: what was sent, and the receipt if one came back.
pub type Ledger = BTreeMap<String, Option<Receipt>>;

/// Reports on and on until the server is gone. The last one has no receipt; true if the server had begun to hear it.
async fn report_until_the_end(door: Door, name: String) -> (Ledger, bool) {
    let mut ledger = Ledger::new();
    for n in 0u32.. {
        let key = format!("{name} {n}");
        match door.report(&key).await {
            Ok(receipt) => ledger.insert(key, Some(receipt)),
            Err(error) => {
                ledger.insert(key, None);
                return (ledger, !error.is_connect());
            }
        };
    }
    (ledger, false)
}

/// People who report on and on, each with keys of their own.
pub fn writers(town: &Installation, round: usize) -> JoinSet<(Ledger, bool)> {
    (0..WRITERS)
        .map(|n| report_until_the_end(town.door.clone(), format!("round {round} writer {n}")))
        .collect()
}

/// Sends every report again under its key: known ones get the answer they had, the others get one now.
async fn send_again(town: &Installation, ledger: &mut Ledger) {
    for (key, known) in ledger {
        let receipt = town.door.report(key).await.expect("the server is back");
        if let Some(known) = known {
            assert_eq!(&receipt, known, "{key} was answered differently the second time");
        }
        *known = Some(receipt);
    }
}

/// Every report is there exactly once, and the log, the cases and the figures tell the same story.
async fn all_is_there_once(town: &Installation, ledger: &Ledger) {
    let mut there: Vec<(String, String)> =
        town.cases().await.into_iter().map(|(id, title)| (title, id)).collect();
    let mut sent: Vec<(String, String)> = ledger
        .iter()
        .map(|(key, receipt)| (key.clone(), receipt.clone().expect("answered by now").id))
        .collect();
    there.sort();
    sent.sort();
    assert_eq!(there, sent);
    let (fine, said) = town.tool(&["verify", "--cases", "--indicators"]);
    assert!(fine, "{said}");
}

async fn acknowledged_reports_exist_once_after_kills(mut town: Installation) {
    let mut ledger = Ledger::new();
    let mut kills = 0;
    for round in 0.. {
        assert!(round < 4 * KILLS, "the kills meet no request in flight");
        let writers = writers(&town, round);
        sleep(Duration::from_millis(200 + 110 * round as u64)).await;
        town.kill();
        let ends = writers.join_all().await;
        // A kill that met no request in flight shows nothing.
        kills += usize::from(ends.iter().any(|(_, heard)| *heard));
        ledger.extend(ends.into_iter().flat_map(|(ledger, _)| ledger));
        let ready = town.start().await;
        assert!(ready < Duration::from_secs(15), "ready only after {ready:?}");
        send_again(&town, &mut ledger).await;
        if kills == KILLS {
            break;
        }
    }
    all_is_there_once(&town, &ledger).await;
}

async fn told_to_end_it_ends_within_ten_seconds_and_loses_nothing(mut town: Installation) {
    let writers = writers(&town, 0);
    sleep(Duration::from_millis(400)).await;
    let (took, well) = town.terminate().await;
    assert!(well && took < Duration::from_secs(10), "ended after {took:?}, well: {well}");
    let mut ledger: Ledger = writers.join_all().await.into_iter().flat_map(|(ledger, _)| ledger).collect();
    assert!(ledger.values().any(Option::is_some), "nothing was answered before the end");
    town.start().await;
    send_again(&town, &mut ledger).await;
    all_is_there_once(&town, &ledger).await;
}

on_both_engines! { served:
    acknowledged_reports_exist_once_after_kills
    told_to_end_it_ends_within_ten_seconds_and_loses_nothing
}
