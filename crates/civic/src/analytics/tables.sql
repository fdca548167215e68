-- Sums of counts per period and place. `grain` is 'd' (period 2026-03-02) or 'm' (2026-03). Each event is booked to the
-- areas from the district to the community, once by unit and category class and once by category alone (unit is null id).
create table indicator_cells (
    grain @text not null,
    period @text not null,
    area @text not null,
    unit_id @id not null,
    category @text not null,
    count_name @text not null,
    n @int not null,
    primary key (grain, area, unit_id, category, period, count_name)
)
-- sqlite: strict, without rowid
;
insert into heads (name, seq) values ('indicators', 0);
