//! `lawang-server`: make a server ready (`init`), run it (`serve`), and administer one that runs (`admin`).
#![allow(clippy::print_stdout, reason = "a command line answers on standard output")]

mod admin;
mod publish;
mod telling;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use lawang_server::{
    AppState, Bundles, Config, Demo, DemoError, Filed, Init, Payments, SettingError, StartError,
};
use tracing_subscriber::EnvFilter;

#[derive(Parser)]
#[command(name = "lawang-server", version, about = "The centre that Lawang's devices sync to")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a server ready and print the one-time administrator code
    Init {
        #[command(flatten)]
        places: Places,
        /// All data on this server is demo data, and every window says so
        #[arg(long)]
        demo: bool,
    },
    /// Run the server until it is asked to stop
    Serve {
        #[command(flatten)]
        places: Places,
        /// The address and port to answer on
        #[arg(long, default_value = "127.0.0.1:7654")]
        listen: SocketAddr,
        /// Take cases filed under any catalogue and policy, known here or not
        #[arg(long)]
        accept_any_bundle: bool,
        /// Where billing codes come from (https://…); none: payments are confirmed at the counter
        #[arg(long, requires = "payments_secret_file")]
        payments: Option<String>,
        /// A file with the secret shared with the payment gateway
        #[arg(long)]
        payments_secret_file: Option<PathBuf>,
        #[command(flatten)]
        telling: telling::Telling,
    },
    /// File invented cases of the last twelve months on a server with demo data, while it does not run
    DemoCases {
        #[command(flatten)]
        places: Places,
        /// How many
        #[arg(long)]
        count: u32,
        /// Only so many, the newest, with their whole history; of the others no more than policy is tried on
        #[arg(long)]
        as_entries: Option<u32>,
        /// Another number gives other people; the same gives the same
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Offices, officers and devices of a running server
    Admin(admin::Admin),
    /// The catalogue that a running server's devices use
    #[command(subcommand)]
    Catalogue(publish::Catalogue),
}

#[derive(Args)]
struct Places {
    /// The folder of the database and the attachments
    #[arg(long)]
    data: PathBuf,
    /// The file of the key to all data at rest; outside the data folder
    #[arg(long)]
    key_file: PathBuf,
    /// Where applicants' phones reach the server (https://…)
    #[arg(long)]
    public_url: Option<String>,
}

impl Places {
    fn config(self) -> Config {
        Config { public_url: self.public_url, ..Config::new(self.data, self.key_file) }
    }
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("cannot answer on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Telling(#[from] SettingError),
    #[error(transparent)]
    Demo(#[from] DemoError),
    #[error(transparent)]
    Admin(#[from] admin::AdminError),
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("LAWANG_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            use std::io::Write;
            let _ = writeln!(std::io::stderr(), "lawang-server: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Init { places, demo } => match lawang_server::init(&places.config(), demo).await? {
            Init::Code(code) => println!("administrator code: {code}"),
            Init::Ready => println!("the server is ready and has its administrator; nothing to do"),
        },
        Command::Serve { places, listen, accept_any_bundle, payments, payments_secret_file, telling } => {
            let mut config = places.config();
            config.bundles = Bundles { accept_any: accept_any_bundle, ..Bundles::shipped() };
            if let (Some(address), Some(file)) = (payments, payments_secret_file) {
                config.payments = Some(Payments::remote(address, &file)?);
            }
            config.channels = telling.channels()?;
            serve(config, listen).await?;
        }
        Command::DemoCases { places, count, as_entries, seed } => {
            let as_entries = as_entries.unwrap_or(count);
            demo_cases(places.config(), Demo { count, as_entries, seed }).await?;
        }
        Command::Admin(admin) => admin.run().await?,
        Command::Catalogue(verb) => verb.run().await?,
    }
    Ok(())
}

/// Billing codes and seals for cases that are long settled are not made up.
async fn demo_cases(mut config: Config, demo: Demo) -> Result<(), Failure> {
    config.bundles = Bundles::shipped();
    config.payments = Some(Payments::Counter);
    config.issuer = None;
    let state = AppState::open(config).await?;
    let filed = lawang_server::demo_cases(&state, demo).await;
    state.close().await;
    let Filed { cases, entries, pin, offices } = filed?;
    let offices = offices.iter().map(|office| office.0.as_str()).collect::<Vec<_>>().join(", ");
    println!("{cases} invented cases in {entries} entries, at {offices}; the PIN of every receipt is {pin}");
    Ok(())
}

async fn serve(config: Config, listen: SocketAddr) -> Result<(), Failure> {
    let stop = stop_signal()?;
    let state = AppState::open(config).await?;
    let failed = |e| Failure::Listen(listen, e);
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(failed)?;
    tracing::info!(address = %listener.local_addr().map_err(failed)?, "serving");
    lawang_server::serve(listener, state, stop).await?;
    tracing::info!("stopped");
    Ok(())
}

/// Ends at SIGTERM or ctrl-c. Listens from the moment it is made.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
