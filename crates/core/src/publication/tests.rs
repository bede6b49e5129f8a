//! Which version is in force when, and who may publish one.

use ed25519_dalek::SigningKey;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::*;
use crate::ids::{DeviceId, OfficeId};
use crate::journal::sign::Hash;
use crate::journal::{Author, DeviceClass, Origin, StreamKind, Timestamp};

fn who(number: u128) -> Who {
    Who { officer: OfficerId(Uuid::from_u128(number)), name: format!("Officer {number}") }
}

fn version(number: u64, from: i64) -> Version {
    let hash = |salt: u8| Hash::of(&[&[salt], &number.to_be_bytes()]);
    Version {
        number,
        pinned: Pinned { catalogue: hash(1), policy: hash(2) },
        from,
        published: 0,
        title: BTreeMap::from([("en".into(), "A lower age".into())]),
        reason: "Skills in demand".into(),
        services: vec!["visa-e33f".into()],
        transition: Transition::Keep,
        proposed_by: vec![who(1)],
        approved_by: who(2),
        proposal: None,
    }
}

fn header(expected: Option<u64>) -> Header {
    Header {
        origin: Origin { device: DeviceId(Uuid::from_u128(1)), epoch: 1, seq: 1 },
        stream: STREAM,
        kind: StreamKind::Policy,
        time: Timestamp { wall: 5, count: 0 },
        author: Author::Centre,
        schema: SCHEMA,
        expected,
    }
}

fn schedule(versions: &[(u64, i64)]) -> Schedule {
    let key = SigningKey::from_bytes(&[1; 32]);
    let mut schedule = None;
    for (number, from) in versions {
        let event = PolicyEvent::Published(Box::new(version(*number, *from)));
        let entry =
            Entry::author(&header(Some(number - 1)), &event, [0; 16], Hash::ZERO, Some(&key)).unwrap();
        schedule = evolve(schedule, &entry);
    }
    schedule.unwrap_or_default()
}

fn decided(
    schedule: &Schedule,
    version: Version,
    expected: Option<u64>,
    device: DeviceClass,
    actor: Actor<'_>,
) -> Result<(), Refusal> {
    let seen = (schedule.newest() > 0).then_some((schedule, schedule.newest()));
    let office = OfficeId("jakarta".into());
    let by = Authority { device, office: &office, scope: &Scope::National, actor };
    decide(seen, &header(expected), &PolicyEvent::Published(Box::new(version)), &by)
}

#[test]
fn only_the_centre_publishes_and_only_the_next_number() {
    let held = schedule(&[(1, 10)]);
    let centre = |version, expected| decided(&held, version, expected, DeviceClass::Centre, Actor::Centre);
    assert_eq!(centre(version(2, 20), Some(1)), Ok(()));
    assert_eq!(centre(version(2, 20), Some(0)), Err(Refusal::MovedOn { expected: 0, actual: 1 }));
    for other in [0, 1, 3] {
        assert_eq!(centre(version(other, 20), Some(1)), Err(Refusal::NotValid { what: "number".into() }));
    }
    let applicant = Actor::Applicant { borrowed: true };
    let device = DeviceClass::Office;
    assert_eq!(
        decided(&held, version(2, 20), Some(1), device, applicant),
        Err(Refusal::DeviceClass { class: device })
    );
}

#[test]
fn nobody_publishes_alone_nothing_begins_in_the_past_and_a_title_is_there() {
    let centre =
        |version| decided(&Schedule::default(), version, Some(0), DeviceClass::Centre, Actor::Centre);
    assert_eq!(centre(version(1, 0)), Ok(()));
    let alone = Version { approved_by: who(1), ..version(1, 0) };
    assert_eq!(centre(alone), Err(Refusal::FourEyes));
    let one_of_two = Version { proposed_by: vec![who(1), who(2)], ..version(1, 0) };
    assert_eq!(centre(one_of_two), Err(Refusal::FourEyes));
    assert_eq!(
        centre(Version { published: 1, ..version(1, 0) }),
        Err(Refusal::NotValid { what: "from".into() })
    );
    let untitled = Version { title: BTreeMap::from([("en".into(), " ".into())]), ..version(1, 0) };
    assert_eq!(centre(untitled), Err(Refusal::Missing { what: "title".into() }));
}

#[test]
fn a_version_is_in_force_from_its_instant_on_in_every_zone() {
    let instant = |zone: &str| {
        let zone = TimeZone::get(zone).unwrap();
        date(2026, 12, 1).at(0, 0, 0, 0).to_zoned_datetime(zone).unwrap().timestamp().as_millisecond()
    };
    // Midnight in Jakarta is one instant for all: earlier than Makassar's clock says, later than Jayapura's.
    let from = instant("Asia/Jakarta");
    assert_eq!(instant("Asia/Makassar"), from - 3_600_000);
    assert_eq!(instant("Asia/Jayapura"), from - 2 * 3_600_000);
    let held = schedule(&[(1, 0), (2, from)]);
    let number = |at| held.in_force(at).map(|version| version.number);
    assert_eq!(number(-1), None);
    assert_eq!((number(0), number(from - 1), number(from)), (Some(1), Some(1), Some(2)));
    assert_eq!(held.next_switch(from - 1), Some(from));
    assert_eq!(held.next_switch(from), None);
}

#[test]
fn a_newer_version_that_begins_sooner_stands_in_for_the_older() {
    // A crisis measure comes while another version waits for its day: it contains that one.
    let held = schedule(&[(1, 0), (2, 100), (3, 50)]);
    let number = |at| held.in_force(at).map(|version| version.number);
    assert_eq!((number(49), number(50), number(100)), (Some(1), Some(3), Some(3)));
    let coming: Vec<u64> = held.upcoming(10).iter().map(|version| version.number).collect();
    assert_eq!(coming, [3]);
}

#[test]
fn an_older_number_is_not_taken_after_a_newer_one() {
    let held = schedule(&[(2, 10), (1, 20)]);
    assert_eq!(held.versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_bundle_is_read_only_by_its_own_address() {
    let files = BTreeMap::from([
        ("policy/visa.toml".to_owned(), "x".to_owned()),
        ("services/a/service.toml".to_owned(), "y".to_owned()),
    ]);
    let (rest, policy) = halves(&files);
    assert_eq!((rest.files.len(), policy.files.len()), (1, 1));
    let text = policy.text().unwrap();
    assert_eq!(Bundle::read(&text, policy.address()), Ok(policy.clone()));
    assert_eq!(Bundle::read(&text.replace('x', "z"), policy.address()), Err(BundleError::OtherAddress));
    assert_eq!(Bundle::read(&text, rest.address()), Err(BundleError::OtherAddress));
    assert!(matches!(Bundle::read(&text[1..], policy.address()), Err(BundleError::Unreadable(_))));
}

proptest! {
    /// What is in force is never an older number than before, and what is upcoming is what comes to be.
    #[test]
    fn time_only_brings_newer_versions(froms in prop::collection::vec(0_i64..50, 1..8)) {
        let pairs: Vec<(u64, i64)> = (1..).zip(froms.iter().copied()).collect();
        let held = schedule(&pairs);
        let numbers: Vec<u64> = (-1..60).map(|at| held.in_force(at).map_or(0, |v| v.number)).collect();
        prop_assert!(numbers.windows(2).all(|pair| pair[0] <= pair[1]));
        let mut seen = vec![held.in_force(-1).map_or(0, |v| v.number)];
        seen.extend(held.upcoming(-1).iter().map(|v| v.number));
        let mut passed = numbers.clone();
        passed.dedup();
        prop_assert_eq!(seen, passed);
    }
}
