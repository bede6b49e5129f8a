//! Seals: anything may be scanned. What reads is written the same way, and only what our key has signed is
//! ever called valid, however close a forgery comes.
#![no_main]

use std::sync::LazyLock;

use jiff::civil::date;
use lawang_core::catalogue::words::Words;
use lawang_core::journal::sign::Hash;
use lawang_core::seal::*;
use libfuzzer_sys::fuzz_target;

/// 24 November 2026, 03:00 UTC.
const NOW: i64 = 1_795_489_200_000;

struct Known {
    list: TrustList,
    ours: Vec<Hash>,
    words: Words,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let secret = SecretKey::from_seed(&[7; 32]).unwrap();
    let key = secret.public();
    let header = |kind| Header {
        version: Version::Four,
        country: "UTO".into(),
        signer: "UTLW".into(),
        certificate: key.reference(),
        issued: date(2026, 11, 24),
        signed: date(2026, 11, 24),
        kind,
    };
    let permit = Permit {
        name: "ANNA MARIA ERIKSSON".into(),
        nationality: "UTO".into(),
        birth_date: "1974-08-12".into(),
        sex: "female".into(),
        passport: "L898902C3".into(),
        until: date(2027, 1, 18),
        stay: Stay::UntilThatDay,
        entries: Some(0),
        kind: Some("ITK".into()),
        number: Some("IM7K4MQ9FAC3HXP".into()),
    };
    let receipt = Receipt {
        reference: "7K4MQ9FAC3HXP".into(),
        service: "itk-extension".into(),
        office: "jakarta-selatan".into(),
        submitted: date(2026, 11, 24),
    };
    let seals = [
        secret.seal(header(VISA), permit_features(&permit, "UTO").unwrap()).unwrap(),
        secret.seal(header(RECEIPT), receipt_features(&receipt).unwrap()).unwrap(),
    ];
    // Beside the fuzzer's findings, so that it begins from something that is nearly right.
    if let Some(folder) = std::env::var_os("LAWANG_FUZZ_CORPUS") {
        for (name, seal) in ["permit", "receipt"].iter().zip(&seals) {
            let _ = std::fs::write(std::path::Path::new(&folder).join(name), seal.encode());
        }
    }
    let signer = Signer {
        country: "UTO".into(),
        signer: "UTLW".into(),
        certificate: key.reference(),
        key,
        from: date(2026, 1, 1),
        until: date(2031, 1, 1),
    };
    Known {
        list: TrustList { issued: NOW, expires: NOW + 1, signers: vec![signer], revoked: vec![] },
        ours: seals.iter().map(Seal::digest).collect(),
        words: Words::new("en", &[include_str!("../../../catalogue/locales/en/seal.ftl")]).0,
    }
});

fuzz_target!(init: LazyLock::force(&KNOWN), |data: &[u8]| {
    let known = &*KNOWN;
    if let Ok(seal) = Seal::decode(data) {
        assert_eq!(seal.encode(), data);
        let again = to_be_signed(&seal.header, &seal.features);
        // What this build would write is read back as it was; other ways of writing it are only read.
        if let Ok(again) = again {
            let again = Seal { signed: again, ..seal.clone() };
            assert_eq!(Seal::decode(&again.encode()).unwrap().features, seal.features);
        }
    }
    for bytes in [Some(data.to_vec()), carriage::read_code(data)].into_iter().flatten() {
        let checked = check(&bytes, Some(&known.list), NOW, date(2026, 11, 24));
        if checked.content.is_some() {
            let seal = Seal::decode(&bytes).unwrap();
            assert!(known.ours.contains(&seal.digest()), "a forgery was taken: {checked:?}");
        }
        let _ = told::in_words(&checked, Some(NOW), &known.words, &jiff::tz::TimeZone::UTC, NOW);
    }
    if let Some(bytes) = carriage::read_text(&String::from_utf8_lossy(data)) {
        assert_eq!(carriage::read_text(&carriage::text(&bytes)).unwrap_or_default(), bytes);
    }
});
