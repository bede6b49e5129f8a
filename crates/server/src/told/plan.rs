//! Which notices an accepted entry calls for, and which of them the case has overtaken by the time they
//! are sent.

use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use lawang_core::calendar::Calendar;
use lawang_core::case::{About, Case, CaseEvent, Channel, Duty, SealOf, Stage, Status};
use lawang_core::journal::Header;
use lawang_core::slots::Slot;

use crate::error::Result;
use crate::state::Server;
use crate::store::Connection;
use crate::store::notice::{self, Event, NewNotice, Notice};
use crate::store::stream::Stream;
use crate::visits;

/// The names of the answers that say how to reach the applicant (see the catalogue's contact block).
pub const EMAIL: &str = "email";
pub const PHONE: &str = "phone";

const DAY: i64 = 24 * 60 * 60 * 1000;
/// When on the working day before a visit applicants are reminded of it.
const REMINDED_AT: Time = Time::constant(9, 0, 0, 0);
/// How far back the working day before a visit is looked for.
const LONGEST_CLOSURE: i64 = 31;

/// What one accepted entry calls for.
pub struct Called {
    /// The entry, which calls once.
    cause: String,
    now: i64,
    zone: TimeZone,
    about: Option<About>,
    /// Over which channels the applicant can be told.
    channels: Vec<Channel>,
    slot: Option<Slot>,
    /// The nation's working days, where a visit was booked.
    calendar: Option<Calendar>,
    handover: Option<(Event, About)>,
}

impl Called {
    pub fn by(server: &Server, case: &Case, header: &Header, event: &CaseEvent) -> Self {
        let about = about(event, case);
        let origin = &header.origin;
        let open = |channel| server.channels.is_open(channel);
        let answered = |field| case.answers.get(field).is_some_and(|answer| !answer.value.is_empty());
        let mut channels = Vec::new();
        if let Some(about) = about {
            if open(Channel::Email) && answered(EMAIL) {
                channels.push(Channel::Email);
            }
            if open(Channel::Webhook) && answered(PHONE) && is_worth_a_message(about) {
                channels.push(Channel::Webhook);
            }
        }
        let slot = match event {
            CaseEvent::VisitBooked { slot } => Some(*slot),
            _ => None,
        };
        Self {
            cause: format!("{}/{}/{}", origin.device, origin.epoch, origin.seq),
            now: server.now(),
            zone: server.zone.clone(),
            about,
            channels,
            slot,
            calendar: slot.map(|_| server.catalogue().calendar.clone()),
            handover: handed(event, case).filter(|_| open(Channel::Handover)),
        }
    }

    /// Writes the notices, in the transaction that accepts the entry.
    pub async fn write(&self, db: &mut Connection, stream: &Stream) -> Result<()> {
        for told in self.applicant() {
            // A code that takes the place of one that ran out is no news.
            let renews = told.about == About::PaymentDue
                && notice::told_since(db, stream.id, told.channel, told.about, self.now - DAY).await?;
            if !renews {
                notice::insert(db, stream.id, &told).await?;
            }
        }
        if let Some((slot, nation)) =
            self.slot.zip(self.calendar.as_ref()).filter(|_| !self.channels.is_empty())
        {
            let now = jiff::Timestamp::from_millisecond(self.now).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
            let today = now.to_zoned_datetime(self.zone.clone()).date();
            let (_, calendar) = visits::plan(nation, db, &stream.case.office, today).await?;
            if let Some(since) = reminded_at(&slot, &calendar, &self.zone).filter(|at| *at > self.now) {
                let cause = format!("reminder {}", slot.begins());
                for told in self.applicant() {
                    let told = NewNotice { about: About::VisitReminder, cause: &cause, since, ..told };
                    notice::insert(db, stream.id, &told).await?;
                }
            }
        }
        if let Some((event, about)) = self.handover {
            let handed = self.notice(Channel::Handover, event, about);
            notice::insert(db, stream.id, &handed).await?;
        }
        Ok(())
    }

    /// What the applicant is told, one a channel.
    fn applicant(&self) -> impl Iterator<Item = NewNotice<'_>> {
        let over = move |about| self.channels.iter().map(move |to| self.notice(*to, Event::Message, about));
        self.about.into_iter().flat_map(over)
    }

    fn notice(&self, channel: Channel, event: Event, about: About) -> NewNotice<'_> {
        let (cause, slot, now) = (self.cause.as_str(), self.slot, self.now);
        NewNotice { channel, event, about, cause, slot, created_at: now, since: now }
    }
}

/// What the applicant is told of when an event was accepted; `case` as it is after it.
fn about(event: &CaseEvent, case: &Case) -> Option<About> {
    Some(match event {
        CaseEvent::Submitted(_) => About::Submitted,
        CaseEvent::BillIssued(_) => About::PaymentDue,
        CaseEvent::Paid(_) => About::Paid,
        CaseEvent::VisitBooked { .. } => About::VisitBooked,
        CaseEvent::VisitMissed => About::VisitMissed,
        CaseEvent::CorrectionAsked { .. } => About::CorrectionAsked,
        CaseEvent::Decided(decision) if !decision.granted => About::Refused,
        CaseEvent::Decided(_) if case.stage() == Stage::ReadyToCollect => About::ReadyToCollect,
        CaseEvent::Decided(_) => About::Granted,
        CaseEvent::Revoked { .. } => About::Revoked,
        CaseEvent::Corrected { .. }
        | CaseEvent::Noted { .. }
        | CaseEvent::VisitDone(_)
        | CaseEvent::Withdrawn { .. }
        | CaseEvent::Collected { .. }
        | CaseEvent::Sealed { .. }
        | CaseEvent::Undelivered(_)
        | CaseEvent::ToldInPerson { .. }
        | CaseEvent::Reassessed(_)
        | CaseEvent::ConsentChanged(_) => return None,
    })
}

/// What national systems are told of.
fn handed(event: &CaseEvent, case: &Case) -> Option<(Event, About)> {
    match event {
        CaseEvent::Decided(_) => Some((Event::CaseDecided, about(event, case)?)),
        CaseEvent::Revoked { .. } => Some((Event::CaseRevoked, About::Revoked)),
        CaseEvent::Sealed { of: SealOf::Permit, .. } => {
            let collects = case.plan.contains(&Duty::Collect);
            Some((Event::CaseSealed, if collects { About::ReadyToCollect } else { About::Granted }))
        }
        _ => None,
    }
}

/// A message costs money: it asks, decides or reminds. That something arrived is said by mail.
fn is_worth_a_message(about: About) -> bool {
    !matches!(about, About::Submitted | About::Paid)
}

/// Nine o'clock on the working day before.
fn reminded_at(slot: &Slot, calendar: &Calendar, zone: &TimeZone) -> Option<i64> {
    let day = (1..=LONGEST_CLOSURE)
        .filter_map(|days| slot.date.checked_sub(jiff::Span::new().days(days)).ok())
        .find(|date| calendar.is_working(*date))?;
    let at = day.to_datetime(REMINDED_AT).to_zoned_datetime(zone.clone()).ok()?;
    Some(at.timestamp().as_millisecond())
}

/// Whether there is nothing left to tell: the case has moved on since the entry that called for it.
/// `now` is the offices' civil time.
pub fn is_overtaken(notice: &Notice, case: &Case, now: DateTime) -> bool {
    if notice.event != Event::Message {
        return false;
    }
    let closed = case.status.is_closed();
    match notice.about {
        About::PaymentDue => closed || case.paid.is_some(),
        About::VisitBooked | About::VisitReminder => {
            let still =
                notice.slot.is_some_and(|slot| case.visit.booked == Some(slot) && slot.begins() > now);
            closed || case.visit.done.is_some() || !still
        }
        About::VisitMissed => closed || case.visit.done.is_some() || case.visit.booked.is_some(),
        About::CorrectionAsked => !matches!(case.status, Status::CorrectionAsked { .. }),
        About::ReadyToCollect => case.collected.is_some() || case.revoked.is_some(),
        About::Submitted | About::Paid | About::Granted | About::Refused | About::Revoked => false,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use lawang_core::calendar::Closure;
    use lawang_core::case::{Consent, Decision, Pinned, Revocation, SCHEMA, Submission, VisitRecord, evolve};
    use lawang_core::form::answer::Answer;
    use lawang_core::ids::{DeviceId, OfficeId, SessionId, StreamId};
    use lawang_core::journal::sign::Hash;
    use lawang_core::journal::{Author, Entry, Origin, StreamKind, Timestamp};
    use lawang_core::payment::{Bill, Confirmed, Payment};
    use lawang_core::policy::assessment::Assessment;
    use lawang_core::reference::Reference;
    use std::collections::BTreeMap;
    use uuid::Uuid;

    pub const MONDAY: Slot = Slot { date: date(2026, 11, 30), time: time(8, 30, 0, 0), minutes: 20 };
    const TUESDAY: Slot = Slot { date: date(2026, 12, 1), ..MONDAY };

    /// What a case holds of a person, and what an officer writes to them.
    pub const CANARIES: &[&str] = &[
        "ANNA MARIA ERIKSSON",
        "L898902C3",
        "1974-08-12",
        "Jalan Pantai 14",
        "anna@example.org",
        "+6281200000000",
        "$argon2id$canary-pin",
        "canary of a note",
        "canary of a reason",
        "canary of a law",
        "IM-CANARY",
        "820000000000001",
        "1A2B3C4D5E6F7G8H",
        "canary of a seal",
    ];

    pub fn with_everything() -> Case {
        let CaseEvent::Submitted(submission) = submitted(&[Duty::Pay, Duty::Visit, Duty::Decide]) else {
            panic!()
        };
        let answers = [
            ("full_name", CANARIES[0]),
            ("passport_number", CANARIES[1]),
            ("birth_date", CANARIES[2]),
            ("address", CANARIES[3]),
            (EMAIL, CANARIES[4]),
            (PHONE, CANARIES[5]),
        ];
        let answers = answers.map(|(field, value)| (field.to_owned(), Answer::typed(value)));
        let submission = Submission { answers: answers.into(), pin: CANARIES[6].into(), ..*submission };
        let bill = Bill { code: CANARIES[11].into(), amount: 1, issued: 0, expires: 1, qris: String::new() };
        let number = Some(CANARIES[12].to_owned());
        let mut case = after(&[
            CaseEvent::Submitted(Box::new(submission)),
            CaseEvent::BillIssued(bill),
            CaseEvent::Paid(Payment { by: Confirmed::Gateway, amount: 1, number, reason: None }),
            booked(MONDAY),
            CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: CANARIES[7].into() },
            CaseEvent::Decided(Decision {
                granted: true,
                reason: CANARIES[8].into(),
                citation: CANARIES[9].into(),
                valid_until: None,
                conditions: vec![],
                number: Some(CANARIES[10].into()),
            }),
            CaseEvent::Sealed { of: SealOf::Permit, seal: CANARIES[13].into() },
        ]);
        // The request for a correction is past; its note stands in the journal, and here once more.
        case.revoked = Some(Revocation { reason: CANARIES[7].into(), citation: CANARIES[9].into() });
        case
    }

    pub fn waiting(about: About, slot: Option<Slot>) -> Notice {
        Notice {
            id: Uuid::nil(),
            stream: StreamId(Uuid::nil()),
            channel: Channel::Email,
            event: Event::Message,
            about,
            slot,
            created_at: 0,
            since: 0,
            state: notice::State::Waiting,
            next_at: 0,
            tries: 0,
        }
    }

    fn submitted(plan: &[Duty]) -> CaseEvent {
        CaseEvent::Submitted(Box::new(Submission {
            reference: Reference::from_random(7),
            service: "itk-extension".into(),
            pinned: Pinned { catalogue: Hash::ZERO, policy: Hash::ZERO },
            office: OfficeId("singaraja".into()),
            language: "en".into(),
            answers: BTreeMap::new(),
            documents: BTreeMap::new(),
            assessment: Assessment::on(date(2026, 11, 24)),
            consent: Consent { words: Hash::ZERO, language: "en".into(), declared: true },
            acting: None,
            pin: "verifier".into(),
            document_key: "00".into(),
            plan: plan.to_vec(),
            promise: None,
        }))
    }

    /// The case after those events.
    fn after(events: &[CaseEvent]) -> Case {
        let fold = |case, event: &CaseEvent| {
            let header = Header {
                origin: Origin { device: DeviceId(Uuid::nil()), epoch: 1, seq: 1 },
                stream: StreamId(Uuid::nil()),
                kind: StreamKind::Case,
                time: Timestamp { wall: 0, count: 0 },
                author: Author::Applicant { session: SessionId(Uuid::nil()) },
                schema: SCHEMA,
                expected: None,
            };
            let entry = Entry::author(&header, event, [0; 16], Hash::ZERO, None).unwrap();
            evolve(case, &header, &entry)
        };
        events.iter().fold(None, fold).unwrap()
    }

    fn decided(granted: bool) -> CaseEvent {
        CaseEvent::Decided(Decision {
            granted,
            reason: "r".into(),
            citation: "c".into(),
            valid_until: None,
            conditions: vec![],
            number: None,
        })
    }

    fn paid() -> CaseEvent {
        CaseEvent::Paid(Payment { by: Confirmed::Gateway, amount: 0, number: None, reason: None })
    }

    fn asked() -> CaseEvent {
        CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: "n".into() }
    }

    fn corrected() -> CaseEvent {
        CaseEvent::Corrected { answers: BTreeMap::new(), documents: BTreeMap::new() }
    }

    fn booked(slot: Slot) -> CaseEvent {
        CaseEvent::VisitBooked { slot }
    }

    fn revoked() -> CaseEvent {
        CaseEvent::Revoked { reason: "r".into(), citation: "c".into() }
    }

    fn seal(of: SealOf) -> CaseEvent {
        CaseEvent::Sealed { of, seal: "seal".into() }
    }

    #[test]
    fn an_applicant_is_told_of_what_is_asked_and_decided_and_not_of_the_rest() {
        let plan = [Duty::Pay, Duty::Visit, Duty::Review, Duty::Decide];
        let with_collection = [&plan[..], &[Duty::Collect]].concat();
        let told = |plan: &[Duty], event: CaseEvent| about(&event, &after(&[submitted(plan), event.clone()]));
        let bill = Bill { code: "1".repeat(15), amount: 1, issued: 0, expires: 1, qris: String::new() };
        let record = VisitRecord { taken: vec![], elsewhere: None, note: String::new() };
        for (event, expected) in [
            (submitted(&plan), Some(About::Submitted)),
            (CaseEvent::BillIssued(bill), Some(About::PaymentDue)),
            (paid(), Some(About::Paid)),
            (booked(MONDAY), Some(About::VisitBooked)),
            (CaseEvent::VisitMissed, Some(About::VisitMissed)),
            (asked(), Some(About::CorrectionAsked)),
            (decided(true), Some(About::Granted)),
            (decided(false), Some(About::Refused)),
            (revoked(), Some(About::Revoked)),
            (corrected(), None),
            (CaseEvent::VisitDone(record), None),
            (CaseEvent::Noted { text: "n".into() }, None),
            (CaseEvent::Withdrawn { reason: String::new() }, None),
            (CaseEvent::ToldInPerson { note: String::new() }, None),
            (seal(SealOf::Permit), None),
        ] {
            assert_eq!(told(&plan, event.clone()), expected, "{event:?}");
        }
        assert_eq!(told(&with_collection, decided(true)), Some(About::ReadyToCollect));
        assert_eq!(told(&with_collection, decided(false)), Some(About::Refused));
    }

    #[test]
    fn national_systems_are_told_of_decisions_seals_and_revocations() {
        let handed = |plan: &[Duty], event: CaseEvent| {
            handed(&event, &after(&[submitted(plan), decided(true), event.clone()]))
        };
        let plan = [Duty::Decide];
        assert_eq!(handed(&plan, decided(true)), Some((Event::CaseDecided, About::Granted)));
        assert_eq!(handed(&plan, decided(false)), Some((Event::CaseDecided, About::Refused)));
        assert_eq!(handed(&plan, seal(SealOf::Permit)), Some((Event::CaseSealed, About::Granted)));
        assert_eq!(
            handed(&[Duty::Decide, Duty::Collect], seal(SealOf::Permit)),
            Some((Event::CaseSealed, About::ReadyToCollect))
        );
        assert_eq!(handed(&plan, revoked()), Some((Event::CaseRevoked, About::Revoked)));
        assert_eq!(handed(&plan, seal(SealOf::Receipt)), None);
        assert_eq!(handed(&plan, asked()), None);
    }

    #[test]
    fn what_the_case_has_moved_past_is_not_told_any_more() {
        let plan = [Duty::Pay, Duty::Visit, Duty::Review, Duty::Decide, Duty::Collect];
        let now = date(2026, 11, 24).at(9, 0, 0, 0);
        let done =
            || CaseEvent::VisitDone(VisitRecord { taken: vec![], elsewhere: None, note: String::new() });
        let gone = || CaseEvent::Withdrawn { reason: String::new() };
        let collected = || CaseEvent::Collected { by: "b".into() };
        let visit = |about| waiting(about, Some(MONDAY));
        let plain = |about| waiting(about, None);
        for (notice, events, expected) in [
            (plain(About::PaymentDue), vec![], false),
            (plain(About::PaymentDue), vec![paid()], true),
            (plain(About::PaymentDue), vec![gone()], true),
            (visit(About::VisitBooked), vec![booked(MONDAY)], false),
            (visit(About::VisitBooked), vec![booked(MONDAY), booked(TUESDAY)], true),
            (visit(About::VisitReminder), vec![booked(MONDAY), booked(TUESDAY), booked(MONDAY)], false),
            (visit(About::VisitReminder), vec![booked(MONDAY), CaseEvent::VisitMissed], true),
            (visit(About::VisitReminder), vec![booked(MONDAY), done()], true),
            (visit(About::VisitReminder), vec![booked(MONDAY), gone()], true),
            (plain(About::VisitMissed), vec![booked(MONDAY), CaseEvent::VisitMissed], false),
            (plain(About::VisitMissed), vec![CaseEvent::VisitMissed, booked(TUESDAY)], true),
            (plain(About::CorrectionAsked), vec![asked()], false),
            (plain(About::CorrectionAsked), vec![asked(), corrected()], true),
            (plain(About::CorrectionAsked), vec![asked(), decided(false)], true),
            (plain(About::ReadyToCollect), vec![decided(true)], false),
            (plain(About::ReadyToCollect), vec![decided(true), collected()], true),
            (plain(About::Granted), vec![decided(true), revoked()], false),
            (plain(About::Submitted), vec![gone()], false),
        ] {
            let case = after(&[&[submitted(&plan)], &events[..]].concat());
            assert_eq!(is_overtaken(&notice, &case, now), expected, "{:?} {events:?}", notice.about);
        }
        let case = after(&[submitted(&plan), booked(MONDAY)]);
        assert!(is_overtaken(&visit(About::VisitReminder), &case, MONDAY.begins()), "it has begun");
        let handed = Notice { event: Event::CaseDecided, ..plain(About::CorrectionAsked) };
        assert!(!is_overtaken(&handed, &case, now), "a register is told of everything");
    }

    #[test]
    fn the_reminder_comes_on_the_working_day_before_at_nine() {
        let closed = Closure { date: date(2026, 12, 25), words: BTreeMap::new() };
        let calendar = Calendar::new([6, 7], [closed]);
        let zone = TimeZone::get("Asia/Jakarta").unwrap();
        let at = |day, calendar| {
            let at = reminded_at(&Slot { date: day, ..MONDAY }, calendar, &zone)?;
            Some(jiff::Timestamp::from_millisecond(at).unwrap().to_string())
        };
        assert_eq!(at(date(2026, 11, 26), &calendar).as_deref(), Some("2026-11-25T02:00:00Z"));
        // Monday after a weekend and a closed Friday: the Thursday before.
        assert_eq!(at(date(2026, 12, 28), &calendar).as_deref(), Some("2026-12-24T02:00:00Z"));
        assert_eq!(at(date(2026, 11, 26), &Calendar::new(1..=7, [])), None);
    }
}
