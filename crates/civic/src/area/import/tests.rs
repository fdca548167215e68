use std::path::Path;

use db::Db;
use geo::{Point, System};

use super::{Mapping, Options, Report};
use crate::area::atlas;
use crate::pack;
use crate::platform::testing::TestApp;
use crate::platform::{Ctx, Principal};

fn options() -> Options {
    let (source, day) = ("import:test".to_owned(), "2026-01-01".to_owned());
    Options { system: System::Wgs84, dry_run: false, source, day, mapping: Mapping::default() }
}

async fn csv(ctx: &Ctx, text: &str, options: &Options) -> Report {
    csv_until(ctx, text.as_bytes().to_vec(), options, usize::MAX).await
}

async fn csv_until(ctx: &Ctx, bytes: Vec<u8>, options: &Options, batches: usize) -> Report {
    let (ctx, options, mut left) = (ctx.clone(), options.clone(), batches);
    let run = move || {
        super::csv(&ctx, Principal::System("test"), &bytes, &options, &mut |_| {
            left -= 1;
            left > 0
        })
    };
    tokio::task::spawn_blocking(run).await.unwrap().unwrap()
}

const GOOD: &str = "code,kind,name_zh,name_en,parent,lon,lat\n\
    c1,community,甲社区,Alpha,s1,104.1,30.6\n\
    s1,street,一街道,First,d,,\n\
    d,district,区,District,,,\n";

db::both_engines! {
    async fn rows_go_in_parents_first_and_a_second_run_changes_nothing(db: Db) {
        let app = TestApp::new(db).await;
        let dry = csv(&app.ctx, GOOD, &Options { dry_run: true, ..options() }).await;
        assert_eq!((dry.added, dry.refused.len()), (3, 0), "{dry:?}");
        assert!(atlas(&app.ctx).is_empty());
        assert_eq!(csv(&app.ctx, GOOD, &options()).await.added, 3);
        assert_eq!(atlas(&app.ctx).at_path("d/s1/c1/").unwrap().name.en, "Alpha");
        let again = csv(&app.ctx, GOOD, &options()).await;
        assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 3));
        let renamed = csv(&app.ctx, &GOOD.replace("Alpha", "Omega"), &options()).await;
        assert_eq!((renamed.added, renamed.changed, renamed.unchanged), (0, 1, 2));
        assert_eq!(atlas(&app.ctx).with_code("c1").unwrap().name.en, "Omega");
    }

    async fn wrong_rows_are_named_and_the_others_go_in(db: Db) {
        let app = TestApp::new(db).await;
        let text = format!(
            "{GOOD}c2,castle,城堡,Castle,s1,,\n\
             c3,community,,,s1,,\n\
             c4,community,丁,Delta,nowhere,,\n\
             c5,community,戊,Epsilon,d,,\n\
             c6,community,己,Zeta,s1,30.6,104.1\n\
             c7,community,庚,Eta,s1,104.1,\n\
             c1,community,甲社区,Alpha,s1,,\n\
             ,community,辛,Theta,s1,,\n\
             c 8,community,壬,Iota,s1,,\n\
             x,street,环,Ring,y,,\n\
             y,street,环,Ring,x,,\n"
        );
        let report = csv(&app.ctx, &text, &options()).await;
        assert_eq!(report.added, 3, "{report:?}");
        let told: Vec<(usize, &str)> = report.refused.iter().map(|r| (r.row, r.reason.en.as_str())).collect();
        let want = [
            (5, "no kind “castle”"), (6, "needs a name"), (7, "no parent “nowhere”"), (8, "cannot stand under"), (9, "on the globe"),
            (10, "come together"), (11, "twice in the file"), (12, "code is missing"), (13, "no area code"), (14, "circle"), (15, "circle"),
        ];
        assert_eq!(told.len(), want.len(), "{told:?}");
        for ((row, reason), (line, words)) in told.iter().zip(want) {
            assert!(*row == line && reason.contains(words), "line {row}: {reason}");
        }
    }

    async fn a_stopped_run_leaves_whole_batches_and_the_next_one_goes_on(db: Db) {
        let app = TestApp::new(db).await;
        let mut text = "code,kind,name_zh,name_en,parent\nd,district,区,District,\n".to_owned();
        for n in 0..1200 {
            text += &format!("s{n},street,街道{n},Street {n},d\n");
        }
        let first = csv_until(&app.ctx, text.clone().into_bytes(), &options(), 1).await;
        assert_eq!((first.added, first.stopped), (500, true));
        let second = csv_until(&app.ctx, text.into_bytes(), &options(), 99).await;
        assert_eq!((second.added, second.unchanged, second.stopped), (701, 500, false));
        assert_eq!(atlas(&app.ctx).len(), 1201);
    }

    async fn the_shipped_packs_bring_their_areas(db: Db) {
        let app = TestApp::new(db).await;
        for (name, count) in [("chenghua", Some(95)), ("los-angeles", None)] {
            let (ctx, folder) = (app.ctx.clone(), Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name));
            let switched = tokio::task::spawn_blocking(move || {
                let pack = pack::Files::read(&folder).and_then(pack::load).unwrap();
                pack::switch_on(&ctx, Principal::System("test"), &pack)
            });
            switched.await.unwrap().unwrap();
            assert!(count.is_none_or(|count| atlas(&app.ctx).len() == count), "{name}");
        }
    }

    async fn declared_systems_are_converted(db: Db) {
        let app = TestApp::new(db).await;
        let place = Point::new(104.1, 30.6);
        let shifted = System::Gcj02.from_wgs84(place);
        let text = format!("code,kind,name_zh,name_en,lon,lat\nd,district,区,District,{},{}\n", shifted.lon, shifted.lat);
        csv(&app.ctx, &text, &Options { system: System::Gcj02, ..options() }).await;
        let stored = atlas(&app.ctx).with_code("d").unwrap().point.unwrap();
        assert!(stored.distance(place) < 0.02, "{stored:?}");
    }
}

#[tokio::test]
async fn files_that_cannot_be_read_change_nothing() {
    let app = TestApp::new(db::testing::sqlite().await).await;
    for (text, words) in [
        ("", "“code” is unknown or missing"),
        ("name_zh,kind\nx,street\n", "“code” is unknown or missing"),
        ("code,colour\nd,red\n", "“colour” is unknown"),
        ("code,kind\nd,district,surplus\n", "cannot be read"),
    ] {
        let report = csv(&app.ctx, text, &options()).await;
        assert_eq!(report.added, 0);
        assert!(report.refused[0].reason.en.contains(words), "{:?}", report.refused);
    }
    let gb18030 = encoding_rs::GB18030.encode(GOOD).0.into_owned();
    assert_eq!(csv_until(&app.ctx, gb18030, &options(), 9).await.added, 3);
    assert_eq!(atlas(&app.ctx).with_code("s1").unwrap().name.zh, "一街道");
}
