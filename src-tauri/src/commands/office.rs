//! The officer's commands.

use lawang_app::App;
use lawang_app::office::view::{CaseView, DecisionInput, OfficerView, SyncView, WorkList, WorkListKind};
use lawang_app::problem::Problem;
use tauri::{State, WebviewWindow};

type Answer<T> = Result<T, Problem>;

#[tauri::command]
#[specta::specta]
pub async fn officer(app: State<'_, App>, window: WebviewWindow) -> Answer<Option<OfficerView>> {
    app.officer(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn sign_in(
    app: State<'_, App>,
    window: WebviewWindow,
    login: String,
    password: String,
) -> Answer<OfficerView> {
    app.sign_in(window.label(), &login, &password).await
}

#[tauri::command]
#[specta::specta]
pub async fn sign_out(app: State<'_, App>, window: WebviewWindow) -> Answer<()> {
    app.sign_out(window.label()).await
}

#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "Tauri hands arguments over by value")]
pub fn set_office_language(app: State<'_, App>, window: WebviewWindow, language: String) -> Answer<()> {
    app.set_office_language(window.label(), &language)
}

#[tauri::command]
#[specta::specta]
pub async fn work_list(
    app: State<'_, App>,
    window: WebviewWindow,
    list: WorkListKind,
    search: String,
) -> Answer<WorkList> {
    app.work_list(window.label(), list, &search).await
}

#[tauri::command]
#[specta::specta]
pub async fn open_case(app: State<'_, App>, window: WebviewWindow, id: String) -> Answer<CaseView> {
    app.open_case(window.label(), &id).await
}

#[tauri::command]
#[specta::specta]
pub async fn ask_correction(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    version: u32,
    fields: Vec<String>,
    note: String,
) -> Answer<CaseView> {
    app.ask_correction(window.label(), &id, version, fields, note).await
}

#[tauri::command]
#[specta::specta]
pub async fn decide_case(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    version: u32,
    decision: DecisionInput,
) -> Answer<CaseView> {
    app.decide_case(window.label(), &id, version, decision).await
}

#[tauri::command]
#[specta::specta]
pub async fn add_note(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    text: String,
) -> Answer<CaseView> {
    app.add_note(window.label(), &id, text).await
}

#[tauri::command]
#[specta::specta]
pub async fn put_away_refusal(app: State<'_, App>, window: WebviewWindow, id: String) -> Answer<CaseView> {
    app.put_away_refusal(window.label(), &id).await
}

#[tauri::command]
#[specta::specta]
pub async fn case_document(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    attachment: String,
    page: u32,
    large: bool,
) -> Answer<String> {
    app.case_document(window.label(), &id, &attachment, page, large).await
}

#[tauri::command]
#[specta::specta]
pub async fn sync_view(app: State<'_, App>, window: WebviewWindow) -> Answer<SyncView> {
    app.sync_view(window.label()).await
}
