//! The administration in the real windows, by mouse and by keyboard, with axe on every tab and form: an office
//! is added and staffed, a kiosk waits and is approved, a file connects another, days and hours are set, and
//! whoever is no administrator sees no entry.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use super::axe;
use super::kiosk::{Kiosk, screen};
use super::office::Office;
use super::window::{Window, act};
use crate::server::{ADMINISTRATOR, Admin, OFFICER, PASSWORD, ServerProcess};

pub struct Walk {
    out: PathBuf,
    number: u32,
    server: ServerProcess,
    office: Office,
    kiosk: Kiosk,
    folder: TempDir,
}

impl Walk {
    pub async fn begin(out: PathBuf) -> Result<Self> {
        fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
        let folder = TempDir::with_prefix("lawang-administration-")?;
        let server = ServerProcess::start(true).await?;
        let admin = Admin::set_up(&server).await?;
        let office = Office::open(&folder.path().join("office")).await?;
        office.enrol(&server.url, &admin.device_code("office", "Desk 01").await?).await?;
        let kiosk = Kiosk::open(&folder.path().join("kiosk")).await?;
        Ok(Self { out, number: 0, server, office, kiosk, folder })
    }

    pub async fn tell(mut self) -> Result<()> {
        self.office.sign_in(ADMINISTRATOR, PASSWORD).await?;
        self.w().click(&act("nav-administration")).await?;
        self.offices().await?;
        self.officers().await?;
        let waiting = self.kiosk_waits().await?;
        self.approved(&waiting).await?;
        self.file().await?;
        self.hours().await?;
        self.rest().await?;
        self.nothing_for_others().await?;
        self.kiosk.window.close().await?;
        self.office.window.close().await?;
        self.server.stop().await
    }

    fn w(&self) -> &Window {
        &self.office.window
    }

    async fn tab(&self, area: &str) -> Result<()> {
        self.w().click(&act(&format!("tab-{area}"))).await?;
        self.w().wait_for(&format!("[data-area={area}] :is(table, h2)")).await?;
        Ok(())
    }

    async fn offices(&mut self) -> Result<()> {
        self.tab("offices").await?;
        self.w().click(&act("add-office")).await?;
        // Sent empty, it says what to mend and where.
        self.w().click(&act("add-office-send")).await?;
        self.w().wait_for("dialog [data-problem=invalid]").await?;
        self.picture("offices: a form that needs mending").await?;
        self.w().type_into("#admin-name", "Kantor Imigrasi Denpasar").await?;
        self.w().click(&act("add-office-send")).await?;
        self.w().wait_until_gone("dialog[open]").await?;
        self.w().wait_for("[data-office=kantor-imigrasi-denpasar]").await?;
        self.picture("offices").await
    }

    async fn officers(&mut self) -> Result<()> {
        self.tab("officers").await?;
        self.w().click(&act("add-officer")).await?;
        self.w().type_into("#admin-name", "Ni Luh Supervisi").await?;
        self.w().type_into("#admin-login", "luh").await?;
        self.w().click("#admin-role-supervisor").await?;
        self.picture("officers: a new one").await?;
        self.w().click(&act("add-officer-send")).await?;
        let password = self.w().text("[data-once=password] [data-value=password]").await?;
        ensure!(password.len() == 19, "no password is shown: {password}");
        self.picture("officers: a password, once").await?;
        self.w().click(&act("once-done")).await?;
        self.w().wait_until_gone("dialog[open]").await?;
        let text = self.w().text("main").await?;
        ensure!(!text.contains(&password), "the password is still on the page");
        self.picture("officers").await?;
        self.w().click(&format!("[data-officer={OFFICER}] {}", act("end-officer"))).await?;
        self.w().wait_for(&act("end-officer-send")).await?;
        self.picture("officers: what leaving means").await?;
        self.w().click(&act("cancel")).await?;
        self.w().wait_until_gone("dialog[open]").await
    }

    /// A code that needs approval; the kiosk shows its fingerprint and waits.
    async fn kiosk_waits(&mut self) -> Result<String> {
        self.tab("devices").await?;
        self.w().click(&act("add-device")).await?;
        self.w().type_into("#admin-name", "Kiosk Lobby").await?;
        self.w().click("#admin-approval").await?;
        self.picture("devices: a new one").await?;
        self.w().click(&act("add-device-send")).await?;
        let code = self.w().text("[data-once=code] [data-value=code]").await?;
        self.w().wait_for("[data-once=code] svg").await?;
        self.picture("devices: a code with its picture").await?;
        self.w().click(&act("once-done")).await?;
        self.w().wait_until_gone("dialog[open]").await?;

        let kiosk = &self.kiosk.window;
        kiosk.wait_for(&screen("enrol")).await?;
        axe::check(kiosk, "kiosk: connect").await?;
        self.kiosk_picture("kiosk: connect").await?;
        let kiosk = &self.kiosk.window;
        // As a scanner types it: address and code in one.
        kiosk.type_into("#field-server", &format!("{}#{code}", self.server.url)).await?;
        kiosk.click(&act("continue")).await?;
        let shown = kiosk.text(&format!("{} [data-value=fingerprint]", screen("waiting"))).await?;
        axe::check(kiosk, "kiosk: waiting").await?;
        self.kiosk_picture("kiosk: waits for approval").await?;
        Ok(shown)
    }

    async fn approved(&mut self, shown: &str) -> Result<()> {
        // Without a click.
        self.w().wait_for("[data-device='Kiosk Lobby'][data-state=waiting]").await?;
        self.picture("devices: one waits").await?;
        self.w().click(&format!("[data-state=waiting] {}", act("approve-device"))).await?;
        let compared = self.w().text("dialog [data-value=fingerprint]").await?;
        ensure!(compared == shown, "the desk shows {compared}, the kiosk {shown}");
        self.picture("devices: compare and approve").await?;
        self.w().click(&act("approve-device-send")).await?;
        self.w().wait_for("[data-device='Kiosk Lobby'][data-state=in_use]").await?;
        self.kiosk.window.wait_for(&screen("attract")).await?;
        self.kiosk.window.wait_for("[data-connection=online]").await?;
        Ok(())
    }

    /// Saved where the desk may save, and used by a kiosk that is started with it.
    async fn file(&mut self) -> Result<()> {
        self.w().click(&act("make-file")).await?;
        self.w().type_into("#admin-days", "8").await?;
        self.w().click(&act("make-file-send")).await?;
        self.w().wait_for("#admin-days[aria-invalid=true]").await?;
        self.picture("devices: a file that is asked for too long").await?;
        self.w().type_into("#admin-days", "3").await?;
        self.w().click(&act("make-file-send")).await?;
        let path = PathBuf::from(self.w().text("[data-once=file] [data-value=path]").await?);
        self.picture("devices: a provisioning file is saved").await?;
        self.w().click(&act("once-done")).await?;
        let file = self.folder.path().join("kiosks.json");
        fs::copy(&path, &file)?;
        fs::remove_file(&path)?;

        let mut command = Kiosk::command(&self.folder.path().join("second"))?;
        command.extend(["--provision".to_owned(), file.display().to_string()]);
        let second = Window::open(command, (1080, 1500)).await?;
        second.wait_for(&screen("attract")).await?;
        second.wait_for("[data-connection=online]").await?;
        second.close().await?;
        self.tab("devices").await?;
        self.w().wait_for("[data-device='Kios 01'], [data-device='Kiosk 01']").await?;
        self.picture("devices: connected by the file").await
    }

    async fn hours(&mut self) -> Result<()> {
        self.tab("hours").await?;
        self.picture("appointments: the catalogue's").await?;
        self.w().click(&act("add-plan")).await?;
        self.w().type_into("#admin-windows-0-minutes", "four").await?;
        self.w().click(&act("save-plan")).await?;
        self.w().wait_for("#admin-windows-0-minutes[aria-invalid=true]").await?;
        self.picture("appointments: a plan that needs mending").await?;
        self.w().type_into("#admin-windows-0-minutes", "30").await?;
        self.w().click(&act("copy-window")).await?;
        self.w().click(&act("save-plan")).await?;
        self.w().wait_for("[data-state=holds]").await?;
        self.picture("appointments: an own plan").await?;
        self.tab("closures").await?;
        self.w().click(&act("add-closure")).await?;
        self.w().type_into("#admin-date", "2027-03-08").await?;
        self.w().type_into("#admin-words-id", "Hari Suci Nyepi").await?;
        self.w().type_into("#admin-words-en", "Day of Silence").await?;
        self.picture("closed days: a new one").await?;
        self.w().click(&act("add-closure-send")).await?;
        self.w().wait_for("[data-date='2027-03-08']").await?;
        self.picture("closed days").await
    }

    async fn rest(&mut self) -> Result<()> {
        self.tab("locked").await?;
        self.picture("locked").await?;
        // By keyboard: from the tab to the next with an arrow.
        let press = "const tab = document.getElementById('tab-locked'); tab.focus(); \
             tab.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true })); \
             return document.activeElement.id";
        let focused = self.w().eval(press, vec![]).await?;
        ensure!(focused == "tab-record", "the arrow led to {focused}");
        self.w().wait_for("[data-area=record] [data-done=make_provisioning]").await?;
        self.picture("record").await?;
        self.server.stop().await?;
        self.tab_without_network().await?;
        self.server.start_again().await?;
        self.w().wait_for("[data-area=officers] table").await?;
        Ok(())
    }

    /// Offline it says so, and goes on by itself when the line is back.
    async fn tab_without_network(&mut self) -> Result<()> {
        self.w().click(&act("tab-officers")).await?;
        self.w().wait_for("[data-problem=offline]").await?;
        self.picture("without a network").await
    }

    async fn nothing_for_others(&mut self) -> Result<()> {
        self.w().click(&act("officer-menu")).await?;
        self.w().click(&act("sign-out")).await?;
        self.office.sign_in(OFFICER, PASSWORD).await?;
        ensure!(!self.w().exists(&act("nav-administration")).await?, "an officer sees the administration");
        Ok(())
    }

    /// A numbered picture of the office window, after axe has found nothing.
    async fn picture(&mut self, name: &str) -> Result<()> {
        axe::check(&self.office.window, name).await?;
        let path = self.path(name);
        self.office.window.screenshot(&path).await
    }

    async fn kiosk_picture(&mut self, name: &str) -> Result<()> {
        let path = self.path(name);
        self.kiosk.window.screenshot(&path).await
    }

    #[allow(clippy::print_stdout, reason = "the lines are what a walk is for")]
    fn path(&mut self, name: &str) -> PathBuf {
        self.number += 1;
        println!("{:02} {name}", self.number);
        let words = name.replace(|c: char| !c.is_ascii_alphanumeric(), "-").replace("--", "-");
        self.out.join(format!("{:02}-{words}.png", self.number))
    }
}

/// The whole walk, with its time.
#[allow(clippy::print_stdout, reason = "the lines are what a walk is for")]
pub async fn walk(out: &Path) -> Result<()> {
    let begun = Instant::now();
    Walk::begin(out.to_owned()).await?.tell().await?;
    println!("the administration was walked in {:.1} s", begun.elapsed().as_secs_f32());
    Ok(())
}
