//! Invented rows in the two dialects of one city, and in Chinese.

use base::{Lang, Problem};
use db::{Db, both_engines};

use super::town::{Town, counts};
use crate::cases::model::State;
use crate::cases::store;
use crate::intake::{Done, report};

const HEADER: &str = "SRNumber,CreatedDate,RequestType,Status,RequestSource,ClosedDate,Address,Latitude,Longitude,Owner,CD,NC\n";

fn row(n: usize) -> String {
    let minute = n % 60;
    format!(
        "1-{n},12/29/2017 11:{minute:02}:58 PM,Graffiti Removal,Closed,Call,01/02/2018 09:18:35 AM,\"{n} W INVENTED AVE, 90000\",,,OCB,13,44\n"
    )
}

fn rows(range: std::ops::Range<usize>) -> String {
    HEADER.to_owned() + &range.map(row).collect::<String>()
}

both_engines! {
    async fn a_dry_run_writes_nothing_and_a_second_run_makes_no_doubles(db: Db) {
        let town = Town::new(db, "los-angeles").await;
        let file = rows(0..7);
        assert_eq!(counts(&town.rows("la-2017", &file, true).await), [7, 0, 0, 0]);
        for table in ["cases", "case_events", "intake_rows", "serials"] {
            assert_eq!(town.count(table).await, 0, "{table}");
        }
        let first = town.rows("la-2017", &file, false).await;
        assert_eq!(counts(&first), [7, 0, 0, 0]);
        let second = town.rows("la-2017", &(file.replace("3 W INVENTED", "33 W INVENTED") + &row(7)), false).await;
        assert_eq!(counts(&second), [1, 6, 1, 0]);
        assert_eq!(second.receipts[3].done, Done::Changed);
        assert_eq!(second.receipts[3].number, first.receipts[3].number, "the receipt names the case");
        assert_eq!((town.count("cases").await, town.count("intake_rows").await), (8, 8));
    }

    async fn wrong_rows_are_listed_and_the_others_go_in(db: Db) {
        let town = Town::new(db, "los-angeles").await;
        let good = row(1);
        let file = [
            HEADER.to_owned(), good.clone(),
            good.replace("1-1,", ","),
            good.replace("1-1,12/29/2017", "1-3,29/12/2017"),
            good.replace("1-1,", "1-4,").replace("Graffiti Removal", "Dragons"),
            good.replace("1-1,", "1-5,").replace("01/02/2018 09:18:35 AM", ""),
            good.replace("1-1,", "1-6,").replace("01/02/2018", "01/02/2017"),
            good.replace("1-1,", "1-7,").replace(",,,OCB", ",134.0,200.0,OCB"),
            good.replace("1-1,", "1-8,").replace("OCB", "XYZ"),
            good.replace("1-1,", "1-9,").replace("Closed", "Lost"),
            "1-10,half a row\n".to_owned(),
            good.replace("1-1,", "1-11,").replace("W INVENTED", &"X".repeat(5000)),
            good.clone(),
            good.replace("Call", "Email"),
            good.replace("1-1,", "1-14,"),
        ].concat();
        let dry = town.rows("la-2017", &file, true).await;
        let outcome = town.rows("la-2017", &file, false).await;
        for outcome in [&dry, &outcome] {
            assert_eq!(counts(outcome), [2, 1, 1, 10]);
        }
        let told: Vec<_> = outcome.receipts.iter().filter(|receipt| receipt.done == Done::Refused)
            .map(|receipt| (receipt.line, receipt.reason.clone().expect("a reason").en)).collect();
        let wanted = [
            (3, "key is empty"), (4, "“CreatedDate” is no time: 29/12/2017"), (5, "no category “Dragons”"), (6, "does not say when"),
            (7, "settled before it came in"), (8, "no point on Earth"), (9, "no unit “XYZ”"), (10, "no status “Lost”"), (11, "2 cells, not 12"), (12, "5,0"),
        ];
        for ((line, reason), (at, words)) in told.iter().zip(wanted) {
            let words = words.replace("5,0", "at most 4000 are taken");
            assert!(*line == at && reason.contains(&words), "line {line}: {reason}");
        }
        assert_eq!(town.count("cases").await, 2);
        let mut sheet = Vec::new();
        report::csv(&outcome, Lang::Zh, &mut sheet).unwrap();
        let sheet = String::from_utf8(sheet).unwrap();
        assert!(sheet.starts_with("line,key,outcome,number,area,reason\n2,1-1,created,LA20171229-0000"), "{sheet}");
        let mut lines = Vec::new();
        report::json_lines(&outcome, &mut lines).unwrap();
        assert_eq!(lines.iter().filter(|byte| **byte == b'\n').count(), outcome.rows);
    }

    async fn a_stopped_run_is_taken_up_again(db: Db) {
        let town = Town::new(db, "los-angeles").await;
        let file = rows(0..700);
        let first = town.try_rows("la-2017", &file, false, 1).await.unwrap();
        assert!(first.stopped && counts(&first) == [300, 0, 0, 0]);
        assert_eq!(town.count("cases").await, 300, "whole batches");
        let second = town.rows("la-2017", &file, false).await;
        assert!(!second.stopped && counts(&second) == [400, 300, 0, 0]);
        assert_eq!((town.count("cases").await, town.count("case_search").await), (700, 700));
    }

    async fn of_two_runs_at_once_every_row_goes_in_once(db: Db) {
        let town = Town::new(db, "los-angeles").await;
        let file = rows(0..200);
        let both = [town.try_rows("la-2017", &file, false, 9), town.try_rows("la-2017", &file, false, 9)];
        for run in futures_util::future::join_all(both).await {
            assert!(run.is_ok_and(|run| counts(&run)[3] == 0) || town.count("cases").await == 200, "whole or not at all");
        }
        assert_eq!(counts(&town.rows("la-2017", &file, false).await), [0, 200, 0, 0]);
        assert_eq!((town.count("cases").await, town.count("case_events").await), (200, 600));
    }

    async fn a_row_keeps_its_own_times(db: Db) {
        let town = Town::new(db, "los-angeles").await;
        let file = [
            HEADER.to_owned(), row(1),
            row(2).replace("Closed", "Open").replace("01/02/2018 09:18:35 AM", ""),
            row(3).replace("12/29/2017", "02/24/2026").replace("01/02/2018", "02/26/2026"),
        ].concat();
        let outcome = town.rows("la-2017", &file, false).await;
        let numbers: Vec<String> = outcome.receipts.iter().map(|receipt| receipt.number.clone().unwrap()).collect();
        let (cases, replayed) = town.app.ctx.read(move |tx| {
            let (mut cases, mut replayed) = (Vec::new(), Vec::new());
            for number in &numbers {
                let id = store::id_by_number(tx, number)?.expect("it is in");
                cases.push(store::get(tx, id)?.expect("it is in"));
                replayed.push(store::replay(tx, id)?.expect("the log joins"));
            }
            Ok::<_, Problem>((cases, replayed))
        }).await.unwrap();
        assert_eq!(cases.iter().map(|case| &case.facts).collect::<Vec<_>>(), replayed.iter().collect::<Vec<_>>());
        let (closed, open) = (&cases[0], &cases[1]);
        // What was closed years ago is past the days of the archive; what was closed four days ago can be reopened.
        assert_eq!([0, 1, 2].map(|n| cases[n].facts.state), [State::Archived, State::Submitted, State::Closed]);
        // 29 December 2017, 23:01:58 in Los Angeles; closed on 2 January 2018.
        assert_eq!(closed.created_at.to_string(), "2017-12-30T07:01:58Z");
        assert_eq!(closed.facts.closed_at.unwrap().to_string(), "2018-01-02T17:18:35Z");
        assert!(!closed.facts.clocks.total().unwrap().is_late(town.app.ctx.now()), "three working days were enough");
        assert_eq!(closed.area_path, "LA/CD-13/");
        assert_eq!((closed.number.as_str(), closed.channel.as_str()), ("LA20171229-000001", "call"));
        assert!(closed.id < open.id, "ids follow the times of the rows");
        assert!(open.facts.due_at().is_some());
        // The others are told of each act, as of today; figures are booked to the day on which it happened.
        let told = town.app.ctx.read(|tx| Ok::<_, Problem>(tx.rows_dyn("select topic, at from outbox where topic like 'case.%' order by topic", Vec::new(), |row| {
            Ok((row.get::<String>(0)?, row.get::<base::Time>(1)?))
        })?)).await.unwrap();
        assert_eq!(told.iter().map(|(topic, _)| topic.as_str()).collect::<Vec<_>>(), [
            "case.archive", "case.import", "case.import", "case.submit", "case.submit", "case.submit",
        ]);
        assert!(told.iter().all(|(_, at)| *at >= crate::platform::testing::START));
    }

    async fn messages_in_gb18030_keep_answer_and_votes(db: Db) {
        let town = Town::new(db, "chenghua").await;
        let replies = "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n\
            1,甲,路灯不亮,2019/4/25 9:32:09,\"门口路灯\n三天不亮\",已修好,2019/5/10 14:56:11\n";
        let file = encoding_rs::GB18030.encode(replies).0.into_owned();
        assert_eq!(counts(&town.rows("messages-replies", file, false).await), [1, 0, 0, 0]);
        let votes = "留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数\n\
            1,乙,噪音,2019/2/28 11:25:05,半夜施工,3,120\n2,丙,井盖,2019/2/28 1:25:05,井盖坏了,0,0\n3,丁,井盖,2019/2/28,井盖坏了,多,0\n";
        assert_eq!(counts(&town.rows("messages-votes", votes, false).await), [2, 0, 0, 1]);
        let said = town.app.ctx.read(|tx| Ok::<_, Problem>(tx.rows_dyn(
            "select c.urgency, c.description, e.said from cases c join case_events e on e.case_id = c.id order by c.created_at, e.seq",
            Vec::new(),
            |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<serde_json::Value>(2)?)),
        )?)).await.unwrap();
        // One of them was answered, years ago.
        assert_eq!(said.len(), 3 + 2);
        assert_eq!((said[1].0.as_str(), said[0].0.as_str()), ("hot", "normal"));
        assert!(said[1].2["note"].as_str().unwrap().starts_with("赞成 120，反对 3"));
        assert_eq!(said[3].1, "门口路灯\n三天不亮");
        assert_eq!(said[3].2["measure"], "已修好");
    }
}

#[tokio::test]
async fn a_file_that_is_none_says_so() {
    let town = Town::new(db::testing::sqlite().await, "los-angeles").await;
    for (content, code, words) in [
        ("a,b\n1,2\n", "intake.columns_missing", "Address, CD, ClosedDate"),
        ("", "intake.unreadable", "no header"),
        ("\u{feff}SRNumber\n", "intake.columns_missing", "It has: SRNumber"),
    ] {
        let problem = town.try_rows("la-2017", content, false, 9).await.expect_err("it is none");
        assert_eq!(problem.code.code, code);
        assert!(problem.detail(Lang::En).contains(words), "{problem}");
    }
    let nowhere =
        town.file("la-2017", "/nowhere/at/all.csv".into(), false, 9).await.expect_err("it is not there");
    assert_eq!(nowhere.code.code, "intake.unreadable");
}
