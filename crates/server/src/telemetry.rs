//! The log: UTC, one line an event, on standard error. Standard output belongs to the commands. And the server's own
//! figures for the operator.
//!
//! A label never holds what somebody sent: routes are told by their pattern and methods by a list, so that there are no more
//! series than the table of routes has lines, whatever is asked for.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use civic::platform::Ctx;
use metrics::{SharedString, counter, describe_counter, describe_histogram, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
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

const REQUESTS: &str = "http_requests_total";
const DURATION: &str = "http_request_duration_seconds";

/// Bounds of the histogram of durations, in seconds.
const BOUNDS: &[f64] = &[0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// What is no route of its own: pages of the web apps, and addresses that lead nowhere.
const OTHER: &str = "other";

/// Samples are put into their histograms that often; until then each of them takes memory.
const UPKEEP: Duration = Duration::from_secs(5);

impl Figures {
    /// Begins to collect; once per process.
    pub fn collect() -> anyhow::Result<Figures> {
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Full(DURATION.to_owned()), BOUNDS)
            .context("the bounds are not right")?;
        let handle = builder.install_recorder().context("the figures cannot be collected")?;
        describe_counter!(REQUESTS, "Requests answered, by route, method and class of status.");
        describe_histogram!(DURATION, "Seconds until an answer begins, by route and method.");
        let kept = handle.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(UPKEEP).await;
                kept.run_upkeep();
            }
        });
        Ok(Figures(handle))
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

/// Counts every request to this service, those too that it refuses before any handler hears of them.
pub fn measure(service: Router) -> Router {
    service.layer(from_fn(count))
}

async fn count(request: Request, next: Next) -> Response {
    let begun = now();
    let method = known(request.method());
    let pattern = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = pattern.map_or(SharedString::const_str(OTHER), SharedString::from_owned);
    let response = next.run(request).await;
    histogram!(DURATION, "route" => route.clone(), "method" => method).record(begun.elapsed());
    counter!(REQUESTS, "route" => route, "method" => method, "status" => class(response.status()))
        .increment(1);
    response
}

/// Anybody can invent methods; those that mean nothing here count as one.
fn known(method: &Method) -> &'static str {
    const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    METHODS.into_iter().find(|known| *known == method.as_str()).unwrap_or(OTHER)
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

#[expect(clippy::disallowed_methods, reason = "how long an answer took is no matter of the domain's clock")]
fn now() -> Instant {
    Instant::now()
}
