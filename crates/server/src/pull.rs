//! A page of the feed for one device: what came after its cursor in the scopes it may see, in order. The
//! cursor is opaque to devices; what it says of other scopes is ignored.

use std::collections::BTreeMap;

use data_encoding::BASE64URL_NOPAD;
use lawang_core::ids::Scope;
use lawang_core::journal::wire::{FeedItem, PULL_ENTRIES};

use crate::error::{Error, Result};
use crate::store::feed::{self, Own, Placed};
use crate::store::{Connection, chain, device::Device};

/// The most bytes of headers and bodies in one page; a single larger entry comes alone.
const PAGE_BYTES: u64 = 512 * 1024;
const MAX_CURSOR: usize = 8 * 1024;

type Positions = BTreeMap<Scope, u64>;

pub struct Page {
    pub items: Vec<FeedItem>,
    pub cursor: String,
    pub more: bool,
}

fn read_cursor(text: &str) -> Result<Positions> {
    if text.is_empty() {
        return Ok(Positions::new());
    }
    let unreadable = || Error::Malformed("the cursor is not one of this server".into());
    if text.len() > MAX_CURSOR {
        return Err(unreadable());
    }
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| unreadable())?;
    serde_json::from_slice(&bytes).map_err(|_| unreadable())
}

fn write_cursor(positions: &Positions) -> Result<String> {
    let text = serde_json::to_vec(positions).map_err(|_| Error::Internal("a cursor is no JSON"))?;
    Ok(BASE64URL_NOPAD.encode(&text))
}

/// `epoch` is the one the device pushes under, where it says so. Entries of this device and its newest
/// epoch come as marks; those of its earlier epochs come whole, for it may have lost them.
pub async fn page(db: &mut Connection, device: &Device, cursor: &str, epoch: Option<u32>) -> Result<Page> {
    let asked = read_cursor(cursor)?;
    let known = chain::newest_epoch(db, device.id).await?;
    let own = Own { device: device.id, epoch: epoch.max(known).unwrap_or_default() };
    let mut positions = Positions::new();
    let (mut items, mut bytes, mut more) = (Vec::new(), 0, false);
    for scope in device.scopes() {
        let head = feed::head(db, &scope).await?;
        let mut at = asked.get(&scope).copied().unwrap_or_default();
        if at > head {
            tracing::warn!(device = %device.id, "a cursor is ahead of the feed: was the server restored?");
            at = head;
        }
        let room = PULL_ENTRIES.saturating_sub(u32::try_from(items.len()).unwrap_or(u32::MAX));
        let until =
            if at < head { fitting(db, &scope, at, room, &mut bytes, items.is_empty()).await? } else { at };
        if until > at {
            let placed = feed::page(db, &scope, at, until, own).await?;
            items.extend(placed.into_iter().map(|placed| item(&scope, placed, own)));
        }
        more |= until < head;
        positions.insert(scope, until);
    }
    Ok(Page { items, cursor: write_cursor(&positions)?, more })
}

/// The last position that still fits the page.
async fn fitting(
    db: &mut Connection,
    scope: &Scope,
    after: u64,
    room: u32,
    bytes: &mut u64,
    page_is_empty: bool,
) -> Result<u64> {
    let mut until = after;
    for (position, size) in feed::sizes(db, scope, after, room).await? {
        let is_first = page_is_empty && until == after;
        if *bytes + size > PAGE_BYTES && !is_first {
            break;
        }
        *bytes += size;
        until = position;
    }
    Ok(until)
}

fn item(scope: &Scope, placed: Placed, own: Own) -> FeedItem {
    let Placed { position, origin, entry } = placed;
    let scope = scope.clone();
    if origin.device == own.device && origin.epoch == own.epoch {
        FeedItem::Own { scope, position, epoch: origin.epoch, seq: origin.seq }
    } else {
        FeedItem::Entry { scope, position, entry }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_a_round_trip_and_nonsense_is_refused() {
        let positions = Positions::from([(Scope::National, 3), ("office:bali".parse().unwrap(), 9)]);
        assert_eq!(read_cursor(&write_cursor(&positions).unwrap()).unwrap(), positions);
        assert_eq!(read_cursor("").unwrap(), Positions::new());
        for nonsense in ["x", "e30=", &BASE64URL_NOPAD.encode(b"{\"moon\":1}"), &"A".repeat(MAX_CURSOR + 1)] {
            assert!(read_cursor(nonsense).is_err());
        }
    }
}
