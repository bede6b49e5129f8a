//! Sealing: the keys that make seals, and the seals of a case. A key is used for a year and known for ever;
//! the next one is made when it is first needed.

use jiff::Timestamp;
use jiff::civil::Date;
use lawang_core::case::{Case, CaseEvent, SealOf, Step};
use lawang_core::catalogue::Catalogue;
use lawang_core::catalogue::Issuer;
use lawang_core::form::MrzPart;
use lawang_core::ids::{Scope, StreamId};
use lawang_core::reference::PermitNumber;
use lawang_core::seal::{
    Feature, Header, Kind, Permit, RECEIPT, Receipt, Revoked, Seal, SecretKey, Signer, Stay, VISA, Version,
    carriage, permit_features, plain, receipt_features,
};
use zeroize::Zeroizing;

use crate::centre;
use crate::error::{Error, Result};
use crate::state::{AppState, Server};
use crate::store::{Connection, revoked_seal, server_key, stream};

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
    let Some(issuer) = &state.issuer else { return Ok(Vec::new()) };
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
pub fn utopia() -> Issuer {
    Issuer { country: "UTO".into(), signer: "UTLW".into() }
}

/// Whether a case should have a seal and has none, or has one that should be revoked.
pub fn has_task(state: &Server, case: &Case) -> bool {
    if state.issuer.is_none() {
        return false;
    }
    wants_receipt(case) || wanted_permit(state.catalogue(), case).is_some() || to_revoke(case).is_some()
}

fn wants_receipt(case: &Case) -> bool {
    case.seals.receipt.is_none()
}

/// What was granted, where it is a permit and has no seal yet.
fn wanted_permit(catalogue: &Catalogue, case: &Case) -> Option<Date> {
    if case.seals.permit.is_some() || case.revoked.is_some() {
        return None;
    }
    let decision = case.decision().filter(|decision| decision.granted)?;
    catalogue.services.get(&case.service)?.permit.as_ref()?;
    decision.valid_until
}

/// The seal of a permit that was revoked. Its revocation may be listed already: once more does no harm.
fn to_revoke(case: &Case) -> Option<Seal> {
    case.revoked.as_ref()?;
    let bytes = carriage::read_text(case.seals.permit.as_deref()?)?;
    Seal::decode(&bytes).ok()
}

/// Adds to a case the seals that it should have, and lists the one that it should not have any more.
pub async fn attend(state: &AppState, id: StreamId) -> Result<()> {
    let mut write = state.store.write().await?;
    let Some(mut found) = stream::get(&mut write, id).await? else { return Ok(()) };
    let scope = found.scope.clone();
    let mut added = Vec::new();
    if wants_receipt(&found.case)
        && let Some(seal) = receipt(state, &mut write, &found.case).await?
    {
        added.push((SealOf::Receipt, seal));
    }
    // The case's own number, whatever a device has put into the decision: by it a permit is revoked.
    let number = PermitNumber::of(id).to_string();
    if let Some(until) = wanted_permit(state.catalogue(), &found.case)
        && let Some(seal) = permit(state, &mut write, &found.case, until, &number).await?
    {
        added.push((SealOf::Permit, seal));
    }
    let scopes = if added.is_empty() { vec![] } else { vec![scope] };
    for (of, seal) in added {
        let event = CaseEvent::Sealed { of, seal: carriage::text(&seal.encode()) };
        found = centre::author(state, &mut write, found, &event).await?;
    }
    let revoked = to_revoke(&found.case);
    if let Some(seal) = &revoked {
        let at = found.case.last(Step::Revoked).unwrap_or_else(|| state.now());
        revoke(&mut write, seal, at).await?;
    }
    let telling = state.news.telling(scopes);
    write.commit().await?;
    drop(telling);
    if revoked.is_some() {
        state.trust.forget();
        // Every device waits for national news.
        state.news.moved(Scope::National);
    }
    Ok(())
}

/// The seal of a permit that was granted until that day. None where the service grants none, or where a zone
/// cannot hold what the case says; the log tells the latter, without a word of it.
async fn permit(
    state: &AppState,
    db: &mut Connection,
    case: &Case,
    until: Date,
    number: &str,
) -> Result<Option<Seal>> {
    let Some(issuer) = &state.issuer else { return Ok(None) };
    let Some(permit) = granted(state.catalogue(), case, until, number) else { return Ok(None) };
    match permit_features(&permit, &issuer.country) {
        Ok(features) => seal(state, db, issuer, VISA, features).await.map(Some),
        Err(why) => {
            tracing::warn!(%why, service = case.service, "a permit could not be sealed");
            Ok(None)
        }
    }
}

/// What the case says of its permit: each part of the zone from the field that the catalogue fills it from.
fn granted(catalogue: &Catalogue, case: &Case, until: Date, number: &str) -> Option<Permit> {
    let service = catalogue.services.get(&case.service)?;
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
        number: Some(plain(number)),
    })
}

/// The seal of a receipt: reference, service, office and the day, and nothing of a person.
async fn receipt(state: &AppState, db: &mut Connection, case: &Case) -> Result<Option<Seal>> {
    let Some(issuer) = &state.issuer else { return Ok(None) };
    let submitted = case.last(Step::Submitted).unwrap_or_else(|| state.now());
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
    issuer: &Issuer,
    kind: Kind,
    features: Vec<Feature>,
) -> Result<Seal> {
    let today = local_day(state, state.now());
    seal_on(state, db, issuer, kind, features, today).await
}

async fn seal_on(
    state: &AppState,
    db: &mut Connection,
    issuer: &Issuer,
    kind: Kind,
    features: Vec<Feature>,
    issued: Date,
) -> Result<Seal> {
    let key = current(state, db, state.now()).await?;
    let header = Header {
        version: Version::Four,
        country: issuer.country.clone(),
        signer: issuer.signer.clone(),
        certificate: key.secret.public().reference(),
        issued,
        signed: local_day(state, state.now()),
        kind,
    };
    key.secret.seal(header, features).map_err(|_| Error::Internal("the header of a seal cannot be written"))
}

/// Lists a permit's seal as revoked, and with it every other of its number.
async fn revoke(db: &mut Connection, seal: &Seal, at: i64) -> Result<()> {
    let content = lawang_core::seal::content(seal, utc_day(at));
    let Some(until) = content.valid_until() else { return Ok(()) };
    let revoked = Revoked { seal: seal.digest(), number: content.number().map(str::to_owned), at };
    Ok(revoked_seal::insert(db, &revoked, until).await?)
}
