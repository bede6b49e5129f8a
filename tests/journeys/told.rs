//! Whoever applied is told by mail what is asked and decided: through a real server, over SMTP, to a mail
//! server on a loopback port. What does not arrive is seen by an officer, who tells it in person.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use lawang_app::office::view::{CaseAct, Journey, WorkListKind};
use lawang_app::place::PlaceKind;
use lawang_server::{Channels, Mail};
use lawang_tests::smtp::{Act, MailServer, Manners, Taken};
use serde_json::Value;
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::centre::{Centre, SARI};
use crate::device::{Device, WINDOW, helpful};
use crate::officer::Officer;
use crate::visit::apply;
use crate::visitor::Visitor;

const FROM: &str = "Imigrasi Singaraja <no-reply@imigrasi.example>";
const ACCOUNT: (&str, &str) = ("lawang@imigrasi.example", "a password in a file");
const START: Duration = Duration::from_secs(30);
/// Long enough for what will not come.
const QUIET: Duration = Duration::from_millis(1500);

/// The real program, on a centre's data and port.
struct Serving(Child);

impl Serving {
    async fn start(centre: &Centre, options: &[&str], authority: &Path) -> Self {
        let (data, key) = (centre.folder().join("data"), centre.folder().join("key"));
        let child = Command::new(lawang_tests::binary("lawang-server").unwrap())
            .args(["serve", "--listen", &centre.address.to_string(), "--public-url", &centre.url])
            .arg("--data")
            .arg(data)
            .arg("--key-file")
            .arg(key)
            .args(options)
            .env("SSL_CERT_FILE", authority)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let serving = Self(child);
        let health = format!("{}/healthz", centre.url);
        let answers = async {
            while !reqwest::get(&health).await.is_ok_and(|answer| answer.status().is_success()) {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(START, answers).await.expect("the program does not answer");
        serving
    }

    /// SIGKILL.
    async fn kill(mut self) {
        self.0.kill().await.unwrap();
    }
}

/// Nothing of the visitor is in a mail but the address that it goes to.
fn tells_nothing_of(mail: &Taken, reference: &str, pin: &str) {
    let (head, body) = mail.text.split_once("\r\n\r\n").unwrap();
    // Its id is drawn at random.
    let own = |line: &&str| *line != format!("To: {}", mail.to) && !line.starts_with("Message-ID:");
    let head: Vec<&str> = head.split("\r\n").filter(own).collect();
    let text = format!("{}\n{body}\n{}", head.join("\n"), mail.letter()).to_lowercase();
    let plain = reference.replace('-', "");
    let private = [
        "anna",
        "eriksson",
        "l898902c3",
        "1974-08-12",
        "12 agustus 1974",
        "12 august 1974",
        "740812",
        "utopia",
        "lovina",
        "pantai",
        "81200000000",
        "tourism",
        "wisata",
        reference,
        &plain,
        pin,
    ];
    for private in private {
        assert!(!text.contains(&private.to_lowercase()), "{private} is in the mail:\n{text}");
    }
}

/// What a machine and a reader see of every mail.
fn is_well_formed(mail: &Taken, language: &str) {
    assert_eq!(mail.from, "no-reply@imigrasi.example");
    let header = |name: &str| mail.header(name).unwrap_or_else(|| panic!("no {name}: {}", mail.text));
    assert_eq!(header("To"), mail.to);
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("Content-Language"), language);
    assert!(header("Message-ID").ends_with("@imigrasi.example>"));
    assert!(header("Date").contains("20"));
    let subject =
        if language == "id" { "Kabar tentang permohonan Anda" } else { "News about your application" };
    assert_eq!(header("Subject"), subject);
    let letter = mail.letter();
    let words = letter.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Kantor Imigrasi Singaraja") && !words.contains('⟨'), "{letter}");
    assert!(letter.lines().any(|line| line.ends_with(&format!("/s?lang={language}"))), "{letter}");
}

async fn waiting(centre: &Centre) -> Vec<Value> {
    centre.get("admin/notices").await.as_array().unwrap().clone()
}

async fn until_nothing_waits(centre: &Centre) {
    let waited = async {
        while !waiting(centre).await.is_empty() {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(START, waited).await.expect("something still waits to be told");
}

/// Over TLS that is required and verified, signed in, with a real password file. Killed between the delivery
/// and its answer, the server sends the same mail once more, and no other.
#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_is_told_by_mail_of_what_is_asked_and_decided() {
    let mails = MailServer::start(Manners { tls: true, account: Some(ACCOUNT) }).await.unwrap();
    let folder = TempDir::with_prefix("lawang-told-").unwrap();
    let authority = mails.write_authority(folder.path()).unwrap();
    let password = folder.path().join("password");
    std::fs::write(&password, format!("{}\n", ACCOUNT.1)).unwrap();
    let relay = format!("smtp://lawang%40imigrasi.example@localhost:{}?tls=required", mails.port);
    let options = ["--smtp", &relay, "--smtp-password-file", password.to_str().unwrap(), "--mail-from", FROM];

    let mut centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, SARI).await;
    centre.stop().await;
    let serving = Serving::start(&centre, &options, &authority).await;

    let receipt = apply(&kiosk.app, "id", &Visitor::new()).await;
    let taken = mails.takes(1).await.unwrap();
    assert!(taken[0].letter().contains("Permohonan Anda sudah sampai."), "{}", taken[0].letter());
    let case = officer.receives(&receipt.reference).await;
    let taken = mails.takes(2).await.unwrap();
    assert!(taken[1].letter().contains("Pembayaran Anda sudah masuk."), "{}", taken[1].letter());
    officer.asks(&case, "address", "Please give the address where you stay now.").await.unwrap();
    let taken = mails.takes(3).await.unwrap();
    let letter = taken[2].letter();
    assert!(letter.contains("memperbaiki sesuatu") && !letter.contains("stay now"), "{letter}");
    until_nothing_waits(&centre).await;

    // The server is killed while the mail server has the mail and has not said so.
    mails.will([Act::FallSilent]);
    let case =
        officer.awaits_that(&case.id, "an accepted request", |c| c.journey == Journey::SafeAtCentre).await;
    officer.decides(&case, false, "The address was not given.").await.unwrap();
    mails.takes(4).await.unwrap();
    serving.kill().await;
    let serving = Serving::start(&centre, &options, &authority).await;
    let taken = mails.takes(5).await.unwrap();
    until_nothing_waits(&centre).await;
    sleep(QUIET).await;
    assert_eq!(mails.taken().len(), 5, "nothing is told twice but what was cut off");
    assert_eq!(taken[3].header("Message-ID"), taken[4].header("Message-ID"));
    let letter = taken[4].letter();
    assert!(letter.contains("Sudah ada keputusan") && !letter.contains("ditolak"), "{letter}");
    assert!(!letter.contains("The address was not given."), "{letter}");

    for mail in &taken {
        assert_eq!((mail.to.as_str(), mail.encrypted), ("anna@example.org", true));
        assert_eq!(mail.user.as_deref(), Some(ACCOUNT.0));
        is_well_formed(mail, "id");
        tells_nothing_of(mail, &receipt.reference, &receipt.pin);
    }
    let mut ids: Vec<_> = taken.iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 4);

    // Whoever gave no address is told nothing, and nothing waits for them.
    let silent = Visitor::new().with("email", "");
    apply(&kiosk.app, "en", &silent).await;
    kiosk.sent_all().await;
    sleep(QUIET).await;
    assert_eq!((mails.taken().len(), waiting(&centre).await.len()), (5, 0));
    serving.kill().await;
}

fn mail(server: &MailServer, query: &str) -> Channels {
    let url = format!("smtp://localhost:{}{query}", server.port);
    Channels { mail: Some(Mail::new(&url, FROM, None).unwrap()), ..Channels::default() }
}

/// Whether the officers' window shows a case among those that need attention.
async fn needs_attention(officer: &Officer<'_>, reference: &str) -> bool {
    officer.finds(WorkListKind::Attention, reference).await == 1
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_arrive_is_seen_by_an_officer_who_tells_it_in_person() {
    let mails = MailServer::start(Manners::default()).await.unwrap();
    let centre = Centre::telling(mail(&mails, "")).await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, SARI).await;

    // An address that is not there: given up at once.
    mails.will([Act::RefuseRecipient("550 5.1.1 <anna@example.org>: no such user")]);
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    let case = officer.awaits(WorkListKind::Attention, &receipt.reference).await;
    assert_eq!(case.undelivered, ["E-mail · Arrival of the application: The other side refused it (550)."]);
    assert!(case.acts.contains(&CaseAct::TellInPerson));
    assert!(!serde_json::to_string(&case.timeline).unwrap().contains("no such user"));

    let told = office.app.told_in_person(WINDOW, &case.id, "At the counter, with the passport.".into()).await;
    assert!(told.unwrap().undelivered.is_empty());
    let settled = officer
        .awaits_that(&case.id, "an accepted entry", |case| case.journey == Journey::SafeAtCentre)
        .await;
    assert!(
        !settled.acts.contains(&CaseAct::TellInPerson)
            && !needs_attention(&officer, &receipt.reference).await
    );
    let again = office.app.told_in_person(WINDOW, &case.id, "Twice.".into()).await;
    helpful(&again.unwrap_err());

    // One that is full today is tried again, and arrives.
    mails.will([
        Act::RefuseRecipient("450 4.2.1 come back"),
        Act::RefuseLetter("452 4.3.1 no room"),
        Act::Take,
    ]);
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    let taken = mails.takes(1).await.unwrap();
    is_well_formed(&taken[0], "en");
    tells_nothing_of(&taken[0], &receipt.reference, &receipt.pin);
    assert!(!taken[0].encrypted && !needs_attention(&officer, &receipt.reference).await);

    // One that stays full is given up after three days.
    let full = Act::RefuseRecipient("450 4.2.2 full");
    mails.will(vec![full; 1000]);
    let receipt = apply(&kiosk.app, "id", &Visitor::new()).await;
    let tried = async {
        while !waiting(&centre).await.iter().any(|notice| notice["answer"] == "refused 450") {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(START, tried).await.expect("it is not tried");
    assert!(!needs_attention(&officer, &receipt.reference).await);
    centre.time.pass_minutes(3 * 24 * 60);
    let case = officer.awaits(WorkListKind::Attention, &receipt.reference).await;
    assert_eq!(case.undelivered, ["E-mail · Arrival of the application: The other side refused it (450)."]);
}

/// Nothing is said to a relay that cannot be trusted: no sender, no recipient, no password.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_tls_that_was_asked_for_nothing_is_said() {
    let plain = MailServer::start(Manners::default()).await.unwrap();
    // Its certificate is one that nobody vouches for here.
    let unknown = MailServer::start(Manners { tls: true, account: None }).await.unwrap();
    for (mails, said) in [(&plain, &["EHLO", "QUIT"][..]), (&unknown, &["EHLO", "STARTTLS"][..])] {
        let centre = Centre::telling(mail(mails, "?tls=required")).await;
        let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
        apply(&kiosk.app, "en", &Visitor::new()).await;
        let tried = async {
            loop {
                let notices = waiting(&centre).await;
                if let Some(notice) = notices.iter().find(|notice| notice["tries"] != 0) {
                    return notice.clone();
                }
                sleep(Duration::from_millis(20)).await;
            }
        };
        let notice = timeout(START, tried).await.expect("it is not tried");
        assert_eq!(
            (notice["answer"].as_str(), notice["state"].as_str()),
            (Some("insecure"), Some("waiting"))
        );
        let heard = mails.said();
        assert_eq!(&heard[..said.len()], said);
        assert!(
            !heard.iter().any(|verb| ["MAIL", "RCPT", "DATA", "AUTH"].contains(&verb.as_str())),
            "{heard:?}"
        );
        assert_eq!(mails.taken().len(), 0);
    }
}
