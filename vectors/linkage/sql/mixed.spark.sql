-- in mention
create or replace temporary view `mention` using parquet options (path 'mention.parquet');

-- in key_name_key
create or replace temporary view `key_name_key` using parquet options (path 'key_name_key.parquet');

-- in value_level_name
create or replace temporary view `value_level_name` using parquet options (path 'value_level_name.parquet');

-- keys name_key
create or replace temporary view `keyed_name_key` as
  select m.*, k.surname, k.given, k.syllable_1, k.syllable_2
  from mention m
  join `key_name_key` k on k.name_id = m.`i_name`;

-- size 0
select k0, k1, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select surname as k0, given as k1, list, cast(count(*) as double) as n
  from `keyed_name_key`
  where surname is not null and given is not null
  group by k0, k1, list) s
  group by k0, k1;

-- size 1
select k0, k1, k2, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select surname as k0, syllable_1 as k1, `i_home` as k2, list, cast(count(*) as double) as n
  from `keyed_name_key`
  where surname is not null and syllable_1 is not null and `i_home` is not null
  group by k0, k1, k2, list) s
  group by k0, k1, k2;

-- size 2
select k0, k1, k2, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select surname as k0, syllable_2 as k1, `i_home` as k2, list, cast(count(*) as double) as n
  from `keyed_name_key`
  where surname is not null and syllable_2 is not null and `i_home` is not null
  group by k0, k1, k2, list) s
  group by k0, k1, k2;

-- size 3
select k0, k1, k2, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select surname as k0, syllable_1 as k1, `i_place` as k2, list, cast(count(*) as double) as n
  from `keyed_name_key`
  where surname is not null and syllable_1 is not null and `i_place` is not null
  group by k0, k1, k2, list) s
  group by k0, k1, k2;

-- size 4
select k0, k1, k2, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select surname as k0, syllable_2 as k1, `i_place` as k2, list, cast(count(*) as double) as n
  from `keyed_name_key`
  where surname is not null and syllable_2 is not null and `i_place` is not null
  group by k0, k1, k2, list) s
  group by k0, k1, k2;

-- size 5
select k0, k1, k2, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select `i_home` as k0, `i_place` as k1, `i_ym` as k2, list, cast(count(*) as double) as n
  from mention
  where `i_home` is not null and `i_place` is not null and `i_ym` is not null
  group by k0, k1, k2, list) s
  group by k0, k1, k2;

-- size 6
select k0, k1, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select `i_home` as k0, `i_yob` as k1, list, cast(count(*) as double) as n
  from mention
  where `i_home` is not null and `i_yob` is not null
  group by k0, k1, list) s
  group by k0, k1;

-- size 7
select k0, k1, k2, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select `i_place` as k0, `i_yob` as k1, `i_ym` as k2, list, cast(count(*) as double) as n
  from mention
  where `i_place` is not null and `i_yob` is not null and `i_ym` is not null
  group by k0, k1, k2, list) s
  group by k0, k1, k2;

-- size 8
select k0, k1, k2, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select `i_place` as k0, `i_home` as k1, `i_yob` as k2, list, cast(count(*) as double) as n
  from mention
  where `i_place` is not null and `i_home` is not null and `i_yob` is not null
  group by k0, k1, k2, list) s
  group by k0, k1, k2;

-- size 9
select k0, k1, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select given as k0, `i_home` as k1, list, cast(count(*) as double) as n
  from `keyed_name_key`
  where given is not null and `i_home` is not null
  group by k0, k1, list) s
  group by k0, k1;

-- size 10
select k0, k1, k2, k3, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select surname as k0, syllable_1 as k1, `i_yob` as k2, `i_ym` as k3, list, cast(count(*) as double) as n
  from `keyed_name_key`
  where surname is not null and syllable_1 is not null and `i_yob` is not null and `i_ym` is not null
  group by k0, k1, k2, k3, list) s
  group by k0, k1, k2, k3;

-- size 11
select k0, k1, k2, k3, sum(n) as records, (sum(n) * sum(n) - sum(n * n)) / 2 as pairs
  from (select surname as k0, syllable_2 as k1, `i_yob` as k2, `i_ym` as k3, list, cast(count(*) as double) as n
  from `keyed_name_key`
  where surname is not null and syllable_2 is not null and `i_yob` is not null and `i_ym` is not null
  group by k0, k1, k2, k3, list) s
  group by k0, k1, k2, k3;

-- block 0
create table rule_pairs_0 using parquet as
  select l.rid as a, r.rid as b
  from `keyed_name_key` l
  join `keyed_name_key` r on l.surname = r.surname and l.given = r.given and l.rid < r.rid and l.list <> r.list and ((l.`v_yob` is null or r.`v_yob` is null) or (abs(l.`v_yob` - r.`v_yob`) <= 1))
  group by 1, 2;

-- block 1
create table rule_pairs_1 using parquet as
  select l.rid as a, r.rid as b
  from `keyed_name_key` l
  join `keyed_name_key` r on l.surname = r.surname and l.syllable_1 = r.syllable_1 and l.`i_home` = r.`i_home` and l.rid < r.rid and l.list <> r.list
  group by 1, 2;

-- block 2
create table rule_pairs_2 using parquet as
  select l.rid as a, r.rid as b
  from `keyed_name_key` l
  join `keyed_name_key` r on l.surname = r.surname and l.syllable_2 = r.syllable_2 and l.`i_home` = r.`i_home` and l.rid < r.rid and l.list <> r.list
  group by 1, 2;

-- block 3
create table rule_pairs_3 using parquet as
  select l.rid as a, r.rid as b
  from `keyed_name_key` l
  join `keyed_name_key` r on l.surname = r.surname and l.syllable_1 = r.syllable_1 and l.`i_place` = r.`i_place` and l.rid < r.rid and l.list <> r.list and (abs(l.`v_ym` - r.`v_ym`) <= 1)
  group by 1, 2;

-- block 4
create table rule_pairs_4 using parquet as
  select l.rid as a, r.rid as b
  from `keyed_name_key` l
  join `keyed_name_key` r on l.surname = r.surname and l.syllable_2 = r.syllable_2 and l.`i_place` = r.`i_place` and l.rid < r.rid and l.list <> r.list and (abs(l.`v_ym` - r.`v_ym`) <= 1)
  group by 1, 2;

-- block 9
create table rule_pairs_9 using parquet as
  select l.rid as a, r.rid as b
  from `keyed_name_key` l
  join `keyed_name_key` r on l.given = r.given and l.`i_home` = r.`i_home` and l.rid < r.rid and l.list <> r.list
  group by 1, 2;

-- block 10
create table rule_pairs_10 using parquet as
  select l.rid as a, r.rid as b
  from `keyed_name_key` l
  join `keyed_name_key` r on l.surname = r.surname and l.syllable_1 = r.syllable_1 and l.`i_yob` = r.`i_yob` and l.`i_ym` = r.`i_ym` and l.rid < r.rid and l.list <> r.list
  group by 1, 2;

-- block 11
create table rule_pairs_11 using parquet as
  select l.rid as a, r.rid as b
  from `keyed_name_key` l
  join `keyed_name_key` r on l.surname = r.surname and l.syllable_2 = r.syllable_2 and l.`i_yob` = r.`i_yob` and l.`i_ym` = r.`i_ym` and l.rid < r.rid and l.list <> r.list
  group by 1, 2;

-- block
create table candidate using parquet as
  select a, b, bit_or(rule_bit) as rules
  from (select a, b, 1 as rule_bit
  from rule_pairs_0
  union all
  select a, b, 2 as rule_bit
  from rule_pairs_1
  union all
  select a, b, 4 as rule_bit
  from rule_pairs_2
  union all
  select a, b, 8 as rule_bit
  from rule_pairs_3
  union all
  select a, b, 16 as rule_bit
  from rule_pairs_4
  union all
  select l.rid as a, r.rid as b, 32 as rule_bit
  from mention l
  join mention r on l.`i_home` = r.`i_home` and l.`i_place` = r.`i_place` and l.`i_ym` = r.`i_ym` and l.rid < r.rid and l.list <> r.list
  union all
  select l.rid as a, r.rid as b, 64 as rule_bit
  from mention l
  join mention r on l.`i_home` = r.`i_home` and l.`i_yob` = r.`i_yob` and l.rid < r.rid and l.list <> r.list and (abs(l.`v_ym` - r.`v_ym`) <= 1)
  union all
  select l.rid as a, r.rid as b, 128 as rule_bit
  from mention l
  join mention r on l.`i_place` = r.`i_place` and l.`i_yob` = r.`i_yob` and l.`i_ym` = r.`i_ym` and l.rid < r.rid and l.list <> r.list
  union all
  select l.rid as a, r.rid as b, 256 as rule_bit
  from mention l
  join mention r on l.`i_place` = r.`i_place` and l.`i_home` = r.`i_home` and l.`i_yob` = r.`i_yob` and l.rid < r.rid and l.list <> r.list
  union all
  select a, b, 512 as rule_bit
  from rule_pairs_9
  union all
  select a, b, 1024 as rule_bit
  from rule_pairs_10
  union all
  select a, b, 2048 as rule_bit
  from rule_pairs_11) s
  group by a, b;

-- values name
create table `new_value_name` using parquet as
  select least(l.`i_name`, r.`i_name`) as x, greatest(l.`i_name`, r.`i_name`) as y
  from candidate c
  join mention l on l.rid = c.a
  join mention r on r.rid = c.b
  where l.`i_name` <> r.`i_name`
  group by 1, 2
  except
  select x, y
  from `value_level_name`;

-- pattern
create table pattern using parquet as
  select c.a, c.b, c.rules, (case
  when coalesce((case
  when l.`i_name` = r.`i_name` then l.`e_name`
  else `x_name`.level
  end), -1) = -1 then 0
  when coalesce((case
  when l.`i_name` = r.`i_name` then l.`e_name`
  else `x_name`.level
  end), -1) = 5 then 6
  when coalesce((case
  when l.`i_name` = r.`i_name` then l.`e_name`
  else `x_name`.level
  end), -1) = 4 then 5
  when coalesce((case
  when l.`i_name` = r.`i_name` then l.`e_name`
  else `x_name`.level
  end), -1) = 3 then 4
  when coalesce((case
  when l.`i_name` = r.`i_name` then l.`e_name`
  else `x_name`.level
  end), -1) = 2 then 3
  when coalesce((case
  when l.`i_name` = r.`i_name` then l.`e_name`
  else `x_name`.level
  end), -1) = 1 then 2
  else 1
  end) + 7 * (case
  when l.`v_yob` is null or r.`v_yob` is null then 0
  when l.`i_yob` = r.`i_yob` then 4
  when abs(l.`v_yob` - r.`v_yob`) <= 1 then 3
  when abs(l.`v_yob` - r.`v_yob`) <= 5 then 2
  else 1
  end) + 35 * (case
  when l.`i_home` is null or r.`i_home` is null then 0
  when l.`i_home` = r.`i_home` then 2
  else 1
  end) + 105 * (case
  when l.`i_place` is null or r.`i_place` is null then 0
  when l.`i_place` = r.`i_place` then 2
  else 1
  end) + 315 * (case
  when l.`v_ym` is null or r.`v_ym` is null then 0
  when l.`i_ym` = r.`i_ym` then 4
  when abs(l.`v_ym` - r.`v_ym`) <= 1 then 3
  when abs(l.`v_ym` - r.`v_ym`) <= 6 then 2
  else 1
  end) + 1575 * (case
  when l.`i_sex` is null or r.`i_sex` is null then 0
  when l.`i_sex` = r.`i_sex` then 2
  else 1
  end) as p
  from candidate c
  join mention l on l.rid = c.a
  join mention r on r.rid = c.b
  left
  join `value_level_name` `x_name` on `x_name`.x = least(l.`i_name`, r.`i_name`) and `x_name`.y = greatest(l.`i_name`, r.`i_name`);

-- count
select p, count(*) as n
  from pattern
  group by p;

-- in pattern_weight
create or replace temporary view `pattern_weight` using parquet options (path 'pattern_weight.parquet');

-- score
create table scored using parquet as
  select a, b, p, rules, cast(w as float) as w
  from (select p.a, p.b, p.p, p.rules, w.w + coalesce(case p.p % 7 - 1
  when 5 then -1.6 - 1.1541560327111708 * ln(greatest(l.`s_name`, r.`s_name`, 0.00625))
  when 4 then -1.6 - 1.1541560327111708 * ln(greatest(l.`s_name`, r.`s_name`, 0.00625))
  else 0
  end, 0) + coalesce(case (p.p div 35) % 3 - 1
  when 1 then -3 - 1.4426950408889634 * ln(l.`t_home`)
  else 0
  end, 0) + coalesce(case (p.p div 105) % 3 - 1
  when 1 then -3 - 1.4426950408889634 * ln(l.`t_place`)
  else 0
  end, 0) as w
  from pattern p
  join pattern_weight w on w.p = p.p
  join mention l on l.rid = p.a
  join mention r on r.rid = p.b) s
  where w >= -15;
