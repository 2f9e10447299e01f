//! The difference of two colours, as the International Commission on Illumination defines it: CIEDE2000, after
//! Sharma, Wu and Dalal, “The CIEDE2000 color-difference formula: implementation notes, supplementary test data, and
//! mathematical observations” (2005), whose test data it is tested with.

/// A colour in CIELAB.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Lab {
    pub lightness: f64,
    pub a: f64,
    pub b: f64,
}

/// The difference of two colours, from 0; about 1 is just noticeable side by side.
pub fn ciede2000(one: Lab, other: Lab) -> f64 {
    let pow7 = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let mean_chroma = (one.a.hypot(one.b) + other.a.hypot(other.b)) / 2.0;
    let stretch = 1.0 + 0.5 * (1.0 - pow7(mean_chroma));
    // Chroma and hue, in degrees.
    let polar = |colour: Lab| {
        let a = colour.a * stretch;
        let hue = colour.b.atan2(a).to_degrees();
        (a.hypot(colour.b), if hue < 0.0 { hue + 360.0 } else { hue })
    };
    let ((chroma1, hue1), (chroma2, hue2)) = (polar(one), polar(other));
    let is_grey = chroma1 * chroma2 == 0.0;

    let turn = match hue2 - hue1 {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let mean_hue = match hue1 + hue2 {
        sum if is_grey => sum,
        sum if (hue1 - hue2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let mean_lightness = (one.lightness + other.lightness) / 2.0;
    let mean_chroma = (chroma1 + chroma2) / 2.0;

    let cosine = |degrees: f64| degrees.to_radians().cos();
    let weight = 1.0 - 0.17 * cosine(mean_hue - 30.0)
        + 0.24 * cosine(2.0 * mean_hue)
        + 0.32 * cosine(3.0 * mean_hue + 6.0)
        - 0.20 * cosine(4.0 * mean_hue - 63.0);
    let from_middle = (mean_lightness - 50.0).powi(2);
    let lightness =
        (other.lightness - one.lightness) / (1.0 + 0.015 * from_middle / (20.0 + from_middle).sqrt());
    let chroma = (chroma2 - chroma1) / (1.0 + 0.045 * mean_chroma);
    let hue = 2.0 * (chroma1 * chroma2).sqrt() * (turn / 2.0).to_radians().sin()
        / (1.0 + 0.015 * mean_chroma * weight);
    let rotation = 60.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rotation = -2.0 * pow7(mean_chroma) * rotation.to_radians().sin();
    (lightness.powi(2) + chroma.powi(2) + hue.powi(2) + rotation * chroma * hue).sqrt()
}

/// The published test data: two colours and their difference.
const SHARMA: [([f64; 3], [f64; 3], f64); 34] = [
    ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
    ([50.0, 3.1571, -77.2803], [50.0, 0.0, -82.7485], 2.8615),
    ([50.0, 2.8361, -74.0200], [50.0, 0.0, -82.7485], 3.4412),
    ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0000),
    ([50.0, -1.1848, -84.8006], [50.0, 0.0, -82.7485], 1.0000),
    ([50.0, -0.9009, -85.5211], [50.0, 0.0, -82.7485], 1.0000),
    ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
    ([50.0, -1.0, 2.0], [50.0, 0.0, 0.0], 2.3669),
    ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0009], 7.1792),
    ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0010], 7.1792),
    ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0011], 7.2195),
    ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0012], 7.2195),
    ([50.0, -0.0010, 2.4900], [50.0, 0.0009, -2.4900], 4.8045),
    ([50.0, -0.0010, 2.4900], [50.0, 0.0010, -2.4900], 4.8045),
    ([50.0, -0.0010, 2.4900], [50.0, 0.0011, -2.4900], 4.7461),
    ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
    ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
    ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
    ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
    ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
    ([50.0, 2.5, 0.0], [50.0, 3.1736, 0.5854], 1.0000),
    ([50.0, 2.5, 0.0], [50.0, 3.2972, 0.0], 1.0000),
    ([50.0, 2.5, 0.0], [50.0, 1.8634, 0.5757], 1.0000),
    ([50.0, 2.5, 0.0], [50.0, 3.2592, 0.3350], 1.0000),
    ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ([63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.2630),
    ([61.2901, 3.7196, -5.3901], [61.4292, 2.2480, -4.9620], 1.8731),
    ([35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645),
    ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
    ([36.4612, 47.8580, 18.3852], [36.2715, 50.5065, 21.2231], 1.4146),
    ([90.8027, -2.0831, 1.4410], [91.1528, -1.6435, 0.0447], 1.4441),
    ([90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381),
    ([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377),
    ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
];

#[test]
fn it_gives_the_published_test_data() {
    for (i, (one, other, expected)) in SHARMA.into_iter().enumerate() {
        let [one, other] = [one, other].map(|[lightness, a, b]| Lab { lightness, a, b });
        for difference in [ciede2000(one, other), ciede2000(other, one)] {
            assert!((difference - expected).abs() < 0.5e-4, "pair {}: {difference} of {expected}", i + 1);
        }
    }
}
