//! Each ready-made measure over the catalogue that ships: nothing is left to complain of, it says something on its
//! days and on no other, and it is over by itself.

use jiff::civil::{Date, date};
use lawang_core::catalogue::changed::changed as told_of;
use lawang_core::catalogue::{Catalogue, Files, check, load};
use lawang_core::form::answer::{Answer, Answers};
use lawang_core::policy::amend::apply;
use lawang_core::policy::assess::assess;
use lawang_core::policy::assessment::{Assessment, Outcome, Verified};
use lawang_core::policy::diff::{Lasting, diff, lasting};
use lawang_core::policy::measure::{Frame, Given, measures};

use crate::app::shipped_catalogue;

const FIRST: Date = date(2027, 2, 1);
const LAST: Date = date(2027, 3, 31);
/// The day before, the first, the last, the day after; whether the measure holds.
const DAYS: [(Date, bool); 4] =
    [(date(2027, 1, 31), false), (FIRST, true), (LAST, true), (date(2027, 4, 1), false)];

fn changed(id: &str, given: &[(&str, &[&str])]) -> Files {
    let files = shipped_catalogue();
    let catalogue = load(&files).catalogue;
    let measure = measures(&files).into_iter().find(|one| one.id == id).unwrap();
    let given: Given = given
        .iter()
        .map(|(id, said)| ((*id).to_owned(), said.iter().map(|one| (*one).to_owned()).collect()))
        .collect();
    let frame = Frame {
        from: FIRST,
        until: LAST,
        citation: "Permenimipas 1/2027".into(),
        source: "BN 2027/12".into(),
        verified: Verified::Official,
    };
    let made = measure.make(&files, &catalogue, &given, &frame).unwrap();
    assert!(made.title.values().all(|title| !title.contains(['{', '⟨'])), "{:?}", made.title);
    let new = apply(&files, &made.changes).unwrap();
    assert_eq!(check(&new), []);
    let after = load(&new).catalogue;
    // A guide says each thing once, before, during and after it.
    for service in after.services.values() {
        for (day, _) in DAYS {
            for words in after.languages.iter().filter_map(|id| after.words(id)) {
                let told = told_of(service, &after.policy, words, day);
                for list in [told.coming, told.past] {
                    assert!(list.iter().enumerate().all(|(i, view)| !list[..i].contains(view)), "{list:?}");
                }
            }
        }
    }
    let differs = diff((&files, &catalogue), (&new, &after));
    let over = Lasting::ReturnsOn(date(2027, 4, 1));
    assert_eq!(lasting(&differs, &catalogue, &after), Some(over), "it returns by itself");
    new
}

fn answers(list: &[(&str, &str)]) -> Answers {
    list.iter().map(|(field, said)| ((*field).to_owned(), Answer::typed(*said))).collect()
}

fn judged(catalogue: &Catalogue, service: &str, said: &[(&str, &str)], day: Date) -> Assessment {
    assess(&catalogue.services[service], &catalogue.policy, &answers(said), day)
}

fn refuses(judged: &Assessment, rule: &str) -> bool {
    judged.outcome == Outcome::NotEligible
        && judged.findings.iter().any(|finding| {
            finding.rule == rule
                && finding.standing == lawang_core::policy::assessment::FindingStanding::NotMet
        })
}

fn fee(judged: &Assessment) -> i64 {
    judged.fees.iter().map(|line| line.amount).sum()
}

#[test]
fn in_a_crisis_whoever_is_late_files_all_the_same() {
    let new = load(&changed(
        "crisis-extension",
        &[
            ("crisis-en", &["flights are suspended"]),
            ("crisis-id", &["penerbangan dihentikan"]),
            ("permits", &["itk-extension", "itas-extension"]),
            ("ended_since", &["2027-01-15"]),
            ("relief", &["again", "fee"]),
        ],
    ))
    .catalogue;
    let visit = [
        ("permit_kind", "visit_visa"),
        ("permit_end", "2027-01-20"),
        ("passport_expiry", "2029-05-14"),
        ("extension_days", "30"),
    ];
    let stay = [
        ("permit_end", "2027-01-20"),
        ("passport_expiry", "2031-05-14"),
        ("itas_years", "1"),
        ("guarantor_kind", "company"),
        ("with_reentry", "no"),
    ];
    let twice = [
        ("permit_kind", "visa_on_arrival"),
        ("permit_end", "2027-04-20"),
        ("extended_before", "yes"),
        ("passport_expiry", "2029-05-14"),
    ];
    for (day, holds) in DAYS {
        for (service, said) in [("itk-extension", &visit[..]), ("itas-extension", &stay[..])] {
            let judged = judged(&new, service, said, day);
            assert_eq!(!refuses(&judged, "permit-not-ended"), holds, "{service} {day}");
            assert_eq!(fee(&judged) == 0, holds, "{service} {day}: {:?}", judged.fees);
        }
        let again = judged(&new, "itk-extension", &twice, day);
        assert_eq!(!refuses(&again, "itk-arrival-once"), holds, "{day}");
    }
    // Who was late before the crisis is late.
    let early = [
        ("permit_kind", "visit_visa"),
        ("permit_end", "2027-01-14"),
        ("passport_expiry", "2029-05-14"),
        ("extension_days", "30"),
    ];
    assert!(refuses(&judged(&new, "itk-extension", &early, FIRST), "permit-not-ended"));
    // The new permit does not end before it begins.
    let end = &judged(&new, "itk-extension", &visit, LAST).figures["new_end"];
    assert_eq!(format!("{end:?}"), "Date(2027-04-30)");
    let conversion = judged(&new, "conversion-itas", &[("permit_end", "2027-01-20")], FIRST);
    assert!(refuses(&conversion, "permit-not-ended"), "only the permits that were chosen");
}

#[test]
fn a_crisis_of_some_nationalities_helps_those_alone() {
    let new = load(&changed(
        "crisis-extension",
        &[
            ("crisis-en", &["a war"]),
            ("crisis-id", &["perang"]),
            ("permits", &["itk-extension"]),
            ("ended_since", &["2027-01-15"]),
            ("countries", &["UKR", "SDN"]),
        ],
    ))
    .catalogue;
    let of = |nationality: &str| {
        let said = [
            ("permit_kind", "visit_visa"),
            ("permit_end", "2027-01-20"),
            ("passport_expiry", "2029-05-14"),
            ("extension_days", "30"),
            ("nationality", nationality),
        ];
        refuses(&judged(&new, "itk-extension", &said, FIRST), "permit-not-ended")
    };
    assert_eq!([of("UKR"), of("SDN"), of("AUS")], [false, false, true]);
}

const WORKER: [(&str, &str); 8] = [
    ("applicant_place", "abroad"),
    ("planned_arrival", "2027-05-10"),
    ("travel_document", "passport"),
    ("passport_expiry", "2029-05-14"),
    ("guarantor_kind", "company"),
    ("has_work_notification", "no"),
    ("work_length", "within"),
    ("has_funds", "yes"),
];

#[test]
fn an_occupation_in_demand_has_an_easier_way_in_its_region() {
    let new = load(&changed(
        "shortage-occupations",
        &[
            ("region", &["ID-BA"]),
            ("occupations", &["2221", "2211"]),
            ("relief", &["notification", "fee"]),
            ("fee", &["250000"]),
        ],
    ))
    .catalogue;
    let name = "shortage_ba_20270201";
    let (region, occupation) = (format!("{name}_region"), format!("{name}_occupation"));
    let with = |is_there: &'static str, which: &'static str, day: Date| {
        let mut said = WORKER.to_vec();
        said.extend([(region.as_str(), is_there), (occupation.as_str(), which)]);
        judged(&new, "visa-e23", &said, day)
    };
    for (day, holds) in DAYS {
        let nurse = with("yes", "2221", day);
        assert_eq!(!refuses(&nurse, "e23-notification"), holds, "{day}");
        assert_eq!(nurse.routes.iter().any(|route| route.to == "shortage-occupations"), holds, "{day}");
        let visa: i64 = nurse.fees.iter().map(|line| line.amount).sum();
        assert_eq!(visa, if holds { 4_750_000 } else { 5_000_000 }, "{day}");
        assert!(refuses(&with("yes", "other", day), "e23-notification"), "{day}");
        assert!(refuses(&with("no", "", day), "e23-notification"), "{day}");
    }
    let names = |language: &str| new.words(language).unwrap().text(&format!("option-{name}_occupation-2221"));
    assert_eq!([names("en"), names("id")], ["Nursing professionals", "Perawat profesional"]);
}

#[test]
fn a_youth_exchange_takes_its_age_and_countries_and_says_its_places() {
    let new = load(&changed(
        "youth-exchange",
        &[
            ("exchange-en", &["Work and holiday"]),
            ("exchange-id", &["Bekerja dan berlibur"]),
            ("visa", &["visa-c22"]),
            ("countries", &["AUS"]),
            ("places", &["1000"]),
            ("least", &["18"]),
            ("most", &["30"]),
            ("relief", &["fee"]),
        ],
    ))
    .catalogue;
    let field = "youth_20270201";
    let with = |under: &'static str, born: &'static str, nationality: &'static str, day: Date| {
        let said = [
            ("applicant_place", "abroad"),
            ("visit_purpose", "internship"),
            ("visit_length", "within"),
            ("planned_arrival", "2027-05-10"),
            ("travel_document", "passport"),
            ("passport_expiry", "2029-05-14"),
            ("has_funds", "yes"),
            ("has_host_letter", "yes"),
            ("birth_date", born),
            ("nationality", nationality),
            (field, under),
        ];
        judged(&new, "visa-c22", &said, day)
    };
    for (day, holds) in DAYS {
        let young = with("yes", "2000-06-01", "AUS", day);
        assert_eq!(young.routes.iter().any(|route| route.to == "youth-exchange"), holds, "{day}");
        assert_eq!(
            young.documents.iter().any(|one| one.document == format!("{field}_letter")),
            holds,
            "{day}"
        );
        assert_eq!(fee(&young) == 0, holds, "{day}");
        assert_eq!(refuses(&with("yes", "1990-06-01", "AUS", day), "youth-20270201-age"), holds, "{day}");
        assert_eq!(
            refuses(&with("yes", "2000-06-01", "NZL", day), "youth-20270201-countries"),
            holds,
            "{day}"
        );
        assert_eq!(fee(&with("no", "1990-06-01", "NZL", day)), 1_000_000, "{day}");
    }
    // Eighteen on the day, and the day before the thirty-first birthday.
    assert!(!refuses(&with("yes", "2009-02-01", "AUS", FIRST), "youth-20270201-age"));
    assert!(refuses(&with("yes", "2009-02-02", "AUS", FIRST), "youth-20270201-age"));
    assert!(!refuses(&with("yes", "1996-02-02", "AUS", FIRST), "youth-20270201-age"));
    assert!(refuses(&with("yes", "1996-02-01", "AUS", FIRST), "youth-20270201-age"));
}
