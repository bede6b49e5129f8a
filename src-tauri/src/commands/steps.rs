//! The officer's commands between submission and collection.

use lawang_app::App;
use lawang_app::office::view::CaseView;
use lawang_app::problem::Problem;
use lawang_app::slots::SlotsView;
use lawang_core::case::Taken;
use tauri::{State, WebviewWindow};

type Answer<T> = Result<T, Problem>;

#[tauri::command]
#[specta::specta]
pub async fn confirm_payment(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    number: String,
    reason: String,
) -> Answer<CaseView> {
    app.confirm_payment(window.label(), &id, &number, reason).await
}

#[tauri::command]
#[specta::specta]
pub async fn visit_slots(app: State<'_, App>, window: WebviewWindow, id: String) -> Answer<SlotsView> {
    app.visit_slots(window.label(), &id).await
}

#[tauri::command]
#[specta::specta]
pub async fn book_visit(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    slot: String,
) -> Answer<CaseView> {
    app.book_visit(window.label(), &id, &slot).await
}

#[tauri::command]
#[specta::specta]
pub async fn record_visit(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    taken: Vec<Taken>,
    elsewhere: String,
    note: String,
) -> Answer<CaseView> {
    app.record_visit(window.label(), &id, taken, &elsewhere, &note).await
}

#[tauri::command]
#[specta::specta]
pub async fn visit_missed(app: State<'_, App>, window: WebviewWindow, id: String) -> Answer<CaseView> {
    app.visit_missed(window.label(), &id).await
}

#[tauri::command]
#[specta::specta]
pub async fn withdraw_case(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    version: u32,
    reason: String,
) -> Answer<CaseView> {
    app.withdraw_case(window.label(), &id, version, reason).await
}

#[tauri::command]
#[specta::specta]
pub async fn hand_over(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    by: String,
) -> Answer<CaseView> {
    app.hand_over(window.label(), &id, by).await
}

#[tauri::command]
#[specta::specta]
pub async fn revoke_permit(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    version: u32,
    reason: String,
    citation: String,
) -> Answer<CaseView> {
    app.revoke_permit(window.label(), &id, version, reason, citation).await
}

#[tauri::command]
#[specta::specta]
pub async fn told_in_person(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    note: String,
) -> Answer<CaseView> {
    app.told_in_person(window.label(), &id, note).await
}
