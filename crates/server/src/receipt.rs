//! The two secrets on a receipt, reference and PIN, wherever they are typed. Wrong PINs are counted for the
//! reference, whether it exists or not, and for where they come from; both answers are alike and take as
//! long.

use lawang_core::reference::Reference;

use crate::attempts::{REFERENCE, Subject};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::stream::{self, Stream};
use crate::store::{Connection, Write};
use crate::{centre, passwords};

/// The longest that is taken for a PIN, in characters.
pub const MAX_PIN: usize = 32;

/// The case whose reference and PIN these are, in the transaction that took the tries back; the caller
/// commits it.
pub async fn open(
    state: &AppState,
    reference: &Reference,
    pin: String,
    from: Subject,
) -> Result<(Write, Stream)> {
    let tries = Tries { reference: Subject::new(&state.attempt_key, REFERENCE, reference.plain()), from };
    tries.begin(state).await?;
    let found = {
        let mut db = state.store.read().await?;
        stream::by_reference(&mut db, reference).await?
    };
    let verifier = found.as_ref().map(|stream| stream.case.pin.clone());
    let agrees = passwords::agrees(pin, verifier).await?;
    let Some(found) = found.filter(|_| agrees) else { return Err(Error::WrongSecrets) };
    // Whoever looks is to see a billing code that can be paid. Without the gateway there is none, and the
    // page says so.
    if centre::has_task(state, &found.case)
        && let Err(error) = centre::attend(state, found.id).await
    {
        error.log();
    }
    let mut write = state.store.write().await?;
    tries.was_right(&mut write).await?;
    // Once more, in the transaction: the case may have moved on while the PIN was checked.
    let stream = stream::get(&mut write, found.id).await?.ok_or(Error::Internal("a case is gone"))?;
    Ok((write, stream))
}

/// What the tries at a PIN are counted for.
struct Tries {
    reference: Subject,
    /// A device, or a network address.
    from: Subject,
}

impl Tries {
    async fn begin(&self, state: &AppState) -> Result<()> {
        let now = state.now();
        let mut write = state.store.write().await?;
        self.reference.check(&mut write, now).await?;
        self.from.check(&mut write, now).await?;
        self.reference.count(&mut write, now).await?;
        self.from.count(&mut write, now).await?;
        Ok(write.commit().await?)
    }

    async fn was_right(&self, db: &mut Connection) -> Result<()> {
        self.reference.clear(db).await?;
        self.from.take_back(db).await
    }
}
