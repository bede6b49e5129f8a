//! Mail through one relay, over SMTP. TLS is required unless the relay is on this machine. The steps of the
//! conversation are taken here one by one, because they tell apart whose fault a refusal is: of the address,
//! which is final, or of the relay and our account there, which someone can mend.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, SinglePart};
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::{Error, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use reqwest::Url;
use tokio::time::timeout;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::deliver::Answer;
use super::setting::{SettingError, is_insecure, is_this_machine};
use super::words::Letter;

const FORM: &str = "smtps://host:port, or smtp://host:port (STARTTLS)";
/// The port of a mail server on this machine.
const LOCAL_PORT: u16 = 25;
/// A relay may make a stranger wait, but no longer than this, all in all.
const PATIENCE: Duration = Duration::from_secs(60);
const CONNECTS_WITHIN: Duration = Duration::from_secs(20);
/// How long a relay that took the mail is listened to when we take leave.
const LEAVES_WITHIN: Duration = Duration::from_secs(2);
/// The longest address (RFC 5321, 4.5.3.1.3, with the brackets taken off).
const LONGEST_ADDRESS: usize = 254;

/// A relay, and whom mail comes from.
#[derive(Clone)]
pub struct Mail(Arc<Relay>);

struct Relay {
    host: String,
    port: u16,
    security: Security,
    tls: TlsParameters,
    account: Option<Account>,
    from: Mailbox,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Security {
    /// From the first byte.
    Tls,
    /// STARTTLS, or nothing is sent.
    StartTls,
    /// On this machine only.
    None,
}

struct Account {
    user: String,
    password: Zeroizing<String>,
}

impl Mail {
    /// `url` is `smtps://user@host:port`, or `smtp://…` for STARTTLS. To a relay on this machine `smtp://`
    /// is plain, unless it ends with `?tls=required`. `from` is an address, with a name before it or not.
    pub fn new(url: &str, from: &str, password_file: Option<&Path>) -> Result<Self, SettingError> {
        let password = password_file.map(|file| {
            let text = std::fs::read_to_string(file).map(Zeroizing::new);
            let text = text.map_err(|e| SettingError::File(file.display().to_string(), e))?;
            Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()))
        });
        let (url, security) = read(url)?;
        let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
        let default = match security {
            Security::Tls => SUBMISSIONS_PORT,
            Security::StartTls => SUBMISSION_PORT,
            Security::None => LOCAL_PORT,
        };
        let account = match (url.username(), password.transpose()?) {
            ("", None) => None,
            ("", Some(_)) => return Err(SettingError::PasswordWithoutUser),
            (_, None) => return Err(SettingError::UserWithoutPassword),
            (user, Some(password)) => {
                Some(Account { user: percent_decode_str(user).decode_utf8_lossy().into_owned(), password })
            }
        };
        let tls = TlsParameters::new(host.to_owned()).map_err(|e| SettingError::Tls(e.to_string()))?;
        let from: Mailbox = from.parse().map_err(|_| SettingError::Sender(from.to_owned()))?;
        let port = url.port().unwrap_or(default);
        Ok(Self(Arc::new(Relay { host: host.to_owned(), port, security, tls, account, from })))
    }

    /// Sends a letter to an address, as it was typed.
    pub async fn send(&self, to: &str, letter: &Letter, id: Uuid, language: &str, now: i64) -> Answer {
        let Some(to) = reachable(to) else { return Answer::Never("address".into()) };
        let Some(message) = compose(&self.0.from, &to, letter, id, language, now) else {
            return Answer::Never("address".into());
        };
        match timeout(PATIENCE, self.0.hand_over(&to, &message)).await {
            Ok(answer) => answer,
            Err(_) => Answer::later("no-answer"),
        }
    }
}

/// An address of a relay that holds no secret and asks for no plain text across a network.
fn read(text: &str) -> Result<(Url, Security), SettingError> {
    let wrong = || SettingError::Address(text.to_owned(), FORM);
    let url = Url::parse(text).map_err(|_| SettingError::Address("--smtp".into(), FORM))?;
    if url.password().is_some() {
        return Err(SettingError::PasswordInAddress);
    }
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?;
    let here = is_this_machine(host);
    let security = match (url.scheme(), url.query()) {
        ("smtps", None) => Security::Tls,
        ("smtp", None | Some("tls=none")) if here => Security::None,
        ("smtp", None | Some("tls=required")) => Security::StartTls,
        ("smtp", Some("tls=none")) => return Err(SettingError::NotSecure(text.to_owned(), FORM)),
        _ => return Err(wrong()),
    };
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return Err(wrong());
    }
    Ok((url, security))
}

/// An address that one mail can be sent to, and nothing else with it. A domain in other letters than a to z
/// is written as the network knows it.
fn reachable(typed: &str) -> Option<Address> {
    let clean = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '"' | '<' | '>' | ',' | ';');
    if typed.len() > LONGEST_ADDRESS || !typed.chars().all(clean) {
        return None;
    }
    let (user, domain) = typed.rsplit_once('@')?;
    let named = Url::parse(&format!("http://{domain}/")).ok()?;
    let plain = named.domain().filter(|_| named.port().is_none() && named.path() == "/")?;
    let domain = if domain.is_ascii() { domain } else { plain };
    Address::new(user, domain).ok()
}

/// The mail as it goes over the wire.
fn compose(
    from: &Mailbox,
    to: &Address,
    letter: &Letter,
    id: Uuid,
    language: &str,
    now: i64,
) -> Option<Vec<u8>> {
    let sent = UNIX_EPOCH + Duration::from_millis(u64::try_from(now).unwrap_or_default());
    let header = |name: &'static str, value: &str| {
        HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
    };
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to.clone()))
        .subject(&letter.subject)
        .date(sent)
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        // No answering machine answers (RFC 3834), and none of those that do not know that.
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"))
        .raw_header(header("Content-Language", language))
        .envelope(Envelope::new(Some(from.email.clone()), vec![to.clone()]).ok()?)
        .singlepart(SinglePart::plain(letter.text.clone()))
        .ok()?;
    Some(message.formatted())
}

/// Where in the conversation a relay refused.
enum At {
    /// Before the applicant's address was named: the relay, or our account there.
    Setting,
    /// At the address or the letter.
    Letter,
}

impl Relay {
    async fn hand_over(&self, to: &Address, message: &[u8]) -> Answer {
        match self.converse(to, message).await {
            Ok(()) => Answer::Delivered,
            Err(answer) => answer,
        }
    }

    async fn converse(&self, to: &Address, message: &[u8]) -> Result<(), Answer> {
        let mut relay = self.connect().await?;
        let mut options = Vec::new();
        if !to.user().is_ascii() {
            if !relay.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Answer::Never("address".into()));
            }
            options = vec![MailParameter::SmtpUtfEight, MailParameter::Body(MailBodyParameter::EightBitMime)];
        }
        let from = MailFrom::new(Some(self.from.email.clone()), options);
        relay.command(from).await.map_err(|e| answer(&e, &At::Setting))?;
        let letter = |e: Error| answer(&e, &At::Letter);
        relay.command(Rcpt::new(to.clone(), vec![])).await.map_err(letter)?;
        relay.command(Data).await.map_err(letter)?;
        relay.message(message).await.map_err(letter)?;
        // It is theirs now. Whatever happens to the leave-taking, it is not sent again.
        let _ = timeout(LEAVES_WITHIN, relay.quit()).await;
        Ok(())
    }

    /// A connection that is as safe as was asked for, and signed in.
    async fn connect(&self) -> Result<AsyncSmtpConnection, Answer> {
        let setting = |e: Error| answer(&e, &At::Setting);
        let hello = ClientId::default();
        let tls = (self.security == Security::Tls).then(|| self.tls.clone());
        let place = (self.host.as_str(), self.port);
        let connected = AsyncSmtpConnection::connect_tokio1(place, Some(CONNECTS_WITHIN), &hello, tls, None);
        let mut relay = connected.await.map_err(setting)?;
        if self.security == Security::StartTls {
            if !relay.can_starttls() {
                relay.abort().await;
                return Err(Answer::later("insecure"));
            }
            relay.starttls(self.tls.clone(), &hello).await.map_err(setting)?;
        }
        if let Some(account) = &self.account {
            let credentials = Credentials::new(account.user.clone(), account.password.to_string());
            relay.auth(DEFAULT_MECHANISMS, &credentials).await.map_err(setting)?;
        }
        Ok(relay)
    }
}

/// The sort of an answer. What the relay said beside its code is not kept: it often repeats the address.
fn answer(error: &Error, at: &At) -> Answer {
    let refused = |error: &Error| match error.status() {
        Some(code) => format!("refused {code}"),
        None => "unclear".to_owned(),
    };
    match at {
        At::Letter if error.is_permanent() => Answer::Never(refused(error)),
        _ if error.is_permanent() || error.is_transient() => Answer::later(refused(error)),
        _ if error.is_tls() || is_insecure(error) => Answer::later("insecure"),
        // It says what cannot be understood, or knows no way of signing in that we know.
        _ if error.is_response() || error.is_client() => Answer::later("unclear"),
        _ => Answer::later("no-answer"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::words::tests::{ALL, telling};
    use super::*;

    #[test]
    fn a_relay_is_secure_unless_it_is_on_this_machine() {
        for (url, security, port) in [
            ("smtps://mail.example.go.id", Security::Tls, 465),
            ("smtp://mail.example.go.id", Security::StartTls, 587),
            ("smtp://mail.example.go.id:2525/", Security::StartTls, 2525),
            ("smtp://10.1.2.3", Security::StartTls, 587),
            ("smtp://localhost", Security::None, 25),
            ("smtp://127.0.0.1:2525", Security::None, 2525),
            ("smtp://[::1]:2525", Security::None, 2525),
            ("smtp://localhost?tls=required", Security::StartTls, 587),
            ("smtp://localhost?tls=none", Security::None, 25),
        ] {
            let mail = Mail::new(url, "Immigration <no-reply@example.go.id>", None)
                .unwrap_or_else(|e| panic!("{url}: {e}"));
            assert_eq!((mail.0.security, mail.0.port), (security, port), "{url}");
            assert!(!mail.0.host.contains(['[', ']']), "{url}");
        }
        for url in [
            "mail.example.go.id",
            "http://mail.example.go.id",
            "smtp://",
            "smtp://mail.example.go.id?tls=none",
            "smtp://mail.example.go.id?tls=opportunistic",
            "smtps://mail.example.go.id/path",
            "smtps://user:secret@mail.example.go.id",
        ] {
            let error =
                Mail::new(url, "no-reply@example.go.id", None).err().unwrap_or_else(|| panic!("{url}"));
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn a_user_needs_a_password_and_a_password_a_user() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, "a secret\n").unwrap();
        let new = |url: &str, file| Mail::new(url, "no-reply@example.go.id", file);
        let mail = new("smtps://lawang%40example.go.id@mail.example.go.id", Some(&file)).unwrap();
        let account = mail.0.account.as_ref().unwrap();
        assert_eq!((account.user.as_str(), account.password.as_str()), ("lawang@example.go.id", "a secret"));
        assert!(matches!(
            new("smtps://lawang@mail.example.go.id", None),
            Err(SettingError::UserWithoutPassword)
        ));
        assert!(matches!(
            new("smtps://mail.example.go.id", Some(&file)),
            Err(SettingError::PasswordWithoutUser)
        ));
        assert!(matches!(
            new("smtps://u@mail.example.go.id", Some(&folder.path().join("none"))),
            Err(SettingError::File(..))
        ));
        for from in ["", "nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example"] {
            let error = Mail::new("smtps://mail.example.go.id", from, None).err();
            assert!(matches!(error, Some(SettingError::Sender(_))), "{from:?}");
        }
    }

    #[test]
    fn an_address_is_one_address_and_adds_no_header() {
        let written = |typed: &str| reachable(typed).map(|address| address.to_string());
        assert_eq!(written("anna@example.org").as_deref(), Some("anna@example.org"));
        assert_eq!(written("anna+visa@example.co.id").as_deref(), Some("anna+visa@example.co.id"));
        assert_eq!(written("o'neill@example.org").as_deref(), Some("o'neill@example.org"));
        assert_eq!(written("anna@bücher.example").as_deref(), Some("anna@xn--bcher-kva.example"));
        assert_eq!(written("王@example.org").as_deref(), Some("王@example.org"));
        for wrong in [
            "",
            "anna",
            "@example.org",
            "anna@",
            "anna@@example.org",
            "a@example.org,b@example.org",
            "a@example.org;b@example.org",
            "anna@example.org\r\nBcc: all@example.org",
            "anna@example.org\nBcc:all@example.org",
            "anna\u{2028}@example.org",
            "anna@example.org>\r\nRCPT TO:<b@example.org",
            "\"anna b\"@example.org",
            "<anna@example.org>",
            "anna@example.org/path",
            "anna@example.org:25",
            "anna@exa mple.org",
        ] {
            assert_eq!(written(wrong), None, "{wrong:?}");
        }
        assert_eq!(written(&format!("{}@example.org", "a".repeat(260))), None);
    }

    /// A letter as it goes to nobody in particular.
    pub fn on_the_wire(letter: &Letter) -> String {
        let from: Mailbox = "no-reply@example.go.id".parse().unwrap();
        let to = reachable("to@example.org").unwrap();
        String::from_utf8(compose(&from, &to, letter, Uuid::nil(), "en", 0).unwrap()).unwrap()
    }

    /// The names of a mail's headers, in order.
    fn headers(to: &Address) -> Vec<String> {
        let letter = telling("en", ALL[0]).letter();
        let from: Mailbox = "no-reply@example.go.id".parse().unwrap();
        let mail = String::from_utf8(compose(&from, to, &letter, Uuid::nil(), "en", 0).unwrap()).unwrap();
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        let lines = head.split("\r\n").filter(|line| !line.starts_with(' '));
        lines.map(|line| line.split(':').next().unwrap().to_owned()).collect()
    }

    proptest::proptest! {
        /// Whatever was typed, a mail has its own headers only; among what is typed are addresses that are good.
        #[test]
        fn no_address_brings_a_header_of_its_own(
            user in "[a-z.+]{1,8}|[a-z\r\n<>,:@\" ]{1,8}",
            host in "[a-z]{1,8}|[a-z\r\n<>,:@ ]{1,8}|[a-zé王]{1,6}",
        ) {
            let own = headers(&reachable("anna@example.org").unwrap());
            proptest::prop_assert_eq!(own.len(), 11);
            if let Some(to) = reachable(&format!("{user}@{host}.example")) {
                proptest::prop_assert_eq!(headers(&to), own);
            }
        }
    }

    /// Against a server of another make, by hand: `LAWANG_SMTP=smtp://localhost:2525` (or with a user and
    /// `LAWANG_SMTP_PASSWORD_FILE`).
    #[tokio::test]
    #[ignore = "needs another mail server"]
    async fn another_mail_server_takes_it() {
        let url = std::env::var("LAWANG_SMTP").unwrap();
        let password = std::env::var_os("LAWANG_SMTP_PASSWORD_FILE");
        let from = "Imigrasi Singaraja <no-reply@example.go.id>";
        let mail = Mail::new(&url, from, password.as_deref().map(Path::new)).unwrap();
        let letter = telling("id", lawang_core::case::About::CorrectionAsked).letter();
        let sent = mail.send("anna@example.org", &letter, Uuid::now_v7(), "id", 1_795_485_600_000).await;
        assert_eq!(sent, Answer::Delivered);
    }

    #[test]
    fn a_mail_on_the_wire_is_as_reviewed() {
        let from = "Imigrasi Singaraja <no-reply@example.go.id>".parse().unwrap();
        let to = reachable("anna@example.org").unwrap();
        let id = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001);
        let letter = telling("id", lawang_core::case::About::CorrectionAsked).letter();
        let mail = compose(&from, &to, &letter, id, "id", 1_795_485_600_000).unwrap();
        insta::assert_snapshot!("mail", String::from_utf8(mail).unwrap().replace("\r\n", "\n"));
    }
}
