//! The list as a file: the same rows, the same reach, and nothing more.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use db::{Db, both_engines};
use serde_json::json;

use super::lists::encode;
use super::town::{Town, id};
use crate::platform::testing::Reply;

async fn export(town: &Town, who: &str, lang: &str, query: &str) -> Reply {
    let path = format!("/api/v1/cases/export?{query}");
    town.app.get(&path).token(who).header("accept-language", lang).send().await
}

/// The rows of the first sheet as text.
fn rows(reply: &Reply) -> Vec<Vec<String>> {
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.bytes));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&reply.bytes)).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&name).expect("a sheet").is_empty());
    let range = book.worksheet_range(&name).expect("a sheet");
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

fn header<'a>(reply: &'a Reply, name: &str) -> &'a str {
    reply.headers[name].to_str().expect("text")
}

both_engines! {
    async fn the_file_holds_what_the_list_shows_in_its_order(db: Db) {
        let town = Town::new(db).await;
        for n in 0..5 {
            town.report_with(json!({ "description": format!("第{n}件路灯不亮") })).await;
            town.app.clock.advance(base::time::Span::minutes(1));
        }
        town.report().await;
        let list = town.get("triager", &format!("/cases?{}", encode("q=路灯"))).await.expect(200);
        let listed: Vec<_> = list["items"].as_array().unwrap().iter().map(|case| case["number"].as_str().unwrap()).collect();
        assert_eq!(listed.len(), 5);
        let reply = export(&town, "triager", "en", &encode("q=路灯&columns=number,title,created,state")).await;
        let rows = rows(&reply);
        assert_eq!(rows[0], ["Number", "Title", "Reported at", "State"]);
        assert_eq!(rows[1..].iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), listed);
        assert_eq!((rows[1][1].as_str(), rows[1][3].as_str()), ("第4件路灯不亮", "reported"));
        assert_eq!((header(&reply, "x-liandong-rows"), header(&reply, "x-liandong-cut")), ("5", "false"));
        assert_eq!(header(&reply, "content-disposition"), "attachment; filename=\"cases.xlsx\"");
        assert_eq!(header(&reply, "cache-control"), "private, no-store");
        let log = town.log("case.exported").await;
        assert_eq!(log.len(), 1, "a file is a read, and it is noted");
        let data: serde_json::Value = serde_json::from_str(log[0]["data"].as_str().unwrap()).unwrap();
        assert_eq!((&data["rows"], &data["filter"]["q"]), (&json!(5), &json!("路灯")));
    }

    async fn the_words_are_those_of_the_language_asked_for(db: Db) {
        let town = Town::new(db).await;
        town.report().await;
        let chinese = rows(&export(&town, "triager", "zh-CN", "").await);
        assert_eq!(chinese[0][..3], ["编号", "标题", "状态"]);
        assert_eq!(chinese[1][2], "待分拣");
        let csv = export(&town, "triager", "zh-CN", "format=csv").await;
        assert!(csv.bytes.starts_with("\u{feff}编号,标题,状态".as_bytes()));
        assert_eq!(header(&csv, "content-type"), "text/csv; charset=utf-8");
        let plain = export(&town, "triager", "zh-CN", "format=csv&bom=false").await;
        assert!(plain.bytes.starts_with("编号".as_bytes()));
    }

    async fn nothing_outside_the_scope_is_in_the_file(db: Db) {
        let town = Town::new(db).await;
        let (mine, other) = (town.report().await, town.report().await);
        town.to_assigned(&mine).await;
        let seen = rows(&export(&town, "handler", "en", "columns=number").await);
        assert_eq!(seen, [["Number"], [mine["number"].as_str().unwrap()]]);
        assert_eq!(rows(&export(&town, "helper", "en", "columns=number").await).len(), 1);
        assert_ne!(id(&mine), id(&other));
        for (who, query, status) in [
            ("administrator", "", 403),
            ("triager", "columns=price", 422),
            ("triager", "format=pdf", 422),
            ("triager", "colour=red", 422),
            ("triager", "limit=3", 422),
        ] {
            export(&town, who, "en", query).await.expect(status);
        }
        town.app.get("/api/v1/cases/export").send().await.expect(401);
    }

    async fn what_is_cut_says_so(db: Db) {
        let town = Town::configured(db, |config| config.limits.export_rows = 3).await;
        for _ in 0..3 {
            town.report().await;
        }
        let whole = export(&town, "triager", "en", "columns=number").await;
        assert_eq!((rows(&whole).len(), header(&whole, "x-liandong-cut")), (4, "false"));
        town.report().await;
        let cut = export(&town, "triager", "en", "columns=number").await;
        let rows = rows(&cut);
        assert_eq!((header(&cut, "x-liandong-rows"), header(&cut, "x-liandong-cut")), ("3", "true"));
        assert!(rows.last().unwrap()[0].contains("only the first 3 rows"), "{rows:?}");
        let csv = export(&town, "triager", "en", "format=csv&columns=number").await;
        assert!(String::from_utf8(csv.bytes).unwrap().contains("only the first 3 rows"));
    }

    async fn a_title_never_starts_a_formula(db: Db) {
        let town = Town::new(db).await;
        town.report_with(json!({ "description": "=HYPERLINK(\"http://evil\")" })).await;
        let seen = rows(&export(&town, "triager", "en", "columns=title").await);
        assert_eq!(seen[1], ["=HYPERLINK(\"http://evil\")"], "a text, and no formula (see rows)");
        let csv = export(&town, "triager", "en", "format=csv&columns=title").await;
        assert!(String::from_utf8(csv.bytes).unwrap().contains("\"'=HYPERLINK"));
    }
}
