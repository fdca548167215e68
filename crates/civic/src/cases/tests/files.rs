//! Photos with a report and with an act, and who sees them.

use db::{Db, both_engines};
use serde_json::{Value, json};

use super::town::{Town, id, receipt};

/// One white pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\xb18\xf6\x14\0\0\0\0IEND\xaeB`\x82";

async fn upload(town: &Town, who: &str) -> String {
    let head = b"--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n";
    let form = [head.as_slice(), PNG, b"\r\n--B--\r\n"].concat();
    let call = town.app.post("/api/v1/files").bytes("multipart/form-data; boundary=B", form);
    let sent = if who.is_empty() { call.send().await } else { call.token(who).send().await };
    sent.expect(201)["id"].as_str().expect("an id").to_owned()
}

fn files(case: &Value) -> Vec<String> {
    case["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|file| file["url"].as_str().expect("a url").to_owned())
        .collect()
}

both_engines! {
    async fn a_photo_comes_with_the_report_and_is_seen_by_those_concerned(db: Db) {
        let town = Town::new(db).await;
        let photo = upload(&town, "").await;
        let case = town.report_with(json!({ "files": [photo] })).await;
        let again = json!({ "description": "x", "area": town.community(), "files": [photo] });
        assert_eq!(town.post("", "/cases", again).await.expect(409)["code"], "file.already_attached");
        town.to_handling(&case).await;
        let evidence = upload(&town, "handler").await;
        let stolen = town.act("handler", &case, "comment", json!({ "note": "x", "files": [upload(&town, "verifier").await] })).await;
        assert_eq!(stolen.expect(422)["fields"][0]["field"], "/files/0");
        town.act("handler", &case, "resolve", json!({ "measure": "done", "files": [evidence] })).await.expect(200);
        town.app.settle().await;
        let seen = town.get("verifier", &format!("/cases/{}", id(&case))).await.expect(200);
        let urls = files(&seen);
        assert_eq!(urls.len(), 2);
        let sent = seen["files"][1]["created_at"].as_str();
        assert!(sent.is_some() && sent >= seen["created_at"].as_str(), "the evidence came after the report");
        let path = urls[0].clone();
        assert!(!path.contains(photo.split_once('.').unwrap().1), "the sender's secret stays with the sender");
        assert_eq!(town.app.get(&path).token("verifier").send().await.status, 200);
        assert_eq!(town.app.get(&path).header("x-receipt", &receipt(&case)).send().await.status, 200);
        town.app.get(&path).send().await.expect(404);
        let log = town.get("verifier", &format!("/cases/{}/events", id(&case))).await;
        assert!(!String::from_utf8_lossy(&log.bytes).contains(photo.split_once('.').unwrap().1));
    }
}
