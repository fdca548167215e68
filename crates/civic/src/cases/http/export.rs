//! `GET /cases/export`: the list as a file, narrowed as on the screen and no further than the reader may see.

use axum::extract::State;
use base::{Cursor, Lang, Problem, Text};
use serde_json::json;

use super::read::{Wanted, narrowed};
use crate::audit::{self, Entry};
use crate::cases::city::city;
use crate::cases::lens::Lens;
use crate::cases::model::{Column, State as CaseState};
use crate::cases::neighbours;
use crate::cases::store;
use crate::pack::{self, Pack};
use crate::platform::Ctx;
use crate::platform::auth::{Actor, need};
use crate::platform::http::{Failure, Queries, Wish};
use crate::platform::workbook::{self, Download, Head, Sheet};

/// Rows read at once.
const PIECE: usize = 1000;

pub async fn export(
    State(ctx): State<Ctx>,
    actor: Actor<need::CaseRead>,
    Wish(lang): Wish,
    Queries(wanted, wish): Queries<Wanted, workbook::Wish>,
) -> Result<Download, Failure> {
    let columns = Column::chosen(wish.columns.as_deref())?;
    let (filter, scope) = narrowed(&ctx, &actor, &wanted).await?;
    let pack = pack::current(&ctx)?;
    let head = Head {
        title: Text::new("事件", "Cases").get(lang).to_owned(),
        about: about(&ctx, &pack, &wanted, &actor.display, lang),
        columns: columns.iter().map(|column| (column.label().get(lang).to_owned(), column.width())).collect(),
        zone: pack.calendar.zone().clone(),
    };
    let most = ctx.config().limits.export_rows;
    let asked = json!({
        "filter": wanted, "format": wish.format, "columns": columns.iter().map(|column| column.key()).collect::<Vec<_>>(),
    });
    let (at, by) = (ctx.clone(), actor.principal());
    let written = workbook::write(&ctx, head, wish, move |sheet| {
        let mut after: Option<Cursor> = None;
        loop {
            let limit = PIECE.min(most - sheet.rows());
            let (scope, filter, from) = (scope.clone(), filter.clone(), after.take());
            let page = at.read_blocking(move |tx| {
                store::list(tx, &scope, &filter, from.as_ref(), limit).map_err(Problem::from)
            })?;
            let lens = Lens::new(&at, &by, at.now());
            for case in &page.items {
                sheet.row(&lens.cells(case, &columns, lang)?)?;
            }
            after = page.next_cursor.as_deref().and_then(Cursor::decode);
            match after {
                None => return Ok(false),
                Some(_) if sheet.rows() >= most => return cut(sheet, most, lang),
                Some(_) => {}
            }
        }
    })
    .await?;
    let mut told = asked;
    told["rows"] = written.rows.into();
    told["cut"] = written.cut.into();
    audit::note(&ctx, actor.principal(), Entry::general("case.exported", "case", told)).await?;
    Ok(Download { name: "cases", written })
}

/// Says that there is more.
fn cut(sheet: &mut Sheet, most: usize, lang: Lang) -> Result<bool, Problem> {
    let words = Text::new(
        format!("不完整：只导出了前 {most} 行。请缩小筛选范围后再导出。"),
        format!("Not complete: only the first {most} rows are here. Narrow the filter and export again."),
    );
    sheet.remark(words.get(lang))?;
    Ok(true)
}

/// What the table is: when, by whom, narrowed to what.
fn about(ctx: &Ctx, pack: &Pack, wanted: &Wanted, by: &str, lang: Lang) -> (String, Vec<(String, String)>) {
    let zone = pack.calendar.zone();
    let now = zone.to_datetime(ctx.now().timestamp()).strftime("%Y-%m-%d %H:%M").to_string();
    let mut lines = vec![
        (Text::new("导出时间", "Exported at"), format!("{now} ({})", pack.place.zone)),
        (Text::new("导出人", "Exported by"), by.to_owned()),
    ];
    let mut say = |label: Text, value: Option<String>| lines.extend(value.map(|value| (label, value)));
    let word = |text: Text| text.get(lang).to_owned();
    say(Column::State.label(), wanted.state.as_deref().map(|states| said_states(states, lang)));
    let area = wanted.area.and_then(|id| neighbours::atlas(ctx).get(id).map(|node| node.name.clone()));
    say(Column::Place.label(), area.map(word));
    let category = wanted.category.as_deref().and_then(|code| pack.categories.get(code));
    say(Column::Category.label(), category.map(|found| word(found.name.clone())));
    let unit = wanted.unit.and_then(|id| city(ctx).0.unit(id));
    say(Column::Owner.label(), unit.map(|card| word(card.name)));
    say(Column::Urgency.label(), wanted.urgency.map(|urgency| word(urgency.label())));
    say(Text::new("搜索", "Searched for"), wanted.q.clone());
    let yes = |flag: Option<bool>| (flag == Some(true)).then(|| word(Text::new("是", "yes")));
    say(Text::new("只看与我有关", "Mine only"), yes(wanted.mine));
    say(Text::new("只看超期", "Overdue only"), yes(wanted.overdue));
    say(Text::new("到期不早于", "Due from"), wanted.due_from.clone());
    say(Text::new("到期不晚于", "Due to"), wanted.due_to.clone());
    let lines = lines.into_iter().map(|(label, value)| (word(label), value)).collect();
    (Text::new("说明", "About").get(lang).to_owned(), lines)
}

fn said_states(states: &str, lang: Lang) -> String {
    let open = Text::new("未办结", "open");
    let words = states.split(',').filter_map(|key| match key.trim() {
        "open" => Some(open.clone()),
        key => CaseState::from_key(key).map(CaseState::label),
    });
    let words: Vec<String> = words.map(|text| text.get(lang).to_owned()).collect();
    words.join(Text::new("、", ", ").get(lang))
}
