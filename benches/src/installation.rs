//! An installation of its own: the release binary on a fresh data folder, or a fresh database.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, ensure};

use crate::http::Client;
use crate::load::now;

/// File of the data folder with what the first start said of the people.
const PEOPLE: &str = "bench-people.txt";

pub struct Installation {
    binary: PathBuf,
    pub folder: PathBuf,
    pub database: String,
    pack: PathBuf,
    pub host: String,
    process: Option<Child>,
}

impl Installation {
    pub fn new(binary: &Path, folder: &Path, database: &str, pack: &Path) -> anyhow::Result<Installation> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        Ok(Installation {
            binary: binary.to_owned(),
            folder: folder.to_owned(),
            database: database.to_owned(),
            pack: pack.to_owned(),
            host: format!("127.0.0.1:{port}"),
            process: None,
        })
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.args(words).arg("--data").arg(&self.folder).arg("--pack").arg(&self.pack);
        command.args(["--database", &self.database]);
        command.env("LIANDONG_LIMITS__REPORTS_PER_MINUTE", "1000000000").env("RUST_LOG", "warn");
        command
    }

    /// Starts the server; how long it took until `/readyz` said so. The first start makes the people.
    pub fn start(&mut self) -> anyhow::Result<Duration> {
        let people = self.folder.join(PEOPLE);
        let mut command = self.command(&["serve", "--empty", "--listen", &self.host]);
        if people.exists() {
            command.stdout(Stdio::null());
        } else {
            fs::create_dir_all(&self.folder)?;
            command.arg("--people").stdout(fs::File::create(people)?);
        }
        let begin = now();
        self.process = Some(command.spawn().context("the server does not start")?);
        while !self.is_ready() {
            ensure!(begin.elapsed() < Duration::from_secs(300), "the server is not ready after 5 minutes");
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(begin.elapsed())
    }

    fn is_ready(&self) -> bool {
        use std::io::{Read as _, Write as _};
        let Ok(mut stream) = std::net::TcpStream::connect(&self.host) else { return false };
        let mut answer = String::new();
        let asked = stream.write_all(b"GET /readyz HTTP/1.0\r\n\r\n");
        asked.and_then(|()| stream.read_to_string(&mut answer)).is_ok() && answer.starts_with("HTTP/1.0 200")
    }

    /// Ends the server and waits for its end.
    pub fn stop(&mut self) -> anyhow::Result<()> {
        if let Some(mut process) = self.process.take() {
            Command::new("kill").arg(process.id().to_string()).status()?;
            process.wait()?;
        }
        Ok(())
    }

    /// Runs a command of the binary; what it printed.
    pub fn tool(&self, words: &[&str]) -> anyhow::Result<String> {
        let out = self.command(words).stderr(Stdio::inherit()).output()?;
        ensure!(out.status.success(), "liandong {words:?}: {}", String::from_utf8_lossy(&out.stdout));
        Ok(String::from_utf8(out.stdout)?.trim().to_owned())
    }

    /// A token of whoever has this role among the people of the first start (`machine`, `district.dispatcher`, …).
    pub fn token(&self, role: &str) -> anyhow::Result<String> {
        let said = fs::read_to_string(self.folder.join(PEOPLE))?;
        let mut names = said.lines().filter_map(|line| line.split_whitespace().next());
        let name = names.find(|name| name.starts_with(role)).with_context(|| format!("nobody is {role}"))?;
        self.tool(&["token", "create", "--account", name, "--days", "30"])
    }

    pub fn client(&self, token: &str) -> anyhow::Result<Client> {
        let tag = format!("bench-{}-{:?}", std::process::id(), now());
        Client::new(&self.host, token, &tag)
    }

    /// Processor time that the server has used, in hundredths of a second.
    pub fn cpu(&self) -> anyhow::Result<u64> {
        let process = self.process.as_ref().context("the server does not run")?;
        let stat = fs::read_to_string(format!("/proc/{}/stat", process.id()))?;
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        Ok(fields[11].parse::<u64>()? + fields[12].parse::<u64>()?)
    }

    /// Resident memory of the server.
    pub fn memory(&self) -> anyhow::Result<Memory> {
        let process = self.process.as_ref().context("the server does not run")?;
        let status = fs::read_to_string(format!("/proc/{}/status", process.id()))?;
        let line = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            line.trim_start_matches(':')
                .trim()
                .trim_end_matches(" kB")
                .parse::<f64>()
                .map_or(0.0, |kb| kb / 1024.0)
        };
        Ok(Memory { resident: line("VmRSS"), files: line("RssFile"), highest: line("VmHWM") })
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().ok();
            process.wait().ok();
        }
    }
}

/// In MB.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    pub resident: f64,
    /// The part of it that is pages of files, which the system takes back when it likes.
    pub files: f64,
    pub highest: f64,
}

impl std::fmt::Display for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:.0} MB resident ({:.0} MB of them pages of files), {:.0} MB at most",
            self.resident, self.files, self.highest
        )
    }
}
