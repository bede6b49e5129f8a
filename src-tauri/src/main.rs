//! `lawang kiosk|office`: one device, one window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use lawang_app::decode::Decoder;
use lawang_app::place::PlaceKind;
use lawang_app::{Config, Printing, system_clock};
use secrecy::SecretString;

#[derive(Parser)]
#[command(version, about = "One door to immigration services")]
struct Arguments {
    #[command(subcommand)]
    place: PlaceArgument,
}

#[derive(Subcommand)]
enum PlaceArgument {
    /// A self-service kiosk.
    Kiosk(Device),
    /// A workplace of an office.
    Office(Device),
    /// A catalogue that is being written, as a kiosk would show it. Nothing is kept, and nothing can be sent.
    Preview {
        /// The catalogue's folder.
        #[arg(value_name = "DIR")]
        catalogue: PathBuf,
    },
}

#[derive(clap::Args)]
struct Device {
    /// The folder of this device's data; made where it is missing.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Fill the screen, as a kiosk in its place does.
    #[arg(long)]
    full_screen: bool,
    /// The printer to use, by the system's name of it. Without it: the one chosen in the window, or the
    /// system's default.
    #[arg(long, value_name = "NAME")]
    printer: Option<String>,
    /// Another print server than the system's: a host, or the path of its socket. Not on Windows.
    #[arg(long, value_name = "HOST")]
    print_server: Option<String>,
    /// A signed provisioning file that connects this device, if it is new. Each device uses it once.
    #[arg(long, value_name = "FILE")]
    provision: Option<PathBuf>,
    /// An inherited descriptor on which the database's passphrase is read, one line. Without it the
    /// operating system's keyring is used, or the window asks.
    #[cfg(unix)]
    #[arg(long, value_name = "FD")]
    passphrase_fd: Option<u32>,
}

/// The argument with which this program starts itself to open a stranger's file, and does nothing else.
const DECODE: &str = "--decode";

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == DECODE) {
        return lawang_app::decode::serve();
    }
    tracing_subscriber::fmt().with_env_filter("info").with_writer(std::io::stderr).init();
    let started = match Arguments::parse().place {
        PlaceArgument::Kiosk(device) => start(PlaceKind::Kiosk, device),
        PlaceArgument::Office(device) => start(PlaceKind::Office, device),
        PlaceArgument::Preview { catalogue } => preview(&catalogue),
    };
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "Lawang cannot start");
            ExitCode::FAILURE
        }
    }
}

fn start(kind: PlaceKind, device: Device) -> Result<(), Box<dyn std::error::Error>> {
    let passphrase = passphrase(&device)?;
    let folder = match device.data {
        Some(folder) => folder,
        None => default_folder(kind).ok_or("this account has no data folder; name one with --data")?,
    };
    let opening = lawang::Opening { full_screen: device.full_screen, provision: device.provision };
    let printing = Printing { printer: device.printer, server: device.print_server, ..Printing::default() };
    lawang::run(config(kind, folder, passphrase, printing)?, opening)
}

/// In a folder that goes with the window, under a passphrase that nobody keeps.
fn preview(catalogue: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let files = lawang_app::preview::catalogue(catalogue)?;
    let folder = tempfile::TempDir::with_prefix("lawang-preview-")?;
    let passphrase = SecretString::from(uuid::Uuid::new_v4().to_string());
    let config = config(PlaceKind::Kiosk, folder.path().into(), Some(passphrase), Printing::default())?;
    lawang::preview(config, &files)
}

fn config(
    kind: PlaceKind,
    folder: PathBuf,
    passphrase: Option<SecretString>,
    printing: Printing,
) -> std::io::Result<Config> {
    let decoder = Decoder::this_program(DECODE)?;
    let zone = jiff::tz::TimeZone::system();
    Ok(Config { kind, folder, passphrase, clock: system_clock(), zone, decoder, printing })
}

#[cfg(unix)]
fn passphrase(device: &Device) -> std::io::Result<Option<SecretString>> {
    use std::io::{ErrorKind, Read};
    use std::os::unix::fs::OpenOptionsExt;
    let Some(descriptor) = device.passphrase_fd else { return Ok(None) };
    // Opening a descriptor by its name needs no unsafe code. Of a pipe it is a second opening, which would
    // wait for a writer that may have written and gone: so it must not wait.
    let nonblock = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).map_err(std::io::Error::other)?;
    let mut file = std::fs::OpenOptions::new()
        .read(true)
        .custom_flags(nonblock)
        .open(format!("/dev/fd/{descriptor}"))?;
    let mut text = zeroize::Zeroizing::new(Vec::new());
    let mut part = [0; 256];
    while !text.contains(&b'\n') {
        match file.read(&mut part) {
            Ok(0) => break,
            Ok(read) => text.extend_from_slice(&part[..read]),
            // The writer is there and has not written yet.
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
            Err(error) => return Err(error),
        }
    }
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8(line.to_vec()).map_err(std::io::Error::other)?;
    Ok(Some(SecretString::from(line.trim_end_matches('\r').to_owned())))
}

#[cfg(not(unix))]
fn passphrase(_: &Device) -> std::io::Result<Option<SecretString>> {
    Ok(None)
}

/// One folder a kind of device, so that a kiosk and an office can run side by side.
fn default_folder(kind: PlaceKind) -> Option<PathBuf> {
    let base = if cfg!(windows) {
        PathBuf::from(std::env::var_os("LOCALAPPDATA")?)
    } else if cfg!(target_os = "macos") {
        PathBuf::from(std::env::var_os("HOME")?).join("Library/Application Support")
    } else {
        match std::env::var_os("XDG_DATA_HOME") {
            Some(folder) => PathBuf::from(folder),
            None => PathBuf::from(std::env::var_os("HOME")?).join(".local/share"),
        }
    };
    Some(base.join("id.lawang.app").join(if kind == PlaceKind::Kiosk { "kiosk" } else { "office" }))
}
