//! How far apart hues stand for every kind of colour vision: CAM02-UCS distances, simulated dichromacy.
//!
//! CIECAM02 as CIE 159:2004 has it, in the viewing conditions of sRGB; the uniform space of Luo, Cui and Li (2006); the
//! matrices of Machado, Oliveira and Fernandes (2009) for complete dichromats.
//!
//! Invariant: for tests of the tokens only.

use eframe::egui::{Color32, Rgba};

type Triple = [f64; 3];
type Matrix = [Triple; 3];

/// A kind of colour vision, with what it makes of linear light.
pub(super) const VISIONS: [(&str, Matrix); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_82, 0.042_94, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_9],
        ],
    ),
];

const TO_XYZ: Matrix = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175],
    [0.019_333_9, 0.119_192, 0.950_304_1],
];
const CAT02: Matrix = [[0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.003, 0.0136, 0.9834]];
const FROM_CAT02: Matrix = [
    [1.096_124, -0.278_869, 0.182_745],
    [0.454_369, 0.473_533, 0.072_098],
    [-0.009_628, -0.005_698, 1.015_326],
];
const HUNT: Matrix = [[0.389_71, 0.688_98, -0.078_68], [-0.229_81, 1.1834, 0.046_41], [0.0, 0.0, 1.0]];
const WHITE: Triple = [95.047, 100.0, 108.883];
/// The light adapted to, in cd/m²: 64 lux on a grey of 20 %.
const ADAPTED_TO: f64 = 64.0 / std::f64::consts::PI / 5.0;
/// Background against white.
const GROUND: f64 = 0.2;

/// How far `a` and `b` stand apart in CAM02-UCS for that vision.
pub(super) fn distance(a: Color32, b: Color32, vision: &Matrix) -> f64 {
    let (a, b) = (place(a, vision), place(b, vision));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn times(matrix: &Matrix, v: Triple) -> Triple {
    matrix.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum())
}

/// Lightness and the two colour axes.
fn place(color: Color32, vision: &Matrix) -> Triple {
    let [r, g, b, _] = Rgba::from(color).to_array().map(f64::from);
    let seen = times(vision, [r, g, b]).map(|light| light.clamp(0.0, 1.0));
    let [r, g, b] = cones(times(&TO_XYZ, seen).map(|light| light * 100.0));
    let (red, yellow) = (r - 12.0 * g / 11.0 + b / 11.0, (r + g - 2.0 * b) / 9.0);
    let hue = yellow.atan2(red);
    let induction = 0.725 * (1.0 / GROUND).powf(0.2);
    let achromatic = |[r, g, b]: Triple| (2.0 * r + g + b / 20.0 - 0.305) * induction;
    let exponent = 0.69 * (1.48 + GROUND.sqrt());
    let lightness = 100.0 * (achromatic([r, g, b]) / achromatic(cones(WHITE))).powf(exponent);
    let eccentricity = 0.25 * ((hue + 2.0).cos() + 3.8);
    let t = 50_000.0 / 13.0 * induction * eccentricity * red.hypot(yellow) / (r + g + 21.0 / 20.0 * b);
    let chroma = t.powf(0.9) * (lightness / 100.0).sqrt() * (1.64 - 0.29_f64.powf(GROUND)).powf(0.73);
    let strength = (1.0 + 0.0228 * chroma * adaptation().powf(0.25)).ln() / 0.0228;
    [1.7 * lightness / (1.0 + 0.007 * lightness), strength * hue.cos(), strength * hue.sin()]
}

/// The factor `F_L` of luminance adaptation.
fn adaptation() -> f64 {
    let k = 1.0 / (5.0 * ADAPTED_TO + 1.0);
    0.2 * k.powi(4) * 5.0 * ADAPTED_TO + 0.1 * (1.0 - k.powi(4)).powi(2) * (5.0 * ADAPTED_TO).cbrt()
}

/// What the three cones answer to `xyz` once they are used to the white.
fn cones(xyz: Triple) -> Triple {
    let degree = 1.0 - ((-ADAPTED_TO - 42.0) / 92.0).exp() / 3.6;
    let white = times(&CAT02, WHITE);
    let mut adapted = times(&CAT02, xyz);
    for (light, white) in adapted.iter_mut().zip(white) {
        *light *= 100.0 * degree / white + 1.0 - degree;
    }
    times(&HUNT, times(&FROM_CAT02, adapted)).map(|light| {
        let power = (adaptation() * light.abs() / 100.0).powf(0.42);
        (400.0 * power / (power + 27.13)).copysign(light) + 0.1
    })
}
