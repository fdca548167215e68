//! Stories of files, over HTTP, on both engines.

use std::io::Cursor;
use std::sync::Arc;

use base::time::Span;
use base::{Id, Permission, Problem};
use db::{Db, both_engines};
use image::{DynamicImage, ImageFormat};
use serde_json::Value;

use super::{Opened, ReceiptDoor, attach, blobs, erase};
use crate::platform::auth::{Doorkeeper, Held};
use crate::platform::events::Audience;
use crate::platform::nouns::Case;
use crate::platform::testing::{Reply, TestApp};
use crate::platform::{Principal, Signed};

/// A photo of 40×20 pixels, turned by a quarter in its EXIF, with the place where it was taken.
fn located_jpeg() -> Vec<u8> {
    let mut jpeg = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(40, 20).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let jpeg = jpeg.into_inner();
    let exif = exif_with_place();
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend((exif.len() as u16 + 8).to_be_bytes());
    out.extend(b"Exif\0\0");
    out.extend(&exif);
    out.extend(&jpeg[2..]);
    out
}

/// A TIFF block: orientation 6, and a GPS directory that says 30° 39′ 36″ N.
fn exif_with_place() -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [tag.to_be_bytes().as_slice(), &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    tiff.extend(2u16.to_be_bytes());
    tiff.extend(entry(0x0112, 3, 1, [0, 6, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, 38u32.to_be_bytes()));
    tiff.extend(0u32.to_be_bytes());
    tiff.extend(2u16.to_be_bytes());
    tiff.extend(entry(1, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(2, 5, 3, 68u32.to_be_bytes()));
    tiff.extend(0u32.to_be_bytes());
    for part in [30u32, 1, 39, 1, 36, 1] {
        tiff.extend(part.to_be_bytes());
    }
    tiff
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::new_luma8(width, height).write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

fn form(name: &str, media: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "--B\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"../../x.php\"\r\nContent-Type: {media}\r\n\r\n"
    );
    [head.as_bytes(), content, b"\r\n--B--\r\n"].concat()
}

async fn send(app: &TestApp, token: Option<&str>, media: &str, content: &[u8]) -> Reply {
    let call =
        app.post("/api/v1/files").bytes("multipart/form-data; boundary=B", form("file", media, content));
    match token {
        Some(token) => call.token(token).send().await,
        None => call.send().await,
    }
}

/// Tokens `a` and `b` are people who see cases below `d/a/` and `d/b/`.
async fn app(db: Db) -> TestApp {
    let app = TestApp::new(db).await;
    let ask: Doorkeeper = Doorkeeper(Box::new(|_, token| {
        let token = token.to_owned();
        Box::pin(async move {
            let held = Held {
                role: "clerk".into(),
                permissions: [Permission::CaseRead].into(),
                area_path: format!("d/{token}/"),
                category: String::new(),
                own_unit_only: false,
            };
            Ok(Some(Arc::new(Signed {
                account: Id::named("account", &token),
                name: token.clone(),
                display: token.clone(),
                unit: None,
                session: Id::named("session", &token),
                held: vec![held],
            })))
        })
    }));
    app.ctx.put(Arc::new(ask));
    app
}

fn audience(area: &str) -> Audience {
    Audience { area_path: area.to_owned(), ..Audience::default() }
}

async fn attach_to(app: &TestApp, by: Principal, file: &Value, case: Id<Case>) -> Result<(), Problem> {
    let file = file["id"].as_str().unwrap().to_owned();
    app.ctx.write(by, move |work| attach(work, &[file], case, &audience("d/a/s/")).map(drop)).await
}

async fn person(app: &TestApp, token: &str) -> Principal {
    let doorkeeper = app.ctx.part::<Doorkeeper>();
    Principal::Account((doorkeeper.0)(&app.ctx, token).await.unwrap().unwrap())
}

both_engines! {
    async fn a_photo_is_upright_and_says_nothing_about_its_place(db: Db) {
        let app = app(db).await;
        let original = located_jpeg();
        let read = |bytes: &[u8]| exif::Reader::new().read_from_container(&mut Cursor::new(bytes));
        let place = read(&original).unwrap();
        assert!(place.get_field(exif::Tag::GPSLatitude, exif::In::PRIMARY).is_some(), "the sample has a place");
        let file = send(&app, Some("a"), "image/jpeg", &original).await.expect(201);
        assert_eq!((&file["kind"], &file["width"], &file["height"]), (&"photo".into(), &20.into(), &40.into()));
        for url in [&file["url"], &file["thumb_url"]] {
            let reply = app.get(url.as_str().unwrap()).token("a").send().await;
            assert_eq!(reply.headers["content-type"], "image/jpeg");
            assert_eq!(reply.headers["x-content-type-options"], "nosniff");
            assert!(reply.headers["content-disposition"].to_str().unwrap().starts_with("inline; filename=\"0"));
            assert!(reply.headers["cache-control"].to_str().unwrap().starts_with("private"));
            assert_eq!(reply.status, 200);
            assert!(read(&reply.bytes).is_err(), "nothing of the kind is left");
        }
    }

    async fn what_it_claims_to_be_must_be_what_it_is(db: Db) {
        let app = app(db).await;
        let cases: [(&str, &[u8], u16, &str); 6] = [
            ("image/png", &located_jpeg(), 415, "file.type_mismatch"),
            ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "file.unsupported"),
            ("text/html", b"<script>alert(1)</script>", 415, "file.unsupported"),
            ("image/jpeg", &located_jpeg()[..100], 422, "file.broken_photo"),
            ("audio/ogg", b"OggS and then nothing", 422, "file.damaged"),
            ("image/png", b"", 415, "file.unsupported"),
        ];
        for (media, content, status, code) in cases {
            let problem = send(&app, Some("a"), media, content).await.expect(status);
            assert_eq!(problem["code"], code, "{media}");
        }
        let other = form("photo", "image/png", &png(2, 2));
        let reply = app.post("/api/v1/files").token("a").bytes("multipart/form-data; boundary=B", other).send().await;
        assert_eq!(reply.expect(400)["code"], "file.one_wanted");
    }

    async fn a_bomb_is_refused_before_it_is_unpacked(db: Db) {
        let app = app(db).await;
        let mut bomb = png(4, 4);
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        // The header says 60,000 × 60,000, and its checksum agrees.
        let sum = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        let problem = send(&app, Some("a"), "image/png", &bomb).await.expect(422);
        assert_eq!(problem["code"], "file.too_many_pixels");
        let large = vec![0xff; (10 << 20) + 1];
        assert_eq!(send(&app, Some("a"), "image/jpeg", &large).await.expect(413)["code"], "file.too_large");
    }

    async fn a_file_is_attached_once_by_its_sender(db: Db) {
        let app = app(db).await;
        let (one, two) = (Id::named("case", "1"), Id::named("case", "2"));
        let file = send(&app, Some("a"), "image/png", &png(3, 3)).await.expect(201);
        let stranger = attach_to(&app, person(&app, "b").await, &file, one).await.unwrap_err();
        assert_eq!((stranger.code.code, stranger.fields[0].field.as_str()), ("file.unknown", "/files/0"));
        assert_eq!(attach_to(&app, Principal::Anonymous, &file, one).await.unwrap_err().code.code, "file.unknown");
        attach_to(&app, person(&app, "a").await, &file, one).await.unwrap();
        let again = attach_to(&app, person(&app, "a").await, &file, two).await.unwrap_err();
        assert_eq!(again.code.code, "file.already_attached");
    }

    async fn without_sign_in_the_secret_in_the_id_decides(db: Db) {
        let app = app(db).await;
        let case = Id::named("case", "1");
        let file = send(&app, None, "image/png", &png(3, 3)).await.expect(201);
        let (id, _) = file["id"].as_str().unwrap().split_once('.').unwrap();
        let guessed = serde_json::json!({ "id": format!("{id}.AAAAAAAAAAAAAAAAAAAAAAAAAA") });
        for wrong in [guessed, serde_json::json!({ "id": id })] {
            assert_eq!(attach_to(&app, Principal::Anonymous, &wrong, case).await.unwrap_err().code.code, "file.unknown");
            app.get(&format!("/api/v1/files/{}", wrong["id"].as_str().unwrap())).send().await.expect(404);
        }
        let reply = app.get(file["url"].as_str().unwrap()).send().await;
        assert_eq!(reply.status, 200, "the sender may look at it before the report is sent");
        attach_to(&app, Principal::Anonymous, &file, case).await.unwrap();
        app.get(file["url"].as_str().unwrap()).send().await.expect(404);
        app.ctx.put(Arc::new(ReceiptDoor(Box::new(move |_, receipt| {
            let found = ["R1.secret", "R1.neighbour"].contains(&receipt).then(|| Opened { case, all: receipt == "R1.secret" });
            Box::pin(async move { Ok(found) })
        }))));
        let look = |receipt: &'static str| app.get(&format!("/api/v1/files/{id}")).header("x-receipt", receipt);
        assert_eq!(look("R1.secret").send().await.status, 200);
        look("R1.wrong").send().await.expect(404);
        // What the reporter sent is not for a neighbour.
        look("R1.neighbour").send().await.expect(404);
    }

    async fn a_file_is_seen_where_its_case_is_seen(db: Db) {
        let app = app(db).await;
        let case = Id::<Case>::named("case", "1");
        let file = send(&app, None, "image/png", &png(3, 3)).await.expect(201);
        attach_to(&app, Principal::Anonymous, &file, case).await.unwrap();
        let id = file["id"].as_str().unwrap().split('.').next().unwrap().to_owned();
        let look = async |token: &str| app.get(&format!("/api/v1/files/{id}")).token(token).send().await.status.as_u16();
        assert_eq!((look("a").await, look("b").await), (200, 404));
        let moved = app.ctx.write(Principal::System("test"), move |work| {
            work.emit("case.transfer", case, Value::Null, audience("d/b/s/"))
        });
        moved.await.unwrap();
        app.settle().await;
        assert_eq!((look("a").await, look("b").await), (404, 200));
        app.ctx.write(Principal::System("test"), move |work| erase(work, case)).await.unwrap();
        assert_eq!(look("b").await, 404);
    }

    async fn the_same_upload_sent_again_is_one_file(db: Db) {
        let app = app(db).await;
        let send = async |content: &[u8]| {
            let body = form("file", "image/png", content);
            let call = app.post("/api/v1/files").token("a").header("idempotency-key", "k1");
            call.bytes("multipart/form-data; boundary=B", body).send().await
        };
        let (first, again) = (send(&png(3, 3)).await.expect(201), send(&png(3, 3)).await.expect(201));
        assert_eq!(first, again);
        send(&png(4, 4)).await.expect(422);
    }

    async fn what_nobody_used_is_swept(db: Db) {
        let app = app(db).await;
        let kept = send(&app, Some("a"), "image/png", &png(3, 3)).await.expect(201);
        let lost = send(&app, Some("a"), "image/png", &png(3, 3)).await.expect(201);
        attach_to(&app, person(&app, "a").await, &kept, Id::named("case", "1")).await.unwrap();
        // As after a crash between content and row.
        let blobs = app.ctx.part::<blobs::Blobs>();
        blobs.put(app.ctx.id(), blobs::Part::Whole, vec![1]).await.unwrap();
        assert_eq!(contents(&app), 5);
        app.clock.advance(Span::hours(25));
        app.settle().await;
        assert_eq!(contents(&app), 2);
        app.get(lost["url"].as_str().unwrap()).token("a").send().await.expect(404);
        assert_eq!(app.get(kept["url"].as_str().unwrap()).token("a").send().await.status, 200);
    }

    async fn strangers_cannot_fill_the_disk(db: Db) {
        let app = app(db).await;
        let mut last = 201;
        for _ in 0..400 {
            last = send(&app, None, "text/plain", b"no").await.status.as_u16();
            if last == 429 {
                break;
            }
        }
        assert_eq!(last, 429);
        send(&app, Some("a"), "image/png", &png(3, 3)).await.expect(201);
    }
}

/// How many contents lie in the store.
fn contents(app: &TestApp) -> usize {
    let days = std::fs::read_dir(app.folder.path().join("files")).unwrap();
    days.map(|day| std::fs::read_dir(day.unwrap().path()).unwrap().count()).sum()
}

/// CRC-32 of PNG (ISO 3309), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 0 { sum >> 1 } else { (sum >> 1) ^ 0xedb8_8320 },
        )
    })
}
