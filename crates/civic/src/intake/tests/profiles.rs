//! Profiles are data, and wrong data says where it is wrong.

use base::Lang;

use super::town::pack;
use crate::intake::{Profile, names};

#[test]
fn the_shipped_profiles_are_sound() {
    for (name, wanted) in [("los-angeles", 2), ("chenghua", 5)] {
        let pack = pack(name);
        assert_eq!(names(&pack).len(), wanted, "{name}");
        for profile in names(&pack) {
            Profile::of(&pack, profile).unwrap_or_else(|problem| panic!("{problem}"));
        }
    }
}

#[test]
fn a_wrong_profile_names_file_line_and_key() {
    let pack = pack("los-angeles");
    let sound = pack.files.get("profiles/la-2017.toml").expect("a shipped profile");
    let said =
        |text: &str| Profile::read("profiles/x.toml", text, &pack).expect_err("it is wrong").detail(Lang::En);
    for (from, to, wanted) in [
        ("key = ", "kye = ", "profiles/x.toml:3: unknown field `kye`"),
        ("zone = ", "zoen = ", "unknown field `zoen`"),
        ("\"csv\"", "\"pdf\"", "unknown variant `pdf`"),
        ("America/Los_Angeles", "America/Nowhere", "“America/Nowhere”: no such time zone"),
        ("\"bulky\"", "\"huge\"", "“huge”: the pack has no such category"),
        ("\"import\"", "\"pigeon\"", "“pigeon”: the pack has no such channel"),
        ("\"WGS84\"", "\"MARS\"", "“MARS”: no such coordinate system"),
        ("lat = \"Latitude\"\n", "", "longitude and latitude come together"),
        ("source = \"myla311\"\n", "", "missing field `source`"),
    ] {
        let told = said(&sound.replacen(from, to, 1));
        assert!(told.contains(wanted), "{told}");
    }
    let told = said(&sound.replacen("\"huge\"", "", 1).replacen("\"bulky\"", "\"huge\"", 1));
    let line = sound.lines().position(|line| line.contains("\"bulky\"")).map_or(0, |n| n + 1);
    assert!(told.starts_with(&format!("profiles/x.toml:{line}: ")), "{told}");
    let none = Profile::of(&pack, "la-1850").expect_err("there is none").detail(Lang::En);
    assert!(none.contains("la-1850") && none.contains("la-2017, la-2020"), "{none}");
}
