//! What a device needs before it can be used, and what it says of itself.

use lawang_app::SealView;
use lawang_app::place::Place;
use lawang_app::problem::Problem;
use lawang_app::{App, SetUp};
use tauri::{State, WebviewWindow};

type Answer<T> = Result<T, Problem>;

#[tauri::command]
#[specta::specta]
pub async fn place(app: State<'_, App>) -> Answer<Place> {
    app.place().await
}

#[tauri::command]
#[specta::specta]
pub async fn unlock_device(app: State<'_, App>, window: WebviewWindow, passphrase: String) -> Answer<Place> {
    app.unlock_device(window.label(), passphrase).await
}

#[tauri::command]
#[specta::specta]
pub async fn enrol_device(
    app: State<'_, App>,
    window: WebviewWindow,
    server: String,
    code: String,
) -> Answer<Place> {
    app.enrol_device(window.label(), &server, &code).await
}

/// With the text of a provisioning file, or without one with the file that was named at the start.
#[tauri::command]
#[specta::specta]
pub async fn provision_device(
    app: State<'_, App>,
    window: WebviewWindow,
    file: Option<String>,
) -> Answer<Place> {
    app.provision_device(window.label(), file).await
}

#[tauri::command]
#[specta::specta]
pub async fn set_up_office(app: State<'_, App>, window: WebviewWindow, set_up: SetUp) -> Answer<Place> {
    app.set_up_office(window.label(), set_up).await
}

/// In either window: whether a permit or receipt is genuine, by the text of its code.
#[tauri::command]
#[specta::specta]
pub async fn verify_seal(app: State<'_, App>, window: WebviewWindow, text: String) -> Answer<SealView> {
    app.verify_seal(window.label(), &text).await
}

/// The same by a picture or PDF, in Base64.
#[tauri::command]
#[specta::specta]
pub async fn verify_seal_file(
    app: State<'_, App>,
    window: WebviewWindow,
    base64: String,
) -> Answer<SealView> {
    app.verify_seal_file(window.label(), &base64).await
}
