//! `liandong serve`

use std::net::SocketAddr;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use anyhow::{Context as _, bail};
use civic::pack::PackShelf;
use civic::platform::{Ctx, events, jobs};
use civic::{audit, identity};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::demo;
use crate::args::{Demo, Place, Serve};
use crate::{house, telemetry, web};

/// How long the printed sign-in links are good.
const LINK_MINUTES: u32 = 1440;

pub async fn run(place: &Place, options: Serve) -> anyhow::Result<u8> {
    let mut config = house::config(place)?;
    if let Some(listen) = options.listen {
        config.server.listen = listen;
    }
    let listener = TcpListener::bind(&config.server.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.server.listen))?;
    let drain = Duration::from_secs(config.server.drain_seconds);
    let ctx = house::open(config).await?;
    prepare(&ctx, options.empty, options.people).await?;

    let mut work = background(&ctx);
    println!("Liandong serves {}", ctx.config().public_url());
    let stopped = ctx.clone();
    tokio::spawn(async move {
        stop_signal().await;
        stopped.stop();
    });
    serve_until(listener, ctx.clone(), ctx.stopping(), drain).await?;
    work.shutdown().await;
    ctx.db().close().await;
    match ctx.db().trouble() {
        None => Ok(0),
        Some(trouble) => bail!("stopped while the database could not be written: {trouble}"),
    }
}

/// The first start: demonstration data unless it shall be empty, and links through which people get in.
async fn prepare(ctx: &Ctx, empty: bool, people: bool) -> anyhow::Result<()> {
    let is_first = ctx.find_part::<PackShelf>().is_some_and(|shelf| shelf.current().is_ok())
        && identity::setup::first_link(ctx).await?.is_some();
    if is_first && !empty {
        println!("First start: making a demonstration district (some minutes; --empty starts without).");
        let script = Demo { days: 45, cases: 600, seed: 510_108 };
        print!("{}", demo::fill(ctx, script, &AtomicBool::new(false)).await?);
    }
    if people || (is_first && !empty) {
        println!("One-time sign-in links, good for a day:");
        for (account, name, way) in crate::demo::ways_in(ctx, LINK_MINUTES).await? {
            println!("  {account:<44} {name}  {way}");
        }
    } else if let Some(link) = identity::setup::first_link(ctx).await? {
        println!("Nobody has an account yet. Set up the three administrators here: {link}");
    }
    Ok(())
}

/// Everything that runs beside the requests.
fn background(ctx: &Ctx) -> JoinSet<()> {
    let mut work = JoinSet::new();
    work.spawn(events::run(ctx.clone()));
    work.spawn(audit::run_sealer(ctx.clone()));
    let follower = ctx.clone();
    work.spawn(async move {
        if let Err(problem) = events::follow(follower).await {
            tracing::error!(%problem, "live events cannot start");
        }
    });
    work.spawn(jobs::run_all(ctx.clone()));
    work
}

/// Serves until told to stop, then gives running requests `drain` to finish; what has not, is cut.
async fn serve_until(
    listener: TcpListener,
    ctx: Ctx,
    mut stopping: watch::Receiver<bool>,
    drain: Duration,
) -> anyhow::Result<()> {
    let figures = telemetry::Figures::collect()?;
    let service = telemetry::measure(civic::router(ctx, |router| figures.attach(web::attach(router))))
        .into_make_service_with_connect_info::<SocketAddr>();
    let mut told = stopping.clone();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = told.wait_for(|stop| *stop).await;
    });
    let too_long = async move {
        let _ = stopping.wait_for(|stop| *stop).await;
        tokio::time::sleep(drain).await;
    };
    tokio::select! {
        served = async { server.await } => served.context("the listener failed")?,
        () = too_long => tracing::warn!("some requests did not finish in time"),
    }
    Ok(())
}

async fn stop_signal() {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
}
