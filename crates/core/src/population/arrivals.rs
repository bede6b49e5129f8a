//! Who comes to Indonesia, from where and when: foreign arrivals of 2023 in hundreds. The figures are those of BPS
//! (Statistics Indonesia) and the tourism ministry, as collected in bintangpradanaa/pariwisata-project. Countries of
//! fewer than 5,000 arrivals are left out, and those without a name.

/// By three-letter code, most first.
#[rustfmt::skip]
pub const BY_NATIONALITY: &[(&str, u64)] = &[
    ("MYS", 19012), ("AUS", 14312), ("SGP", 14144), ("CHN", 7879), ("TLS", 7286), ("IND", 6064),
    ("USA", 3923), ("KOR", 3472), ("GBR", 3352), ("FRA", 2737), ("DEU", 2635), ("JPN", 2519), ("NLD", 2502),
    ("PHL", 2095), ("RUS", 1613), ("TWN", 1552), ("VNM", 1219), ("NZL", 1166), ("THA", 1118), ("SAU", 1077),
    ("ESP", 1066), ("ITA", 1044), ("CAN", 837), ("PNG", 765), ("CHE", 485), ("BEL", 429), ("POL", 420),
    ("MMR", 409), ("DNK", 396), ("SWE", 375), ("AUT", 350), ("PRT", 320), ("ZAF", 319), ("TUR", 304),
    ("BRA", 295), ("ROU", 250), ("UKR", 222), ("NOR", 196), ("CZE", 184), ("EGY", 168), ("HUN", 167),
    ("COL", 146), ("PAK", 143), ("KHM", 126), ("FIN", 123), ("MAR", 112), ("ARG", 103), ("GRC", 95),
    ("LTU", 94), ("BGD", 94), ("OMN", 93), ("CHL", 92), ("ARE", 85), ("KAZ", 82), ("BLR", 77), ("SVK", 75),
    ("LKA", 74), ("BGR", 72), ("IRN", 72), ("JOR", 61), ("LVA", 60), ("YEM", 59), ("NPL", 59), ("EST", 58),
];

/// By month, from January.
#[rustfmt::skip]
pub const BY_MONTH: [u64; 12] = [
    7598, 7241, 8377, 8271, 9240, 10301, 10867, 10955, 10379, 9424, 8940, 10990,
];

/// By office, as far as arrivals are counted at its port of entry (airports of Bali, Jakarta, Surabaya and Medan,
/// ferries of Batam).
pub const BY_OFFICE: &[(&str, &str, u64)] = &[
    ("ngurah-rai", "Kantor Imigrasi Ngurah Rai (demo)", 52_481),
    ("soekarno-hatta", "Kantor Imigrasi Soekarno-Hatta (demo)", 19_530),
    ("batam", "Kantor Imigrasi Batam (demo)", 11_857),
    ("surabaya", "Kantor Imigrasi Surabaya (demo)", 2_185),
    ("medan", "Kantor Imigrasi Medan (demo)", 1_965),
];
