//! The public API, called as any program would call it.

use anyhow::{Context as _, bail};
use base::{Random, SystemRandom};
use civic::platform::{Ctx, tls};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A form with one photo.
const FORM: &str = "multipart/form-data; boundary=photo";
const PART_HEAD: &str = "--photo\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
const PART_END: &str = "\r\n--photo--\r\n";

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
    pub fn new(address: &str) -> Client {
        let http = tls::client().build().expect("a client without settings of its own");
        Client { http, base: format!("{address}/api/v1") }
    }

    pub async fn get(&self, path: &str, caller: &Caller) -> anyhow::Result<Value> {
        let (status, body) = self.send(Method::GET, path, caller, None).await?;
        if status != 200 {
            bail!("GET {path}: {status} {body}");
        }
        Ok(body)
    }

    /// As `get`; nothing where the caller may not look, or there is nothing to see.
    pub async fn find(&self, path: &str, caller: &Caller) -> anyhow::Result<Option<Value>> {
        let (status, body) = self.send(Method::GET, path, caller, None).await?;
        match status {
            200 => Ok(Some(body)),
            403 | 404 => Ok(None),
            _ => bail!("GET {path}: {status} {body}"),
        }
    }

    /// Sends a photo; what it is called from now on.
    pub async fn upload(&self, caller: &Caller, jpeg: Vec<u8>) -> anyhow::Result<Value> {
        let form = [PART_HEAD.as_bytes(), &jpeg, PART_END.as_bytes()].concat();
        let request = self.request(Method::POST, "/files", caller);
        let request = request.header("Content-Type", FORM).header("Idempotency-Key", key()).body(form);
        let (status, mut file) = answer(request, "/files").await?;
        anyhow::ensure!(status == 201, "a photo was refused: {status} {file}");
        Ok(file["id"].take())
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
        let mut request = self.request(method, path, caller);
        if let Some(body) = body {
            request = request.header("Idempotency-Key", key()).json(body);
        }
        answer(request, path).await
    }

    fn request(&self, method: Method, path: &str, caller: &Caller) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        match caller {
            Caller::Nobody => request,
            Caller::Staff(token) => request.bearer_auth(token),
            Caller::Receipt(receipt) => request.header("X-Receipt", receipt),
        }
    }
}

async fn answer(request: RequestBuilder, path: &str) -> anyhow::Result<(u16, Value)> {
    let answer = request.send().await.with_context(|| format!("calling {path}"))?;
    let status = answer.status().as_u16();
    Ok((status, answer.json().await.unwrap_or(Value::Null)))
}

fn key() -> String {
    let mut bytes = [0u8; 16];
    SystemRandom.fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A member that is a text; empty if it is none.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A member that is a list; empty if it is none.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
