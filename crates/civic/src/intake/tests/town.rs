//! A server with one of the shipped packs, and files to import.

use std::path::PathBuf;

use base::Problem;
use db::Db;

use crate::intake::{Done, Outcome, Request, import};
use crate::pack;
pub(crate) use crate::pack::tests::pack;
use crate::platform::Principal;
use crate::platform::testing::TestApp;

pub struct Town {
    pub app: TestApp,
}

impl Town {
    pub async fn new(db: Db, name: &str) -> Town {
        let app = TestApp::new(db).await;
        let (ctx, pack) = (app.ctx.clone(), pack(name));
        let switched =
            tokio::task::spawn_blocking(move || pack::switch_on(&ctx, Principal::System("test"), &pack));
        switched.await.expect("no panic").expect("a sound pack");
        Town { app }
    }

    /// Writes a file and imports it.
    pub async fn rows(&self, profile: &str, content: impl AsRef<[u8]>, dry_run: bool) -> Outcome {
        self.try_rows(profile, content, dry_run, usize::MAX).await.expect("a readable file")
    }

    /// The same, stopped after so many batches.
    pub async fn try_rows(
        &self,
        profile: &str,
        content: impl AsRef<[u8]>,
        dry_run: bool,
        batches: usize,
    ) -> Result<Outcome, Problem> {
        let file = self.app.folder.path().join("rows");
        std::fs::write(&file, content).expect("a writable folder");
        self.file(profile, file, dry_run, batches).await
    }

    pub async fn file(
        &self,
        profile: &str,
        file: PathBuf,
        dry_run: bool,
        batches: usize,
    ) -> Result<Outcome, Problem> {
        let request = Request { file, profile: profile.to_owned(), dry_run };
        let done = std::sync::atomic::AtomicUsize::new(0);
        let told = &mut |_| {
            done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        };
        import(&self.app.ctx, &request, told, &|| done.load(std::sync::atomic::Ordering::Relaxed) >= batches)
            .await
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &'static str) -> i64 {
        let text = format!("select count(*) from {table}");
        let rows =
            self.app.ctx.read(move |tx| Ok::<_, Problem>(tx.rows_dyn(&text, Vec::new(), |row| row.get(0))?));
        rows.await.expect("a table")[0]
    }
}

/// created, skipped, changed, refused
pub fn counts(outcome: &Outcome) -> [usize; 4] {
    [Done::Created, Done::Skipped, Done::Changed, Done::Refused].map(|done| outcome.count(done))
}
