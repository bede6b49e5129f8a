//! One server in a temporary folder with a clock that tests move, and devices that author and sync as the
//! real ones do.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use ed25519_dalek::SigningKey;
use lawang_core::case::{CaseEvent, Consent, Decision, Duty, Pinned, SCHEMA, Submission};
use lawang_core::catalogue::Issuer;
use lawang_core::form::answer::{Answer, Document, Media};
use lawang_core::ids::*;
use lawang_core::journal::sign::{Hash, Purpose};
use lawang_core::journal::wire::*;
use lawang_core::journal::*;
use lawang_core::policy::assessment::Assessment;
use lawang_core::reference::{EnrolmentCode, Reference};
use lawang_server::{AppState, Channels, Config, Init, init, router};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;
use uuid::Uuid;

pub const OFFICE: &str = "singaraja";
pub const PASSWORD: &str = "seven quiet boats on a lake";
pub const PIN: &str = "483920";
/// 2026-11-24 02:00 UTC.
pub const START: i64 = 1_795_485_600_000;
pub const MINUTE: i64 = 60_000;
pub const DAY: i64 = 24 * 60 * MINUTE;

pub struct Server {
    pub folder: TempDir,
    pub clock: Arc<AtomicI64>,
    pub state: AppState,
    pub app: Router,
    pub key: PublicKey,
    /// An administrator's session.
    pub token: String,
    pub bundles: Vec<Hash>,
    pub channels: Channels,
}

pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answered {
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|e| panic!("{e}: {} {}", self.status, String::from_utf8_lossy(&self.body)))
    }

    /// Expects an error of that status and code.
    pub fn refused(&self, status: u16, code: ErrorCode) -> ErrorBody {
        let body: ErrorBody = self.json();
        assert_eq!((self.status.as_u16(), body.code), (status, code), "{}", body.detail);
        body
    }

    pub fn ok<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.body));
        self.json()
    }

    pub fn signed_by(&self, key: &PublicKey, nonce: &str) -> bool {
        let Some(signature) = self.headers.get(SIGNATURE_HEADER) else { return false };
        let bytes = response_parts(self.status.as_u16(), nonce, &self.body);
        Purpose::Response.verify(key, &[&bytes], &signature.to_str().unwrap().parse().unwrap())
    }
}

pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

pub fn bundle() -> Hash {
    Hash::of(&[b"a known bundle"])
}

fn config(folder: &TempDir, clock: &Arc<AtomicI64>, bundles: &[Hash], channels: &Channels) -> Config {
    let mut config = Config::new(folder.path().join("data"), folder.path().join("key"));
    let clock = clock.clone();
    config.clock = Arc::new(move || clock.load(Ordering::SeqCst));
    config.public_url = Some("https://lawang.example".into());
    config.bundles.known = bundles.iter().copied().collect();
    config.channels = channels.clone();
    // A seal follows each submission by itself: only the tests that are about seals want it in the feed.
    config.issuer = None;
    config
}

impl Server {
    /// After `init` only: nobody has set it up.
    pub async fn bare() -> (Self, EnrolmentCode) {
        Self::bare_with(false, Channels::default()).await
    }

    async fn bare_with(demo: bool, channels: Channels) -> (Self, EnrolmentCode) {
        let folder = TempDir::with_prefix("lawang-server-test-").unwrap();
        let clock = Arc::new(AtomicI64::new(START));
        let bundles = vec![bundle()];
        let config = config(&folder, &clock, &bundles, &channels);
        let Init::Code(code) = init(&config, demo).await.unwrap() else { panic!("a new server is ready") };
        let state = AppState::open(config).await.unwrap();
        let app = router(state.clone());
        let key = state.public_key();
        (Self { folder, clock, state, app, key, token: String::new(), bundles, channels }, code)
    }

    /// With one office and its administrator, signed in.
    pub async fn new() -> Self {
        Self::with(false, Channels::default()).await
    }

    /// The same with demo data or not, and ways out.
    pub async fn with(demo: bool, channels: Channels) -> Self {
        let (mut server, code) = Self::bare_with(demo, channels).await;
        let request = set_up(&code);
        let _: SetupResponse = server.post("/v1/setup", &request).await.ok();
        server.sign_in().await;
        server
    }

    /// As a real one is: it seals receipts and permits.
    pub async fn sealing() -> Self {
        Self::sealing_with(Channels::default()).await
    }

    /// The same, with ways out.
    pub async fn sealing_with(channels: Channels) -> Self {
        let Self { folder, clock, state, app, key, token, bundles, channels } =
            Self::with(false, channels).await;
        state.close().await;
        drop((state, app));
        let issuer = Some(Issuer { country: "IDN".into(), signer: "IDLW".into() });
        let config = Config { issuer, ..config(&folder, &clock, &bundles, &channels) };
        let state = AppState::open(config).await.unwrap();
        let app = router(state.clone());
        Self { folder, clock, state, app, key, token, bundles, channels }
    }

    pub async fn sign_in(&mut self) {
        self.token = self.session("wayan").await;
    }

    /// An administrator's new session.
    pub async fn session(&self, login: &str) -> String {
        let request = json!({ "login": login, "password": PASSWORD });
        let session: Value = self.post("/v1/admin/session", &request).await.ok();
        session["token"].as_str().unwrap().into()
    }

    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    pub fn wait(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::SeqCst);
    }

    /// Time passes, and the server notices.
    pub fn pass(&self, ms: i64) {
        self.wait(ms);
        self.state.news.moved(Scope::National);
    }

    /// Stops and starts again on the same data, as a new process would.
    pub async fn restart(self) -> Self {
        let bundles = self.bundles.clone();
        self.restart_with(bundles).await
    }

    pub async fn restart_with(self, bundles: Vec<Hash>) -> Self {
        let Self { folder, clock, state, app, key, token, channels, .. } = self;
        state.close().await;
        drop((state, app));
        let state = AppState::open(config(&folder, &clock, &bundles, &channels)).await.unwrap();
        let app = router(state.clone());
        Self { folder, clock, state, app, key, token, bundles, channels }
    }

    pub async fn call(&self, request: Request<Body>) -> Answered {
        let answer = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answered { status: parts.status, headers: parts.headers, body }
    }

    pub async fn post(&self, path: &str, body: &impl Serialize) -> Answered {
        self.call(self.request(Method::POST, path, serde_json::to_vec(body).unwrap())).await
    }

    pub async fn get(&self, path: &str) -> Answered {
        self.call(self.request(Method::GET, path, Vec::new())).await
    }

    fn request(&self, method: Method, path: &str, body: Vec<u8>) -> Request<Body> {
        let request = Request::builder().method(method).uri(path);
        request.header("authorization", format!("Bearer {}", self.token)).body(body.into()).unwrap()
    }

    pub async fn device_code(&self, class: &str, office: &str) -> EnrolmentCode {
        let request = json!({ "class": class, "office": office, "name": format!("{class} one") });
        let made: Value = self.post("/v1/admin/device-codes", &request).await.ok();
        made["code"].as_str().unwrap().parse().unwrap()
    }

    pub async fn enrol(&self, class: &str) -> Device {
        self.enrol_at(class, OFFICE).await
    }

    pub async fn enrol_at(&self, class: &str, office: &str) -> Device {
        let code = self.device_code(class, office).await;
        let device = Device::new();
        let answer = self.post("/v1/enrol", &device.enrol_request(&code)).await;
        let enrolled: EnrolResponse = answer.ok();
        assert!(code.matches(&enrolled.server_key) && enrolled.device.id == device.id);
        device
    }

    pub async fn add_officer(&self, login: &str, office: &str, roles: &[&str]) {
        let request = json!({
            "login": login, "name": "Ni Luh Sari", "office": office, "roles": roles, "password": PASSWORD,
        });
        let answer = self.post("/v1/admin/officers", &request).await;
        assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
    }

    /// The officer as they sign in on that device: key opened with the password, newest grant.
    pub async fn officer(&self, device: &Device, login: &str) -> Officer {
        let control = device.pull(self, "").await.control.unwrap();
        let record = control.officers.into_iter().find(|o| o.login == login).unwrap();
        let seed = officer_key::open(&record.sealed_key, PASSWORD).unwrap();
        Officer { key: SigningKey::from_bytes(&seed), grant: record.grant.open(&self.key).unwrap() }
    }
}

pub fn set_up(code: &EnrolmentCode) -> SetupRequest {
    SetupRequest {
        secret: code.secret_text(),
        nonce: "setup-nonce".into(),
        office: OfficeId(OFFICE.into()),
        office_name: "Kantor Imigrasi Singaraja".into(),
        name: "I Wayan Putra".into(),
        login: "wayan".into(),
        password: PASSWORD.into(),
        device: None,
    }
}

pub struct Officer {
    pub key: SigningKey,
    pub grant: Grant,
}

impl Officer {
    pub fn author(&self) -> Author {
        Author::Officer { officer: self.grant.officer, grant: self.grant.id }
    }
}

/// A device with its chain.
#[derive(Clone)]
pub struct Device {
    pub id: DeviceId,
    pub key: SigningKey,
    pub epoch: u32,
    pub seq: u64,
    pub previous: Hash,
}

/// What a device authors.
pub struct Act<'a> {
    pub stream: StreamId,
    pub event: CaseEvent,
    pub expected: Option<u64>,
    pub author: Author,
    pub key: Option<&'a SigningKey>,
}

impl Device {
    pub fn new() -> Self {
        let key = SigningKey::from_bytes(&random());
        Self { id: DeviceId(Uuid::new_v4()), key, epoch: 1, seq: 0, previous: Hash::ZERO }
    }

    pub fn enrol_request(&self, code: &EnrolmentCode) -> EnrolRequest {
        EnrolRequest {
            secret: code.secret_text(),
            device: self.id,
            key: PublicKey::from(&self.key),
            nonce: "enrol-nonce".into(),
        }
    }

    pub fn header(&self, at: i64, act: &Act<'_>) -> Header {
        Header {
            origin: Origin { device: self.id, epoch: self.epoch, seq: self.seq + 1 },
            stream: act.stream,
            kind: StreamKind::Case,
            time: Timestamp { wall: at, count: 0 },
            author: act.author,
            schema: SCHEMA,
            expected: act.expected,
        }
    }

    /// Authors the next entry of the chain.
    pub fn author(&mut self, at: i64, act: &Act<'_>) -> Entry {
        let header = self.header(at, act);
        let entry = Entry::author(&header, &act.event, random(), self.previous, act.key).unwrap();
        self.append(&entry);
        entry
    }

    pub fn append(&mut self, entry: &Entry) {
        self.seq += 1;
        self.previous = entry.hash();
    }

    pub fn head(&self) -> Head {
        Head::sign(&self.key, self.id, self.epoch, self.seq, self.previous)
    }

    pub fn signed(&self, method: Method, path: &str, now: i64, nonce: &str, body: Vec<u8>) -> Request<Body> {
        let time = now.to_string();
        let bytes = request_parts(method.as_str(), path, nonce, &time, &body);
        let signature = Purpose::Request.sign(&self.key, &[&bytes]);
        Request::builder()
            .method(method)
            .uri(path)
            .header(DEVICE_HEADER, self.id.to_string())
            .header(NONCE_HEADER, nonce)
            .header(TIME_HEADER, time)
            .header(SIGNATURE_HEADER, signature.to_string())
            .body(body.into())
            .unwrap()
    }

    /// Sends a signed request and expects a signed answer.
    pub async fn send(&self, server: &Server, method: Method, path: &str, body: Vec<u8>) -> Answered {
        let nonce = Uuid::new_v4().to_string();
        let answer = server.call(self.signed(method, path, server.now(), &nonce, body)).await;
        assert!(answer.signed_by(&server.key, &nonce), "the answer is not signed");
        answer
    }

    pub async fn post(&self, server: &Server, path: &str, body: &impl Serialize) -> Answered {
        self.send(server, Method::POST, path, serde_json::to_vec(body).unwrap()).await
    }

    pub fn push_request(&self, entries: &[&Entry]) -> SyncRequest {
        SyncRequest {
            protocol: PROTOCOL,
            pushed: entries.iter().map(|e| (*e).clone()).collect(),
            head: (!entries.is_empty()).then(|| self.head()),
            cursor: String::new(),
            control: String::new(),
            wait_ms: 0,
        }
    }

    /// Pushes; the last entry is the head of the chain.
    pub async fn push(&self, server: &Server, entries: &[&Entry]) -> Vec<Outcome> {
        let answer = self.post(server, "/v1/sync", &self.push_request(entries)).await;
        answer.ok::<SyncResponse>().outcomes
    }

    pub async fn pull(&self, server: &Server, cursor: &str) -> SyncResponse {
        let request = SyncRequest { cursor: cursor.into(), ..self.push_request(&[]) };
        self.post(server, "/v1/sync", &request).await.ok()
    }

    /// All pages of the feed.
    pub async fn pull_all(&self, server: &Server) -> Vec<FeedItem> {
        let (mut cursor, mut items) = (String::new(), Vec::new());
        loop {
            let page = self.pull(server, &cursor).await;
            items.extend(page.feed);
            cursor = page.cursor;
            if !page.more {
                return items;
            }
        }
    }
}

pub fn applicant() -> Author {
    Author::Applicant { session: SessionId(Uuid::new_v4()) }
}

pub fn new_stream() -> StreamId {
    StreamId(Uuid::now_v7())
}

pub const DOCUMENT_KEY: [u8; 32] = [9; 32];

pub fn document(bytes: &[u8]) -> Document {
    Document {
        attachment: AttachmentId(Uuid::new_v4()),
        media: Media::Pdf,
        size: bytes.len() as u64,
        pages: 1,
        mac: blake3::keyed_hash(&DOCUMENT_KEY, bytes).to_hex().to_string(),
        changes: vec![],
        photo: None,
    }
}

static PIN_VERIFIER: LazyLock<String> = LazyLock::new(|| officer_key::verifier(PIN, [3; 16]).unwrap());

pub fn submission() -> Submission {
    Submission {
        reference: Reference::from_random(u64::from_le_bytes(random())),
        service: "itk-extension".into(),
        pinned: Pinned { catalogue: bundle(), policy: bundle() },
        office: OfficeId(OFFICE.into()),
        language: "en".into(),
        answers: BTreeMap::from([
            ("full_name".into(), Answer::scanned("ANNA MARIA ERIKSSON")),
            ("address".into(), Answer::typed("Jl. Pantai 14")),
        ]),
        documents: BTreeMap::new(),
        assessment: Assessment::on(jiff::civil::date(2026, 11, 24)),
        acting: None,
        consent: Consent { words: Hash::ZERO, language: "en".into(), declared: true },
        pin: PIN_VERIFIER.clone(),
        document_key: data_encoding::HEXLOWER.encode(&DOCUMENT_KEY),
        plan: vec![Duty::Review, Duty::Decide],
        promise: None,
    }
}

pub fn submitted(submission: Submission) -> Act<'static> {
    Act {
        stream: new_stream(),
        event: CaseEvent::Submitted(Box::new(submission)),
        expected: None,
        author: applicant(),
        key: None,
    }
}

pub fn decision(granted: bool) -> CaseEvent {
    CaseEvent::Decided(Decision {
        granted,
        reason: "All requirements are met.".into(),
        citation: "Permenkumham 11/2024".into(),
        valid_until: None,
        conditions: vec![],
        number: None,
    })
}

pub fn by_officer(officer: &Officer, stream: StreamId, event: CaseEvent, expected: Option<u64>) -> Act<'_> {
    Act { stream, event, expected, author: officer.author(), key: Some(&officer.key) }
}

pub fn standings(outcomes: &[Outcome]) -> Vec<Standing> {
    outcomes.iter().map(|o| o.standing).collect()
}

/// A phone: what a browser keeps of these pages is its cookie.
pub struct Phone<'s> {
    pub server: &'s Server,
    pub cookie: Option<String>,
    pub language: &'static str,
}

/// A part of a form that carries a file.
pub struct Part<'a> {
    pub name: &'a str,
    /// What the file is called; none for a text.
    pub file: Option<&'a str>,
    pub bytes: &'a [u8],
}

impl Answered {
    pub fn page(&self) -> String {
        assert_eq!(self.headers["content-type"], "text/html; charset=utf-8", "{}", self.status);
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn says(&self, status: u16, words: &str) {
        let page = self.page();
        assert_eq!(self.status.as_u16(), status, "{page}");
        assert!(page.contains(words), "{words:?} is not on the page: {page}");
    }

    pub fn leads_to(&self, path: &str) {
        assert_eq!(self.status, 303, "{}", String::from_utf8_lossy(&self.body));
        let location = self.headers["location"].to_str().unwrap();
        assert_eq!(location.split("lang=").next().unwrap().trim_end_matches(['?', '&']), path);
    }

    /// The hidden token of the page's form.
    pub fn form_token(&self) -> String {
        let page = self.page();
        let rest = page.split("name=\"form\" value=\"").nth(1).expect("a form of an open case");
        rest.split('"').next().unwrap().to_owned()
    }
}

impl<'s> Phone<'s> {
    pub fn new(server: &'s Server) -> Self {
        Self { server, cookie: None, language: "en" }
    }

    async fn call(&mut self, request: axum::http::request::Builder, body: Body) -> Answered {
        let mut request = request.header("accept-language", self.language);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let answer = self.server.call(request.body(body).unwrap()).await;
        if let Some(set) = answer.headers.get("set-cookie") {
            let set = set.to_str().unwrap();
            self.cookie = (!set.contains("Max-Age=0")).then(|| set.split(';').next().unwrap().to_owned());
        }
        answer
    }

    pub async fn get(&mut self, path: &str) -> Answered {
        self.call(Request::get(path), Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, form: &str) -> Answered {
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.call(request, form.to_owned().into()).await
    }

    pub async fn send(&mut self, path: &str, parts: &[Part<'_>]) -> Answered {
        let mut body = Vec::new();
        for part in parts {
            let file = part.file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            body.extend(
                format!("--x\r\ncontent-disposition: form-data; name=\"{}\"{file}\r\n\r\n", part.name)
                    .bytes(),
            );
            body.extend_from_slice(part.bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--x--\r\n");
        self.send_raw(path, body).await
    }

    pub async fn send_raw(&mut self, path: &str, body: Vec<u8>) -> Answered {
        let request = Request::post(path).header("content-type", "multipart/form-data; boundary=x");
        self.call(request, body.into()).await
    }

    /// Opens a case with both secrets.
    pub async fn opens(&mut self, reference: &Reference) -> Answered {
        let answer = self.post(&format!("/s/{reference}"), &format!("pin={PIN}")).await;
        answer.leads_to("/s/case");
        self.get("/s/case").await
    }
}

/// The least that looks like a PDF from its head and its end.
pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nstartxref\n9\n%%EOF";

/// The head of a JPEG of that size.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8];
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([3, 1, 0x22, 0, 0xFF, 0xD9]);
    bytes
}
