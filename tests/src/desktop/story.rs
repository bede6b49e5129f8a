//! The story of the product through its real windows: someone applies at a kiosk, an officer decides,
//! they see it; then without a network; then with a crash. Told by the desktop test and by the demo.

mod papers;
mod print;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use jiff::{ToSpan, ZonedDateTime};
use tempfile::TempDir;

use super::kiosk::{Kiosk, Receipt, Visitor, screen};
use super::office::Office;
use super::window::{Window, act};
use crate::passport::Passport;
use crate::print_server::PrintServer;
use crate::server::{Admin, OFFICER, PASSWORD, ServerProcess, pay};

/// The service that is asked for.
pub const SERVICE: &str = "itk-extension";
/// The answer that the officer asks to have corrected.
const ASKED: &str = "address";
const CORRECTED: &str = "Jalan Kemang Raya 8, Jakarta Selatan";

pub struct Story {
    /// Where each step's screenshot goes.
    out: PathBuf,
    number: u32,
    server: ServerProcess,
    admin: Admin,
    kiosk: Kiosk,
    office: Office,
    visitor: Visitor,
    /// None where CUPS is not installed.
    printers: Option<PrintServer>,
    /// Replicas and papers; last, so that the windows are gone before it goes.
    folder: TempDir,
}

/// Whose screenshot a step leaves.
#[derive(Clone, Copy)]
enum At {
    Kiosk,
    Office,
}

impl Story {
    /// A new server with an office and an officer, and two windows that know no server yet.
    pub async fn begin(out: PathBuf) -> Result<Self> {
        fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
        let folder = TempDir::with_prefix("lawang-story-")?;
        let server = ServerProcess::start(true).await?;
        let admin = Admin::set_up(&server).await?;
        let printers = print::server()?;
        let printing = |command| print::through(printers.as_ref(), command);
        Ok(Self {
            out,
            number: 0,
            admin,
            server,
            kiosk: Kiosk::open_with(printing(Kiosk::command(&folder.path().join("kiosk"))?)).await?,
            office: Office::open_with(printing(Office::command(&folder.path().join("office"))?)).await?,
            printers,
            visitor: visitor(folder.path())?,
            folder,
        })
    }

    pub async fn tell(mut self) -> Result<()> {
        self.enrol().await?;
        let receipt = self.apply().await?;
        self.correct_and_decide(&receipt).await?;
        self.without_network().await?;
        self.crash().await?;
        self.kiosk.window.close().await?;
        self.office.window.close().await?;
        self.server.stop().await
    }

    async fn enrol(&mut self) -> Result<()> {
        self.step("kiosk: enrolled", At::Kiosk, async |s| {
            let code = s.admin.device_code("kiosk", "Kiosk 01").await?;
            s.kiosk.enrol(&s.server.url, &code).await
        })
        .await?;
        self.step("office: enrolled", At::Office, async |s| {
            let code = s.admin.device_code("office", "Desk 01").await?;
            s.office.enrol(&s.server.url, &code).await
        })
        .await
    }

    /// In English, from the first screen to the receipt.
    async fn apply(&mut self) -> Result<Receipt> {
        self.step("kiosk: services", At::Kiosk, async |s| s.kiosk.begin("en").await).await?;
        self.step("kiosk: guide", At::Kiosk, async |s| s.kiosk.open_guide(SERVICE).await).await?;
        self.step("kiosk: questions", At::Kiosk, async |s| s.kiosk.turn("begin").await).await?;
        self.step("kiosk: assessment", At::Kiosk, async |s| s.walk(&screen("assessment")).await).await?;
        self.step("kiosk: passport page", At::Kiosk, async |s| s.walk("#field-mrz").await).await?;
        self.step("kiosk: passport read", At::Kiosk, async |s| {
            s.kiosk.read_passport(&s.visitor.passport).await
        })
        .await?;
        self.hand_in_papers().await?;
        self.step("kiosk: check answers", At::Kiosk, async |s| s.walk(&screen("check")).await).await?;
        self.step("kiosk: declaration", At::Kiosk, async |s| {
            s.kiosk.turn("continue").await?;
            s.kiosk.shows("declaration").await
        })
        .await?;
        let receipt = self.step("kiosk: receipt", At::Kiosk, async |s| s.kiosk.submit().await).await?;
        self.print_receipt().await?;
        self.pay_and_book().await?;
        self.step("kiosk: finished and wiped", At::Kiosk, async |s| s.kiosk.finish().await).await?;
        Ok(receipt)
    }

    /// From the receipt to the payment, and to a time for the visit.
    async fn pay_and_book(&mut self) -> Result<()> {
        self.step("kiosk: to pay", At::Kiosk, async |s| {
            s.kiosk.window.click(&act("follow-receipt")).await?;
            s.kiosk.window.wait_for("[data-value=billing-code]").await?;
            s.status("payment_due").await
        })
        .await?;
        self.step("kiosk: paid", At::Kiosk, async |s| {
            let code = s.kiosk.window.text("[data-value=billing-code]").await?;
            pay(&s.server.url, &code).await?;
            s.kiosk.window.click(&act("look-again")).await?;
            s.status("visit_due").await
        })
        .await?;
        self.step("kiosk: times", At::Kiosk, async |s| {
            s.kiosk.window.click(&act("choose-slot")).await?;
            s.kiosk.window.wait_for(&screen("slots")).await?;
            s.kiosk.window.click("input[name=day]").await?;
            s.kiosk.window.wait_for("input[name=slot]").await?;
            s.kiosk.window.click("input[name=slot]").await
        })
        .await?;
        self.step("kiosk: visit booked", At::Kiosk, async |s| {
            s.kiosk.window.click(&act("book-slot")).await?;
            s.kiosk.window.wait_for("[data-visit=booked]").await?;
            Ok(())
        })
        .await
    }

    /// The officer asks, the visitor corrects (in Indonesian), the officer grants, the visitor sees it.
    async fn correct_and_decide(&mut self, receipt: &Receipt) -> Result<()> {
        self.step("office: work list", At::Office, async |s| {
            s.office.sign_in(OFFICER, PASSWORD).await?;
            s.office.show_list("visits").await?;
            s.office.wait_for_case(&receipt.reference).await
        })
        .await?;
        self.step("office: case", At::Office, async |s| s.office.open_case(&receipt.reference).await).await?;
        self.look_closely().await?;
        self.step("office: visit recorded", At::Office, async |s| s.office.record_visit().await).await?;
        self.step("office: correction asked", At::Office, async |s| {
            s.office.ask_correction(ASKED, "Please give the address where you stay now.").await?;
            s.office.journey("safe_at_centre").await
        })
        .await?;
        self.step("kiosk: status, correction asked", At::Kiosk, async |s| {
            s.kiosk.find_case("id", receipt).await?;
            s.status("correction_asked").await
        })
        .await?;
        self.step("kiosk: corrected and sent", At::Kiosk, async |s| {
            s.kiosk.turn("correct").await?;
            s.visitor.answers.insert(ASKED, CORRECTED.to_owned());
            s.walk(&screen("check")).await?;
            s.kiosk.turn("continue").await?;
            s.status("in_review").await
        })
        .await?;
        self.step("kiosk: finished again", At::Kiosk, async |s| s.kiosk.finish().await).await?;
        self.step("office: corrected", At::Office, async |s| s.office.state("corrected").await).await?;
        self.step("office: granted", At::Office, async |s| {
            s.office.grant("All requirements are met.").await?;
            s.office.journey("safe_at_centre").await
        })
        .await?;
        self.print_letter().await?;
        self.step("kiosk: status, granted", At::Kiosk, async |s| {
            s.kiosk.find_case("id", receipt).await?;
            s.status("granted").await
        })
        .await?;
        self.kiosk.finish().await
    }

    /// The server is away and comes back: nothing waits for it, and nobody has to click.
    async fn without_network(&mut self) -> Result<()> {
        let before = self
            .step("kiosk: a second application", At::Kiosk, async |s| {
                let receipt = s.kiosk.apply("id", SERVICE, &s.visitor).await?;
                s.kiosk.finish().await?;
                s.office.show_list("payment_due").await?;
                s.office.wait_for_case(&receipt.reference).await?;
                s.office.open_case(&receipt.reference).await?;
                s.office.confirm_payment("1A2B3C4D5E6F7G8H").await?;
                s.office.record_visit().await?;
                s.office.journey("safe_at_centre").await?;
                s.office.show_list("waiting").await?;
                s.office.wait_for_case(&receipt.reference).await?;
                Ok(receipt)
            })
            .await?;
        self.step("kiosk: no network", At::Kiosk, async |s| {
            s.server.stop().await?;
            s.connection("offline").await
        })
        .await?;
        let meanwhile = self
            .step("kiosk: an application without network", At::Kiosk, async |s| {
                s.kiosk.apply("id", SERVICE, &s.visitor).await
            })
            .await?;
        self.kiosk.finish().await?;
        self.step("office: granted without network", At::Office, async |s| {
            s.office.open_case(&before.reference).await?;
            s.office.grant("All requirements are met.").await?;
            s.office.journey("saved_here").await
        })
        .await?;
        self.step("office: network again, all arrives", At::Office, async |s| {
            s.office.show_list("payment_due").await?;
            s.server.start_again().await?;
            s.office.wait_for_case(&meanwhile.reference).await?;
            s.connection("online").await
        })
        .await?;
        self.step("office: the decision is safe", At::Office, async |s| {
            s.office.show_list("closed").await?;
            s.office.open_case(&before.reference).await?;
            s.office.journey("safe_at_centre").await
        })
        .await?;
        self.step("kiosk: status, granted while away", At::Kiosk, async |s| {
            s.kiosk.find_case("id", &before).await?;
            s.status("granted").await
        })
        .await?;
        self.kiosk.finish().await
    }

    /// The kiosk loses power in the middle of a form.
    async fn crash(&mut self) -> Result<()> {
        self.step("kiosk: in the middle of the form", At::Kiosk, async |s| {
            s.kiosk.begin("en").await?;
            s.kiosk.open_guide(SERVICE).await?;
            s.kiosk.turn("begin").await?;
            s.walk("main input[type=file]").await
        })
        .await?;
        self.step("kiosk: started again after a crash", At::Kiosk, async |s| {
            s.kiosk.window.kill().await?;
            s.kiosk.window.start_again().await?;
            s.kiosk.window.wait_for(&screen("attract")).await?;
            Ok(())
        })
        .await?;
        self.step("kiosk: the draft is still there", At::Kiosk, async |s| {
            let code = s.kiosk.resume_code.clone().context("the kiosk showed no resume code")?;
            s.kiosk.resume("en", &code, &s.visitor.passport.birth.to_string()).await
        })
        .await?;
        self.kiosk.finish().await
    }

    async fn walk(&mut self, css: &str) -> Result<()> {
        self.kiosk.walk(&self.visitor, css).await
    }

    async fn status(&self, step: &str) -> Result<()> {
        self.kiosk.window.wait_for(&format!("[data-step={step}]")).await?;
        Ok(())
    }

    /// Waits until both windows say so.
    async fn connection(&self, state: &str) -> Result<()> {
        let badge = format!("[data-connection={state}]");
        self.kiosk.window.wait_for(&badge).await?;
        self.office.window.wait_for(&badge).await?;
        Ok(())
    }

    /// One step: its name and time on a line, and a numbered screenshot of what it left.
    #[allow(clippy::print_stdout, reason = "the lines are what the demo is for")]
    async fn step<T>(
        &mut self,
        name: &str,
        at: At,
        act: impl AsyncFnOnce(&mut Story) -> Result<T>,
    ) -> Result<T> {
        self.number += 1;
        let number = self.number;
        let begun = Instant::now();
        let done = act(self).await.with_context(|| format!("step {number:02} “{name}”"))?;
        println!("{number:02} {name}  {:.1} s", begun.elapsed().as_secs_f32());

        let words = name.replace(|c: char| !c.is_ascii_alphanumeric(), "-").replace("--", "-");
        let window: &Window = match at {
            At::Kiosk => &self.kiosk.window,
            At::Office => &self.office.window,
        };
        window.screenshot(&self.out.join(format!("{number:02}-{words}.png"))).await?;
        Ok(done)
    }
}

/// The holder of the specimen passport, who may extend: came ten days ago on a visa on arrival.
pub fn visitor(folder: &Path) -> Result<Visitor> {
    let today = ZonedDateTime::now().date();
    let passport = Passport::specimen(today.checked_add(3.years())?);
    let answers = BTreeMap::from([
        ("permit_kind", "visa_on_arrival".to_owned()),
        ("permit_end", today.checked_add(20.days())?.to_string()),
        ("extended_before", "no".to_owned()),
        ("extension_days", "30".to_owned()),
        ("passport_expiry", passport.expiry.to_string()),
        ("birth_date", passport.birth.to_string()),
        ("acting_as", "self".to_owned()),
        ("arrival_date", today.checked_sub(10.days())?.to_string()),
        (ASKED, "Jalan Cipete Raya 12, Jakarta Selatan".to_owned()),
        ("purpose", "tourism".to_owned()),
        ("email", "anna@example.org".to_owned()),
        ("phone", "+6281200000000".to_owned()),
    ]);
    Visitor::new(folder, passport, answers)
}
