//! The policy desk.

use lawang_app::App;
use lawang_app::office::policy::view::{PolicyAct, PolicyAsk, PolicyDone, PolicyPage};
use lawang_app::problem::Problem;
use tauri::{State, WebviewWindow};

type Answer<T> = Result<T, Problem>;

#[tauri::command]
#[specta::specta]
pub async fn policy_desk(app: State<'_, App>, window: WebviewWindow, ask: PolicyAsk) -> Answer<PolicyPage> {
    app.policy_desk(window.label(), ask).await
}

#[tauri::command]
#[specta::specta]
pub async fn change_policy(app: State<'_, App>, window: WebviewWindow, act: PolicyAct) -> Answer<PolicyDone> {
    app.change_policy(window.label(), act).await
}
