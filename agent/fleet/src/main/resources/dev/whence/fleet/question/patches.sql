with versions as (
  select service, class, source,
         count(distinct instance) as instances,
         count(distinct host) as hosts,
         min(host) as first_host,
         min(hour) as since,
         max(case when in_use then 1 else 0 end) as used
  from facts
  where kind = 'version'
  group by service, class, source
), placed as (
  select versions.*,
         row_number() over (partition by service, class order by instances desc, used, since, source) as place
  from versions
), answered as (
  select service, class, source, sum(resolutions) as resolutions, sum(total) as total_nanos
  from facts
  where kind = 'answer'
  group by service, class, source
)
select placed.class, placed.source, placed.service, placed.instances, placed.hosts, placed.first_host, placed.since,
       answered.resolutions, answered.total_nanos
from placed
left join answered
  on answered.service = placed.service and answered.class = placed.class and answered.source = placed.source
where placed.place > 1 and placed.used = 1
order by placed.hosts desc, placed.class, placed.source, placed.service
