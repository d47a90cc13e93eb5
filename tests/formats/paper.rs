//! Small PDFs written by hand: pages of given drawing steps, with one of the fonts that every reader has.

use std::fmt::Write as _;

/// A page: what is drawn, in the language of PDF, and what its dictionary says besides.
pub(super) struct Sheet {
    pub steps: String,
    pub says: &'static str,
}

/// A page that prints these lines of words: left edge, baseline from the bottom, size of type, words.
pub(super) fn printed<'t>(lines: impl IntoIterator<Item = (f32, f32, f32, &'t str)>) -> Sheet {
    let mut steps = String::from("BT\n");
    for (left, up, size, words) in lines {
        let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        writeln!(steps, "/F {size} Tf 1 0 0 1 {left} {up} Tm ({words}) Tj").unwrap();
    }
    steps.push_str("ET\n");
    Sheet { steps, says: "" }
}

/// A page that draws these steps.
pub(super) fn drawn(steps: &str) -> Sheet {
    Sheet { steps: steps.to_owned(), says: "" }
}

/// The fonts and pictures that pages may name: `F` is Helvetica, `T` a font of drawn letters that says none of them,
/// `P` a picture of one grey dot.
const RESOURCES: &str = "<< /Font << /F 3 0 R /T 4 0 R >> /XObject << /P 5 0 R >> >>";

/// The PDF of these pages; `trailer` is added to its last dictionary.
pub(super) fn paper(sheets: &[Sheet], trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..sheets.len()).map(|nth| format!("{} 0 R", 6 + nth * 2)).collect();
    let kids = kids.join(" ");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 65 /LastChar 66 \
         /Widths [9 9] /Encoding << /Differences [65 /g1 /g2] >> /CharProcs << >> >>"
            .to_owned(),
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "~"),
    ];
    for (nth, Sheet { steps, says }) in sheets.iter().enumerate() {
        let content = 7 + nth * 2;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {RESOURCES} /Contents {content} 0 R {says} >>"
        ));
        objects.push(stream("", steps));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (nth, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", nth + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(file, "trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n").unwrap();
    file.into_bytes()
}

fn stream(says: &str, data: &str) -> String {
    format!("<< {says} /Length {} >>\nstream\n{data}\nendstream", data.len())
}
