//! `liandong serve`

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use civic::audit;
use civic::platform::{Ctx, events, jobs};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::args::{Place, Serve};
use crate::{house, web};

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

    let (stop, stopping) = watch::channel(false);
    let mut work = background(&ctx);
    println!("Liandong serves {}", ctx.config().public_url());
    tokio::spawn(async move {
        stop_signal().await;
        stop.send_replace(true);
    });
    serve_until(listener, ctx.clone(), stopping.clone(), drain).await?;
    work.shutdown().await;
    ctx.db().close().await;
    Ok(0)
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
    let service = web::attach(civic::router(ctx)).into_make_service_with_connect_info::<SocketAddr>();
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
