//! The spooler of Windows, through the print classes of the .NET that every Windows has: its own programs
//! print no PDF. Pages go in as pictures by standard input, the printer's name by the environment.

use std::process::Stdio;
use std::time::Duration;

use data_encoding::BASE64;
use lawang_paper::Sheets;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio::time::timeout;

use super::{Ending, Fault, Patience, Printer};
use crate::decode::Decoder;

const PRINT: &str = include_str!("print.ps1");
const LIST: &str = "Get-CimInstance Win32_Printer | Sort-Object -Property Default -Descending | \
                    ForEach-Object { '{0}|{1}|{2}' -f $_.Default, $_.Name, $_.Location }";
/// The longer side of a page in pixels: 200 to the inch of A4.
const SIDE: u32 = 2_339;
/// How long PowerShell itself takes to start, at worst.
const START: Duration = Duration::from_secs(15);

pub(super) async fn printers() -> Result<Vec<Printer>, Fault> {
    let told = powershell(LIST, &[], Vec::new(), START).await?;
    Ok(read_printers(&told))
}

fn read_printers(told: &str) -> Vec<Printer> {
    let printer = |line: &str| {
        // A printer's name has no bar: Windows takes none.
        let (default, rest) = line.split_once('|')?;
        let (name, location) = rest.split_once('|')?;
        let label = [location.trim(), name].into_iter().find(|label| !label.is_empty())?;
        Some(Printer { name: name.to_owned(), label: label.to_owned(), default: default == "True" })
    };
    told.lines().map(str::trim_end).filter_map(printer).collect()
}

pub(super) async fn print(
    printer: &str,
    sheets: &Sheets,
    decoder: &Decoder,
    patience: Patience,
) -> Result<Ending, Fault> {
    let mut input = String::new();
    for page in 0..u32::try_from(sheets.pages).unwrap_or(u32::MAX) {
        let picture = decoder.page(&sheets.pdf, page, SIDE).await.map_err(|_| Fault::Failed)?;
        input += &BASE64.encode(&picture);
        input.push('\n');
    }
    let seconds = patience.limit.as_secs().to_string();
    let values = [("LAWANG_PRINTER", printer), ("LAWANG_SECONDS", seconds.as_str())];
    let told = powershell(PRINT, &values, input.into_bytes(), patience.limit + START).await?;
    read_ending(&told)
}

/// The script's last word.
fn read_ending(told: &str) -> Result<Ending, Fault> {
    match told.split_whitespace().last() {
        Some("printed") => Ok(Ending::Printed),
        Some("on-its-way") => Ok(Ending::OnItsWay),
        Some("none") => Err(Fault::None),
        Some("gone") => Err(Fault::Gone),
        Some("stopped") => Err(Fault::Stopped),
        Some("paper") => Err(Fault::NoPaper),
        Some("attention") => Err(Fault::Attention),
        _ => Err(Fault::Failed),
    }
}

async fn powershell(
    script: &str,
    values: &[(&str, &str)],
    input: Vec<u8>,
    most: Duration,
) -> Result<String, Fault> {
    let mut command = Command::new("powershell.exe");
    command.args(["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script]);
    command.envs(values.iter().copied()).kill_on_drop(true);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let ran = async {
        let mut child = command.spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            let _ = stdin.write_all(&input).await;
            let _ = stdin.shutdown().await;
        }
        child.wait_with_output().await
    };
    match timeout(most, ran).await {
        Ok(Ok(output)) => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "PowerShell");
            Err(Fault::None)
        }
        Err(_) => Err(Fault::Gone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_words_are_read() {
        assert_eq!(read_ending("some warning\r\nprinted\r\n"), Ok(Ending::Printed));
        assert_eq!(read_ending("paper"), Err(Fault::NoPaper));
        assert_eq!(read_ending(""), Err(Fault::Failed));
        let printers = read_printers("True|HP Hall|Ground floor\r\nFalse|Microsoft Print to PDF|\r\n");
        let labels: Vec<_> = printers.iter().map(|p| (p.name.as_str(), p.label.as_str())).collect();
        assert_eq!(
            labels,
            [("HP Hall", "Ground floor"), ("Microsoft Print to PDF", "Microsoft Print to PDF")]
        );
        // Every word that the script can say is one that is read.
        for said in PRINT.lines().filter_map(|line| line.trim().strip_prefix("Say '")) {
            let word = said.trim_end_matches(['\'', ' ', '}']);
            assert!(word == "failed" || read_ending(word) != Err(Fault::Failed), "{word}");
        }
    }
}
