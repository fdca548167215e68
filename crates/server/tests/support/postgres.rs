//! A PostgreSQL server of one test's own, for what must not happen to the one that all tests share.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub struct Server {
    folder: PathBuf,
    programs: PathBuf,
    pub port: u16,
}

impl Server {
    /// Makes a cluster in an empty folder and starts it with these lines in its configuration and in `pg_hba.conf`. The reason if
    /// this machine has no PostgreSQL.
    pub fn start(folder: &Path, lines: &[String], doors: &str) -> Result<Server, String> {
        let programs = programs().ok_or("no PostgreSQL server is installed here")?;
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|probe| probe.local_addr())
            .map_err(|e| e.to_string())?;
        let server = Server { folder: folder.to_owned(), programs, port: port.port() };
        if is_root() {
            run(Command::new("chown").args(["-R", "postgres:"]).arg(folder))?;
        }
        let cluster = server.cluster();
        let make =
            ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
        run(server.program("initdb").arg("-D").arg(&cluster).args(make).arg("--wal-segsize=1"))?;
        let more = [
            format!("port = {}", server.port),
            "listen_addresses = '127.0.0.1'".to_owned(),
            format!("unix_socket_directories = '{}'", folder.display()),
            "min_wal_size = '2MB'".to_owned(),
            "max_wal_size = '8MB'".to_owned(),
        ];
        let text: String = more.iter().chain(lines).map(|line| format!("{line}\n")).collect();
        append(&cluster.join("postgresql.conf"), &text)?;
        std::fs::write(cluster.join("pg_hba.conf"), doors).map_err(|e| e.to_string())?;
        server.go()?;
        Ok(server)
    }

    /// Starts it, if it does not run.
    pub fn go(&self) -> Result<(), String> {
        let mut start = self.program("pg_ctl");
        start.arg("-D").arg(self.cluster()).args(["-w", "-s", "-l"]).arg(self.folder.join("server.log"));
        // What the server inherits it would hold open for as long as it runs.
        run(start.arg("start").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()))
    }

    fn cluster(&self) -> PathBuf {
        self.folder.join("cluster")
    }

    /// PostgreSQL refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.arg("-D").arg(self.cluster()).args(["-m", "immediate", "-s", "stop"]);
        stop.stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
    }
}

/// The newest programs of the distribution.
fn programs() -> Option<PathBuf> {
    let versions = Path::new("/usr/lib/postgresql").read_dir().ok()?;
    let number = |path: &Path| {
        path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok())
    };
    let newest =
        versions.filter_map(|entry| entry.ok()).map(|entry| entry.path()).max_by_key(|path| number(path))?;
    Some(newest.join("bin")).filter(|programs| programs.join("initdb").exists())
}

pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout == b"0\n")
}

fn append(file: &Path, text: &str) -> Result<(), String> {
    use std::io::Write;
    let opened = std::fs::OpenOptions::new().append(true).open(file);
    opened
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|e| format!("{}: {e}", file.display()))
}

/// Runs a command; what it said if it failed.
pub fn run(command: &mut Command) -> Result<(), String> {
    let Output { status, stdout, stderr } = command.output().map_err(|e| format!("{command:?}: {e}"))?;
    let said = || String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned();
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {}", said())) }
}
