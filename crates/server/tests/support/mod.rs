//! A real installation: the built binary on a data folder of its own, asked over real HTTP.

pub mod postgres;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use civic::platform::tls;
use db::Db;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

pub const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/chenghua");

/// What the server said when it took a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub id: String,
    pub code: String,
    pub secret: String,
}

pub struct Installation {
    folder: Folder,
    database: String,
    settings: Vec<(&'static str, &'static str)>,
    process: Option<Child>,
    pub door: Door,
}

/// The data folder, gone with the installation unless it lies somewhere special.
enum Folder {
    Own(TempDir),
    At(PathBuf),
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Folder::Own(folder) => folder.path(),
            Folder::At(folder) => folder,
        }
    }
}

/// The way in: everything that goes over HTTP, for as many tasks as like.
#[derive(Clone, Debug)]
pub struct Door {
    url: String,
    http: reqwest::Client,
    area: String,
}

/// A test with an installation of its own on each engine; `served` says whether its server runs.
macro_rules! on_both_engines {
    ($served:ident: $($name:ident)*) => { $(
        mod $name {
            use crate::support::Installation;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name(Installation::on_sqlite().$served().await).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name(Installation::on_postgres(stringify!($name)).await.$served().await).await;
            }
        }
    )* };
}
pub(crate) use on_both_engines;

impl Installation {
    pub fn on_sqlite() -> Installation {
        Installation::on("sqlite:".to_owned())
    }

    /// A database of its own on the test server.
    pub async fn on_postgres(test: &str) -> Installation {
        #[expect(clippy::disallowed_methods, reason = "where the test server is comes from ./test")]
        let url = std::env::var("LIANDONG_TEST_POSTGRES")
            .expect("this test needs PostgreSQL: set LIANDONG_TEST_POSTGRES=postgres://user@host:port/name");
        let (client, connection) =
            tokio_postgres::connect(&url, tokio_postgres::NoTls).await.expect("the test server answers");
        tokio::spawn(connection);
        static MADE: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("liandong_{}_{}_{test:.24}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        client.batch_execute(&format!("drop database if exists {name} with (force)")).await.expect("dropped");
        client.batch_execute(&format!("create database {name}")).await.expect("created");
        let (server, _) = url.rsplit_once('/').expect("the address names a database");
        Installation::on(format!("{server}/{name}"))
    }

    /// On a database of any address.
    pub fn on(database: String) -> Installation {
        Installation::with(Folder::Own(tempfile::tempdir().expect("a folder")), database)
    }

    /// With its data in this folder.
    pub fn in_folder(folder: PathBuf, database: String) -> Installation {
        Installation::with(Folder::At(folder), database)
    }

    fn with(folder: Folder, database: String) -> Installation {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|probe| probe.local_addr())
            .expect("a free port")
            .port();
        Installation {
            folder,
            database,
            settings: Vec::new(),
            process: None,
            door: Door {
                url: format!("http://127.0.0.1:{port}"),
                http: tls::client().timeout(Duration::from_secs(30)).build().expect("a client"),
                area: String::new(),
            },
        }
    }

    /// From now on with this variable, such as `LIANDONG_SERVER__TLS`; an empty value takes it away.
    pub fn set(&mut self, name: &'static str, value: &'static str) {
        self.settings.retain(|(known, _)| *known != name);
        self.settings.extend((!value.is_empty()).then_some((name, value)));
    }

    /// As it is: nobody has touched it.
    pub async fn untouched(self) -> Installation {
        self
    }

    /// With its server running.
    pub async fn served(mut self) -> Installation {
        self.start().await;
        let areas = self.door.get("/areas?kind=community&limit=1", "").await;
        self.door.area = areas["items"][0]["id"].as_str().expect("the pack has communities").to_owned();
        self
    }

    /// Starts the server; how long it took to be ready.
    pub async fn start(&mut self) -> Duration {
        let begin = Instant::now();
        let mut command = self.command(&["serve", "--empty", "--people", "--pack", PACK]);
        command.args(["--listen", self.door.url.trim_start_matches("http://")]);
        // How many reports one address may send is another test's business.
        command.env("LIANDONG_LIMITS__REPORTS_PER_MINUTE", "1000000");
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary starts");
        self.process = Some(child);
        loop {
            let answer = self.door.request(Method::GET, "/readyz").send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return begin.elapsed();
            }
            assert!(begin.elapsed() < Duration::from_secs(60), "not ready after a minute");
            sleep(Duration::from_millis(50)).await;
        }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_liandong"));
        command.args(words).arg("--data").arg(self.folder.path()).args(["--database", &self.database]);
        command.envs(self.settings.iter().copied());
        command
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        let mut child = self.process.take().expect("it runs");
        child.kill().expect("it can be killed");
        child.wait().expect("it is gone");
    }

    /// `kill -TERM`: how long it took to end, and whether it ended well.
    pub async fn terminate(&mut self) -> (Duration, bool) {
        let begin = Instant::now();
        let mut child = self.process.take().expect("it runs");
        let sent =
            Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill is there");
        assert!(sent.success());
        loop {
            if let Some(status) = child.try_wait().expect("its state can be asked") {
                return (begin.elapsed(), status.success());
            }
            assert!(begin.elapsed() < Duration::from_secs(60), "it does not end");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Runs a command of the binary on this installation.
    pub fn tool(&self, words: &[&str]) -> (bool, String) {
        let out = self.command(words).output().expect("the binary starts");
        let said = [out.stdout, out.stderr].concat();
        (out.status.success(), String::from_utf8_lossy(&said).trim().to_owned())
    }

    /// The same without holding up what goes on beside it: the exit code and what it said.
    pub async fn tool_beside(&self, words: &[&str]) -> (Option<i32>, String) {
        let mut command = self.command(words);
        let out = tokio::task::spawn_blocking(move || command.output()).await.expect("it runs");
        let out = out.expect("the binary starts");
        let said = [out.stdout, out.stderr].concat();
        (out.status.code(), String::from_utf8_lossy(&said).trim().to_owned())
    }

    /// Runs a command and kills it (`kill -9`) after a while, if it has not ended by then.
    pub async fn killed(&self, words: &[&str], after: Duration) {
        let mut command = self.command(words);
        let mut child =
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary starts");
        sleep(after).await;
        child.kill().expect("it can be killed");
        child.wait().expect("it is gone");
    }

    /// The key of the installation, as it lies in its file.
    pub fn key(&self) -> Vec<u8> {
        std::fs::read(self.folder.path().join("instance.key")).expect("a key")
    }

    /// The register of erasures.
    pub fn register(&self) -> PathBuf {
        self.folder.path().join("erasures.jsonl")
    }

    pub fn engine(&self) -> &'static str {
        if self.database.starts_with("sqlite:") { "sqlite" } else { "postgres" }
    }

    /// Whether nothing lies in its data folder.
    pub fn is_empty(&self) -> bool {
        self.folder.path().read_dir().expect("a folder").next().is_none()
    }

    /// The database, while no server runs on it.
    pub async fn database(&self) -> Db {
        let url = match self.database.as_str() {
            "sqlite:" => format!("sqlite:{}", self.folder.path().join("liandong.db").display()),
            other => other.to_owned(),
        };
        Db::open(&url, &db::Options::default()).await.expect("the database opens")
    }

    /// A token of an account.
    pub fn token(&self, account: &str) -> String {
        let (fine, token) = self.tool(&["token", "create", "--account", account, "--days", "1"]);
        assert!(fine, "{token}");
        token
    }

    /// Every case as staff of the district see it: its id and its text.
    pub async fn cases(&self) -> Vec<(String, String)> {
        let token = self.token("district.dispatcher.dc");
        let mut cases = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = self.door.get(&format!("/cases?limit=100{cursor}"), &token).await;
            for case in page["items"].as_array().expect("a page") {
                let word = |name: &str| case[name].as_str().expect("a case").to_owned();
                cases.push((word("id"), word("title")));
            }
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return cases,
            }
        }
    }
}

impl Door {
    /// Reports a concern whose text is its key.
    pub async fn report(&self, key: &str) -> reqwest::Result<Receipt> {
        self.sent(key, json!({ "description": key, "area": self.area })).await
    }

    async fn sent(&self, key: &str, body: Value) -> reqwest::Result<Receipt> {
        let request = self.request(Method::POST, "/api/v1/cases").header("Idempotency-Key", plain(key));
        let answer = request.json(&body).send().await?;
        let status = answer.status();
        let body: Value = answer.json().await?;
        assert_eq!(status, 201, "{body}");
        Ok(receipt(&body))
    }

    /// The same where it may be refused: the status of the refusal, 599 if there was no answer.
    pub async fn try_report(&self, key: &str) -> Result<Receipt, u16> {
        let request = self.request(Method::POST, "/api/v1/cases").header("Idempotency-Key", plain(key));
        let body = json!({ "description": key, "area": self.area });
        let answer = request.json(&body).send().await.map_err(|_| 599u16)?;
        match answer.status().as_u16() {
            201 => Ok(receipt(&answer.json().await.map_err(|_| 599u16)?)),
            refused => Err(refused),
        }
    }

    /// Reports a concern with a photo and a contact.
    pub async fn report_with_photo(&self, key: &str, contact: Value) -> Receipt {
        let mut jpeg = std::io::Cursor::new(Vec::new());
        let shade = key.bytes().fold(7u8, u8::wrapping_add);
        let picture = image::RgbImage::from_pixel(40, 20, image::Rgb([shade, 90, 120]));
        picture.write_to(&mut jpeg, image::ImageFormat::Jpeg).expect("a picture");
        const BORDER: &str = "a-border-between-parts";
        let head = format!(
            "--{BORDER}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
        );
        let body =
            [head.into_bytes(), jpeg.into_inner(), format!("\r\n--{BORDER}--\r\n").into_bytes()].concat();
        let sent = self
            .request(Method::POST, "/api/v1/files")
            .header("Idempotency-Key", plain(&format!("{key} photo")));
        let sent = sent.header("Content-Type", format!("multipart/form-data; boundary={BORDER}")).body(body);
        let file: Value = sent.send().await.expect("an answer").json().await.expect("JSON");
        let body =
            json!({ "description": key, "area": self.area, "contact": contact, "files": [file["id"]] });
        self.sent(key, body).await.expect("an answer")
    }

    /// The first photo of a case, if it has one that this token may see.
    pub async fn photo(&self, case: &str, token: &str) -> Option<Vec<u8>> {
        let case = self.get(&format!("/cases/{case}"), token).await;
        let file = case["files"][0]["id"].as_str()?.to_owned();
        let request = self.request(Method::GET, &format!("/api/v1/files/{file}")).bearer_auth(token);
        let answer = request.send().await.expect("an answer");
        if !answer.status().is_success() {
            return None;
        }
        Some(answer.bytes().await.expect("a body").to_vec())
    }

    /// A request to any address of the server.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    /// The reporter takes a report back.
    pub async fn withdraw(&self, receipt: &Receipt) {
        let path = format!("/api/v1/cases/{}/actions/withdraw", receipt.id);
        let code = format!("{}.{}", receipt.code, receipt.secret);
        let request = self.request(Method::POST, &path).header("X-Receipt", code).json(&json!({}));
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
    }

    pub async fn get(&self, path: &str, token: &str) -> Value {
        let mut request = self.request(Method::GET, &format!("/api/v1{path}"));
        if !token.is_empty() {
            request = request.bearer_auth(token);
        }
        request.send().await.expect("an answer").json().await.expect("JSON")
    }
}

/// A text as a key: only what may stand in a header.
fn plain(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_graphic() { c } else { '-' }).collect()
}

fn receipt(body: &Value) -> Receipt {
    let word = |pointer: &str| body.pointer(pointer).and_then(Value::as_str).expect("a receipt").to_owned();
    Receipt { id: word("/id"), code: word("/receipt/code"), secret: word("/receipt/secret") }
}

impl Drop for Installation {
    fn drop(&mut self) {
        if let Some(mut child) = self.process.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }
}
