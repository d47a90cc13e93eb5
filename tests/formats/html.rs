//! Web pages.

use jiff::civil::date;
use tickmark::article::{About, Format, PublishedFrom};

use super::{open, told, warnings};

/// A page with all that newspapers put around an article.
const NEWSPAPER: &str = include_str!("newspaper.html");

#[test]
fn a_newspaper_page_gives_its_article_alone() {
    let opened = open(NEWSPAPER.as_bytes(), "page.html");
    let article = &opened.article;
    assert_eq!(
        told(article),
        "H Ferry fire off Lunde kills 19\nC Smoke over the pier at Lunde\n\
         B A fire on the ferry Havet killed 19 people on Thursday night, the coast guard said. The ship had left Lunde with \
         214 passengers and 31 crew an hour before, and lay six miles off the coast when the alarm was raised.\n\
         I Two warnings\n\
         B “We saw smoke and then nothing at all,” said Mia Falk, a passenger, who was taken ashore by a fishing boat with \
         her two sons. Inspectors had warned the operator twice this year, according to the port authority.\n\
         B Year · Dead\nB 1987 · 31\n\
         B The company said that it would open its books. It employs 1,200 people in four countries, and its shares fell \
         by 4 percent on Friday. The minister is to speak in parliament on Monday, her office said."
    );
    let about = About {
        title: "Ferry fire off Lunde kills 19".to_owned(),
        byline: "Ada Roe, Jonas Berg".to_owned(),
        outlet: "The Ellery Courier".to_owned(),
        language: "en-GB".to_owned(),
    };
    assert_eq!(article.about, about);
    assert_eq!((article.published.date, article.published.from), (date(2024, 8, 16), PublishedFrom::Page));
    assert_eq!((article.format, warnings(&opened)), (Format::Html, vec!["left_out"]));
}

#[test]
fn a_bare_document_is_read_whole() {
    for (body, expected) in [
        ("<p>AT&amp;T\n paid <b>€5</b>", "B AT&T paid €5"),
        ("<h1>Ferry fire</h1><h2>Alarm</h2><p>It burned.", "H Ferry fire\nI Alarm\nB It burned."),
        ("<p>One<br>line.<br><br>Two", "B One\nline.\nB Two"),
        ("<pre>One\nline.\n\nTwo</pre>", "B One\nline.\nB Two"),
        ("<ul><li>two cooks,<li>a steward</ul>", "B two cooks,\nB a steward"),
        (
            "<p>Below.<table><tr><td><p>Year</p></td><td><p>Dead</p></td></tr></table>",
            "B Below.\nB Year · Dead",
        ),
        ("<figure><img><figcaption>Smoke</figcaption></figure><p>It burned.", "C Smoke\nB It burned."),
        ("<p>Seen<span style='display: none'>hidden</span><p hidden>gone</p>", "B Seen"),
        ("<p>It cost <del>20</del>19, <q>so they say</q>.", "B It cost 19, “so they say”."),
        ("<p>A ro&shy;pe.", "B A rope."),
        (
            "<p>Nineteen died.<sup><a href='#n1'>[1]</a></sup><section role='doc-endnotes'><ol><li id='n1'><p>Port authority.\
             <a href='#r1'>↩︎</a></p></ol></section>",
            "B Nineteen died.\nN Port authority.",
        ),
        ("<p>One.<p>Advertisement<p>Two.", "B One.\nB Two."),
    ] {
        let page = format!("<!DOCTYPE html><title>x</title><body>{body}");
        assert_eq!(told(&open(page.as_bytes(), "a.html").article), expected, "{body}");
    }
}

#[test]
fn the_day_of_publication_is_found_wherever_pages_state_it() {
    for (head, expected) in [
        (
            r#"<script type="application/ld+json">[{"@type":["NewsArticle"],"datePublished":"2024-08-16T23:30:00-05:00"}]</script>"#,
            16,
        ),
        (
            r#"<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"ReportageNewsArticle","datePublished":"2024-08-15"}]}</script>"#,
            15,
        ),
        (r#"<meta property="article:published_time" content="2024-08-14T10:00:00Z">"#, 14),
        (r#"<meta name="DC.date.issued" content="2024-08-13">"#, 13),
        (r#"<meta itemprop="datePublished" content="August 12, 2024">"#, 12),
        (r#"<article><time datetime="2024-08-11T08:00">Sunday</time></article>"#, 11),
        (r#"<meta name="pubdate" content="10 August 2024"><meta name="changed" content="2024-01-01">"#, 10),
        (
            r#"<script type="application/ld+json">{"@type":</script><meta name="date" content="2024-08-09">"#,
            9,
        ),
    ] {
        let page = format!("<html><head>{head}</head><body><p>The ferry burned.</p></body></html>");
        let published = open(page.as_bytes(), "a.html").article.published;
        assert_eq!(
            (published.date, published.from),
            (date(2024, 8, expected), PublishedFrom::Page),
            "{head}"
        );
    }
}

#[test]
fn people_described_elsewhere_in_the_page_are_found() {
    let page = r##"<html lang=""><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":" Ferry  fire",
        "author":{"@id":"#a"},"publisher":{"@id":"#none"}},{"@id":"#a","@type":"Person","name":"Ada Roe"}]}</script>
        <p>It burned.</p>"##;
    let about = open(page.as_bytes(), "a.html").article.about;
    assert_eq!(
        (about.title.as_str(), about.byline.as_str(), about.outlet.as_str()),
        ("Ferry fire", "Ada Roe", "")
    );
}

#[test]
fn what_only_the_page_prints_is_read_too() {
    let printed = r#"<p class="dateline">Published 16 August 2024</p>"#;
    let head = NEWSPAPER.split_once("<script").unwrap().0;
    let body = NEWSPAPER.split_once("</script>").unwrap().1;
    let page = [head, &body.replacen("<figure>", &format!("{printed}<figure>"), 1)].concat();
    let article = open(page.as_bytes(), "a.html").article;
    assert_eq!((article.published.date, article.published.from), (date(2024, 8, 16), PublishedFrom::Page));
    assert_eq!(article.about.byline, "Ada Roe");
}
