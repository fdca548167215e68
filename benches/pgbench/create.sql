-- The rows of one report, in one round trip and one transaction, into the tables of a migrated database.
\set n random(1, 1000000000000)
\startpipeline
begin;
insert into cases (id, number, version, state, open, urgency, supervision, title, description, nature, channel, category, category_path,
  area_id, area_path, place, area_rule, area_version, lon, lat, owner_unit, handler_unit, due_at, stage_due_at, pack_version,
  parent_id, finder_id, created_at, updated_at, closed_at, drill, facts)
values (md5(:n::text)::uuid, 'CH-20261123-' || :n, 1, 'submitted', 1, 'normal', 'none', '建设巷社区128号院门口的垃圾桶满了三天没人清，味道很大，路过都要捂鼻子。',
  '建设巷社区128号院门口的垃圾桶满了三天没人清，味道很大，路过都要捂鼻子。', 'help', 'hotline_12345', 'CM-0102', 'CM/CM-01/CM-0102/',
  '11111111-1111-1111-1111-111111111111', '510108/510108020/510108020001/', '510108/510108020/510108020001/', 'polygon/1', 1, 104.1, 30.6,
  '22222222-2222-2222-2222-222222222222', null, 1795000000000000, 1795000000000000, 'chenghua/2026.1/0123456789abcdef', null, null, 1795000000000000, 1795000000000000, null, 0,
  repeat('{"matter": {"category": "CM-0102"}}', 24));
insert into case_search (case_id, words) values (md5(:n::text)::uuid, array_to_tsvector(string_to_array(
  'wch w20261123 w' || :n || ' x05efa8bbe x08bbe5df7 x05df7793e x0793e533a x0533a0031 w128 x053f79662 x09662095e8 x095e853e3 x053e37684 x0768405783 x0578305783a x057836876 x0687666ee1 x06ee14e86 x04e864e09 x04e095929 x059296ca1 x06ca14eba x04eba6e05 x0544390053 x05473590'
  || ' x5f88e5927 x08def8fc7 x08fc790fd x090fd89811 x0898116342 x0634290f3 x090f39f3b x09f3b5b50', ' ')));
insert into case_events (case_id, seq, at, act, from_state, to_state, by_kind, account_id, by_name, by_unit, role, said, decided, public)
values (md5(:n::text)::uuid, 1, 1795000000000000, 'submit', 'draft', 'submitted', 'account', '33333333-3333-3333-3333-333333333333', '对接系统', null, 'machine', '{}',
  '{"birth": {"matter": {"category": "CM-0102","nature": "help","urgency": "normal"},"centre": "22222222-2222-2222-2222-222222222222"},"clocks": [{"stage": "total","due_at": "2026-11-30T09:00:00Z"},{"stage": "triage","due_at": "2026-11-23T10:00:00Z"}]}', 1);
insert into case_reporters (case_id, sealed, created_at) values (md5(:n::text)::uuid, decode(repeat('0123456789abcdef', 8), 'hex'), 1795000000000000);
insert into audit_entries (seq, id, at, actor, action, object_kind, object_id, purpose, data, hash)
values (:n, md5(:n::text || 'a')::uuid, 1795000000000000, 'account:33333333-3333-3333-3333-333333333333', 'case.act', 'case', md5(:n::text)::uuid, '',
  '{"act": "submit","role": "machine","unit": null,"version": 1}', decode(repeat('0123456789abcdef', 4), 'hex'));
insert into feed (seq, id, at, topic, object, data, area_path, category, units, account)
values (:n, md5(:n::text || 'f')::uuid, 1795000000000000, 'case.submit', md5(:n::text)::uuid,
  '{"number": "CH-20261123-000001","title": "建设巷社区128号院门口的垃圾桶满了三天没人清，味道很大，路过都要捂鼻子。","version": 1,"state": "submitted","from": "draft","urgency": "normal","category": "CM-0102","area_path": "510108/510108020/510108020001/","centre": "22222222-2222-2222-2222-222222222222","handler": null,"owner": "22222222-2222-2222-2222-222222222222","asked": [],"reporter": null,"due_at": "2026-11-30T09:00:00Z","actor": null}',
  '510108/510108020/510108020001/', 'CM/CM-01/CM-0102/', '', null);
insert into idempotency_keys (owner, key, request_hash, status, body, version, created_at)
values ('account:33333333-3333-3333-3333-333333333333', 'bench-' || :n, decode(repeat('0123456789abcdef', 4), 'hex'), 201, convert_to(repeat('{"id": "0193","number": "CH-1"}', 40), 'UTF8'), 1, 1795000000000000);
commit;
\endpipeline
