//! The command line: every command explains itself, and its exit code says what came of it.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tokio::time::sleep;

use crate::support::{Installation, PACK};

fn liandong(words: &[&str]) -> (Option<i32>, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_liandong")).args(words).output().expect("the binary starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code(), text(&out.stdout), text(&out.stderr))
}

/// The commands that a help page lists.
fn listed(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = lines
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .filter(|name| name != "help")
        .collect()
}

/// Looks at the help of a command and of all below it; how many there are.
fn explains_itself(path: &[&str]) -> usize {
    let (code, help, _) = liandong(&[path, &["--help"]].concat());
    assert_eq!(code, Some(0), "{path:?}");
    let first = help.lines().next().unwrap_or_default();
    assert!(!first.is_empty() && !first.starts_with("Usage"), "{path:?}: {first}");
    assert!(help.contains("Usage: liandong"), "{path:?}: {help}");
    // A wrong argument is code 2 everywhere, and nothing is done.
    let (code, _, why) = liandong(&[path, &["--no-such-option"]].concat());
    assert_eq!(code, Some(2), "{path:?}: {why}");
    let below = listed(&help);
    1 + below.iter().map(|name| explains_itself(&[path, &[name.as_str()]].concat())).sum::<usize>()
}

#[test]
fn every_command_explains_itself() {
    let (_, help, _) = liandong(&["--help"]);
    assert!(help.contains("Exit codes: 0 done"), "{help}");
    let commands = explains_itself(&[]);
    assert!(commands > 20, "only {commands} were found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exit_codes_say_what_came_of_it() {
    let town = Installation::on_sqlite();
    let said = |words: &'static [&'static str]| {
        let town = &town;
        async move {
            let (code, said) = town.tool_beside(words).await;
            (code, said)
        }
    };
    let expect = |(code, said): (Option<i32>, String), wanted: i32, part: &str| {
        assert_eq!(code, Some(wanted), "{said}");
        assert!(said.contains(part), "{said}");
    };
    expect(said(&["backup", "nowhere/x"]).await, 1, "there is no installation");
    expect(said(&["restore", "nowhere"]).await, 1, "is no whole backup");
    expect(said(&["migrate"]).await, 0, "at this version");
    expect(said(&["export", "audit"]).await, 0, "0 rows");
    expect(said(&["export", "units", "--format", "geojson"]).await, 1, "only areas");
    expect(said(&["export", "areas", "--area", "nowhere"]).await, 1, "there is no area nowhere");
    expect(said(&["export", "cases", "--purpose", ""]).await, 2, "--purpose");
    expect(said(&["verify"]).await, 0, "all as it should be");
    expect(said(&["verify", "--head", "7:ab"]).await, 1, "is no head");
    let zero = "0".repeat(64);
    let noted = format!("9:{zero}");
    let (code, why) = town.tool_beside(&["verify", "--head", &noted]).await;
    assert_eq!(code, Some(3), "{why}");
    expect(said(&["token", "create", "--account", "nobody", "--days", "1"]).await, 1, "");
    expect(said(&["config", "--defaults"]).await, 0, "[storage]");
    let (code, why) = town.tool_beside(&["pack", "check", PACK]).await;
    assert_eq!(code, Some(0), "{why}");
    let (code, why) = town.tool_beside(&["pack", "check", "/nowhere"]).await;
    assert_eq!(code, Some(3), "{why}");
}

/// A file that the installation wrote.
fn read(file: &Path) -> String {
    std::fs::read_to_string(file).expect("the export")
}

async fn exports_say_all_and_nothing_personal(town: Installation) {
    let officer = town.token("district.dispatcher.dc");
    let contact = serde_json::json!({ "name": "王大妈", "phone": "13800000000" });
    town.door.report_with_photo("=cmd|' /C calc'!A0", contact).await;
    for n in 0..250 {
        town.door.report(&format!("word {n}")).await.expect("a receipt");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let export = async |words: &[&str], name: &str| {
        let file = folder.path().join(name);
        let path = file.to_str().expect("a path").to_owned();
        let (code, said) = town.tool_beside(&[&["export"], words, &[&path]].concat()).await;
        assert_eq!(code, Some(0), "{said}");
        assert!(!folder.path().join(format!("{name}.part")).exists());
        read(&file)
    };
    // Without a purpose: no word of a person, in either form.
    let open = export(&["cases"], "open.ndjson").await;
    assert_eq!(open.lines().count(), 251);
    let events = export(&["events"], "events.csv").await;
    assert_eq!(events.lines().count(), 252);
    let table = export(&["cases"], "open.csv").await;
    for text in [&open, &events, &table] {
        assert!(!text.contains("word ") && !text.contains("calc") && !text.contains("13800000000"), "{text}");
    }
    let first: Value = serde_json::from_str(open.lines().next().expect("a line")).expect("JSON");
    assert_eq!(
        (&first["state"], &first["events"][0]["act"]),
        (&"submitted".into(), &"submit".into()),
        "{first}"
    );
    assert!(first.get("title").is_none() && first.get("lon").is_none());
    // With one: the words, as no formula; never the contact.
    let whole = export(&["cases", "--purpose", "yearly report"], "whole.csv").await;
    assert!(
        whole.contains("'=cmd|") && !whole.contains(",=cmd|") && !whole.contains("13800000000"),
        "{whole}"
    );
    let whole = export(&["cases", "--purpose", "yearly report"], "whole.ndjson").await;
    assert_eq!(whole.lines().count(), 251);
    assert!(whole.contains("\"title\":\"word 249\""));
    // Both are in the log, as soon as the server has sealed what waits.
    let mut noted = 0;
    for n in 0..50 {
        let log = export(&["audit"], &format!("audit-{n}.jsonl")).await;
        let says = |line: &&str| line.contains("case.exported") && line.contains("yearly report");
        noted = log.lines().filter(says).count();
        if noted == 2 {
            break;
        }
        sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(noted, 2);
    // By day and place.
    let none = export(&["cases", "--to", "2020-01-01"], "none.ndjson").await;
    assert_eq!(none, "");
    let district = export(&["areas", "--kind", "district"], "district.geojson").await;
    let district: Value = serde_json::from_str(&district).expect("GeoJSON");
    let code = district["features"][0]["properties"]["code"].as_str().expect("a code").to_owned();
    let here = export(&["cases", "--area", &code], "here.ndjson").await;
    assert_eq!(here.lines().count(), 251);
    let units = export(&["units"], "units.csv").await;
    assert!(units.lines().any(|line| line.starts_with("DC,")), "{units}");
    let figures = export(&["indicators", "--kind", "street", "--format", "ndjson"], "figures").await;
    assert!(figures.lines().count() > 20, "{figures}");
    // Nothing is overwritten.
    let (code, said) = town
        .tool_beside(&["export", "units", folder.path().join("units.csv").to_str().expect("a path")])
        .await;
    assert_eq!(code, Some(1), "{said}");
    assert!(town.door.get("/cases?limit=1", &officer).await["items"][0]["id"].is_string());
    // What went out comes in again.
    let areas = export(&["areas"], "areas.csv").await;
    let file = folder.path().join("areas.csv");
    let (code, said) =
        town.tool_beside(&["import", "areas", file.to_str().expect("a path"), "--system", "WGS84"]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(&format!("{} rows: 0 added, 0 changed", areas.lines().count() - 1)), "{said}");
}

crate::support::on_both_engines! { served:
    exports_say_all_and_nothing_personal
}
