//! The part of the story that is about papers: files that need help, several pages, a photo that does not
//! fit, and an officer who looks closely.

use std::fs;
use std::io::Cursor;

use anyhow::Result;
use image::ImageFormat;

use super::{At, Story, act};
use crate::papers::{Portrait, letters};

impl Story {
    /// A file that needs help, one of several pages, and a photo that is cut until it fits.
    pub(super) async fn hand_in_papers(&mut self) -> Result<()> {
        self.step("kiosk: a file that needs help", At::Kiosk, async |s| {
            s.walk("main input[type=file]").await?;
            // 200 MB by its size alone: refused at once, not read.
            let film = s.folder.path().join("VID_0041.MP4");
            fs::File::create(&film)?.set_len(200 << 20)?;
            s.kiosk.window.set_file("#field-onward_ticket", &film).await?;
            s.kiosk.window.wait_for_text("[data-problem=file]", "200 MB").await?;
            let heic = [&[0, 0, 0, 24], b"ftypheic".as_slice(), &[0; 12]].concat();
            s.bring("#field-onward_ticket", "IMG_0042.HEIC", &heic).await?;
            s.kiosk.window.wait_for_text("[data-problem=file]", "HEIC").await
        })
        .await?;
        self.step("kiosk: document", At::Kiosk, async |s| {
            // Larger than one part of what crosses at once.
            let mut ticket = letters(3);
            ticket.resize(2 << 20, b' ');
            s.bring("#field-onward_ticket", "ticket.pdf", &ticket).await?;
            s.kiosk.window.wait_for("[data-preview=onward_ticket]").await?;
            Ok(())
        })
        .await?;
        self.photo().await
    }

    async fn photo(&mut self) -> Result<()> {
        self.step("kiosk: photo, how it should be", At::Kiosk, async |s| {
            s.walk("main[data-page=photo]").await
        })
        .await?;
        self.step("kiosk: photo that does not fit", At::Kiosk, async |s| {
            let far =
                Portrait { size: (1400, 1050), head: 0.42, eyes: 0.45, middle: 0.4, ..Portrait::default() };
            let mut jpeg = Cursor::new(Vec::new());
            far.draw().write_to(&mut jpeg, ImageFormat::Jpeg)?;
            s.bring("#field-photo", "IMG_0043.JPG", &jpeg.into_inner()).await?;
            s.kiosk.window.wait_for(&act("fit-photo")).await?;
            s.kiosk.window.wait_for("[data-preview=photo]").await?;
            Ok(())
        })
        .await?;
        self.step("kiosk: photo cut to fit", At::Kiosk, async |s| {
            s.kiosk.window.click(&act("fit-photo")).await?;
            s.kiosk.window.wait_until_gone("[data-finding=attention]").await?;
            s.kiosk.window.wait_for("[data-preview=photo]").await?;
            Ok(())
        })
        .await
    }

    /// The officer turns the pages of the open case's first document, goes nearer and turns one.
    pub(super) async fn look_closely(&mut self) -> Result<()> {
        self.step("office: document looked at closely", At::Office, async |s| {
            let window = &s.office.window;
            window.wait_for("[data-preview=onward_ticket]").await?;
            window.click(&act("enlarge")).await?;
            window.wait_for("[data-preview=onward_ticket-large]").await?;
            for name in ["next-page", "zoom-in", "turn-right"] {
                window.click(&act(name)).await?;
            }
            window.wait_for("[data-preview=onward_ticket-large]").await?;
            Ok(())
        })
        .await?;
        self.office.window.click("dialog[open] header button").await?;
        self.office.window.wait_until_gone("dialog[open]").await
    }

    /// Hands a file over to the kiosk.
    async fn bring(&self, css: &str, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes)?;
        self.kiosk.window.set_file(css, &path).await
    }
}
