//! The log: UTC, one line an event, on standard error. Standard output belongs to the commands. And the server's own
//! figures for the operator.

use std::net::SocketAddr;

use anyhow::Context as _;
use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use civic::platform::Ctx;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

/// Level by `-v`, or by the usual `RUST_LOG`.
pub fn log(verbose: u8) {
    let level = match verbose {
        0 => "info",
        1 => "debug",
        _ => "trace",
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let ansi = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt()
        .with_ansi(ansi)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
}

/// Figures of the running server, in the text format of Prometheus.
pub struct Figures(PrometheusHandle);

impl Figures {
    /// Begins to collect; once per process.
    pub fn collect() -> anyhow::Result<Figures> {
        PrometheusBuilder::new().install_recorder().map(Figures).context("the figures cannot be collected")
    }

    /// `/metrics`, told to this machine only: nobody elsewhere, and nobody behind a proxy on this machine.
    pub fn attach(self, router: Router<Ctx>) -> Router<Ctx> {
        let tell = move |ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap| async move {
            let forwarded = ["forwarded", "x-forwarded-for"].iter().any(|name| headers.contains_key(*name));
            if !peer.ip().is_loopback() || forwarded {
                return StatusCode::NOT_FOUND.into_response();
            }
            let text: Response = self.0.render().into_response();
            text
        };
        router.route("/metrics", get(tell))
    }
}
