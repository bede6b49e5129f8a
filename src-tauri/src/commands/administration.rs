//! Administration at a desk.

use lawang_app::App;
use lawang_app::office::administration::view::{AdminAct, AdminDone, Administration};
use lawang_app::problem::Problem;
use lawang_core::administration::Area;
use tauri::{State, WebviewWindow};

type Answer<T> = Result<T, Problem>;

#[tauri::command]
#[specta::specta]
pub async fn administration(
    app: State<'_, App>,
    window: WebviewWindow,
    area: Area,
    office: Option<String>,
    before: Option<String>,
) -> Answer<Administration> {
    app.administration(window.label(), area, office, before).await
}

#[tauri::command]
#[specta::specta]
pub async fn administer(app: State<'_, App>, window: WebviewWindow, act: AdminAct) -> Answer<AdminDone> {
    app.administer(window.label(), act).await
}
