//! The one TLS provider of the program.

/// Makes ring the provider of every TLS client that is built afterwards. The HTTP client comes without one of its own, so
/// that the program carries (and compiles) a single one.
pub fn prepare() {
    // An error says that a provider is there already, and there is only this one.
    drop(rustls::crypto::ring::default_provider().install_default());
}
