//! An e-mail, or a web page saved as one file: its body, sender, date and the names of what is attached.
//!
//! Invariant: attachments are listed and handed out, never read.

mod overgrown;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use super::page::{Page, Stated};
use super::{About, Attachment, PublishedFrom, ReadError, Role, Warning, html, read};

/// What the file is, for words about it.
const WHAT: &str = "an e-mail (.eml)";

/// The page that the mail in `bytes` makes.
pub(super) fn page(bytes: &[u8]) -> Result<Page, ReadError> {
    let mail = parsed(bytes).ok_or(ReadError::Damaged { what: WHAT })?;
    let markup = mail.html_bodies().find_map(|part| match &part.body {
        PartType::Html(markup) => Some(markup),
        _ => None,
    });
    if let (Some(markup), Some(_)) = (markup, mail.header("Snapshot-Content-Location")) {
        return html::page_of(markup);
    }
    let mut page = match markup {
        Some(markup) => html::whole_page_of(markup)?,
        None => read::plain_page(plain_body(&mail)),
    };
    let subject = mail.subject().map(without_reply_marks).unwrap_or_default().to_owned();
    put_headline(&mut page, &subject);
    page.about = About { title: subject, byline: sender(&mail), ..About::default() };
    page.stated = sent(&mail).map(|date| Stated { date, from: PublishedFrom::Mail });
    page.attachments = attached(&mail).map(listed).collect();
    let count = page.attachments.len();
    page.warnings.extend((count > 0).then_some(Warning::Attachments { count }));
    Ok(page)
}

/// The bytes of attachment `number` of the e-mail in `bytes`, counted from 0 as [`super::Article`] lists them.
pub fn attachment(bytes: &[u8], number: usize) -> Option<Vec<u8>> {
    let mail = parsed(bytes)?;
    attached(&mail).nth(number).map(|part| part.contents().to_vec())
}

/// The mail in `bytes`, where it is one that can have been sent.
fn parsed(bytes: &[u8]) -> Option<Message<'_>> {
    if overgrown::is_overgrown(bytes) { None } else { MessageParser::default().parse(bytes) }
}

/// What was attached; pictures that stand in the text are not.
fn attached<'a>(mail: &'a Message<'_>) -> impl Iterator<Item = &'a MessagePart<'a>> {
    let in_text = |part: &&MessagePart<'_>| part.content_id().is_some() && !part.is_attachment_by_header();
    mail.attachments().filter(move |part| !in_text(part))
}

trait Disposition {
    /// Whether the part says that it is an attachment.
    fn is_attachment_by_header(&self) -> bool;
}

impl Disposition for MessagePart<'_> {
    fn is_attachment_by_header(&self) -> bool {
        self.content_disposition().is_some_and(|kind| kind.is_attachment())
    }
}

fn listed(part: &MessagePart<'_>) -> Attachment {
    let name = part.attachment_name().unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let unnamed = if part.is_message() { "message.eml" } else { "attachment" };
    let name = if name.is_empty() { unnamed } else { name };
    Attachment { name: name.to_owned(), bytes: part.contents().len() }
}

fn sender(mail: &Message<'_>) -> String {
    let sender = mail.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name().or_else(|| sender.address()));
    name.unwrap_or_default().trim().to_owned()
}

/// The day it was sent; as it stands, where it is not written as the standard wants it.
fn sent(mail: &Message<'_>) -> Option<String> {
    let date = mail.date().filter(|date| date.year > 0 && date.is_valid());
    let written = || mail.header_raw("Date").map(|date| date.trim().to_owned());
    date.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)).or_else(written)
}

/// The text of a mail without markup, with lines joined that were parted only to be sent.
fn plain_body(mail: &Message<'_>) -> String {
    let mut body = String::new();
    for part in mail.text_bodies() {
        let PartType::Text(text) = &part.body else { continue };
        let kind = part.content_type();
        let has = |key: &str, value: &str| {
            let found = kind.and_then(|kind| kind.attribute(key));
            found.is_some_and(|found| found.eq_ignore_ascii_case(value))
        };
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        if has("format", "flowed") {
            unflow(text, has("delsp", "yes"), &mut body);
        } else {
            body.push_str(&text.replace("\r\n", "\n"));
        }
    }
    body
}

/// Joins lines that end in a blank with the next, as RFC 3676 has it.
fn unflow(text: &str, drops_blank: bool, body: &mut String) {
    for line in text.lines() {
        // A blank is put before lines that a mail program could take for something else.
        let line = line.strip_prefix(' ').unwrap_or(line);
        let goes_on = line.ends_with(' ') && line != "-- ";
        let kept = if goes_on && drops_blank { line.trim_end_matches(' ') } else { line };
        body.push_str(kept);
        if !goes_on {
            body.push('\n');
        }
    }
}

/// A subject without the marks of answers and forwarded mails.
fn without_reply_marks(subject: &str) -> &str {
    const MARKS: [&str; 7] = ["re", "fw", "fwd", "aw", "wg", "tr", "sv"];
    let mut subject = subject.trim();
    while let Some((mark, rest)) = subject.split_once(':') {
        if !MARKS.iter().any(|known| mark.eq_ignore_ascii_case(known)) {
            break;
        }
        subject = rest.trim_start();
    }
    subject
}

/// A first line of fewer words is how a mail greets, not a headline.
const FEWEST_HEADLINE_WORDS: usize = 4;

/// Makes the subject the headline, unless the body has one. A subject that speaks of what the body does stands above a
/// headline that says something else, for that one is a deck.
fn put_headline(page: &mut Page, subject: &str) {
    let text = &page.text;
    let speaks_of_it = speaks_of(subject, text);
    for paragraph in page.paragraphs.iter_mut().filter(|paragraph| paragraph.role == Role::Headline) {
        let words: Vec<&str> = paragraph.span.of(text).split_whitespace().collect();
        if words.len() < FEWEST_HEADLINE_WORDS {
            paragraph.role = Role::Body;
        } else if speaks_of_it && !words.into_iter().eq(subject.split_whitespace()) {
            paragraph.role = Role::Heading;
        }
    }
    page.set_headline(subject);
}

/// Whether a subject is as long as a headline, and most of its longer words stand in the text.
fn speaks_of(subject: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    let long: Vec<String> =
        subject.split_whitespace().filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect();
    let common =
        long.iter().filter(|word| text.contains(word.trim_matches(|c: char| !c.is_alphanumeric()))).count();
    subject.split_whitespace().count() >= FEWEST_HEADLINE_WORDS && common * 2 > long.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(mail: &str) -> Page {
        page(mail.replace('\n', "\r\n").as_bytes()).unwrap()
    }

    #[test]
    fn a_mail_gives_its_subject_sender_and_date() {
        let page = page_of(
            "From: =?utf-8?q?J=C3=BCrgen_Roe?= <j@example.org>\nTo: desk@example.org\n\
             Subject: Fwd: RE: Ferry fire kills 19\nDate: Fri, 16 Aug 2024 23:30:00 -0500\n\
             MIME-Version: 1.0\nContent-Type: text/plain; charset=windows-1252\n\
             Content-Transfer-Encoding: quoted-printable\n\nHello desk\n\nThe ferry =93Havet=94 burned on Friday.\n",
        );
        assert_eq!(page.text, "Ferry fire kills 19\n\nHello desk\n\nThe ferry “Havet” burned on Friday.\n");
        assert_eq!(page.about.byline, "Jürgen Roe");
        assert_eq!(page.stated.unwrap().date, "2024-08-16");
        assert_eq!(page.paragraphs[0].role, Role::Headline);
    }

    #[test]
    fn a_subject_stands_above_a_deck_but_not_above_a_headline() {
        let roles = |subject: &str| {
            let mail = format!(
                "From: a@example.org\nSubject: {subject}\nDate: 16 Aug 2024 10:00 GMT\n\nSurvivors say no alarm rang on the \
                 ferry\n\nThe ferry burned on Friday, and 19 died of the fire.\n"
            );
            let page = page_of(&mail);
            assert_eq!(page.stated.unwrap().date, "16 Aug 2024 10:00 GMT");
            page.paragraphs.iter().map(|paragraph| paragraph.role).collect::<Vec<_>>()
        };
        assert_eq!(roles("Ferry fire kills 19"), [Role::Headline, Role::Heading, Role::Body]);
        assert_eq!(roles("Draft for the weekend"), [Role::Headline, Role::Body]);
        assert_eq!(roles("Survivors say no alarm rang on the ferry"), [Role::Headline, Role::Body]);
    }

    #[test]
    fn lines_that_flow_are_joined() {
        let mut body = String::new();
        unflow("The ferry \nburned.\n\n From here\n-- \nMia", false, &mut body);
        assert_eq!(body, "The ferry burned.\n\nFrom here\n-- \nMia\n");
    }

    #[test]
    fn attachments_are_listed_and_handed_out() {
        let mail = "From: a@example.org\nSubject: Draft\nMIME-Version: 1.0\n\
                    Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n\
                    <p>Here it <b>is</b>.<p>Nineteen died.\n--x\nContent-Type: application/octet-stream\n\
                    Content-Disposition: attachment; filename=\"../a/draft.docx\"\n\
                    Content-Transfer-Encoding: base64\n\nUEsDBA==\n--x--\n"
            .replace('\n', "\r\n");
        let page = page(mail.as_bytes()).unwrap();
        assert_eq!(page.text, "Draft\n\nHere it is.\n\nNineteen died.");
        assert_eq!(page.attachments, [Attachment { name: "draft.docx".to_owned(), bytes: 4 }]);
        assert_eq!(page.warnings, [Warning::Attachments { count: 1 }]);
        assert_eq!(attachment(mail.as_bytes(), 0).as_deref(), Some(&b"PK\x03\x04"[..]));
        assert_eq!(attachment(mail.as_bytes(), 1), None);
    }

    #[test]
    fn a_page_saved_as_one_file_is_read_as_a_page() {
        let page = page_of(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: Ferry\n\
             Date: Fri, 16 Aug 2024 10:00:00 -0000\nMIME-Version: 1.0\n\
             Content-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\n\n--x\nContent-Type: text/html\n\
             Content-Transfer-Encoding: quoted-printable\n\n<html><head><meta name=3D\"date\" content=3D\"2024-08-15\">\
             </head><p>It bur=\nned.\n--x\nContent-Type: image/png\nContent-Location: a.png\n\nx\n--x--\n",
        );
        assert_eq!(page.text, "It burned.");
        assert_eq!(page.stated.unwrap(), Stated { date: "2024-08-15".to_owned(), from: PublishedFrom::Page });
        assert_eq!(page.attachments, []);
    }
}
