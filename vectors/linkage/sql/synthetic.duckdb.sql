-- size 0
select k0, k1, k2, n as records, n * (n - 1) / 2 as pairs
  from (select "i_surname" as k0, "i_given" as k1, "i_birth_year" as k2, cast(count(*) as double) as n
  from mention
  where "i_surname" is not null and "i_given" is not null and "i_birth_year" is not null
  group by k0, k1, k2) s;

-- size 1
select k0, k1, n as records, n * (n - 1) / 2 as pairs
  from (select "i_given" as k0, "i_dob" as k1, cast(count(*) as double) as n
  from mention
  where "i_given" is not null and "i_dob" is not null
  group by k0, k1) s;

-- size 2
select k0, k1, n as records, n * (n - 1) / 2 as pairs
  from (select "i_surname" as k0, "i_dob" as k1, cast(count(*) as double) as n
  from mention
  where "i_surname" is not null and "i_dob" is not null
  group by k0, k1) s;

-- size 3
select k0, k1, k2, n as records, n * (n - 1) / 2 as pairs
  from (select "i_given" as k0, "i_place" as k1, "i_sex" as k2, cast(count(*) as double) as n
  from mention
  where "i_given" is not null and "i_place" is not null and "i_sex" is not null
  group by k0, k1, k2) s;

-- size 4
select k0, k1, n as records, n * (n - 1) / 2 as pairs
  from (select "i_dob" as k0, "i_place" as k1, cast(count(*) as double) as n
  from mention
  where "i_dob" is not null and "i_place" is not null
  group by k0, k1) s;

-- block
create table candidate as
  select a, b, bit_or(rule_bit) as rules
  from (select l.rid as a, r.rid as b, 1 as rule_bit
  from mention l
  join mention r on l."i_surname" = r."i_surname" and l."i_given" = r."i_given" and l."i_birth_year" = r."i_birth_year" and l.rid < r.rid
  union all
  select l.rid as a, r.rid as b, 2 as rule_bit
  from mention l
  join mention r on l."i_given" = r."i_given" and l."i_dob" = r."i_dob" and l.rid < r.rid
  union all
  select l.rid as a, r.rid as b, 4 as rule_bit
  from mention l
  join mention r on l."i_surname" = r."i_surname" and l."i_dob" = r."i_dob" and l.rid < r.rid
  union all
  select l.rid as a, r.rid as b, 8 as rule_bit
  from mention l
  join mention r on l."i_given" = r."i_given" and l."i_place" = r."i_place" and l."i_sex" = r."i_sex" and l.rid < r.rid
  union all
  select l.rid as a, r.rid as b, 16 as rule_bit
  from mention l
  join mention r on l."i_dob" = r."i_dob" and l."i_place" = r."i_place" and l.rid < r.rid) s
  group by a, b;

-- pattern
create table pattern as
  select c.a, c.b, c.rules, (case
  when l."i_given" is null or r."i_given" is null then 0
  when l."i_given" = r."i_given" then 4
  when jaro_winkler_similarity(l."a_given", r."a_given") >= 0.8 then case
  when jaro_winkler_similarity(l."a_given", r."a_given") >= 0.92 then 3
  else 2
  end
  else 1
  end) + 5 * (case
  when l."i_surname" is null or r."i_surname" is null then 0
  when l."i_surname" = r."i_surname" then 3
  when jaro_winkler_similarity(l."a_surname", r."a_surname") >= 0.9 then 2
  else 1
  end) + 20 * (case
  when l."v_birth_day" is null or r."v_birth_day" is null then 0
  when l."i_dob" = r."i_dob" then 6
  when case
  when strlen(l."a_dob") = strlen(r."a_dob") then case hamming(l."a_dob", r."a_dob")
  when 0 then true
  when 1 then true
  when 2 then jaccard(l."a_dob", r."a_dob") = 1 and damerau_levenshtein(l."a_dob", r."a_dob") <= 1
  else false
  end
  when abs(strlen(l."a_dob") - strlen(r."a_dob")) = 1 then levenshtein(l."a_dob", r."a_dob") <= 1
  else false
  end then 5
  when abs(l."v_birth_day" - r."v_birth_day") <= 30.4375 then 4
  when abs(l."v_birth_day" - r."v_birth_day") <= 365.25 then 3
  when abs(l."v_birth_day" - r."v_birth_day") <= 3652.5 then 2
  else 1
  end) + 140 * (case
  when l."i_place" is null or r."i_place" is null then 0
  when l."i_place" = r."i_place" then 2
  else 1
  end) + 420 * (case
  when l."i_sex" is null or r."i_sex" is null then 0
  when l."i_sex" = r."i_sex" then 2
  else 1
  end) as p
  from candidate c
  join mention l on l.rid = c.a
  join mention r on r.rid = c.b;

-- count
select p, count(*) as n
  from pattern
  group by p;

-- score
create table scored as
  select a, b, p, rules, cast(w as float) as w
  from (select p.a, p.b, p.p, p.rules, w.w + coalesce(case p.p % 5 - 1
  when 3 then -3 - 1.4426950408889634 * ln(l."t_given")
  else 0
  end, 0) + coalesce(case (p.p // 5) % 4 - 1
  when 2 then -3 - 1.4426950408889634 * ln(l."t_surname")
  else 0
  end, 0) + coalesce(case (p.p // 140) % 3 - 1
  when 1 then -3 - 1.4426950408889634 * ln(l."t_place")
  else 0
  end, 0) as w
  from pattern p
  join pattern_weight w on w.p = p.p
  join mention l on l.rid = p.a) s
  where w >= -15;
