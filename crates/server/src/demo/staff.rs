//! Who files invented cases and handles them: in each office a kiosk, and a desk with an officer. They are there for
//! this alone, and nobody can sign in as them.

use ed25519_dalek::SigningKey;
use lawang_core::case::{CaseEvent, SCHEMA};
use lawang_core::ids::{DeviceId, GrantId, OfficeId, OfficerId, Scope, SessionId, StreamId};
use lawang_core::journal::sign::Hash;
use lawang_core::journal::{
    Author, DeviceClass, Entry, Grant, Head, Header, Origin, PublicKey, Role, SignedGrant, StreamKind,
    Timestamp,
};
use lawang_core::population::arrivals::BY_OFFICE;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::course::Step;
use crate::error::{Error, Result};
use crate::passwords::{self, NewOfficer};
use crate::random;
use crate::state::AppState;
use crate::store::device::{self, Device};
use crate::store::office::{self, Office};
use crate::store::officer::{self, Officer};
use crate::store::{Connection, officer_grant};

/// At least so many offices have cases.
const OFFICES: usize = 5;
/// The share of an office that was here before, in hundreds of arrivals (see `BY_OFFICE`).
const SHARE: u64 = 6_000;
/// How long before now the officers' grants begin: longer than cases are old.
const GRANTED: i64 = 400 * 24 * 60 * 60 * 1000;
const EPOCH: u32 = 1;

/// An office, and how many of the cases are its own.
pub struct Place {
    pub office: OfficeId,
    pub share: u64,
}

/// A device with its key and what it has authored, and the officer who uses it.
pub struct Staff {
    pub device: Device,
    key: SigningKey,
    officer: Option<(Officer, GrantId, SigningKey)>,
    seq: u64,
    previous: Hash,
    entries: Vec<Entry>,
}

/// A kiosk and a desk for each office, in the order of the offices.
pub async fn hire(state: &AppState) -> Result<(Vec<Staff>, Vec<Place>)> {
    let places = places(state).await?;
    let mut staff = vec![];
    for Place { office, .. } in &places {
        staff.push(kiosk(state, office).await?);
        staff.push(desk(state, office).await?);
    }
    Ok((staff, places))
}

/// The offices that are open here, and others until there are some.
async fn places(state: &AppState) -> Result<Vec<Place>> {
    let mut write = state.store.write().await?;
    let known = office::list(&mut write).await?;
    let share =
        |id: &str| BY_OFFICE.iter().find(|(office, ..)| *office == id).map_or(SHARE, |(_, _, share)| *share);
    let open = known.iter().filter(|office| office.closed_at.is_none());
    let mut places: Vec<Place> =
        open.map(|office| Place { share: share(&office.id.0), office: office.id.clone() }).collect();
    for (id, name, share) in BY_OFFICE {
        if places.len() >= OFFICES {
            break;
        }
        let new = Office { id: OfficeId((*id).into()), name: (*name).into(), closed_at: None };
        if office::insert(&mut write, &new, state.now()).await? {
            places.push(Place { office: new.id, share: *share });
        }
    }
    write.commit().await?;
    Ok(places)
}

async fn kiosk(state: &AppState, office: &OfficeId) -> Result<Staff> {
    let mut write = state.store.write().await?;
    let staff = connect(state, &mut write, office, DeviceClass::Kiosk, "Demo kiosk").await?;
    write.commit().await?;
    Ok(staff)
}

async fn desk(state: &AppState, office: &OfficeId) -> Result<Staff> {
    let password = format!("demo {:032x}", u128::from_be_bytes(random::bytes()?));
    let login = format!("demo-{:08x}", u32::from_be_bytes(random::bytes()?));
    let new = NewOfficer {
        login,
        name: "Demo".into(),
        office: office.clone(),
        roles: vec![Role::Officer],
        password,
    };
    let mut officer = passwords::make_officer(new).await?;
    // With a key that is forgotten: the one that was sealed is not opened here.
    let key = key()?;
    officer.public_key = PublicKey::from(&key);
    let now = state.now();
    let grant = Grant {
        id: GrantId(Uuid::new_v4()),
        officer: officer.id,
        name: officer.name.clone(),
        roles: officer.roles.clone(),
        scopes: vec![Scope::Office(office.clone())],
        key: officer.public_key,
        from: now - GRANTED,
        until: now,
    };
    let signed =
        SignedGrant::sign(&grant, &state.identity).map_err(|_| Error::Internal("a grant is no JSON"))?;
    let mut write = state.store.write().await?;
    if !officer::insert(&mut write, &officer, now).await? {
        return Err(Error::Conflict("a login is taken"));
    }
    officer_grant::insert(&mut write, &grant, &signed).await?;
    let desk = connect(state, &mut write, office, DeviceClass::Office, "Demo desk").await?;
    write.commit().await?;
    Ok(Staff { officer: Some((officer, grant.id, key)), ..desk })
}

fn key() -> Result<SigningKey> {
    Ok(SigningKey::from_bytes(&Zeroizing::new(random::bytes::<32>()?)))
}

async fn connect(
    state: &AppState,
    db: &mut Connection,
    office: &OfficeId,
    class: DeviceClass,
    name: &str,
) -> Result<Staff> {
    let (key, now) = (key()?, state.now());
    let device = Device {
        id: DeviceId(Uuid::new_v4()),
        name: name.into(),
        class,
        office: office.clone(),
        public_key: PublicKey::from(&key),
        enrolled_at: now,
        approved_at: Some(now),
        revoked_at: None,
        last_seen_at: None,
        version: None,
        unlocked_at: 0,
    };
    device::insert(db, &device, &random::bytes::<32>()?).await?;
    Ok(Staff { device, key, officer: None, seq: 0, previous: Hash::ZERO, entries: vec![] })
}

/// Nothing that they had opens anything from now on.
pub async fn leave(state: &AppState, staff: Vec<Staff>) -> Result<()> {
    let now = state.now();
    let mut write = state.store.write().await?;
    for Staff { device, officer, .. } in staff {
        device::revoke(&mut write, device.id, now).await?;
        if let Some((officer, ..)) = officer {
            let id: OfficerId = officer.id;
            officer::leave(&mut write, id, now).await?;
            officer_grant::revoke_all(&mut write, id, now).await?;
        }
    }
    Ok(write.commit().await?)
}

impl Staff {
    pub fn entries(&self) -> u64 {
        self.seq
    }

    /// Authors one entry of the device's chain.
    pub fn author(&mut self, at: i64, stream: StreamId, step: &Step) -> Result<()> {
        let author = match &self.officer {
            Some((officer, grant, _)) => Author::Officer { officer: officer.id, grant: *grant },
            None => Author::Applicant { session: SessionId(Uuid::new_v4()) },
        };
        let header = Header {
            origin: Origin { device: self.device.id, epoch: EPOCH, seq: self.seq + 1 },
            stream,
            kind: StreamKind::Case,
            time: Timestamp { wall: at, count: 0 },
            author,
            schema: SCHEMA,
            expected: step.expected,
        };
        let key = self.officer.as_ref().map(|(.., key)| key);
        let event: &CaseEvent = &step.event;
        let entry = Entry::author(&header, event, random::bytes()?, self.previous, key)
            .map_err(|_| Error::Internal("an invented entry is too large"))?;
        self.seq += 1;
        self.previous = entry.hash();
        self.entries.push(entry);
        Ok(())
    }

    /// What was authored and not yet sent, in parcels of some, each with the head of the chain after it.
    pub fn parcels(&mut self, most: usize) -> Vec<(Vec<Entry>, Head)> {
        let entries = std::mem::take(&mut self.entries);
        let mut seq = self.seq - entries.len() as u64;
        let mut parcels = vec![];
        for some in entries.chunks(most) {
            let Some(last) = some.last() else { continue };
            seq += some.len() as u64;
            parcels.push((some.to_vec(), Head::sign(&self.key, self.device.id, EPOCH, seq, last.hash())));
        }
        parcels
    }
}
