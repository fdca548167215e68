//! The columns of the table of cases.

use base::{Code, Kind, Problem};

vocabulary! {
    /// A column of the table of cases.
    Column {
        Number = "number", "编号", "Number";
        Title = "title", "标题", "Title";
        State = "state", "状态", "State";
        Urgency = "urgency", "紧急程度", "Urgency";
        Supervision = "supervision", "督办", "Supervision";
        Category = "category", "类别", "Category";
        Nature = "nature", "诉求性质", "Nature";
        Channel = "channel", "来源渠道", "Channel";
        Street = "street", "街道", "Street";
        Community = "community", "社区", "Community";
        Place = "place", "地点", "Place";
        Owner = "owner", "当前责任单位", "Responsible now";
        Handler = "handler", "承办单位", "Handling unit";
        Created = "created", "上报时间", "Reported at";
        Due = "due", "到期时间", "Due at";
        Overdue = "overdue", "是否超期", "Overdue";
        Updated = "updated", "最近变更", "Last change";
        Closed = "closed", "结案时间", "Closed at";
        Lon = "lon", "经度(WGS-84)", "Longitude (WGS-84)";
        Lat = "lat", "纬度(WGS-84)", "Latitude (WGS-84)";
    }
}

static NO_COLUMN: Code = Code::new(
    Kind::Invalid,
    "case.no_such_column",
    "没有“{0}”这一列，可用：{1}",
    "There is no column “{0}”; use one of: {1}",
);

impl Column {
    /// What the queue shows.
    pub const fn is_usual(self) -> bool {
        use Column::*;
        matches!(
            self,
            Number
                | Title
                | State
                | Urgency
                | Supervision
                | Category
                | Place
                | Owner
                | Created
                | Due
                | Overdue
        )
    }

    /// Characters.
    pub const fn width(self) -> f64 {
        use Column::*;
        match self {
            Title => 44.0,
            Owner | Handler | Category => 24.0,
            Place => 36.0,
            Number => 22.0,
            Created | Due | Updated | Closed => 17.0,
            _ => 14.0,
        }
    }

    /// The columns that somebody names, each once; the usual ones where nobody does.
    pub fn chosen(names: Option<&str>) -> Result<Vec<Column>, Problem> {
        let mut chosen = Vec::new();
        for name in names.into_iter().flat_map(|names| names.split(',')).filter(|name| !name.is_empty()) {
            let column = Column::from_key(name).ok_or_else(|| {
                let all = Column::ALL.iter().map(|column| column.key()).collect::<Vec<_>>().join(", ");
                NO_COLUMN.with([name.to_owned(), all])
            })?;
            if !chosen.contains(&column) {
                chosen.push(column);
            }
        }
        if chosen.is_empty() {
            chosen.extend(Column::ALL.iter().filter(|column| column.is_usual()));
        }
        Ok(chosen)
    }
}
