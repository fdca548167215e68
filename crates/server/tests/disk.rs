//! REL-07: a disk that is full. Nothing is acknowledged that is not kept, people can still read, the reason is said, and work goes
//! on by itself when there is space again.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use reqwest::Method;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use crate::support::postgres::{Server, run};
use crate::support::{Installation, Receipt};

/// A disk of so many megabytes, gone with the value.
struct Disk(TempDir);

impl Disk {
    fn of(megabytes: u32) -> Result<Disk, String> {
        let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
        let size = format!("size={megabytes}m");
        run(Command::new("mount").args(["-t", "tmpfs", "-o", &size, "liandong-test"]).arg(folder.path()))
            .map_err(|reason| format!("a small disk cannot be mounted here: {}", reason.trim()))?;
        Ok(Disk(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Leaves no byte free.
    fn fill(&self) {
        let mut file = File::create(self.path().join("filler")).expect("a file");
        for size in [1 << 20, 4096, 1] {
            let piece = vec![7u8; size];
            while file.write_all(&piece).is_ok() {}
        }
    }

    fn make_room(&self) {
        std::fs::remove_file(self.path().join("filler")).expect("removed");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg("--lazy").arg(self.0.path()).status().ok();
    }
}

/// Reports until it is refused some times in a row; what was acknowledged, and the keys that were refused.
async fn report_until_refused(town: &Installation) -> (Vec<(String, Receipt)>, Vec<String>) {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for n in 0..20_000 {
        let key = format!("while it fills {n}");
        match town.door.try_report(&key).await {
            Ok(receipt) => {
                taken.push((key, receipt));
                refused.clear();
            }
            Err(status) => {
                assert!((500..600).contains(&status), "{key}: {status}");
                refused.push(key);
                if refused.len() == 20 {
                    return (taken, refused);
                }
            }
        }
    }
    panic!("the disk does not fill");
}

async fn ready(town: &Installation) -> (u16, String) {
    let answer = town.door.request(Method::GET, "/readyz").send().await.expect("an answer");
    (answer.status().as_u16(), answer.text().await.expect("a body"))
}

/// `look_after` is done now and then.
async fn ready_again(town: &Installation, look_after: impl Fn()) {
    let begin = Instant::now();
    loop {
        let (status, why) = ready(town).await;
        if status == 200 {
            return;
        }
        assert!(begin.elapsed() < Duration::from_secs(60), "not ready a minute after there is space: {why}");
        look_after();
        sleep(Duration::from_millis(500)).await;
    }
}

/// Everything acknowledged is there once, also after a kill; what was refused can be sent again.
async fn all_is_kept(town: &mut Installation, taken: Vec<(String, Receipt)>, refused: Vec<String>) {
    for key in &refused {
        town.door.report(key).await.expect("a receipt");
    }
    town.kill();
    town.start().await;
    for (key, receipt) in &taken {
        assert_eq!(&town.door.report(key).await.expect("the same answer"), receipt);
    }
    let mut titles: Vec<String> = town.cases().await.into_iter().map(|(_, title)| title).collect();
    titles.sort();
    let mut sent: Vec<String> = taken.into_iter().map(|(key, _)| key).chain(refused).collect();
    sent.sort();
    assert_eq!(titles, sent);
    let (fine, said) = town.tool(&["verify", "--cases", "--indicators"]);
    assert!(fine, "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_said_and_outlived_on_sqlite() {
    let disk = match Disk::of(64) {
        Ok(disk) => disk,
        Err(reason) => return base::shared::skipped("a_full_disk_is_said_and_outlived_on_sqlite", &reason),
    };
    let mut town = Installation::in_folder(disk.path().join("data"), "sqlite:".to_owned()).served().await;
    let token = town.token("district.dispatcher.dc");
    disk.fill();
    let (taken, refused) = report_until_refused(&town).await;
    let (status, why) = ready(&town).await;
    assert_eq!(status, 503, "{why}");
    assert!(why.contains("no space left"), "{why}");
    // Reading goes on.
    let page = town.door.get("/cases?limit=1", &token).await;
    let newest = taken.last().map(|(_, receipt)| receipt.id.as_str());
    assert_eq!(page["items"][0]["id"].as_str(), newest, "{page}");
    disk.make_room();
    ready_again(&town, || ()).await;
    all_is_kept(&mut town, taken, refused).await;
    town.kill();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_said_and_outlived_on_postgres() {
    let skipped =
        |reason: String| base::shared::skipped("a_full_disk_is_said_and_outlived_on_postgres", &reason);
    let disk = match Disk::of(160) {
        Ok(disk) => disk,
        Err(reason) => return skipped(reason),
    };
    let server = match Server::start(disk.path(), &[], "host all all 127.0.0.1/32 trust\n") {
        Ok(server) => server,
        Err(reason) => return skipped(reason),
    };
    // The server of the database has a disk of its own; photos and the key lie elsewhere.
    let url = format!("postgres://postgres@127.0.0.1:{}/postgres", server.port);
    let mut town = Installation::on(url).served().await;
    disk.fill();
    let (taken, refused) = report_until_refused(&town).await;
    let (status, why) = ready(&town).await;
    assert_eq!(status, 503, "{why}");
    disk.make_room();
    // A PostgreSQL that cannot write its log goes down, and is started again by whoever looks after it.
    ready_again(&town, || drop(server.go())).await;
    all_is_kept(&mut town, taken, refused).await;
    town.kill();
    drop(server);
}
