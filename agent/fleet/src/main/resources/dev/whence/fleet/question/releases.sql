with seen as (
  select service, service_version, min(started) as since
  from facts
  where kind = 'recording' and service_version <> ''
  group by service, service_version
), buckets as (
  select service, service_version, point, path, bucket, sum(n) as n
  from facts
  where kind = 'bucket' and service_version <> ''
  group by service, service_version, point, path, bucket
), running as (
  select service, service_version, point, path, bucket,
         cast(sum(n) over (partition by service, service_version, point, path order by bucket) as double) as upto,
         cast(sum(n) over (partition by service, service_version, point, path) as double) as everything
  from buckets
), medians as (
  select service, service_version, point, path,
         min(case when upto >= 0.5 * everything then bucket end) as p50,
         max(everything) as resolutions
  from running
  group by service, service_version, point, path
), ordered as (
  select medians.*, seen.since
  from medians
  join seen on seen.service = medians.service and seen.service_version = medians.service_version
), pairs as (
  select service, point, path, service_version, p50, resolutions,
         lag(service_version) over (partition by service, point, path order by since, service_version) as before_version,
         lag(p50) over (partition by service, point, path order by since, service_version) as before_p50,
         lag(resolutions) over (partition by service, point, path order by since, service_version) as before_resolutions
  from ordered
)
select service, before_version, service_version, point, path,
       before_p50 as before_p50_nanos, p50 as p50_nanos,
       floor(cast(p50 as double) * 100 / before_p50 + 0.5) / 100 as ratio,
       cast(resolutions as bigint) as resolutions
from pairs
where before_p50 > 0 and p50 >= 1.25 * before_p50 and resolutions >= 100 and before_resolutions >= 100
order by ratio desc, service, service_version, point, path
