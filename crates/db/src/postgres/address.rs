//! Where a server is, and how far its word is believed: `sslmode` and `sslrootcert` as libpq knows them.
//!
//! | `sslmode` | means |
//! |---|---|
//! | absent, `disable` | plain text: for a server on the same machine |
//! | `prefer` | TLS if the server offers it; protects from nobody who can change what is sent |
//! | `require` | TLS; the certificate is looked at only if `sslrootcert` names those who may have signed it |
//! | `verify-ca` | TLS, and a certificate signed by somebody in `sslrootcert`, or whom the system trusts |
//! | `verify-full` | the same, and the certificate is for this very host |

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio_postgres::Config;
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::Error;

/// A server, and TLS if it is to be spoken.
#[derive(Clone)]
pub(crate) struct Address {
    pub(crate) config: Config,
    pub(super) tls: Option<MakeRustlsConnect>,
}

impl From<Config> for Address {
    fn from(config: Config) -> Address {
        Address { config, tls: None }
    }
}

impl FromStr for Address {
    type Err = Error;

    fn from_str(url: &str) -> Result<Address, Error> {
        let (place, query) = url.split_once('?').unwrap_or((url, ""));
        let (mut mode, mut roots, mut others) = (Mode::Disable, None, Vec::new());
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = || percent_decode_str(value).decode_utf8_lossy();
            match name {
                "sslmode" => mode = value().parse()?,
                "sslrootcert" => roots = Some(value().into_owned()),
                _ => others.push(pair),
            }
        }
        let plain =
            if others.is_empty() { place.to_owned() } else { format!("{place}?{}", others.join("&")) };
        let mut config = Config::from_str(&plain).map_err(|e| super::error(&e))?;
        config.ssl_mode(match mode {
            Mode::Disable => SslMode::Disable,
            Mode::Prefer => SslMode::Prefer,
            _ => SslMode::Require,
        });
        let tls = match mode {
            Mode::Disable => None,
            _ => Some(MakeRustlsConnect::new(client(mode, roots.as_deref().map(Path::new))?)),
        };
        Ok(Address { config, tls })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Disable,
    Prefer,
    Require,
    VerifyCa,
    VerifyFull,
}

impl FromStr for Mode {
    type Err = Error;

    fn from_str(word: &str) -> Result<Mode, Error> {
        Ok(match word {
            "disable" => Mode::Disable,
            "prefer" => Mode::Prefer,
            "require" => Mode::Require,
            "verify-ca" => Mode::VerifyCa,
            "verify-full" => Mode::VerifyFull,
            _ => {
                return Err(Error::Other(format!(
                    "sslmode={word}: there are disable, prefer, require, verify-ca and verify-full"
                )));
            }
        })
    }
}

fn client(mode: Mode, file: Option<&Path>) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(Error::other)?;
    let chain = match mode {
        Mode::VerifyCa | Mode::VerifyFull => Some(trusted(file)?),
        _ => file.map(|file| trusted(Some(file))).transpose()?,
    };
    let chain = chain
        .map(|roots| WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone()).build())
        .transpose()
        .map_err(Error::other)?;
    let verifier = Verifier { chain, name: mode == Mode::VerifyFull, provider };
    Ok(builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth())
}

/// Those who may have signed the certificate of the server.
fn trusted(file: Option<&Path>) -> Result<RootCertStore, Error> {
    let mut roots = RootCertStore::empty();
    match file {
        Some(file) => {
            let unreadable =
                |e: &dyn std::fmt::Display| Error::Other(format!("sslrootcert {}: {e}", file.display()));
            let found = CertificateDer::pem_file_iter(file).map_err(|e| unreadable(&e))?;
            for certificate in found {
                roots.add(certificate.map_err(|e| unreadable(&e))?).map_err(|e| unreadable(&e))?;
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err(Error::other(
            "nobody is trusted to sign the server's certificate: name a file by sslrootcert",
        ));
    }
    Ok(roots)
}

/// Looks at as much of a certificate as the mode asks for. That the server holds its key is always checked.
#[derive(Debug)]
struct Verifier {
    chain: Option<Arc<WebPkiServerVerifier>>,
    name: bool,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        host: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        match chain.verify_server_cert(certificate, between, host, ocsp, now) {
            // The name comes last: so the chain was good.
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.name => Ok(ServerCertVerified::assertion()),
            verdict => verdict,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why_not(url: &str) -> String {
        url.parse::<Address>().err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn modes_are_those_of_libpq_and_nothing_is_guessed() {
        let mode = |url: &str| {
            let address: Address = url.parse().unwrap();
            (
                address.config.get_ssl_mode(),
                address.tls.is_some(),
                address.config.get_application_name().map(str::to_owned),
            )
        };
        assert_eq!(mode("postgres://a@h/d"), (SslMode::Disable, false, None));
        assert_eq!(mode("postgres://a@h/d?sslmode=prefer"), (SslMode::Prefer, true, None));
        let named = Some("x".to_owned());
        assert_eq!(
            mode("postgres://a@h/d?sslmode=require&application_name=x"),
            (SslMode::Require, true, named)
        );
        assert!(why_not("postgres://a@h/d?sslmode=verify_full").contains("verify-full"));
        assert!(
            why_not("postgres://a@h/d?sslmode=verify-full&sslrootcert=%2Fno%20where").contains("/no where")
        );
    }
}
