//! The one TLS provider of the program, and the one way to an HTTP client that uses it.

/// Makes ring the provider of every TLS client that is built afterwards. The HTTP client comes without one of its own, so
/// that the program carries (and compiles) a single one.
pub fn prepare() {
    // An error says that a provider is there already, and there is only this one.
    drop(rustls::crypto::ring::default_provider().install_default());
}

/// Begins an HTTP client. Built in another way it panics where nothing prepared a provider before, so this is the only one.
#[expect(clippy::disallowed_methods, reason = "the provider is prepared here")]
pub fn client() -> reqwest::ClientBuilder {
    prepare();
    reqwest::Client::builder()
}
