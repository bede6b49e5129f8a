//! A mail server on a loopback port that keeps to the protocol (RFC 5321, 3207, 4954) and insists that
//! others do. It takes mail, refuses it, or falls silent, as a test asks; what it took can be read.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use data_encoding::BASE64;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufStream};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// The longest line of a mail, without its end (RFC 5322, 2.1.1).
const LONGEST_LINE: usize = 998;
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How the server behaves towards everyone.
#[derive(Default)]
pub struct Manners {
    /// Offers STARTTLS.
    pub tls: bool,
    /// User and password without which no mail is taken.
    pub account: Option<(&'static str, &'static str)>,
}

/// What becomes of one mail.
#[derive(Debug, Clone)]
pub enum Act {
    Take,
    /// This answer to the recipient: "550 5.1.1 no such user".
    RefuseRecipient(&'static str),
    /// This answer after the letter.
    RefuseLetter(&'static str),
    /// The letter is taken, and nobody answers any more.
    FallSilent,
}

/// One mail that was taken.
#[derive(Debug, Clone)]
pub struct Taken {
    pub from: String,
    pub to: String,
    /// As it came, without the dots that SMTP adds.
    pub text: String,
    pub encrypted: bool,
    pub user: Option<String>,
}

impl Taken {
    /// The value of a header, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let (head, _) = self.text.split_once("\r\n\r\n")?;
        let head = head.replace("\r\n ", " ");
        let prefix = format!("{}: ", name.to_lowercase());
        let line = head.split("\r\n").find(|line| line.to_lowercase().starts_with(&prefix))?;
        Some(line[prefix.len()..].to_owned())
    }

    /// The letter as it is read.
    pub fn letter(&self) -> String {
        let (_, body) = self.text.split_once("\r\n\r\n").unwrap_or_default();
        match self.header("Content-Transfer-Encoding").as_deref() {
            Some("quoted-printable") => unquoted(body),
            Some("base64") => {
                let plain: String = body.split_whitespace().collect();
                let bytes = BASE64.decode(plain.as_bytes()).unwrap_or_default();
                String::from_utf8_lossy(&bytes).into_owned()
            }
            _ => body.to_owned(),
        }
    }
}

fn unquoted(body: &str) -> String {
    let body = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = body.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, hex) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

pub struct MailServer {
    pub port: u16,
    /// The authority that vouches for its certificate, as PEM.
    authority: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    manners: Manners,
    acceptor: TlsAcceptor,
    acts: Mutex<VecDeque<Act>>,
    taken: Mutex<Vec<Taken>>,
    said: Mutex<Vec<String>>,
}

impl MailServer {
    pub async fn start(manners: Manners) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let (acceptor, authority) = certificate()?;
        let shared = Arc::new(Shared {
            manners,
            acceptor,
            acts: Mutex::default(),
            taken: Mutex::default(),
            said: Mutex::default(),
        });
        let serving = shared.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = serving.clone();
                // A client that goes away in the middle is no fault of the server's.
                let stream: Box<dyn Stream> = Box::new(stream);
                tokio::spawn(async move { drop(Session::new(shared).serve(stream).await) });
            }
        });
        Ok(Self { port, authority, shared, task })
    }

    /// What becomes of the next mails; those after them are taken.
    pub fn will(&self, acts: impl IntoIterator<Item = Act>) {
        lock(&self.shared.acts).extend(acts);
    }

    pub fn taken(&self) -> Vec<Taken> {
        lock(&self.shared.taken).clone()
    }

    /// The commands that were said to it, without what follows them.
    pub fn said(&self) -> Vec<String> {
        lock(&self.shared.said).clone()
    }

    /// Waits until so many mails were taken in all.
    pub async fn takes(&self, count: usize) -> Result<Vec<Taken>> {
        let waited = tokio::time::timeout(LONGEST_WAIT, async {
            loop {
                let taken = self.taken();
                if taken.len() >= count {
                    return taken;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        });
        waited.await.with_context(|| format!("{} of {count} mails came", self.taken().len()))
    }

    /// Writes the authority's certificate where a client can be told to trust it.
    pub fn write_authority(&self, folder: &Path) -> Result<PathBuf> {
        let file = folder.join("authority.pem");
        std::fs::write(&file, &self.authority)?;
        Ok(file)
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A certificate for `localhost`, made on the spot, and the authority that signed it.
fn certificate() -> Result<(TlsAcceptor, String)> {
    let (authority_key, key) = (KeyPair::generate()?, KeyPair::generate()?);
    let mut authority = CertificateParams::new(vec![])?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let signed = authority.self_signed(&authority_key)?;
    let issuer = Issuer::new(authority, authority_key);
    let own = CertificateParams::new(vec!["localhost".to_owned()])?.signed_by(&key, &issuer)?;
    let key = PrivateKeyDer::try_from(key.serialize_der()).map_err(anyhow::Error::msg)?;
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![own.der().clone()], key)?;
    Ok((TlsAcceptor::from(Arc::new(config)), signed.pem()))
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// One client, from its greeting to its leave.
struct Session {
    shared: Arc<Shared>,
    encrypted: bool,
    greeted: bool,
    user: Option<String>,
    from: Option<String>,
    to: Option<String>,
    act: Act,
}

impl Session {
    fn new(shared: Arc<Shared>) -> Self {
        let (from, to, act) = (None, None, Act::Take);
        Self { shared, encrypted: false, greeted: false, user: None, from, to, act }
    }

    async fn serve(mut self, stream: Box<dyn Stream>) -> Result<()> {
        let mut talk = BufStream::new(stream);
        say(&mut talk, "220 localhost ready").await?;
        while let Some(line) = hear(&mut talk).await? {
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            let verb = verb.to_uppercase();
            lock(&self.shared.said).push(verb.clone());
            match verb.as_str() {
                "EHLO" => {
                    self.greeted = true;
                    let hello = self.features();
                    say(&mut talk, &hello).await?;
                }
                "STARTTLS" if self.shared.manners.tls && !self.encrypted => {
                    say(&mut talk, "220 go on").await?;
                    // What was said before the handshake counts for nothing (RFC 3207, 4.2).
                    let encrypted = self.shared.acceptor.accept(talk.into_inner()).await?;
                    let encrypted: Box<dyn Stream> = Box::new(encrypted);
                    talk = BufStream::new(encrypted);
                    self = Self { encrypted: true, ..Self::new(self.shared) };
                }
                "AUTH" => {
                    let answer = self.sign_in(rest);
                    say(&mut talk, answer).await?;
                }
                "MAIL" | "RCPT" => {
                    let answer = self.envelope(&verb, rest);
                    say(&mut talk, answer).await?;
                }
                "DATA" if self.to.is_some() => {
                    say(&mut talk, "354 go on").await?;
                    let text = letter(&mut talk).await?;
                    match self.take(text) {
                        Some(answer) => say(&mut talk, answer).await?,
                        None => tokio::time::sleep(Duration::from_secs(24 * 60 * 60)).await,
                    }
                }
                "RSET" => {
                    (self.from, self.to) = (None, None);
                    say(&mut talk, "250 forgotten").await?;
                }
                "NOOP" => say(&mut talk, "250 well").await?,
                "QUIT" => return say(&mut talk, "221 goodbye").await,
                "DATA" => say(&mut talk, "503 name a recipient first").await?,
                _ => say(&mut talk, "500 no such command here").await?,
            }
        }
        Ok(())
    }

    fn features(&self) -> String {
        let mut lines = vec!["localhost"];
        if self.shared.manners.tls && !self.encrypted {
            lines.push("STARTTLS");
        }
        if self.shared.manners.account.is_some() {
            lines.push("AUTH PLAIN");
        }
        lines.push("8BITMIME");
        let last = lines.len() - 1;
        let line = |(i, text)| format!("250{}{text}", if i == last { ' ' } else { '-' });
        lines.into_iter().enumerate().map(line).collect::<Vec<_>>().join("\r\n")
    }

    fn sign_in(&mut self, rest: &str) -> &'static str {
        let given = rest.strip_prefix("PLAIN ").and_then(|text| BASE64.decode(text.as_bytes()).ok());
        let given = given.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        match (self.shared.manners.account, given.split('\0').collect::<Vec<_>>().as_slice()) {
            (Some((user, password)), ["", name, secret]) if (user, password) == (*name, *secret) => {
                self.user = Some(user.to_owned());
                "235 welcome"
            }
            _ => "535 5.7.8 wrong",
        }
    }

    fn envelope(&mut self, verb: &str, rest: &str) -> &'static str {
        if !self.greeted {
            return "503 say EHLO first";
        }
        if self.shared.manners.account.is_some() && self.user.is_none() {
            return "530 5.7.0 sign in first";
        }
        let address = |prefix: &str| {
            let rest = rest.strip_prefix(prefix)?.strip_prefix('<')?;
            Some(rest.split_once('>')?.0.to_owned())
        };
        match (verb, self.from.is_some()) {
            ("MAIL", false) => {
                self.from = address("FROM:");
                if self.from.is_some() { "250 go on" } else { "501 no sender" }
            }
            ("RCPT", true) if self.to.is_none() => {
                self.act = lock(&self.shared.acts).pop_front().unwrap_or(Act::Take);
                if let Act::RefuseRecipient(answer) = self.act {
                    return answer;
                }
                self.to = address("TO:");
                if self.to.is_some() { "250 go on" } else { "501 no recipient" }
            }
            _ => "503 not now",
        }
    }

    /// None: silence.
    fn take(&mut self, text: std::result::Result<String, &'static str>) -> Option<&'static str> {
        let (from, to) = (self.from.take().unwrap_or_default(), self.to.take().unwrap_or_default());
        let text = match text {
            Ok(text) => text,
            Err(answer) => return Some(answer),
        };
        if let Act::RefuseLetter(answer) = self.act {
            return Some(answer);
        }
        let (encrypted, user) = (self.encrypted, self.user.clone());
        lock(&self.shared.taken).push(Taken { from, to, text, encrypted, user });
        (!matches!(self.act, Act::FallSilent)).then_some("250 taken")
    }
}

type Talk = BufStream<Box<dyn Stream>>;

async fn say(talk: &mut Talk, line: &str) -> Result<()> {
    talk.write_all(format!("{line}\r\n").as_bytes()).await?;
    Ok(talk.flush().await?)
}

/// One line, without its end. None where the client has gone.
async fn hear(talk: &mut Talk) -> Result<Option<String>> {
    let mut line = String::new();
    if talk.read_line(&mut line).await? == 0 {
        return Ok(None);
    }
    match line.strip_suffix("\r\n") {
        Some(line) if !line.contains(['\r', '\n']) => Ok(Some(line.to_owned())),
        _ => bail!("a line that does not end as lines do"),
    }
}

/// The letter up to the dot that ends it, or what is wrong with it.
async fn letter(talk: &mut Talk) -> Result<std::result::Result<String, &'static str>> {
    let (mut text, mut wrong) = (String::new(), None);
    loop {
        let line = hear(talk).await?.context("the letter has no end")?;
        if line == "." {
            return Ok(wrong.map_or(Ok(text), Err));
        }
        let line = line.strip_prefix('.').unwrap_or(&line);
        if line.len() > LONGEST_LINE {
            wrong = Some("500 5.5.2 a line is too long");
        }
        text.push_str(line);
        text.push_str("\r\n");
    }
}
