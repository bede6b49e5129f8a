//! Grants: a signed statement, valid for days, of what an officer may do and where. It names the
//! officer's public key, so that an entry made with no network is proved by the officer's signature.

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};

use super::sign::{PublicKey, Purpose, Signature};
use crate::ids::{GrantId, OfficerId, Scope};

/// What a person on the staff is there to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    FrontDesk,
    Officer,
    Supervisor,
    PolicyEditor,
    PolicyApprover,
    Analyst,
    Administrator,
}

/// The longest a grant is valid: a lost device is harmless after that.
pub const GRANT_DAYS: i64 = 7;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub id: GrantId,
    pub officer: OfficerId,
    pub name: String,
    pub roles: Vec<Role>,
    pub scopes: Vec<Scope>,
    /// Verifies what this officer authors.
    pub key: PublicKey,
    /// Milliseconds since 1970-01-01 UTC, both included.
    pub from: i64,
    pub until: i64,
}

impl Grant {
    pub fn holds_at(&self, wall: i64) -> bool {
        (self.from..=self.until).contains(&wall)
    }

    pub fn covers(&self, scope: &Scope) -> bool {
        self.scopes.contains(scope)
    }

    pub fn has_any(&self, roles: &[Role]) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }
}

/// A grant as the server signed it; the text is kept to the byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedGrant {
    pub text: String,
    pub signature: Signature,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GrantError {
    #[error("the grant cannot be read: {0}")]
    Unreadable(String),
    #[error("the grant is not signed by this server")]
    NotSigned,
}

impl SignedGrant {
    pub fn sign(grant: &Grant, key: &SigningKey) -> Result<Self, GrantError> {
        let text = serde_json::to_string(grant).map_err(|e| GrantError::Unreadable(e.to_string()))?;
        let signature = Purpose::Grant.sign(key, &[text.as_bytes()]);
        Ok(Self { text, signature })
    }

    pub fn open(&self, signer: &PublicKey) -> Result<Grant, GrantError> {
        if !Purpose::Grant.verify(signer, &[self.text.as_bytes()], &self.signature) {
            return Err(GrantError::NotSigned);
        }
        serde_json::from_str(&self.text).map_err(|e| GrantError::Unreadable(e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_grant_widened_by_hand_does_not_open() {
        let server = SigningKey::from_bytes(&[1; 32]);
        let grant = Grant {
            id: GrantId(Uuid::from_u128(1)),
            officer: OfficerId(Uuid::from_u128(2)),
            name: "Ni Luh Sari".into(),
            roles: vec![Role::FrontDesk],
            scopes: vec!["office:singaraja".parse().unwrap()],
            key: PublicKey([0; 32]),
            from: 0,
            until: 10,
        };
        let signed = SignedGrant::sign(&grant, &server).unwrap();
        assert_eq!(signed.open(&PublicKey::from(&server)).unwrap(), grant);
        let widened = SignedGrant { text: signed.text.replace("front_desk", "supervisor"), ..signed.clone() };
        assert_eq!(widened.open(&PublicKey::from(&server)), Err(GrantError::NotSigned));
        let other = SigningKey::from_bytes(&[2; 32]);
        assert_eq!(signed.open(&PublicKey::from(&other)), Err(GrantError::NotSigned));
        assert!(grant.holds_at(10) && !grant.holds_at(11));
    }
}
