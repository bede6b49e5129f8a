//! A window with one heading and nothing behind it: the floor that Tauri and WebKit set for the time
//! to a usable window and for memory.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
