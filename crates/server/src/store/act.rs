//! The record of administration: rows are added and read, never changed.

use lawang_core::administration::Act;
use lawang_core::administration::wire::{Change, Done};
use lawang_core::ids::{DeviceId, OfficeId, OfficerId};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, from_word, json, undecodable, word};

statements! {
    INSERT = "INSERT INTO admin_act (at, act, officer, officer_name, device, office, about, changes, reason)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PAGE = "SELECT id, at, act, officer, officer_name, device, office, about, changes, reason
            FROM admin_act WHERE id < $1 ORDER BY id DESC LIMIT $2";
    PAGE_OF_OFFICE = "SELECT id, at, act, officer, officer_name, device, office, about, changes, reason
                      FROM admin_act WHERE office = $3 AND id < $1 ORDER BY id DESC LIMIT $2";
}

/// What is written down.
pub struct NewAct<'a> {
    pub at: i64,
    pub act: Act,
    /// None where a code or a file did it.
    pub by: Option<(OfficerId, &'a str)>,
    pub device: Option<DeviceId>,
    pub office: Option<&'a OfficeId>,
    pub about: &'a str,
    pub changes: &'a [Change],
    pub reason: &'a str,
}

pub async fn insert(db: &mut Connection, act: &NewAct<'_>) -> Result<()> {
    let changes = serde_json::to_string(act.changes).map_err(|e| sqlx::Error::Encode(Box::new(e)))?;
    sqlx::query(INSERT)
        .bind(act.at)
        .bind(word(&act.act))
        .bind(act.by.map(|(id, _)| id.to_string()))
        .bind(act.by.map(|(_, name)| name).unwrap_or_default())
        .bind(act.device.map(|id| id.to_string()))
        .bind(act.office.map(|office| office.0.as_str()))
        .bind(act.about)
        .bind(changes)
        .bind(act.reason)
        .execute(db)
        .await
        .map(drop)
}

fn read(row: &SqliteRow) -> Result<Done> {
    let officer: Option<String> = row.try_get("officer")?;
    let device: Option<String> = row.try_get("device")?;
    Ok(Done {
        id: row.try_get("id")?,
        at: row.try_get("at")?,
        act: from_word(row, "act")?,
        by: officer.map(|id| id.parse::<OfficerId>()).transpose().map_err(|e| undecodable("officer", e))?,
        by_name: row.try_get("officer_name")?,
        device: device.map(|id| id.parse::<DeviceId>()).transpose().map_err(|e| undecodable("device", e))?,
        office: row.try_get::<Option<String>, _>("office")?.map(OfficeId),
        about: row.try_get("about")?,
        changes: json(row, "changes")?,
        reason: row.try_get("reason")?,
    })
}

/// The newest acts with a number below `before`, of one office or of all.
pub async fn page(
    db: &mut Connection,
    office: Option<&OfficeId>,
    before: i64,
    most: u32,
) -> Result<Vec<Done>> {
    let rows = match office {
        None => sqlx::query(PAGE).bind(before).bind(most).fetch_all(db).await?,
        Some(office) => {
            sqlx::query(PAGE_OF_OFFICE).bind(before).bind(most).bind(&office.0).fetch_all(db).await?
        }
    };
    rows.iter().map(read).collect()
}
