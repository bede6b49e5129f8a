//! What can be wrong with the way out that a server was started with, said so that it can be mended.

use std::error::Error;
use std::io;
use std::net::IpAddr;

#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    #[error("{0}: not an address of the form {1}")]
    Address(String, &'static str),
    #[error("an address on the command line holds no password: put it into a file")]
    PasswordInAddress,
    #[error("{0}: without TLS only a server on this machine can be used; take {1}")]
    NotSecure(String, &'static str),
    #[error("{0}: the sender is an e-mail address, such as \"Immigration <no-reply@example.go.id>\"")]
    Sender(String),
    #[error("a password is for a user: name one in the address of the mail server")]
    PasswordWithoutUser,
    #[error("the user of the mail server has no password: name the file that holds it")]
    UserWithoutPassword,
    #[error("TLS cannot be set up: {0}")]
    Tls(String),
    #[error("{0}: {1}")]
    File(String, std::io::Error),
}

/// Whether a host is this machine: what goes there passes no network.
pub fn is_this_machine(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}

/// Whether an exchange failed because the other side could not be trusted: TLS tells of it as unsound data,
/// wrapped by whoever was in between.
pub fn is_insecure(error: &(dyn Error + 'static)) -> bool {
    let mut at = Some(error);
    while let Some(error) = at {
        at = match error.downcast_ref::<io::Error>() {
            Some(io) if io.kind() == io::ErrorKind::InvalidData => return true,
            Some(io) => match io.get_ref() {
                Some(inner) => Some(inner),
                None => io.source(),
            },
            None => error.source(),
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_trusted_is_found_however_it_is_wrapped() {
        let unsound = || io::Error::new(io::ErrorKind::InvalidData, "an unknown issuer");
        assert!(is_insecure(&unsound()));
        assert!(is_insecure(&io::Error::other(unsound())));
        assert!(!is_insecure(&io::Error::other(io::Error::from(io::ErrorKind::ConnectionRefused))));
    }
}
