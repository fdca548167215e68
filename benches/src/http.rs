//! The thinnest client that speaks HTTP/1.1 on one kept connection: it shares two cores with the server that it measures.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;

use anyhow::{Context as _, bail, ensure};
use serde_json::Value;

/// Longest head of an answer.
const HEAD: usize = 16 * 1024;

/// One connection, with the token of whoever uses it.
pub struct Client {
    stream: TcpStream,
    host: String,
    token: String,
    out: Vec<u8>,
    answer: Vec<u8>,
    tag: String,
    keys: u64,
}

/// Status and body.
pub struct Answer<'a> {
    pub status: u16,
    pub body: &'a [u8],
}

impl Client {
    /// Connects to `host:port`. Idempotency keys begin with `tag`, so no two clients may have the same.
    pub fn new(host: &str, token: &str, tag: &str) -> anyhow::Result<Client> {
        let stream = TcpStream::connect(host).with_context(|| format!("nobody listens at {host}"))?;
        stream.set_nodelay(true)?;
        Ok(Client {
            stream,
            host: host.to_owned(),
            token: token.to_owned(),
            out: Vec::new(),
            answer: Vec::new(),
            tag: tag.to_owned(),
            keys: 0,
        })
    }

    pub fn get(&mut self, path: &str) -> anyhow::Result<Answer<'_>> {
        self.send("GET", path, "")
    }

    pub fn post(&mut self, path: &str, body: &str) -> anyhow::Result<Answer<'_>> {
        self.send("POST", path, body)
    }

    /// The parsed answer, which must be this status.
    pub fn json(&mut self, method: &str, path: &str, body: &str, status: u16) -> anyhow::Result<Value> {
        let answer = self.send(method, path, body)?;
        ensure!(
            answer.status == status,
            "{method} {path}: {} {}",
            answer.status,
            String::from_utf8_lossy(answer.body)
        );
        Ok(serde_json::from_slice(answer.body)?)
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> anyhow::Result<Answer<'_>> {
        self.out.clear();
        write!(
            self.out,
            "{method} /api/v1{path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\n",
            self.host, self.token
        )?;
        if method == "POST" {
            self.keys += 1;
            write!(
                self.out,
                "content-type: application/json\r\nidempotency-key: {}-{:012}\r\ncontent-length: {}\r\n",
                self.tag,
                self.keys,
                body.len()
            )?;
        }
        write!(self.out, "\r\n{body}")?;
        self.stream.write_all(&self.out)?;
        self.receive()
    }

    fn receive(&mut self) -> anyhow::Result<Answer<'_>> {
        self.answer.clear();
        let (status, head, length) = loop {
            self.more()?;
            let mut headers = [httparse::EMPTY_HEADER; 32];
            let mut parsed = httparse::Response::new(&mut headers);
            if let httparse::Status::Complete(head) = parsed.parse(&self.answer)? {
                let length =
                    parsed.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
                let length = length.context("an answer without a length")?;
                let length: usize = std::str::from_utf8(length.value)?.parse()?;
                break (parsed.code.unwrap_or_default(), head, length);
            }
            ensure!(self.answer.len() < HEAD, "an answer with an endless head");
        };
        while self.answer.len() < head + length {
            self.more()?;
        }
        Ok(Answer { status, body: &self.answer[head..head + length] })
    }

    fn more(&mut self) -> anyhow::Result<()> {
        let mut piece = [0; 16 * 1024];
        match self.stream.read(&mut piece) {
            Ok(0) => bail!("the server hung up"),
            Ok(read) => self.answer.extend_from_slice(&piece[..read]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
