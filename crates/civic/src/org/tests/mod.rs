//! Units, teams, rosters and substitutes; what routing asks of them.

mod duty;
mod routing;
mod stories;

use base::Permission;
use db::Db;

use crate::pack::switch_on;
use crate::pack::tests::pack;
use crate::platform::Principal;
use crate::platform::testing::{TestApp, somebody};

/// A server with the shipped pack in force and people who may see and change units.
async fn district(db: Db) -> TestApp {
    let app = TestApp::new(db).await;
    let ctx = app.ctx.clone();
    let done =
        tokio::task::spawn_blocking(move || switch_on(&ctx, Principal::System("test"), &pack("chenghua")));
    done.await.unwrap().unwrap();
    app.knows([
        ("district", somebody("district", "510108/", &[Permission::UnitRead, Permission::UnitWrite])),
        (
            "street",
            somebody("street", "510108/510108002000/", &[Permission::UnitRead, Permission::UnitWrite]),
        ),
        ("reader", somebody("reader", "510108/", &[Permission::UnitRead])),
    ]);
    app
}
