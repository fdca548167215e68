//! Packs over HTTP and across restarts, on both engines.

use base::Permission;
use db::{Db, both_engines};
use serde_json::{Value, json};

use super::{files, pack};
use crate::pack::{self, PackShelf, load, switch_on};
use crate::platform::testing::{TestApp, somebody};
use crate::platform::{Ctx, Principal};

async fn put_in_force(ctx: &Ctx, version: &str) {
    let mut files = files("chenghua");
    let manifest = files.0.get_mut("pack.toml").unwrap();
    *manifest = manifest.replace("2026.1", version);
    let (ctx, pack) = (ctx.clone(), load(files).unwrap());
    let done = tokio::task::spawn_blocking(move || switch_on(&ctx, Principal::System("test"), &pack)).await;
    done.unwrap().unwrap();
}

fn names(list: &Value, key: &str) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|item| item[key].as_str().unwrap().to_owned()).collect()
}

both_engines! {
    async fn a_fresh_installation_says_that_no_pack_is_in_force(db: Db) {
        let app = TestApp::new(db).await;
        let problem = app.get("/api/v1/categories").send().await.expect(503);
        assert_eq!(problem["code"], "pack.none_in_force");
    }

    async fn everybody_may_read_what_a_report_form_needs(db: Db) {
        let app = TestApp::new(db).await;
        put_in_force(&app.ctx, "2026.1").await;
        let tree = app.get("/api/v1/categories").send().await.expect(200);
        assert_eq!(names(&tree, "code"), ["CM", "SG", "LH"]);
        let rubbish = &tree["items"][0]["children"][0]["children"][1];
        assert_eq!(rubbish["name"], json!({ "zh": "暴露垃圾", "en": "Exposed rubbish" }));
        assert_eq!(rubbish["leaf"], true);
        let reasons = app.get("/api/v1/reasons?list=suspend").send().await.expect(200);
        assert_eq!(reasons["items"][0]["list"], "suspend");
        let problem = app.get("/api/v1/reasons?list=excuse").send().await.expect(422);
        assert_eq!(problem["fields"][0]["field"], "/list");
        let channels = app.get("/api/v1/channels").send().await.expect(200);
        assert!(names(&channels, "code").contains(&"web".to_owned()));
        assert_eq!(app.get("/api/v1/natures").send().await.expect(200)["items"][0]["code"], "help");
        let conditions = app.get("/api/v1/conditions").send().await.expect(200);
        assert_eq!(conditions["items"][0]["name"]["en"], "Stop the work at once");
        let of = async |category: &str| names(&app.get(&format!("/api/v1/conditions?category={category}")).send().await.expect(200), "code");
        assert_eq!(of("CM-0101").await, ["stop_work", "penalty", "demolition"]);
        assert_eq!(of("CM-0102").await, Vec::<String>::new());
        let current = app.get("/api/v1/packs/current").send().await.expect(200);
        assert_eq!(current["label"], "chenghua@2026.1");
        app.get("/api/v1/duties").send().await.expect(401);
        app.get("/api/v1/packs").send().await.expect(401);
    }

    async fn older_versions_outlive_a_restart(db: Db) {
        let app = TestApp::new(db).await;
        put_in_force(&app.ctx, "2026.1").await;
        app.clock.advance(base::time::Span::hours(1));
        put_in_force(&app.ctx, "2026.2").await;
        app.ctx.put(std::sync::Arc::new(PackShelf::default()));
        pack::wire(&app.ctx).await.unwrap();
        assert_eq!(pack::current(&app.ctx).unwrap().version, "2026.2");
        let older = app.ctx.part::<PackShelf>().version("chenghua@2026.1").unwrap();
        assert_eq!(older.digest, pack("chenghua").digest);
        let tree = app.get("/api/v1/categories?pack=chenghua%402026.1").send().await.expect(200);
        assert_eq!(tree["items"].as_array().unwrap().len(), 3);
        app.get("/api/v1/categories?pack=chenghua%401").send().await.expect(404);
    }

    async fn a_version_with_another_content_is_refused(db: Db) {
        let app = TestApp::new(db).await;
        put_in_force(&app.ctx, "2026.1").await;
        let mut files = files("chenghua");
        files.0.get_mut("areas.csv").unwrap().push_str("510108002099,community,新社区,New Community,510108002000,test,P\n");
        let (ctx, altered) = (app.ctx.clone(), load(files).unwrap());
        let done = tokio::task::spawn_blocking(move || switch_on(&ctx, Principal::System("test"), &altered)).await;
        assert_eq!(done.unwrap().unwrap_err().code.code, "pack.altered");
        assert_eq!(pack::current(&app.ctx).unwrap().digest, pack("chenghua").digest);
    }

    async fn an_administrator_puts_an_earlier_version_back_in_force(db: Db) {
        let app = TestApp::new(db).await;
        put_in_force(&app.ctx, "2026.1").await;
        put_in_force(&app.ctx, "2026.2").await;
        app.knows([
            ("admin", somebody("admin", "", &[Permission::PackRead, Permission::PackWrite])),
            ("staff", somebody("staff", "", &[Permission::PackRead])),
        ]);
        let address = "/api/v1/packs/chenghua@2026.1/switch-on";
        app.post(address).send().await.expect(401);
        app.post(address).token("staff").send().await.expect(403);
        app.post("/api/v1/packs/chenghua@7/switch-on").token("admin").send().await.expect(404);
        let view = app.post(address).token("admin").send().await.expect(200);
        assert_eq!(view["version"], "2026.1");
        let list = app.get("/api/v1/packs").token("staff").send().await.expect(200);
        assert_eq!(names(&list, "version"), ["2026.1", "2026.2"]);
        assert_eq!(list["items"][0]["in_force"], true);
        let duty = app.get("/api/v1/duties?category=CM-0110").token("staff").send().await.expect(200);
        assert_eq!(duty["items"][0]["kind"], "reclaimed");
    }
}
