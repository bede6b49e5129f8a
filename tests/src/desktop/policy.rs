//! The policy desk in the real window, with axe on every page: an editor lowers the age of E33F and asks for a
//! proof of health insurance, sees it in words, mends what is wrong, checks it and proposes it. An approver sends it
//! back; the editor goes on with it; the approver tries it and approves it.

use std::path::Path;

use anyhow::{Result, ensure};
use tempfile::TempDir;

use super::axe;
use super::office::Office;
use super::pictures::Pictures;
use super::window::{Window, act};
use crate::server::{Admin, PASSWORD, ServerProcess};

pub(super) const EDITOR: &str = "rini";
pub(super) const APPROVER: &str = "bayu";
/// The least window that an office is to have.
const SIZE: (u32, u32) = (1280, 800);

pub struct Walk {
    pub(super) pictures: Pictures,
    pub(super) server: ServerProcess,
    pub(super) office: Office,
    pub(super) admin: Admin,
    pub(super) folder: TempDir,
}

impl Walk {
    pub async fn begin(out: &Path) -> Result<Self> {
        Self::at(ServerProcess::start(true).await?, out).await
    }

    /// An editor and an approver of this server, at one desk.
    pub(super) async fn at(server: ServerProcess, out: &Path) -> Result<Self> {
        let folder = TempDir::with_prefix("lawang-policy-")?;
        let admin = Admin::set_up(&server).await?;
        admin.add_officer(EDITOR, "Rini Hapsari", "policy_editor").await?;
        admin.add_officer(APPROVER, "Bayu Pratama", "policy_approver").await?;
        let data = folder.path().join("office");
        let office = Office { window: Window::open(Office::command(&data)?, SIZE).await? };
        office.enrol(&server.url, &admin.device_code("office", "Desk 01").await?).await?;
        Ok(Self { pictures: Pictures::into(out.to_owned())?, server, office, admin, folder })
    }

    pub async fn tell(mut self) -> Result<()> {
        self.office.sign_in(EDITOR, PASSWORD).await?;
        self.w().click(&act("nav-policy")).await?;
        self.page("overview").await?;
        self.picture("overview").await?;
        self.draft("2026-12-01", "00:00").await?;
        self.figure().await?;
        self.document().await?;
        self.checked().await?;
        self.text().await?;
        self.on_day().await?;
        self.other_language().await?;
        self.measure().await?;
        self.proposed().await?;
        self.sent_back().await?;
        self.revised().await?;
        self.approved().await?;
        self.looked_back().await?;
        self.office.window.close().await?;
        self.server.stop().await
    }

    pub(super) fn w(&self) -> &Window {
        &self.office.window
    }

    pub(super) async fn page(&self, name: &str) -> Result<()> {
        self.w().wait_for(&format!("[data-policy={name}] h1")).await?;
        Ok(())
    }

    pub(super) async fn picture(&mut self, name: &str) -> Result<()> {
        axe::check(&self.office.window, name).await?;
        self.pictures.take(&self.office.window, name).await
    }

    pub(super) async fn set(&self, selector: &str, value: &str) -> Result<()> {
        // A day is typed in the order of the system's language, so that it is set as a page would.
        self.w()
            .eval(
                "const e = document.querySelector(arguments[0]); e.value = arguments[1]; \
                 for (const kind of ['input', 'change', 'focusout']) e.dispatchEvent(new Event(kind, { bubbles: true }));",
                vec![selector.into(), value.into()],
            )
            .await?;
        Ok(())
    }

    pub(super) async fn draft(&mut self, day: &str, time: &str) -> Result<()> {
        self.w().click(&act("policy-begin")).await?;
        self.page("draft").await?;
        self.set("#admin-title-id", "Visa lansia mulai 50 tahun").await?;
        self.set("#admin-title-en", "Retirement visa from 50 years").await?;
        self.set("#policy-day", day).await?;
        self.set("#policy-time", time).await?;
        self.picture("draft: begun").await
    }

    pub(super) async fn service(&self) -> Result<()> {
        self.set("#policy-service", "visa-e33f").await?;
        self.page("service").await
    }

    pub(super) async fn figure(&mut self) -> Result<()> {
        self.service().await?;
        self.picture("service: figures and rules").await?;
        self.w().click("[data-parameter=e33f_age_least] [data-act=policy-change-figure]").await?;
        self.w().wait_for("dialog #admin-value").await?;
        self.set("#admin-value", "50").await?;
        self.w().click(&act("policy-put")).await?;
        self.w().wait_for("#admin-citation[aria-invalid=true]").await?;
        self.picture("figure: the legal basis is missing").await?;
        self.set("#admin-citation", "Permenimipas 12/2026 Pasal 7").await?;
        self.set("#admin-source", "BN 2026/120").await?;
        self.w().click(&act("policy-put")).await?;
        self.w().wait_for("[data-change=set_parameter]").await?;
        Ok(())
    }

    pub(super) async fn document(&mut self) -> Result<()> {
        self.service().await?;
        self.w().click(&act("policy-new-document")).await?;
        self.set("#admin-document", "health_insurance").await?;
        for (language, label, question, hint, why) in [
            (
                "id",
                "Bukti asuransi kesehatan",
                "Tambahkan bukti asuransi kesehatan",
                "PDF atau foto.",
                "Bukti bahwa perawatan terjamin.",
            ),
            (
                "en",
                "Proof of health insurance",
                "Add the proof of health insurance",
                "A PDF or a photo.",
                "It shows that care is paid for.",
            ),
        ] {
            for (part, text) in [("label", label), ("question", question), ("hint", hint), ("why", why)] {
                self.set(&format!("#admin-words-{language}-{part}"), text).await?;
            }
        }
        self.set("#admin-citation", "Permenimipas 12/2026 Pasal 8").await?;
        self.picture("document: a new one").await?;
        self.w().click(&act("policy-put")).await?;
        self.w().wait_for("[data-change=add_document]").await?;
        self.picture("draft: two changes").await
    }

    async fn checked(&mut self) -> Result<()> {
        self.w().click(&act("policy-check")).await?;
        self.w().wait_for("[data-check=clean]").await?;
        self.picture("draft: checked").await
    }

    async fn text(&mut self) -> Result<()> {
        self.w().click(&act("policy-as-text")).await?;
        self.page("text").await?;
        self.w().wait_for("#policy-text[data-loaded]:not([data-loaded=''])").await?;
        self.set("#policy-text", "[[rule]]\nid = \"x\"\nservices = [\"visa-e33f\"]\nfrom = 2026-01-01\n")
            .await?;
        self.w().wait_for("[data-complaints='1']").await?;
        self.picture("text: a mistake is told with its line").await?;
        self.w().click(&act("policy-back-draft")).await?;
        self.page("draft").await
    }

    async fn on_day(&mut self) -> Result<()> {
        self.w().click(&act("policy-back")).await?;
        self.page("overview").await?;
        self.picture("overview: with a draft").await?;
        self.w().click(&act("policy-on-day")).await?;
        self.set("#policy-of", "visa-e33f").await?;
        self.set("#policy-on", "2024-01-15").await?;
        self.w().click(&act("policy-on-day-send")).await?;
        self.w().wait_for("[data-on-day] table").await?;
        let text = self.w().text("[data-on-day]").await?;
        ensure!(text.contains("60"), "the age of before is not shown: {text}");
        self.picture("on a day").await
    }

    /// The same in the other language.
    async fn other_language(&mut self) -> Result<()> {
        self.set("[data-act=language]", "en").await?;
        self.w().wait_for("html[lang=en] [data-policy=overview] h1").await?;
        self.picture("overview in English").await?;
        self.w().click(&act("policy-open-draft")).await?;
        self.page("draft").await?;
        self.picture("draft in English").await?;
        self.service().await?;
        self.picture("service in English").await
    }

    /// The other person at the same desk.
    pub(super) async fn sits_down(&self, login: &str) -> Result<()> {
        self.w().click(&act("officer-menu")).await?;
        self.w().click(&act("sign-out")).await?;
        self.w().wait_for("#login").await?;
        self.office.sign_in(login, PASSWORD).await?;
        self.w().click(&act("nav-policy")).await?;
        self.page("overview").await
    }

    /// A draft of a ready-made measure, in English; then in Indonesian.
    async fn measure(&mut self) -> Result<()> {
        self.w().click(&act("policy-back")).await?;
        self.page("overview").await?;
        for measure in ["shortage-occupations", "youth-exchange"] {
            self.w().click(&format!("[data-measure={measure}] [data-act=policy-open-measure]")).await?;
            self.w().wait_for("dialog #admin-citation").await?;
            self.picture(&format!("measure: {measure}")).await?;
            self.w().click(&act("cancel")).await?;
            self.w().wait_until_gone("dialog[open]").await?;
        }
        self.set("[data-act=language]", "id").await?;
        self.w().wait_for("html[lang=id] [data-policy=overview] h1").await?;
        self.w().click("[data-measure=crisis-extension] [data-act=policy-open-measure]").await?;
        self.w().wait_for("dialog #admin-citation").await?;
        self.w().click(&act("policy-measure-send")).await?;
        self.w().wait_for("dialog [data-problem=invalid]").await?;
        self.picture("measure: what is missing").await?;
        for (field, value) in [
            ("measure-crisis-id", "penerbangan dihentikan"),
            ("measure-crisis-en", "flights are suspended"),
            ("measure-ended_since", "2026-11-20"),
            ("until", "2027-02-28"),
            ("citation", "Permenimipas 14/2026"),
            ("source", "BN 2026/140"),
        ] {
            self.set(&format!("#admin-{field}"), value).await?;
        }
        self.w().click("dialog [data-option=itk-extension]").await?;
        self.w().click(&act("policy-measure-send")).await?;
        self.page("draft").await?;
        self.w().wait_for("[data-lasts]").await?;
        let lasts = self.w().text("[data-lasts]").await?;
        ensure!(lasts.contains("28 Februari 2027"), "how long it lasts is not said: {lasts}");
        self.picture("measure: its draft").await?;
        self.w().click(&act("policy-discard")).await?;
        self.w().click(&act("policy-discard-send")).await?;
        self.page("overview").await
    }

    async fn proposed(&mut self) -> Result<()> {
        self.w().click(&act("policy-open-draft")).await?;
        self.page("draft").await?;
        self.w().click(&act("policy-propose")).await?;
        self.w().wait_for("[data-problem=invalid]").await?;
        self.picture("draft: the reason is missing").await?;
        self.set("#policy-reason", "Permenimipas 12/2026 menurunkan usia.").await?;
        self.w().click(&act("policy-propose")).await?;
        self.page("overview").await?;
        self.w().wait_for("[data-proposal=proposed]").await?;
        self.picture("overview: proposed").await?;
        self.w().click(&act("policy-open-proposal")).await?;
        self.w().wait_for("[data-denied]").await?;
        ensure!(!self.w().exists(&act("policy-approve")).await?, "an editor may approve");
        self.picture("proposal: its editor").await
    }

    async fn sent_back(&mut self) -> Result<()> {
        self.sits_down(APPROVER).await?;
        ensure!(!self.w().exists(&act("policy-begin")).await?, "an approver may begin a draft");
        self.picture("overview: an approver").await?;
        self.w().click(&act("policy-open-proposal")).await?;
        self.w().wait_for("[data-untried]").await?;
        self.picture("proposal: an approver").await?;
        self.w().click(&act("policy-send-back")).await?;
        self.w().wait_for("dialog #admin-note").await?;
        self.set("#admin-note", "Pasal 7 menyebut 51 tahun.").await?;
        self.picture("proposal: sent back with a note").await?;
        self.w().click(&act("policy-send-back-send")).await?;
        self.page("overview").await?;
        self.w().wait_for("[data-proposal=sent_back]").await?;
        Ok(())
    }

    /// The changes are still in words, not files.
    async fn revised(&mut self) -> Result<()> {
        self.sits_down(EDITOR).await?;
        self.w().click(&act("policy-open-proposal")).await?;
        self.w().wait_for(&act("policy-revise")).await?;
        self.picture("proposal: it came back").await?;
        self.w().click(&act("policy-revise")).await?;
        self.page("draft").await?;
        self.w().wait_for("[data-change=add_document]").await?;
        self.w().click("[data-change=set_parameter] [data-act=policy-edit-change]").await?;
        self.w().wait_for("dialog #admin-value").await?;
        self.set("#admin-value", "51").await?;
        self.w().click(&act("policy-put")).await?;
        self.w().wait_until_gone("dialog[open]").await?;
        self.w().wait_for_text("[data-change=set_parameter]", "51").await?;
        self.w().click(&act("policy-propose")).await?;
        self.page("overview").await?;
        self.w().wait_for("[data-proposal=proposed]").await?;
        Ok(())
    }

    pub(super) async fn approved(&mut self) -> Result<()> {
        self.sits_down(APPROVER).await?;
        self.w().click(&act("policy-open-proposal")).await?;
        self.w().wait_for("[data-untried]").await?;
        self.w().click(&act("policy-try")).await?;
        self.w().wait_for("[data-tried=totals]").await?;
        self.w().wait_until_gone("[data-untried]").await?;
        self.picture("proposal: tried").await?;
        self.w().click(&act("policy-approve")).await?;
        self.w().wait_for("dialog [data-act=policy-approve-send]").await?;
        self.picture("proposal: approving").await?;
        self.w().click(&act("policy-approve-send")).await?;
        self.page("overview").await?;
        self.w().wait_for("[data-proposal=approved]").await?;
        self.w().wait_for("[data-version='1']").await?;
        self.picture("overview: approved").await
    }

    /// What differs between the two versions.
    async fn looked_back(&mut self) -> Result<()> {
        self.w().click(&act("policy-compare")).await?;
        self.page("compare").await?;
        self.w().click(&act("policy-compare-send")).await?;
        self.w().wait_for("[data-compared] section").await?;
        self.w().wait_for_text("[data-compared]", "51").await?;
        self.picture("two versions").await
    }
}

/// The whole walk.
pub async fn walk(out: &Path) -> Result<()> {
    Walk::begin(out).await?.tell().await
}
