//! TLS to PostgreSQL: the real binary and a server with a certificate that was made for the test.

use std::path::Path;
use std::process::Command;

use crate::support::Installation;
use crate::support::postgres::{Server, is_root, run};

/// Whoever may sign, as `NAME.pem` and `NAME.key`.
fn authority(folder: &Path, name: &str) -> Result<(), String> {
    let mut make = openssl(folder);
    make.args([
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]);
    make.args([
        "-subj",
        &format!("/CN={name}"),
        "-keyout",
        &format!("{name}.key"),
        "-out",
        &format!("{name}.pem"),
    ]);
    run(&mut make)
}

/// A certificate for `localhost`, signed by `ours`.
fn certificate(folder: &Path) -> Result<(), String> {
    let mut ask = openssl(folder);
    ask.args([
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=localhost",
    ]);
    run(ask.args(["-keyout", "server.key", "-out", "server.csr"]))?;
    std::fs::write(folder.join("names"), "subjectAltName=DNS:localhost\n").map_err(|e| e.to_string())?;
    let mut sign = openssl(folder);
    sign.args([
        "x509",
        "-req",
        "-in",
        "server.csr",
        "-CA",
        "ours.pem",
        "-CAkey",
        "ours.key",
        "-CAcreateserial",
    ]);
    run(sign.args(["-days", "2", "-extfile", "names", "-out", "server.pem"]))
}

fn openssl(folder: &Path) -> Command {
    let mut command = Command::new("openssl");
    command.current_dir(folder);
    command
}

/// A server that lets people in over TLS only; its folder holds `ours.pem` and `theirs.pem`.
fn server(folder: &Path) -> Result<Server, String> {
    let secrets = folder.join("secrets");
    std::fs::create_dir(&secrets).map_err(|e| e.to_string())?;
    authority(&secrets, "ours")?;
    authority(&secrets, "theirs")?;
    certificate(&secrets)?;
    run(Command::new("chmod").arg("600").arg(secrets.join("server.key")))?;
    if is_root() {
        run(Command::new("chmod").arg("711").arg(folder))?;
    }
    let at = |name: &str| secrets.join(name).display().to_string();
    let lines = [
        "ssl = on".to_owned(),
        format!("ssl_cert_file = '{}'", at("server.pem")),
        format!("ssl_key_file = '{}'", at("server.key")),
    ];
    Server::start(folder, &lines, "hostssl all all 127.0.0.1/32 trust\n")
}

#[tokio::test]
async fn the_database_is_reached_over_tls_as_far_as_its_certificate_is_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = match server(folder.path()) {
        Ok(server) => server,
        Err(reason) => {
            return base::shared::skipped(
                "the_database_is_reached_over_tls_as_far_as_its_certificate_is_good",
                &reason,
            );
        }
    };
    let by = |name: &str| format!("&sslrootcert={}/secrets/{name}.pem", folder.path().display());
    let (ours, theirs) = (by("ours"), by("theirs"));
    // Host, mode, who may have signed, and what is said where it is refused.
    let tries = [
        ("localhost", "verify-full", ours.as_str(), None),
        ("localhost", "verify-full", theirs.as_str(), Some("certificate")),
        ("127.0.0.1", "verify-full", ours.as_str(), Some("not valid for name")),
        ("127.0.0.1", "verify-ca", ours.as_str(), None),
        ("127.0.0.1", "verify-ca", theirs.as_str(), Some("certificate")),
        ("127.0.0.1", "require", "", None),
        ("127.0.0.1", "require", theirs.as_str(), Some("certificate")),
        ("127.0.0.1", "prefer", "", None),
        ("127.0.0.1", "disable", "", Some("pg_hba.conf")),
        ("localhost", "verify-everything", "", Some("verify-full")),
    ];
    for (host, mode, signers, refused) in tries {
        let url = format!("postgres://postgres@{host}:{}/postgres?sslmode={mode}{signers}", server.port);
        let town = Installation::on(url.clone());
        let (code, said) = town.tool_beside(&["migrate"]).await;
        match refused {
            None => assert_eq!(code, Some(0), "{url}: {said}"),
            Some(why) => {
                assert_eq!(code, Some(1), "{url}: {said}");
                assert!(said.contains(why), "{url}: {said}");
            }
        }
    }
    // And not only for one command: the server serves over it.
    let url = format!("postgres://postgres@localhost:{}/postgres?sslmode=verify-full{ours}", server.port);
    let town = Installation::on(url).served().await;
    town.door.report("over TLS").await.expect("a receipt");
    assert_eq!(town.cases().await.len(), 1);
}
