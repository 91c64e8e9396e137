with buckets as (
  select service, service_version, host, instance, point, path, bucket, sum(n) as n
  from facts
  where kind = 'bucket' and instance <> ''
  group by service, service_version, host, instance, point, path, bucket
), running as (
  select service, service_version, host, instance, point, path, bucket,
         cast(sum(n) over (partition by service, service_version, host, instance, point, path order by bucket) as double) as upto,
         cast(sum(n) over (partition by service, service_version, host, instance, point, path) as double) as everything
  from buckets
), medians as (
  select service, service_version, host, instance, point, path,
         min(case when upto >= 0.5 * everything then bucket end) as p50,
         cast(max(everything) as bigint) as resolutions
  from running
  group by service, service_version, host, instance, point, path
  having max(everything) >= 100
), fleet as (
  select service, service_version, point, path, median(p50) as typical, count(*) as instances
  from medians
  group by service, service_version, point, path
)
select medians.instance, medians.host, medians.service, medians.service_version, medians.point, medians.path,
       medians.p50 as p50_nanos, cast(round(fleet.typical) as bigint) as typical_p50_nanos,
       floor(cast(medians.p50 as double) * 100 / fleet.typical + 0.5) / 100 as ratio,
       medians.resolutions, fleet.instances as of_instances
from medians
join fleet
  on fleet.service = medians.service and fleet.service_version = medians.service_version
 and fleet.point = medians.point and fleet.path = medians.path
where fleet.instances >= 5 and fleet.typical > 0 and medians.p50 >= 1.5 * fleet.typical
order by ratio desc, medians.instance, medians.point, medians.path
