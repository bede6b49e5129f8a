//! What a device needs to know about itself and its office, and the grants of the officers there.

use jiff::ToSpan;
use jiff::tz::TimeZone;
use lawang_core::administration::hours::Hours;
use lawang_core::ids::{GrantId, OfficeId, Scope};
use lawang_core::journal::grant::GRANT_DAYS;
use lawang_core::journal::wire::{Control, DeviceRecord, OfficerRecord};
use lawang_core::journal::{DeviceClass, Grant, SignedGrant};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::device::Device;
use crate::store::officer::{self, Officer};
use crate::store::{Connection, closure, office, officer_grant, slot_plan};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// A grant with less than this left is renewed when a device of the office asks.
const RENEW_BELOW: i64 = (GRANT_DAYS - 1) * DAY;
/// A new grant holds a little before now, for devices whose clocks are behind.
const CLOCK_SLACK: i64 = 10 * 60 * 1000;

/// What the device is told of itself.
pub async fn record(state: &AppState, db: &mut Connection, device: &Device) -> Result<DeviceRecord> {
    let office_name =
        office::name(db, &device.office).await?.ok_or(Error::Internal("a device has no office"))?;
    Ok(DeviceRecord {
        id: device.id,
        name: device.name.clone(),
        class: device.class,
        office: device.office.clone(),
        office_name,
        scopes: device.scopes(),
        demo: state.demo,
        public_url: state.public_url.clone(),
        approved: device.approved_at.is_some(),
        unlocked_at: device.unlocked_at,
    })
}

/// How long a day that has passed is still told: working days are counted back to when a case was filed.
const CLOSURES_KEPT_DAYS: i32 = 400;

/// The office's days and hours.
pub async fn hours(state: &AppState, db: &mut Connection, office: &OfficeId) -> Result<Hours> {
    let now = jiff::Timestamp::from_millisecond(state.now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let today = now.to_zoned_datetime(TimeZone::UTC).date();
    let since = today.saturating_sub(CLOSURES_KEPT_DAYS.days());
    Ok(Hours { closures: closure::from(db, office, since).await?, plans: slot_plan::list(db, office).await? })
}

/// The control data, where it differs from the version that the device holds.
pub async fn control(state: &AppState, device: &Device, held: &str) -> Result<Option<Control>> {
    if device.class == DeviceClass::Office {
        renew_grants(state, device).await?;
    }
    let trust = crate::trust::current(state).await?;
    let mut db = state.store.read().await?;
    let hours = hours(state, &mut db, &device.office).await?;
    let mut control = Control {
        version: String::new(),
        device: record(state, &mut db, device).await?,
        officers: Vec::new(),
        trust: Some(trust.signed.clone()),
        closures: hours.closures,
        plans: hours.plans,
    };
    if device.class == DeviceClass::Office {
        for officer in officer::at_office(&mut db, &device.office).await? {
            let newest = officer_grant::newest(&mut db, officer.id).await?;
            control.officers.extend(newest.map(|newest| officer_record(officer, newest.grant)));
        }
    }
    let text = serde_json::to_vec(&control).map_err(|_| Error::Internal("control data is no JSON"))?;
    control.version = blake3::hash(&text).to_hex()[..32].to_owned();
    Ok((control.version != held).then_some(control))
}

fn officer_record(officer: Officer, grant: SignedGrant) -> OfficerRecord {
    OfficerRecord {
        officer: officer.id,
        login: officer.login,
        verifier: officer.verifier,
        sealed_key: officer.sealed_key,
        grant,
    }
}

async fn renew_grants(state: &AppState, device: &Device) -> Result<()> {
    let now = state.now();
    let mut due = Vec::new();
    {
        let mut db = state.store.read().await?;
        for officer in officer::at_office(&mut db, &device.office).await? {
            let newest = officer_grant::newest(&mut db, officer.id).await?;
            if newest.is_none_or(|newest| newest.valid_until - now < RENEW_BELOW) {
                due.push(officer);
            }
        }
    }
    if due.is_empty() {
        return Ok(());
    }
    let mut write = state.store.write().await?;
    for officer in &due {
        // Looked at again inside the transaction: they may have left in between.
        if officer::by_id(&mut write, officer.id).await?.is_some_and(|o| o.left_at.is_none()) {
            issue(state, &mut write, officer).await?;
        }
    }
    write.commit().await?;
    Ok(())
}

/// Issues a grant from now on, over the officer's own office.
pub async fn issue(state: &AppState, db: &mut Connection, officer: &Officer) -> Result<()> {
    let now = state.now();
    let grant = Grant {
        id: GrantId(Uuid::new_v4()),
        officer: officer.id,
        name: officer.name.clone(),
        roles: officer.roles.clone(),
        scopes: vec![Scope::Office(officer.office.clone())],
        key: officer.public_key,
        from: now - CLOCK_SLACK,
        until: now + GRANT_DAYS * DAY,
    };
    let signed =
        SignedGrant::sign(&grant, &state.identity).map_err(|_| Error::Internal("a grant is no JSON"))?;
    Ok(officer_grant::insert(db, &grant, &signed).await?)
}
