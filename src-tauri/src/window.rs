//! The one window of a device. It goes nowhere but within the app, opens no other window.

use lawang_app::place::PlaceKind;
use tauri::webview::NewWindowResponse;
use tauri::{WebviewUrl, WebviewWindowBuilder};

pub fn open(app: &tauri::App, kind: PlaceKind, full_screen: bool) -> tauri::Result<()> {
    let (label, page, title, size) = match kind {
        PlaceKind::Kiosk => ("kiosk", "kiosk.html", "Lawang", (1080.0, 1500.0)),
        PlaceKind::Office => ("office", "office.html", "Lawang", (1440.0, 860.0)),
    };
    let builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title(title)
        .inner_size(size.0, size.1)
        .min_inner_size(600.0, 600.0)
        .fullscreen(full_screen)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny);
    builder.build()?;
    Ok(())
}

/// The app's own pages: `tauri://localhost` here, `http://tauri.localhost` on Windows.
fn is_ours(url: &tauri::Url) -> bool {
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_but_within_the_app() {
        for ours in ["tauri://localhost/kiosk.html", "http://tauri.localhost/office.html"] {
            assert!(is_ours(&ours.parse().unwrap()), "{ours}");
        }
        for other in [
            "https://example.org",
            "file:///etc/passwd",
            "tauri://other",
            "data:text/html,x",
            "http://localhost",
        ] {
            assert!(!is_ours(&other.parse().unwrap()), "{other}");
        }
    }
}
