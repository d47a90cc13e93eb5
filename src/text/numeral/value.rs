//! Digits into values: "1,200", "12,34,567", "½", "4e14".
//!
//! Invariant: reads one written number; knows no words.

/// The value of digits with their grouping; the sign of a vulgar fraction has one too.
pub(super) fn value_of(written: &str) -> Option<f64> {
    if let Some(part) = sign_value(written) {
        return Some(part);
    }
    let digits: String =
        written.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E')).collect();
    digits.parse().ok()
}

pub(super) fn sign_value(sign: &str) -> Option<f64> {
    Some(match sign {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}
