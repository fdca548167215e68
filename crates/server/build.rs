//! Rebuilds when the web apps were built anew.

fn main() {
    println!("cargo:rerun-if-changed=../../web/dist");
}
