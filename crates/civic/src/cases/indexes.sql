-- Category stands in it too: of a category in a community, only what is shown is looked up in the table.
drop index cases_place;
create index cases_place on cases (place, id, area_path, category, lon, lat);
-- What is over, by state: the newest of them begin behind all that is open.
drop index cases_settled;
create index cases_over on cases (state, id) where open = 0;
-- With the place, so that what lies elsewhere is passed over without a look at the table.
drop index cases_open_due;
create index cases_open_due on cases (due_at, id, area_path) where open = 1;
