//! What an area can be, and under what it can stand.

use base::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($name:ident $key:literal $zh:literal $en:literal depth $depth:literal under $($parent:ident)*;)*) => {
        /// The kinds of area, from the district down to the household, and the kinds beyond housing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum AreaKind { $(#[doc = $en] $name),* }

        impl AreaKind {
            pub const ALL: &'static [AreaKind] = &[$(AreaKind::$name),*];

            /// The key in files and in the database.
            pub const fn key(self) -> &'static str {
                match self { $(AreaKind::$name => $key),* }
            }
            pub fn from_key(key: &str) -> Option<AreaKind> {
                match key { $($key => Some(AreaKind::$name),)* _ => None }
            }
            pub fn name(self) -> Text {
                match self { $(AreaKind::$name => Text::new($zh, $en)),* }
            }
            /// How exact an answer to "where" it is: larger is more exact.
            pub const fn depth(self) -> u8 {
                match self { $(AreaKind::$name => $depth),* }
            }
            /// Under which kinds it may stand. None: it is a root.
            pub const fn parents(self) -> &'static [AreaKind] {
                match self { $(AreaKind::$name => &[$(AreaKind::$parent),*]),* }
            }
        }
    };
}

// A micro-grid has 60 to 200 residents: small courtyards are gathered under one, large ones are divided into several, so
// it may stand over or under a courtyard.
kinds! {
    District "district" "区" "district" depth 0 under;
    Street "street" "街道" "street" depth 1 under District;
    Community "community" "社区" "community" depth 2 under Street;
    Grid "grid" "网格" "grid" depth 3 under Community;
    MicroGrid "micro_grid" "微网格" "micro-grid" depth 5 under Grid Courtyard CompanyEstate Market BusinessDistrict Campus Park;
    Courtyard "courtyard" "院落" "courtyard" depth 6 under MicroGrid Grid Community;
    Building "building" "楼幢" "building" depth 7 under Courtyard CompanyEstate MicroGrid Market BusinessDistrict Campus Park Grid Community;
    Unit "unit" "单元" "unit" depth 8 under Building;
    Household "household" "户" "household" depth 9 under Unit Building;
    Market "market" "市场" "market" depth 4 under Grid Community Street MicroGrid;
    BusinessDistrict "business_district" "商圈" "business district" depth 4 under Community Street District Grid;
    Campus "campus" "校园" "campus" depth 4 under Grid Community Street MicroGrid;
    Park "park" "公园" "park" depth 4 under Grid Community Street District MicroGrid;
    CompanyEstate "company_estate" "企业生活小区" "company estate" depth 4 under Grid Community MicroGrid;
}

impl AreaKind {
    /// Whether its name and shape are for everybody to see. Below the courtyard it is about people's homes.
    pub const fn is_public(self) -> bool {
        !matches!(self, AreaKind::Building | AreaKind::Unit | AreaKind::Household)
    }

    /// For messages in either language: `街道 (street)`.
    pub fn label(self) -> String {
        format!("{} ({})", self.name().zh, self.key())
    }

    pub fn may_stand_under(self, parent: Option<AreaKind>) -> bool {
        match parent {
            None => self.parents().is_empty(),
            Some(parent) => self.parents().contains(&parent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart_and_understood_by_serde() {
        for kind in AreaKind::ALL {
            assert_eq!(AreaKind::from_key(kind.key()), Some(*kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.key());
        }
    }

    #[test]
    fn every_kind_reaches_the_district() {
        for kind in AreaKind::ALL {
            let mut seen = vec![*kind];
            while let Some(next) = seen.iter().flat_map(|k| k.parents()).find(|p| !seen.contains(p)) {
                seen.push(*next);
            }
            assert!(seen.contains(&AreaKind::District), "{kind:?}");
        }
    }
}
