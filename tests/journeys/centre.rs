//! One centre on a loopback port: its one office, its officers, and a clock that a journey can move.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use lawang_core::case::Pinned;
use lawang_core::reference::EnrolmentCode;
use lawang_server::{AppState, Bundles, Channels, Config, Init, Payments};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub const OFFICE: &str = "singaraja";
pub const OFFICE_NAME: &str = "Kantor Imigrasi Singaraja";
/// The logins of two officers; both may decide.
pub const SARI: &str = "sari";
pub const MADE: &str = "made";
/// One at the front desk, and the head of the office.
pub const DEWI: &str = "dewi";
pub const KETUT: &str = "ketut";
pub const PASSWORD: &str = "seven quiet boats on a lake";

/// The time of the centre and all devices: the machine's, and what a journey added to it.
#[derive(Clone, Default)]
pub struct Time(Arc<AtomicI64>);

impl Time {
    pub fn clock(&self) -> Arc<dyn Fn() -> i64 + Send + Sync> {
        let added = self.0.clone();
        Arc::new(move || jiff::Timestamp::now().as_millisecond() + added.load(Ordering::SeqCst))
    }

    pub fn now(&self) -> i64 {
        self.clock()()
    }

    pub fn set(&self, now: i64) {
        self.0.fetch_add(now - self.now(), Ordering::SeqCst);
    }

    pub fn pass_minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }
}

pub struct Centre {
    pub url: String,
    pub time: Time,
    pub address: SocketAddr,
    folder: TempDir,
    token: String,
    bundles: Bundles,
    http: reqwest::Client,
    channels: Channels,
    serving: Option<Serving>,
    payments: Option<Payments>,
}

struct Serving {
    stop: oneshot::Sender<()>,
    done: JoinHandle<std::io::Result<()>>,
}

impl Drop for Centre {
    /// Stops as a server is stopped: its loops end before the process does.
    fn drop(&mut self) {
        if let Some(Serving { stop, done }) = self.serving.take() {
            let _ = stop.send(());
            wait_for(done);
        }
    }
}

/// Waits in a `drop` until a task has ended; the journeys run on more than one thread.
pub fn wait_for<T>(task: JoinHandle<T>) {
    let longest = std::time::Duration::from_secs(20);
    tokio::task::block_in_place(|| {
        let _ = Handle::current().block_on(async { tokio::time::timeout(longest, task).await });
    });
}

impl Centre {
    /// With one office, its administrator, two officers, a front desk and a supervisor.
    pub async fn open() -> Self {
        Self::telling(Channels::default()).await
    }

    /// The same, with ways out.
    pub async fn telling(channels: Channels) -> Self {
        let mut centre = Self::bare().await;
        centre.channels = channels;
        let code = centre.init().await;
        centre.set_up(&code).await;
        centre
    }

    /// The same, and it knows another catalogue besides the one that ships.
    pub async fn knowing(other: Pinned) -> Self {
        let mut centre = Self::open().await;
        centre.bundles.known.extend([other.catalogue, other.policy]);
        centre.stop().await;
        centre.start().await;
        centre
    }

    /// With nothing in it, and the administrator code that begins it.
    pub async fn new() -> (Self, EnrolmentCode) {
        let mut centre = Self::bare().await;
        let code = centre.init().await;
        (centre, code)
    }

    async fn init(&mut self) -> EnrolmentCode {
        let Init::Code(code) = lawang_server::init(&self.config(), false).await.unwrap() else {
            panic!("a new server has no administrator");
        };
        self.start().await;
        code
    }

    async fn bare() -> Self {
        let address = free_address().await;
        Self {
            url: format!("http://{address}"),
            time: Time::default(),
            address,
            folder: TempDir::with_prefix("lawang-centre-").unwrap(),
            token: String::new(),
            bundles: Bundles::shipped(),
            http: reqwest::Client::new(),
            channels: Channels::default(),
            serving: None,
            payments: None,
        }
    }

    fn config(&self) -> Config {
        let mut config = config(self.folder.path(), &self.url);
        config.clock = self.time.clock();
        config.channels = self.channels.clone();
        config.bundles = self.bundles.clone();
        config.payments = self.payments.clone();
        config
    }

    /// The same, where all data is demo data and billing codes open no account.
    pub async fn open_as_demo() -> Self {
        Self::open_as_demo_at(Time::default().now()).await
    }

    /// The same, with its clock and those of its devices at an instant.
    pub async fn open_as_demo_at(now: i64) -> Self {
        let mut centre = Self::bare().await;
        centre.time.set(now);
        let Init::Code(code) = lawang_server::init(&centre.config(), true).await.unwrap() else {
            panic!("a new server has no administrator");
        };
        centre.start().await;
        centre.set_up(&code).await;
        centre
    }

    /// The same, with billing codes from a gateway.
    pub async fn open_with_gateway(address: String, secret_file: &Path) -> Self {
        let mut centre = Self::bare().await;
        centre.payments = Some(Payments::remote(address, secret_file).unwrap());
        let code = centre.init().await;
        centre.set_up(&code).await;
        centre
    }

    /// Where its data and key are, for a process that serves them.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Serves on the same port and data as before.
    pub async fn start(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        let state = AppState::open(self.config()).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let done = tokio::spawn(lawang_server::serve(listener, state, async {
            let _ = stopped.await;
        }));
        self.serving = Some(Serving { stop, done });
    }

    /// After this nothing listens on its port.
    pub async fn stop(&mut self) {
        let Serving { stop, done } = self.serving.take().expect("the centre serves");
        let _ = stop.send(());
        done.await.unwrap().unwrap();
    }

    async fn set_up(&mut self, code: &EnrolmentCode) {
        let set_up = json!({
            "secret": code.secret_text(), "nonce": "nonce-of-the-set-up", "office": OFFICE,
            "office_name": OFFICE_NAME, "name": "Administrator", "login": "admin", "password": PASSWORD,
        });
        self.post("setup", &set_up).await;
        let session = self.post("admin/session", &json!({ "login": "admin", "password": PASSWORD })).await;
        self.token = session["token"].as_str().unwrap().to_owned();
        for (login, name, role) in [
            (SARI, "Ni Luh Sari", "officer"),
            (MADE, "I Made Arta", "officer"),
            (DEWI, "Dewi Lestari", "front_desk"),
            (KETUT, "I Ketut Suarta", "supervisor"),
        ] {
            let officer = json!({
                "login": login, "name": name, "office": OFFICE, "roles": [role], "password": PASSWORD,
            });
            self.post("admin/officers", &officer).await;
        }
    }

    /// A one-time code for a device of that class.
    pub async fn code(&self, class: &str) -> EnrolmentCode {
        let wanted = json!({ "class": class, "office": OFFICE, "name": format!("{class} of a journey") });
        let made = self.post("admin/device-codes", &wanted).await;
        made["code"].as_str().unwrap().parse().unwrap()
    }

    pub async fn get(&self, path: &str) -> Value {
        let address = format!("{}/v1/{path}", self.url);
        let answer = self.http.get(address).bearer_auth(&self.token).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Value {
        let address = format!("{}/v1/{path}", self.url);
        let answer = self.http.post(address).bearer_auth(&self.token).json(body).send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }
}

/// A server's configuration on the data in `folder`; the key lies outside its data.
pub fn config(folder: &Path, url: &str) -> Config {
    let mut config = Config::new(folder.join("data"), folder.join("key"));
    config.bundles = Bundles::shipped();
    config.public_url = Some(url.to_owned());
    config
}

/// A loopback address that nothing listens on, below the ports that systems give to outgoing
/// connections: nothing may take it while the centre is stopped.
async fn free_address() -> SocketAddr {
    loop {
        let port = 20_000 + uuid::Uuid::new_v4().as_fields().1 % 10_000;
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            return listener.local_addr().unwrap();
        }
    }
}

/// A file in a folder of this workspace.
pub fn workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
