//! Every statement prepares, the triggers hold, and a newer database is refused.

use super::migrate::{MIGRATIONS, NEWEST};
use super::*;
use sqlx::{Executor, SqlSafeStr};

const TABLES: &[(&str, &[&str])] = &[
    ("act", act::STATEMENTS),
    ("attachment", attachment::STATEMENTS),
    ("attempt", attempt::STATEMENTS),
    ("bill", bill::STATEMENTS),
    ("booking", booking::STATEMENTS),
    ("borrowing", borrowing::STATEMENTS),
    ("bundle", bundle::STATEMENTS),
    ("case_key", case_key::STATEMENTS),
    ("centre", centre::STATEMENTS),
    ("chain", chain::STATEMENTS),
    ("closure", closure::STATEMENTS),
    ("code", code::STATEMENTS),
    ("device", device::STATEMENTS),
    ("document", document::STATEMENTS),
    ("draft", draft::STATEMENTS),
    ("draft_file", draft_file::STATEMENTS),
    ("entry", entry::STATEMENTS),
    ("fact", fact::STATEMENTS),
    ("feed", feed::STATEMENTS),
    ("inbox", inbox::STATEMENTS),
    ("notice", notice::STATEMENTS),
    ("office", office::STATEMENTS),
    ("officer", officer::STATEMENTS),
    ("officer_grant", officer_grant::STATEMENTS),
    ("phone_file", phone_file::STATEMENTS),
    ("phone_session", phone_session::STATEMENTS),
    ("policy_stream", policy_stream::STATEMENTS),
    ("provisioning", provisioning::STATEMENTS),
    ("quarantine", quarantine::STATEMENTS),
    ("revoked_seal", revoked_seal::STATEMENTS),
    ("server_key", server_key::STATEMENTS),
    ("session", session::STATEMENTS),
    ("setting", setting::STATEMENTS),
    ("slot_plan", slot_plan::STATEMENTS),
    ("stream", stream::STATEMENTS),
];

async fn opened(folder: &Path) -> Store {
    Store::open(&folder.join("lawang.db"), &SecretKey::of([1; 32]), true).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_prepares() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path()).await;
    let mut db = store.read().await.unwrap();
    for (table, statements) in TABLES {
        for sql in *statements {
            db.prepare(sql.into_sql_str()).await.unwrap_or_else(|e| panic!("{table}: {sql}: {e}"));
        }
    }
}

/// A statement outside `statements!` would escape the test above; so would a table's whole file.
#[test]
fn every_statement_is_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    for file in std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()) {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        if ["mod", "migrate", "tests", "migrations"].contains(&name.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(TABLES.iter().any(|(table, _)| *table == name), "{name} is not listed");
        for call in ["query(\"", "query_scalar(\"", "query_as(\"", "raw_sql"] {
            assert!(!text.contains(call), "{name}: a statement outside `statements!`");
        }
    }
}

async fn run(db: &mut Connection, sql: &'static str) -> std::result::Result<(), String> {
    sqlx::raw_sql(sql).execute(db).await.map(drop).map_err(|e| e.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_are_final_and_a_body_goes_by_erasure_only() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path()).await;
    let mut db = store.write().await.unwrap();
    run(
        &mut db,
        "INSERT INTO entry VALUES ('d', 1, 1, 's', 'case', x'00', '{}', x'00', NULL, 0);
         INSERT INTO entry_body VALUES ('d', 1, 1, x'00', 'text')",
    )
    .await
    .unwrap();
    for (sql, said) in [
        ("UPDATE entry SET header = '{\"x\":1}'", "an entry is never changed"),
        ("DELETE FROM entry", "an entry is never deleted"),
        ("REPLACE INTO entry VALUES ('d', 1, 1, 's', 'case', x'01', '{}', x'00', NULL, 0)", "never deleted"),
        ("UPDATE entry_body SET text = 'other'", "a body is never changed"),
        ("DELETE FROM entry_body", "a body goes by erasure only"),
        ("REPLACE INTO entry_body VALUES ('d', 1, 1, x'00', 'other')", "a body goes by erasure only"),
    ] {
        let error = run(&mut db, sql).await.expect_err(sql);
        assert!(error.contains(said), "{sql}: {error}");
    }
    run(&mut db, "INSERT INTO erasure VALUES ('d', 1, 1, 5); DELETE FROM entry_body").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_of_administration_is_only_added_to() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path()).await;
    let mut db = store.write().await.unwrap();
    run(&mut db, "INSERT INTO admin_act VALUES (1, 0, 'unlock', NULL, '', NULL, NULL, 'x', '[]', '')")
        .await
        .unwrap();
    for (sql, said) in [
        ("UPDATE admin_act SET about = 'other'", "an act is never changed"),
        ("DELETE FROM admin_act", "an act is never deleted"),
        (
            "REPLACE INTO admin_act VALUES (1, 0, 'unlock', NULL, '', NULL, NULL, 'y', '[]', '')",
            "never deleted",
        ),
    ] {
        let error = run(&mut db, sql).await.expect_err(sql);
        assert!(error.contains(said), "{sql}: {error}");
    }
}

/// Whichever numbers a database lacks are applied to it, also one below its newest.
#[tokio::test(flavor = "multi_thread")]
async fn an_older_database_is_brought_up_to_date_and_its_devices_are_approved() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lawang.db");
    let store = Store::connect(&file, &SecretKey::of([1; 32]), true).await.unwrap();
    store.migrate(&MIGRATIONS[..1]).await.unwrap();
    run(
        &mut store.read().await.unwrap(),
        "INSERT INTO office VALUES ('o', 'Office', 0);
         INSERT INTO device VALUES ('d', 'Kiosk', 'kiosk', 'o', x'00', 7, NULL)",
    )
    .await
    .unwrap();
    store.close().await;
    let store = Store::open(&file, &SecretKey::of([1; 32]), false).await.unwrap();
    let mut db = store.read().await.unwrap();
    let approved: i64 =
        sqlx::query_scalar("SELECT approved_at FROM device").fetch_one(&mut *db).await.unwrap();
    assert_eq!(approved, 7);
    let applied: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM migration").fetch_one(&mut *db).await.unwrap();
    assert_eq!(applied, i64::try_from(MIGRATIONS.len()).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path()).await;
    run(&mut store.read().await.unwrap(), "INSERT INTO migration VALUES (999)").await.unwrap();
    store.close().await;
    let error =
        Store::open(&folder.path().join("lawang.db"), &SecretKey::of([1; 32]), false).await.err().unwrap();
    assert!(matches!(error, OpenError::Newer { found: 999, known: NEWEST }), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_opens_nothing_and_no_text_is_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path()).await;
    let mut write = store.write().await.unwrap();
    setting::put(&mut write, "public_url", "https://canary.example").await.unwrap();
    write.commit().await.unwrap();
    store.close().await;
    let file = folder.path().join("lawang.db");
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.windows(6).any(|w| w == b"canary") && !bytes.starts_with(b"SQLite"));
    let error = Store::open(&file, &SecretKey::of([2; 32]), false).await.err().unwrap();
    assert!(matches!(error, OpenError::WrongKey), "{error}");
}
