//! Sealing: the keys that make seals, and the seals of a case. A key is used for a year and known for ever;
//! the next one is made when it is first needed.

use jiff::Timestamp;
use jiff::civil::Date;
use lawang_core::case::Case;
use lawang_core::catalogue::Issuer;
use lawang_core::form::MrzPart;
use lawang_core::seal::{
    Feature, Header, Kind, Permit, RECEIPT, Receipt, Revoked, Seal, SecretKey, Signer, Stay, VISA, Version,
    permit_features, plain, receipt_features,
};
use zeroize::Zeroizing;

use crate::config::shipped_catalogue;
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{Connection, revoked_seal, server_key};

/// How long a key makes seals (Doc 9303-7, 9.3 allows one to two years), and how long after that a seal that
/// it made is still taken for one of that time.
const USED_DAYS: i64 = 365;
const SLACK_DAYS: i64 = 31;
const DAY: i64 = 24 * 60 * 60 * 1000;
/// The keys' names in the store; the time they were made follows.
const KEY: &str = "permit ";

/// A key that seals, and since when (milliseconds since 1970-01-01 UTC).
pub struct Key {
    secret: SecretKey,
    since: i64,
}

/// The newest last.
async fn keys(db: &mut Connection) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for (name, seed) in server_key::beginning(db, KEY).await? {
        let seed = Zeroizing::new(seed);
        let since = name[KEY.len()..].parse().ok();
        let key = since.zip(SecretKey::from_seed(&seed)).map(|(since, secret)| Key { secret, since });
        keys.push(key.ok_or(Error::Internal("a key of seals is damaged"))?);
    }
    keys.sort_by_key(|key| key.since);
    Ok(keys)
}

/// The key to seal with now; made where there is none, or the last has had its year.
async fn current(state: &AppState, db: &mut Connection, now: i64) -> Result<Key> {
    if let Some(newest) = keys(db).await?.pop()
        && now < newest.since + USED_DAYS * DAY
    {
        return Ok(newest);
    }
    loop {
        let random = crate::random::bytes::<32>().map_err(|_| Error::Internal("no random bytes"))?;
        let seed = Zeroizing::new(random);
        // Some few numbers are no key of the curve.
        if let Some(secret) = SecretKey::from_seed(&seed) {
            server_key::insert(db, &format!("{KEY}{now}"), &seed).await?;
            state.trust.forget();
            return Ok(Key { secret, since: now });
        }
    }
}

/// Everyone whose seals are good here. Makes the first key, so that a list is never empty for long.
pub async fn signers(state: &AppState, db: &mut Connection) -> Result<Vec<Signer>> {
    let Some(issuer) = issuer(state) else { return Ok(Vec::new()) };
    current(state, db, state.now()).await?;
    let signer = |key: &Key| Signer {
        country: issuer.country.clone(),
        signer: issuer.signer.clone(),
        certificate: key.secret.public().reference(),
        key: key.secret.public(),
        // Days are told by the server's zone, moments by UTC: a day more on either side.
        from: utc_day(key.since - DAY),
        until: utc_day(key.since + (USED_DAYS + SLACK_DAYS) * DAY),
    };
    Ok(keys(db).await?.iter().map(signer).collect())
}

fn utc_day(wall: i64) -> Date {
    let moment = Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
}

/// Demo data is Utopia's: no demo permit can be taken for a state's.
fn issuer(state: &AppState) -> Option<Issuer> {
    if state.demo {
        return Some(Issuer { country: "UTO".into(), signer: "UTLW".into() });
    }
    shipped_catalogue().issuer.clone()
}

/// The seal of a permit that was granted until that day. None where the service grants none, or where a zone
/// cannot hold what the case says; the log tells the latter, without a word of it.
pub async fn permit(
    state: &AppState,
    db: &mut Connection,
    case: &Case,
    until: Date,
    number: Option<&str>,
) -> Result<Option<Seal>> {
    let Some(issuer) = issuer(state) else { return Ok(None) };
    let Some(permit) = granted(case, until, number) else { return Ok(None) };
    match permit_features(&permit, &issuer.country) {
        Ok(features) => seal(state, db, issuer, VISA, features).await.map(Some),
        Err(why) => {
            tracing::warn!(%why, service = case.service, "a permit could not be sealed");
            Ok(None)
        }
    }
}

/// What the case says of its permit: each part of the zone from the field that the catalogue fills it from.
fn granted(case: &Case, until: Date, number: Option<&str>) -> Option<Permit> {
    let service = shipped_catalogue().services.get(&case.service)?;
    let kind = service.permit.as_ref()?;
    let part = |part: MrzPart| {
        let field = service.fields.iter().find(|(_, field)| field.mrz == Some(part));
        field.and_then(|(id, _)| case.answers.get(id)).map(|answer| answer.value.clone())
    };
    Some(Permit {
        name: part(MrzPart::FullName)?,
        nationality: part(MrzPart::Nationality)?,
        birth_date: part(MrzPart::BirthDate)?,
        sex: part(MrzPart::Sex).unwrap_or_default(),
        passport: part(MrzPart::DocumentNumber)?,
        until,
        stay: Stay::UntilThatDay,
        entries: kind.entries,
        kind: Some(kind.name.clone()),
        number: number.map(plain).filter(|number| !number.is_empty()),
    })
}

/// The seal of a receipt: reference, service, office and the day, and nothing of a person.
pub async fn receipt(
    state: &AppState,
    db: &mut Connection,
    case: &Case,
    submitted: i64,
) -> Result<Option<Seal>> {
    let Some(issuer) = issuer(state) else { return Ok(None) };
    let receipt = Receipt {
        reference: case.reference.plain().to_owned(),
        service: case.service.clone(),
        office: case.office.to_string(),
        submitted: local_day(state, submitted),
    };
    match receipt_features(&receipt) {
        Ok(features) => {
            let seal = seal_on(state, db, issuer, RECEIPT, features, receipt.submitted).await?;
            Ok(Some(seal))
        }
        Err(why) => {
            tracing::warn!(%why, service = case.service, "a receipt could not be sealed");
            Ok(None)
        }
    }
}

fn local_day(state: &AppState, wall: i64) -> Date {
    let moment = Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.to_zoned_datetime(state.zone.clone()).date()
}

async fn seal(
    state: &AppState,
    db: &mut Connection,
    issuer: Issuer,
    kind: Kind,
    features: Vec<Feature>,
) -> Result<Seal> {
    let today = local_day(state, state.now());
    seal_on(state, db, issuer, kind, features, today).await
}

async fn seal_on(
    state: &AppState,
    db: &mut Connection,
    issuer: Issuer,
    kind: Kind,
    features: Vec<Feature>,
    issued: Date,
) -> Result<Seal> {
    let key = current(state, db, state.now()).await?;
    let header = Header {
        version: Version::Four,
        country: issuer.country,
        signer: issuer.signer,
        certificate: key.secret.public().reference(),
        issued,
        signed: local_day(state, state.now()),
        kind,
    };
    key.secret.seal(header, features).map_err(|_| Error::Internal("the header of a seal cannot be written"))
}

/// Revokes a permit's seal, and every other with its number. Tell it to devices once it is committed
/// (`state.trust.forget`).
pub async fn revoke(db: &mut Connection, seal: &Seal, at: i64) -> Result<()> {
    let content = lawang_core::seal::content(seal, utc_day(at));
    let Some(until) = content.valid_until() else { return Ok(()) };
    let revoked = Revoked { seal: seal.digest(), number: content.number().map(str::to_owned), at };
    Ok(revoked_seal::insert(db, &revoked, until).await?)
}
