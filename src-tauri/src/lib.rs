//! The thin shell: it opens the device, shows its window and passes commands on. It knows no rule.

mod commands;
mod window;

use std::path::PathBuf;

use lawang_app::place::PlaceKind;
use lawang_app::{App, Config};
use lawang_core::catalogue::Files;
use tauri::async_runtime;
use tauri_specta::Event;

pub use commands::{Changed, builder};

/// How the window is opened.
#[derive(Debug, Default)]
pub struct Opening {
    pub full_screen: bool,
    /// A provisioning file that connects the device, if it is new.
    pub provision: Option<PathBuf>,
}

/// Opens the device and shows its window until it is closed.
pub fn run(config: Config, opening: Opening) -> Result<(), Box<dyn std::error::Error>> {
    let kind = config.kind;
    let app = async_runtime::block_on(App::open(config))?;
    show(app, kind, opening)
}

/// Shows a catalogue that is being written until the window is closed.
pub fn preview(config: Config, catalogue: &Files) -> Result<(), Box<dyn std::error::Error>> {
    let kind = config.kind;
    let app = async_runtime::block_on(App::preview(config, catalogue))?;
    show(app, kind, Opening::default())
}

fn show(app: App, kind: PlaceKind, opening: Opening) -> Result<(), Box<dyn std::error::Error>> {
    if let Some(file) = opening.provision {
        app.offer_provisioning(file);
    }
    let commands = builder();
    let closing = app.clone();
    tauri::Builder::default()
        .invoke_handler(commands.invoke_handler())
        .manage(app.clone())
        .setup(move |tauri| {
            commands.mount_events(tauri);
            window::open(tauri, kind, opening.full_screen)?;
            let (sync, handle) = (app.clone(), tauri.handle().clone());
            async_runtime::spawn(async move { sync.run_sync().await });
            async_runtime::spawn(async move {
                let mut changes = app.changes();
                loop {
                    match changes.recv().await {
                        Ok(change) => {
                            if let Err(error) = Changed(change).emit(&handle) {
                                tracing::warn!(%error, "telling the window");
                            }
                        }
                        // Behind: the window asks anew with the next change.
                        Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {}
                        Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
                    }
                }
            });
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(move |_, event| {
            if let tauri::RunEvent::Exit = event {
                async_runtime::block_on(closing.close());
            }
        });
    Ok(())
}
