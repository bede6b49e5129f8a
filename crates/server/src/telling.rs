//! The options that open the ways out of the server. Nothing is sent anywhere without them.

use std::path::{Path, PathBuf};

use clap::Args;
use lawang_server::{Channels, Hook, Mail, SettingError, shared_secret};
use zeroize::Zeroizing;

#[derive(Args)]
pub struct Telling {
    /// The mail server that applicants are told through: smtps://user@host:port, or smtp://… for STARTTLS
    #[arg(long, value_name = "URL", requires = "mail_from", help_heading = "Telling applicants")]
    smtp: Option<String>,
    /// A file with the password of the mail server's user
    #[arg(long, value_name = "FILE", requires = "smtp", help_heading = "Telling applicants")]
    smtp_password_file: Option<PathBuf>,
    /// Whom mail comes from: "Immigration Singaraja <no-reply@example.go.id>"
    #[arg(long, value_name = "ADDRESS", requires = "smtp", help_heading = "Telling applicants")]
    mail_from: Option<String>,
    /// A file with the secret shared with whoever reports mails that came back
    #[arg(long, value_name = "FILE", requires = "smtp", help_heading = "Telling applicants")]
    bounces_secret_file: Option<PathBuf>,
    /// The gateway for SMS and messengers (https://…); see docs/webhooks.md
    #[arg(long, value_name = "URL", requires = "webhook_secret_file", help_heading = "Telling applicants")]
    webhook: Option<String>,
    /// A file with the secret shared with the messaging gateway
    #[arg(long, value_name = "FILE", requires = "webhook", help_heading = "Telling applicants")]
    webhook_secret_file: Option<PathBuf>,
    /// The national system that decided cases are handed over to, with name and passport number (https://…)
    #[arg(long, value_name = "URL", requires = "handover_secret_file", help_heading = "National systems")]
    handover: Option<String>,
    /// A file with the secret shared with the national system
    #[arg(long, value_name = "FILE", requires = "handover", help_heading = "National systems")]
    handover_secret_file: Option<PathBuf>,
}

impl Telling {
    pub fn channels(self) -> Result<Channels, SettingError> {
        let mail = match (&self.smtp, &self.mail_from) {
            (Some(url), Some(from)) => Some(Mail::new(url, from, self.smtp_password_file.as_deref())?),
            _ => None,
        };
        Ok(Channels {
            mail,
            messages: hook(self.webhook, self.webhook_secret_file)?,
            handover: hook(self.handover, self.handover_secret_file)?,
            bounces: self.bounces_secret_file.as_deref().map(secret).transpose()?,
        })
    }
}

fn hook(url: Option<String>, secret_file: Option<PathBuf>) -> Result<Option<Hook>, SettingError> {
    match (url, secret_file) {
        (Some(url), Some(file)) => Ok(Some(Hook::new(&url, secret(&file)?)?)),
        _ => Ok(None),
    }
}

fn secret(file: &Path) -> Result<Zeroizing<Vec<u8>>, SettingError> {
    shared_secret(file).map_err(|error| SettingError::File(file.display().to_string(), error))
}
