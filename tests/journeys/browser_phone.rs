//! A phone as these pages see it: a browser without script that keeps one cookie and sends forms.

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};

use crate::centre::Centre;

pub struct Phone {
    url: String,
    http: Client,
    cookie: Option<String>,
    language: &'static str,
}

/// A page as it came.
pub struct Shown {
    pub status: u16,
    pub path: String,
    pub text: String,
}

impl Shown {
    pub fn says(&self, words: &str) {
        assert!(
            self.text.contains(words),
            "{words:?} is not on {} ({}): {}",
            self.path,
            self.status,
            self.text
        );
        assert!(!self.text.contains('⟨'), "words are missing: {}", self.text);
    }

    /// The values of all inputs of that name.
    pub fn values(&self, name: &str) -> Vec<String> {
        let named = format!("name=\"{name}\"");
        let inputs = self.text.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
        let named = inputs.filter(|input| input.contains(&named));
        named
            .filter_map(|input| Some(input.split("value=\"").nth(1)?.split('"').next()?.to_owned()))
            .collect()
    }

    pub fn form(&self) -> String {
        self.values("form").first().cloned().unwrap_or_else(|| panic!("no form on {}", self.path))
    }
}

impl Phone {
    pub fn new(centre: &Centre, language: &'static str) -> Self {
        let http = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { url: centre.url.clone(), http, cookie: None, language }
    }

    async fn send(&mut self, request: RequestBuilder) -> Response {
        let mut request = request.header("accept-language", self.language);
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        let answer = request.send().await.unwrap();
        if let Some(set) = answer.headers().get(SET_COOKIE) {
            let set = set.to_str().unwrap();
            self.cookie = (!set.contains("Max-Age=0")).then(|| set.split(';').next().unwrap().to_owned());
        }
        answer
    }

    /// Follows where the answer leads.
    async fn show(&mut self, request: RequestBuilder) -> Shown {
        let mut answer = self.send(request).await;
        while answer.status().as_u16() == 303 {
            let to = format!("{}{}", self.url, answer.headers()[LOCATION].to_str().unwrap());
            answer = self.send(self.http.get(to)).await;
        }
        let (status, path) = (answer.status().as_u16(), answer.url().path().to_owned());
        Shown { status, path, text: answer.text().await.unwrap() }
    }

    /// An address of the centre, or one from a QR.
    pub async fn get(&mut self, path: &str) -> Shown {
        let path = path.strip_prefix(&self.url).unwrap_or(path).to_owned();
        self.show(self.http.get(format!("{}{path}", self.url))).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Shown {
        let encode =
            |text: &str| {
                text.bytes()
                    .map(|b| {
                        if b.is_ascii_alphanumeric() {
                            char::from(b).to_string()
                        } else {
                            format!("%{b:02X}")
                        }
                    })
                    .collect::<String>()
            };
        let body: Vec<String> =
            form.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let request = self
            .http
            .post(format!("{}{path}", self.url))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.join("&"));
        self.show(request).await
    }

    /// Sends texts and one file.
    pub async fn upload(&mut self, path: &str, texts: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Shown {
        let path = path.strip_prefix(&self.url).unwrap_or(path).to_owned();
        let mut body = Vec::new();
        let mut part = |name: &str, file: &str, bytes: &[u8]| {
            body.extend(
                format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n").bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        };
        for (name, text) in texts {
            part(name, "", text.as_bytes());
        }
        if let Some((name, bytes)) = file {
            part(name, "; filename=\"IMG_0001.JPG\"", bytes);
        }
        body.extend(b"--b--\r\n");
        let request = self
            .http
            .post(format!("{}{path}", self.url))
            .header("content-type", "multipart/form-data; boundary=b")
            .body(body);
        self.show(request).await
    }

    /// Opens a case with both secrets.
    pub async fn opens(&mut self, reference: &str, pin: &str) -> Shown {
        let shown = self.post(&format!("/s/{reference}"), &[("pin", pin)]).await;
        assert_eq!(shown.path, "/s/case", "{}", shown.text);
        shown
    }
}
