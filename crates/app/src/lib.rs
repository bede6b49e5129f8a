//! What a device does: use cases over an encrypted replica, sync with the server, files and keys. It
//! knows no window: a shell calls it, and learns of changes over a channel.

mod app;
pub mod decode;
mod enrol;
mod failure;
mod files;
pub mod held;
mod hours;
mod identity;
mod journal;
mod keys;
pub mod kiosk;
pub mod office;
pub mod papers;
pub mod place;
pub mod places;
pub mod preview;
pub mod printing;
pub mod problem;
mod provision;
mod random;
mod seal;
mod seal_code;
mod shown;
pub mod slots;
mod store;
mod sync;
mod versions;

pub use app::{App, Clock, Config, OpenError, shipped_catalogue, system_clock};
pub use enrol::SetUp;
pub use lawang_core::seal::told::{SealFact, SealStanding, SealView};
pub use printing::{Patience, Printing};
