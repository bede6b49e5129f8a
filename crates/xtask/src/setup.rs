//! What the machine needs beyond Rust: Node, and on Linux WebKit, Chromium, their drivers and a display. On
//! Debian and Ubuntu it installs what is missing; elsewhere it prints the command and stops.

use std::path::Path;
use std::process::Command;

use crate::run::{Result, npm, output, root};

/// The least Node: what Vite asks for.
const NODE: (u32, u32) = (20, 19);

const DEBIAN: [&str; 17] = [
    "build-essential",
    "pkg-config",
    "file",
    "patchelf",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libxdo-dev",
    "libayatana-appindicator3-dev",
    "webkit2gtk-driver",
    // A phone's browser, for the pages that phones see.
    "chromium",
    "chromium-driver",
    "xvfb",
    "xauth",
    "dbus",
    "cups-daemon",
    "cups-client",
];

/// For Linux without apt-get: the package manager and what it has to install.
const OTHERS: [(&str, &str); 3] = [
    (
        "dnf",
        "sudo dnf install gcc pkgconf file patchelf openssl-devel webkit2gtk4.1-devel librsvg2-devel \
         libxdo-devel libappindicator-gtk3-devel xorg-x11-server-Xvfb xauth dbus chromium chromedriver \
         cups cups-client",
    ),
    (
        "pacman",
        "sudo pacman -S --needed base-devel file patchelf openssl webkit2gtk-4.1 librsvg xdotool \
         libappindicator-gtk3 xorg-server-xvfb xorg-xauth dbus chromium cups",
    ),
    (
        "zypper",
        "sudo zypper install gcc pkgconf file patchelf libopenssl-devel webkit2gtk3-devel librsvg-devel \
         xdotool-devel libayatana-appindicator3-devel xorg-x11-server-Xvfb xauth dbus-1 chromium \
         chromedriver cups cups-client",
    ),
];

pub fn setup() -> Result {
    node()?;
    if cfg!(target_os = "linux") {
        system_packages()?;
    }
    ui_packages()
}

fn node() -> Result {
    let wanted = format!("Node {}.{} or newer is needed", NODE.0, NODE.1);
    let Some(version) = output("node", &["--version"]) else {
        return Err(format!("{wanted}, and `node` was not found. Install it from nodejs.org and try again."));
    };
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or(0));
    if (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) < NODE {
        return Err(format!("{wanted}; this is {version}. Install a newer one and try again."));
    }
    Ok(())
}

fn system_packages() -> Result {
    if output("apt-get", &["--version"]).is_none() {
        return other_linux();
    }
    let missing: Vec<&str> = DEBIAN.into_iter().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing: {}", missing.join(" "));
    let install = || {
        apt_get(&["update"])?;
        apt_get(&[&["install", "--yes", "--no-install-recommends"], missing.as_slice()].concat())
    };
    install().or_else(|_| install())
}

fn is_installed(package: &str) -> bool {
    output("dpkg-query", &["--show", "--showformat=${db:Status-Status}", package]).as_deref()
        == Some("installed")
}

fn apt_get(args: &[&str]) -> Result {
    let is_root = output("id", &["-u"]).as_deref() == Some("0");
    let words: &[&str] = if is_root { &["apt-get"] } else { &["sudo", "apt-get"] };
    let command = [words, args].concat();
    let status = Command::new(command[0])
        .args(&command[1..])
        .env("DEBIAN_FRONTEND", "noninteractive")
        .status()
        .map_err(|e| format!("`{}` could not be started: {e}", command[0]))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("failed: {}\nInstall these packages by hand and try again.", command.join(" ")))
    }
}

fn other_linux() -> Result {
    let has_all = output("pkg-config", &["--exists", "webkit2gtk-4.1", "openssl"]).is_some()
        && ["WebKitWebDriver", "Xvfb", "chromedriver", "cc"].iter().all(|program| is_on_path(program));
    if has_all {
        return Ok(());
    }
    let command = OTHERS.iter().find(|(manager, _)| is_on_path(manager)).map_or(
        "install WebKitGTK 4.1 with its headers and WebKitWebDriver, OpenSSL's headers, Xvfb, Chromium and ChromeDriver",
        |(_, command)| command,
    );
    Err(format!("Something that Lawang is built with is missing. Run this and try again:\n\n  {command}"))
}

pub fn is_on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

/// `npm ci`, only when the packages are missing or older than the lock file.
fn ui_packages() -> Result {
    let changed = |path: &str| Path::metadata(&root().join(path)).and_then(|meta| meta.modified()).ok();
    if changed("ui/node_modules/.package-lock.json") >= changed("ui/package-lock.json") {
        return Ok(());
    }
    npm(&["ci", "--no-audit", "--no-fund"])
}
