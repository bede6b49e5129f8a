//! The keys of seals: ECDSA with SHA-256 over P-256, which we sign with, and over brainpoolP256r1, which
//! other states sign with. Signatures are r ‖ s, 64 bytes, and made without randomness (RFC 6979).

use data_encoding::HEXLOWER;
use ecdsa::VerifyingKey;
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use serde::{Deserialize, Serialize};

use super::bytes::{Feature, Header, Seal, Unwritable, to_be_signed};
use crate::journal::sign::Hash;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Curve {
    P256,
    BrainpoolP256r1,
}

/// A key that verifies seals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    pub curve: Curve,
    /// The point, uncompressed (SEC 1), hexadecimal.
    pub point: String,
}

/// The secret half of a permit signer, P-256.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// None for the few seeds that are no scalar of the curve: draw another.
    pub fn from_seed(seed: &[u8; 32]) -> Option<Self> {
        SigningKey::from_slice(seed).ok().map(Self)
    }

    pub fn public(&self) -> PublicKey {
        let point = self.0.verifying_key().to_sec1_point(false);
        PublicKey { curve: Curve::P256, point: HEXLOWER.encode(point.as_bytes()) }
    }

    /// Seals these features: the same facts on the same day give the same bytes.
    pub fn seal(&self, header: Header, features: Vec<Feature>) -> Result<Seal, Unwritable> {
        let signed = to_be_signed(&header, &features)?;
        let signature: p256::ecdsa::Signature = self.0.sign(&signed);
        Ok(Seal { header, features, signature: signature.to_bytes().to_vec(), signed })
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

impl PublicKey {
    /// Eight capital hexadecimal digits that name this key in a seal's header.
    pub fn reference(&self) -> String {
        let hash = Hash::of(&[self.point.as_bytes()]).to_string();
        hash[..8].to_uppercase()
    }

    pub fn verifies(&self, seal: &Seal) -> bool {
        let Ok(point) = HEXLOWER.decode(self.point.as_bytes()) else { return false };
        let hash = Hash::of(&[&seal.signed]).0;
        match self.curve {
            Curve::P256 => verify::<p256::NistP256>(&point, &hash, &seal.signature),
            Curve::BrainpoolP256r1 => verify::<bp256::BrainpoolP256r1>(&point, &hash, &seal.signature),
        }
    }
}

/// The bounds say: a curve of 32-byte scalars with arithmetic.
fn verify<C>(point: &[u8], hash: &[u8; 32], signature: &[u8]) -> bool
where
    C: ecdsa::EcdsaCurve + ecdsa::elliptic_curve::CurveArithmetic,
    ecdsa::elliptic_curve::FieldBytesSize<C>: ecdsa::elliptic_curve::sec1::ModulusSize,
    ecdsa::elliptic_curve::AffinePoint<C>:
        ecdsa::elliptic_curve::sec1::FromSec1Point<C> + ecdsa::elliptic_curve::sec1::ToSec1Point<C>,
    ecdsa::SignatureSize<C>: ecdsa::elliptic_curve::array::ArraySize,
    VerifyingKey<C>: PrehashVerifier<ecdsa::Signature<C>>,
{
    let (Ok(key), Ok(signature)) =
        (VerifyingKey::<C>::from_sec1_bytes(point), ecdsa::Signature::<C>::from_slice(signature))
    else {
        return false;
    };
    key.verify_prehash(hash, &signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6979, appendix A.2.5: P-256, SHA-256, message "sample".
    #[test]
    fn signatures_are_those_of_the_standard() {
        let key =
            HEXLOWER.decode(b"c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721").unwrap();
        let key = SecretKey::from_seed(&key.try_into().unwrap()).unwrap();
        let signature: p256::ecdsa::Signature = key.0.sign(b"sample");
        let (r, s) = (
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
            "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        );
        assert_eq!(HEXLOWER.encode(&signature.to_bytes()), format!("{r}{s}"));
        assert!(SecretKey::from_seed(&[0; 32]).is_none() && SecretKey::from_seed(&[0xFF; 32]).is_none());
    }
}
