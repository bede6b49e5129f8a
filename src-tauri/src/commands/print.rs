//! Printing, at a kiosk and at a desk. No paper ever reaches a window but as a picture of it.

use lawang_app::App;
use lawang_app::office::view::{PaperPicture, PrintChoices};
use lawang_app::papers::Paper;
use lawang_app::printing::Printed;
use lawang_app::problem::Problem;
use tauri::{State, WebviewWindow};

type Answer<T> = Result<T, Problem>;

#[tauri::command]
#[specta::specta]
pub async fn print_paper(app: State<'_, App>, window: WebviewWindow, paper: Paper) -> Answer<Printed> {
    app.print_paper(window.label(), paper).await
}

#[tauri::command]
#[specta::specta]
pub async fn print_choices(app: State<'_, App>, window: WebviewWindow) -> Answer<PrintChoices> {
    app.print_choices(window.label()).await
}

#[tauri::command]
#[specta::specta]
pub async fn case_paper(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    paper: Paper,
    language: String,
    page: u32,
) -> Answer<PaperPicture> {
    app.case_paper(window.label(), &id, paper, &language, page).await
}

#[tauri::command]
#[specta::specta]
pub async fn print_case_paper(
    app: State<'_, App>,
    window: WebviewWindow,
    id: String,
    paper: Paper,
    language: String,
    printer: Option<String>,
) -> Answer<Printed> {
    app.print_case_paper(window.label(), &id, paper, &language, printer.as_deref()).await
}
