//! The rules of a case, each read as the rule it checks, and the fold's properties.

use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::*;
use crate::form::answer::Answer;
use crate::ids::*;
use crate::journal::sign::Hash;
use crate::journal::*;
use crate::payment::{Bill, Confirmed, Payment};
use crate::policy::assessment::{FeeLine, Verified};
use crate::slots::Slot;

fn office() -> OfficeId {
    OfficeId("singaraja".into())
}

fn submission() -> Submission {
    Submission {
        reference: Reference::from_random(1),
        service: "itk-extension".into(),
        pinned: Pinned { catalogue: Hash::ZERO, policy: Hash::ZERO },
        office: office(),
        language: "en".into(),
        answers: BTreeMap::from([
            ("full_name".into(), Answer::scanned("ANNA MARIA ERIKSSON")),
            ("address".into(), Answer::typed("Jl. Pantai 14")),
        ]),
        documents: BTreeMap::new(),
        assessment: Assessment::on(jiff::civil::date(2026, 11, 24)),
        consent: Consent { words: Hash::ZERO, language: "en".into(), declared: true },
        acting: None,
        pin: "$argon2id$".into(),
        document_key: "00".into(),
        plan: stage::review_and_decide(),
        promise: None,
    }
}

fn consent(given: bool) -> ConsentChange {
    let purpose = "consent_contact".into();
    ConsentChange { purpose, given, words: Hash::ZERO, language: "en".into() }
}

fn header(expected: Option<u64>) -> Header {
    Header {
        origin: Origin { device: DeviceId(Uuid::from_u128(1)), epoch: 1, seq: 1 },
        stream: StreamId(Uuid::from_u128(2)),
        kind: StreamKind::Case,
        time: Timestamp { wall: 5, count: 0 },
        author: Author::Applicant { session: SessionId(Uuid::from_u128(3)) },
        schema: SCHEMA,
        expected,
    }
}

fn entry(header: &Header, event: &CaseEvent) -> Entry {
    Entry::author(header, event, [0; 16], Hash::ZERO, None).unwrap()
}

fn grant(roles: &[Role], scope: &str) -> Grant {
    Grant {
        id: GrantId(Uuid::from_u128(8)),
        officer: OfficerId(Uuid::from_u128(9)),
        name: "Ni Luh Sari".into(),
        roles: roles.to_vec(),
        scopes: vec![scope.parse().unwrap()],
        key: PublicKey::from(&SigningKey::from_bytes(&[3; 32])),
        from: 0,
        until: 10,
    }
}

fn case() -> Case {
    let header = header(None);
    evolve(None, &header, &entry(&header, &CaseEvent::Submitted(Box::new(submission())))).unwrap()
}

fn asked() -> Case {
    let event = CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: "Street number?".into() };
    let header = header(Some(1));
    evolve(Some(case()), &header, &entry(&header, &event)).unwrap()
}

fn decision() -> CaseEvent {
    CaseEvent::Decided(Decision {
        granted: true,
        reason: "All requirements are met.".into(),
        citation: "Permenkumham 11/2024".into(),
        valid_until: None,
        conditions: vec![],
        number: None,
    })
}

fn reassessed() -> CaseEvent {
    CaseEvent::Reassessed(Box::new(Reassessment {
        number: 2,
        pinned: Pinned { catalogue: Hash::ZERO, policy: Hash::of(&[b"2"]) },
        assessment: Assessment::on(jiff::civil::date(2026, 12, 1)),
    }))
}

#[test]
fn a_case_is_assessed_anew_by_the_centre_only_and_owes_what_it_owed() {
    let filed = whole_way();
    let at = Some((&filed, 1));
    assert_eq!(check(at, Some(1), &reassessed(), DeviceClass::Centre, Actor::Centre), Ok(()));
    let by = grant(&[Role::Supervisor], "office:singaraja");
    let device = DeviceClass::Office;
    assert_eq!(
        check(at, Some(1), &reassessed(), device, Actor::Officer { grant: &by }),
        Err(Refusal::DeviceClass { class: device })
    );
    let header = header(Some(1));
    let anew = evolve(Some(filed.clone()), &header, &entry(&header, &reassessed())).unwrap();
    assert_eq!((anew.fee(), anew.assessment.date), (filed.fee(), jiff::civil::date(2026, 12, 1)));
    assert_ne!(anew.pinned, filed.pinned);
    assert_eq!(anew.reassessed, Some(5));
}

/// The one way into `decide`: who, from which class of device, on which case at which version.
fn check(
    case: Option<(&Case, u64)>,
    expected: Option<u64>,
    event: &CaseEvent,
    device: DeviceClass,
    actor: Actor<'_>,
) -> Result<(), Refusal> {
    let scope = Scope::Office(office());
    decide(case, &header(expected), event, &Authority { device, office: &office(), scope: &scope, actor })
}

const APPLICANT: Actor<'_> = Actor::Applicant { borrowed: true };

#[test]
fn who_acts_for_the_applicant_is_named_and_stays_known() {
    let acting = |name: &str| Acting { relation: "mother".into(), name: name.into() };
    let filed = |acting| CaseEvent::Submitted(Box::new(Submission { acting: Some(acting), ..submission() }));
    let by = |event: &CaseEvent| check(None, None, event, DeviceClass::Kiosk, APPLICANT);
    assert_eq!(by(&filed(acting("SITI RAHAYU"))), Ok(()));
    assert_eq!(by(&filed(acting(" "))), Err(Refusal::Missing { what: "acting_name".into() }));
    let header = header(None);
    let case = evolve(None, &header, &entry(&header, &filed(acting("SITI RAHAYU")))).unwrap();
    assert_eq!(case.acting, Some(acting("SITI RAHAYU")));
    // What was filed before there was such a thing says nothing of it, and reads as before.
    let old = serde_json::to_string(&CaseEvent::Submitted(Box::new(submission()))).unwrap();
    assert!(!old.contains("acting"));
    assert!(matches!(serde_json::from_str(&old).unwrap(), CaseEvent::Submitted(s) if s.acting.is_none()));
}

#[test]
fn an_officer_may_file_at_the_counter_of_the_own_office() {
    let submitted = CaseEvent::Submitted(Box::new(submission()));
    for (roles, allowed) in [
        (vec![Role::FrontDesk], true),
        (vec![Role::Officer], true),
        (vec![Role::Analyst], false),
        (vec![], false),
    ] {
        let grant = grant(&roles, "office:singaraja");
        let got = check(None, None, &submitted, DeviceClass::Office, Actor::Officer { grant: &grant });
        assert_eq!(got.is_ok(), allowed, "{roles:?} {got:?}");
    }
    let elsewhere = grant(&[Role::FrontDesk], "office:jakarta");
    let got = check(None, None, &submitted, DeviceClass::Office, Actor::Officer { grant: &elsewhere });
    assert_eq!(got, Err(Refusal::OutOfScope));
}

#[test]
fn a_kiosk_may_submit_and_correct_but_never_decide() {
    let submitted = CaseEvent::Submitted(Box::new(submission()));
    assert_eq!(check(None, None, &submitted, DeviceClass::Kiosk, APPLICANT), Ok(()));
    let case = case();
    let kiosk = Refusal::DeviceClass { class: DeviceClass::Kiosk };
    assert_eq!(
        check(Some((&case, 1)), Some(1), &decision(), DeviceClass::Kiosk, APPLICANT),
        Err(kiosk.clone())
    );
    let grant = grant(&[Role::Supervisor], "office:singaraja");
    assert_eq!(
        check(Some((&case, 1)), Some(1), &decision(), DeviceClass::Kiosk, Actor::Officer { grant: &grant }),
        Err(kiosk)
    );
}

#[test]
fn a_decision_needs_the_role_the_scope_and_the_version() {
    let case = case();
    let check = |grant: &Grant, expected| {
        check(Some((&case, 4)), expected, &decision(), DeviceClass::Office, Actor::Officer { grant })
    };
    let officer = grant(&[Role::Officer], "office:singaraja");
    assert_eq!(check(&officer, Some(4)), Ok(()));
    assert_eq!(check(&officer, Some(3)), Err(Refusal::MovedOn { expected: 3, actual: 4 }));
    assert_eq!(check(&officer, None), Err(Refusal::Missing { what: "expected".into() }));
    let desk = grant(&[Role::FrontDesk], "office:singaraja");
    assert!(matches!(check(&desk, Some(4)), Err(Refusal::RoleMissing { .. })));
    assert_eq!(check(&grant(&[Role::Officer], "office:denpasar"), Some(4)), Err(Refusal::OutOfScope));
}

#[test]
fn a_decision_needs_a_reason_and_a_citation() {
    let case = case();
    let officer = grant(&[Role::Officer], "office:singaraja");
    for (reason, citation, what) in [("", "law", "reason"), ("ok", "  ", "citation")] {
        let event = CaseEvent::Decided(Decision {
            granted: false,
            reason: reason.into(),
            citation: citation.into(),
            valid_until: None,
            conditions: vec![],
            number: None,
        });
        let actor = Actor::Officer { grant: &officer };
        assert_eq!(
            check(Some((&case, 1)), Some(1), &event, DeviceClass::Office, actor),
            Err(Refusal::Missing { what: what.into() })
        );
    }
}

#[test]
fn a_correction_touches_only_what_was_asked() {
    let correct = |field: &str| CaseEvent::Corrected {
        answers: BTreeMap::from([(field.to_owned(), Answer::typed("Jl. Pantai Lovina 14"))]),
        documents: BTreeMap::new(),
    };
    let asked = asked();
    let at_kiosk = |case, event: &CaseEvent| check(case, Some(2), event, DeviceClass::Kiosk, APPLICANT);
    assert_eq!(at_kiosk(Some((&asked, 2)), &correct("address")), Ok(()));
    assert_eq!(
        at_kiosk(Some((&asked, 2)), &correct("full_name")),
        Err(Refusal::FieldNotAsked { field: "full_name".into() })
    );
    assert_eq!(at_kiosk(Some((&case(), 2)), &correct("address")), Err(Refusal::NothingAsked));
    let stranger = Actor::Applicant { borrowed: false };
    assert_eq!(
        check(Some((&asked, 2)), Some(2), &correct("address"), DeviceClass::Kiosk, stranger),
        Err(Refusal::SessionUnknown)
    );
}

#[test]
fn nothing_changes_a_decided_case_but_a_note() {
    let header = header(Some(1));
    let decided = evolve(Some(case()), &header, &entry(&header, &decision())).unwrap();
    let officer = grant(&[Role::Officer], "office:singaraja");
    let check = |event: &CaseEvent| {
        check(Some((&decided, 2)), Some(2), event, DeviceClass::Office, Actor::Officer { grant: &officer })
    };
    assert_eq!(check(&decision()), Err(Refusal::Decided));
    assert_eq!(check(&CaseEvent::Noted { text: "Called the applicant.".into() }), Ok(()));
}

#[test]
fn a_case_is_filed_once_and_where_the_device_stands() {
    let mut elsewhere = submission();
    elsewhere.office = OfficeId("denpasar".into());
    let elsewhere = CaseEvent::Submitted(Box::new(elsewhere));
    assert_eq!(check(None, None, &elsewhere, DeviceClass::Kiosk, APPLICANT), Err(Refusal::OutOfScope));
    let again = CaseEvent::Submitted(Box::new(submission()));
    assert_eq!(
        check(Some((&case(), 1)), None, &again, DeviceClass::Kiosk, APPLICANT),
        Err(Refusal::ExistsAlready)
    );
    let mut silent = submission();
    silent.consent.declared = false;
    let silent = CaseEvent::Submitted(Box::new(silent));
    assert_eq!(
        check(None, None, &silent, DeviceClass::Kiosk, APPLICANT),
        Err(Refusal::Missing { what: "declaration".into() })
    );
}

#[test]
fn an_officer_is_known_by_the_grants_key_and_no_other() {
    let key = SigningKey::from_bytes(&[3; 32]);
    let grant = grant(&[Role::Officer], "office:singaraja");
    let header =
        Header { author: Author::Officer { officer: grant.officer, grant: grant.id }, ..header(Some(1)) };
    let signed = Entry::author(&header, &decision(), [0; 16], Hash::ZERO, Some(&key)).unwrap();
    assert!(officer(&signed, &header, Some(&grant)).is_ok());
    let forged =
        Entry::author(&header, &decision(), [0; 16], Hash::ZERO, Some(&SigningKey::from_bytes(&[4; 32])))
            .unwrap();
    assert_eq!(officer(&forged, &header, Some(&grant)).unwrap_err(), Refusal::NotSigned);
    let unsigned = Entry::author(&header, &decision(), [0; 16], Hash::ZERO, None).unwrap();
    assert_eq!(officer(&unsigned, &header, Some(&grant)).unwrap_err(), Refusal::NotSigned);
    assert_eq!(officer(&signed, &header, None).unwrap_err(), Refusal::GrantUnknown);
    let late = Header { time: Timestamp { wall: 11, count: 0 }, ..header };
    assert_eq!(officer(&signed, &late, Some(&grant)).unwrap_err(), Refusal::GrantNotValid);
}

fn bill(amount: i64) -> Bill {
    let (code, qris) = ("820261124000017".into(), String::new());
    Bill { code, amount, issued: 0, expires: 100, qris }
}

fn payment(by: Confirmed) -> Payment {
    let number = (by != Confirmed::Reason).then(|| "1A2B3C4D5E6F7G8H".to_owned());
    Payment { by, amount: 500_000, number, reason: Some("The bank's slip was seen.".into()) }
}

fn visit_done() -> CaseEvent {
    let taken = vec![Taken::Photo, Taken::Interview];
    CaseEvent::VisitDone(VisitRecord { taken, elsewhere: None, note: String::new() })
}

fn slot() -> Slot {
    Slot { date: jiff::civil::date(2026, 11, 30), time: jiff::civil::time(8, 30, 0, 0), minutes: 20 }
}

fn any_step() -> impl Strategy<Value = CaseEvent> {
    prop_oneof![
        Just(CaseEvent::BillIssued(bill(500_000))),
        Just(CaseEvent::Paid(payment(Confirmed::Gateway))),
        Just(CaseEvent::VisitBooked { slot: slot() }),
        Just(visit_done()),
        Just(CaseEvent::VisitMissed),
        Just(CaseEvent::Withdrawn { reason: "r".into() }),
        Just(CaseEvent::Collected { by: "b".into() }),
        Just(CaseEvent::Revoked { reason: "r".into(), citation: "c".into() }),
        Just(CaseEvent::Sealed { of: SealOf::Permit, seal: "s".into() }),
        Just(CaseEvent::Undelivered(Undelivered {
            channel: Channel::Email,
            about: About::Granted,
            why: "550".into(),
        })),
        Just(CaseEvent::ToldInPerson { note: "n".into() }),
        Just(reassessed()),
        any::<bool>().prop_map(|given| CaseEvent::ConsentChanged(consent(given))),
    ]
}

fn any_event() -> impl Strategy<Value = CaseEvent> {
    prop_oneof![
        Just(CaseEvent::Submitted(Box::new(submission()))),
        "[a-z]{0,8}".prop_map(|text| CaseEvent::Noted { text }),
        prop::collection::vec("[a-z_]{1,12}", 0..3)
            .prop_map(|fields| CaseEvent::CorrectionAsked { fields, note: "n".into() }),
        ("[a-z_]{1,12}", ".{0,20}").prop_map(|(field, value)| CaseEvent::Corrected {
            answers: BTreeMap::from([(field, Answer::typed(value))]),
            documents: BTreeMap::new(),
        }),
        any::<bool>().prop_map(|granted| CaseEvent::Decided(Decision {
            granted,
            reason: "r".into(),
            citation: "c".into(),
            valid_until: None,
            conditions: vec![],
            number: None,
        })),
        any_step(),
    ]
}

/// A case with a fee, a visit and something to fetch.
fn whole_way() -> Case {
    use Duty::{Collect, Decide, Pay, Review, Visit};
    let mut submission = submission();
    submission.plan = vec![Pay, Visit, Review, Decide, Collect];
    submission.promise = Some(Promise { least: 2, most: 3 });
    submission.assessment.fees.push(FeeLine {
        rule: "fee".into(),
        amount: 500_000,
        citation: "PP 45/2024".into(),
        source: String::new(),
        verified: Verified::Official,
        facts: vec![],
    });
    let header = header(None);
    evolve(None, &header, &entry(&header, &CaseEvent::Submitted(Box::new(submission)))).unwrap()
}

fn then(case: Case, event: &CaseEvent) -> Case {
    at(case, event, 5)
}

fn at(case: Case, event: &CaseEvent, wall: i64) -> Case {
    let header = Header { time: Timestamp { wall, count: 0 }, ..header(None) };
    evolve(Some(case), &header, &entry(&header, event)).unwrap()
}

fn by_officer(case: &Case, role: Role, event: &CaseEvent) -> Result<(), Refusal> {
    let grant = grant(&[role], "office:singaraja");
    let actor = Actor::Officer { grant: &grant };
    check(Some((case, 1)), event.is_guarded().then_some(1), event, DeviceClass::Office, actor)
}

fn by_centre(case: &Case, event: &CaseEvent) -> Result<(), Refusal> {
    check(Some((case, 1)), None, event, DeviceClass::Centre, Actor::Centre)
}

#[test]
fn a_case_goes_the_way_of_its_plan() {
    let case = whole_way();
    assert_eq!((case.stage(), case.turn()), (Stage::PaymentDue, Turn::Applicant));
    assert_eq!(by_officer(&case, Role::Officer, &decision()), Err(Refusal::StepMissing { step: Duty::Pay }));
    let case = then(case, &CaseEvent::Paid(payment(Confirmed::Gateway)));
    assert_eq!(case.stage(), Stage::VisitDue);
    assert_eq!(
        by_officer(&case, Role::Officer, &decision()),
        Err(Refusal::StepMissing { step: Duty::Visit })
    );
    let case = then(then(case, &CaseEvent::VisitBooked { slot: slot() }), &visit_done());
    assert_eq!((case.stage(), case.turn()), (Stage::InReview, Turn::Office));
    assert_eq!(by_officer(&case, Role::Officer, &decision()), Ok(()));
    let case = then(case, &decision());
    assert_eq!(case.stage(), Stage::ReadyToCollect);
    let collected = CaseEvent::Collected { by: "ANNA ERIKSSON".into() };
    assert_eq!(by_officer(&case, Role::FrontDesk, &collected), Ok(()));
    let case = then(case, &collected);
    assert_eq!(case.stage(), Stage::Collected);
    assert_eq!(
        by_officer(&case, Role::FrontDesk, &collected),
        Err(Refusal::StepDone { step: Duty::Collect })
    );
    let revoked = CaseEvent::Revoked { reason: "Forged deed.".into(), citation: "UU 6/2011".into() };
    assert_eq!(
        by_officer(&case, Role::Officer, &revoked),
        Err(Refusal::RoleMissing { roles: vec![Role::Supervisor] })
    );
    assert_eq!(by_officer(&case, Role::Supervisor, &revoked), Ok(()));
    assert_eq!(then(case, &revoked).stage(), Stage::Revoked);
}

#[test]
fn what_is_owed_can_end_in_a_refusal_or_be_taken_back() {
    let case = whole_way();
    let mut refusal = decision();
    if let CaseEvent::Decided(decision) = &mut refusal {
        decision.granted = false;
    }
    assert_eq!(by_officer(&case, Role::Officer, &refusal), Ok(()));
    assert_eq!(then(case.clone(), &refusal).stage(), Stage::Refused);
    let withdrawn = CaseEvent::Withdrawn { reason: String::new() };
    assert_eq!(check(Some((&case, 1)), Some(1), &withdrawn, DeviceClass::Kiosk, APPLICANT), Ok(()));
    let case = then(case, &withdrawn);
    assert_eq!(case.stage(), Stage::Withdrawn);
    assert_eq!(by_officer(&case, Role::Officer, &refusal), Err(Refusal::Withdrawn));
    assert_eq!(by_officer(&case, Role::FrontDesk, &visit_done()), Err(Refusal::Withdrawn));
}

#[test]
fn a_payment_is_confirmed_exactly_and_by_who_may() {
    let case = whole_way();
    let paid = |change: &dyn Fn(&mut Payment), by| {
        let mut payment = payment(by);
        change(&mut payment);
        CaseEvent::Paid(payment)
    };
    let plain = |by| paid(&|_| {}, by);
    assert_eq!(by_centre(&case, &plain(Confirmed::Gateway)), Ok(()));
    assert!(matches!(
        by_officer(&case, Role::Supervisor, &plain(Confirmed::Gateway)),
        Err(Refusal::DeviceClass { .. })
    ));
    assert_eq!(by_officer(&case, Role::FrontDesk, &plain(Confirmed::Number)), Ok(()));
    assert!(matches!(
        by_officer(&case, Role::FrontDesk, &plain(Confirmed::Reason)),
        Err(Refusal::RoleMissing { .. })
    ));
    assert_eq!(by_officer(&case, Role::Officer, &plain(Confirmed::Reason)), Ok(()));
    let wrong = [
        (paid(&|p| p.amount = 499_999, Confirmed::Number), "amount"),
        (paid(&|p| p.number = Some("short".into()), Confirmed::Number), "receipt_number"),
    ];
    for (event, what) in wrong {
        let refusal = Refusal::NotValid { what: what.into() };
        assert_eq!(by_officer(&case, Role::Officer, &event), Err(refusal));
    }
    let silent = paid(&|p| p.reason = None, Confirmed::Reason);
    assert_eq!(by_officer(&case, Role::Officer, &silent), Err(Refusal::Missing { what: "reason".into() }));
    let twice = then(case, &plain(Confirmed::Number));
    assert_eq!(by_centre(&twice, &plain(Confirmed::Gateway)), Err(Refusal::StepDone { step: Duty::Pay }));
}

#[test]
fn only_the_centre_bills_and_seals_and_it_decides_nothing() {
    let case = whole_way();
    let billed = CaseEvent::BillIssued(bill(500_000));
    assert_eq!(by_centre(&case, &billed), Ok(()));
    assert_eq!(
        by_centre(&case, &CaseEvent::BillIssued(bill(1))),
        Err(Refusal::NotValid { what: "amount".into() })
    );
    let sealed = CaseEvent::Sealed { of: SealOf::Receipt, seal: "s".into() };
    for event in [&billed, &sealed] {
        let refusal = Err(Refusal::DeviceClass { class: DeviceClass::Office });
        assert_eq!(by_officer(&case, Role::Supervisor, event), refusal);
        let refusal = Err(Refusal::DeviceClass { class: DeviceClass::Kiosk });
        assert_eq!(check(Some((&case, 1)), None, event, DeviceClass::Kiosk, APPLICANT), refusal);
    }
    let centre = Refusal::DeviceClass { class: DeviceClass::Centre };
    let decided = check(Some((&case, 1)), Some(1), &decision(), DeviceClass::Centre, Actor::Centre);
    assert_eq!(decided, Err(centre.clone()));
    let booked = CaseEvent::VisitBooked { slot: slot() };
    assert_eq!(by_centre(&case, &booked), Err(centre));
}

#[test]
fn a_bill_that_expired_is_followed_by_a_new_one() {
    let case = then(whole_way(), &CaseEvent::BillIssued(bill(500_000)));
    assert!(case.live_bill(99).is_some() && case.live_bill(100).is_none());
    let newer = Bill { code: "820261124000025".into(), issued: 100, expires: 200, ..bill(500_000) };
    let case = then(case, &CaseEvent::BillIssued(newer.clone()));
    assert_eq!(case.live_bill(150), Some(&newer));
    assert_eq!(case.bills.len(), 2);
}

#[test]
fn service_time_counts_working_days_while_it_is_the_offices_turn() {
    let zone = jiff::tz::TimeZone::UTC;
    let wall = |date: jiff::civil::Date| {
        date.at(9, 0, 0, 0).to_zoned_datetime(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_millisecond()
    };
    let day = |d| wall(jiff::civil::date(2026, 11, d));
    let calendar = crate::calendar::Calendar::new([6, 7], []);
    let time = |case: &Case, now| service_time(case, &calendar, &zone, now).unwrap();
    // Submitted long before: the clock has not begun.
    let case = whole_way();
    assert_eq!((time(&case, day(23)).used, time(&case, day(23)).due), (0, None));
    let case = at(case, &CaseEvent::Paid(payment(Confirmed::Gateway)), day(23));
    // Tuesday 24 November: three working days end on Friday.
    let case = at(case, &visit_done(), day(24));
    assert_eq!(time(&case, day(24)).due, Some(jiff::civil::date(2026, 11, 27)));
    assert_eq!(time(&case, day(26)).used, 2);
    // Asked on Wednesday, corrected on Monday: the days between are the applicant's.
    let asked = CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: "n".into() };
    let case = at(case, &asked, day(25));
    assert_eq!((time(&case, day(27)).used, time(&case, day(27)).due), (1, None));
    let corrected = CaseEvent::Corrected {
        answers: BTreeMap::from([("address".into(), Answer::typed("x"))]),
        documents: BTreeMap::new(),
    };
    let case = at(case, &corrected, day(30));
    assert_eq!(time(&case, day(30)).due, Some(jiff::civil::date(2026, 12, 2)));
    let ended = at(case, &decision(), wall(jiff::civil::date(2026, 12, 1)));
    let ended = at(ended, &CaseEvent::Collected { by: "b".into() }, wall(jiff::civil::date(2026, 12, 3)));
    let time = time(&ended, wall(jiff::civil::date(2026, 12, 9)));
    assert_eq!((time.used, time.due, time.ended), (2, None, true));
}

#[test]
fn a_body_of_the_first_schema_still_reads() {
    let mut value = serde_json::to_value(CaseEvent::Submitted(Box::new(submission()))).unwrap();
    for newer in ["plan", "promise"] {
        value.as_object_mut().unwrap().remove(newer);
    }
    let CaseEvent::Submitted(read) = serde_json::from_value(value).unwrap() else { panic!("another event") };
    assert_eq!(read.plan, [Duty::Review, Duty::Decide]);
}

proptest! {
    /// Invariant 3: the same accepted entries give the same state, whether folded in one go or from a
    /// stored state in between.
    #[test]
    fn folding_from_a_stored_state_gives_the_same_state(
        events in prop::collection::vec(any_event(), 0..12), cut in 0usize..12,
    ) {
        let header = header(None);
        let entries: Vec<_> = events.iter().map(|event| entry(&header, event)).collect();
        let fold = |from, entries: &[Entry]| entries.iter().fold(from, |case, e| evolve(case, &header, e));
        let cut = cut.min(entries.len());
        let stored = serde_json::to_string(&fold(None, &entries[..cut])).unwrap();
        let resumed = fold(serde_json::from_str(&stored).unwrap(), &entries[cut..]);
        prop_assert_eq!(resumed, fold(None, &entries));
    }

    /// Invariants 1 and 6: `evolve` is total — erased and unreadable bodies included.
    #[test]
    fn evolve_takes_anything(events in prop::collection::vec(any_event(), 0..8), junk in ".{0,40}", at in 0usize..8) {
        let header = header(None);
        let mut case = None;
        for (i, event) in events.iter().enumerate() {
            let mut entry = entry(&header, event);
            if i == at {
                entry.body = None;
            } else if i == at + 1 {
                entry.body = Some(Body { salt: [0; 16], text: junk.clone() });
            }
            let had = case.is_some();
            case = evolve(case, &header, &entry);
            prop_assert!(!had || case.is_some());
        }
    }
}

#[test]
fn a_consent_is_withdrawn_and_given_again_by_its_applicant_alone_at_any_time() {
    let change = |given| CaseEvent::ConsentChanged(consent(given));
    let decided = {
        let header = header(Some(1));
        evolve(Some(case()), &header, &entry(&header, &decision())).unwrap()
    };
    for case in [&case(), &asked(), &decided] {
        // No version is named: it never makes a decision late, nor comes late itself.
        let by = |actor: Actor<'_>, device| check(Some((case, 7)), None, &change(false), device, actor);
        assert_eq!(by(APPLICANT, DeviceClass::Kiosk), Ok(()));
        assert_eq!(
            by(Actor::Applicant { borrowed: false }, DeviceClass::Kiosk),
            Err(Refusal::SessionUnknown)
        );
        let office = grant(&[Role::Supervisor], "office:singaraja");
        let refused = by(Actor::Officer { grant: &office }, DeviceClass::Office);
        assert_eq!(refused, Err(Refusal::DeviceClass { class: DeviceClass::Office }));
        assert!(by(Actor::Centre, DeviceClass::Centre).is_err());
    }
    let on = |case: Case, given| {
        let header = header(None);
        evolve(Some(case), &header, &entry(&header, &change(given))).unwrap()
    };
    let mut case = case();
    assert!(!case.agrees_to("consent_contact"), "no answer is no consent");
    case.answers.insert("consent_contact".into(), Answer::typed("yes"));
    assert!(case.agrees_to("consent_contact"));
    let withdrawn = on(case.clone(), false);
    assert!(!withdrawn.agrees_to("consent_contact"));
    assert_eq!((&withdrawn.answers, &withdrawn.status), (&case.answers, &case.status));
    assert!(on(withdrawn, true).agrees_to("consent_contact"));
    // An answer to something else is no consent.
    let other = ConsentChange { purpose: "full_name".into(), ..consent(false) };
    let refused =
        check(Some((&case, 1)), None, &CaseEvent::ConsentChanged(other), DeviceClass::Kiosk, APPLICANT);
    assert_eq!(refused, Err(Refusal::NotValid { what: "purpose".into() }));
}
