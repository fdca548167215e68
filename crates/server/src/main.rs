//! The binary `liandong`: command line, configuration, listeners, embedded web apps.

fn main() {}
