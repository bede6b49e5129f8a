//! Seals that others published, verified with the keys they were published for; then our own.

use data_encoding::HEXLOWER_PERMISSIVE;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;

fn hex(text: &str) -> Vec<u8> {
    HEXLOWER_PERMISSIVE.decode(text.replace([' ', '\n'], "").as_bytes()).unwrap()
}

/// The public half of the key printed in Doc 9303-7, eighth edition, appendix E (brainpoolP256r1). The seals
/// below name it as certificate 5B of the test signer of Utopia, "UTTS".
const DOC_9303_7_E: &str = "0408132a7243b3ccc29c271097081c96a729eefb8eb93630e536498e9b7ce1ced2\
                            5d68a789d93bef39c04715c5ad3915d281c0754ecc08508bf66687efc630df88";

/// A visa with every optional feature: from the tests of li0ard/vds (MIT), made by the BSI's public test
/// generator with the key above.
const VISA_UTTS5B: &str = "
    dc03d9c5d9cac8a73a990f7134b834595d01022cdd52134a74da1347c6fed95cb89f9fce133c133c133c133c203833734aaf47f0
    c32f1a1e20eb2625393afe310403a00000050633be1fed20c603010c0601aa0701bbff400b276b4522526b723e2140f14bef1c25
    048cfed9223268c24337e7a6b5b9f02b1e15c86734ef7101d983869278ce1066694dd80e8b842b82b592db6fd56c10ae";

/// An emergency travel document: from the tests of tsenger/vdstools (Apache-2.0), the same key.
const TRAVEL_UTTS5B: &str = "
    DC03D9C5D9CAC8A73A990F71347D4E375E0302308A0D62B9D917A4CCA93CA4D0EDFC133C133C133C133C133C3FEF3A2938EE43F1
    593D1AE52DBB26751FE64B7C133C136BFF4022F8BD19ECCBA4EF24F204787796DD914FEC61F605B153B22A6EF307D3869938A4E7
    E908F0A63B8379880B395C7FDBAC720D7F2836D08E1DA62611614A00120B";

/// The three worked examples of BSI TR-03137 part 1, version 2.5, that are signed with certificate 27 of the
/// test signer "DETS": annexes C and D with headers of version 3, annex E of version 4.
const BSI_C: &str = "
    dc 02 6a bc 6d 32 c8 a5 19 fc 0f 71 34 11 45 f4 fd 02 02 30 a5 62 13 53 d9 a2 75 73 5b d4 13 4b c5 49 13 3c
    13 3c 13 3c 13 3c 13 3c a3 25 19 a5 19 a4 34 4a 5e 68 1a e7 20 4b 20 d5 32 cf 4b 7c 13 3c 13 3f 03 08 20 d5
    20 10 19 a5 1a ea ff 40 4a 1f 21 8c a4 39 26 47 ec ff 6c 8a bf 9e 79 6a 78 ee be 0b 1a c8 cc 25 c4 ee 17 ee
    d9 61 d1 18 90 91 35 8d 7d 61 6f 1a 51 7a bc 74 7f 6c 44 90 ff 15 9d 4d cf 50 24 8b 00 b1 e3 2e 9e 78 05 e7";
const BSI_D: &str = "
    dc 02 6a bc 6d 32 c8 a5 19 fc 0f 71 34 11 6d 04 fc 04 01 08 3f ee 45 6d 2d e0 19 a8 02 0b 50 65 72 73 63 68
    77 65 69 c3 9f 03 05 4f 73 63 61 72 04 13 4a c3 a2 63 6f 62 c3 a9 6e 69 64 69 63 74 75 72 69 75 73 ff 40 58
    2e d0 5c b0 50 49 b4 fe 49 74 4d 5e 70 a1 98 2f 8b 7a fb 1e 90 25 9c e4 7b a9 90 7e fc f5 94 83 f0 a0 b4 21
    ec 76 0d 6f d2 28 4b ba c3 7e 13 6f 1e 3b e6 e1 4a 6f 6b c0 12 11 0c ff 91 9d 0f";
const BSI_E: &str = "
    dc 03 6a bc 6d 32 c8 a7 27 39 0f 71 34 11 45 f4 fb 06 02 30 5c ba 13 58 75 97 6e c0 66 d4 17 b5 9e 8c 6a bc
    13 3c 13 3c 13 3c 13 3c 3f ef 3a 29 38 ee 43 f1 59 3d 1a e5 2d bb 26 75 1f e6 4b 7c 13 3c 13 6b 03 06 d7 95
    19 a6 53 06 ff 40 15 8c f5 b0 bb 7f bd a0 99 e8 e7 c9 4a be fc 96 77 b2 e7 1e 98 85 f5 cd 90 57 a8 bf cf 93
    0a 60 46 bc f8 97 65 0a f8 f9 b0 34 3c 03 4d 2f 64 ce 08 1f 95 fb f3 d0 12 92 d1 f8 16 5e ce 27 d3 27";

/// The key of "DETS" 27. The guideline does not print it: it is the one key that ECDSA key recovery gives for
/// each of the three examples.
const BSI_DETS27: &str = "048a4a6c721161e1eefe05e9b6b7ed9a0a227c96990a426875114dcd792b14d108\
                          96b5181ee317df3738d795a0a4171adb4f713378a329d08a3ee521b136579956";

/// Annex F: a visa signed over brainpoolP224r1, which is shorter than the 256 bits that Doc 9303-13 asks for.
const BSI_F: &str = "
    dc 03 6a bc 6d 32 c8 a7 2c b1 0f 71 34 b7 98 15 5d 01 02 2c dd 52 13 4a 74 da 13 47 c6 fe d9 5c b8 9f 9f ce
    13 3c 13 3c 13 3c 13 3c 20 38 33 73 4a af 47 f0 c3 2f 1a 1e 20 eb 26 25 39 3a fe 31 04 03 a0 00 00 05 06 33
    be 1f ed 20 c6 ff 38 d5 57 32 47 60 8c 9b 64 ca e0 22 c1 c5 24 96 60 e5 1a e3 16 d6 00 f9 74 aa c2 12 9c 3f
    09 3c 35 95 53 14 02 63 04 70 5c d2 4c 1b 81 00 71 1b d4 41 1f 06 8e 8d 93 e8 b7";

fn brainpool(point: &str) -> PublicKey {
    PublicKey { curve: Curve::BrainpoolP256r1, point: point.to_owned() }
}

#[test]
fn a_published_visa_verifies_with_the_key_of_doc_9303_and_says_what_was_sealed() {
    let bytes = hex(VISA_UTTS5B);
    let seal = Seal::decode(&bytes).unwrap();
    assert_eq!(seal.encode(), bytes);
    assert!(brainpool(DOC_9303_7_E).verifies(&seal));
    assert!(!brainpool(BSI_DETS27).verifies(&seal));
    let Header { version, country, signer, certificate, issued, signed, kind } = &seal.header;
    assert_eq!((*version, country.as_str(), signer.as_str()), (Version::Four, "UTO", "UTTS"));
    assert_eq!((certificate.as_str(), *kind), ("5B", VISA));
    assert_eq!((*issued, *signed), (date(2020, 1, 1), date(2025, 12, 7)));

    let content = content(&seal, date(2025, 12, 8));
    assert_eq!(content.unknown, [(0x07, "bb".to_owned())]);
    let About::Permit(permit) = content.about else { panic!("no permit") };
    assert_eq!(
        *permit,
        Permit {
            name: "ARTHUR PHILIP DENT".into(),
            nationality: "GBR".into(),
            birth_date: "1952-03-11".into(),
            sex: "male".into(),
            passport: "47110815P".into(),
            until: date(2020, 5, 25),
            stay: Stay::Counted { days: 160, months: 0, years: 0 },
            entries: Some(12),
            kind: Some("AA".into()),
            number: None,
        }
    );
}

#[test]
fn the_worked_examples_of_the_guideline_verify() {
    for (text, key, kind, certificate) in [
        (BSI_C, BSI_DETS27, (0xFD, 0x02), "00027"),
        (BSI_D, BSI_DETS27, (0xFC, 0x04), "00027"),
        (BSI_E, BSI_DETS27, (0xFB, 0x06), "27"),
        (TRAVEL_UTTS5B, DOC_9303_7_E, (0x5E, 0x03), "5B"),
    ] {
        let seal = Seal::decode(&hex(text)).unwrap();
        assert!(brainpool(key).verifies(&seal), "{text}");
        assert_eq!((seal.header.kind.definition, seal.header.kind.category), kind);
        assert_eq!(seal.header.certificate, certificate);
        assert_eq!(to_be_signed(&seal.header, &seal.features).unwrap(), seal.signed);
    }
    let passport = Seal::decode(&hex(BSI_E)).unwrap();
    assert_eq!(c40::decode(passport.feature(3).unwrap()).as_deref(), Some("UFO001979"));
    // A curve that is too short is read, and verifies with nothing.
    let short = Seal::decode(&hex(BSI_F)).unwrap();
    assert_eq!(short.signature.len(), 56);
    assert!(!brainpool(BSI_DETS27).verifies(&short));
}

fn secret() -> SecretKey {
    SecretKey::from_seed(&[7; 32]).unwrap()
}

const TODAY: Date = date(2026, 11, 24);
/// 24 November 2026, 03:00 UTC.
const NOW: i64 = 1_795_489_200_000;
const DAY: i64 = 86_400_000;

fn list() -> TrustList {
    let key = secret().public();
    let signer = Signer {
        country: "UTO".into(),
        signer: "UTLW".into(),
        certificate: key.reference(),
        key,
        from: date(2026, 1, 1),
        until: date(2031, 1, 1),
    };
    TrustList { issued: NOW - 1000, expires: NOW + 7 * DAY, signers: vec![signer], revoked: vec![] }
}

fn header(kind: Kind) -> Header {
    Header {
        version: Version::Four,
        country: "UTO".into(),
        signer: "UTLW".into(),
        certificate: secret().public().reference(),
        issued: TODAY,
        signed: TODAY,
        kind,
    }
}

fn permit() -> Permit {
    Permit {
        name: "ANNA MARIA ERIKSSON".into(),
        nationality: "UTO".into(),
        birth_date: "1974-08-12".into(),
        sex: "female".into(),
        passport: "L898902C3".into(),
        until: date(2027, 1, 18),
        stay: Stay::UntilThatDay,
        entries: Some(0),
        kind: Some("ITK".into()),
        number: Some("ITK2026000123".into()),
    }
}

fn sealed() -> Seal {
    secret().seal(header(VISA), permit_features(&permit(), "UTO").unwrap()).unwrap()
}

fn verdict(bytes: &[u8], list: &TrustList, now: i64, today: Date) -> Verdict {
    check(bytes, Some(list), now, today).verdict
}

#[test]
fn a_permit_that_we_seal_is_valid_and_says_what_was_granted() {
    let seal = sealed();
    let bytes = seal.encode();
    assert!(bytes.len() < 190, "{} bytes", bytes.len());
    let checked = check(&bytes, Some(&list()), NOW, TODAY);
    assert_eq!(checked.verdict, Verdict::Valid);
    let content = checked.content.unwrap();
    assert_eq!(content.about, About::Permit(Box::new(permit())));
    assert_eq!(content.unknown, []);
    // The same facts, the same bytes.
    assert_eq!(sealed().encode(), bytes);
}

#[test]
fn each_way_of_not_being_valid_has_a_name_of_its_own() {
    let bytes = sealed().encode();
    let list = list();
    assert_eq!(verdict(&bytes, &list, NOW, date(2027, 1, 18)), Verdict::Valid);
    let until = date(2027, 1, 18);
    assert_eq!(verdict(&bytes, &list, NOW, date(2027, 1, 19)), Verdict::Expired { until });
    assert_eq!(verdict(&bytes, &list, list.expires, TODAY), Verdict::Valid);
    assert_eq!(verdict(&bytes, &list, list.expires + 1, TODAY), Verdict::ListExpired);
    assert_eq!(verdict(&bytes, &list, NOW - 2 * DAY, TODAY), Verdict::ListExpired);
    assert_eq!(check(&bytes, None, NOW, TODAY).verdict, Verdict::NoList);

    let others = TrustList { signers: vec![], ..list.clone() };
    assert_eq!(verdict(&bytes, &others, NOW, TODAY), Verdict::UnknownSigner);
    assert_eq!(check(&bytes, Some(&others), NOW, TODAY).content, None);
    let mut early = list.clone();
    early.signers[0].until = date(2026, 11, 23);
    assert_eq!(verdict(&bytes, &early, NOW, TODAY), Verdict::SignerNotValid);
    let mut usurped = list.clone();
    usurped.signers[0].key = SecretKey::from_seed(&[8; 32]).unwrap().public();
    assert_eq!(verdict(&bytes, &usurped, NOW, TODAY), Verdict::False);

    let shape = |bytes: &[u8], why| {
        assert_eq!(verdict(bytes, &list, NOW, TODAY), Verdict::Unreadable(why));
    };
    shape(b"", Unreadable::NotASeal);
    shape(b"LW-7K4M", Unreadable::NotASeal);
    shape(&[0xDC, 0x04, 0, 0], Unreadable::Version(5));
    shape(&bytes[..bytes.len() - 1], Unreadable::Truncated);
    shape(&[&bytes[..], &[0]].concat(), Unreadable::Trailing);
    shape(&vec![0xDC; MAX_SEAL + 1], Unreadable::TooLarge);
}

#[test]
fn a_revocation_holds_for_every_seal_of_the_permit_and_by_an_old_list_too() {
    let seal = sealed();
    let mut by_digest = list();
    by_digest.revoked.push(Revoked { seal: seal.digest(), number: None, at: NOW });
    let mut by_number = list();
    let number = Some("ITK2026000123".to_owned());
    by_number.revoked.push(Revoked {
        seal: Seal { signed: vec![], ..seal.clone() }.digest(),
        number,
        at: NOW,
    });
    for list in [by_digest, by_number] {
        assert_eq!(verdict(&seal.encode(), &list, NOW, TODAY), Verdict::Revoked { at: NOW });
        assert_eq!(verdict(&seal.encode(), &list, NOW + 90 * DAY, TODAY), Verdict::Revoked { at: NOW });
    }
    // One of another permit does not.
    let mut other = list();
    other.revoked.push(Revoked { seal: crate::journal::sign::Hash::ZERO, number: Some("X".into()), at: NOW });
    assert_eq!(verdict(&seal.encode(), &other, NOW, TODAY), Verdict::Valid);
}

#[test]
fn the_other_signature_of_the_same_seal_does_not_escape_its_revocation() {
    let seal = sealed();
    let signature = p256::ecdsa::Signature::from_slice(&seal.signature).unwrap();
    let (r, s) = signature.split_scalars();
    let other = p256::ecdsa::Signature::from_scalars(r.to_bytes(), (-*s).to_bytes()).unwrap();
    let other = Seal { signature: other.to_bytes().to_vec(), ..seal.clone() };
    assert_ne!(other.signature, seal.signature);
    let mut list = list();
    assert_eq!(verdict(&other.encode(), &list, NOW, TODAY), Verdict::Valid);
    list.revoked.push(Revoked { seal: seal.digest(), number: None, at: NOW });
    assert_eq!(verdict(&other.encode(), &list, NOW, TODAY), Verdict::Revoked { at: NOW });
}

#[test]
fn a_receipt_holds_no_personal_data_and_does_not_expire() {
    let receipt = Receipt {
        reference: "7K4MQ9FAC3HXP".into(),
        service: "itk-extension".into(),
        office: "jakarta-selatan".into(),
        submitted: TODAY,
    };
    let seal = secret().seal(header(RECEIPT), receipt_features(&receipt).unwrap()).unwrap();
    let checked = check(&seal.encode(), Some(&list()), NOW, date(2040, 1, 1));
    assert_eq!(checked.content.as_ref().unwrap().about, About::Receipt(receipt));
    assert_eq!(checked.verdict, Verdict::Valid);
    assert_eq!(seal.features.len(), 3);
}

#[test]
fn unknown_features_are_kept_and_do_not_make_a_seal_worse() {
    let mut features = permit_features(&permit(), "UTO").unwrap();
    features.push(Feature::new(0x60, vec![1; 200]));
    let seal = secret().seal(header(VISA), features).unwrap();
    let checked = check(&seal.encode(), Some(&list()), NOW, TODAY);
    assert_eq!(checked.verdict, Verdict::Valid);
    assert_eq!(checked.content.unwrap().unknown, [(0x60, "01".repeat(200))]);
}

#[test]
fn a_trust_list_changed_by_hand_does_not_open() {
    let server = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
    let public = crate::journal::PublicKey::from(&server);
    let signed = SignedTrustList::sign(&list(), &server).unwrap();
    assert_eq!(signed.open(&public).unwrap(), list());
    let changed = SignedTrustList { text: signed.text.replace("2031", "2099"), ..signed.clone() };
    assert_eq!(changed.open(&public), Err(TrustError::NotSigned));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever one bit is turned, the seal is refused, and not a word of it is shown as sealed.
    #[test]
    fn any_turned_bit_is_refused(at in 0usize..10_000) {
        let mut bytes = sealed().encode();
        let at = at % (bytes.len() * 8);
        bytes[at / 8] ^= 1 << (at % 8);
        let checked = check(&bytes, Some(&list()), NOW, TODAY);
        prop_assert!(
            matches!(checked.verdict, Verdict::False | Verdict::UnknownSigner | Verdict::Unreadable(_)),
            "{:?}", checked.verdict
        );
        prop_assert_eq!(checked.content, None);
    }

    #[test]
    fn reading_undoes_writing(
        features in prop::collection::btree_map(0u8..=254, prop::collection::vec(any::<u8>(), 0..300), 0..5),
        three in any::<bool>(), day in 0i32..20_000, signature in prop::collection::vec(any::<u8>(), 0..140),
    ) {
        let day = date(1990, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let (version, certificate) = if three { (Version::Three, "0A01F") } else { (Version::Four, "5B") };
        let header =
            Header { version, certificate: certificate.into(), issued: day, signed: day, ..header(RECEIPT) };
        let features: Vec<_> = features.into_iter().map(|(tag, value)| Feature { tag, value }).collect();
        let signed = to_be_signed(&header, &features).unwrap();
        let seal = Seal { header, features, signature, signed };
        prop_assert_eq!(Seal::decode(&seal.encode()).unwrap(), seal);
    }

    #[test]
    fn anything_may_be_scanned(mut bytes in prop::collection::vec(any::<u8>(), 0..300), like in any::<bool>()) {
        if like && bytes.len() > 20 {
            bytes[..18].copy_from_slice(&sealed().encode()[..18]);
        }
        let checked = check(&bytes, Some(&list()), NOW, TODAY);
        prop_assert!(checked.verdict != Verdict::Valid);
        if let Ok(seal) = Seal::decode(&bytes) {
            prop_assert_eq!(seal.encode(), bytes);
            let _ = content(&seal, TODAY);
        }
    }
}
