//! Accessibility by axe-core, in the real window: no violation of WCAG 2.2 AA on the page as it stands.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::window::Window;

/// The script, where the UI's packages are installed.
fn script() -> Option<String> {
    let named = std::env::var_os("LAWANG_AXE").map(std::path::PathBuf::from);
    let packages = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(named.unwrap_or_else(|| packages.into())).ok()
}

/// Fails with every violation and where it is. Says so where axe is not installed.
#[allow(clippy::print_stdout, reason = "what was not checked is told")]
pub async fn check(window: &Window, what: &str) -> Result<()> {
    let Some(axe) = script() else {
        println!("axe-core is not installed: {what} is not checked (npm --prefix ui ci)");
        return Ok(());
    };
    // A colour that is half way to another is none of the page's.
    window.settle().await?;
    if window.eval("return typeof axe", vec![]).await? == "undefined" {
        window.eval(&format!("{axe}; window.axe = axe;"), vec![]).await?;
    }
    let run = "const [tags, done] = arguments; \
               axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then( \
                 (found) => done(found.violations.map((one) => [one.id, ...one.nodes.map((n) => \
                   n.target.join(' ') + ': ' + n.failureSummary)])), \
                 (why) => done([['axe', String(why)]]))";
    let tags = json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
    match window.eval_async(run, vec![tags]).await? {
        Value::Array(found) if found.is_empty() => Ok(()),
        found => bail!("{what}: axe finds {}", serde_json::to_string_pretty(&found)?),
    }
}
