//! The office workplace: signing in, the work list, a case and the acts on it. Sessions live here, bound
//! to a window's name; a window never passes one.

mod acts;
pub mod administration;
mod case_view;
pub mod policy;
mod print;
mod proposals;
mod steps;
mod timeline;
pub mod view;

use ed25519_dalek::SigningKey;
use jiff::civil::{Date, DateTime};
use lawang_core::administration::Area;
use lawang_core::case::HANDLE;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::journal::{Grant, Refusal, Role, officer_key};

use crate::app::{App, Window, blocking};
use crate::failure::{Failure, role_name};
use crate::identity;
use crate::journal::Days;
use crate::problem::{Problem, ProblemCode};
use crate::store::case_row::{CaseRow, Listed};
use crate::store::{case_row, entry, guess, officer};
use view::{
    CaseStateView, DueTone, DueView, Journey, ListCount, OfficerView, QueueItem, SyncView, WorkList,
    WorkListKind, WorkRow,
};

/// One signed-in officer, in one window.
pub(crate) struct Desk {
    pub login: String,
    pub grant: Grant,
    pub key: SigningKey,
    /// While this officer administers.
    pub session: Option<administration::Session>,
    /// Proposals whose effect this officer has seen, in the wording of that version.
    pub tried: std::collections::BTreeSet<(lawang_core::ids::StreamId, u64)>,
}

/// The rows of a list that a window is given at once.
const ROWS: u32 = 200;

impl App {
    pub async fn officer(&self, window: Window<'_>) -> Result<Option<OfficerView>, Problem> {
        let language = self.language(window).await;
        // Roles may have changed, and an officer may have left: the newest grant is shown, or nobody.
        let _ = self.desk(window).await;
        let words = self.words(&language).map_err(|failure| self.problem(&language, failure))?;
        Ok(self.0.desks.lock().await.get(window).map(|desk| officer_view(desk, words)))
    }

    /// Works with no network: verifier, sealed key and grant are on the device.
    pub async fn sign_in(
        &self,
        window: Window<'_>,
        login: &str,
        password: &str,
    ) -> Result<OfficerView, Problem> {
        let language = self.language(window).await;
        let signed = self.open_desk(login, password.to_owned()).await;
        let desk = signed.map_err(|failure| self.problem(&language, failure))?;
        let words = self.words(&language).map_err(|failure| self.problem(&language, failure))?;
        let view = officer_view(&desk, words);
        self.0.desks.lock().await.insert(window.to_owned(), desk);
        Ok(view)
    }

    async fn open_desk(&self, login: &str, password: String) -> Result<Desk, Failure> {
        let login = login.trim().to_lowercase();
        let subject = format!("officer:{login}");
        let now = self.now();
        let (record, server_key) = {
            let mut conn = self.store()?.read().await?;
            guess::check(&mut conn, &subject, now).await?;
            let identity = identity::get(&mut conn).await?.ok_or_else(Failure::not_found)?;
            (officer::find(&mut conn, &login).await?, identity.server_key)
        };
        // Without a record the same work is done, so that time does not tell which logins exist.
        let known = record.clone();
        let seed = blocking(move || {
            let decoy = || officer_key::verifier(&password, [0; 16]).map(|_| None);
            match known {
                Some(record) if officer_key::verify(&password, &record.verifier) => {
                    Ok(officer_key::open(&record.sealed_key, &password))
                }
                Some(_) => Ok(None),
                None => decoy().map_err(|e| Failure::internal(e.to_string())),
            }
        })
        .await?;
        let mut tx = self.store()?.write().await?;
        let (Some(record), Some(seed)) = (record, seed) else {
            guess::wrong(&mut tx, &subject, now).await?;
            tx.commit().await?;
            return Err(Failure::told(ProblemCode::WrongSecrets, "wrong-sign-in"));
        };
        guess::right(&mut tx, &subject).await?;
        tx.commit().await?;
        let grant = record.grant.open(&server_key).map_err(|e| Failure::internal(e.to_string()))?;
        if !grant.holds_at(now) {
            return Err(Failure::told(ProblemCode::NotAllowed, "grant-expired"));
        }
        Ok(Desk {
            login,
            grant,
            key: SigningKey::from_bytes(&seed),
            session: None,
            tried: Default::default(),
        })
    }

    pub async fn sign_out(&self, window: Window<'_>) -> Result<(), Problem> {
        let language = self.language(window).await;
        self.0.desks.lock().await.remove(window);
        // What was being filed at this counter goes with the officer; a draft whose code was shown stays.
        self.forget(window).await.map_err(|failure| self.problem(&language, failure))
    }

    pub fn set_office_language(&self, window: Window<'_>, language: &str) -> Result<(), Problem> {
        if !self.catalogue().languages.iter().any(|known| known == language) {
            return Err(self.problem(language, Failure::not_found()));
        }
        let mut languages = self.0.languages.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        languages.insert(window.to_owned(), language.to_owned());
        Ok(())
    }

    /// The session of a window, with the newest grant that the server has given its officer.
    pub(crate) async fn desk(&self, window: Window<'_>) -> Result<(Grant, SigningKey), Failure> {
        let (login, mut grant, key) = {
            let desks = self.0.desks.lock().await;
            let desk = desks.get(window).ok_or_else(Failure::signed_out)?;
            (desk.login.clone(), desk.grant.clone(), desk.key.clone())
        };
        let mut conn = self.store()?.read().await?;
        let identity = identity::get(&mut conn).await?.ok_or_else(Failure::signed_out)?;
        match officer::find(&mut conn, &login).await? {
            // No longer on the staff here: the session ends with the next act.
            None => {
                drop(conn);
                self.0.desks.lock().await.remove(window);
                return Err(Failure::signed_out());
            }
            Some(record) => {
                let newest =
                    record.grant.open(&identity.server_key).map_err(|e| Failure::internal(e.to_string()))?;
                // A new password makes a new key: the old session cannot sign for it.
                if newest.key != grant.key {
                    drop(conn);
                    self.0.desks.lock().await.remove(window);
                    return Err(Failure::signed_out());
                }
                if newest.id != grant.id {
                    drop(conn);
                    if let Some(desk) = self.0.desks.lock().await.get_mut(window) {
                        desk.grant = newest.clone();
                    }
                }
                grant = newest;
            }
        }
        if !grant.holds_at(self.now()) {
            return Err(Failure::told(ProblemCode::NotAllowed, "grant-expired"));
        }
        Ok((grant, key))
    }

    /// The officer of this window, who may file at the counter for someone who stands there.
    pub(crate) async fn clerk(&self, window: Window<'_>) -> Result<(Grant, SigningKey), Failure> {
        let (grant, key) = self.desk(window).await?;
        match grant.has_any(HANDLE) {
            true => Ok((grant, key)),
            false => Err(Failure::Refused(Refusal::RoleMissing { roles: HANDLE.to_vec() })),
        }
    }

    pub async fn work_list(
        &self,
        window: Window<'_>,
        list: WorkListKind,
        search: &str,
    ) -> Result<WorkList, Problem> {
        let language = self.language(window).await;
        self.read_work_list(window, &language, list, search)
            .await
            .map_err(|failure| self.problem(&language, failure))
    }

    async fn read_work_list(
        &self,
        window: Window<'_>,
        language: &str,
        list: WorkListKind,
        search: &str,
    ) -> Result<WorkList, Failure> {
        self.desk(window).await?;
        let words = self.words(language)?;
        let mut conn = self.store()?.read().await?;
        let mut counts = Vec::new();
        let (today, days) = (self.today(), Days::of(&mut conn, self).await?);
        for kind in WorkListKind::ALL {
            let (_, count) = case_row::list(&mut conn, listed(kind), today, "", 0).await?;
            counts.push(ListCount { list: kind, count });
        }
        let (rows, total) = case_row::list(&mut conn, listed(list), today, search, ROWS).await?;
        let rows = rows.into_iter().map(|row| self.work_row(row, &days, words)).collect();
        Ok(WorkList { list, counts, rows, total })
    }

    fn work_row(&self, row: CaseRow, days: &Days, words: &Words) -> WorkRow {
        let state = state_view(&row.state);
        let country = words.maybe(&format!("country-{}", row.nationality)).unwrap_or(row.nationality);
        WorkRow {
            id: row.stream,
            reference: row.reference,
            applicant: row.applicant,
            detail: [country, row.passport]
                .into_iter()
                .filter(|s| !s.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            service: words.text(&format!("service-{}", row.service)),
            due: row.due.parse().ok().map(|due| due_view(due, self.today(), days, words)),
            visit: row.visit.parse().ok().map(|visit: DateTime| visit_words(visit, words)),
            submitted: words.moment(&self.zoned(row.submitted), &self.zoned(self.now())),
            state,
            state_words: state_words(words, state),
            journey: journey(row.pending > 0, row.attention > 0),
        }
    }

    /// One page (from 0) of a document of a case, as a PNG in Base64; a larger one to look closely.
    pub async fn case_document(
        &self,
        window: Window<'_>,
        case: &str,
        attachment: &str,
        page: u32,
        large: bool,
    ) -> Result<String, Problem> {
        let language = self.language(window).await;
        let shown = async {
            self.desk(window).await?;
            let id = case.parse().map_err(|_| Failure::not_found())?;
            let seen = crate::journal::see(&mut *self.store()?.read().await?, id).await?;
            let seen = seen.ok_or_else(Failure::not_found)?;
            if !seen.case.documents.values().any(|d| d.attachment.to_string() == attachment) {
                return Err(Failure::not_found());
            }
            self.picture(attachment, page, large).await
        };
        shown.await.map_err(|failure| self.problem(&language, failure))
    }

    pub async fn sync_view(&self, window: Window<'_>) -> Result<SyncView, Problem> {
        let language = self.language(window).await;
        self.read_sync_view(window, &language).await.map_err(|failure| self.problem(&language, failure))
    }

    async fn read_sync_view(&self, window: Window<'_>, language: &str) -> Result<SyncView, Failure> {
        self.desk(window).await?;
        let words = self.words(language)?;
        let mut conn = self.store()?.read().await?;
        let server = identity::get(&mut conn).await?.map(|i| i.server).unwrap_or_default();
        let (mut waiting, mut attention) = (Vec::new(), Vec::new());
        for stored in entry::outbox(&mut conn, ROWS).await? {
            waiting.push(self.queue_item(&mut conn, &stored, words).await?);
        }
        for row in crate::store::attachment::in_state(&mut conn, "queued", ROWS).await? {
            let case = match row.owner.parse() {
                Ok(id) => case_row::get(&mut conn, id).await?,
                Err(_) => None,
            };
            let detail = case.map(|row| format!("{} · {}", row.applicant, row.reference)).unwrap_or_default();
            waiting.push(QueueItem { case: Some(row.owner), title: words.text("queue-document"), detail });
        }
        for stored in entry::attention(&mut conn).await? {
            let mut item = self.queue_item(&mut conn, &stored, words).await?;
            let why = timeline::standing_words(words, &stored);
            item.detail = format!("{} · {why}", item.detail);
            attention.push(item);
        }
        let link = self.link(|link| link.clone());
        let last_contact = link.last_contact.map(|at| words.moment(&self.zoned(at), &self.zoned(self.now())));
        Ok(SyncView { server, last_contact, waiting, attention })
    }

    async fn queue_item(
        &self,
        conn: &mut sqlx::sqlite::SqliteConnection,
        stored: &crate::store::entry::Stored,
        words: &Words,
    ) -> Result<QueueItem, Failure> {
        let header = stored.entry.header()?;
        let row = case_row::get(conn, header.stream).await?;
        let what = timeline::event_title(words, &stored.entry);
        let who =
            row.as_ref().map(|row| format!("{} · {}", row.applicant, row.reference)).unwrap_or_default();
        let when = words.moment(&self.zoned(header.time.wall), &self.zoned(self.now()));
        Ok(QueueItem {
            case: row.map(|row| row.stream),
            title: words.text_with("queue-entry", &Args::new().with("what", what)),
            detail: [who, when].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · "),
        })
    }
}

fn officer_view(desk: &Desk, words: &Words) -> OfficerView {
    OfficerView {
        name: desk.grant.name.clone(),
        login: desk.login.clone(),
        roles: desk.grant.roles.iter().map(|role| role_name(words, *role)).collect(),
        can_decide: desk.grant.has_any(&[Role::Officer, Role::Supervisor]),
        areas: Area::of(&desk.grant.roles),
        can_file: desk.grant.has_any(HANDLE),
        policy: desk.grant.has_any(policy::POLICY),
    }
}

fn listed(kind: WorkListKind) -> Listed {
    match kind {
        WorkListKind::Overdue => Listed::Overdue,
        WorkListKind::DueToday => Listed::DueToday,
        WorkListKind::Waiting => Listed::Waiting,
        WorkListKind::PaymentDue => Listed::PaymentDue,
        WorkListKind::Visits => Listed::Visits,
        WorkListKind::CorrectionAsked => Listed::CorrectionAsked,
        WorkListKind::ToCollect => Listed::ToCollect,
        WorkListKind::Attention => Listed::Attention,
        WorkListKind::Closed => Listed::Closed,
    }
}

pub(crate) fn state_view(name: &str) -> CaseStateView {
    match name {
        "payment_due" => CaseStateView::PaymentDue,
        "visit_due" => CaseStateView::VisitDue,
        "visit_booked" => CaseStateView::VisitBooked,
        "correction_asked" => CaseStateView::CorrectionAsked,
        "corrected" => CaseStateView::Corrected,
        "granted" => CaseStateView::Granted,
        "ready_to_collect" => CaseStateView::ReadyToCollect,
        "collected" => CaseStateView::Collected,
        "refused" => CaseStateView::Refused,
        "withdrawn" => CaseStateView::Withdrawn,
        "revoked" => CaseStateView::Revoked,
        _ => CaseStateView::New,
    }
}

pub(crate) fn state_words(words: &Words, state: CaseStateView) -> String {
    words.text(match state {
        CaseStateView::New => "case-state-new",
        CaseStateView::PaymentDue => "case-state-payment-due",
        CaseStateView::VisitDue => "case-state-visit-due",
        CaseStateView::VisitBooked => "case-state-visit-booked",
        CaseStateView::ReadyToCollect => "case-state-ready-to-collect",
        CaseStateView::Collected => "case-state-collected",
        CaseStateView::Withdrawn => "case-state-withdrawn",
        CaseStateView::Revoked => "case-state-revoked",
        CaseStateView::CorrectionAsked => "case-state-correction-asked",
        CaseStateView::Corrected => "case-state-corrected",
        CaseStateView::Granted => "case-state-granted",
        CaseStateView::Refused => "case-state-refused",
    })
}

/// "Due today", "2 working days over".
pub(crate) fn due_view(due: Date, today: Date, days: &Days, words: &Words) -> DueView {
    let over = days.calendar.between(due, today);
    let (tone, text) = match due.cmp(&today) {
        std::cmp::Ordering::Less => {
            (DueTone::Overdue, words.text_with("due-overdue", &Args::new().with("days", over.max(1))))
        }
        std::cmp::Ordering::Equal => (DueTone::Today, words.text("due-today")),
        std::cmp::Ordering::Greater => {
            (DueTone::Later, words.text_with("due-on", &Args::new().with("date", words.date_short(due))))
        }
    };
    DueView { tone, words: text }
}

fn visit_words(visit: DateTime, words: &Words) -> String {
    let time = visit.time().strftime("%H:%M").to_string();
    format!("{} {time}", words.date_short(visit.date()))
}

pub(crate) fn journey(pending: bool, attention: bool) -> Journey {
    match (attention, pending) {
        (true, _) => Journey::NeedsAttention,
        (false, true) => Journey::SavedHere,
        (false, false) => Journey::SafeAtCentre,
    }
}
