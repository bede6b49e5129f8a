//! The catalogue is built in: a file that is added to it or taken away builds the app anew.
#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=../../catalogue");
}
