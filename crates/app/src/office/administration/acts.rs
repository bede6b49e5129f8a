//! What a form sends, read as it was typed, and asked of the centre.

use jiff::civil::{Date, Time};
use lawang_core::administration::hours::DatedPlan;
use lawang_core::administration::wire::{
    ChangeOfficer, Code, CodeAgain, NewCode, NewOffice, NewOfficer, NewProvisioning, OfficerAdded,
    ProvisioningMade, Rename, Reset, ResetDone, Unlock,
};
use lawang_core::calendar::Closure;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::ids::OfficeId;
use lawang_core::journal::DeviceClass;
use lawang_core::reference::enrolment_ticket;
use lawang_core::slots::{SlotPlan, Window};
use serde_json::{Value, json};

use super::line::Line;
use super::view::{AdminAct, AdminDone, Once, WindowTyped};
use crate::app::App;
use crate::enrol::slug;
use crate::failure::Failure;

impl App {
    pub(super) async fn do_act(
        &self,
        line: &Line<'_>,
        words: &Words,
        act: AdminAct,
    ) -> Result<AdminDone, Failure> {
        match act {
            AdminAct::AddOffice { .. } | AdminAct::RenameOffice { .. } | AdminAct::CloseOffice { .. } => {
                office(line, words, act).await
            }
            AdminAct::AddOfficer { .. }
            | AdminAct::ChangeOfficer { .. }
            | AdminAct::ResetPassword { .. }
            | AdminAct::EndOfficer { .. } => officer(line, words, act).await,
            AdminAct::MakeProvisioning { office, prefix, count, days, folder } => {
                self.provisioning(line, words, office, &prefix, (&count, &days), &folder).await
            }
            AdminAct::AddClosure { .. }
            | AdminAct::RemoveClosure { .. }
            | AdminAct::SetSlots { .. }
            | AdminAct::RemoveSlots { .. } => hours(line, words, act).await,
            AdminAct::Unlock { kind, about, reason } => {
                line.act("locks/unlock", &Unlock { kind, about, reason: trimmed(&reason) }).await?;
                Ok(said(words, "admin-done-unlocked"))
            }
            device => self.device(line, words, device).await,
        }
    }

    async fn device(&self, line: &Line<'_>, words: &Words, act: AdminAct) -> Result<AdminDone, Failure> {
        match act {
            AdminAct::MakeCode { office, class, name, approval } => {
                let name = trimmed(&name);
                let new = NewCode { class, office: OfficeId(office), name: name.clone(), approval };
                let code = line.post("device-codes", &new).await?;
                Ok(self.code(line, words, name, code, approval))
            }
            AdminAct::MakeCodeAgain { id, name, approval } => {
                let code =
                    line.post(&format!("devices/{}/code", plain(&id)), &CodeAgain { approval }).await?;
                Ok(self.code(line, words, name, code, approval))
            }
            AdminAct::ApproveDevice { id } => {
                line.act(&format!("devices/{}/approve", plain(&id)), &Value::Null).await?;
                Ok(said(words, "admin-done-approved"))
            }
            AdminAct::RenameDevice { id, name } => {
                line.act(&format!("devices/{}/rename", plain(&id)), &Rename { name: trimmed(&name) }).await?;
                Ok(said(words, "admin-done-renamed"))
            }
            AdminAct::RevokeDevice { id } => {
                line.act(&format!("devices/{}/revoke", plain(&id)), &Value::Null).await?;
                Ok(said(words, "admin-done-revoked"))
            }
            AdminAct::RevokeProvisioning { id } => {
                line.act(&format!("provisioning/{}/revoke", plain(&id)), &Value::Null).await?;
                Ok(said(words, "admin-done-withdrawn"))
            }
            _ => Err(Failure::internal("an act that is about no device")),
        }
    }

    fn code(&self, line: &Line<'_>, words: &Words, name: String, code: Code, approval: bool) -> AdminDone {
        let left = (code.expires_at - self.now()).max(0) / 1000;
        let server = line.identity.server.clone();
        let once = Once::Code {
            ticket: enrolment_ticket(&server, &code.code),
            name,
            code: code.code,
            server,
            seconds: u32::try_from(left).unwrap_or(0),
            approval,
        };
        AdminDone { said: words.text("admin-done-code"), once: Some(once) }
    }

    /// A file that cannot be saved must not connect anything: it is withdrawn again.
    async fn provisioning(
        &self,
        line: &Line<'_>,
        words: &Words,
        office: String,
        prefix: &str,
        (count, days): (&str, &str),
        folder: &str,
    ) -> Result<AdminDone, Failure> {
        let new = NewProvisioning {
            office: OfficeId(office),
            class: DeviceClass::Kiosk,
            prefix: trimmed(prefix),
            count: figure("count", count)?,
            days: figure("days", days)?,
            server: line.identity.server.clone(),
        };
        let made: ProvisioningMade = line.post("provisioning", &new).await?;
        let bytes = serde_json::to_vec_pretty(&made.file).map_err(|e| Failure::internal(e.to_string()))?;
        let name = format!("lawang-{}-{}", new.office, slug(&new.prefix));
        let path = match self.save_file(folder, &name, &bytes) {
            Ok(path) => path,
            Err(failure) => {
                let id = made.provisioning.id;
                line.act(&format!("provisioning/{id}/revoke"), &Value::Null).await?;
                return Err(failure);
            }
        };
        let until = made.provisioning.valid_until;
        let once = Once::File {
            path: path.display().to_string(),
            count: made.provisioning.count,
            until: words.moment(&self.zoned(until), &self.zoned(self.now())),
        };
        Ok(AdminDone { said: words.text("admin-done-file"), once: Some(once) })
    }
}

async fn office(line: &Line<'_>, words: &Words, act: AdminAct) -> Result<AdminDone, Failure> {
    match act {
        AdminAct::AddOffice { name } => {
            let name = trimmed(&name);
            if name.is_empty() {
                return Err(Failure::Field("name".into()));
            }
            let _: Value = line.post("offices", &NewOffice { id: slug(&name), name: name.clone() }).await?;
            Ok(said_of(words, "admin-done-office-added", &name))
        }
        AdminAct::RenameOffice { id, name } => {
            line.act(&format!("offices/{}/rename", plain(&id)), &Rename { name: trimmed(&name) }).await?;
            Ok(said(words, "admin-done-renamed"))
        }
        AdminAct::CloseOffice { id } => {
            line.act(&format!("offices/{}/close", plain(&id)), &Value::Null).await?;
            Ok(said(words, "admin-done-office-closed"))
        }
        _ => Err(Failure::internal("an act that is about no office")),
    }
}

async fn officer(line: &Line<'_>, words: &Words, act: AdminAct) -> Result<AdminDone, Failure> {
    match act {
        AdminAct::AddOfficer { office, login, name, roles } => {
            let (login, name) = (trimmed(&login).to_lowercase(), trimmed(&name));
            let office = OfficeId(office);
            let new = NewOfficer { login: login.clone(), name: name.clone(), office, roles, password: None };
            let added: OfficerAdded = line.post("officers", &new).await?;
            let said = words.text_with("admin-done-officer-added", &Args::new().with("name", name.clone()));
            let once = added.password.map(|password| Once::Password { name, login, password });
            Ok(AdminDone { said, once })
        }
        AdminAct::ChangeOfficer { id, office, name, roles } => {
            let new = ChangeOfficer { name: trimmed(&name), office: OfficeId(office), roles };
            line.act(&format!("officers/{}/change", plain(&id)), &new).await?;
            Ok(said(words, "admin-done-officer-changed"))
        }
        AdminAct::ResetPassword { id, name } => {
            let reset: ResetDone =
                line.post(&format!("officers/{}/reset", plain(&id)), &Reset::default()).await?;
            let once = reset.password.map(|password| Once::Password { name, login: String::new(), password });
            Ok(AdminDone { said: words.text("admin-done-reset"), once })
        }
        AdminAct::EndOfficer { id } => {
            line.act(&format!("officers/{}/leave", plain(&id)), &Value::Null).await?;
            Ok(said(words, "admin-done-officer-left"))
        }
        _ => Err(Failure::internal("an act that is about no officer")),
    }
}

async fn hours(line: &Line<'_>, words: &Words, act: AdminAct) -> Result<AdminDone, Failure> {
    match act {
        AdminAct::AddClosure { office, date, words: reasons } => {
            let reasons = reasons.into_iter().map(|(language, text)| (language, trimmed(&text)));
            let new = Closure { date: day("date", &date)?, words: reasons.collect() };
            line.act(&format!("offices/{}/closures", plain(&office)), &new).await?;
            Ok(said_of(words, "admin-done-closure", &words.date(new.date)))
        }
        AdminAct::RemoveClosure { office, date } => {
            let date = day("date", &date)?;
            line.act(&format!("offices/{}/closures/remove", plain(&office)), &json!({ "date": date }))
                .await?;
            Ok(said(words, "admin-done-closure-removed"))
        }
        AdminAct::SetSlots { office, from, days_ahead, windows } => {
            let plan =
                SlotPlan { windows: read_windows(windows)?, days_ahead: figure("days_ahead", &days_ahead)? };
            let new = DatedPlan { from: day("from", &from)?, plan };
            line.act(&format!("offices/{}/plans", plain(&office)), &new).await?;
            Ok(said_of(words, "admin-done-plan", &words.date(new.from)))
        }
        AdminAct::RemoveSlots { office, from } => {
            let from = day("from", &from)?;
            line.act(&format!("offices/{}/plans/remove", plain(&office)), &json!({ "from": from })).await?;
            Ok(said(words, "admin-done-plan-removed"))
        }
        _ => Err(Failure::internal("an act that is about no hours")),
    }
}

fn read_windows(typed: Vec<WindowTyped>) -> Result<Vec<Window>, Failure> {
    let read = |(i, typed): (usize, WindowTyped)| {
        let field = |part: &str| format!("windows-{i}-{part}");
        let time =
            |part: &str, text: &str| text.trim().parse::<Time>().map_err(|_| Failure::Field(field(part)));
        Ok(Window {
            weekday: i8::try_from(typed.weekday).map_err(|_| Failure::Field(field("weekday")))?,
            from: time("from", &typed.from)?,
            to: time("to", &typed.to)?,
            minutes: figure(&field("minutes"), &typed.minutes)?,
            capacity: figure(&field("capacity"), &typed.capacity)?,
            services: typed.services,
        })
    };
    typed.into_iter().enumerate().map(read).collect()
}

fn said(words: &Words, id: &str) -> AdminDone {
    AdminDone { said: words.text(id), once: None }
}

fn said_of(words: &Words, id: &str, what: &str) -> AdminDone {
    AdminDone { said: words.text_with(id, &Args::new().with("what", what.to_owned())), once: None }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

/// An id that is put into a path is one: nothing of it leads elsewhere.
fn plain(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

fn figure<T: std::str::FromStr>(field: &str, typed: &str) -> Result<T, Failure> {
    typed.trim().parse().map_err(|_| Failure::Field(field.to_owned()))
}

fn day(field: &str, typed: &str) -> Result<Date, Failure> {
    typed.trim().parse().map_err(|_| Failure::Field(field.to_owned()))
}
