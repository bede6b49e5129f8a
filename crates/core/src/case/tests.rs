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
use crate::policy::assessment::Outcome;

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
        assessment: Assessment {
            date: jiff::civil::date(2026, 11, 24),
            outcome: Outcome::Eligible,
            findings: vec![],
            fees: vec![],
            documents: vec![],
            figures: BTreeMap::new(),
        },
        consent: Consent { words: Hash::ZERO, language: "en".into(), declared: true },
        acting: None,
        pin: "$argon2id$".into(),
        document_key: "00".into(),
    }
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
    })
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
        })),
    ]
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
