with buckets as (
  select service, point, path, bucket, sum(n) as n
  from facts
  where kind = 'bucket'
  group by service, point, path, bucket
), running as (
  select service, point, path, bucket,
         cast(sum(n) over (partition by service, point, path order by bucket) as double) as upto,
         cast(sum(n) over (partition by service, point, path) as double) as everything
  from buckets
), marks as (
  select service, point, path,
         min(case when upto >= 0.5 * everything then bucket end) as p50_nanos,
         min(case when upto >= 0.9 * everything then bucket end) as p90_nanos,
         min(case when upto >= 0.99 * everything then bucket end) as p99_nanos,
         min(case when upto >= 0.999 * everything then bucket end) as p999_nanos,
         cast(max(everything) as bigint) as n
  from running
  group by service, point, path
), paths as (
  select service, point, path, sum(resolutions) as resolutions, sum(failures) as failures, sum(total) as total_nanos
  from facts
  where kind = 'path'
  group by service, point, path
)
select paths.service, paths.point, paths.path, paths.resolutions, paths.failures, paths.total_nanos,
       case when marks.n >= paths.resolutions then '' else '~' end as partly,
       marks.p50_nanos, marks.p90_nanos, marks.p99_nanos, marks.p999_nanos
from paths
left join marks
  on marks.service = paths.service and marks.point = paths.point and marks.path = paths.path
order by paths.total_nanos desc, paths.service, paths.point, paths.path
