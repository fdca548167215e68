//! Stories of the situation: what is open and late and why, what comes again, how a day went, and an exercise that touches nothing.

use base::time::Span;
use db::{Db, both_engines};
use serde_json::{Value, json};

use crate::analytics;
use crate::cases::tests::town::{Town, done, id};

/// Column `name` of a list of columns.
fn column<'v>(of: &'v Value, name: &str) -> &'v Vec<Value> {
    of[name].as_array().unwrap_or_else(|| panic!("a column {name} in {of}"))
}

fn first(of: &Value) -> &Value {
    &of["items"][0]
}

impl Town {
    async fn look(&self, path: &str) -> Value {
        self.get("statistician", path).await.expect(200)
    }

    /// Everything that counts something, as one value.
    async fn figures(&self) -> Value {
        let community = self.community();
        json!({
            "district": self.look("/indicators?from=2026-01-01&to=2026-12-31").await,
            "community": self.look(&format!("/indicators?area={community}&from=2026-01-01&to=2026-12-31")).await,
            "flows": self.look("/indicators/flows?from=2026-01-01&to=2026-12-31").await,
            "unusual": self.look("/indicators/unusual").await,
            "board": self.look("/situation").await["all"],
            "map": self.look("/situation/map").await["points"],
            "late": self.look("/situation/late").await,
            "stage": self.look("/situation/late?what=stage").await,
            "repeats": self.look("/situation/repeats").await,
            "overdue": self.look("/cases?overdue=true").await["items"].as_array().map(|list| list.iter().map(id).collect::<Vec<_>>()),
        })
    }

    async fn exercise(&self) -> Value {
        let body = json!({
            "description": "演练：建设北路三段路边垃圾成堆没人清", "category": "CM-0107",
            "area": self.community(), "location": { "lon": 104.09, "lat": 30.67 }, "drill": true,
        });
        self.post("instructor", "/cases", body).await.expect(201)
    }

    async fn agrees(&self) -> Vec<analytics::Difference> {
        let ctx = self.app.ctx.clone();
        tokio::task::spawn_blocking(move || analytics::verify(&ctx, |_| {})).await.unwrap().unwrap()
    }
}

both_engines! {
    async fn what_is_open_is_on_the_map_and_in_every_count(db: Db) {
        let town = Town::new(db).await;
        let (one, two) = (town.report().await, town.report_with(json!({ "location": null })).await);
        town.to_handling(&two).await;
        let closed = town.report().await;
        town.to_closed(&closed).await;

        let board = town.look("/situation").await;
        assert_eq!((&board["all"]["open"], &board["all"]["unplaced"], &board["all"]["late"]), (&json!(2), &json!(1), &json!(0)));
        let states: Vec<_> = column(&board, "by_state").iter().map(|row| (row["state"].as_str().unwrap(), row["open"].as_u64().unwrap())).collect();
        assert_eq!(states, [("submitted", 1), ("handling", 1)]);
        let busy: Vec<_> = column(&board, "by_area").iter().filter(|row| row["open"] != 0).collect();
        assert_eq!(busy.len(), 1);
        assert_eq!(busy[0]["code"], "510108002000");
        // From the street to its communities.
        let street = town.look(&format!("/situation?area={}", busy[0]["id"].as_str().unwrap())).await;
        let busy: Vec<_> = column(&street, "by_area").iter().filter(|row| row["open"] != 0).collect();
        assert_eq!((busy.len(), &busy[0]["id"]), (1, &json!(town.community())));
        let units: Vec<_> = column(&board, "by_unit").iter().map(|row| row["unit"]["code"].as_str().unwrap()).collect();
        assert!(units.contains(&"SC-510108002"), "{units:?}");

        let map = town.look("/situation/map").await;
        assert_eq!((column(&map["points"], "id"), &map["unplaced"]), (&vec![one["id"].clone()], &json!(1)));
        for name in ["lon", "lat", "state", "urgency", "lateness"] {
            assert_eq!(column(&map["points"], name).len(), 1, "{name}");
        }
        // Only what is asked for, and only what is still open.
        let few = town.look(&format!("/situation/map?ids={},{}", id(&one), id(&closed))).await;
        assert_eq!(column(&few["points"], "id"), &vec![one["id"].clone()]);
        town.get("statistician", "/situation/map?ids=nonsense").await.expect(422);
    }

    async fn nobody_sees_more_than_their_scope(db: Db) {
        let town = Town::new(db).await;
        let (one, two) = (town.report().await, town.report().await);
        town.to_handling(&one).await;
        let seen = town.get("handler", "/situation/map").await.expect(200);
        assert_eq!(column(&seen["points"], "id"), &vec![one["id"].clone()]);
        assert_eq!(town.get("handler", "/situation").await.expect(200)["all"]["open"], 1);
        let day = town.get("handler", "/situation/day?day=2026-03-02").await.expect(200);
        assert!(!column(&day, "id").contains(&two["id"]) && column(&day, "id").contains(&one["id"]));
        town.get("administrator", "/situation").await.expect(403);
        town.get("administrator", "/situation/day").await.expect(403);
        // Figures of others' units are not for who only sees their own.
        town.get("handler", "/indicators/flows").await.expect(403);
    }

    async fn what_is_late_says_which_clock_who_holds_it_and_why(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_assigned(&case).await;
        assert_eq!(town.look("/situation/late").await["items"], json!([]));
        town.app.clock.advance(Span::days(2));
        let stage = town.look("/situation/late?what=stage").await;
        assert_eq!(first(&stage)["id"], case["id"]);
        assert_eq!(first(&stage)["why"][0]["cause"], "unsigned");
        assert_eq!(first(&stage)["why"][0]["unit"]["code"], "SC-510108002");
        town.act("handler", &case, "start", json!({})).await.expect(200);
        town.app.clock.advance(Span::days(90));
        town.app.settle().await;
        let late = town.look("/situation/late").await;
        let found = first(&late);
        assert_eq!((&found["id"], &found["holder"]["code"]), (&case["id"], &json!("SC-510108002")));
        let stages: Vec<_> = column(found, "clocks").iter().map(|clock| clock["stage"].as_str().unwrap()).collect();
        assert_eq!(stages[0], "total");
        assert!(stages.contains(&"handle") && stages.contains(&"sign"), "{stages:?}");
        assert!(found["clocks"][0]["late_seconds"].as_i64().unwrap() > 86_400);
        assert_eq!(found["why"][0]["cause"], "waiting");
        assert_eq!(town.look("/situation").await["all"]["late"], 1);
        assert_eq!(town.look("/situation/late?what=stage").await["items"], json!([]));
        // On hold nothing is late; the list of what is on hold says why.
        town.act("supervisor", &case, "suspend", json!({ "reason": suspension(&town), "until": "2026-06-20T00:00:00Z" })).await.expect(200);
        assert_eq!(town.look("/situation/late").await["items"], json!([]));
        let held = town.look("/situation/late?what=on_hold").await;
        assert!(!first(&held)["pause"]["reason"]["en"].as_str().unwrap().is_empty(), "{held}");
    }

    async fn pages_of_what_is_late_join(db: Db) {
        let town = Town::new(db).await;
        let mut want = Vec::new();
        for _ in 0..5 {
            want.push(id(&town.report().await));
            town.app.clock.advance(Span::minutes(1));
        }
        town.app.clock.advance(Span::days(90));
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = town.look(&format!("/situation/late?limit=2{cursor}")).await;
            seen.extend(column(&page, "items").iter().map(id));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, want);
    }

    async fn a_place_that_is_reported_again_and_again_is_named_once(db: Db) {
        let town = Town::new(db).await;
        for _ in 0..4 {
            town.report().await;
            town.app.clock.advance(Span::minutes(5));
        }
        town.app.settle().await;
        let repeats = town.look("/situation/repeats").await;
        assert_eq!(column(&repeats, "items").len(), 1, "{repeats}");
        assert_eq!((&first(&repeats)["count"], &repeats["rule"]["least"]), (&json!(4), &json!(3)));
        // Four in a week where there was nothing in the eight before: more than usual, and the rule says so.
        let unusual = town.look("/indicators/unusual").await;
        assert_eq!((&first(&unusual)["count"], &first(&unusual)["usual"]), (&json!(4), &json!(0.0)), "{unusual}");
        assert!(first(&unusual)["chance"].as_f64().unwrap() < unusual["rule"]["chance"].as_f64().unwrap());
        assert_eq!(first(&unusual)["area"]["code"], "510108002002");
        // Two months later it is over.
        town.app.clock.advance(Span::days(60));
        assert_eq!(town.look("/indicators/unusual").await["items"], json!([]));
        assert_eq!(town.look("/situation/repeats").await["items"], json!([]));
    }

    async fn cases_flow_out_and_back_and_the_log_agrees(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.to_assigned(&case).await;
        town.app.settle().await;
        let flows = town.look("/indicators/flows").await;
        let level = &flows["levels"][0];
        assert_eq!((&level["act"], &level["to"], &level["count"]), (&json!("assign"), &json!("street_centre"), &json!(1)), "{flows}");
        assert_eq!(flows["units"][0]["to"]["code"], "SC-510108002");
        assert_eq!(town.agrees().await, []);
    }

    async fn two_periods_stand_side_by_side_with_their_intervals(db: Db) {
        let town = Town::new(db).await;
        for _ in 0..3 {
            town.report().await;
        }
        town.app.settle().await;
        town.app.clock.advance(Span::days(31));
        town.report().await;
        town.app.settle().await;
        let compared = town.look("/indicators/comparison?before_from=2026-03-01&before_to=2026-03-31&from=2026-04-01&to=2026-04-30").await;
        assert_eq!(compared["confidence"], 0.95);
        let of = |key: &str| column(&compared, "items").iter().find(|one| one["key"] == key).unwrap_or_else(|| panic!("{key}"));
        let reports = of("report_num");
        assert_eq!((&reports["before"]["value"], &reports["now"]["value"]), (&json!(3.0), &json!(1.0)));
        assert!((reports["before"]["interval"]["low"].as_f64().unwrap() - 0.6).abs() < 0.05, "{reports}");
        assert_eq!((&reports["change"]["kind"], &reports["change"]["beyond_chance"]), (&json!("ratio"), &json!(false)));
        let share = of("public_share");
        assert_eq!(share["change"]["kind"], "difference");
        assert!(of("three_rates")["change"].is_null() && !of("three_rates")["how"]["en"].as_str().unwrap().is_empty());
        let wrong = town.get("statistician", "/indicators/comparison?before_from=2026-03-01&before_to=2026-03-31&from=2026-04-01").await;
        assert_eq!(wrong.status.as_u16(), 422);
    }

    async fn figures_of_a_fine_category_go_by_whole_months_and_those_of_a_class_by_days(db: Db) {
        let town = Town::new(db).await;
        for _ in 0..3 {
            town.report_with(json!({ "category": "CM-0107" })).await;
        }
        town.app.settle().await;
        let reports = async |question: &str| {
            let figures = town.look(&format!("/indicators?{question}")).await;
            let of = column(&figures, "items").iter().find(|one| one["key"] == "report_num").cloned();
            of.expect("the number of reports")["value"].as_f64().unwrap()
        };
        assert_eq!(reports("category=CM-0107&from=2026-03-01&to=2026-03-31").await, 3.0);
        assert_eq!(reports("category=CM-0107&from=2026-01-01&to=2026-02-28").await, 0.0);
        for days in ["from=2026-03-02&to=2026-03-02", "from=2026-03-01&to=2026-03-31", "from=2025-11-17&to=2026-05-03"] {
            assert_eq!(reports(&format!("category=CM-01&{days}")).await, 3.0, "{days}");
            assert_eq!(reports(days).await, 3.0, "{days}");
        }
        assert_eq!(reports("category=CM-01&from=2026-03-03&to=2026-03-31").await, 0.0);
        let refused = town.get("statistician", "/indicators?category=CM-0107&from=2026-03-02&to=2026-03-31").await;
        assert_eq!(refused.expect(422)["code"], "indicator.whole_months");

        // Earlier versions had a row for each count, and months of a class besides its days: the migrations take those months away
        // and set the counts side by side.
        town.app.ctx.write(crate::platform::Principal::System("test"), |work| {
            work.tx.run_dyn(
                "create table indicator_cells as
                 select grain, area, unit_id, category, period, 'report_num' as count_name, report_num as n from indicator_sums where 1 = 0",
                Vec::new(),
            )?;
            for count in crate::pack::COUNTS {
                let text = format!(
                    "insert into indicator_cells (grain, area, unit_id, category, period, count_name, n)
                     select grain, area, unit_id, category, period, '{count}', {count} from indicator_sums where {count} <> 0"
                );
                work.tx.run_dyn(&text, Vec::new())?;
            }
            let months = "insert into indicator_cells (grain, area, unit_id, category, period, count_name, n)
                          select 'm', area, unit_id, category, '2026-03', count_name, n from indicator_cells where grain = 'd'";
            work.tx.run_dyn(months, Vec::new())?;
            work.tx.run_dyn("delete from indicator_sums", Vec::new())?;
            Ok(())
        }).await.unwrap();
        assert!(!town.agrees().await.is_empty());
        town.app.ctx.write(crate::platform::Principal::System("test"), |work| {
            let moved = concat!(include_str!("../analytics/months.sql"), include_str!("../analytics/side_by_side.sql"));
            for statement in moved.split(';').filter(|statement| !statement.trim().is_empty()) {
                work.tx.run_dyn(statement, Vec::new())?;
            }
            Ok(())
        }).await.unwrap();
        assert_eq!(town.agrees().await, []);
    }

    async fn a_day_is_played_in_the_order_of_its_events(db: Db) {
        let town = Town::new(db).await;
        let case = town.report().await;
        town.app.clock.advance(Span::minutes(10));
        town.to_handling(&case).await;
        town.app.clock.advance(Span::days(1));
        town.act("handler", &case, "resolve", done()).await.expect(200);
        let day = town.look("/situation/day?day=2026-03-02").await;
        assert_eq!(column(&day, "act"), &["submit", "triage", "accept", "assign", "start"].map(Value::from));
        assert_eq!(column(&day, "state").last(), Some(&json!("handling")));
        assert_eq!(day["lon"][0], 104.09);
        assert_eq!((&day["from"], &day["to"]), (&json!("2026-03-01T16:00:00Z"), &json!("2026-03-02T16:00:00Z")));
        assert_eq!(column(&town.look("/situation/day?day=2026-03-03").await, "act"), &vec![json!("resolve")]);
        assert_eq!(column(&town.look("/situation/day?day=2026-03-04").await, "act"), &Vec::<Value>::new());
        town.get("statistician", "/situation/day?day=never").await.expect(422);
    }

    async fn an_exercise_runs_the_whole_loop_and_touches_no_figure(db: Db) {
        let town = Town::new(db).await;
        for _ in 0..2 {
            town.report().await;
        }
        town.to_closed(&town.report_with(json!({ "description": "一件真的事" })).await).await;
        town.app.settle().await;
        let before = town.figures().await;

        let exercise = town.exercise().await;
        assert_eq!((&exercise["drill"], exercise["title"].as_str().unwrap().starts_with("【演练 DRILL】")), (&json!(true), true));
        assert!(exercise["number"].as_str().unwrap().starts_with("CHX"));
        town.to_handling(&exercise).await;
        let other = town.exercise().await;
        town.exercise().await;
        town.app.settle().await;
        // Nothing that is real is likened to it, and nothing of it is merged into what is real.
        assert_eq!(town.figures().await, before);
        let real = first(&town.look("/cases?drill=false&state=submitted").await).clone();
        assert_eq!(column(&town.get("triager", &format!("/cases/{}", id(&real))).await.expect(200), "duplicates").len(), 1);
        let mixed = town.act("triager", &other, "merge", json!({ "into": real["id"] })).await.expect(409);
        assert_eq!(mixed["code"], "case.drill_mixed");

        // The screen of the exercise shows it, with a clock and reasons of its own.
        assert_eq!(town.look("/situation?drill=true").await["all"]["open"], 3);
        assert_eq!(column(&town.look("/situation/map?drill=true").await["points"], "id").len(), 3);
        let day = async |more| {
            column(&town.look(&format!("/situation/day?day=2026-03-02{more}")).await, "id").clone()
        };
        assert!(!day("").await.contains(&exercise["id"]));
        assert!(day("&drill=true").await.contains(&exercise["id"]));
        assert_eq!(column(&town.look("/cases?drill=true").await, "items").len(), 3);

        town.act("handler", &exercise, "resolve", done()).await.expect(200);
        town.act("verifier", &exercise, "verify", json!({})).await.expect(200);
        town.act("verifier", &exercise, "close", json!({ "method": "on_site" })).await.expect(200);
        town.app.settle().await;
        assert_eq!(town.figures().await, before);
        assert_eq!(town.agrees().await, []);
        // Late exercises are late in their own list only.
        town.app.clock.advance(Span::days(90));
        let late = |list: &Value| column(list, "items").iter().map(|one| one["drill"] == true || one["number"].as_str().unwrap().starts_with("CHX")).collect::<Vec<_>>();
        assert_eq!(late(&town.look("/situation/late").await), [false, false]);
        assert_eq!(late(&town.look("/cases?overdue=true").await), [false, false]);
        assert_eq!(late(&town.look("/situation/late?drill=true").await), [true, true]);
    }

    async fn only_who_has_the_right_starts_an_exercise(db: Db) {
        let town = Town::new(db).await;
        let body = json!({ "description": "演练", "area": town.community(), "drill": true });
        for who in ["", "finder"] {
            let refused = town.post(who, "/cases", body.clone()).await.expect(403);
            assert_eq!(refused["code"], "case.no_drill");
        }
        // Its parts are exercises too.
        let exercise = town.exercise().await;
        town.act("triager", &exercise, "triage", json!({})).await.expect(200);
        town.act("triager", &exercise, "accept", json!({})).await.expect(200);
        let parts = json!({ "parts": [{ "description": "甲" }, { "description": "乙" }] });
        let split = town.act("dispatcher", &exercise, "split", parts).await.expect(200);
        let part = town.get("dispatcher", &format!("/cases/{}", split["children"][0]["id"].as_str().unwrap())).await.expect(200);
        assert_eq!((&part["drill"], part["number"].as_str().unwrap().starts_with("CHX")), (&json!(true), true));
    }
}

/// A reason for a hold that the pack knows.
fn suspension(town: &Town) -> String {
    let pack = town.app.ctx.part::<crate::pack::PackShelf>().current().unwrap();
    pack.reasons.of(crate::pack::ReasonList::Suspend).next().unwrap().code.clone()
}
