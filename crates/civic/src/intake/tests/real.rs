//! Real rows, from the folder beside the repository: they may not ship. Where it does not exist the stories are skipped by name.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use geo::{AreaIndex, Point, System, features};
use serde_json::{Value, json};

use super::town::{Town, counts};
use crate::area::import::{Mapping, Options};
use crate::area::{AreaKind, import};
use crate::intake::{Agreement, Outcome};
use crate::platform::Principal;

/// The file, or `None` after saying that the story is skipped.
fn data(story: &str, file: &str) -> Option<PathBuf> {
    base::shared::data(story, &format!("requests/{file}"))
}

/// Polygons as areas below the city: what to call them is in one of their properties.
fn polygons(file: PathBuf, property: &str, prefix: &str) -> String {
    let text = std::fs::read_to_string(file).expect("a readable file");
    let mut json: Value = serde_json::from_str(&text).expect("GeoJSON");
    for feature in json["features"].as_array_mut().expect("features") {
        let code = format!("{prefix}{}", feature["properties"][property].as_str().expect("a code"));
        feature["properties"] = json!({ "code": code, "name_zh": code, "name_en": code });
    }
    json.to_string()
}

async fn lay(town: &Town, text: String) -> usize {
    let mapping = Mapping {
        default_kind: Some(AreaKind::Street),
        default_parent: Some("LA".into()),
        ..Mapping::default()
    };
    let (source, day) = ("import:test".to_owned(), "2012-07-01".to_owned());
    let options = Options { system: System::Wgs84, dry_run: false, source, day, mapping };
    let ctx = town.app.ctx.clone();
    let laid = tokio::task::spawn_blocking(move || {
        import::geojson(&ctx, Principal::System("test"), &text, &options, &mut |_| true)
    });
    let report = laid.await.expect("no panic").expect("readable polygons");
    assert_eq!(report.refused, []);
    report.added + report.changed
}

/// Says how many agree and why the others do not: on the border, or in an area that was drawn anew.
fn explain(file: &str, figure: &Agreement, polygons: &str) {
    let (shapes, _) = features::read(polygons, System::Wgs84);
    let code = |feature: &geo::Feature| feature.properties["code"].as_str().expect("a code").to_owned();
    let index = AreaIndex::new(shapes.into_iter().map(|feature| (code(&feature), 1, feature.shape)));
    let mut border = 0;
    let mut moved: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in &figure.differences {
        let near = index.near(Point::new(row.lon, row.lat), 30.0);
        if near.iter().any(|(code, _)| **code == row.said) {
            border += 1;
        } else {
            *moved.entry((&row.said, &row.found)).or_default() += 1;
        }
    }
    let elsewhere: usize = moved.values().sum();
    let mut most: Vec<_> = moved.into_iter().collect();
    most.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    println!(
        "{file}: column {}: {} of {} agree ({:.2} %); {border} within 30 m of the border, {elsewhere} elsewhere in {} pairs of areas \
         (most often {:?}); beside them {} points in no polygon, {} rows name an area without one",
        figure.column,
        figure.agreed,
        figure.compared,
        figure.percent(),
        most.len(),
        most.first(),
        figure.outside,
        figure.unknown
    );
    assert!(figure.percent() >= 97.0, "{file}: {:.2} %", figure.percent());
}

const FILES: [(&str, &str); 2] =
    [("la-2017", "la/MyLA311_2017_subset.csv"), ("la-2020", "la/la_seed_requests.csv")];

#[expect(clippy::disallowed_methods, reason = "how long an import takes is part of what it shows")]
fn start() -> Instant {
    Instant::now()
}

fn timed(what: &str, started: Instant, outcome: &Outcome) {
    let seconds = started.elapsed().as_secs_f64();
    let rate = outcome.rows as f64 / seconds;
    println!(
        "{what}: {} rows in {seconds:.1} s, {rate:.0} rows/s, created, skipped, changed, refused = {:?}",
        outcome.rows,
        counts(outcome)
    );
}

fn refusals(outcome: &Outcome) -> BTreeMap<&str, usize> {
    let mut reasons = BTreeMap::new();
    for receipt in outcome.receipts.iter().filter(|receipt| receipt.done == crate::intake::Done::Refused) {
        *reasons.entry(receipt.reason.as_ref().map_or("", |reason| reason.en.as_str())).or_default() += 1;
    }
    reasons
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_thousand_requests_of_another_city_lie_where_they_say() {
    let story = "twenty_thousand_requests_of_another_city_lie_where_they_say";
    let Some(districts) = data(story, "la/la_council_districts_2012.geojson") else { return };
    let town = Town::new(db::testing::sqlite().await, "los-angeles").await;
    let districts = polygons(districts, "external_id", "CD-");
    assert_eq!(lay(&town, districts.clone()).await, 15);
    let mut total = 0;
    for (profile, file) in FILES {
        let Some(path) = data(story, file) else { return };
        let started = start();
        let outcome = town.file(profile, path.clone(), false, usize::MAX).await.expect("a readable file");
        timed(profile, started, &outcome);
        println!("refused: {:?}", refusals(&outcome));
        assert!(counts(&outcome)[3] * 100 < outcome.rows, "less than one in a hundred is refused");
        total += counts(&outcome)[0];
        let figure = outcome.agreements.iter().find(|figure| figure.column.eq_ignore_ascii_case("cd"));
        explain(profile, figure.expect("a figure"), &districts);
        let again = town.file(profile, path, false, usize::MAX).await.expect("a readable file");
        assert_eq!(counts(&again), [0, counts(&outcome)[0], 0, counts(&outcome)[3]]);
    }
    assert_eq!(town.count("cases").await, total as i64);
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_lie_in_the_neighbourhood_council_that_they_name() {
    let story = "requests_lie_in_the_neighbourhood_council_that_they_name";
    let Some(councils) = data(story, "la/la_neighborhood_councils.geojson") else { return };
    let town = Town::new(db::testing::sqlite().await, "los-angeles").await;
    let councils = polygons(councils, "nc_id", "NC-");
    assert_eq!(lay(&town, councils.clone()).await, 99);
    for (profile, file) in FILES {
        let Some(path) = data(story, file) else { return };
        let outcome = town.file(profile, path, true, usize::MAX).await.expect("a readable file");
        let figure = outcome.agreements.iter().find(|figure| figure.column.eq_ignore_ascii_case("nc"));
        explain(profile, figure.expect("a figure"), &councils);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_to_officials_come_in_with_their_replies() {
    let story = "messages_to_officials_come_in_with_their_replies";
    let Some(replies) = data(story, "cn/messages_replies.csv") else { return };
    let town = Town::new(db::testing::sqlite().await, "chenghua").await;
    let started = start();
    let outcome = town.file("messages-replies", replies, false, usize::MAX).await.expect("a readable file");
    timed("messages-replies", started, &outcome);
    println!("refused: {:?}", refusals(&outcome));
    assert_eq!(outcome.rows, 2816);
    assert!(counts(&outcome)[3] < 10);
    for (profile, file, rows) in [
        ("messages-votes", "cn/messages_votes.csv", 4326),
        ("messages-classified", "cn/messages_classified.csv", 495),
    ] {
        let Some(path) = data(story, file) else { return };
        let started = start();
        let outcome = town.file(profile, path, false, usize::MAX).await.expect("a readable file");
        timed(profile, started, &outcome);
        println!("refused: {:?}", refusals(&outcome));
        assert_eq!(outcome.rows, rows);
        assert!(counts(&outcome)[3] * 100 < rows);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_is_read_as_its_table_is() {
    let story = "a_workbook_is_read_as_its_table_is";
    let Some(book) = data(story, "cn/fujian2_classified_messages.xlsx") else { return };
    let Some(table) = data(story, "cn/messages_classified.csv") else { return };
    let town = Town::new(db::testing::sqlite().await, "chenghua").await;
    let written = town.file("messages-classified", table, false, usize::MAX).await.expect("a readable file");
    let started = start();
    let outcome = town.file("messages-workbook", book, true, usize::MAX).await.expect("a readable file");
    timed("messages-workbook", started, &outcome);
    println!("refused: {:?}", refusals(&outcome));
    let [created, skipped, changed, refused] = counts(&outcome);
    println!(
        "of the table's {} rows {skipped} are in the workbook as they are, {changed} otherwise; {created} are new, {refused} refused",
        written.rows
    );
}
