//! The timeline of a case as the journal has it: who did what when, what changed, and what was refused.

use std::collections::BTreeMap;

use lawang_core::case::status::slot_in_words;
use lawang_core::case::{About, CaseEvent, Channel, Decision, SealOf, Taken, Undelivered, VisitRecord};
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::form::Service;
use lawang_core::journal::{Author, Entry, Grant, Standing};
use lawang_core::payment::{Confirmed, Payment, grouped};

use super::view::*;
use crate::app::App;
use crate::failure::{refusal_args, refusal_name};
use crate::shown::{attachment_view, show_answer};
use crate::store::entry::Stored;

impl App {
    pub(super) fn timeline(
        &self,
        entries: &[Stored],
        service: &Service,
        names: &BTreeMap<String, String>,
        words: &Words,
    ) -> Vec<TimelineItem> {
        let mut answers = BTreeMap::new();
        let mut items: Vec<TimelineItem> = entries
            .iter()
            .filter_map(|stored| self.timeline_item(stored, service, names, &mut answers, words))
            .collect();
        items.reverse();
        items
    }

    fn timeline_item(
        &self,
        stored: &Stored,
        service: &Service,
        names: &BTreeMap<String, String>,
        answers: &mut BTreeMap<String, String>,
        words: &Words,
    ) -> Option<TimelineItem> {
        let header = stored.entry.header().ok()?;
        let event = stored.entry.event::<CaseEvent>().ok()?;
        let refused = !matches!(stored.standing, Standing::Accepted | Standing::Pending);
        let kind = kind(&event);
        let note = self.note(&event, words);
        let changes = if refused { vec![] } else { changes(&event, service, answers, words) };
        let who = match header.author {
            Author::Applicant { .. } => names
                .get(&header.origin.device.to_string())
                .cloned()
                .unwrap_or_else(|| words.text("timeline-applicant")),
            Author::Officer { officer, .. } => {
                names.get(&officer.to_string()).cloned().unwrap_or_else(|| words.text("role-officer"))
            }
            Author::Centre => words.text("timeline-centre"),
        };
        let when = words.moment(&self.zoned(header.time.wall), &self.zoned(self.now()));
        let title = event_title(words, &stored.entry);
        Some(TimelineItem {
            kind: if refused { TimelineKind::RefusedAct } else { kind },
            title: match refused {
                true => words.text_with("act-refused-title", &Args::new().with("act", title)),
                false => title,
            },
            detail: words.text_with("timeline-by", &Args::new().with("who", who).with("when", when)),
            note: match refused {
                true => Some(
                    [Some(standing_words(words, stored)), note]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" — "),
                ),
                false => note,
            },
            changes,
            pending: (stored.standing == Standing::Pending).then(|| words.text("timeline-pending")),
        })
    }

    /// What an event says beside its title.
    fn note(&self, event: &CaseEvent, words: &Words) -> Option<String> {
        let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        match event {
            CaseEvent::Submitted(_)
            | CaseEvent::Corrected { .. }
            | CaseEvent::VisitMissed
            | CaseEvent::Sealed { .. } => None,
            CaseEvent::Reassessed(anew) => {
                Some(words.text_with("timeline-reassessed-detail", &Args::new().with("number", anew.number)))
            }
            CaseEvent::CorrectionAsked { note, .. } | CaseEvent::ToldInPerson { note } => said(note),
            CaseEvent::Noted { text } => said(text),
            CaseEvent::Decided(Decision { reason, citation, .. })
            | CaseEvent::Revoked { reason, citation } => Some(format!("{reason} ({citation})")),
            CaseEvent::Withdrawn { reason } => said(reason),
            CaseEvent::BillIssued(bill) => {
                let until = words.moment(&self.zoned(bill.expires), &self.zoned(self.now()));
                let args = Args::new()
                    .with("code", grouped(&bill.code))
                    .with("amount", words.money(bill.amount))
                    .with("moment", until);
                Some(words.text_with("timeline-bill", &args))
            }
            CaseEvent::Paid(payment) => Some(paid_words(words, payment)),
            CaseEvent::VisitBooked { slot } => Some(slot_in_words(slot, words)),
            CaseEvent::VisitDone(record) => said(&visit_words(words, record)),
            CaseEvent::Collected { by } => {
                Some(words.text_with("timeline-collected-by", &Args::new().with("who", by.clone())))
            }
            CaseEvent::Undelivered(notice) => Some(undelivered_words(words, notice)),
            CaseEvent::ConsentChanged(change) => said(&words.text(&format!("field-{}", change.purpose))),
        }
    }
}

fn paid_words(words: &Words, payment: &Payment) -> String {
    let id = match payment.by {
        Confirmed::Gateway => "timeline-paid-gateway",
        Confirmed::Number => "timeline-paid-number",
        Confirmed::Reason => "timeline-paid-reason",
    };
    let args = Args::new()
        .with("number", payment.number.clone().unwrap_or_default())
        .with("reason", payment.reason.clone().unwrap_or_default());
    words.text_with(id, &args)
}

/// "Photo, Interview · Done elsewhere: Denpasar · note"
fn visit_words(words: &Words, record: &VisitRecord) -> String {
    let taken = record.taken.iter().map(|taken| {
        words.text(match taken {
            Taken::Photo => "taken-photo",
            Taken::Fingerprints => "taken-fingerprints",
            Taken::Signature => "taken-signature",
            Taken::Interview => "taken-interview",
        })
    });
    let elsewhere = record
        .elsewhere
        .as_ref()
        .map(|place| words.text_with("timeline-visit-elsewhere", &Args::new().with("place", place.clone())));
    let parts = [Some(taken.collect::<Vec<_>>().join(", ")), elsewhere, Some(record.note.clone())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

pub(super) fn officer_names(
    records: &[lawang_core::journal::wire::OfficerRecord],
) -> BTreeMap<String, String> {
    // The text is the server's, checked when the officer signs in; here it only names people.
    let name = |record: &lawang_core::journal::wire::OfficerRecord| {
        let grant: Grant = serde_json::from_str(&record.grant.text).ok()?;
        Some((record.officer.to_string(), grant.name))
    };
    records.iter().filter_map(name).collect()
}

/// What an entry is, as a title.
pub(super) fn event_title(words: &Words, entry: &Entry) -> String {
    words.text(match entry.event::<CaseEvent>() {
        Ok(CaseEvent::Submitted(_)) => "timeline-submitted",
        Ok(CaseEvent::CorrectionAsked { .. }) => "timeline-correction-asked",
        Ok(CaseEvent::Corrected { .. }) => "timeline-corrected",
        Ok(CaseEvent::Noted { .. }) => "timeline-noted",
        Ok(CaseEvent::Decided(d)) if d.granted => "timeline-granted",
        Ok(CaseEvent::Decided(_)) => "timeline-refused",
        Ok(CaseEvent::BillIssued(_)) => "timeline-bill-issued",
        Ok(CaseEvent::Paid(_)) => "timeline-paid",
        Ok(CaseEvent::VisitBooked { .. }) => "timeline-visit-booked",
        Ok(CaseEvent::VisitDone(_)) => "timeline-visit-done",
        Ok(CaseEvent::VisitMissed) => "timeline-visit-missed",
        Ok(CaseEvent::Withdrawn { .. }) => "timeline-withdrawn",
        Ok(CaseEvent::Collected { .. }) => "timeline-collected",
        Ok(CaseEvent::Revoked { .. }) => "timeline-revoked",
        Ok(CaseEvent::Sealed { of: SealOf::Receipt, .. }) => "timeline-sealed-receipt",
        Ok(CaseEvent::Sealed { of: SealOf::Permit, .. }) => "timeline-sealed-permit",
        Ok(CaseEvent::Undelivered(_)) => "timeline-undelivered",
        Ok(CaseEvent::ToldInPerson { .. }) => "timeline-told-in-person",
        Ok(CaseEvent::Reassessed(_)) => "timeline-reassessed",
        Ok(CaseEvent::ConsentChanged(change)) if change.given => "timeline-consent-given",
        Ok(CaseEvent::ConsentChanged(_)) => "timeline-consent-withdrawn",
        Err(_) => "timeline-refused-act",
    })
}

fn kind(event: &CaseEvent) -> TimelineKind {
    match event {
        CaseEvent::Submitted(_) => TimelineKind::Submitted,
        CaseEvent::CorrectionAsked { .. } => TimelineKind::CorrectionAsked,
        CaseEvent::Corrected { .. } => TimelineKind::Corrected,
        CaseEvent::Decided(d) if d.granted => TimelineKind::Granted,
        CaseEvent::Decided(_) => TimelineKind::Refused,
        CaseEvent::Noted { .. }
        | CaseEvent::ToldInPerson { .. }
        | CaseEvent::Reassessed(_)
        | CaseEvent::ConsentChanged(_) => TimelineKind::Note,
        CaseEvent::Paid(_) => TimelineKind::Payment,
        CaseEvent::VisitBooked { .. } | CaseEvent::VisitDone(_) | CaseEvent::VisitMissed => {
            TimelineKind::Visit
        }
        CaseEvent::Withdrawn { .. } => TimelineKind::Withdrawn,
        CaseEvent::Collected { .. } => TimelineKind::Collected,
        CaseEvent::Revoked { .. } => TimelineKind::Revoked,
        CaseEvent::BillIssued(_) | CaseEvent::Sealed { .. } => TimelineKind::Centre,
        CaseEvent::Undelivered(_) => TimelineKind::Undelivered,
    }
}

/// Which notice did not arrive, and why.
pub(super) fn undelivered_words(words: &Words, notice: &Undelivered) -> String {
    let channel = match notice.channel {
        Channel::Email => "channel-email",
        Channel::Webhook => "channel-webhook",
        Channel::Handover => "channel-handover",
    };
    let about = match notice.about {
        About::Submitted => "about-submitted",
        About::PaymentDue => "about-payment-due",
        About::Paid => "about-paid",
        About::VisitBooked => "about-visit-booked",
        About::VisitReminder => "about-visit-reminder",
        About::VisitMissed => "about-visit-missed",
        About::CorrectionAsked => "about-correction-asked",
        About::Granted => "about-granted",
        About::Refused => "about-refused",
        About::ReadyToCollect => "about-ready-to-collect",
        About::Revoked => "about-revoked",
    };
    let args = Args::new()
        .with("channel", words.text(channel))
        .with("about", words.text(about))
        .with("why", undelivered_why(words, &notice.why));
    words.text_with("undelivered-notice", &args)
}

/// The centre names the sort of answer, and its code where there was one: "refused 550".
fn undelivered_why(words: &Words, why: &str) -> String {
    let (sort, code) = why.split_once(' ').unwrap_or((why, ""));
    let id = format!("undelivered-{sort}");
    // A newer centre may know sorts that this build does not.
    if !words.has(&id) {
        return why.to_owned();
    }
    words.text_with(&id, &Args::new().with("code", code.to_owned()))
}

/// Why an entry was not accepted.
pub(super) fn standing_words(words: &Words, stored: &Stored) -> String {
    match (&stored.refusal, stored.standing) {
        (Some(refusal), _) => words.text_with(&refusal_name(refusal), &refusal_args(words, refusal)),
        (None, Standing::Deferred) => words.text("refusal-deferred"),
        (None, Standing::Quarantined) => words.text("refusal-quarantined"),
        (None, _) => String::new(),
    }
}

/// Previous and new, per answer; keeps the running answers in `known`.
fn changes(
    event: &CaseEvent,
    service: &Service,
    known: &mut BTreeMap<String, String>,
    words: &Words,
) -> Vec<AnswerChange> {
    let shown = |field: &String, value: &str| match service.fields.get(field) {
        Some(f) => show_answer(words, &service.id, field, f.kind, value),
        None => value.to_owned(),
    };
    let (answers, documents, first) = match event {
        CaseEvent::Submitted(s) => (&s.answers, &s.documents, true),
        CaseEvent::Corrected { answers, documents } => (answers, documents, false),
        _ => return vec![],
    };
    let answered = answers.iter().map(|(field, a)| (field, shown(field, &a.value)));
    let added = documents.iter().map(|(field, d)| (field, attachment_view(words, d).words));
    let mut out = Vec::new();
    for (field, after) in answered.chain(added) {
        let before = known.insert(field.clone(), after.clone()).unwrap_or_default();
        if !first && before != after {
            let label = words.of(&service.id).text(&format!("field-{field}"));
            out.push(AnswerChange { label, before, after });
        }
    }
    out
}
