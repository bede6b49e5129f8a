//! Administration as it is done at a desk: offices, officers, devices, days and hours, locks, the record.

use std::collections::HashMap;
use std::path::Path;

use lawang_app::SetUp;
use lawang_app::office::administration::view::{
    AdminAct, AdminDone, Administration, AreaPage, DeviceRow, DeviceState, OfficerRow, Once, WindowTyped,
};
use lawang_app::place::{ConnectionState, DeviceStanding, PlaceKind};
use lawang_app::problem::{Problem, ProblemCode};
use lawang_core::administration::Area;
use lawang_core::administration::wire::LockKind;
use lawang_core::journal::{DeviceClass, Role};
use lawang_core::reference::EnrolmentCode;
use lawang_tests::passport::Passport;
use tempfile::TempDir;

use crate::centre::{Centre, PASSWORD};
use crate::device::{Device, WINDOW, helpful, whole};
use crate::visit::{Visit, apply};
use crate::visitor::Visitor;

/// Someone of the staff at a desk.
pub struct Clerk<'d> {
    device: &'d Device,
}

impl<'d> Clerk<'d> {
    pub async fn signs_in(device: &'d Device, login: &str, password: &str) -> Self {
        device.app.set_office_language(WINDOW, "en").unwrap();
        device.until("the sign-in", async || device.app.sign_in(WINDOW, login, password).await.ok()).await;
        Self { device }
    }

    async fn areas(&self) -> Vec<Area> {
        self.device.app.officer(WINDOW).await.unwrap().unwrap().areas
    }

    pub async fn looks(&self, area: Area, office: Option<&str>) -> Result<Administration, Problem> {
        let seen = self.device.app.administration(WINDOW, area, office.map(str::to_owned), None).await;
        match &seen {
            Ok(page) => whole(page),
            Err(problem) => helpful(problem),
        }
        seen
    }

    pub async fn does(&self, act: AdminAct) -> AdminDone {
        let done = self.device.app.administer(WINDOW, act).await.unwrap();
        whole(&done);
        done
    }

    async fn may_not(&self, act: AdminAct) -> Problem {
        let problem = self.device.app.administer(WINDOW, act).await.unwrap_err();
        helpful(&problem);
        problem
    }

    async fn officers(&self, office: Option<&str>) -> Vec<OfficerRow> {
        match self.looks(Area::Officers, office).await.unwrap().page {
            AreaPage::Officers(page) => page.rows,
            other => panic!("{other:?}"),
        }
    }

    async fn officer(&self, office: Option<&str>, login: &str) -> OfficerRow {
        self.officers(office).await.into_iter().find(|row| row.login == login).unwrap()
    }

    pub async fn devices(&self, office: Option<&str>) -> Vec<DeviceRow> {
        match self.looks(Area::Devices, office).await.unwrap().page {
            AreaPage::Devices(page) => page.rows,
            other => panic!("{other:?}"),
        }
    }

    /// Adds an officer; the password that is shown once.
    async fn adds(&self, office: &str, login: &str, roles: &[Role]) -> String {
        let (office, login) = (office.to_owned(), login.to_owned());
        let name = format!("Name of {login}");
        let done = self.does(AdminAct::AddOfficer { office, login, name, roles: roles.to_vec() }).await;
        let Some(Once::Password { password, .. }) = done.once else { panic!("no password is shown") };
        password
    }
}

/// A new installation with its first desk, set up as the README tells it; `wayan` administers.
pub async fn set_up(centre: &Centre, code: &EnrolmentCode) -> Device {
    let desk = Device::unenrolled(centre, PlaceKind::Office).await;
    let set_up = SetUp {
        server: centre.url.clone(),
        code: code.to_string(),
        office: "Singaraja".to_owned(),
        name: "I Wayan Putra".to_owned(),
        login: "wayan".to_owned(),
        password: PASSWORD.to_owned(),
    };
    desk.app.set_up_office(WINDOW, set_up).await.unwrap();
    desk.go_online();
    desk
}

const OFFICE: &str = "singaraja";
const FAR: &str = "kantor-imigrasi-denpasar";

#[tokio::test(flavor = "multi_thread")]
async fn an_office_is_staffed_a_password_reset_and_a_leaver_loses_access() {
    let (centre, code) = Centre::new().await;
    let first = set_up(&centre, &code).await;
    let wayan = Clerk::signs_in(&first, "wayan", PASSWORD).await;
    assert_eq!(wayan.areas().await, Area::ALL);

    let done = wayan.does(AdminAct::AddOffice { name: " Kantor Imigrasi Denpasar ".into() }).await;
    assert_eq!(done.said, "Kantor Imigrasi Denpasar is added.");
    let taken = wayan.may_not(AdminAct::AddOffice { name: "Kantor Imigrasi Denpasar".into() }).await;
    assert_eq!(taken.code, ProblemCode::Invalid);
    let supi = wayan.adds(FAR, "supi", &[Role::Supervisor]).await;
    let sari = wayan.adds(FAR, "sari", &[Role::Officer]).await;
    let wrong = AdminAct::AddOfficer {
        office: FAR.into(),
        login: "A B".into(),
        name: "x".into(),
        roles: vec![Role::Officer],
    };
    let wrong = wayan.may_not(wrong).await;
    assert_eq!(wrong.fields[0].field, "login");

    // A desk there waits: its code was given away. What it shows is what the administrator compares.
    let desk = Device::unenrolled(&centre, PlaceKind::Office).await;
    let code = AdminAct::MakeCode {
        office: FAR.into(),
        class: DeviceClass::Office,
        name: "Meja 1".into(),
        approval: true,
    };
    let Some(Once::Code { ticket, seconds, .. }) = wayan.does(code).await.once else { panic!("no code") };
    assert!((1..=900).contains(&seconds));
    // A scanner types address and code as one, into the first field.
    let place = desk.app.enrol_device(WINDOW, &ticket, "").await.unwrap();
    whole(&place);
    assert_eq!((place.standing, place.device.as_str()), (DeviceStanding::Waiting, "Meja 1"));
    desk.go_online();
    desk.waits_for(ConnectionState::Waiting).await;
    assert!(desk.app.sign_in(WINDOW, "supi", &supi).await.is_err(), "it has heard of nobody");
    let row = wayan.devices(Some(FAR)).await.remove(0);
    assert_eq!((row.state, &row.fingerprint), (DeviceState::Waiting, &place.fingerprint));
    wayan.does(AdminAct::ApproveDevice { id: row.id.clone() }).await;
    desk.waits_for(ConnectionState::Online).await;
    assert_eq!(desk.app.place().await.unwrap().standing, DeviceStanding::Enrolled);

    // The supervisor sees and does what is of the office, and is told who could do the rest.
    let supervisor = Clerk::signs_in(&desk, "supi", &supi).await;
    assert!(!supervisor.areas().await.contains(&Area::Offices));
    let denied = supervisor.looks(Area::Offices, None).await.unwrap_err();
    assert_eq!(
        (denied.code, denied.message.as_str()),
        (ProblemCode::NotAllowed, "You need to be one of: Administrator.")
    );
    let denied = supervisor.may_not(AdminAct::AddOffice { name: "Another".into() }).await;
    assert_eq!(denied.message, "You need to be one of: Administrator.");
    let denied = supervisor.looks(Area::Officers, Some(OFFICE)).await.unwrap_err();
    assert!(denied.message.contains("another office"), "{}", denied.message);
    let boss = AdminAct::AddOfficer {
        office: FAR.into(),
        login: "boss".into(),
        name: "x".into(),
        roles: vec![Role::Administrator],
    };
    assert_eq!(supervisor.may_not(boss).await.message, "You need to be one of: Administrator.");
    supervisor.adds(FAR, "made", &[Role::FrontDesk]).await;

    reset_and_leave(&centre, &supervisor, &sari).await;
    revoked_and_back(&wayan, &desk, &row.id).await;

    // All of it is in the record, in words.
    let AreaPage::Record(record) = wayan.looks(Area::Record, Some(FAR)).await.unwrap().page else { panic!() };
    let done: Vec<&str> = record.rows.iter().map(|row| row.what.as_str()).collect();
    for act in [
        "Added an office",
        "Added an officer",
        "Approved a device",
        "Gave a new password",
        "Ended an account",
        "Revoked a device",
        "Connected",
    ] {
        assert!(done.contains(&act), "{act} is not in {done:?}");
    }
    assert!(record.rows.iter().any(|row| row.who == "Name of supi"));
    let text = serde_json::to_string(&record).unwrap();
    assert!(!text.contains(&sari) && !text.contains(&supi), "the record holds no secret");
}

/// The officer works at a second window of the office while the supervisor administers at the first.
async fn reset_and_leave(centre: &Centre, supervisor: &Clerk<'_>, password: &str) {
    let desk = Device::unenrolled(centre, PlaceKind::Office).await;
    let code = AdminAct::MakeCode {
        office: FAR.into(),
        class: DeviceClass::Office,
        name: "Meja 2".into(),
        approval: false,
    };
    let Some(Once::Code { code, server, .. }) = supervisor.does(code).await.once else { panic!("no code") };
    desk.app.enrol_device(WINDOW, &server, &code).await.unwrap();
    desk.go_online();
    let sari = Clerk::signs_in(&desk, "sari", password).await;
    assert_eq!(sari.areas().await, [], "no entry is shown");
    for area in Area::ALL {
        let denied = sari.looks(area, None).await.unwrap_err();
        assert!(denied.code == ProblemCode::NotAllowed && denied.message.contains("Administrator"));
    }
    desk.app.set_office_language(WINDOW, "id").unwrap();
    let denied = sari.may_not(AdminAct::RevokeDevice { id: uuid::Uuid::new_v4().to_string() }).await;
    assert_eq!(denied.code, ProblemCode::NotFound, "nothing is told of what is not there");
    let id = supervisor.devices(None).await[0].id.clone();
    let denied = sari.may_not(AdminAct::RevokeDevice { id }).await;
    assert_eq!(denied.message, "Anda perlu menjadi salah satu dari: Penyelia, Administrator.");

    let row = supervisor.officer(None, "sari").await;
    let reset = AdminAct::ResetPassword { id: row.id.clone(), name: row.name.clone() };
    let Some(Once::Password { password: fresh, .. }) = supervisor.does(reset).await.once else { panic!() };
    let signed_out = async || {
        desk.until("the end of the session", async || {
            desk.app.officer(WINDOW).await.unwrap().is_none().then_some(())
        })
        .await;
    };
    signed_out().await;
    for _ in 0..5 {
        let problem = desk.app.sign_in(WINDOW, "sari", password).await.unwrap_err();
        assert_eq!(problem.code, ProblemCode::WrongSecrets, "the old password opens nothing");
    }
    assert_eq!(desk.app.sign_in(WINDOW, "sari", &fresh).await.unwrap_err().code, ProblemCode::Locked);
    // A fresh password is a fresh start at every desk.
    let reset = AdminAct::ResetPassword { id: row.id.clone(), name: row.name.clone() };
    let Some(Once::Password { password: fresh, .. }) = supervisor.does(reset).await.once else { panic!() };
    Clerk::signs_in(&desk, "sari", &fresh).await;

    supervisor.does(AdminAct::EndOfficer { id: row.id.clone() }).await;
    signed_out().await;
    assert!(desk.app.sign_in(WINDOW, "sari", &fresh).await.is_err());
    let again = supervisor.may_not(AdminAct::EndOfficer { id: row.id }).await;
    assert_eq!(again.message, "This account was ended already.");
    assert!(supervisor.officer(None, "sari").await.left.is_some());
}

/// A revoked desk says so; a code of its own brings it back with its name.
async fn revoked_and_back(wayan: &Clerk<'_>, desk: &Device, id: &str) {
    wayan.does(AdminAct::RevokeDevice { id: id.to_owned() }).await;
    desk.waits_for(ConnectionState::Revoked).await;
    let again = AdminAct::MakeCodeAgain { id: id.to_owned(), name: "Meja 1".into(), approval: false };
    let Some(Once::Code { code, server, .. }) = wayan.does(again).await.once else { panic!("no code") };
    let place = desk.app.enrol_device(WINDOW, &server, &code).await.unwrap();
    assert_eq!((place.standing, place.device.as_str()), (DeviceStanding::Enrolled, "Meja 1"));
    desk.waits_for(ConnectionState::Online).await;
    let row = wayan.devices(Some(FAR)).await.into_iter().find(|row| row.id == id).unwrap();
    assert_eq!(row.state, DeviceState::InUse, "the same device, no second one");
    assert_eq!(row.version, env!("CARGO_PKG_VERSION"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_file_connects_ten_kiosks_and_no_eleventh() {
    let (centre, code) = Centre::new().await;
    let first = set_up(&centre, &code).await;
    let wayan = Clerk::signs_in(&first, "wayan", PASSWORD).await;
    let stick = TempDir::with_prefix("lawang-stick-").unwrap();
    first.app.offer_folder(stick.path().to_owned());
    let make = |count: &str, days: &str, folder: &str| AdminAct::MakeProvisioning {
        office: OFFICE.into(),
        prefix: "Kios".into(),
        count: count.into(),
        days: days.into(),
        folder: folder.into(),
    };
    let folder = stick.path().display().to_string();
    assert_eq!(wayan.may_not(make("ten", "3", &folder)).await.fields[0].field, "count");
    assert_eq!(wayan.may_not(make("10", "8", &folder)).await.fields[0].field, "days");
    // A folder that Rust did not name is none; what was made for it is withdrawn.
    let gone = wayan.may_not(make("10", "3", "/etc")).await;
    assert_eq!(gone.code, ProblemCode::Storage);
    let AreaPage::Devices(page) = wayan.looks(Area::Devices, None).await.unwrap().page else { panic!() };
    assert!(page.files.iter().all(|file| !file.open), "no secret is left that nobody has");

    let Some(Once::File { path, count: 10, .. }) = wayan.does(make("10", "3", &folder)).await.once else {
        panic!("no file")
    };
    let text = std::fs::read_to_string(&path).unwrap();
    for number in 1..=10 {
        let kiosk = Device::unenrolled(&centre, PlaceKind::Kiosk).await;
        let file = if number == 1 {
            // Named at the start, as `lawang kiosk --provision FILE` does.
            kiosk.app.offer_provisioning(Path::new(&path).to_owned());
            assert!(kiosk.app.place().await.unwrap().provisioning);
            None
        } else {
            Some(text.clone())
        };
        let place = kiosk.app.provision_device(WINDOW, file).await.unwrap();
        whole(&place);
        assert_eq!((place.standing, place.device), (DeviceStanding::Enrolled, format!("Kios {number:02}")));
        if number == 1 {
            kiosk.go_online();
            kiosk.waits_for(ConnectionState::Online).await;
            assert!(!kiosk.app.place().await.unwrap().provisioning, "it is used once");
        }
    }
    let kiosks = wayan.devices(None).await.into_iter().filter(|row| row.name.starts_with("Kios ")).count();
    assert_eq!(kiosks, 10);

    let another = Device::unenrolled(&centre, PlaceKind::Kiosk).await;
    let refused = async |device: &Device, file: &str| {
        let problem = device.app.provision_device(WINDOW, Some(file.to_owned())).await.unwrap_err();
        helpful(&problem);
        problem.message
    };
    another.app.set_office_language(WINDOW, "en").unwrap();
    assert_eq!(refused(&another, &text).await, "This file has connected all its devices.");
    let changed = text.replace("\\\"count\\\":10", "\\\"count\\\":90");
    assert_ne!(changed, text);
    assert_eq!(refused(&another, &changed).await, "This file was changed after it was made. It is not used.");
    assert_eq!(refused(&another, "{}").await, "This is no provisioning file.");
    let office = Device::unenrolled(&centre, PlaceKind::Office).await;
    office.app.set_office_language(WINDOW, "en").unwrap();
    assert_eq!(refused(&office, &text).await, "This file is for another kind of device.");
    another.app.offer_provisioning(stick.path().join("not-there.json"));
    let problem = another.app.provision_device(WINDOW, None).await.unwrap_err();
    assert_eq!(problem.message, "The provisioning file cannot be read.");

    // A second one is withdrawn, a third expires.
    let Some(Once::File { path, .. }) = wayan.does(make("2", "1", &folder)).await.once else { panic!() };
    let second = std::fs::read_to_string(path).unwrap();
    let AreaPage::Devices(page) = wayan.looks(Area::Devices, None).await.unwrap().page else { panic!() };
    let open = page.files.iter().find(|file| file.open).unwrap();
    wayan.does(AdminAct::RevokeProvisioning { id: open.id.clone() }).await;
    assert_eq!(refused(&another, &second).await, "This file was withdrawn.");
    let Some(Once::File { path, .. }) = wayan.does(make("2", "1", &folder)).await.once else { panic!() };
    let third = std::fs::read_to_string(path).unwrap();
    centre.time.pass_minutes(24 * 60);
    assert_eq!(refused(&another, &third).await, "This file has expired, or this device’s date is wrong.");
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_days_and_appointments_reach_a_kiosk() {
    let (centre, code) = Centre::new().await;
    let first = set_up(&centre, &code).await;
    let wayan = Clerk::signs_in(&first, "wayan", PASSWORD).await;
    let kiosk = Device::unenrolled(&centre, PlaceKind::Kiosk).await;
    let code = AdminAct::MakeCode {
        office: OFFICE.into(),
        class: DeviceClass::Kiosk,
        name: "Kios 1".into(),
        approval: false,
    };
    let Some(Once::Code { code, server, .. }) = wayan.does(code).await.once else { panic!("no code") };
    kiosk.app.enrol_device(WINDOW, &server, &code).await.unwrap();
    kiosk.go_online();

    let words =
        |en: &str| HashMap::from([("en".to_owned(), en.to_owned()), ("id".to_owned(), "Nyepi".to_owned())]);
    let closure = |date: &str, en: &str| AdminAct::AddClosure {
        office: OFFICE.into(),
        date: date.into(),
        words: words(en),
    };
    assert_eq!(wayan.may_not(closure("31.12.2026", "x")).await.fields[0].field, "date");
    assert_eq!(wayan.may_not(closure("2027-03-08", " ")).await.fields[0].field, "words-en");
    wayan.does(closure("2027-03-08", "Day of silence")).await;
    let window = |minutes: &str| WindowTyped {
        weekday: 1,
        from: "08:00".into(),
        to: "12:00".into(),
        minutes: minutes.into(),
        capacity: "3".into(),
        services: vec![],
    };
    let today =
        first.app.office_hours().await.map(|_| jiff::ZonedDateTime::now().date().to_string()).unwrap();
    let plan = |minutes: &str| AdminAct::SetSlots {
        office: OFFICE.into(),
        from: today.clone(),
        days_ahead: "30".into(),
        windows: vec![window("30"), WindowTyped { weekday: 2, ..window(minutes) }],
    };
    assert_eq!(wayan.may_not(plan("four")).await.fields[0].field, "windows-1-minutes");
    assert_eq!(wayan.may_not(plan("4")).await.fields[0].field, "windows-1-minutes");
    wayan.does(plan("60")).await;

    let hours = kiosk
        .until("the office's hours", async || {
            let hours = kiosk.app.office_hours().await.unwrap();
            (!hours.closures.is_empty() && !hours.plans.is_empty()).then_some(hours)
        })
        .await;
    assert_eq!(hours.closures[0].words["id"], "Nyepi");
    assert_eq!(hours.plans[0].plan.windows.len(), 2);
    let AreaPage::Hours(page) = wayan.looks(Area::Hours, None).await.unwrap().page else { panic!() };
    assert_eq!(page.plans[0].sum, "12 slots a week, for 36 people.");
    let AreaPage::Closures(page) = wayan.looks(Area::Closures, None).await.unwrap().page else { panic!() };
    assert_eq!((page.rows[0].reason.as_str(), page.rows[0].date.as_str()), ("Day of silence", "2027-03-08"));
    wayan.does(AdminAct::RemoveClosure { office: OFFICE.into(), date: "2027-03-08".into() }).await;
    kiosk
        .until("the open day", async || {
            kiosk.app.office_hours().await.unwrap().closures.is_empty().then_some(())
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_front_desk_unlocks_a_reference_with_a_reason() {
    let (centre, code) = Centre::new().await;
    let first = set_up(&centre, &code).await;
    let wayan = Clerk::signs_in(&first, "wayan", PASSWORD).await;
    let password = wayan.adds(OFFICE, "made", &[Role::FrontDesk]).await;
    let kiosk = Device::unenrolled(&centre, PlaceKind::Kiosk).await;
    let code = AdminAct::MakeCode {
        office: OFFICE.into(),
        class: DeviceClass::Kiosk,
        name: "Kios 1".into(),
        approval: false,
    };
    let Some(Once::Code { code, server, .. }) = wayan.does(code).await.once else { panic!("no code") };
    kiosk.app.enrol_device(WINDOW, &server, &code).await.unwrap();
    kiosk.go_online();
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    kiosk.sent_all().await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let wrong = if receipt.pin == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        assert_eq!(visit.find(&receipt.reference, wrong).await.unwrap_err().code, ProblemCode::WrongSecrets);
    }
    assert_eq!(visit.find(&receipt.reference, &receipt.pin).await.unwrap_err().code, ProblemCode::Locked);

    let made = Clerk::signs_in(&first, "made", &password).await;
    assert_eq!(made.areas().await, [Area::Locked]);
    let AreaPage::Locked(page) = made.looks(Area::Locked, None).await.unwrap().page else { panic!() };
    assert_eq!((page.rows[0].title.as_str(), page.rows[0].tries), (receipt.reference.as_str(), 5));
    let unlock = |reason: &str| AdminAct::Unlock {
        kind: LockKind::Reference,
        about: receipt.reference.clone(),
        reason: reason.into(),
    };
    assert_eq!(made.may_not(unlock(" ")).await.fields[0].field, "reason");
    made.does(unlock("passport seen at the counter")).await;
    visit.status(&receipt.reference, &receipt.pin).await;
    visit.end().await;
    assert_eq!(made.may_not(unlock("again")).await.message, "This is not locked any more.");

    // A kept application is locked at the kiosk itself, which the centre tells to forget.
    let (code, _) = crate::draft::left(&kiosk.app, &Visitor::new(), "address").await;
    let birth = Passport::specimen(jiff::civil::date(2030, 1, 1)).birth.to_string();
    let visit = Visit::begin(&kiosk.app, "en").await;
    for _ in 0..5 {
        assert_eq!(visit.resume(&code, "1974").await.unwrap_err().code, ProblemCode::WrongSecrets);
    }
    assert_eq!(visit.resume(&code, &birth).await.unwrap_err().code, ProblemCode::Locked);
    let AreaPage::Locked(page) = made.looks(Area::Locked, None).await.unwrap().page else { panic!() };
    let device = page.devices.iter().find(|one| one.name == "Kios 1").unwrap();
    made.does(AdminAct::Unlock {
        kind: LockKind::Device,
        about: device.id.clone(),
        reason: "the visitor found the right date".into(),
    })
    .await;
    kiosk.until("the kiosk to forget", async || visit.resume(&code, &birth).await.ok()).await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_it_says_what_still_works_and_a_restart_asks_for_no_password() {
    let (mut centre, code) = Centre::new().await;
    let first = set_up(&centre, &code).await;
    let wayan = Clerk::signs_in(&first, "wayan", PASSWORD).await;
    assert_eq!(wayan.officers(None).await.len(), 1);
    centre.stop().await;
    let problem = wayan.looks(Area::Officers, None).await.unwrap_err();
    assert_eq!(problem.code, ProblemCode::Offline);
    assert_eq!(problem.kept.as_deref(), Some("Cases, decisions and notes go on without it."));
    let problem = wayan.may_not(AdminAct::AddOffice { name: "Another".into() }).await;
    assert_eq!(problem.code, ProblemCode::Offline);
    centre.start().await;
    // The centre has forgotten the session; the desk signs for a new one by itself.
    let row = first
        .until("the administration", async || {
            first.app.administration(WINDOW, Area::Officers, None, None).await.ok()
        })
        .await;
    whole(&row);
    wayan.does(AdminAct::AddOffice { name: "Another".into() }).await;
}
