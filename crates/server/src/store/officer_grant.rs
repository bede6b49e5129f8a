//! Grants, all that were ever issued, with the moment of their withdrawal.

use lawang_core::ids::{GrantId, OfficerId};
use lawang_core::journal::{Grant, Signature, SignedGrant};
use sqlx::Row;

use super::{Connection, Result, bytes, json};

statements! {
    INSERT = "INSERT INTO officer_grant (id, officer, text, signature, valid_until) VALUES ($1, $2, $3, $4, $5)";
    BY_ID = "SELECT text, revoked_at FROM officer_grant WHERE id = $1";
    NEWEST = "SELECT text, signature, valid_until FROM officer_grant
              WHERE officer = $1 AND revoked_at IS NULL ORDER BY valid_until DESC LIMIT 1";
    REVOKE_ALL = "UPDATE officer_grant SET revoked_at = $2 WHERE officer = $1 AND revoked_at IS NULL";
}

pub struct Newest {
    pub grant: SignedGrant,
    pub valid_until: i64,
}

pub async fn insert(db: &mut Connection, grant: &Grant, signed: &SignedGrant) -> Result<()> {
    sqlx::query(INSERT)
        .bind(grant.id.to_string())
        .bind(grant.officer.to_string())
        .bind(&signed.text)
        .bind(&signed.signature.0[..])
        .bind(grant.until)
        .execute(db)
        .await
        .map(drop)
}

/// The grant as it holds: one that was withdrawn ends at that moment.
pub async fn by_id(db: &mut Connection, id: GrantId) -> Result<Option<Grant>> {
    let Some(row) = sqlx::query(BY_ID).bind(id.to_string()).fetch_optional(db).await? else {
        return Ok(None);
    };
    let mut grant: Grant = json(&row, "text")?;
    if let Some(revoked_at) = row.try_get::<Option<i64>, _>("revoked_at")? {
        grant.until = grant.until.min(revoked_at - 1);
    }
    Ok(Some(grant))
}

pub async fn newest(db: &mut Connection, officer: OfficerId) -> Result<Option<Newest>> {
    let row = sqlx::query(NEWEST).bind(officer.to_string()).fetch_optional(db).await?;
    row.map(|row| {
        let signature = Signature(bytes(&row, "signature")?);
        Ok(Newest {
            grant: SignedGrant { text: row.try_get("text")?, signature },
            valid_until: row.try_get("valid_until")?,
        })
    })
    .transpose()
}

pub async fn revoke_all(db: &mut Connection, officer: OfficerId, now: i64) -> Result<()> {
    sqlx::query(REVOKE_ALL).bind(officer.to_string()).bind(now).execute(db).await.map(drop)
}
