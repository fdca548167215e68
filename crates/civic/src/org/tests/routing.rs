use db::{Db, both_engines};

use super::district;
use crate::org::{Why, chart};
use crate::pack::{UnitKind, tests::pack};

/// Wangping community in Mengzhuiwan street.
const PLACE: &str = "510108/510108002000/510108002005/g01/";

both_engines! {
    async fn the_most_local_units_come_first(db: Db) {
        let app = district(db).await;
        let chart = chart(&app.ctx);
        let nearest = |kind, place| chart.nearest(kind, place).map(|unit| unit.code.clone()).unwrap_or_default();
        assert_eq!(nearest(UnitKind::CommunityCentre, PLACE), "CC-510108002005");
        assert_eq!(nearest(UnitKind::StreetCentre, PLACE), "SC-510108002");
        assert_eq!(nearest(UnitKind::DistrictCentre, PLACE), "DC");
        assert_eq!(nearest(UnitKind::CommunityCentre, "510108/510108002000/"), "");
        assert_eq!(chart.centre(PLACE).unwrap().code, "CC-510108002005");
        assert_eq!(chart.centre("510108/510108002000/").unwrap().code, "SC-510108002");
        assert!(chart.centre("510107/").is_none());
    }

    async fn routing_follows_the_duty_list(db: Db) {
        let app = district(db).await;
        let (chart, pack) = (chart(&app.ctx), pack("chenghua"));
        let lead = |category| chart.lead(&pack, category, PLACE).map(|(duty, unit)| (duty.kind.key(), unit.code.as_str()));
        assert_eq!(lead("CM-0102"), Some(("own", "SC-510108002")));
        assert_eq!(lead("LH-0101"), Some(("own", "CC-510108002005")));
        assert_eq!(lead("CM-0401"), Some(("reclaimed", "D-TRANSPORT")));
        let capable: Vec<_> = chart.capable(&pack, "CM-0108", PLACE).iter().map(|c| (c.why, c.unit.code.as_str())).collect();
        assert_eq!(
            capable,
            [
                (Why::Lead, "CC-510108002005"),
                (Why::Assist, "P-CLEANING"),
                (Why::Able, "TM-510108002005"),
            ]
        );
    }

    async fn nobody_below_the_district_is_offered_a_reclaimed_item(db: Db) {
        let app = district(db).await;
        let (chart, pack) = (chart(&app.ctx), pack("chenghua"));
        let reclaimed = pack.duties.iter().filter(|duty| duty.kind == crate::pack::DutyKind::Reclaimed);
        for duty in reclaimed {
            let capable = chart.capable(&pack, &duty.category, PLACE);
            assert!(!capable.is_empty(), "{}: nobody", duty.item);
            assert!(capable.iter().all(|c| !c.unit.kind.is_street_or_below()), "{}", duty.item);
        }
    }
}
