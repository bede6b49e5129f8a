//! The story in the real windows. Needs `lawang` and `lawang-server` built beside it, WebKitWebDriver
//! and Xvfb; `cargo xtask test` sees to all of that.

use lawang_tests::desktop::administration;
use lawang_tests::desktop::filing;
use lawang_tests::desktop::measure;
use lawang_tests::desktop::phones;
use lawang_tests::desktop::policy;
use lawang_tests::desktop::preview;
use lawang_tests::desktop::refusal;
use lawang_tests::desktop::rules;
use lawang_tests::desktop::story::Story;

#[tokio::test(flavor = "multi_thread")]
async fn desktop_story() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-story-pictures-")?;
    Story::begin(out.path().to_owned()).await?.tell().await
}

#[tokio::test(flavor = "multi_thread")]
async fn desktop_administration() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-administration-pictures-")?;
    administration::walk(out.path()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn desktop_policy() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-policy-pictures-")?;
    policy::walk(out.path()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn desktop_story_of_filing_for_others() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-filing-pictures-")?;
    filing::tell(out.path().to_owned()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn desktop_story_of_a_refusal() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-refusal-pictures-")?;
    refusal::tell(out.path().to_owned()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn desktop_story_of_phones() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-phones-pictures-")?;
    phones::tell(out.path().to_owned()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn desktop_story_of_changed_rules() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-rules-pictures-")?;
    rules::tell(out.path().to_owned()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn desktop_story_of_a_service_in_the_making() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-preview-pictures-")?;
    preview::tell(out.path().to_owned()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn desktop_story_of_a_policy_that_changes() -> anyhow::Result<()> {
    let out = tempfile::TempDir::with_prefix("lawang-measure-pictures-")?;
    measure::tell(out.path()).await
}
