//! The public API, called as any program would call it.

use anyhow::{Context as _, bail};
use base::{Random, SystemRandom};
use civic::platform::Ctx;
use reqwest::Method;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Who calls.
#[derive(Clone, Debug)]
pub enum Caller {
    Nobody,
    /// Bearer token.
    Staff(String),
    /// `<code>.<secret>`.
    Receipt(String),
}

/// Serves the simulated server on a free loopback port.
pub async fn serve(ctx: Ctx) -> anyhow::Result<(String, JoinHandle<()>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await.context("no free port for the simulated server")?;
    let address = format!("http://{}", listener.local_addr()?);
    let router = civic::router(ctx, |router| router);
    let server = tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "the simulated server stopped");
        }
    });
    Ok((address, server))
}

pub struct Client {
    http: reqwest::Client,
    base: String,
}

impl Client {
    #[expect(clippy::disallowed_methods, reason = "it calls this program's own address and no other")]
    pub fn new(address: &str) -> Client {
        Client { http: reqwest::Client::new(), base: format!("{address}/api/v1") }
    }

    pub async fn get(&self, path: &str, caller: &Caller) -> anyhow::Result<Value> {
        let (status, body) = self.send(Method::GET, path, caller, None).await?;
        if status != 200 {
            bail!("GET {path}: {status} {body}");
        }
        Ok(body)
    }

    /// Status and body: a refusal is an answer too.
    pub async fn post(&self, path: &str, caller: &Caller, body: &Value) -> anyhow::Result<(u16, Value)> {
        self.send(Method::POST, path, caller, Some(body)).await
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        caller: &Caller,
        body: Option<&Value>,
    ) -> anyhow::Result<(u16, Value)> {
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        request = match caller {
            Caller::Nobody => request,
            Caller::Staff(token) => request.bearer_auth(token),
            Caller::Receipt(receipt) => request.header("X-Receipt", receipt),
        };
        if let Some(body) = body {
            request = request.header("Idempotency-Key", key()).json(body);
        }
        let answer = request.send().await.with_context(|| format!("calling {path}"))?;
        let status = answer.status().as_u16();
        Ok((status, answer.json().await.unwrap_or(Value::Null)))
    }
}

fn key() -> String {
    let mut bytes = [0u8; 16];
    SystemRandom.fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
