//! A real CUPS of a test's own, on a socket in a temporary folder. Its printers are devices of CUPS's own
//! kind, a backend each: one puts papers in a tray, one has no paper, one does not answer.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

const START: Duration = Duration::from_secs(20);
/// Where systems keep the parts that CUPS runs.
const PARTS: [&str; 3] = ["/usr/lib/cups", "/usr/lib64/cups", "/usr/libexec/cups"];
const SCHEDULERS: [&str; 2] = ["/usr/sbin/cupsd", "/usr/bin/cupsd"];

/// Ends with the value.
pub struct PrintServer {
    folder: TempDir,
    process: Child,
}

/// How a printer's device behaves.
#[derive(Clone, Copy)]
pub enum Behaviour {
    /// Each paper lies in the tray at once.
    Prints,
    /// Says that it has no paper, and waits.
    NoPaper,
    /// Says that a cover is open, and waits.
    CoverOpen,
    /// Nothing listens at its address.
    Gone,
    /// Gives every job up.
    Fails,
}

impl PrintServer {
    /// None, with the reason on the terminal, where CUPS is not installed; in CI that is a failure.
    pub fn start() -> Result<Option<Self>> {
        let scheduler = SCHEDULERS.iter().find(|path| Path::new(path).exists());
        let parts = PARTS.iter().find(|path| Path::new(path).join("backend/ipp").exists());
        let (Some(scheduler), Some(parts)) = (scheduler, parts) else {
            ensure!(std::env::var_os("CI").is_none(), "CUPS is not installed: cargo xtask setup");
            #[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
            {
                eprintln!("skipped: CUPS is not installed (cargo xtask setup installs it)");
            }
            return Ok(None);
        };
        let folder = TempDir::with_prefix("lawang-cups-")?;
        let root = folder.path();
        for name in ["etc", "run", "spool/tmp", "cache", "log", "tray", "bin/backend", "bin/daemon"] {
            fs::create_dir_all(root.join(name))?;
        }
        for part in ["backend/ipp", "daemon/cups-exec"] {
            symlink(Path::new(parts).join(part), root.join("bin").join(part))?;
        }
        let backend = root.join("bin/backend/lawang");
        fs::write(&backend, backend_script(root))?;
        // CUPS runs a backend that only its owner may read as itself.
        fs::set_permissions(&backend, fs::Permissions::from_mode(0o700))?;
        fs::write(root.join("etc/cupsd.conf"), cupsd_conf(root))?;
        fs::write(root.join("etc/cups-files.conf"), cups_files_conf(root))?;
        let process = Command::new(scheduler)
            .arg("-f")
            .args(["-c".into(), root.join("etc/cupsd.conf"), "-s".into(), root.join("etc/cups-files.conf")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(root.join("log/said"))?)
            .spawn()
            .context("starting cupsd")?;
        let mut server = Self { folder, process };
        server.wait_until_it_runs()?;
        Ok(Some(server))
    }

    fn wait_until_it_runs(&mut self) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < START {
            if self.run("lpstat", &["-r"]).is_ok_and(|said| said.contains("is running")) {
                return Ok(());
            }
            if let Some(status) = self.process.try_wait()? {
                bail!("cupsd ended with {status}: {}", self.log());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("cupsd did not answer: {}", self.log())
    }

    fn log(&self) -> String {
        let read = |name| fs::read_to_string(self.folder.path().join("log").join(name)).unwrap_or_default();
        read("said") + &read("error")
    }

    /// What a device is told to print through it.
    pub fn socket(&self) -> String {
        self.folder.path().join("run/cups.sock").to_string_lossy().into_owned()
    }

    pub fn add(&self, name: &str, behaviour: Behaviour) -> Result<()> {
        let device = match behaviour {
            Behaviour::Prints => "lawang:/prints",
            Behaviour::NoPaper => "lawang:/no-paper",
            Behaviour::CoverOpen => "lawang:/cover-open",
            // The discard port: nobody listens on it.
            Behaviour::Gone => "ipp://127.0.0.1:9/ipp/print",
            Behaviour::Fails => "lawang:/fails",
        };
        let place = format!("the {name} corner");
        let policy = "printer-error-policy=abort-job";
        self.run("lpadmin", &["-p", name, "-E", "-v", device, "-m", "raw", "-L", &place, "-o", policy])?;
        Ok(())
    }

    pub fn make_default(&self, name: &str) -> Result<()> {
        self.run("lpadmin", &["-d", name]).map(drop)
    }

    pub fn remove(&self, name: &str) -> Result<()> {
        self.run("lpadmin", &["-x", name]).map(drop)
    }

    pub fn pause(&self, name: &str) -> Result<()> {
        self.run("cupsdisable", &[name]).map(drop)
    }

    pub fn go_on(&self, name: &str) -> Result<()> {
        self.run("cupsenable", &[name]).map(drop)
    }

    /// The papers in the tray, oldest first.
    pub fn tray(&self) -> Result<Vec<Vec<u8>>> {
        let mut papers: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(self.folder.path().join("tray"))? {
            papers.push(entry?.path());
        }
        papers.sort();
        papers.into_iter().map(|path| Ok(fs::read(path)?)).collect()
    }

    /// How many jobs wait, and how many files with somebody's data the spooler still has.
    pub fn left(&self) -> Result<(usize, usize)> {
        let waiting = self.run("lpstat", &["-W", "not-completed", "-o"])?.lines().count();
        let mut data = 0;
        for entry in fs::read_dir(self.folder.path().join("spool"))? {
            data += usize::from(entry?.file_name().to_string_lossy().starts_with('d'));
        }
        Ok((waiting, data))
    }

    /// The titles and users that the spooler has written down.
    pub fn history(&self) -> Result<String> {
        self.run("lpstat", &["-W", "all", "-l", "-o"])
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<String> {
        let output = Command::new(program)
            .args(["-h", &self.socket()])
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("starting {program}"))?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        ensure!(output.status.success(), "{program} {}: {said}", arguments.join(" "));
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

impl Drop for PrintServer {
    fn drop(&mut self) {
        // Asked to end, it ends its backends too.
        if let Some(id) = Pid::from_raw(self.process.id().cast_signed()) {
            let _ = kill_process(id, Signal::TERM);
        }
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(5) {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What CUPS calls with a job's number, user, title, copies and options, and the paper on standard input.
fn backend_script(root: &Path) -> String {
    let tray = root.join("tray");
    format!(
        "#!/bin/sh\n\
         [ $# -eq 0 ] && {{ echo 'direct lawang \"Test\" \"Test\"'; exit 0; }}\n\
         waits() {{ echo \"STATE: +$1\" >&2; trap 'exit 0' TERM; while :; do sleep 0.1; done; }}\n\
         case \"$DEVICE_URI\" in\n\
         lawang:/prints) cat ${{6:--}} > '{0}/part' && mv '{0}/part' \"{0}/$(printf %05d $1)-$PRINTER.pdf\" ;;\n\
         lawang:/no-paper) waits media-empty-error ;;\n\
         lawang:/cover-open) waits cover-open-error ;;\n\
         *) exit 1 ;;\n\
         esac\n",
        tray.display()
    )
}

fn cupsd_conf(root: &Path) -> String {
    format!(
        "Listen {}\nLogLevel warn\nMaxLogSize 0\nDefaultAuthType None\nWebInterface No\nBrowsing No\n\
         <Location />\n Order allow,deny\n Allow all\n</Location>\n\
         <Policy default>\n <Limit All>\n  Order allow,deny\n  Allow all\n </Limit>\n</Policy>\n",
        root.join("run/cups.sock").display()
    )
}

fn cups_files_conf(root: &Path) -> String {
    let mut text = String::new();
    for (key, place) in [
        ("ServerRoot", "etc"),
        ("StateDir", "run"),
        ("RequestRoot", "spool"),
        ("TempDir", "spool/tmp"),
        ("CacheDir", "cache"),
        ("ServerBin", "bin"),
        ("AccessLog", "log/access"),
        ("ErrorLog", "log/error"),
        ("PageLog", "log/page"),
    ] {
        text += &format!("{key} {}\n", root.join(place).display());
    }
    text + "Sandboxing relaxed\nSystemGroup root\n"
}
