//! Tauri's build step, with the list of commands that windows may be allowed.

fn main() {
    tauri_build::build();
}
