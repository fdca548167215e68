use std::time::Duration;

use base::Permission;
use base::time::Span;
use db::{Db, both_engines};
use futures_util::{Stream, StreamExt};
use serde_json::json;

use super::super::live::{Frame, Reader, stream};
use super::{account, app, emit, emit_to, relay, signed};
use crate::platform::events::{self, Audience};
use crate::platform::{Principal, Work};

fn reader(token: &str, topics: &[&str]) -> Reader {
    let signed = signed(token);
    let topics = topics.iter().map(|topic| (*topic).to_owned()).collect();
    Reader { account: signed.account, scope: signed.scope(Permission::CaseRead), topics }
}

/// The numbers in the data of the next `count` events.
async fn next(stream: &mut (impl Stream<Item = Frame> + Unpin), count: usize) -> Vec<i64> {
    let mut seen = Vec::new();
    while seen.len() < count {
        let frame = tokio::time::timeout(Duration::from_secs(20), stream.next()).await;
        match frame.expect("an event is missing").expect("the stream goes on") {
            Frame::Event(_, told) => seen.push(told.data["n"].as_i64().expect("a number")),
            Frame::Beat(_) => {}
            Frame::Reset(_) => panic!("nothing was forgotten"),
        }
    }
    seen
}

both_engines! {
    async fn a_client_that_comes_back_misses_nothing(db: Db) {
        let app = app(db).await;
        let follower = tokio::spawn(events::follow(app.ctx.clone()));
        let mut first = Box::pin(stream(app.ctx.clone(), reader("a:d/", &[]), None).await.unwrap());
        let Some(Frame::Beat(start)) = first.next().await else { panic!("a stream begins with where it stands") };
        assert_eq!(start, 0);
        for n in 0..3 {
            emit(&app.ctx, "case.submit", "1", "d/s/", json!({ "n": n })).await;
        }
        relay(&app.ctx).await;
        assert_eq!(next(&mut first, 3).await, [0, 1, 2]);
        drop(first);
        // While nobody listens.
        for n in 3..1203 {
            emit(&app.ctx, "case.submit", "1", "d/s/", json!({ "n": n })).await;
        }
        for _ in 0..4 {
            relay(&app.ctx).await;
        }
        let mut second = Box::pin(stream(app.ctx.clone(), reader("a:d/", &[]), Some(3)).await.unwrap());
        // And while the missed ones are still being read.
        emit(&app.ctx, "case.submit", "1", "d/s/", json!({ "n": 1203 })).await;
        relay(&app.ctx).await;
        app.ctx.feed().published();
        assert_eq!(next(&mut second, 1201).await, (3..1204).collect::<Vec<_>>());
        follower.abort();
    }

    async fn nothing_outside_the_scope_is_told(db: Db) {
        let app = app(db).await;
        let told = [("d/a/", 1), ("d/b/", 2), ("d/", 3), ("d/a/x/", 4)];
        for (area, n) in told {
            emit(&app.ctx, "case.submit", "1", area, json!({ "n": n })).await;
        }
        emit(&app.ctx, "clock.overdue", "1", "d/a/", json!({ "n": 5 })).await;
        let only = |name| Audience { account: Some(account(name)), ..Audience::default() };
        emit_to(&app.ctx, "inbox.new", "1", only("b"), json!({ "n": 6 })).await;
        emit_to(&app.ctx, "inbox.new", "1", only("a"), json!({ "n": 7 })).await;
        emit_to(&app.ctx, "account.locked", "1", Audience::default(), json!({ "n": 8 })).await;
        emit(&app.ctx, "case.close", "1", "d/a/", json!({ "n": 9 })).await;
        relay(&app.ctx).await;
        let all = |topics: &'static [&'static str]| stream(app.ctx.clone(), reader("a:d/a/", topics), Some(0));
        assert_eq!(next(&mut Box::pin(all(&[]).await.unwrap()), 5).await, [1, 4, 5, 7, 9]);
        assert_eq!(next(&mut Box::pin(all(&["case."]).await.unwrap()), 3).await, [1, 4, 9]);
        assert_eq!(next(&mut Box::pin(all(&["case.close"]).await.unwrap()), 1).await, [9]);
    }

    async fn a_client_from_before_the_kept_events_is_told_to_start_over(db: Db) {
        let app = app(db).await;
        emit(&app.ctx, "case.submit", "1", "d/", json!({ "n": 0 })).await;
        emit(&app.ctx, "case.submit", "1", "d/", json!({ "n": 1 })).await;
        relay(&app.ctx).await;
        app.clock.advance(Span::days(1));
        emit(&app.ctx, "case.submit", "1", "d/", json!({ "n": 2 })).await;
        relay(&app.ctx).await;
        let before = app.ctx.now() - Span::hours(1);
        let trim = || app.ctx.write(Principal::System("test"), move |work| events::trim(work.tx, before));
        assert_eq!(trim().await.unwrap(), 0, "jobs that follow the feed have not read it yet");
        let read = "update heads set seq = 3 where name like 'feed.%'";
        let read = move |work: &mut Work<'_, '_>| Ok(work.tx.run_dyn(read, Vec::new())?);
        app.ctx.write(Principal::System("test"), read).await.unwrap();
        assert_eq!(trim().await.unwrap(), 2);
        for (last, reset_to) in [(0, 2), (99, 3)] {
            let frames = stream(app.ctx.clone(), reader("a:d/", &[]), Some(last)).await.unwrap();
            let frames: Vec<Frame> = Box::pin(frames).take(2).collect().await;
            assert!(matches!(frames[1], Frame::Reset(seq) if seq == reset_to), "{last}: {frames:?}");
        }
    }

    async fn the_stream_speaks_server_sent_events(db: Db) {
        let app = app(db).await;
        emit(&app.ctx, "case.submit", "1", "d/", json!({ "n": 1, "title": "line\nbreak" })).await;
        relay(&app.ctx).await;
        app.get("/api/v1/events").send().await.expect(401);
        let frames = stream(app.ctx.clone(), reader("a:d/", &[]), Some(0)).await.unwrap();
        let events = frames.take(2).map(|frame| Ok::<_, std::convert::Infallible>(frame.into()));
        let body = axum::response::IntoResponse::into_response(axum::response::sse::Sse::new(events)).into_body();
        let text = String::from_utf8(axum::body::to_bytes(body, 10_000).await.unwrap().to_vec()).unwrap();
        let (beat, event) = text.trim_end().split_once("\n\n").unwrap();
        assert_eq!(beat, "id: 0\n: beat");
        let mut lines = event.lines();
        assert_eq!(lines.next(), Some("id: 1"));
        let data: serde_json::Value = serde_json::from_str(lines.next().unwrap().strip_prefix("data: ").unwrap()).unwrap();
        assert_eq!((&data["topic"], &data["data"]["title"]), (&json!("case.submit"), &json!("line\nbreak")));
        assert_eq!(lines.next(), None);
    }

    async fn streams_end_with_the_server_and_are_not_hoarded(db: Db) {
        let app = app(db).await;
        let mut open = Vec::new();
        for _ in 0..30 {
            open.push(Box::pin(stream(app.ctx.clone(), reader("a:d/", &[]), None).await.unwrap()));
        }
        let refused = stream(app.ctx.clone(), reader("a:d/", &[]), None).await.map(drop).unwrap_err();
        assert_eq!(refused.code.code, "too_many");
        assert!(stream(app.ctx.clone(), reader("b:d/", &[]), None).await.is_ok());
        let mut last = open.pop().unwrap();
        app.ctx.stop();
        let rest = last.by_ref().collect::<Vec<_>>();
        assert_eq!(tokio::time::timeout(Duration::from_secs(5), rest).await.expect("it ends").len(), 1);
        drop(last);
        assert!(stream(app.ctx.clone(), reader("a:d/", &[]), None).await.is_ok());
    }
}
