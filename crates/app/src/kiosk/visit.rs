//! One visit at a kiosk: where the visitor is, what was answered, and the way on and back. Pure but for
//! the draft's keys: time, catalogue and words are passed in, storage happens outside.

use std::collections::BTreeSet;

use jiff::civil::Date;
use lawang_core::case::{Case, Pinned};
use lawang_core::catalogue::Catalogue;
use lawang_core::form::acting::Acting;
use lawang_core::form::answer::{self, Answer, Answers, Documents, FieldId};
use lawang_core::form::mrz::Zone;
use lawang_core::form::walk::correctable;
use lawang_core::form::{Page, PageKind, Service, walk};
use lawang_core::ids::{SessionId, StreamId};
use lawang_core::journal::Origin;
use lawang_core::journal::wire::SlotsResponse;
use lawang_core::policy::assess::{assess, before_form, facts};
use lawang_core::policy::assessment::{Assessment, Outcome};
use lawang_core::policy::expression::Facts;

use super::draft::Draft;
use super::family::Shared;
use super::from_phone::Offer;
use super::upload::Upload;
use crate::failure::Failure;

/// The field that opens a draft again, beside its code.
pub const BIRTH_DATE: &str = "birth_date";
/// The applicant's name, by which a case is known in lists and declarations.
pub const FULL_NAME: &str = "full_name";

#[derive(Debug, Clone)]
pub struct Visit {
    pub language: String,
    pub session: SessionId,
    pub at: At,
    /// The service whose guide or form is open.
    pub service: Option<String>,
    pub form: Form,
    /// What the draft on disk is known by; none before the first answer.
    pub draft: Option<Draft>,
    /// When the last answer was committed, in ms since 1970 UTC.
    pub saved: Option<i64>,
    pub borrowed: Option<Borrowed>,
    /// The receipt that is shown.
    pub receipt: Option<Receipt>,
    /// Every receipt of this visit; a family has several.
    pub receipts: Vec<Receipt>,
    /// What the applications of this visit have in common.
    pub shared: Shared,
    /// At a counter: an officer of this window files, for the one who stands there.
    pub counter: bool,
    /// A file on its way from the window.
    pub upload: Option<Upload>,
    /// What can be booked, as it was asked for last.
    pub slots: Option<SlotsResponse>,
    /// A file of this page is waited for from the visitor's phone.
    pub offer: Option<Offer>,
    /// The rules that the visitor was shown last.
    pub rules: Option<Pinned>,
    /// What changed under the visitor's hands, until they go on: a name of words for a problem.
    pub notice: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    Services,
    Guide,
    /// The deadlines of a permit; answered once this was asked for here.
    Deadlines {
        answered: bool,
    },
    Page(String),
    Assessment,
    ResumeCode,
    Check,
    Declaration,
    Receipt,
    Status,
    Slots,
}

/// What is being filled in: an application, or a correction of some fields of a case.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub answers: Answers,
    pub documents: Documents,
    /// Documents from the application before, not replaced since.
    pub reused: BTreeSet<FieldId>,
    pub zone: Option<Zone>,
    /// Set when a page was opened from the check: it goes back there.
    pub returning: bool,
    /// The fields that may be changed; all of them where none.
    pub correcting: Option<BTreeSet<FieldId>>,
}

/// A case borrowed for this session, after both secrets.
#[derive(Debug, Clone)]
pub struct Borrowed {
    pub stream: StreamId,
    pub session: SessionId,
    pub case: Case,
    pub version: u64,
    /// Opens it again within this visit.
    pub pin: String,
    /// The newest entry that was sent from here.
    pub sent: Option<Origin>,
}

/// What the receipt shows; kept until the visit ends.
#[derive(Debug, Clone)]
pub struct Receipt {
    pub service: String,
    /// In which role someone acted for the applicant.
    pub acting: Option<Acting>,
    pub stream: StreamId,
    pub reference: String,
    pub pin: String,
    pub submitted: i64,
    /// A fee is to be paid.
    pub pays: bool,
    /// The rules ask for a visit in person.
    pub interview: bool,
    /// What was filed, for a print of it; it goes with the visit.
    pub case: Case,
    /// The centre's seal on it, once it is known here.
    pub seal: Option<String>,
}

impl Visit {
    pub fn new(language: String, session: SessionId) -> Self {
        Self {
            language,
            session,
            at: At::Services,
            service: None,
            form: Form::default(),
            draft: None,
            saved: None,
            borrowed: None,
            receipt: None,
            receipts: vec![],
            shared: Shared::default(),
            counter: false,
            upload: None,
            slots: None,
            offer: None,
            rules: None,
            notice: None,
        }
    }

    /// After submitting: what was typed is in the entry now. The visit keeps its receipts, and what another
    /// application of the family may need.
    pub fn submitted(&mut self, receipt: Receipt) {
        let next = Self::new(self.language.clone(), self.session);
        let (mut receipts, shared) = (std::mem::take(&mut self.receipts), std::mem::take(&mut self.shared));
        receipts.push(receipt.clone());
        *self =
            Self { at: At::Receipt, receipt: Some(receipt), receipts, shared, counter: self.counter, ..next };
    }

    /// Whether the service of this visit is filed here.
    pub fn files_here(&self, service: &Service) -> bool {
        if self.counter { service.filed.counter } else { service.filed.kiosk }
    }

    pub fn service<'c>(&self, catalogue: &'c Catalogue) -> Result<&'c Service, Failure> {
        self.service.as_ref().and_then(|id| catalogue.services.get(id)).ok_or_else(Failure::not_found)
    }

    pub fn facts(&self, catalogue: &Catalogue, today: Date) -> Result<Facts, Failure> {
        Ok(facts(self.service(catalogue)?, &catalogue.policy, &self.form.answers, today))
    }

    pub fn assess(&self, catalogue: &Catalogue, today: Date) -> Result<Assessment, Failure> {
        Ok(assess(self.service(catalogue)?, &catalogue.policy, &self.form.answers, today))
    }

    /// What can be said before the form.
    pub fn screen(&self, catalogue: &Catalogue, today: Date) -> Result<Assessment, Failure> {
        Ok(before_form(self.service(catalogue)?, &catalogue.policy, &self.form.answers, today))
    }

    /// The first question before the form that is open and could refuse the service.
    pub fn open_question<'c>(
        &self,
        catalogue: &'c Catalogue,
        today: Date,
    ) -> Result<Option<&'c Page>, Failure> {
        let facts = self.facts(catalogue, today)?;
        let service = self.service(catalogue)?;
        let missing = walk::missing(service, &self.form.answers, &self.form.documents, &facts);
        Ok(missing
            .into_iter()
            .map(|(page, _)| page)
            .find(|page| service.screening.iter().any(|s| s.id == page.id)))
    }

    /// Opens the guide of a service. What was answered for another service is left.
    pub fn open_guide(&mut self, service: &str) {
        self.notice = None;
        if self.service.as_deref() != Some(service) {
            self.form = Form::default();
            self.draft = None;
            self.saved = None;
        }
        self.service = Some(service.to_owned());
        self.at = At::Guide;
    }

    /// Takes over the rules that are in force now. Answers stay. True where the visitor has to see something
    /// first, and the step that was asked for is not taken: nobody sends a form under rules they have not read,
    /// and a page or service that is gone leads to what is there.
    pub fn heed(&mut self, catalogue: &Catalogue) -> bool {
        let before = self.rules.replace(catalogue.pinned());
        // A receipt, a status and a correction are of what was filed: other rules change nothing there.
        let filling = !matches!(self.at, At::Receipt | At::Status | At::Slots | At::Services)
            && self.form.correcting.is_none();
        if before.is_none_or(|before| before == catalogue.pinned()) || !filling {
            return false;
        }
        let Ok(service) = self.service(catalogue) else {
            (self.at, self.service, self.form) = (At::Services, None, Form::default());
            self.notice = Some("service-ended");
            return true;
        };
        let gone = matches!(&self.at, At::Page(page) if service.page(page).is_none());
        if gone || matches!(self.at, At::Check | At::Declaration) {
            self.at = At::Assessment;
            self.notice = Some("rules-changed");
            return true;
        }
        false
    }

    /// From the guide into the questions.
    pub fn begin(&mut self, catalogue: &Catalogue, today: Date) -> Result<(), Failure> {
        let facts = self.facts(catalogue, today)?;
        let service = self.service(catalogue)?;
        self.at = match walk::after(&service.screening, None, &facts) {
            Some(page) => At::Page(page.id.clone()),
            None => At::Assessment,
        };
        Ok(())
    }

    /// On from a page whose answers were taken.
    pub fn after_page(&mut self, page: &str, catalogue: &Catalogue, today: Date) -> Result<(), Failure> {
        if let Some(asked) = self.form.correcting.clone() {
            return self.after_corrected(page, &asked, catalogue);
        }
        let facts = self.facts(catalogue, today)?;
        let service = self.service(catalogue)?;
        if std::mem::take(&mut self.form.returning) {
            self.at = match walk::missing(service, &self.form.answers, &self.form.documents, &facts).first() {
                // A changed answer can open a page that nobody has answered yet.
                Some((open, _)) => {
                    self.form.returning = true;
                    At::Page(open.id.clone())
                }
                None => At::Check,
            };
            return Ok(());
        }
        let screening = service.screening.iter().any(|p| p.id == page);
        let pages = if screening { &service.screening } else { &service.pages };
        self.at = match walk::after(pages, Some(page), &facts) {
            _ if !screening && self.shows_code_after(page, service) => At::ResumeCode,
            Some(next) => At::Page(next.id.clone()),
            None if screening => At::Assessment,
            None => At::Check,
        };
        Ok(())
    }

    fn shows_code_after(&self, page: &str, service: &Service) -> bool {
        service.page(page).is_some_and(asks_birth) && self.shows_code(service)
    }

    /// Once, and where something can be filed: elsewhere there is nothing to go on with.
    fn shows_code(&self, service: &Service) -> bool {
        self.files_here(service) && self.draft.as_ref().is_none_or(|draft| draft.opened_by.is_none())
    }

    /// From the assessment into the form. Where the questions before it ask for the birth date already, the code comes
    /// first.
    fn form_begins(&self, service: &Service, facts: &Facts) -> At {
        let known = self.form.answers.contains_key(BIRTH_DATE) && service.screening.iter().any(asks_birth);
        if known && self.shows_code(service) { At::ResumeCode } else { first_form_page(service, facts) }
    }

    fn after_corrected(
        &mut self,
        page: &str,
        asked: &BTreeSet<FieldId>,
        catalogue: &Catalogue,
    ) -> Result<(), Failure> {
        let service = self.service(catalogue)?;
        let mut pages = correctable(service, asked).skip_while(|p| p.id != page).skip(1);
        self.at = match pages.next() {
            Some(next) if !self.form.returning => At::Page(next.id.clone()),
            _ => At::Check,
        };
        self.form.returning = false;
        Ok(())
    }

    /// On from a screen without fields.
    pub fn go_on(&mut self, catalogue: &Catalogue, today: Date) -> Result<(), Failure> {
        let facts = self.facts(catalogue, today)?;
        let service = self.service(catalogue)?;
        self.at = match &self.at {
            At::Assessment if !self.files_here(service) => At::Assessment,
            At::Assessment if self.screen(catalogue, today)?.outcome == Outcome::NotEligible => {
                At::Assessment
            }
            // What was answered is not gone through again.
            At::Assessment if self.notice.take().is_some() => {
                match walk::missing(service, &self.form.answers, &self.form.documents, &facts).first() {
                    Some((page, _)) => {
                        self.form.returning = true;
                        At::Page(page.id.clone())
                    }
                    None => At::Check,
                }
            }
            // Nobody begins the form with a question open that could refuse the service.
            At::Assessment => match self.open_question(catalogue, today)? {
                Some(page) => At::Page(page.id.clone()),
                None => self.form_begins(service, &facts),
            },
            At::ResumeCode if service.screening.iter().any(asks_birth) => first_form_page(service, &facts),
            At::ResumeCode => {
                let birth = service.pages.iter().find(|page| asks_birth(page));
                let next = walk::after(&service.pages, birth.map(|p| p.id.as_str()), &facts);
                next.map_or(At::Check, |page| At::Page(page.id.clone()))
            }
            At::Check if self.assess(catalogue, today)?.outcome == Outcome::NotEligible => At::Assessment,
            At::Check => {
                match walk::missing(service, &self.form.answers, &self.form.documents, &facts).first() {
                    Some((page, _)) => {
                        self.form.returning = true;
                        At::Page(page.id.clone())
                    }
                    None => At::Declaration,
                }
            }
            at => at.clone(),
        };
        Ok(())
    }

    pub fn go_back(&mut self, catalogue: &Catalogue, today: Date) -> Result<(), Failure> {
        if self.service.is_none() {
            self.at = if self.at == At::Slots { At::Status } else { At::Services };
            return Ok(());
        }
        let facts = self.facts(catalogue, today)?;
        let service = self.service(catalogue)?;
        let last = |pages: &[Page]| walk::shown(pages, &facts).next_back().map(|p| At::Page(p.id.clone()));
        self.at = match &self.at {
            At::Page(_) | At::Check if self.form.correcting.is_some() => {
                self.form.correcting = None;
                At::Status
            }
            At::Page(_) if std::mem::take(&mut self.form.returning) => At::Check,
            At::Page(id) if service.screening.iter().any(|p| p.id == *id) => {
                walk::before(&service.screening, id, &facts).map_or(At::Guide, |p| At::Page(p.id.clone()))
            }
            At::Page(id) => {
                walk::before(&service.pages, id, &facts).map_or(At::Assessment, |p| At::Page(p.id.clone()))
            }
            At::Assessment => last(&service.screening).unwrap_or(At::Guide),
            At::ResumeCode if service.screening.iter().any(asks_birth) => At::Assessment,
            At::ResumeCode => first_form_page(service, &facts),
            At::Check => last(&service.pages).unwrap_or(At::Assessment),
            At::Declaration => At::Check,
            At::Slots => At::Status,
            At::Status if self.receipt.is_some() => At::Receipt,
            At::Deadlines { .. } => At::Guide,
            At::Guide | At::Services | At::Receipt | At::Status => At::Services,
        };
        Ok(())
    }

    /// Opens a page from the check.
    pub fn change(&mut self, page: &str, catalogue: &Catalogue) -> Result<(), Failure> {
        let service = self.service(catalogue)?;
        let page = service.page(page).ok_or_else(Failure::not_found)?;
        if let Some(asked) = &self.form.correcting
            && !page.fields.iter().any(|f| asked.contains(f))
        {
            return Err(Failure::not_found());
        }
        self.form.returning = true;
        self.at = At::Page(page.id.clone());
        Ok(())
    }

    /// Whether the fields of a page may be answered here and now.
    pub fn may_answer(&self, field: &str) -> bool {
        self.form.correcting.as_ref().is_none_or(|asked| asked.contains(field))
    }

    /// Takes one parsed answer; what was scanned stays known.
    pub fn answer(&mut self, field: &str, value: Option<String>) {
        answer::put(&mut self.form.answers, field, value);
    }

    /// Fills the fields of the service that the zone knows. A field whose check digit fails is filled
    /// too: the screen says which to compare.
    pub fn take_zone(&mut self, zone: Zone, catalogue: &Catalogue) -> Result<(), Failure> {
        let service = self.service(catalogue)?;
        for (id, field) in &service.fields {
            if let Some(value) = field.mrz.and_then(|part| zone.parts.get(&part))
                && self.may_answer(id)
            {
                let doubtful = field.mrz.is_some_and(|part| zone.is_doubtful(part));
                let answer = Answer { doubtful, ..Answer::scanned(value.clone()) };
                self.form.answers.insert(id.clone(), answer);
            }
        }
        self.form.zone = Some(zone);
        Ok(())
    }

    /// From the status into the correction that was asked for.
    pub fn begin_correction(&mut self, fields: &[FieldId], catalogue: &Catalogue) -> Result<(), Failure> {
        let borrowed = self.borrowed.as_ref().ok_or_else(Failure::signed_out)?;
        let asked: BTreeSet<FieldId> = fields.iter().cloned().collect();
        self.service = Some(borrowed.case.service.clone());
        self.form = Form {
            answers: borrowed.case.answers.clone(),
            documents: borrowed.case.documents.clone(),
            correcting: Some(asked.clone()),
            ..Form::default()
        };
        let service = self.service(catalogue)?;
        let first = correctable(service, &asked).next().ok_or_else(Failure::not_found)?;
        self.at = At::Page(first.id.clone());
        Ok(())
    }
}

fn asks_birth(page: &Page) -> bool {
    page.fields.iter().any(|field| field == BIRTH_DATE)
}

fn first_form_page(service: &Service, facts: &Facts) -> At {
    walk::after(&service.pages, None, facts).map_or(At::Check, |page| At::Page(page.id.clone()))
}

pub fn is_passport(page: &Page) -> bool {
    page.kind == PageKind::Passport
}
