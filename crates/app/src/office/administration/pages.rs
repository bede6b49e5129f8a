//! Drawing the tabs, in the officer's language.

use jiff::civil::{Date, Time};
use lawang_core::administration::hours::{DatedPlan, Hours};
use lawang_core::administration::wire::{
    Change, Device, Done, Lock, LockKind, Locks, Office, Officer, Provisioned, RECORD_PAGE,
};
use lawang_core::administration::{Act, Area, may, may_give};
use lawang_core::catalogue::language;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::ids::OfficeId;
use lawang_core::journal::{DeviceClass, Role};
use lawang_core::slots::{SlotPlan, Window};

use super::line::Line;
use super::own_office;
use super::view::{
    AreaPage, ChangeRow, ClosureRow, ClosuresPage, DeviceRow, DeviceState, DevicesPage, FileRow, HoursPage,
    LockRow, LockedPage, NamedChoice, OfficeRow, OfficerRow, OfficersPage, PlanState, PlanView, RecordPage,
    RecordRow, RoleChoice, WindowView,
};
use crate::app::App;
use crate::failure::{Failure, role_name};

/// A device that was not heard of for so long is said to be silent.
const SILENT: i64 = 3 * 24 * 60 * 60 * 1000;

pub(super) struct Draw<'a> {
    pub app: &'a App,
    pub line: &'a Line<'a>,
    pub words: &'a Words,
    pub office: &'a OfficeId,
}

impl Draw<'_> {
    pub async fn page(
        &self,
        area: Area,
        offices: &[Office],
        before: Option<String>,
    ) -> Result<AreaPage, Failure> {
        let office = &self.office.0;
        Ok(match area {
            Area::Offices => {
                AreaPage::Offices { rows: offices.iter().map(|one| self.office_row(one)).collect() }
            }
            Area::Officers => {
                let officers: Vec<Officer> = self.line.get(&format!("officers?office={office}")).await?;
                AreaPage::Officers(self.officers(officers))
            }
            Area::Devices => self.devices().await?,
            Area::Hours => {
                let hours: Hours = self.line.get(&format!("offices/{office}/hours")).await?;
                AreaPage::Hours(self.hours(&hours))
            }
            Area::Closures => {
                let hours: Hours = self.line.get(&format!("offices/{office}/hours")).await?;
                AreaPage::Closures(self.closures(&hours))
            }
            Area::Locked => {
                let locks: Locks = self.line.get("locks").await?;
                let everywhere = self.line.grant.has_any(&[Role::Administrator]);
                AreaPage::Locked(LockedPage {
                    rows: locks.locks.into_iter().map(|lock| self.lock(lock)).collect(),
                    others: everywhere.then_some(locks.others),
                    devices: locks
                        .devices
                        .into_iter()
                        .map(|one| NamedChoice { id: one.id.to_string(), name: one.name })
                        .collect(),
                })
            }
            Area::Record => {
                let page = before.map(|before| format!("&before={before}")).unwrap_or_default();
                let done: Vec<Done> = self.line.get(&format!("record?office={office}{page}")).await?;
                AreaPage::Record(self.record(done))
            }
        })
    }

    fn moment(&self, at: i64) -> String {
        self.words.moment(&self.app.zoned(at), &self.app.zoned(self.app.now()))
    }

    fn office_row(&self, office: &Office) -> OfficeRow {
        OfficeRow {
            id: office.id.0.clone(),
            name: office.name.clone(),
            officers: office.officers,
            devices: office.devices,
            closed: office.closed_at.map(|at| self.moment(at)),
        }
    }

    fn officers(&self, officers: Vec<Officer>) -> OfficersPage {
        let gives = may_give(&self.line.grant.roles);
        let own = own_office(&self.line.grant);
        let row = |officer: Officer| {
            let there = officer.left_at.is_none();
            let role = may(Act::ChangeOfficer.roles(), &self.line.grant.roles, officer.office == own).is_ok();
            OfficerRow {
                id: officer.id.to_string(),
                role_words: self.role_names(&officer.roles),
                grant: match officer.grant_until {
                    Some(until) if there => self.moment(until),
                    _ => self.words.text("admin-no-grant"),
                },
                left: officer.left_at.map(|at| self.moment(at)),
                own: officer.id == self.line.grant.officer,
                may_change: there && role && officer.roles.iter().all(|role| gives.contains(role)),
                login: officer.login,
                name: officer.name,
                office: officer.office.0,
                roles: officer.roles,
            }
        };
        let mut rows: Vec<OfficerRow> = officers.into_iter().map(row).collect();
        rows.sort_by_key(|row| (row.left.is_some(), row.name.to_lowercase()));
        OfficersPage { rows, roles: gives.iter().map(|role| self.role_choice(*role)).collect() }
    }

    fn role_names(&self, roles: &[Role]) -> String {
        roles.iter().map(|role| role_name(self.words, *role)).collect::<Vec<_>>().join(", ")
    }

    fn role_choice(&self, role: Role) -> RoleChoice {
        let hint = match role {
            Role::FrontDesk => "admin-role-front-desk",
            Role::Officer => "admin-role-officer",
            Role::Supervisor => "admin-role-supervisor",
            Role::PolicyEditor => "admin-role-policy-editor",
            Role::PolicyApprover => "admin-role-policy-approver",
            Role::Analyst => "admin-role-analyst",
            Role::Administrator => "admin-role-administrator",
        };
        RoleChoice { role, name: role_name(self.words, role), hint: self.words.text(hint) }
    }

    async fn devices(&self) -> Result<AreaPage, Failure> {
        let office = &self.office.0;
        let devices: Vec<Device> = self.line.get(&format!("devices?office={office}")).await?;
        let own = *self.office == own_office(&self.line.grant);
        let may_provision = may(Act::MakeProvisioning.roles(), &self.line.grant.roles, own).is_ok();
        let files: Vec<Provisioned> =
            if may_provision { self.line.get("provisioning").await? } else { vec![] };
        let mut rows: Vec<DeviceRow> = devices.into_iter().map(|device| self.device(device)).collect();
        // Whoever waits stands first, whoever is gone last.
        rows.sort_by_key(|row| match row.state {
            DeviceState::Waiting => 0,
            DeviceState::Silent | DeviceState::InUse => 1,
            DeviceState::Revoked => 2,
        });
        let here = files.into_iter().filter(|file| file.office == *self.office);
        Ok(AreaPage::Devices(DevicesPage {
            rows,
            files: here.map(|file| self.file(file)).collect(),
            may_provision,
            folders: if may_provision { self.app.save_folders() } else { vec![] },
        }))
    }

    fn device(&self, device: Device) -> DeviceRow {
        let now = self.app.now();
        let (state, words) = if device.revoked_at.is_some() {
            (DeviceState::Revoked, "admin-device-revoked")
        } else if device.approved_at.is_none() {
            (DeviceState::Waiting, "admin-device-waiting")
        } else if now - device.last_seen_at.unwrap_or(device.enrolled_at) > SILENT {
            (DeviceState::Silent, "admin-device-silent")
        } else {
            (DeviceState::InUse, "admin-device-in-use")
        };
        DeviceRow {
            own: device.id == self.line.identity.device,
            id: device.id.to_string(),
            name: device.name,
            class_words: self.class(device.class),
            state,
            state_words: self.words.text(words),
            fingerprint: device.fingerprint,
            seen: match device.last_seen_at {
                Some(at) => self.moment(at),
                None => self.words.text("admin-never-seen"),
            },
            version: device.version.unwrap_or_default(),
        }
    }

    fn class(&self, class: DeviceClass) -> String {
        self.words.text(match class {
            DeviceClass::Kiosk => "admin-class-kiosk",
            DeviceClass::Office | DeviceClass::Centre => "admin-class-office",
        })
    }

    fn file(&self, file: Provisioned) -> FileRow {
        let expired = self.app.now() >= file.valid_until;
        let used_up = file.used >= file.count;
        let until = Args::new().with("until", self.moment(file.valid_until));
        let state_words = match (file.revoked_at, used_up, expired) {
            (Some(_), ..) => self.words.text("admin-file-withdrawn"),
            (None, true, _) => self.words.text("admin-file-used-up"),
            (None, false, true) => self.words.text_with("admin-file-expired", &until),
            (None, false, false) => self.words.text_with("admin-file-open", &until),
        };
        FileRow {
            id: file.id.to_string(),
            prefix: file.prefix,
            class_words: self.class(file.class),
            used: file.used,
            count: file.count,
            state_words,
            open: file.revoked_at.is_none() && !used_up && !expired,
        }
    }

    fn hours(&self, hours: &Hours) -> HoursPage {
        let today = self.app.today();
        let holds = hours.plans.iter().filter(|dated| dated.from <= today).map(|dated| dated.from).max();
        let catalogue = self.app.catalogue();
        let own = hours.plans.iter().map(|dated| self.plan(dated, holds, today));
        // Before the office's first own plan holds what the catalogue says.
        let usual = holds.is_none().then(|| self.usual());
        HoursPage {
            plans: usual.into_iter().chain(own).collect(),
            weekdays: (1..=7)
                .map(|day: i8| NamedChoice { id: day.to_string(), name: self.weekday(day) })
                .collect(),
            services: catalogue
                .services
                .keys()
                .map(|id| NamedChoice { id: id.clone(), name: self.words.text(&format!("service-{id}")) })
                .collect(),
            today: today.to_string(),
        }
    }

    fn weekday(&self, day: i8) -> String {
        self.words.text(&format!("weekday-{day}"))
    }

    fn usual(&self) -> PlanView {
        let plan = self.app.catalogue().slots.clone();
        let view = self.plan(&DatedPlan { from: Date::MIN, plan }, Some(Date::MIN), self.app.today());
        PlanView {
            from: String::new(),
            from_words: String::new(),
            state: PlanState::Usual,
            state_words: view.state_words.clone(),
            ..view
        }
    }

    fn plan(&self, dated: &DatedPlan, holds: Option<Date>, today: Date) -> PlanView {
        let (state, words) = match () {
            () if dated.from > today => (PlanState::Coming, "admin-plan-coming"),
            () if Some(dated.from) == holds => (PlanState::Holds, "admin-plan-holds"),
            () => (PlanState::Past, "admin-plan-past"),
        };
        let mut windows: Vec<&Window> = dated.plan.windows.iter().collect();
        windows.sort_by_key(|window| (window.weekday, window.from));
        let per_week: u32 = windows.iter().map(|window| slots(window)).sum();
        let people: u32 = windows.iter().map(|window| slots(window) * u32::from(window.capacity)).sum();
        PlanView {
            from: dated.from.to_string(),
            from_words: self.words.date(dated.from),
            state,
            state_words: self.words.text(words),
            days_ahead: u32::from(dated.plan.days_ahead),
            windows: windows.into_iter().map(|window| self.window(window)).collect(),
            sum: self
                .words
                .text_with("admin-plan-sum", &Args::new().with("slots", per_week).with("people", people)),
        }
    }

    fn window(&self, window: &Window) -> WindowView {
        let names = window.services.iter().map(|id| self.words.text(&format!("service-{id}")));
        WindowView {
            weekday: window.weekday.unsigned_abs().into(),
            weekday_words: self.weekday(window.weekday),
            from: hour(window.from),
            to: hour(window.to),
            minutes: u32::from(window.minutes),
            capacity: u32::from(window.capacity),
            service_words: if window.services.is_empty() {
                self.words.text("admin-all-services")
            } else {
                names.collect::<Vec<_>>().join(", ")
            },
            services: window.services.clone(),
        }
    }

    fn closures(&self, hours: &Hours) -> ClosuresPage {
        let today = self.app.today();
        let rows = hours.closures.iter().map(|closure| ClosureRow {
            date: closure.date.to_string(),
            date_words: self.day(closure.date),
            reason: closure.words.get(self.words.language()).cloned().unwrap_or_default(),
            past: closure.date < today,
        });
        let mut rows: Vec<ClosureRow> = rows.collect();
        rows.sort_by(|a, b| (a.past, &a.date).cmp(&(b.past, &b.date)));
        let languages = self.app.catalogue().languages.iter();
        ClosuresPage {
            rows,
            languages: languages
                .map(|code| NamedChoice { id: code.clone(), name: language::names(code).0.to_owned() })
                .collect(),
            today: today.to_string(),
        }
    }

    /// "Monday, 30 November 2026"
    fn day(&self, date: Date) -> String {
        let weekday = self.weekday(date.weekday().to_monday_one_offset());
        let args = Args::new().with("weekday", weekday).with("date", self.words.date(date));
        self.words.text_with("slot-day", &args)
    }

    fn lock(&self, lock: Lock) -> LockRow {
        let (title, detail) = match lock.kind {
            LockKind::Reference => (lock.about.clone(), self.words.text("admin-lock-reference")),
            LockKind::Device => (lock.name, self.words.text("admin-lock-device")),
            LockKind::Login => (lock.name, self.words.text("admin-lock-login")),
        };
        LockRow {
            kind: lock.kind,
            about: lock.about,
            title,
            detail,
            tries: lock.tries,
            until: self.moment(lock.locked_until),
        }
    }

    fn record(&self, done: Vec<Done>) -> RecordPage {
        let full = done.len() >= RECORD_PAGE as usize;
        let before = done.last().filter(|_| full).map(|last| last.id.to_string());
        RecordPage { rows: done.into_iter().map(|one| self.done(one)).collect(), before }
    }

    fn done(&self, done: Done) -> RecordRow {
        let name = serde_json::to_value(done.act).ok().and_then(|v| Some(v.as_str()?.replace('_', "-")));
        let by_device = done.by.is_none();
        RecordRow {
            id: done.id.to_string(),
            act: done.act,
            when: self.moment(done.at),
            who: if by_device { self.words.text("admin-by-device") } else { done.by_name },
            what: self.words.text(&format!("admin-act-{}", name.unwrap_or_default())),
            about: match done.about.parse::<Date>() {
                Ok(date) => self.words.date(date),
                Err(_) => done.about,
            },
            office: done.office.map(|office| office.0).unwrap_or_default(),
            changes: done.changes.into_iter().map(|change| self.change(change)).collect(),
            reason: done.reason,
        }
    }

    fn change(&self, change: Change) -> ChangeRow {
        let (name, code) = change.what.split_once('-').unwrap_or((&change.what, ""));
        let mut what = self.words.text(&format!("admin-change-{name}"));
        if !code.is_empty() {
            what = format!("{what} ({})", language::names(code).0);
        }
        let value = |text: String| match change.what.as_str() {
            "roles" => text.split(", ").map(|role| self.role(role)).collect::<Vec<_>>().join(", "),
            "class" | "approval" | "kind" => self.words.maybe(&format!("admin-value-{text}")).unwrap_or(text),
            "plan" => self.plan_words(&text),
            _ => text,
        };
        ChangeRow { old: value(change.old), new: value(change.new), what }
    }

    /// A plan that stands in the record as JSON: "Monday 08:00–12:00 / 20 × 2 · …"
    fn plan_words(&self, text: &str) -> String {
        let Ok(plan) = serde_json::from_str::<SlotPlan>(text) else { return text.to_owned() };
        if plan.windows.is_empty() {
            return self.words.text("admin-plan-empty");
        }
        let windows = plan.windows.iter().map(|window| {
            let (from, to) = (hour(window.from), hour(window.to));
            let (day, minutes, people) = (self.weekday(window.weekday), window.minutes, window.capacity);
            format!("{day} {from}–{to} / {minutes} × {people}")
        });
        windows.collect::<Vec<_>>().join(" · ")
    }

    fn role(&self, name: &str) -> String {
        self.words.maybe(&format!("role-{}", name.replace('_', "-"))).unwrap_or_else(|| name.to_owned())
    }
}

fn hour(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// How many slots a window is cut into.
fn slots(window: &Window) -> u32 {
    let minute =
        |time: Time| u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs());
    minute(window.to).saturating_sub(minute(window.from)) / u32::from(window.minutes.max(1))
}
