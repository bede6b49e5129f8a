//! The visitor's commands.

use std::collections::HashMap;

use lawang_app::App;
use lawang_app::kiosk::from_phone::PhoneOffer;
use lawang_app::kiosk::screen::Screen;
use lawang_app::problem::Problem;
use tauri::{State, WebviewWindow};

type Answer<T> = Result<T, Problem>;

#[tauri::command]
#[specta::specta]
pub async fn begin_visit(app: State<'_, App>, window: WebviewWindow, language: String) -> Answer<Screen> {
    app.begin_visit(window.label(), &language).await
}

#[tauri::command]
#[specta::specta]
pub async fn set_language(app: State<'_, App>, window: WebviewWindow, language: String) -> Answer<Screen> {
    app.set_language(window.label(), &language).await
}

/// Forgets the visitor, and what the web view holds of the visit.
#[tauri::command]
#[specta::specta]
pub async fn end_visit(app: State<'_, App>, window: WebviewWindow) -> Answer<()> {
    app.end_visit(window.label()).await?;
    if let Err(error) = window.clear_all_browsing_data() {
        tracing::warn!(%error, "clearing browsing data");
    }
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn show_again(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.show_again(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn show_services(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.show_services(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn show_guide(app: State<'_, App>, window: WebviewWindow, service: String) -> Answer<Screen> {
    app.show_guide(window.label(), &service).await
}

#[tauri::command]
#[specta::specta]
pub async fn show_deadlines(app: State<'_, App>, window: WebviewWindow, service: String) -> Answer<Screen> {
    app.show_deadlines(window.label(), &service).await
}

#[tauri::command]
#[specta::specta]
pub async fn answer_deadlines(
    app: State<'_, App>,
    window: WebviewWindow,
    permit_end: String,
) -> Answer<Screen> {
    app.answer_deadlines(window.label(), &permit_end).await
}

#[tauri::command]
#[specta::specta]
pub async fn begin_application(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.begin_application(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn answer_page(
    app: State<'_, App>,
    window: WebviewWindow,
    page: String,
    answers: HashMap<String, String>,
) -> Answer<Screen> {
    app.answer_page(window.label(), &page, answers).await
}

#[tauri::command]
#[specta::specta]
pub async fn read_mrz(app: State<'_, App>, window: WebviewWindow, text: String) -> Answer<Screen> {
    app.read_mrz(window.label(), &text).await
}

#[tauri::command]
#[specta::specta]
pub async fn go_back(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.go_back(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn change_answer(app: State<'_, App>, window: WebviewWindow, page: String) -> Answer<Screen> {
    app.change_answer(window.label(), &page).await
}

#[tauri::command]
#[specta::specta]
pub async fn go_on(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.go_on(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn begin_document(
    app: State<'_, App>,
    window: WebviewWindow,
    field: String,
    size: u32,
) -> Answer<()> {
    app.begin_document(window.label(), &field, size).await
}

#[tauri::command]
#[specta::specta]
pub async fn add_document_part(app: State<'_, App>, window: WebviewWindow, base64: String) -> Answer<()> {
    app.add_document_part(window.label(), &base64).await
}

#[tauri::command]
#[specta::specta]
pub async fn finish_document(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.finish_document(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn keep_photo(app: State<'_, App>, window: WebviewWindow, field: String) -> Answer<Screen> {
    app.keep_photo(window.label(), &field).await
}

#[tauri::command]
#[specta::specta]
pub async fn fit_photo(app: State<'_, App>, window: WebviewWindow, field: String) -> Answer<Screen> {
    app.fit_photo(window.label(), &field).await
}

#[tauri::command]
#[specta::specta]
pub async fn remove_document(app: State<'_, App>, window: WebviewWindow, field: String) -> Answer<Screen> {
    app.remove_document(window.label(), &field).await
}

#[tauri::command]
#[specta::specta]
pub async fn offer_phone(app: State<'_, App>, window: WebviewWindow, field: String) -> Answer<PhoneOffer> {
    app.offer_phone(window.label(), &field).await
}

#[tauri::command]
#[specta::specta]
pub async fn await_phone(app: State<'_, App>, window: WebviewWindow) -> Answer<Option<Screen>> {
    app.await_phone(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn cancel_phone(app: State<'_, App>, window: WebviewWindow) -> Answer<()> {
    app.cancel_phone(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn document_preview(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    page: u32,
) -> Answer<String> {
    app.document_preview(window.label(), &id, page).await
}

#[tauri::command]
#[specta::specta]
pub async fn submit_application(
    app: State<'_, App>,
    window: WebviewWindow,
    consent: bool,
    declaration: bool,
) -> Answer<Screen> {
    app.submit_application(window.label(), consent, declaration).await
}

#[tauri::command]
#[specta::specta]
pub async fn seal_receipt(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.seal_receipt(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn file_another(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.file_another(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn show_receipt(app: State<'_, App>, window: WebviewWindow, reference: String) -> Answer<Screen> {
    app.show_receipt(window.label(), &reference).await
}

#[tauri::command]
#[specta::specta]
pub async fn find_case(
    app: State<'_, App>,
    window: WebviewWindow,
    reference: String,
    pin: String,
) -> Answer<Screen> {
    app.find_case(window.label(), &reference, &pin).await
}

#[tauri::command]
#[specta::specta]
pub async fn begin_correction(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.begin_correction(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn send_correction(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.send_correction(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn resume_draft(
    app: State<'_, App>,
    window: WebviewWindow,
    code: String,
    birth_date: String,
) -> Answer<Screen> {
    app.resume_draft(window.label(), &code, &birth_date).await
}

#[tauri::command]
#[specta::specta]
pub async fn follow_receipt(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.follow_receipt(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn look_again(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.look_again(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn show_slots(app: State<'_, App>, window: WebviewWindow) -> Answer<Screen> {
    app.show_slots(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn book_slot(app: State<'_, App>, window: WebviewWindow, slot: String) -> Answer<Screen> {
    app.book_slot(window.label(), &slot).await
}

#[tauri::command]
#[specta::specta]
pub async fn change_consent(
    app: State<'_, App>,
    window: WebviewWindow,
    purpose: String,
    given: bool,
) -> Answer<Screen> {
    app.change_consent(window.label(), &purpose, given).await
}

#[tauri::command]
#[specta::specta]
pub async fn withdraw_application(
    app: State<'_, App>,
    window: WebviewWindow,
    reason: String,
) -> Answer<Screen> {
    app.withdraw_application(window.label(), reason).await
}
